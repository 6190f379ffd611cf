"""Days as people write them in Spanish."""

from __future__ import annotations

_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def day(date: str) -> str:
    """``2026-11-25`` as people write it."""
    year, month, number = (int(part) for part in date.split("-"))
    return f"{number} de {_MONTHS[month - 1]} de {year}"
