"""HCL that cannot be read: the sign that opens and does not close, the first wrong line, and what looks wrong in it."""

from __future__ import annotations

import pytest
from guide.snippets.data.hcl_check import check_hcl
from snippets_support import assert_findings

CLEAN = [
    "\n\n \n",
    "a = {\n#\n}\n//\n",
    'a = 1 # } " [\nb = 2 // } " (\nc = 3 /* } " { */\n',
    # A comment of several lines, also one that has no end of its own.
    'a = 1\n/* x\n { " (\n} */\nb = 2\n',
    "/* a */ b = 1 /* c */\n",
    # Texts: escaped signs, templates in templates, and signs that only look like one.
    'a = "\\"{ [ ( \\\\"\n',
    'a = "x${f("y${b}")}z"\n',
    'a = "$${b" \nc = "%%{d"\ne = "$b%c$ % ) ]"\n',
    'a = "%{ if b }c%{ else }d%{ endif }"\n',
    # Heredocs, with signs in them and a name with a hyphen.
    'a = <<F\n" } F\nF2\nF\nb = {}\n',
    "a = <<-F_1-x\n\t {\n\tF_1-x\t\nb = ( 1 )\n",
    "a = [\n  1,\n  2,\n]\nb = f(\n  1,\n)\nc = { d = 1\n e = 2 }\n",
    # The same name in another block or in a table.
    "a = 1\nb {\n  a = 1\n}\nb {\n  a = 1\n  c {\n    a = 1\n  }\n}\nd = { a = 1 }\n",
    "a = 1\na {}\na {}\n",
]
WRONG = [
    # What opens and does not close: the last of them.
    ("a = {\n", ["1:5-6 IN201 { se abre aquí y no se cierra$"]),
    ("a = [1, f(\n  2\n", ["1:10-11 IN201 ( se abre aquí y no se cierra$"]),
    ("a = (1]\nb = [1)\n", ["1:5-6 IN201 ( se abre aquí y no se cierra$"]),
    ("a = [{]\n", ["1:6-7 IN201 { se abre"]),
    ('a = "é\nb = 1\n', ["1:5-6 IN201 estas comillas no se cierran en su línea"]),
    ('a = 1\n\tb = "x', ['2:6-7 IN201 " se abre aquí y no se cierra$']),
    ('a = "x\\', ['1:5-6 IN201 " se abre aquí']),
    ('a = "x\\\n"', ["1:5-6 IN201 estas comillas"]),
    ('a = "x${', ["1:8-9 IN201 { se abre"]),
    ('a = "x%{ if b', ["1:8-9 IN201 { se abre"]),
    ('a = "%{b"\n', ["1:9-10 IN201 estas comillas"]),
    ('a = "${b("c)}"\n', ["1:9-10 IN201 ( se abre"]),
    ('a = "b"c"', ['1:9-10 IN201 " se abre']),
    ("a = 1 # {\nb = {", ["2:5-6 IN201 { se abre"]),
    ("/* { */ a = {", ["1:13-14 IN201 { se abre"]),
    ("a = <<F\n {\nF\nb = {\n", ["4:5-6 IN201 { se abre"]),
    ("a = <<F\n {\nFF\n F\nb = [", ["5:5-6 IN201 [ se abre"]),
    # What closes nothing.
    (")", ["1:1-2 IN201 ) no cierra nada$"]),
    ("a = 1\n  ]", ["2:3-4 IN201 ] no cierra nada$"]),
    ('a = "x"}', ["1:8-9 IN201 } no cierra nada$"]),
    ("a = {}\n}\n}", ["2:1-2 IN201 } no cierra nada$"]),
    ('# "\n// {\n/* { " */ a = ]', ["3:15-16 IN201 ] no cierra nada$"]),
    # What authors of other languages write.
    ("á = 'b'", ["1:5-6 IN201 en HCL las comillas son dobles$"]),
    ("a = …", ["1:5-6 IN201 los puntos suspensivos no son HCL"]),
    ("a = [1 ... ]", ["1:8-11 IN201 los puntos suspensivos"]),
    ("  á: 1", ["1:4-5 IN201 en HCL va = entre"]),
    ("a-b : 1", ["1:5-6 IN201 en HCL va = entre"]),
    ('x {\n  a: "b"\n}\n', ["2:4-5 IN201 en HCL va = entre"]),
    ("a =", ["1:4-5 IN201 falta el valor después de =$"]),
    ("  a = \nb = 1", ["1:7-8 IN201 falta el valor"]),
    ("a = # nada", ["1:11-12 IN201 falta el valor"]),
    ("a = {\n  b =\n}", ["2:6-7 IN201 falta el valor"]),
    ("a 1", ["1:1-2 IN201 falta = entre el nombre y el valor$"]),
    ("\ta-b  c  ", ["1:2-5 IN201 falta = entre"]),
    ('x {\n  a "b"\n}', ["2:3-4 IN201 falta = entre"]),
    ("x {\n  á [1]\n}", ["2:3-4 IN201 «á»"]),
    ('á = ["b" "c"]', ["1:10-13 IN201 falta una coma$"]),
    ('á = [b \t "c", d]', ["1:10-13 IN201 falta una coma$"]),
    ('a = [[1] "c" ]', ["1:10-13 IN201 falta una coma$"]),
    ('a = ["b""c"]', ["1:9-12 IN201 falta una coma$"]),
    ('a = [{} ""]', ["1:9-11 IN201 falta una coma$"]),
    # Nothing of that is looked for in texts and comments.
    ('a = ["it\'s: ..." "b"]', ["1:18-21 IN201 falta una coma$"]),
    ("a = 1 # it's\nb c d # it's: …", ["2:1-2 IN201 «b» no puede ir aquí"]),
    ("b c d // it's", ["1:1-2 IN201 «b»"]),
    ("a = \"\\\"' \" 'b'", ["1:12-13 IN201 las comillas son dobles"]),
    # Other mistakes: the word or sign where the parser stumbles.
    ("x {\n  é = = 1\n}", ["2:7-8 IN201 «=» no puede ir aquí: revisa los signos, las comas y las comillas$"]),
    ("a = 1\nb = 2 3.5-c 4\nc = 1", ["2:7-12 IN201 «3.5-c»"]),
    ('a = "x ${b} y" c', ["1:16-17 IN201 «c»"]),
    ("a = éé &b", ["1:8-9 IN201 «&»"]),
    ("  a.b = 1", ["1:3-6 IN201 «a.b»"]),
    ("-a = 1", ["1:1-3 IN201 «-a»"]),
    ("a = 1,", ["1:6-7 IN201 «,»"]),
    ("a = [1,,2]", ["1:7-8 IN201 «,»"]),
    ("a = [\n  1\n  2\n]", ["3:3-4 IN201 «2»"]),
    ("x {\n  a = b.\n}", ["2:8-9 IN201 «.»"]),
    (' "a"="b"', ['1:2-3 IN201 «"»']),
    ("<<F\nF\n", ["1:1-2 IN201 «<»"]),
    (f"a = 1\n= {'x' * 41}", ["2:1-2 IN201 «=» no puede ir"]),
    (f"{'x' * 41}.y = 1", [f"1:1-44 IN201 «{'x' * 40}» no puede ir"]),
    # Only the first of several lines, also within what is opened before it and closed after it.
    ('x "a" {\n  b = [\n    "c"\n  ]\n  d e f\n  g h i\n}\n', ["5:3-4 IN201 «d»"]),
    ('x "a" {\n  b = [\n    { c = f(1) },\n    { d e }\n  ]\n}\n', ["4:7-8 IN201 «d»"]),
    ("a = 1\nb = 1 2\nb = {\n}\nc = 1\nd = = 1", ["2:7-8 IN201 «2»"]),
    # A name that comes again in its block, each time.
    ("a = 1\ná = 2\n  a = 3\na = 4", ["3:3-4 IN201 «a» está repetido", "4:1-2 IN201 «a» está repetido"]),
    ("x {\n  y {\n    ab = 1\n    ab = 2\n  }\n  c = 1\n  c = 1\n}", ["4:5-7 IN201 «ab»", "7:3-4 IN201 «c»"]),
]


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_to_report(text: str) -> None:
    assert_findings(check_hcl(text), [])


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert_findings(check_hcl(text), expected)


@pytest.mark.parametrize("lines", range(1, 10))
def test_the_first_wrong_line_is_found_wherever_it_is(lines: int) -> None:
    for wrong in range(1, lines + 1):
        rows = [f"a{number} = 1" for number in range(1, lines + 1)]
        rows[wrong - 1] = "b c d"
        assert_findings(check_hcl("\n".join(rows)), [f"{wrong}:1-2 IN201 «b»"])


def test_what_is_left_open_is_told_before_what_is_wrong_in_a_line() -> None:
    assert_findings(check_hcl("a b c\nd = {\n"), ["2:5-6 IN201 { se abre"])
    assert_findings(check_hcl("a b c\nd = 1\nd = 2\n"), ["1:1-2 IN201 «a»"])
