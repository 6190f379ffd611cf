"""Hostile SVG: refused by the gate, with little work, before any rasteriser sees it."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import ROOT
from guide.diagrams import raster
from guide.diagrams.gate import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, MAX_TEXT, checked, gate, view_box
from guide.diagrams.library import Drawing
from guide.diagrams.palette import load_palette
from guide.diagrams.raster import Workshop, pdf, png
from guide.diagrams.sheet import in_the_dark, png_sheet

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
MOST = 20
"""Times the work on the largest good document; alone each takes less than once."""


def svg(body: str, root: str = 'viewBox="0 0 600 200"') -> str:
    return f"<svg {NS} {root}><title>t</title><desc>d</desc>{body}</svg>"


def doctype(content: str, body: str = "") -> str:
    return f"<!DOCTYPE svg {content}>{svg(body)}"


BOMB = "".join(f'<!ENTITY a{i} "' + f"&a{i - 1};" * 10 + '">' for i in range(1, 10))
NESTED_USE = "".join(f'<g id="g{i}">' + f'<use href="#g{i - 1}"/>' * 10 + "</g>" for i in range(1, 8))
ZIPPED = gzip.compress(b"<svg>" + b" " * 5_000_000 + b"</svg>").decode("latin-1")
MARK = "comentario, una instrucción o un DOCTYPE"
SHAPE = "viewBox de 48 a 2000"
BROKEN = "mal formado"
REFUSED = "no se admite"

# (class of attack, document, part of the message)
HOSTILE = [
    # Reading what is none of its business.
    ("external entity of a file", doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]', "<text>&x;</text>"), MARK),
    ("external entity of a host", doctype('[<!ENTITY x SYSTEM "http://example.com/x">]', "<text>&x;</text>"), MARK),
    ("parameter entity", doctype('[<!ENTITY % x SYSTEM "http://example.com/x.dtd"> %x;]'), MARK),
    ("entity bomb", doctype(f'[<!ENTITY a0 "a">{BOMB}]', "<text>&a9;</text>"), MARK),
    ("doctype alone", doctype(""), MARK),
    ("undeclared entity", svg("<text>&nada;</text>"), BROKEN),
    ("style sheet by instruction", '<?xml-stylesheet href="http://example.com/a.css"?>' + svg(""), MARK),
    ("imported style sheet", svg("<style>@import url(http://example.com/a.css)</style>"), REFUSED),
    ("image of a file", svg('<image href="file:///etc/passwd"/>'), REFUSED),
    ("image of a host", svg('<image xlink:href="http://example.com/a.png"/>'), REFUSED),
    ("image in a data address", svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), REFUSED),
    ("use of another document", svg('<use href="http://example.com/a.svg#x"/>'), REFUSED),
    ("tref of a file", svg('<tref xlink:href="file:///etc/passwd"/>'), REFUSED),
    # Running something in a page.
    ("script", svg("<script>alert(1)</script>"), REFUSED),
    ("event handler", svg('<rect onclick="alert(1)"/>'), REFUSED),
    ("link that runs", svg('<a href="javascript:alert(1)"><rect/></a>'), REFUSED),
    ("animation", svg('<animate attributeName="href" values="javascript:alert(1)"/>'), REFUSED),
    ("foreign HTML", svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'), REFUSED),
    ("style attribute", svg('<rect style="fill:url(http://example.com/x)"/>'), REFUSED),
    ("a class that breaks out", svg("<rect class='a\"&gt;&lt;script&gt;'/>"), REFUSED),
    # Never ending.
    ("nested use", svg(NESTED_USE), REFUSED),
    ("use of itself", svg('<g id="a"><use href="#a"/></g>'), REFUSED),
    ("pattern of itself", svg('<pattern id="a"><rect fill="url(#a)"/></pattern>'), REFUSED),
    ("clip of itself", svg('<clipPath id="a" clip-path="url(#a)"/>'), REFUSED),
    ("marker of itself", svg('<marker id="a"><path marker-end="url(#a)" d="M0 0"/></marker>'), REFUSED),
    ("mask and filter", svg('<mask id="m"/><filter id="f"><feTurbulence numOctaves="9999"/></filter>'), REFUSED),
    ("huge canvas", svg("", 'viewBox="0 0 30000 30000"'), SHAPE),
    ("huge size", svg("", 'viewBox="0 0 600 200" width="99999" height="99999"'), REFUSED),
    ("no canvas", svg("", ""), SHAPE),
    ("canvas of no number", svg("", 'viewBox="0 0 nan inf"'), SHAPE),
    ("compressed bytes", ZIPPED, BROKEN),
    ("empty", "", BROKEN),
    ("no markup", "hola", BROKEN),
    ("nul", svg("<text>\0</text>"), BROKEN),
    ("not closed", svg("<g>"), BROKEN),
    ("half a character", svg("<text>\ud800</text>"), BROKEN),
    ("long comment", svg("<!--" + "x" * 600_000 + "-->"), "pasa de 256 KB"),
    ("long path", svg('<path d="M0 0' + "H1" * 100_000 + '"/>'), REFUSED),
    ("deep nesting", svg("<g>" * 3_000 + "</g>" * 3_000), "24 niveles"),
    ("many elements", svg("<rect/>" * 2_001), "2000 elementos"),
    ("much text", svg(f"<text>{'x' * 10_001}</text>"), "10000 caracteres"),
    ("tiny dashes", svg('<path d="M0 0H9999" stroke-dasharray="0.001 0.001"/>'), REFUSED),
    ("huge number", svg('<rect width="1e99"/>'), REFUSED),
    ("endless number", svg(f'<rect width="{"9" * 400}"/>'), REFUSED),
    ("huge number in a path", svg('<path d="M0 0H99999999"/>'), "demasiado grande"),
    # What CairoSVG draws wrongly, or dies of.
    ("variable", svg('<rect fill="var(--x, #ffffff)"/>'), REFUSED),
    ("mixed colour", svg('<rect fill="color-mix(in srgb, red, blue)"/>'), REFUSED),
    ("paint by reference", svg('<rect fill="url(#x)"/>'), REFUSED),
    ("unwanted geometric text", svg('<text text-rendering="geometricPrecision">x</text>'), REFUSED),
    ("size in percent", svg('<text font-size="160%">x</text>'), REFUSED),
    ("text set from its end", svg('<text text-anchor="end">x</text>'), REFUSED),
    ("foreign font", svg('<text font-family="Comic Sans MS">x</text>'), REFUSED),
    ("own id", svg('<rect id="x"/>'), REFUSED),
    ("other vocabulary", '<html xmlns="http://www.w3.org/1999/xhtml"/>', REFUSED),
]


@pytest.mark.parametrize(("name", "document", "message"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
def test_a_hostile_document_is_refused(name: str, document: str, message: str) -> None:
    _, problems = gate(document)
    assert any(message in problem for problem in problems), (name, problems)


def test_no_hostile_document_takes_more_work_than_a_good_one() -> None:
    good = work_of(svg("<rect/>" * (MAX_ELEMENTS - 3)))
    assert {name: times for name, document, _ in HOSTILE if (times := work_of(document) / good) > MOST} == {}


def work_of(document: str) -> float:
    """Seconds of this process, without those of others; the least of some, as the collector of garbage may come by."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        gate(document)
        seconds.append(time.process_time() - start)
    return min(seconds)


PALETTE = load_palette(ROOT / "resources/diagramas/_paleta.yml")


def sheet(text: str) -> bytes:
    return png_sheet([Drawing("d", "", "", "", (), {"ancha": text, "estrecha": text})], PALETTE)


MAKERS: dict[str, Callable[[str], object]] = {
    "png": lambda text: png(text, "#ffffff"),
    "pdf": lambda text: pdf(text, "t"),
    "dark": lambda text: in_the_dark(text, PALETTE),
    "sheet": sheet,
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_nothing_unchecked_reaches_the_rasteriser(make: Callable[[str], object]) -> None:
    with pytest.raises(ValueError, match="«script», que no se admite"):
        make(svg("<script/>"))


LIMITS = {
    "elements": lambda more: svg("<rect/>" * (MAX_ELEMENTS - 3 + more)),
    "depth": lambda more: svg("<g>" * (MAX_DEPTH + more) + "</g>" * (MAX_DEPTH + more)),
    "text": lambda more: svg(f"<text>{'x' * (MAX_TEXT - 1)}</text><text>{'y' * (1 + more)}</text>"),
    "bytes": lambda more: svg("") + " " * (MAX_BYTES - len(svg("")) + more),
    "number of a path": lambda more: svg(f'<path d="M0 0H{9_999 + more}"/>'),
    "width": lambda more: svg("", f'viewBox="0 0 {2_000 + more} 200"'),
    "height": lambda more: svg("", f'viewBox="0 0 600 {48 - more}"'),
    "dashes": lambda more: svg(f'<path stroke-dasharray="{99 + more} 4" d="M0 0"/>'),
}


@pytest.mark.parametrize("document", LIMITS.values(), ids=LIMITS.keys())
def test_what_is_at_a_limit_passes_and_one_more_does_not(document: Callable[[int], str]) -> None:
    assert gate(document(0))[1] == []
    assert len(gate(document(1))[1]) == 1


# What each attribute may hold, and what it may not.
VALUES = {
    "class": (["a", "caja-t", "paso p1 p12", "x" * 60], ["", "A", "a_b", "a.b", "x" * 61, "á"]),
    **dict.fromkeys(
        ("x", "y", "width", "height", "rx", "cx", "cy", "r", "stroke-width", "font-size"),
        (
            ["0", "9999", "-3", "1.5", "-0.125", "9999.999"],
            ["", "10000", "+1", "1.", ".5", "1.2345", "1e3", "1,5", "--1", "1 ", "1px"],
        ),
    ),
    **dict.fromkeys(
        ("fill", "stroke"),
        (
            ["#012345", "#abcdef", "none"],
            ["", "#ABCDEF", "#12345", "#1234567", "red", "nones", "#12345g", "currentColor"],
        ),
    ),
    "d": (
        ["M0 0", "M-1.5 2H3V4L5 6Q1 2 3 4A1 1 0 0 1 2 2Z"],
        ["", "m0 0", "M0,0", "C0 0", "M0 0\n", "M1e3 0", "M00000 0"],
    ),
    "stroke-dasharray": (["1", "5 4", "99 99"], ["", "0", "0 4", "5 0", "100", "1.5", "5,4", "5 4 3", "5 "]),
    "stroke-linecap": (["round"], ["", "butt", "rounded"]),
    "stroke-linejoin": (["round"], ["", "miter"]),
    "font-family": (
        ["Inter,system-ui,Roboto,Arial,sans-serif", "JetBrains Mono,ui-monospace,Consolas,monospace"],
        ["", "Inter", "Inter,system-ui,Roboto,Arial,sans-serif,x"],
    ),
    "font-weight": (["600"], ["", "400", "bold", "6000"]),
    "text-anchor": (["middle"], ["", "start", "end"]),
    **dict.fromkeys(
        ("id", "aria-labelledby", "aria-describedby"),
        (["a", "docker-run-ancha-t", "7", "x" * 80], ["", "A", "a b", "a_b", "x" * 81]),
    ),
    "role": (["img"], ["", "image", "presentation"]),
    "lang": (["es"], ["", "en", "es-ES"]),
    "viewBox": (
        ["0 0 64 2000", "0 0 688.5 64"],
        ["", "0 0 600", "1 0 600 200", "0 1 600 200", "0 0 600 200 1", "0  0 600 200"],
    ),
}
SHAPE_PAINT = {"class", "fill", "stroke", "stroke-width"}
ATTRIBUTES = {
    "svg": {
        "class",
        "viewBox",
        "width",
        "height",
        "role",
        "lang",
        "aria-labelledby",
        "aria-describedby",
        "font-family",
    },
    "title": {"id"},
    "desc": {"id"},
    "g": {*SHAPE_PAINT, "stroke-linejoin"},
    "rect": {*SHAPE_PAINT, "x", "y", "width", "height", "rx"},
    "circle": {"class", "fill", "stroke", "cx", "cy", "r"},
    "path": {*SHAPE_PAINT, "d", "stroke-dasharray", "stroke-linecap"},
    "text": {"class", "x", "y", "fill", "font-family", "font-size", "font-weight", "text-anchor"},
}


def with_attribute(tag: str, name: str, value: str) -> str:
    if tag == "svg":
        attributes = {"viewBox": "0 0 600 200"} | {name: value}
        return svg("", " ".join(f'{key}="{spelled}"' for key, spelled in attributes.items()))
    return svg(f'<{tag} {name}="{value}"/>')


@pytest.mark.parametrize("tag", ATTRIBUTES)
def test_each_element_has_its_attributes(tag: str) -> None:
    told = {name: gate(with_attribute(tag, name, good[0]))[1] for name, (good, _) in VALUES.items()}
    assert {name for name, problems in told.items() if problems == []} == ATTRIBUTES[tag]
    refused = {name: problems for name, problems in told.items() if problems}
    assert refused == {name: [f"«{tag}» tiene un atributo «{name}», que no se admite"] for name in refused}


@pytest.mark.parametrize("name", VALUES)
def test_each_attribute_has_its_values(name: str) -> None:
    tag = next(tag for tag, names in ATTRIBUTES.items() if name in names)
    good, bad = VALUES[name]
    assert [value for value in good if gate(with_attribute(tag, name, value))[1] != []] == []
    passed = [value for value in bad if gate(with_attribute(tag, name, value.replace("\n", "&#10;")))[1] == []]
    assert passed == []


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            svg("<a/><b/>"),
            ["el SVG tiene un elemento «a», que no se admite", "el SVG tiene un elemento «b», que no se admite"],
        ),
        (svg(f"<{'a' * 50}/>"), [f"el SVG tiene un elemento «{'a' * 40}», que no se admite"]),
        (
            svg('<rect a="1" b="2" x="z"/>'),
            [
                "«rect» tiene un atributo «a», que no se admite",
                "«rect» tiene un atributo «b», que no se admite",
                "«rect» tiene en «x» un valor que no se admite: z",
            ],
        ),
        (svg('<path d="M0 0H12345"/>'), ["«path» tiene en «d» un número demasiado grande"]),
        (svg('<rect fill="' + "z" * 50 + '"/>'), ["«rect» tiene en «fill» un valor que no se admite: " + "z" * 40]),
        ("<g/>", ["el SVG debe tener un viewBox de 48 a 2000"]),
        (f"<g {NS}/>", ["el SVG debe tener un viewBox de 48 a 2000"]),
        (svg("<!-- x -->"), ["el SVG tiene un comentario, una instrucción o un DOCTYPE, que no se admiten"]),
        (svg("<?x?>"), ["el SVG tiene un comentario, una instrucción o un DOCTYPE, que no se admiten"]),
        # Only what is shown as text counts as text.
        (svg(f"<title>{'x' * 10_001}</title>"), []),
        (svg("<text>" + "x" * 10_000 + "</text><text/>"), []),
    ],
)
def test_all_that_is_told_of_a_document(document: str, told: list[str]) -> None:
    elements, problems = gate(document)
    assert problems == told
    assert bool(elements) == ("comentario" not in "".join(told))


def test_at_most_five_problems_are_told_of_a_drawing() -> None:
    with pytest.raises(ValueError, match=r"«a5», que no se admite$"):
        checked(svg("".join(f"<a{i}/>" for i in range(1, 9))))


@pytest.mark.parametrize(
    ("spelled", "size"),
    [
        ("0 0 48 48", (48, 48)),
        ("0 0 2000 2000", (2000, 2000)),
        ("0 0 688 90.5", (688, 90.5)),
        ("0 0 47.9 64", None),
        ("0 0 64 47.9", None),
        ("0 0 2000.1 64", None),
        ("0 0 64 2000.1", None),
        ("0 0 64", None),
    ],
)
def test_a_drawing_has_a_size(spelled: str, size: tuple[float, float] | None) -> None:
    elements, problems = gate(svg("", f'viewBox="{spelled}"'))
    assert view_box(elements[0]) == size
    assert (problems == []) == (size is not None)


def test_what_is_of_the_subset_passes() -> None:
    document = svg('<g class="a"><rect x="1" y="-2.5" fill="#ffffff"/><text font-size="12.5">ñ «»</text></g>')
    assert checked(document) == document


def hung(folder: Path) -> Workshop:
    """A workshop whose pool takes a minute; its process then says so in ``folder``/fin, which it holds open."""
    os.mkfifo(folder / "fin")
    script = folder / "colgado.py"
    child = f"import time; end = open({str(folder / 'fin')!r}, 'w'); time.sleep(60); end.write('fin')"
    script.write_text(
        "import subprocess, sys\n"
        # With the pipes of its parent it would be waited for until its own end.
        f"subprocess.run([sys.executable, '-c', {child!r}], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
    )
    return Workshop(script, ROOT, folder)


def test_pictures_that_take_too_long_are_given_up_with_all_their_processes(tmp_path: Path) -> None:
    workshop = hung(tmp_path)
    # It opens once the process of the pool has opened it, and ends with that process.
    with (tmp_path / "fin").open() as end:
        assert workshop.wait_for_pictures(limit=0.2) == "hacer los PNG de los diagramas ha pasado de 0 s"
        assert end.read() == ""


@pytest.mark.parametrize(
    ("limits", "work"),
    [("cpu=1", "while time.process_time() < 5: pass"), ("memory=512 * 1024**2", "bytearray(1024**3)")],
)
def test_a_process_of_the_rasteriser_has_bounds(limits: str, work: str) -> None:
    code = f"import time\nfrom guide.diagrams.raster import limit_resources\nlimit_resources({limits})\n{work}"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "MemoryError" in done.stderr or done.returncode < 0


def test_a_pool_that_dies_is_told_in_spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "limit_resources", lambda: None)
    monkeypatch.setattr(raster, "_make", die)
    printed: list[str] = []
    monkeypatch.setattr("builtins.print", lambda text, **_: printed.append(text))
    assert raster.work(ROOT, tmp_path) == 1
    assert printed[-1] == "un dibujo ha pasado de 60 s o de 2 GB"


def die(*_: object) -> None:
    os._exit(9)
