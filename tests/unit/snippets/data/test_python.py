"""Python: its first syntax error and where it is, and what only a later version reads."""

from __future__ import annotations

import pytest
from guide.snippets.data.python_check import check_python, is_newer
from snippets_support import assert_findings

CLEAN = [
    "",
    "\n# a\n",
    "import no_existe\nraise SystemExit\n",
    "return 1\n",
    "print('\\d', \"á\")\nassert (1, 'a')\n",
    "if a:\n\tb\nelse:\n    c\n",
]
WRONG = [
    ("á = (1,\n\nb = 2", ["1:5-6 PY101 se abre aquí y no se cierra ('(' was never closed)$"]),
    ("\n\n  # a\n(", ["4:1-2 PY101 se abre aquí"]),
    ("a = {]", ["1:6-7 PY101 este cierre no es el de lo que está abierto"]),
    ("a = 1)", ["1:6-7 PY101 este cierre no es"]),
    ("a = 'b\nc = 1", ["1:5-6 PY101 la cadena se abre aquí y no se cierra"]),
    ('def f():\n    """a\n', ["2:5-6 PY101 la cadena se abre aquí"]),
    ("if á\n    b\n", ["1:5-6 PY101 faltan los dos puntos al final de la línea"]),
    ("a = 1\n    b = 2\n", ["2:5-6 PY101 sobra sangría"]),
    ("a\n\tb c\n", ["2:2-3 PY101 sobra sangría"]),
    ("if a:\n    b\n\nc = 1\nif d:\n  e\n f\n", ["7:2-3 PY101 la sangría no coincide con la de ninguna línea"]),
    ("if a:\n\tb\n        c\n", ["3:9-10 PY101 la sangría no coincide"]),
    ("if a:\nb\n", ["2:1-2 PY101 aquí falta una línea con más sangría"]),
    ("for a in b:", ["1:1-2 PY101 aquí falta una línea"]),
    ("a = [1 2]", ["1:6-7 PY101 puede que falte una coma"]),
    ("if a = 1:\n    b\n", ["1:4-5 PY101 para comparar se escribe =="]),
    ("if f() = 1:\n    b\n", ["1:4-5 PY101 para comparar se escribe =="]),
    ("print 1", ["1:1-2 PY101 faltan los paréntesis de la llamada"]),
    ("a = “b”", ["1:5-6 PY101 hay un carácter que no puede estar aquí"]),
    ("a = b\u200bc", ["1:6-7 PY101 hay un carácter que no puede estar aquí"]),
    ("a = 1\nb = \0\nc = \0", ["2:5-6 PY101 hay un carácter nulo"]),
    ("\0(", ["1:1-2 PY101 hay un carácter nulo"]),
    ("é = b c d", ["1:7-8 PY101 la sintaxis no es válida (invalid syntax)$"]),
    ("a = 0777", ["1:5-6 PY101 la sintaxis no es válida"]),
    ("a = ", ["1:5-6 PY101 la sintaxis no es válida"]),
    # Only the first.
    ("a b\nc d\n(", ["1:3-4 PY101 la sintaxis"]),
    ("(" * 50_000, ["1:201-202 PY101 tiene demasiados niveles, unos dentro de otros (too many nested"]),
    ("-" * 100_000 + "1", ["1:1-2 PY101 tiene demasiados niveles, unos dentro de otros$"]),
]
# A line, and the version from which it is Python.
NEWER = [
    ("type P = int", (3, 12)),
    ("type  P[T: (a, b)]  = int", (3, 12)),
    ("  type P=int", (3, 12)),
    ("type(x) = int", None),
    ("type P[T]=int", (3, 12)),
    ("type = int", None),
    ("type P", None),
    ("x type P = int", None),
    ("typeP = int", None),
    ("def f[T](x: T) -> T:", (3, 12)),
    ("    async  def f [*T](x):", (3, 12)),
    ("class C[T]:", (3, 12)),
    ("class C(T[1]):", None),
    ("asyncdef f[T](x):", None),
    ("classy[1] a", None),
    ("defx[1] a", None),
    ("def [T]:", None),
    ("x = def[1]", None),
    ("async class[1]", None),
    ('a = t"hola {x}"', (3, 14)),
    ("f(T'{x}')", (3, 14)),
    ("f(a,t'{x}')", (3, 14)),
    ("a =rt'{x}'", (3, 14)),
    ('a = Tr"{x}"', (3, 14)),
    ("(t'x'", (3, 14)),
    ("a = b't'", None),
    ('print("don\'t" 1)', None),
    ("a = rrt'x'", None),
    ("except ValueError, KeyError:", (3, 14)),
    ("    except* a.B , c.D:", (3, 14)),
    ("except ValueError KeyError:", None),
    ("except (ValueError, KeyError:", None),
    ("x except A, B:", None),
    ("exceptA, B:", None),
    ("except , B:", None),
]


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_to_report(text: str) -> None:
    assert check_python(text) == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert_findings(check_python(text), expected)


@pytest.mark.parametrize(("line", "since"), NEWER)
def test_what_only_a_later_python_reads_is_no_mistake(line: str, since: tuple[int, int] | None) -> None:
    for version in ((3, 11), (3, 12), (3, 13), (3, 14), (3, 15)):
        assert is_newer(line, "invalid syntax", version) is (since is not None and version < since), version


@pytest.mark.parametrize(("version", "newer"), [((3, 11), True), ((3, 12), False), ((3, 13), False)])
def test_quotes_within_the_quotes_of_a_format_are_of_a_later_python(version: tuple[int, int], newer: bool) -> None:
    assert is_newer('print(f"{a["b"]}")', "f-string: expecting '}'", version) is newer
    assert not is_newer("a b", "unterminated string literal", version)


def test_the_line_where_it_stops_reading_decides() -> None:
    assert check_python('a = {1: 2}\nprint(f"{a["b"]}")\n') == []
    assert_findings(check_python("a b\ntype P = int\n"), ["1:3-4 PY101"])
    assert_findings(check_python("except A B:\n    type P = int\n"), ["1:1-2 PY101"])
