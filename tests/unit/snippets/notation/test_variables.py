"""Variables of Compose: what compose-go reads as a name, what it cannot read, and what it would empty."""

from __future__ import annotations

import pytest
from guide.snippets.notation import variables


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("$A", ["A"]),
        ("a$_b1-$C.", ["_b1", "C"]),
        ("$$A $$$B", ["B"]),
        ("$1 $- $é $", []),
        ("${A} ${B:-$C}", ["C"]),
    ],
)
def test_names_without_braces(text: str, found: list[str]) -> None:
    assert list(variables.names(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$",
        "$A $1",
        "${A}",
        "${_a1}${B}",
        "${A-b}${A:-b}",
        "${A?b}${A:?b c}",
        "${A+b}${A:+b}",
        "${A:-}",
        "${A:-${B:-c}} d",
        "${A:-{b}}",
        "$${",
        "$${1}",
        "${<mi-clave>}",
        "${...} ${…}",
        # Of a variable without a value, what would be put in the place of its value is not read.
        "${A:+${1}}${A+${1}}",
    ],
)
def test_what_compose_reads(text: str) -> None:
    assert variables.unreadable(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("${", 0),
        ("${}", 0),
        ("${A", 0),
        ("${A:-b", 0),
        ("${A:-{b}", 0),
        ("${1}", 0),
        ("${A b}", 0),
        ("${A.b}", 0),
        ("${A:b}", 0),
        ("${A:=b}", 0),
        ("${<mi clave>} ${<a}", 14),
        ("$$${1}", 2),
        ("x ${A} ${", 7),
        ("${A}${1}", 4),
        ("${A:-b}${1}", 7),
        ("${...}${1}", 6),
        ("${A:-${1}}", 5),
        ("x${A:-y${1}}", 7),
        ("${A-${B-${C}", 0),
        ("${A?${1}}", 4),
        ("${A:+${1}}${2}", 10),
        ("${A:-b\nc}", 0),
        ("a\n${A:-\n}", 2),
    ],
)
def test_where_compose_cannot_read_on(text: str, place: int) -> None:
    assert variables.unreadable(text) == place


@pytest.mark.parametrize(
    "found",
    [
        "$2$05$abcdef",
        "$2a$05$abcdef",
        "$2b$05$abcdef",
        "$2x$05$abcdef",
        "$2y$05$abcdef",
        "$1$salt$hash",
        "$5$salt$hash",
        "$6$salt$hash",
        "$7$salt$hash",
        "$y$j9T$salt",
        "$apr1$x/y.z$hash",
        "$argon2i$v=19$m=1,t=2",
        "$argon2d$v=19$m=1,t=2",
        "$argon2id$v=19$m=1,t=2",
        "$pbkdf2-sha256$29000$salt",
        "$pbkdf2$1$salt",
        "$scrypt$ln=16$salt",
    ],
)
def test_hash_of_a_password_that_compose_would_empty(found: str) -> None:
    assert variables.emptied_hash(found) == found
    assert variables.emptied_hash(f"web:{found} otra") == found
    assert variables.emptied_hash(found.replace("$", "$$")) is None


@pytest.mark.parametrize(
    "text",
    ["", "$A", "$2c$05$abc", "$3$salt$hash", "$12$salt", "$argon2x$v=19", "$1$ salt", "$1$$salt", "$5$123$456"],
)
def test_what_is_no_emptied_hash(text: str) -> None:
    assert variables.emptied_hash(text) is None
