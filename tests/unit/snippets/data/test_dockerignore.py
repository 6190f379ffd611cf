""".dockerignore: what each pattern is to Docker, and where it goes wrong."""

from __future__ import annotations

import pytest
from guide.snippets.data.dockerignore import check_dockerignore
from snippets_support import assert_findings

CLEAN = [
    "",
    "\n  \n\t\n",
    "# comentario",
    "#",
    "\ufeff# comentario",
    "a#b",
    "#a # b",
    "!importante.log",
    "!!",
    "a\n\ufeff!",  # only at the beginning of the file such a mark is not of the pattern
    "a!",
    "*.log",
    "con espacios.txt",
    "  sangrado",
    # Classes: signs, ranges, both, negated, escaped ones.
    "[a]",
    "[abc]",
    "[^a]",
    "[^a-c]",
    "[a-cx]",
    "[xa-c]",
    "[a-c0-9]",
    "[a-c0-9x]",
    "[\\]]",
    "[\\--\\\\]",
    "[a-\\]]",
    "[a\\-b-\\]c]",
    "[^^]",
    "[a^]",
    "[!]",
    "a[b]c[d]",
    "[[]",
    "[.]*",
    "]",
    "a]b",
    "\\[",
    "\\[a",
    "a\\\\",
    "\\#a",
    "\\!a",
    "\\*",
    "a\\ b",
]
WRONG = [
    ("!", ["1:1-2 IN301 a ! le falta el patrón"]),
    ("a\n  !  ", ["2:3-4 IN301 a ! le falta"]),
    ("\ufeff!", ["1:1-2 IN301 a ! le falta"]),
    # Comments that are none.
    (" # no", ["1:2-6 IN302 con sangría #"]),
    ("\t#no  ", ["1:2-5 IN302 con sangría #"]),
    ("á # no", ["1:3-7 IN302 en su propia línea"]),
    ("  a \t#no", ["1:6-9 IN302 en su propia línea"]),
    ("a #", ["1:3-4 IN302 en su propia línea"]),
    ("a #b #c", ["1:3-8 IN302 en su propia línea"]),
    ("! # no", ["1:3-7 IN302 en su propia línea"]),
    ("a\u00a0# no\nb # no", ["1:3-7 IN302", "2:3-7 IN302"]),
    # Classes.
    ("[", ["1:1-2 IN301 [ se abre aquí"]),
    ("[]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[^]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[^]a]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[^-a]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[]a]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[-a]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[-[a]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[a-]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[a-b-c]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[ab-]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[a\\]", ["1:1-2 IN301 [ se abre aquí"]),
    ("[a-\\", ["1:1-2 IN301 [ se abre aquí"]),
    ("  á[b]c[d", ["1:8-9 IN301 [ se abre aquí"]),
    ("\\\\[a", ["1:3-4 IN301 [ se abre aquí"]),
    ("\\[[", ["1:3-4 IN301 [ se abre aquí"]),
    ("[[][", ["1:4-5 IN301 [ se abre aquí"]),
    # Backslashes.
    ("\\", ["1:1-2 IN301 falta el signo que protege"]),
    ("  á\\", ["1:4-5 IN301 falta el signo que protege"]),
    ("\\a\\", ["1:3-4 IN301 falta el signo que protege"]),
    ("  á\\b\\c", ["1:4-5 IN302 escribe /b"]),
    ("\\.git", ["1:1-2 IN302 escribe /."]),
    ("a\\_b", ["1:2-3 IN302 escribe /_"]),
    # Of one line one thing, of each line its own.
    ("[ # no", ["1:3-7 IN302"]),
    ("a\\b[", ["1:4-5 IN301 [ se abre"]),
    ("!\n# b\n\n[\nc\\", ["1:1-2 IN301", "4:1-2 IN301", "5:2-3 IN301"]),
]


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_to_report(text: str) -> None:
    assert_findings(check_dockerignore(text), [])
    assert_findings(check_dockerignore(f"a\n{text}" if not text.startswith("\ufeff") else text), [])


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert_findings(check_dockerignore(text), expected)
