"""How a report is shown: text for people, JSON for programs; ``machine`` has the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guide.diagnostics import Severity
from guide.snippets.outcome.report import Report, shortened


def as_text(report: Report) -> str:
    """Each finding with its line and a caret, then the summary."""
    return "\n".join([*(text for _, text in entries(report)), summary(report)])


def entries(report: Report) -> Iterator[tuple[Severity, str]]:
    """Each finding with its line and a caret; of very many alike in a block, the last entry counts the rest."""
    for diagnostic, more in shortened(report):
        if more:
            message = f"y {more} más de {diagnostic.code} en este bloque; --format json los da todos"
            diagnostic = replace(diagnostic, message=message, excerpt="")
        yield diagnostic.severity, diagnostic.text()


def as_json(report: Report) -> str:
    import json

    fields = ("file", "line", "column", "end_line", "end_column", "code", "severity", "message")
    data: dict[str, Any] = {
        "blocks": {
            "total": report.total,
            "checked": dict(sorted(report.checked.items())),
            "text": report.text,
            "exempt": [exemption._asdict() for exemption in report.exempt],
        },
        "diagnostics": [{name: getattr(d, name) for name in fields} for d in report.diagnostics],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def summary(report: Report) -> str:
    """One line that accounts for every block."""
    checked = sum(report.checked.values())
    by_language = ", ".join(f"{name} {count}" for name, count in sorted(report.checked.items()))
    parts = [
        f"{_count(checked, 'comprobado', 'comprobados')}{f' ({by_language})' if by_language else ''}",
        f"{report.text} de texto",
        _count(len(report.exempt), "exento", "exentos"),
    ]
    line = f"Fragmentos: {_count(report.total, 'bloque', 'bloques')}: {', '.join(parts)}"
    kinds = [special.kind for special in report.specials]
    if wrong := kinds.count("wrong"):
        line += f"; {_count(wrong, 'erróneo', 'erróneos')} a propósito"
    if since := kinds.count("since"):
        line += f"; {since} desde una versión"
    if report.drawn:
        line += f"; {_count(report.drawn, 'dibujado', 'dibujados')}"
    errors = sum(d.severity == "error" for d in report.diagnostics)
    warnings = len(report.diagnostics) - errors
    found = [_count(errors, "error", "errores")] if errors else []
    found += [_count(warnings, "aviso", "avisos")] if warnings else []
    return f"{line}. {' y '.join(found) or 'Ningún error'}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
