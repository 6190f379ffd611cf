"""From Markdown to what is read, with the line of each word."""

from __future__ import annotations

import pytest
from guide.prose.passages import CLOSE, CODE, OPEN, passages


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("---\ntitle: Uno\nhide: [toc]\n---\n\nDos.\n", [(2, "Uno"), (6, "Dos.")]),
        ("---\nno acaba\n", [(1, "---\nno acaba")]),
        ("Uno\ndos.\n\nTres.\n", [(1, "Uno\ndos."), (4, "Tres.")]),
        ("# Uno { #uno }\nDos.\n", [(1, "Uno"), (2, "Dos.")]),
        ("Antes.\n```bash\nls\n```\nDespués.\n", [(1, "Antes."), (5, "Después.")]),
        ("````text\n```\nls\n```\n````\nDespués.\n", [(6, "Después.")]),
        ("```text\n```bash\nls\n```\nDespués.\n", [(5, "Después.")]),
        ("    ```console\n    $ ls\n    ```\n", []),
        ('!!! note "Uno"\n    Dos.\n', [(1, "Uno"), (2, "Dos.")]),
        ('??? question "1. ¿Uno?"\n    Dos.\n', [(1, "1. ¿Uno?"), (2, "Dos.")]),
        ("!!! note\n    Dos.\n", [(2, "Dos.")]),
        ('=== "Linux"\n    Dos.\n', [(1, "Linux"), (2, "Dos.")]),
        ("- Uno\n  dos.\n- Tres.\n1. Cuatro.\n", [(1, "Uno\ndos."), (3, "Tres."), (4, "Cuatro.")]),
        ("| Uno | Dos |\n|---|:-:|\n| `a` \\| b | |\n", [(1, "Uno"), (1, "Dos"), (3, f"{CODE} \\| b")]),
        ("Término\n:   Qué es.\n", [(1, "Término"), (2, "Qué es.")]),
        ("> Citado.\n", [(1, "Citado.")]),
        ('<div class="grid" markdown>\n\nUno.\n\n</div>\n', [(3, "Uno.")]),
        ("", []),
        ("\n \n\n", []),
        ("---\ntitle: 'Uno'\ndescription: \"Dos\"\nsubtitle: x\n---\nTres.", [(2, "Uno"), (3, "Dos"), (6, "Tres.")]),
        ("---\n---\nUno.", [(3, "Uno.")]),
        ("---\ntitle:\ndescription:Uno\n title: x\n---\n", []),
        ("title: Uno\n---\n", [(1, "title: Uno\n---")]),
        ("# Uno ##\n###### Dos\n####### Tres\n#Cuatro", [(1, "Uno"), (2, "Dos"), (3, "####### Tres\n#Cuatro")]),
        ("Uno\n# Dos\ntres", [(1, "Uno"), (2, "Dos"), (3, "tres")]),
        ('!!! note inline end "Uno"\n??? note "Dos"\n???+ note "Tres"', [(1, "Uno"), (2, "Dos"), (3, "Tres")]),
        ('=== "Uno"\n===! "Dos"\n===+ "Tres"\n=== \n!!!x', [(1, "Uno"), (2, "Dos"), (3, "Tres")]),
        ('!!! note "Uno «dos» "\n!!! note "Uno" dos\n?? "x"', [(1, "Uno «dos»"), (2, '!!! note "Uno" dos\n?? "x"')]),
        ("* Uno\n+ Dos\n12) Tres\n:\tCuatro", [(1, "Uno"), (2, "Dos"), (3, "Tres"), (4, "Cuatro")]),
        ("[^1]: Uno\n[^nota]:Dos\n*[API]: Tres\ncuatro", [(1, "Uno"), (2, "Dos"), (3, "Tres\ncuatro")]),
        ("-Uno\n1.dos\n.) b\n[a]: b\n[^]: c\n*[]: d\n:c", [(1, "-Uno\n1.dos\n.) b\n[a]: b\n[^]: c\n*[]: d\n:c")]),
        ('===\t"Uno"\n==="Dos"\n!!! note ""\n???nota-x\n???+', [(1, "Uno"), (2, "Dos")]),
        ("# Uno#\n#\tDos\n## \n#", [(1, "Uno"), (2, "Dos"), (3, "##\n#")]),
        ("Uno\n- Dos", [(1, "Uno"), (2, "Dos")]),
        ("- \n-\n\nUno", [(1, "-\n-"), (4, "Uno")]),
        ("Uno\n| Dos | Tres |\ncuatro", [(1, "Uno"), (2, "Dos"), (2, "Tres"), (3, "cuatro")]),
        ("|:-:|--:|---|\n| : | |a|", [(2, "a")]),
        ("> Uno\n> dos\n>\n> > Tres", [(1, "Uno\ndos\n>\n> Tres")]),
        ("> ```\n> ls\n> ```\nUno", [(4, "Uno")]),
        ("~~~\n```\n~~~\nUno", [(4, "Uno")]),
        ("```\n``\n```x\n~~~\n````\nUno", [(6, "Uno")]),
        ("````\n```\nls", []),
        ("``\nUno\n``", [(1, CODE)]),
        ("Uno\r\ndos\r\n\r\ntres", [(1, "Uno\ndos"), (4, "tres")]),
    ],
)
def test_passages(page: str, found: list[tuple[int, str]]) -> None:
    assert [(passage.line, passage.text.strip()) for passage in passages(page)] == found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("La `orden` y ``otra ` más``.", f"La {CODE} y {CODE}."),
        ("Lee [esto](otra.md#ancla) y [`esto`](x.md).", f"Lee esto y {CODE}."),
        ("Ve [lo\nque falta](x.md).", "Ve lo\nque falta."),
        ("![Un dibujo](x.svg){ width=3 } suelto.", "Un dibujo suelto."),
        ("**Muy** claro.", "Muy claro."),
        ("Descargar (*pull*) y 2 * 3 * 4.", f"Descargar ({OPEN}pull{CLOSE}) y 2 * 3 * 4."),
        ("Pulsa ++ctrl+c++ en <https://example.org/x> &lt;hoy&gt;.", f"Pulsa {CODE} en {CODE} <hoy>."),
        ("Un<br>texto<!-- nota --> así.", "Untexto así."),
        ("Dos fuentes.[^1]", "Dos fuentes."),
        # Code.
        ("`a` b `c`", f"{CODE} b {CODE}"),
        ("``a`b`` y `` ` ``", f"{CODE} y {CODE}"),
        ("`a``b` c", f"{CODE} c"),
        ("`a\nb` c", f"{CODE}\n c"),
        ("un ` solo", "un ` solo"),
        ("`**a** [b](c)` d", f"{CODE} d"),
        # Keys and addresses.
        ("++ctrl+alt+del++ ++f1++ ++page-up++", f"{CODE} {CODE} {CODE}"),
        ("C++ y C++", "C++ y C++"),
        ("http://a.b/c?d y (https://e.f/g)", f"{CODE} y ({CODE})"),
        ("[a](https://e.f/g) y ftp://x", "a y ftp://x"),
        # Links and images, one as the text of the other.
        ('[a b](c.md "d") [](e) [f](<g>)', "a b  f"),
        ("[![Un logo](a.svg)](b.md) c", "Un logo c"),
        ("![a\nb](c) d", "a\nb d"),
        ("a ![](b) c", "a  c"),
        ("[a] (b) [c] ![d]", "[a] (b) [c] ![d]"),
        # Nothing within the marks: they are text.
        ("++++ http:// [^] :material-: {=x} **** <> </>", "++++ http:// [^] :material-: {=x} **** <> </>"),
        # Marks.
        ("a[^nota] :material-x-y: :octicons-a: :simple-b: :otra-c:", "a    :otra-c:"),
        ("a{.b} {: .c} { #d } {e=1} { .f g=h }{.}{e=}", "a    "),
        ("{a} { b } {% c %}", "{a} { b } {% c %}"),
        ("a<br/> <a href='x'>b</a> </p>", "a b "),
        ("1 < 2 > <B> <3>", "1 < 2 > <B> <3>"),
        ("a <!-- b --> c <!-- d\ne --> f", "a  c \n f"),
        ("**a** b **c\nd**", "a b c\nd"),
        ("*ab* *c* *C++*", f"{OPEN}ab{CLOSE} {OPEN}c{CLOSE} {OPEN}C++{CLOSE}"),
        ("**a *b* c**", f"a {OPEN}b{CLOSE} c"),
        ("*a* *b\nc* (*d e*)", f"{OPEN}a{CLOSE} {OPEN}b\nc{CLOSE} ({OPEN}d e{CLOSE})"),
        ("a*b*c *d*e f*g* * h* *i *", "a*b*c *d*e f*g* * h* *i *"),
        ("&amp;lt; &eacute; &aacute &x;", "&lt; é á &x;"),
    ],
)
def test_marks_are_not_read(text: str, read: str) -> None:
    assert passages(text)[0].text == read


def test_a_place_leads_to_its_line() -> None:
    passage = passages("Uno [dos\ntres](a.md)\ncuatro `cinco\nseis` siete.\n")[0]
    assert passage.line_at(passage.text.index("cuatro")) == 3
    assert passage.line_at(passage.text.index("siete")) == 4


@pytest.mark.parametrize(
    ("page", "running"),
    [
        ("---\ntitle: Uno.\n---\n", [False]),
        ("# Uno.\n", [False]),
        ('!!! note "Uno."\n', [False]),
        ("| Uno. |\n", [False]),
        ("Uno.\n- Dos.\n", [True, True]),
    ],
)
def test_only_paragraphs_and_items_are_running_text(page: str, running: list[bool]) -> None:
    assert [passage.is_running for passage in passages(page)] == running
    assert [passage.has_sentences for passage in passages(page)] == running


@pytest.mark.parametrize(
    ("text", "has"),
    [
        *((f"Uno{end}", True) for end in (".", ":", "?", "!", "…", ".»", '."', ".)", '.»")', ". ", "**.**")),
        *((f"Uno{end}", False) for end in ("", ",", ";", "»", ")", ". dos", ".-", " `.`")),
    ],
)
def test_what_ends_a_sentence(text: str, has: bool) -> None:
    assert passages(text)[0].has_sentences is has


@pytest.mark.parametrize(("place", "line"), [(0, 3), (3, 3), (4, 4), (8, 5), (11, 5)])
def test_line_of_a_place(place: int, line: int) -> None:
    assert passages("\n\nUno\ndos\ntres\n")[0].line_at(place) == line
