"""Old addresses: what their file may say, and what pages get of it."""

from __future__ import annotations

import pytest
from guide.links.redirects import gone_pages, read, relative, with_old_anchors

FORM = "escríbela como en el sitio y sin la primera barra: guias/una/ o guias/una/#parte"


def told(text: str) -> list[str]:
    return [f"{d.file}:{d.line}:{d.column} {d.code} {d.message}" for d in read(text, "d.yml").problems]


def moved(text: str) -> list[tuple[str, str]]:
    return [(one.old, one.new) for one in read(text).moved]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# Nada\n", []),
        ('"a/#b": "a/#c"\n', [("a/#b", "a/#c")]),
        ("a/#b: c/\n", [("a/#b", "c/")]),
        ('"#b": "#c"\n', [("#b", "#c")]),
        ('a/: ""\n', [("a/", "")]),
        ("a/#b: a/#c\na/#c: a/#d\n", [("a/#b", "a/#d"), ("a/#c", "a/#d")]),
        ("a/#b: x/#c\nx/: y/\n", [("a/#b", "y/#c"), ("x/", "y/")]),
        ("a/#b: x/#c\nx/: y/#z\n", [("a/#b", "y/#z"), ("x/", "y/#z")]),
    ],
)
def test_what_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert moved(text) == expected
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [\n", "2:1 EN110 no se puede leer: aquí falta un valor, o el texto que empieza por ? necesita comillas"),
        ("- a/\n", "1:1 EN110 cada línea es «dirección antigua: dirección nueva»"),
        ("a/: [b/]\n", "1:1 EN110 cada línea es «dirección antigua: dirección nueva»"),
        ("x/: y/\n/a/: b/\n", f"2:1 EN110 «/a/» no es una dirección: {FORM}"),
        ("a/: b.md#c\n", f"1:1 EN110 «b.md#c» no es una dirección: {FORM}"),
        ("a/: https://b.example/\n", f"1:1 EN110 «https://b.example/» no es una dirección: {FORM}"),
        ('"": a/\n', f"1:1 EN110 falta la dirección antigua: {FORM}"),
        ("a/: b/\na/: c/\n", "2:1 EN110 «a/» ya está en la línea 1: deja una"),
        ("a/: a/\n", "1:1 EN110 «a/» acaba por llevar a sí misma: pon dónde está ahora"),
    ],
)
def test_what_is_wrong_is_told_in_its_line(text: str, expected: str) -> None:
    assert told(text) == [f"d.yml:{expected}"]


def test_a_circle_is_told_in_each_of_its_lines() -> None:
    assert [problem.line for problem in read("a/: b/\nb/: c/\nc/: a/\n").problems] == [1, 2, 3]


IDS = {"a/": ["uno", "dos"], "b/": ["tres"], "": ["inicio"]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a/#cero: a/#uno", None),
        ("a/#cero: b/", None),
        ("x/: b/#tres", None),
        ('"#viejo": "#inicio"', None),
        (
            "a/#uno: b/",
            "EN112 «a/#uno» existe otra vez en el sitio: quita esta línea o cambia el título de ese apartado",
        ),
        ("a/: b/", "EN112 «a/» existe otra vez en el sitio: quita esta línea"),
        ("x/: aa/", "EN111 «aa/» no es ninguna página del sitio"),
        ("a/#cero: b/#tras", "EN111 «b/#tras» nombra un apartado que no existe; ¿quisiste decir «b/#tres»?"),
        ("a/#cero: b/#nada", "EN111 «b/#nada» nombra un apartado que no existe"),
    ],
)
def test_both_addresses_are_compared_with_the_site(line: str, expected: str | None) -> None:
    redirects = read(line)
    redirects.check(IDS)
    assert [f"{d.code} {d.message}" for d in redirects.problems] == ([expected] if expected else [])
    assert len(redirects.moved) == (0 if expected else 1)


TITLES = {"": "Inicio", "a/": "A & B", "b/c/": "C"}


@pytest.mark.parametrize(
    ("line", "content", "expected"),
    [
        (
            "a/#viejo: a/#nuevo",
            '<h2 class="x" id="nuevo">Título</h2>',
            '<h2 class="x" id="nuevo"><span class="guia-direccion" id="viejo"></span>Título</h2>',
        ),
        (
            "a/#viejo: a/#nuevo",
            '<figure id="nuevo">…</figure>',
            '<span class="guia-direccion" id="viejo"></span><figure id="nuevo">…</figure>',
        ),
        (
            "a/#viejo: b/c/#x",
            "<p>Texto</p>",
            '<p>Texto</p>\n<p class="guia-mudado" id="viejo">Este apartado está ahora en '
            '<a href="../b/c/#x">C</a>.</p>',
        ),
        ("b/c/#viejo: b/c/#nuevo", '<h2 id="nuevo">Título</h2>', '<h2 id="nuevo">Título</h2>'),
        ("a/: b/c/", "<p>Texto</p>", "<p>Texto</p>"),
    ],
    ids=["beside a heading", "before what is none", "to another page", "of another page", "a whole page"],
)
def test_a_page_has_its_old_ids(line: str, content: str, expected: str) -> None:
    assert with_old_anchors(content, "a/", read(line).moved, TITLES) == expected


def test_two_old_ids_may_lead_to_one_heading() -> None:
    found = with_old_anchors('<h2 id="c">C</h2>', "a/", read("a/#a: a/#c\na/#b: a/#c").moved, TITLES)
    assert found.index('id="c"') < found.index('id="a"')
    assert 'id="b"' in found


@pytest.mark.parametrize(
    ("new", "page", "expected"),
    [
        ("guias/y/", "instalar/x/", "../../guias/y/"),
        ("guias/y/#z", "guias/x/", "../y/#z"),
        ("guias/y/", "", "guias/y/"),
        ("", "guias/y/", "../../"),
        ("#z", "", "#z"),
        ("#z", "guias/y/", "../../#z"),
        ("a/#z", "a/", "#z"),
        ("a/", "a/", "./"),
    ],
)
def test_links_are_relative(new: str, page: str, expected: str) -> None:
    assert relative(new, page) == expected


def test_a_page_that_is_gone_sends_on() -> None:
    lines = "x/y/: a/\nx/y/#p: b/c/#q\na/#viejo: a/#nuevo\n"
    [(name, text)] = gone_pages(read(lines).moved, TITLES)
    assert name == "x/y/index.html"
    assert '<meta http-equiv="refresh" content="0; url=../../a/">' in text
    assert '<link rel="canonical" href="../../a/">' in text
    assert '<a href="../../a/">A &amp; B</a>' in text
    assert '{"p": "../../b/c/#q"}' in text


def test_its_canonical_address_is_whole_where_the_site_has_one() -> None:
    [(_, text)] = gone_pages(read("x/: a/").moved, TITLES, "https://guia.example/")
    assert '<link rel="canonical" href="https://guia.example/a/">' in text
