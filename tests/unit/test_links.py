from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from guide.links import check_site
from guide.links.markdown import MarkdownPages
from guide.links.pages import candidates, read_html
from guide.links.styles import read_css
from guide.links.targets import closest
from markdown import markdown

ROOT = Path(__file__).parents[2]

# A small site around the page under test, which stands in a/index.html with its body on line 2.
AROUND = {
    "index.html": '<h1 id="inicio">Inicio</h1>',
    "b/index.html": '<h2 id="redes">Redes</h2><h2 id="configuracion">x</h2><a name="viejo"></a>',
    "b/c.png": "",
    "assets/e.css": "body { color: red }",
    "assets/f.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="caja"/></svg>',
    "assets/g.js": "",
    "doc.pdf": "",
}


def problems(root: Path, files: Mapping[str, str], base: str = "") -> list[str]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [problem.headline() for problem in check_site(root, base, "site")]


def check_body(root: Path, body: str) -> list[str]:
    return problems(root, {**AROUND, "a/index.html": f"<!doctype html>\n{body}"})


GOOD = {
    "a page": '<a href="../b/">b</a>',
    "a page by its file": '<a href="../b/index.html">b</a>',
    "an id of another page": '<a href="../b/#redes">b</a>',
    "an old name": '<a href="../b/#viejo">b</a>',
    "an id of this page": '<h2 id="aquí">x</h2><a href="#aquí">x</a>',
    "an id in percent code": '<h2 id="aquí">x</h2><a href="#aqu%C3%AD">x</a>',
    "the top": '<a href="#">x</a><a href="#top">x</a>',
    "a text fragment": '<a href="../b/#:~:text=hola">x</a>',
    "a page of a PDF": '<a href="../doc.pdf#page=2">x</a>',
    "a query": '<a href="../b/?h=redes#redes">x</a>',
    "the home page": '<a href="..">x</a><a href="../">x</a><a href="../.">x</a>',
    "blanks around": '<a href=" ../b/ ">x</a>',
    "a name in percent code": '<a href="../%62/">x</a>',
    "an address with an entity": '<a href="../b/?a=1&amp;b=2">x</a>',
    "another host in a link": '<a href="https://docs.docker.com/">x</a>',
    "a server of one's own": '<a href="http://localhost:8080">x</a>',
    "mail, telephone and data": '<a href="mailto:a@b.c">x</a><a href="tel:+34">x</a><img src="data:,x">',
    "a form": '<form action="../b/"></form>',
    "every kind of resource": (
        '<img src="../b/c.png" srcset="../b/c.png 1x, ../b/c.png 2x"><script src="../assets/g.js"></script>'
        '<link rel="stylesheet" href="../assets/e.css"><video poster="../b/c.png"></video>'
        '<object data="../assets/f.svg"></object>'
    ),
    "an id of an SVG file": '<svg><use href="../assets/f.svg#caja"/></svg>',
    "a base": '<base href="../"><a href="b/#redes">x</a><img src="b/c.png">',
    "links that no browser opens by itself": (
        '<link rel="alternate" href="https://e.example/en/"><link rel="license next" href="https://e.example/">'
    ),
    "a repository whose figures nobody asks for": (
        '<a href="https://git.example/a/b" data-md-component="source">x</a><a href="https://github.com/a/b">x</a>'
    ),
    "ids inside a drawing": '<svg><g id="g"/><use xlink:href="#g"/><rect fill="url(#g)"/></svg>',
    "CSS": '<style>a { background: url("../b/c.png") }</style><p style="background: url(../b/c.png)"></p>',
    "an address in a CSS comment": "<style>/* url(no.png) */</style>",
    "ids for assistants": '<p id="x"></p><svg aria-labelledby="x"></svg><label for="x"></label>',
    "data- attributes": '<p data-src="no.png" data="no.png"></p>',
    "meta refresh": '<meta http-equiv="refresh" content="0; url=../b/">',
    "brackets in code": "<code>[x][y] [^1]</code><pre>[x](y)</pre><script>[a][b]</script>",
    "brackets in code after a stray end": "<pre>x</code> [x][y]</pre><code><b>[x]</code></b>(y)",
    "brackets in code with other tags inside": "<pre><span>x<br>y</span> [x][y] <img> [^1]</pre>",
    "brackets in prose": "<p>uno [dos] (tres) [4], (5)</p>",
    "an address shown as text": "<p>&lt;a href='no.html'&gt;</p>",
    "a comment": '<!-- <a href="no.html"> [x][y] -->',
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD.keys())
def test_says_nothing_about(body: str, tmp_path: Path) -> None:
    assert check_body(tmp_path, body) == []


BAD = {
    "no page": ('<a href="../d/">x</a>', "2:1: EN101 «../d/» no existe en el sitio"),
    "near page": (
        '<p>\n <a href="../B/">x</a>',
        "3:2: EN101 «../B/» no existe en el sitio; ¿quisiste decir «../b/»?",
    ),
    "source instead of page": (
        '<a href="../b.md">x</a>',
        "2:1: EN101 «../b.md» no existe en el sitio; ¿quisiste decir «../b/»?",
    ),
    "case of a file": (
        '<img src="../b/C.png">',
        "2:1: EN101 «../b/C.png» no existe en el sitio; ¿quisiste decir «../b/c.png»?",
    ),
    "a base that leads elsewhere": ('<base href="../b/"><a href="b/">x</a>', "2:20: EN101 «b/»"),
    "no bar": ('<a href="../b">x</a>', "2:1: EN109 a «../b» le falta la barra final: «../b/»"),
    "no bar before the id": (
        '<a href="../b#redes">x</a>',
        "2:1: EN109 a «../b#redes» le falta la barra final: «../b/#redes»",
    ),
    "a folder without a page": (
        '<a href="../assets/">x</a>',
        "2:1: EN101 «../assets/» no existe en el sitio",
    ),
    "accents": (
        '<a href="../b/#configuración">x</a>',
        "2:1: EN102 «../b/#configuración» nombra un id que no existe; ¿quisiste decir «#configuracion»?",
    ),
    "no id": ('<a href="#z">x</a>', "2:1: EN102 «#z» nombra un id que no existe; corrige"),
    "ids are told apart by case": (
        '<a href="../b/#Redes">x</a>',
        "2:1: EN102 «../b/#Redes» nombra un id que no existe; ¿quisiste decir «#redes»?",
    ),
    "no id in an SVG file": (
        '<svg><use href="../assets/f.svg#caj"/></svg>',
        "2:6: EN102 «../assets/f.svg#caj» nombra un id que no existe; ¿quisiste decir «#caja»?",
    ),
    "xlink": ('<svg><use xlink:href="#no"/></svg>', "2:6: EN102 «#no»"),
    "a link in a drawing": ('<svg><a href="no/"><text>x</text></a></svg>', "2:6: EN101 «no/»"),
    "a paint": ('<svg><rect fill="url(#no)"/></svg>', "2:6: EN102 «#no»"),
    "an id for assistants": ('<svg aria-labelledby="t"></svg>', "2:1: EN102 «t» nombra un id que no existe"),
    "srcset": ('<img src="../b/c.png" srcset="../b/c.png 1x, no.png 2x">', "2:1: EN101 «no.png»"),
    "srcset size": ('<img srcset="../b/c.png grande">', "2:1: EN107 «grande» no es un tamaño de srcset"),
    "poster": ('<video poster="no.png"></video>', "2:1: EN101 «no.png»"),
    "object": ('<object data="no.svg"></object>', "2:1: EN101 «no.svg»"),
    "source": ('<video><source src="no.webm"></video>', "2:8: EN101 «no.webm»"),
    "form": ('<form action="no/"></form>', "2:1: EN101 «no/»"),
    "favicon": ('<link rel="icon" href="../no.png">', "2:1: EN101 «../no.png»"),
    "style sheet": ('<link rel="stylesheet" href="no.css">', "2:1: EN101 «no.css»"),
    "script": ('<script src="no.js"></script>', "2:1: EN101 «no.js»"),
    "style": ("<style>\na { background: url(no.png) }</style>", "3:17: EN101 «no.png»"),
    "style attribute": ('<p style="background: url(no.png)"></p>', "2:1: EN101 «no.png»"),
    "import": ('<style>@import "no.css";</style>', "2:16: EN101 «no.css»"),
    "set of images": ('<style>a { b: image-set("no.png" 1x type("image/png")) }</style>', "2:25: EN101 «no.png»"),
    "a blank in an address of CSS": (
        "<style>a { b: url(no no.png) }</style>",
        "2:15: EN107 lo que hay dentro de «url(…)»",
    ),
    "style attribute with entities": ('<p style="background: url(&quot;no.png&quot;)"></p>', "2:1: EN101 «no.png»"),
    "escapes": (r"<style>a { b: u\72l(no.png) }</style>", "2:15: EN101 «no.png»"),
    "refresh": ('<meta http-equiv="refresh" content="0; url=no/">', "2:1: EN101 «no/»"),
    "card": ('<meta property="og:image" content="no.png">', "2:1: EN101 «no.png»"),
    "twice the same id": ('<p id="x"></p>\n<p id="x"></p>', "3:1: EN103 el id «x» ya está en 2:1"),
    "another host, script": (
        '<script src="https://cdn.example/x.js"></script>',
        "2:1: EN104 «https://cdn.example/x.js»",
    ),
    "another host without scheme": ('<img src="//cdn.example/x.png">', "2:1: EN104 «//cdn.example/x.png»"),
    "another host, preconnect": ('<link rel="preconnect" href="https://f.example">', "2:1: EN104"),
    "another host, font": (
        "<style>@font-face { src: url(https://f.example/x.woff2) }</style>",
        "2:26: EN104",
    ),
    "another host, frame": ('<iframe src="https://v.example/"></iframe>', "2:1: EN104"),
    "another host, drawing": ('<svg><image href="https://v.example/x.png"/></svg>', "2:6: EN104"),
    "another host, srcset": ('<img srcset="https://v.example/x.png 2x">', "2:1: EN104"),
    "another host, ping": ('<a href="#" ping="https://v.example/">x</a>', "2:1: EN104"),
    "another host, figures": (
        '<a href="https://github.com/a/b" data-md-component="source">x</a>',
        "2:1: EN104 el guion",
    ),
    "figures of GitLab": (
        '<a href="https://www.gitlab.com/a/b" data-md-component="source">x</a>',
        "2:1: EN104 el guion",
    ),
    "undefined reference": (
        "<p>\nver [la página][redes].</p>",
        "3:5: EN105 «[la página][redes]» quedó sin convertir",
    ),
    "undefined reference with emphasis": ("<p>[<em>x</em>][redes]</p>", "2:15: EN105 «][redes]»"),
    "undefined note": ("<p>esto[^1]</p>", "2:8: EN105 «[^1]»"),
    "link that stayed text": ("<p>[x](../b/)</p>", "2:4: EN105 «[x](../b/)»"),
    "undefined note after a stray end of code": ("<p></code>esto[^1]</p>", "2:15: EN105 «[^1]»"),
    "undefined note after code": ("<p><code>[^1]</code> esto[^2]</p>", "2:26: EN105 «[^2]»"),
    "undefined note after code that its paragraph ends": (
        "<p><code>x[^1]</p>\n<p>esto[^2]</p>",
        "3:8: EN105 «[^2]»",
    ),
    "undefined note after code that the end of a block ends": (
        "<pre><code>x</pre>\n<p>esto[^2]</p>",
        "3:8: EN105 «[^2]»",
    ),
    "undefined note after a drawing": (
        '<svg><style>a { fill: red }</style><g><path d="M0 0"></g></svg>[^1]',
        "2:64: EN105 «[^1]»",
    ),
    "out of the site": ('<a href="../../x/">x</a>', "2:1: EN106 «../../x/» sale de la raíz"),
    "from the root of the server": ('<a href="/b/">x</a>', "2:1: EN106 «/b/» solo vale"),
    "empty": ('<a href="">x</a>', "2:1: EN107 la dirección está vacía"),
    "Windows bars": ('<a href="..\\b\\">x</a>', "2:1: EN107 «..\\b\\» lleva"),
    "a file of one's machine": ('<a href="file:///etc/hosts">x</a>', "2:1: EN107"),
    "an image's name as address": ('<a href="nginx:latest">x</a>', "2:1: EN107 «nginx:latest»"),
    "a wrong host": ('<a href="http://[x/">x</a>', "2:1: EN107 «http://[x/» no es una dirección"),
}


@pytest.mark.parametrize(("body", "expected"), BAD.values(), ids=BAD.keys())
def test_reports(body: str, expected: str, tmp_path: Path) -> None:
    (found,) = check_body(tmp_path, body)
    assert found.startswith(f"site/a/index.html:{expected}")


@pytest.mark.parametrize(
    "rel",
    [
        *("stylesheet", "icon", "shortcut icon", "apple-touch-icon", "mask-icon", "manifest", "preload"),
        *("modulepreload", "prefetch", "prerender", "preconnect", "DNS-Prefetch"),
    ],
)
def test_what_the_browser_asks_for_by_itself_is_not_asked_of_another_host(rel: str, tmp_path: Path) -> None:
    (problem,) = check_body(tmp_path, f'<link rel="{rel}" href="https://f.example/">')
    assert problem.startswith("site/a/index.html:2:1: EN104")


@pytest.mark.parametrize("tag", ["code", "pre", "kbd", "samp", "var", "script", "style", "textarea"])
def test_brackets_are_meant_as_they_are_in(tag: str, tmp_path: Path) -> None:
    (problem,) = check_body(tmp_path, f"<{tag}>[x][y]</{tag}>[^1]")
    assert "EN105 «[^1]»" in problem


FILES = {
    "no image in a style sheet": (
        {"a.css": "a {\n  background: url('no.png');\n}"},
        ["site/a.css:2:19: EN101 «no.png»"],
    ),
    "style sheets are relative to themselves": ({"x/a.css": "a { src: url(b.png) }", "x/b.png": ""}, []),
    "a style sheet from another host": (
        {"a.css": "@import url(https://f.example/x.css);"},
        ["site/a.css:1:9: EN104 «https://f.example/x.css»"],
    ),
    "a broken SVG": ({"a.svg": "<svg><g></svg>"}, ["site/a.svg:1:11: EN108 no es XML bien formado"]),
    "no image in the style of an SVG file": (
        {"a.svg": "<svg><style>a {\n  fill: url(no.png) }</style></svg>"},
        ["site/a.svg:2:9: EN101 «no.png»"],
    ),
    "no image in an SVG file's style of one line": (
        {"a.svg": "<svg><style>a { fill: url(no.png) }</style><g><title>url(x)</title></g></svg>"},
        ["site/a.svg:1:23: EN101 «no.png»"],
    ),
    "styles of an SVG file": (
        {"a.svg": "<svg><style><![CDATA[a { fill: url(x.png) }]]></style><style>b { fill: url(y.png) }</style></svg>"},
        ["site/a.svg:1:32: EN101 «x.png»", "site/a.svg:1:72: EN101 «y.png»"],
    ),
    "no ids for assistants in an SVG file": (
        {"a.svg": '<svg aria-labelledby="t d"><title id="t"/></svg>'},
        ["site/a.svg:1:1: EN102 «d» nombra un id que no existe"],
    ),
    "a link in an SVG file": (
        {"a.svg": '<svg>\n <a href="no/"><text>x</text></a></svg>'},
        ["site/a.svg:2:2: EN101 «no/»"],
    ),
    "SVG files that point at each other": (
        {
            "a.svg": '<svg xmlns:xlink="x"><style>a { fill: url(#f) }</style><use xlink:href="b.svg#g"/>'
            '<g id="f" aria-describedby="f"/><rect fill="url(#f)"/></svg>',
            "b.svg": '<svg><g id="g"/></svg>',
        },
        [],
    ),
    "an SVG file that asks another host": (
        {"a.svg": '<svg><image href="https://v.example/x.png"/></svg>'},
        ["site/a.svg:1:6: EN104"],
    ),
    "twice the same id in an SVG file": (
        {"a.svg": '<svg><g id="x"/><g id="x"/></svg>'},
        ["site/a.svg:1:17: EN103 el id «x» ya está en 1:6"],
    ),
    "a manifest": (
        {
            "index.html": '<link rel="manifest" href="m.webmanifest">',
            "m.webmanifest": '{"icons": [{"src": "n.png"}]}',
        },
        ["site/m.webmanifest:1:1: EN101 «n.png»"],
    ),
    "a wrong manifest": ({"m.webmanifest": "{"}, ["site/m.webmanifest:1:2: EN108 no es un manifiesto web"]),
    "a page that is no text": ({"x.css": "\udcff"}, ["site/x.css:1:1: EN108 no es UTF-8 (byte 0)"]),
    "the error page is seen at any address": (
        {"404.html": '<a href="b/">x</a><a href="/b/">x</a>', "b/index.html": ""},
        ["site/404.html:1:1: EN106 «b/» es relativa"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), FILES.values(), ids=FILES.keys())
def test_files(files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    raw = {name: text for name, text in files.items() if "\udcff" in text}
    for name, text in raw.items():
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    found = problems(tmp_path, {name: text for name, text in files.items() if name not in raw})
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found


PUBLISHED = {
    "a/index.html": '<link rel="canonical" href="https://e.example/guia/a/">',
    "index.html": '<link rel="canonical" href="https://e.example/guia/"><p id="x"></p>',
}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="https://e.example/guia/#x">', []),
        ('<a href="https://e.example/guia">', []),
        ('<script src="https://e.example/guia/a/"></script>', []),
        ('<a href="/guia/a/">', []),
        ('<a href="https://e.example/otro/">', []),
        ('<a href="https://e.example/guia/n/">', ["EN101"]),
        ('<a href="https://e.example/guia/#z">', ["EN102"]),
        ('<a href="/otro/">', ["EN106"]),
        ('<a href="/guias/">', ["EN106"]),
    ],
)
def test_knows_its_own_address(body: str, expected: list[str], tmp_path: Path) -> None:
    found = problems(tmp_path, {**PUBLISHED, "b/index.html": body})
    assert re.findall(r"EN\d+", " ".join(found)) == expected


def test_the_base_can_be_given(tmp_path: Path) -> None:
    files = {"index.html": '<a href="/guia/">x</a><a href="/guia/n/">x</a>'}
    assert [line.split(" ")[2] for line in problems(tmp_path, files, "/guia/")] == ["«/guia/n/»"]


def test_the_addresses_of_the_sitemap(tmp_path: Path) -> None:
    locs = "".join(f"<url><loc>https://e.example/guia/{page}</loc></url>" for page in ("", "a/", "n/"))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locs}</urlset>'
    found = problems(tmp_path, {**PUBLISHED, "sitemap.xml": sitemap})
    assert [line.split(" ")[2] for line in found] == ["«https://e.example/guia/n/»"]


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("", []),
        ("a.png", [("a.png", "")]),
        ("a.png 1x,b.png 2x", [("a.png", "1x"), ("b.png", "2x")]),
        ("a.png, b.png 2x", [("a.png", ""), ("b.png", "2x")]),
        ("a,b.png\n 640w ,\n c.png", [("a,b.png", "640w"), ("c.png", "")]),
    ],
)
def test_srcset(srcset: str, expected: list[tuple[str, str]]) -> None:
    assert list(candidates(srcset)) == expected


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { b: c }", []),
        ("a { b: url(#marca) }", []),
        ('a::before { content: "x.png" "url(y)" } @charset "utf-8";', []),
        (
            '@namespace s url(http://www.w3.org/2000/svg); @namespace "http://www.w3.org/1999/xhtml"; a { b: url(x) }',
            ["x"],
        ),
        ('@import "a.css" supports(font-family: "x"); a { content: "y" }', ["a.css"]),
        ("@media print { a { b: url(x) } } @font-face { src: url(y) format('woff2'), local(\"z\") }", ["x", "y"]),
        ("a { b: image-set('x' 1x, url(y) 2x, \"z\" type('image/png')) }", ["x", "y", "z"]),
        ("a[href='x'] { b: linear-gradient(red, blue), url(y) }", ["y"]),
        ("a { b: url(x", ["x"]),
        ("@namespace s a { b: url(x) }", ["x"]),
        ("", []),
        ("url(x.png)", ["x.png"]),
        ("URL( 'x y.png' )", ["x y.png"]),
        (r'url("a\"b\)\41 c")', ['a"b)Ac']),
        ('@import "a.css" screen; @import url(b.css);', ["a.css", "b.css"]),
        ("/* url(a) */ url(b)", ["b"]),
        (
            "url(\"data:image/svg+xml,<svg xmlns='x' fill='url(#g)'>\")",
            ["data:image/svg+xml,<svg xmlns='x' fill='url(#g)'>"],
        ),
    ],
)
def test_addresses_in_css(css: str, expected: list[str]) -> None:
    document = read_css(css)
    assert ([reference.target for reference in document.references], document.defects) == (expected, [])


@pytest.mark.parametrize(
    ("wanted", "known", "expected"),
    [
        ("imagenes", ["contenedores", "imágenes"], "imágenes"),
        ("explicacion/imagen/", ["explicacion/imagenes/", "explicacion/registros/"], "explicacion/imagenes/"),
        ("assets/css/diagramas.css", ["assets/css/guia.css"], None),
        ("x", [], None),
    ],
)
def test_the_likeliest_name(wanted: str, known: list[str], expected: str | None) -> None:
    assert closest(wanted, known) == expected


def test_a_page_cut_short_is_read_to_its_end() -> None:
    assert [reference.target for reference in read_html('<a href="x">y</a><p style="').references] == ["x"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "hooks/links.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("body", "status"), [("<p>x</p>", 0), ('<a href="n/">x</a>', 1)])
def test_command(body: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(body, encoding="utf-8")
    done = run(str(tmp_path))
    assert done.returncode == status
    assert (f"{tmp_path}/index.html:1:1: EN101" in done.stdout) == bool(status)


def test_command_without_a_site(tmp_path: Path) -> None:
    done = run(str(tmp_path / "site"))
    assert done.returncode == 2
    assert "no hay ninguna página" in done.stderr


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[a](no.md)\n\n[b](no.md)\n", [(1, 5), (3, 5)]),
        ("[a](no.md) y [b](no.md)\n", [(1, 5), (1, 18)]),
        ("[a](<no.md>) y [b](no.md) y\n[c](no.md)\n", [(1, 6), (1, 20), (2, 5)]),
    ],
)
def test_each_wrong_link_of_a_page_has_its_own_place(text: str, places: list[tuple[int, int]], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    found = MarkdownPages(tmp_path, markdown).check("a.md", "docs/a.md")
    assert [(problem.line, problem.column, problem.code) for problem in found] == [(*p, "EN101") for p in places]
