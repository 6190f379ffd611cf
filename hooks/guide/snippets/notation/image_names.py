"""Names of images: whether Docker takes one, and what it says about its version.

Source of what is taken: distribution/reference v0.6 of 2026-04, ``regexp.go`` and ``normalize.go``.
"""

from __future__ import annotations

import re
from typing import Literal

_LABEL = r"(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
_DOMAIN = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?")
_WORD = r"[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*"
_PATH = re.compile(rf"{_WORD}(?:/{_WORD})*")
_TAG = re.compile(r"[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}")
# Docker asks for 32 figures at least; pages shorten them as «sha256:4b1c…» or «sha256:4b1cd».
_DIGEST = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]+")
_LONGEST = 255


def version(reference: str) -> Literal["fixed", "none", "latest"]:
    """Whether a reference has a tag (or a digest), none, or the one that moves."""
    if "@" in reference:
        return "fixed"
    _, colon, tag = reference.rpartition("/")[2].partition(":")
    if not colon:
        return "none"
    return "latest" if tag == "latest" else "fixed"


def reference_problem(reference: str) -> str | None:
    """Why a whole reference is none for Docker, or None. An id of an image is no reference either, but is let pass."""
    name, at, digest = reference.partition("@")
    domain, path, tag = _parts(name)
    if not path:
        return f"a «{reference}» le falta el nombre de la imagen" if reference else "el nombre de la imagen está vacío"
    if path != path.lower():
        start = len(domain) + 1 if domain else 0
        lower = reference[:start] + path.lower() + reference[start + len(path) :]
        return f"el nombre de una imagen va en minúsculas: {lower}"
    if domain and not _DOMAIN.fullmatch(domain):
        return f"«{domain}» no es el nombre de un registro"
    if not _PATH.fullmatch(path):
        return f"«{path}» no es el nombre de una imagen: letras minúsculas y números, unidos por ., _, __ o -"
    if tag is not None and not _TAG.fullmatch(tag):
        if not tag:
            return f"a «{reference}» le falta la etiqueta detrás de los dos puntos"
        return f"«{tag}» no es una etiqueta: letras, números, _, . y -, y no empieza por . ni por -"
    if at and not _DIGEST.fullmatch(digest):
        return f"«{digest}» no es un digest, como sha256: y 64 cifras hexadecimales"
    if len(path) > _LONGEST:
        return f"el nombre de la imagen tiene {len(path)} caracteres y caben {_LONGEST}"
    return None


def _parts(name: str) -> tuple[str, str, str | None]:
    """Registry, path and tag as Docker tells them apart; the registry is "" where it is not written."""
    first, slash, rest = name.partition("/")
    is_domain = slash and (first == "localhost" or re.search(r"[.:]", first) or first != first.lower())
    path, colon, tag = (rest if is_domain else name).partition(":")
    return first if is_domain else "", path, tag if colon else None
