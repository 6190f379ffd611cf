"""The Content-Security-Policy of a built site: strict, with the digests of the scripts that its pages carry."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from guide.hosting import inline

MOST = 24
"""A theme has a handful of scripts in its pages. Of many more, each page has its own, and no header would hold them."""
_DIRECTIVES = {
    "default-src": "'none'",
    # The search runs WebAssembly.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    # The style sheet of the theme draws its icons with data: addresses.
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


class Policy(NamedTuple):
    """``problems``: what in the site the policy would refuse, as an author is told."""

    text: str
    problems: list[str]


def of_site(site: Path) -> Policy:
    digests: set[str] = set()
    refused: dict[str, list[str]] = {}
    for file in sorted((*site.rglob("*.html"), *site.rglob("*.svg"))):
        found = inline.read(file.read_text("utf-8"))
        digests.update(digest(script) for script in found.scripts)
        for line, what in found.refused:
            refused.setdefault(what, []).append(f"{file}:{line}")
    problems = [_refusal(what, places) for what, places in refused.items()]
    if len(digests) > MOST:
        problems.append(
            f"{site}: las páginas llevan dentro {len(digests)} scripts distintos, y en la cabecera caben {MOST}: "
            "ponlos en archivos"
        )
    return Policy(policy(digests), problems)


def digest(script: str) -> str:
    """The expression that allows exactly this script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(digests: Iterable[str]) -> str:
    directives = dict(_DIRECTIVES)
    directives["script-src"] = " ".join([directives["script-src"], *sorted(digests)])
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def as_nginx(text: str) -> str:
    """A line of the configuration of nginx: the header, on every answer."""
    return f'add_header Content-Security-Policy "{text}" always;\n'


def _refusal(what: str, places: list[str]) -> str:
    """What a template of the theme does is in every page, and said once."""
    more = f" (y en {len(places) - 1} sitios más)" if len(places) > 1 else ""
    return f"{places[0]}: la política de seguridad no deja «{what}» dentro de una página: ponlo en un archivo{more}"
