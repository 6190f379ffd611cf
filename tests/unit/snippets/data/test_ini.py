"""INI in general, and units of systemd: which lines are right, and where a wrong one is."""

from __future__ import annotations

import pytest
from guide.snippets.data.ini_check import check_ini
from guide.snippets.data.systemd_check import SECTIONS, check_systemd, is_unit
from snippets_support import assert_findings

INI: list[tuple[str, list[str]]] = [
    # Sections.
    ("[a]\n[a b.c]\n  [d]  \n[]\n", []),
    ("[a] # b\n[c];d\n[e]\t; f\n", []),
    ("[a", ["1:1-3 IN101 la sección no se cierra: falta ]$"]),
    ("\t[á  ", ["1:2-4 IN101 la sección no se cierra"]),
    ("[a] b", ["1:1-6 IN101 sobra texto después de la sección$"]),
    ("[a]b # c", ["1:1-9 IN101 sobra texto"]),
    ("[[a]]", ["1:1-6 IN101 sobra texto"]),
    # Options.
    ("a=1\na = 1\na:1\na : 1\na =\na=\n", []),
    ("dos palabras = 1\na [b] = c\n\tá = 1\na=b=c:d\n", []),
    ("suelta\ncon-guion\na.b_c/@!%$1\na # b\n\ta;b\n", []),
    ("a b", ["1:1-4 IN102 no es una [sección], un comentario ni «clave = valor»$"]),
    ("  a b  ", ["1:3-6 IN102"]),
    ("a b # c = 1\na b # c\n", ["2:1-8 IN102"]),
    ("a b ; c", ["1:1-8 IN102"]),
    ("a, b", ["1:1-5 IN102"]),
    ("a*", ["1:1-3 IN102"]),
    ("= 1", ["1:1-4 IN102"]),
    ("  : 1", ["1:3-6 IN102"]),
    ("]", ["1:1-2 IN102"]),
    # Comments and blank lines, everywhere.
    ("# a b\n; a b\n  # a b\n\t;a b\n\n   \n#\n;\n", []),
    # A line that goes on after a backslash.
    ("a = 1 \\\nb c d\\  \n[e\nf g h", ["4:1-6 IN102"]),
    ("a = \\\n# b c \\\nd e f\ng h i", ["4:1-6 IN102"]),
    ("a \\ b\n", ["1:1-6 IN102"]),
    # A line that is deeper than its option goes on with it.
    ("a = 1\n b c d\n\te f g\nh i j", ["4:1-6 IN102"]),
    ("  a = 1\n  b c d\n   e f g", ["2:3-8 IN102"]),
    ("  a = 1\n b c d", ["2:2-7 IN102"]),
    (" a = 1\n  b = 2\n  c d e\n d e f", ["4:2-7 IN102"]),
    ("a\n  b c d", []),
    ("a = 1\n  [b\n", ["2:3-5 IN101"]),
    ("a = 1\n[b]\n  c d e", ["3:3-8 IN102"]),
    ("a = 1\n\n# x\n  b c d\n", []),
    # What is wrong begins nothing that could go on.
    ("a b\n  c d", ["1:1-4 IN102", "2:3-6 IN102"]),
    ("[a\nb c\n[d]e\n", ["1:1-3 IN101", "2:1-4 IN102", "3:1-5 IN101"]),
]
SYSTEMD: list[tuple[str, list[str]]] = [
    ("", []),
    ("A=b\nB=c\n", []),
    ("# a\n; b\n\n[Unit]\n  # c\nA=b\n", []),
    # Sections: those of systemd, one's own, and those that are nearly one.
    ("[X-Servce]\nA=b\n[Cosa]\nB=c\n", []),
    ("[Servce]\n", ["1:2-8 IN103 systemd no tiene la sección «Servce»; ¿quisiste decir «Service»?$"]),
    ("[Unit]\n  [Instal]  \n[service]\n", ["2:4-10 IN103 «Install»", "3:2-9 IN103 «Service»"]),
    # Lines without =.
    ("[Service]\nA=b\n  á b:c\nC=d", ["3:3-8 IN103 falta el ="]),
    ("[Unit]\nA:b\n\tC\n", ["2:1-4 IN103 falta el =", "3:2-3 IN103 falta el ="]),
    ("A\n[Unit]\nB=c", ["1:1-2 IN103 falta el ="]),
    # Before the first section of those that there are.
    (
        "A=b\n# c\n  C=d\n[Unit]\nE=f\n[Service]\nG=h\n",
        ["1:1-4 IN103 está antes de [Unit], la primera sección", "3:3-6 IN103 está antes de [Unit]"],
    ),
    # What goes on is not looked at.
    ("[Service]\nA=b \\\n  c\\\n# d\n[Untt]\nE=f\nG\n", ["7:1-2 IN103"]),
    ("[Service]\nA=b \\\nRestart=nunca\nRestart=nunca\n", ["4:9-14 IN104"]),
    # What is no INI is told first, and alone.
    ("[Servce]\nA b c\n[Unit\nD\n", ["2:1-6 IN102", "3:1-6 IN101"]),
    # Values, in a service or where no section is.
    ("Restart=x\n", ["1:9-10 IN104 «x» no es un valor de Restart (always, no, on-abnormal, on-abort, "]),
    ("[Unit]\nRestart=x\n[Mount]\nType=x\n[Service]\nType=x\n", ["6:6-7 IN104"]),
    ("[Service]\n\tType =  Type=a  \n", ["2:10-16 IN104 «Type=a»"]),
    ("[Service]\nType=Type=simple\n", ["2:6-17 IN104 «Type=simple»"]),
    ("[Service]\nRestart=Always\n", ["2:9-15 IN104 ¿quisiste decir «always»?$"]),
    ("[Service]\nRestart=a veces\n", ["2:9-16 IN104 on-watchdog)$"]),
    ("[Service]\nRestart=\nRestart=%i\nRestart=on-%i\nrestart=x\nRestarts=x\nExecStart=x\n", []),
]
# systemd.service(5) and systemd.kill(5).
VALUES = {
    "KillMode": "control-group mixed none process",
    "Restart": "always no on-abnormal on-abort on-failure on-success on-watchdog",
    "Type": "dbus exec forking idle notify notify-reload oneshot simple",
}


@pytest.mark.parametrize(("text", "expected"), INI)
def test_ini(text: str, expected: list[str]) -> None:
    assert_findings(check_ini(text), expected)


@pytest.mark.parametrize(("text", "expected"), SYSTEMD)
def test_units_of_systemd(text: str, expected: list[str]) -> None:
    assert_findings(check_systemd(text), expected)


@pytest.mark.parametrize("key", VALUES)
def test_each_value_of_the_keys_that_have_a_list(key: str) -> None:
    for value in VALUES[key].split():
        assert check_systemd(f"[Service]\n{key}={value}\n") == []
    [finding] = check_systemd(f"{key}=de otra forma\n")
    assert f" no es un valor de {key} ({', '.join(VALUES[key].split())})" in finding.message


def test_the_sections_of_systemd() -> None:
    known = """
        Unit Install Service Socket Device Mount Automount Swap Target Path Timer Slice Scope Link Match NetDev Network
        Address Route DHCPv4 Container Pod Volume Kube Image Build Quadlet Manager Journal Resolve Login Time"""
    assert set(known.split()) == SECTIONS


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *((f"[{name}]\nA=b", True) for name in ("Unit", "Service", "Install", "Socket", "Timer", "Container", "Mount")),
        ("# a\nA=b\n\n  [Unit]  \n", True),
        ("[core]\na=b\n[Unit]\n", False),
        ("[Unit] a\n[core]\n", False),
        ("a[Unit]\n", False),
        ("[Units]\n", False),
        ("[unit]\n", False),
        ("A=b", False),
        ("", False),
    ],
)
def test_a_unit_is_known_by_its_first_section(text: str, unit: bool) -> None:
    assert is_unit(text) is unit
