"""Syntax of INI."""

from __future__ import annotations

import re

from guide.snippets.findings import Finding, finding_at

_SECTION = re.compile(r"\s*\[[^\]]*\]\s*(?:[#;].*)?$")
_OPTION = re.compile(r"\s*[^=:\s\[][^=:]*?\s*[=:]|\s*[\w.!@/$%-]+\s*(?:[#;].*)?$")


def check_ini(text: str) -> list[Finding]:
    """INI as configparser, systemd and git write it: options without a section or a value are allowed."""
    findings: list[Finding] = []
    continued = False  # systemd: a backslash at the end; configparser: deeper than its option
    depth: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        if stripped.startswith(("#", ";")) or not stripped:
            continue
        if not continued and (depth is None or indent <= depth or stripped.startswith("[")):
            if stripped.startswith("["):
                depth = None
                if not _SECTION.match(line):
                    what = "sobra texto después de la sección" if "]" in line else "la sección no se cierra: falta ]"
                    findings.append(finding_at(number, indent + 1, "IN101", what, len(stripped)))
            elif _OPTION.match(line):
                depth = indent
            else:
                message = "no es una [sección], un comentario ni «clave = valor»"
                findings.append(finding_at(number, indent + 1, "IN102", message, len(stripped)))
        continued = stripped.endswith("\\")
    return findings
