"""Units of systemd: sections, «Clave=valor» lines and where they go, and the values of the few that have a list."""

from __future__ import annotations

import re

from guide.hints import did_you_mean
from guide.snippets.data.ini_check import check_ini
from guide.snippets.findings import Finding, finding_at

# Source: systemd.unit(5) and the pages it names, systemd 257.
_SECTIONS = """
Unit Install Service Socket Device Mount Automount Swap Target Path Timer Slice Scope Link Match NetDev Network
Address Route DHCPv4 Container Pod Volume Kube Image Build Quadlet Manager Journal Resolve Login Time
"""
SECTIONS = frozenset(_SECTIONS.split())
# Source: systemd.service(5) and systemd.kill(5) of the same version.
_VALUES = {
    "KillMode": ("control-group", "mixed", "none", "process"),
    "Restart": ("always", "no", "on-abnormal", "on-abort", "on-failure", "on-success", "on-watchdog"),
    "Type": ("dbus", "exec", "forking", "idle", "notify", "notify-reload", "oneshot", "simple"),
}
_SECTION = re.compile(r"\s*\[([^\]]*)\]\s*$")


def check_systemd(text: str) -> list[Finding]:
    """As any INI, and also what systemd warns of and leaves out."""
    findings = check_ini(text)
    if findings:
        return findings
    section = ""
    continued = False
    sections = [match[1] for line in text.split("\n") if (match := _SECTION.match(line))]
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith(("#", ";")) or not stripped:
            continue
        column = len(line) - len(line.lstrip()) + 1
        if continued:
            pass
        elif match := _SECTION.match(line):
            section = match[1]
            if not section.startswith("X-") and section not in SECTIONS and (hint := did_you_mean(section, SECTIONS)):
                message = f"systemd no tiene la sección «{section}»{hint}"
                findings.append(finding_at(number, column + 1, "IN103", message, len(section)))
        elif "=" not in stripped:
            message = "falta el =: systemd no hace caso de esta línea"
            findings.append(finding_at(number, column, "IN103", message, len(stripped)))
        elif not section and sections:
            message = f"está antes de [{sections[0]}], la primera sección: systemd no le hace caso"
            findings.append(finding_at(number, column, "IN103", message, len(stripped)))
        elif section in ("", "Service") and (wrong := _other_value(number, line)):
            findings.append(wrong)
        continued = stripped.endswith("\\")
    return findings


def _other_value(number: int, line: str) -> Finding | None:
    """A value that systemd does not know: it keeps the one that the key has by itself."""
    name, _, value = (part.strip() for part in line.partition("="))
    known = _VALUES.get(name)
    if known is None or not value or value in known or "%" in value:
        return None
    message = f"«{value[:40]}» no es un valor de {name} ({', '.join(known)}){did_you_mean(value, known)}"
    return finding_at(
        number, line.index("=") + 1 + line.partition("=")[2].index(value) + 1, "IN104", message, len(value)
    )


def is_unit(text: str) -> bool:
    """Whether an INI block is a unit: its first section is one that nobody else has."""
    first = re.search(r"^\s*\[([^\]\n]*)\]\s*$", text, re.MULTILINE)
    return first is not None and first[1] in {"Unit", "Service", "Install", "Socket", "Timer", "Container", "Mount"}
