"""The diagrams of the guide as they are drawn: stable bytes, words, figures, pictures and the cache."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.describe import sentences
from guide.diagrams.figure import figure, missing, paint
from guide.diagrams.library import Drawing, Library, load_library, pictures, unknown_diagram
from guide.diagrams.metrics import MONO
from guide.diagrams.palette import Palette
from guide.diagrams.raster import Workshop, png
from guide.diagrams.svg import rounded
from PIL import Image, ImageColor, ImageOps

SCRIPT = ROOT / "hooks/diagrams.py"


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import sys, hashlib, pathlib; sys.path.insert(0, 'hooks')\n"
        "from guide.diagrams.library import load_library\n"
        "l = load_library(pathlib.Path('.'))\n"
        "print(hashlib.sha256(repr([sorted(d.svgs.items()) for d in l.drawings.values()]).encode()).hexdigest())"
    )

    def run(**env: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        ).stdout

    first = run(PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    assert len(first.strip()) == 64
    assert first == run(PYTHONHASHSEED="77", LC_ALL="tr_TR.UTF-8", TZ="Asia/Tokyo")


def test_the_guides_diagrams_have_no_problem(library: Library) -> None:
    assert [p.headline() for p in library.problems] == []
    assert {"docker", "docker-run", "registros"} <= set(library.drawings)
    assert set(library.drawings) == set(library.keys)


def test_both_layouts_of_a_diagram_weigh_at_most_4_kb_on_the_wire(library: Library) -> None:
    for drawing in library.drawings.values():
        assert len(zlib.compress("".join(drawing.svgs.values()).encode(), 9)) <= 4096, drawing.slug


@pytest.mark.parametrize(
    ("edge", "sentence"),
    [
        ("cli -> dockerd", "De docker a dockerd."),
        ("cli -> dockerd: pide", "De docker a dockerd: pide."),
        ("cli -> dockerd: 3. pide", "Paso 3. De docker a dockerd: pide."),
        ("cli <-> disco: [a, b]", "Entre docker e Imágenes, en los dos sentidos: a, b."),
        ("cli -- dockerd", "Unidos: docker y dockerd."),
        ("cli ..> dockerd", "De docker a dockerd, de forma indirecta."),
    ],
)
def test_an_arrow_in_words(palette: Palette, edge: str, sentence: str) -> None:
    text = (HEAD + BODY).replace("  - cli -> dockerd: 1. pide\n  - dockerd -> disco: guarda", f"  - {edge}")
    assert sentences(parsed(text, palette)) == ("Dentro de «Anfitrión»: dockerd e Imágenes.", sentence)


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("Tres", "y Tres"),
        ("Imagen", "e Imagen"),
        ("ícono", "e ícono"),
        ("Hilo", "e Hilo"),
        ("hijo", "e hijo"),
        # The sound of «ye» and of «ya» keeps the «y».
        ("hielo", "y hielo"),
        ("hiato", "y hiato"),
        ("ion", "e ion"),
        ("Mi", "y Mi"),
        ("h", "y h"),
    ],
)
def test_a_list_ends_with_y_or_with_e(palette: Palette, last: str, joined: str) -> None:
    text = (HEAD + BODY).replace("texto: Imágenes", f"texto: {last}")
    assert sentences(parsed(text, palette))[0] == f"Dentro de «Anfitrión»: dockerd {joined}."
    three = sentences(parsed(text.replace("contiene: [", "contiene: [cli, "), palette))[0]
    assert three == f"Dentro de «Anfitrión»: docker, dockerd {joined}."


def test_all_of_a_drawing_is_told_in_words(palette: Palette) -> None:
    text = (HEAD + BODY).replace("1. pide", "[10. pide, ya]").replace(": guarda", ": 2.")
    text = text.replace("texto: docker,", "texto: [docker, en dos], detalle: ignorado,")
    text = text.replace("forma: imagen", "detalle: [de, todas], forma: nota")
    more = "  - cli -- disco\n  - disco ..> cli: 1.\n  - cli <-> dockerd\n"
    groups = "grupos:\n  fuera: {texto: Todo, contiene: [disco, cli, dockerd]}\n"
    assert sentences(parsed(text.replace("grupos:\n", groups) + more, palette)) == (
        "Dentro de «Todo»: docker en dos, dockerd e Imágenes.",
        "Dentro de «Anfitrión»: dockerd e Imágenes.",
        "Paso 1. De Imágenes a docker en dos, de forma indirecta.",
        "Paso 2. De dockerd a Imágenes.",
        "Paso 10. De docker en dos a dockerd: pide, ya.",
        "Unidos: docker en dos e Imágenes.",
        "Entre docker en dos y dockerd, en los dos sentidos.",
        "Nota: Imágenes de todas.",
    )


def test_steps_are_told_in_their_order(palette: Palette) -> None:
    text = (HEAD + BODY).replace("1. pide", "2. pide").replace(": guarda", ": 1. guarda")
    assert [s[:7] for s in sentences(parsed(text, palette))[1:]] == ["Paso 1.", "Paso 2."]


def test_arrows_without_a_number_are_told_after_the_steps(palette: Palette) -> None:
    text = (HEAD + BODY).replace("1. pide", "pide").replace(": guarda", ": 1. guarda")
    assert sentences(parsed(text, palette))[1:] == (
        "Paso 1. De dockerd a Imágenes: guarda.",
        "De docker a dockerd: pide.",
    )


def drawing(slug: str = "prueba", steps: tuple[str, ...] = ()) -> Drawing:
    svgs = {"ancha": "<svg/>", "estrecha": "<svg/>", "oscura": "<svg dark/>"}
    return Drawing(slug, "T", "La «descripción» <larga>", "Pie & más", ("De a a b.",), svgs, steps)


def test_a_figure_shows_both_layouts_caption_downloads_and_words() -> None:
    html = figure(drawing(), 2, "../../resources/", (".svg", "-oscuro.png"))
    assert "<svg" not in html
    html = paint(html, {"prueba": drawing()})
    assert html.count("<svg/>") == 2
    assert "dark" not in html
    assert "<strong>Figura 2.</strong> Pie &amp; más" in html
    assert '<a href="../../resources/prueba.svg" download>SVG</a>' in html
    assert '<a href="../../resources/prueba-oscuro.png" download>PNG oscuro</a>' in html
    assert "prueba.pdf" not in html
    assert "<p>La «descripción» &lt;larga&gt;</p><ol><li>De a a b.</li></ol>" in html


def test_the_steps_of_a_figure_are_a_list() -> None:
    html = figure(drawing(steps=("Uno & dos.", "Tres.")), 1, "", ())
    assert '<ol class="diagrama-pasos"><li>Uno &amp; dos.</li><li>Tres.</li></ol>' in html
    assert "diagrama-pasos" not in figure(drawing(), 1, "", ())


def test_a_figure_is_all_of_this() -> None:
    html = figure(drawing(steps=("Uno.",)), 7, "../", (".svg", ".png", "-oscuro.png", ".pdf"))
    assert html == (
        '<figure class="diagrama" id="diagrama-prueba"><div class="diagrama-lienzo" data-search-exclude>'
        '<!--diagrama:prueba--></div><ol class="diagrama-pasos"><li>Uno.</li></ol>'
        "<figcaption><strong>Figura 7.</strong> Pie &amp; más "
        '<span class="diagrama-descargas" data-search-exclude>Descargar: '
        '<a href="../prueba.svg" download>SVG</a> <a href="../prueba.png" download>PNG</a> '
        '<a href="../prueba-oscuro.png" download>PNG oscuro</a> <a href="../prueba.pdf" download>PDF</a></span>'
        '</figcaption><details class="diagrama-texto"><summary>El diagrama en palabras</summary>'
        "<p>La «descripción» &lt;larga&gt;</p><ol><li>De a a b.</li></ol></details></figure>"
    )


def test_each_figure_of_a_page_is_painted_and_nothing_else() -> None:
    one, two = drawing("uno"), replace(drawing("dos"), svgs={"ancha": "<svg 2/>", "estrecha": "<svg 3/>"})
    html = "<!--diagrama:dos-->a<!--diagrama:uno-->b<!--diagrama:tres-->"
    assert paint(html, {"uno": one, "dos": two}) == "<svg 2/><svg 3/>a<svg/><svg/>b<!--diagrama:tres-->"
    assert paint(html, {}) == html


def test_a_drawing_that_is_missing_is_told_where_it_would_stand() -> None:
    assert missing("<uno>") == (
        '<div class="admonition failure guia-error"><p class="admonition-title">Diagrama sin dibujar</p>'
        "<p>No hay un diagrama «&lt;uno&gt;» que se pueda dibujar. El mensaje está en la terminal.</p></div>"
    )


@pytest.mark.parametrize(
    ("points", "path"),
    [
        ([(0, 0), (40, 0)], "M0 0H40"),
        ([(0, 0), (40, 0), (40, 40)], "M0 0H31Q40 0 40 9V40"),
        # A corner takes at most half of what the one before left of their stretch.
        ([(0, 0), (40, 0), (40, 8), (80, 8)], "M0 0H36Q40 0 40 4V6Q40 8 42 8H80"),
    ],
)
def test_the_corners_of_an_arrow_are_as_round_as_its_stretches_allow(
    points: list[tuple[float, float]], path: str
) -> None:
    assert rounded(points, 9) == path


def png_size(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def guide_copy(folder: Path, *only: str) -> Path:
    """The guide's diagrams (or only some) with their palette."""
    sources = folder / "resources/diagramas"
    sources.mkdir(parents=True)
    for file in (ROOT / "resources/diagramas").glob("*.yml"):
        if not only or file.stem in (*only, "_paleta"):
            (sources / file.name).write_bytes(file.read_bytes())
    return folder


ONE_OF_EACH_KIND = (
    "docker",
    "capas-de-una-imagen",
    "antes-y-despues",
    "ciclo-de-vida",
    "instalacion",
    "subir-y-descargar",
)


def made(root: Path, cache: Path, script: Path = SCRIPT) -> dict[str, dict[str, Path]]:
    """The downloads that the workshop makes, by slug and ending."""
    workshop = Workshop(script, root, cache)
    workshop.wait_for_drawings()
    assert workshop.wait_for_pictures() == ""
    return {slug: pictures(cache, key) for slug, key in load_library(root, cache).keys.items()}


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    return made(ROOT, tmp_path_factory.mktemp("taller"))


def test_the_workshop_draws_for_the_cache(tmp_path: Path) -> None:
    root = guide_copy(tmp_path, "docker", "registros")
    made(root, tmp_path / "c")
    warm = load_library(root, tmp_path / "c", draw=False)
    assert (warm.pending, warm.drawn) == ((), 0)
    assert warm.drawings == load_library(root).drawings


@pytest.mark.parametrize("ending", [".png", "-oscuro.png"])
def test_pictures_are_twice_the_column_and_not_blank(downloads: dict[str, dict[str, Path]], ending: str) -> None:
    for files in downloads.values():
        assert png_size(files[ending])[0] == 1376
        with Image.open(files[ending]) as image:
            colours = image.convert("RGB").getcolors(1_000_000)
        assert colours is not None
        assert len(colours) >= 12


@pytest.mark.parametrize(
    ("ending", "old", "new"), [(".png", "#ffffff", "#ffeecc"), ("-oscuro.png", "#12171f", "#331100")]
)
def test_behind_the_corners_of_a_picture_is_the_page_of_the_palette(
    tmp_path: Path, ending: str, old: str, new: str
) -> None:
    root = guide_copy(tmp_path / "raiz", "registros")
    palette = root / "resources/diagramas/_paleta.yml"
    page, drawings = palette.read_text("utf-8").split("tarjeta:")
    assert old in page
    palette.write_text(page.replace(old, new) + "tarjeta:" + drawings, "utf-8")
    file = made(root, tmp_path / "c")["registros"][ending]
    with Image.open(file) as image:
        assert image.convert("RGB").getpixel((0, 0)) == ImageColor.getrgb(new)


def test_a_pdf_has_its_title_its_fixed_date_and_our_letters(downloads: dict[str, dict[str, Path]]) -> None:
    data = downloads["docker"][".pdf"].read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/CreationDate (20000101000000" in data
    assert "Arquitectura cliente–servidor de Docker".encode("utf-16-be").hex().upper().encode() in data.upper()
    for font in (b"+Inter-Regular", b"+Inter-SemiBold", b"+JetBrainsMono-SemiBold"):
        assert font in data


def test_downloads_repeat_their_bytes(
    downloads: dict[str, dict[str, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Another hash seed, locale, clock and home, where no font is configured.
    for name, value in {"PYTHONHASHSEED": "77", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"}.items():
        monkeypatch.setenv(name, value)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "FONTCONFIG_PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    again = made(guide_copy(tmp_path / "raiz", *ONE_OF_EACH_KIND), tmp_path / "c")
    assert set(again) == set(ONE_OF_EACH_KIND)
    for slug, files in again.items():
        for ending, file in files.items():
            assert file.read_bytes() == downloads[slug][ending].read_bytes(), f"{slug}{ending}"


def test_a_download_that_is_already_there_is_not_made_again(tmp_path: Path) -> None:
    root = guide_copy(tmp_path / "raiz", "docker")
    first = {file: file.stat().st_mtime_ns for files in made(root, tmp_path / "c").values() for file in files.values()}
    again = {file: file.stat().st_mtime_ns for files in made(root, tmp_path / "c").values() for file in files.values()}
    assert first == again


def test_a_failing_rasteriser_is_told_in_spanish(tmp_path: Path) -> None:
    script = tmp_path / "roto.py"
    script.write_text("raise SystemExit('se rompió algo')\n")
    problem = Workshop(script, ROOT, tmp_path / "c").wait_for_pictures()
    assert problem == "CairoSVG no ha podido hacer los PNG: se rompió algo"


def outline_of(text: str, **attributes: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the outline of a text of 20 units whose base line begins at 100, 50."""
    spelled = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
        f'<text x="100" y="50" font-size="20" fill="#000000"{spelled}>{text}</text></svg>'
    )
    with Image.open(io.BytesIO(png(svg, "#ffffff", 4000))) as image:
        ink = ImageOps.invert(image.convert("L")).point(lambda value: 255 * (value > 127)).getbbox()
    assert ink
    left, top, right, bottom = (value / 20 for value in ink)
    return left, top, right, bottom


def test_an_outline_stands_where_its_text_stood() -> None:
    left, top, right, bottom = outline_of("HHH")
    assert 100 <= left < 103
    assert bottom == pytest.approx(50, abs=0.1)
    # Inter's capitals are 0.727 of an em high.
    assert bottom - top == pytest.approx(0.727 * 20, abs=0.1)
    middle = outline_of("HHH", text_anchor="middle")
    assert (middle[0] + middle[2]) / 2 == pytest.approx(100, abs=0.1)
    assert middle[2] - middle[0] == pytest.approx(right - left, abs=0.1)


def test_an_outline_has_the_face_of_its_text() -> None:
    def width(**attributes: str) -> float:
        left, _, right, _ = outline_of("imagen", **attributes)
        return right - left

    mono = {"font_family": MONO}
    assert width() < width(font_weight="600")
    # In JetBrains Mono every letter takes as much.
    assert outline_of("ii", **mono)[2] == pytest.approx(outline_of("iii", **mono)[2] - 12, abs=0.1)
    assert width(**mono) != width(font_weight="600", **mono)


def test_unchanged_diagrams_come_from_the_cache(tmp_path: Path) -> None:
    root = guide_copy(tmp_path)
    cold, warm = load_library(root, tmp_path / "c"), load_library(root, tmp_path / "c")
    assert (cold.drawn, warm.drawn) == (len(cold.drawings), 0)
    assert cold.drawings == warm.drawings


def test_a_changed_source_or_palette_is_drawn_again(tmp_path: Path) -> None:
    root = guide_copy(tmp_path, "docker", "registros")
    load_library(root, tmp_path / "c")
    source = root / "resources/diagramas/docker.yml"
    source.write_text(source.read_text("utf-8").replace("delega", "manda"), "utf-8")
    assert load_library(root, tmp_path / "c").drawn == 1
    palette = root / "resources/diagramas/_paleta.yml"
    palette.write_text(palette.read_text("utf-8").replace("#eeeffe", "#eef0fe"), "utf-8")
    repainted = load_library(root, tmp_path / "c")
    assert repainted.drawn == len(repainted.drawings)


@pytest.mark.parametrize("kind", ["*.json", "*.svg"])
@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"slug": "docker"}', '{"slug":"x","svgs":{},"sentences":[],"steps":[]}']
)
def test_a_damaged_cache_is_ignored_and_written_again(tmp_path: Path, content: str, kind: str) -> None:
    root = guide_copy(tmp_path, "docker")
    good = load_library(root, tmp_path / "c")
    for file in (tmp_path / "c").glob(kind):
        file.write_text(content)
    again = load_library(root, tmp_path / "c")
    assert again.drawings == good.drawings
    assert again.drawn == len(good.drawings)
    assert load_library(root, tmp_path / "c").drawn == 0


def test_a_broken_palette_is_one_problem_at_its_file(tmp_path: Path) -> None:
    root = guide_copy(tmp_path)
    (root / "resources/diagramas/_paleta.yml").write_text("x: 1\n")
    (problem,) = load_library(root).problems
    assert problem.headline() == (
        "resources/diagramas/_paleta.yml:1:1: DG100 "
        "la paleta debe tener exactamente pagina, tarjeta, superficies, lineas, papeles"
    )


def test_the_program_checks_all_sources() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("diagramas bien, 0 problemas\n")


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("dockr", "no hay ningún diagrama «dockr»; ¿quisiste decir «docker»?"),
        ("docker.yml", "el nombre va sin «.yml»: escribe «docker»"),
        ("copia.yml", "no hay ningún diagrama «copia.yml»; escribe resources/diagramas/copia.yml"),
        ("", "el bloque está vacío: escribe dentro el nombre de un diagrama"),
        ("docker\nredes", "el bloque lleva varias líneas: escribe dentro solo el nombre de un diagrama"),
    ],
)
def test_a_name_that_is_no_diagram_is_told_with_what_to_write(slug: str, told: str) -> None:
    assert unknown_diagram(slug, ["docker", "redes"]) == told
