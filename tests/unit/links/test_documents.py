"""What a page, a style sheet, a drawing, a manifest and a sitemap point at, and where in them."""

from __future__ import annotations

import pytest
from guide.links.document import Document, place_in
from guide.links.pages import candidates, read_html
from guide.links.site import read_manifest, read_sitemap
from guide.links.styles import read_css
from guide.links.vectors import read_svg

NO_MANIFEST = (
    "no es un manifiesto web: «icons» y «screenshots» son listas de objetos, cada uno con su «src»; escríbelas así"
)


def told(document: Document) -> list[str]:
    """What a document points at and what is wrong with it, each with its place."""
    found = [(r.place, f"{r.kind} {r.target}") for r in document.references]
    found += [(d.place, f"{d.code} {d.message}") for d in document.defects]
    return [f"{line}:{column} {what}" for (line, column), what in found]


# HTML, and what stands in it.
PAGES: list[tuple[str, list[str]]] = [
    # Readers follow these; everything else the browser asks for by itself.
    ('<a href="x">', ["1:1 link x"]),
    ('<map><area href="x"></map>', ["1:6 link x"]),
    ('<form action="x">', ["1:1 link x"]),
    ('<button formaction="x">', ["1:1 link x"]),
    ('<blockquote cite="x">', ["1:1 link x"]),
    ('<q cite="x">', ["1:1 link x"]),
    ('<ins cite="x">', ["1:1 link x"]),
    ('<del cite="x">', ["1:1 link x"]),
    ('<img src="x">', ["1:1 resource x"]),
    ('<script src="x"></script>', ["1:1 resource x"]),
    ('<iframe src="x">', ["1:1 resource x"]),
    ('<video poster="x" src="y">', ["1:1 resource x", "1:1 resource y"]),
    ('<object data="x">', ["1:1 resource x"]),
    ('<body background="x">', ["1:1 resource x"]),
    ('<use href="x"/>', ["1:1 resource x"]),
    ('<use xlink:href="x"/>', ["1:1 resource x"]),
    ('<a xlink:href="x">', ["1:1 link x"]),
    ('<p data="x" title="y" value="z" content="u">', []),
    ('<img src="x"/><br/><img src="y" />', ["1:1 resource x", "1:20 resource y"]),
    ('<A HREF="X">', ["1:1 link X"]),
    ("<a href>", ["1:1 link "]),
    ('<a href="x?a=1&amp;b=2">', ["1:1 link x?a=1&b=2"]),
    ('<p>ñ é\n\t<a href="x">', ["2:2 link x"]),
    ('<p>ñ<a\n  href="x">', ["1:5 link x"]),
    # Elements that the head of a page has.
    ('<link rel="stylesheet" href="x">', ["1:1 resource x"]),
    ('<link rel="alternate" href="x">', ["1:1 link x"]),
    ('<link rel="alternate stylesheet" href="x">', ["1:1 resource x"]),
    ('<link rel="Shortcut ICON" href="x">', ["1:1 resource x"]),
    ('<link href="x">', ["1:1 link x"]),
    ('<link rel="preload" imagesrcset="x 1x, y 2x">', ["1:1 resource x", "1:1 resource y"]),
    ('<base href="x">', []),
    *(
        (f'<meta {key}="{name}" content="x">', ["1:1 link x"])
        for key in ("property", "name")
        for name in ("og:image", "og:image:url", "og:url", "og:video", "og:audio", "twitter:image")
    ),
    ('<meta property="og:title" content="x"><meta name="description" content="y"><meta content="z">', []),
    ('<meta property="og:title" name="og:image" content="x">', []),
    ('<p property="og:image" content="x">', []),
    ('<meta property="og:image">', ["1:1 link "]),
    *(
        (f"<meta http-equiv='Refresh' content='{content}'>", ["1:1 resource x"])
        for content in ("0; url=x", "0;url=x", "5 ; URL = x", "0,x", "0; x", ' 1.5; url="x"', "12;url=x")
    ),
    ("<meta http-equiv='refresh' content='30'>", []),
    ("<meta http-equiv='refresh' content='a; url=x'>", []),
    ("<meta http-equiv='refresh'>", []),
    ("<meta http-equiv='refresh' content='; url=x'>", []),
    ("<meta http-equiv='content-type' content='0; url=x'>", []),
    # Sets of images.
    ('<img srcset="x, y 2x, z 640w">', ["1:1 resource x", "1:1 resource y", "1:1 resource z"]),
    ('<source srcset="x 1.5x">', ["1:1 resource x"]),
    (
        '<img srcset="x 1.5">',
        ["1:1 resource x", "1:1 EN107 «1.5» no es un tamaño de srcset; escribe, por ejemplo, 2x o 640w"],
    ),
    *(
        (
            f'<img srcset="x {size}">',
            ["1:1 resource x", f"1:1 EN107 «{size}» no es un tamaño de srcset; escribe, por ejemplo, 2x o 640w"],
        )
        for size in ("x2", "2xx", "2x 3x", "1.x", ".5x", "grande", "2X")
    ),
    ('<img srcset="">', []),
    # Paints and styles.
    *(
        (f'<g {name}="url(#x)"/>', ["1:1 resource #x"])
        for name in (
            "style",
            "fill",
            "stroke",
            "filter",
            "mask",
            "clip-path",
            "cursor",
            "marker",
            "marker-start",
            "marker-mid",
            "marker-end",
        )
    ),
    ('<g fill="red" stroke="rgb(1, 2, 3)" style="a: b" title="url(x)"/>', []),
    ('<p style="a: url(x); b: url(y)">', ["1:1 resource x", "1:1 resource y"]),
    (
        '<p style="a: url(x y)">',
        ["1:1 EN107 lo que hay dentro de «url(…)» no es una dirección; escríbela entre comillas"],
    ),
    ("<style>a { b: url(x) }</style>", ["1:15 resource x"]),
    ("<p>é</p> <style>a {\n b: url(x);\n  c: url(y) }</style>", ["2:5 resource x", "3:6 resource y"]),
    ("<style>a { b: url(#x) }</style>", ["1:15 resource #x"]),
    ("<div><style>a { b: url(x) }</style></div>", ["1:20 resource x"]),
    ("<style></style><p>a { b: url(x) }</p>", []),
    # Ids of the same page.
    *(
        (f'<g {name}="x y"/>', ["1:1 id x", "1:1 id y"])
        for name in (
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "aria-details",
            "aria-owns",
            "aria-flowto",
            "aria-activedescendant",
            "aria-errormessage",
            "for",
            "headers",
            "list",
            "popovertarget",
            "commandfor",
        )
    ),
    ('<g aria-label="x" label="y" aria-live="z"/>', []),
    ('<a href="x" ping="y  z">', ["1:1 link x", "1:1 resource y", "1:1 resource z"]),
    (
        '<p id="x"><p id="y"><p id="x">',
        ["1:21 EN103 el id «x» ya está en 1:1; cambia uno, que cada id va una sola vez"],
    ),
    (
        '<p id="x">\n<p id="x">\n<p id="x">',
        [f"{n}:1 EN103 el id «x» ya está en 1:1; cambia uno, que cada id va una sola vez" for n in (2, 3)],
    ),
    ('<a name="x"></a><a name="x"></a>', []),
    # Figures of a repository, which a script would ask for.
    *(
        (
            f'<a data-md-component="source" href="{address}">',
            [
                f"1:1 link {address}",
                f"1:1 EN104 el guion de Material pediría cifras de «{address}» a otro servidor; "
                "quita data-md-component",
            ],
        )
        for address in (
            "https://github.com/a/b",
            "http://gitlab.com/a",
            "https://www.GitHub.com/",
            "https://git.gitlab.example/a",
        )
    ),
    *(
        (f'<a data-md-component="source" href="{address}">', [f"1:1 link {address}"])
        for address in (
            "https://mygithub.com/a",
            "https://git.example/github.com",
            "x/?de=https://github.com/a",
            "ftp://github.com/",
            "github.com/a",
            "https://git.example/a",
        )
    ),
    ('<a data-md-component="header" href="https://github.com/a">', ["1:1 link https://github.com/a"]),
    ('<a href="https://github.com/a">', ["1:1 link https://github.com/a"]),
]


@pytest.mark.parametrize(("html", "expected"), PAGES)
def test_pages(html: str, expected: list[str]) -> None:
    assert told(read_html(html)) == expected


LEFT = "quedó sin convertir; define su referencia o escríbelo como código"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("[x][y]", ["1:1 [x][y]"]),
        ("![x][y]", ["1:1 ![x][y]"]),
        ("[][y]", ["1:1 [][y]"]),
        ("[x][]", ["1:1 [x][]"]),
        ("a][y]", ["1:2 ][y]"]),
        ("[x\ny][z]", ["2:2 ][z]"]),
        ("[^1]", ["1:1 [^1]"]),
        ("[^nota-1] y [^b]", ["1:1 [^nota-1]", "1:13 [^b]"]),
        ("[x](y)", ["1:1 [x](y)"]),
        ("![x](y)", ["1:1 ![x](y)"]),
        ("[](y)", ["1:1 [](y)"]),
        ("[x]()", ["1:1 [x]()"]),
        ("<p>ñu [x][y]\n é [^1]</p>", ["1:7 [x][y]", "2:4 [^1]"]),
        ("<p>a</p>\n  <p>[^1]</p>", ["2:6 [^1]"]),
        ("[x] [y]", []),
        ("[x]: y", []),
        ("[x] (y)", []),
        ("[x](y z)", []),
        ("[x](y(z))", []),
        ("[x\n](y)", []),
        ("[^1 2]", []),
        ("[^]", []),
        ("[x]", []),
        ("a]", []),
        ("x](y)", []),
        ("<code>[x][y]</code>", []),
        ("<pre>a <b>[x][y]</b></pre>", []),
        ("<code>a</code>[x][y]", ["1:15 [x][y]"]),
        ("<p><code>a</p>[x][y]", ["1:15 [x][y]"]),
        ("<code><p>a</p>[x][y]</code>", []),
        ("<code><br>a[x][y]</code>", []),
        ("<code><br></code>[x][y]", ["1:18 [x][y]"]),
        ("<code/>[x][y]", ["1:8 [x][y]"]),
        ("</pre>[x][y]", ["1:7 [x][y]"]),
        ("<code></p>[x][y]</code>", []),
        ("<code><code></code>[x][y]</code>", []),
        ("<style>[x][y]</style>", []),
        ("<!-- [x][y] -->", []),
        ("<p title='[x][y]'>", []),
    ],
)
def test_markdown_that_was_left(html: str, found: list[str]) -> None:
    expected = [f"{place} EN105 «{text}» {LEFT}" for place, _, text in (row.partition(" ") for row in found)]
    assert told(read_html(html)) == expected


def test_targets_canonical_and_base_of_a_page() -> None:
    html = (
        '<base href="b/"><link rel="Canonical" href="c/"><link rel="next" href="d/">'
        '<p id="x" name="y"><a name="z"></a><img name="u">'
    )
    document = read_html(html)
    assert (document.base, document.canonical) == ("b/", "c/")
    assert (document.ids, document.names) == ({"x": (1, 76)}, {"z"})
    assert told(document) == ["1:17 link c/", "1:49 link d/"]


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        (" , ,", []),
        ("a", [("a", "")]),
        ("a,", [("a", "")]),
        ("a,,", [("a", "")]),
        ("a,b", [("a,b", "")]),
        ("a,b 1x", [("a,b", "1x")]),
        ("a 1x 2y , b", [("a", "1x 2y"), ("b", "")]),
        ("\t\r\n\f,a  1x\t,\t,b", [("a", "1x"), ("b", "")]),
        ("a 1x,", [("a", "1x")]),
        ("a\n1x", [("a", "1x")]),
    ],
)
def test_candidates(srcset: str, expected: list[tuple[str, str]]) -> None:
    assert list(candidates(srcset)) == expected


BAD_URL = "EN107 lo que hay dentro de «url(…)» no es una dirección; escríbela entre comillas"
SHEETS: list[tuple[str, list[str]]] = [
    ("a { b: url(x) }", ["1:8 resource x"]),
    ("a {\n  b: url(x);\n}\nñ { c: url('y') }", ["2:6 resource x", "4:12 resource y"]),
    ("a { b: url(#x) url(y#x) }", ["1:16 resource y#x"]),
    ("a { b: url(x y) }", [f"1:8 {BAD_URL}"]),
    (
        "a { b: url('x') src('y') image-set('z' 1x) -webkit-image-set('u' 1x) }",
        ["1:12 resource x", "1:21 resource y", "1:36 resource z", "1:62 resource u"],
    ),
    ("a { b: IMAGE-SET('x' 1x) }", ["1:18 resource x"]),
    ("a { b: format('x') local('y') attr('z') 'u' }", []),
    ("a { b: image-set(type('x') 1x) }", []),
    ("a { b: image-set(linear-gradient(url(x))) }", ["1:34 resource x"]),
    ("@media (a: url(x)) { b { c: url(y) } }", ["1:12 resource x", "1:29 resource y"]),
    ("a[b=url(x)] { }", ["1:5 resource x"]),
    ("a[b='x'] { c: ('y') }", []),
    ("@import 'x';", ["1:9 resource x"]),
    ("@IMPORT 'x' layer('y');", ["1:9 resource x"]),
    ("@import url(x) 'y'; @charset 'z'; 'u'", ["1:9 resource x", "1:16 resource y"]),
    ("@namespace 'x'; @namespace y url(z);", []),
    ("@namespace 'x'; @import 'y';", ["1:25 resource y"]),
    ("@namespace 'x'; a { b: url(y) }", ["1:24 resource y"]),
    ("@font-face { src: url(x) format('y') }", ["1:19 resource x"]),
    ("'x' a { }", []),
    ("a { b: 'x\n } c { d: ) }", []),
    ("/* url(x)\n */ a { b: url(y) }", ["2:12 resource y"]),
]


@pytest.mark.parametrize(("css", "expected"), SHEETS)
def test_style_sheets(css: str, expected: list[str]) -> None:
    assert told(read_css(css)) == expected


SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DRAWINGS: list[tuple[str, list[str]]] = [
    ('<svg><a href="x"/></svg>', ["1:6 link x"]),
    ('<svg><use href="x"/></svg>', ["1:6 resource x"]),
    ('<svg>\n <use xlink:href="x"/></svg>', ["2:2 resource x"]),
    ('<svg><text>é</text><image href="x"/></svg>', ["1:20 resource x"]),
    ('<svg><g src="x" title="url(y)"/></svg>', []),
    ('<svg><g fill="url(#x)" mask="url(y)"/></svg>', ["1:6 resource #x", "1:6 resource y"]),
    ('<svg aria-labelledby="x  y"/>', ["1:1 id x", "1:1 id y"]),
    (
        '<svg><g id="x"/><g id="x"/></svg>',
        ["1:17 EN103 el id «x» ya está en 1:6; cambia uno, que cada id va una sola vez"],
    ),
    ("<svg><style>a { b: url(x) }</style></svg>", ["1:20 resource x"]),
    (
        "<svg><style>\n\n a { b: url(x) }\n</style><style>a { b: url(y) }</style></svg>",
        ["3:9 resource x", "4:23 resource y"],
    ),
    ("<svg><style>a { b: url(x) }</style><text>url(y)</text><style/><text>url(z)</text></svg>", ["1:20 resource x"]),
    ("<svg><style>a { b: url(x) }</style> c { d: url(y) }</svg>", ["1:20 resource x"]),
    ("<svg><style>a &gt; b { c: url(x) }</style></svg>", ["1:24 resource x"]),
    ("<svg><g></svg>", ["1:11 EN108 no es XML bien formado (mismatched tag), así que no se verá; corrígelo"]),
    (
        "<svg>\n<a href='x'/>",
        ["2:1 link x", "2:14 EN108 no es XML bien formado (no element found), así que no se verá; corrígelo"],
    ),
]


@pytest.mark.parametrize(("svg", "expected"), DRAWINGS)
def test_drawings(svg: str, expected: list[str]) -> None:
    assert told(read_svg(svg.encode())) == expected


def test_ids_of_a_drawing() -> None:
    assert read_svg(b'<svg id="a">\n  <g id="b" name="c"/></svg>').ids == {"a": (1, 1), "b": (2, 3)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", []),
        ('{"icons": [{"src": "x"}, {"src": "y", "type": "z"}]}', ["1:1 resource x", "1:1 resource y"]),
        ('{"screenshots": [{"src": "x"}]}', ["1:1 resource x"]),
        ('{"icons": [{"src": "x"}], "screenshots": [{"src": "y"}]}', ["1:1 resource x", "1:1 resource y"]),
        ('{"start_url": "x", "scope": "y", "id": "z"}', ["1:1 link x"]),
        ('{"start_url": ""}', []),
        ("[]", [f"1:1 EN108 {NO_MANIFEST}"]),
        ('{"icons": [{}]}', [f"1:1 EN108 {NO_MANIFEST}"]),
        ('{"icons": 3}', [f"1:1 EN108 {NO_MANIFEST}"]),
        ('{"icons": [3]}', [f"1:1 EN108 {NO_MANIFEST}"]),
        ('{"id": "x",\n  b}', ["2:3 EN108 no es un manifiesto web: aquí falla el JSON; corrígelo"]),
    ],
)
def test_manifests(text: str, expected: list[str]) -> None:
    assert told(read_manifest(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<urlset><url><loc>x</loc></url></urlset>", ["1:1 link x"]),
        ("<urlset><url><loc>x</loc></url><url><loc>y</loc></url></urlset>", ["1:1 link x", "1:1 link y"]),
        ("<urlset><url><loc/></url></urlset>", ["1:1 link "]),
        ("<urlset><url><lastmod>x</lastmod></url></urlset>", []),
        ("<urlset>\n<url></urlset>", ["2:8 EN108 no es XML bien formado; corrígelo"]),
    ],
)
def test_sitemaps(text: str, expected: list[str]) -> None:
    named = text.replace("<urlset>", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', 1)
    assert told(read_sitemap(named)) == expected


@pytest.mark.parametrize(
    ("text", "offset", "start", "place"),
    [
        ("abc", 0, (1, 1), (1, 1)),
        ("abc", 2, (1, 1), (1, 3)),
        ("abc", 2, (4, 5), (4, 7)),
        ("a\nbc", 1, (4, 5), (4, 6)),
        ("a\nbc", 2, (4, 5), (5, 1)),
        ("a\n\nbc", 4, (4, 5), (6, 2)),
        ("\nbc", 2, (4, 5), (5, 2)),
    ],
)
def test_places(text: str, offset: int, start: tuple[int, int], place: tuple[int, int]) -> None:
    assert place_in(text, offset, start) == place
