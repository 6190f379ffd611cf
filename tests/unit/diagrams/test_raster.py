"""Pictures of the drawings: how their process ends, what it may use, and where each letter stands."""

from __future__ import annotations

import io
import os
import resource
import sys
from pathlib import Path

import pytest
from builds import ROOT
from guide.diagrams import raster
from guide.diagrams.library import load_library, pictures
from guide.diagrams.metrics import FONTS, TextStyle, text_width
from guide.diagrams.raster import Workshop, pdf, png
from PIL import Image

FOLDER = "resources/diagramas"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide with one drawing."""
    (tmp_path / FOLDER).mkdir(parents=True)
    for name in ("_paleta.yml", "docker.yml"):
        (tmp_path / FOLDER / name).write_bytes((ROOT / FOLDER / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("", ""),
        ("raise SystemExit(0)", ""),
        ("import sys; print('uno', file=sys.stderr)", ""),
        ("raise SystemExit(1)", "CairoSVG no ha podido hacer los PNG: sin mensaje"),
        ("raise SystemExit(2)", "CairoSVG no ha podido hacer los PNG: sin mensaje"),
        ("raise SystemExit(4)", "CairoSVG no ha podido hacer los PNG: sin mensaje"),
        ("raise SystemExit('uno\\ndos\\n')", "CairoSVG no ha podido hacer los PNG: dos"),
        (
            "raise SystemExit(3)",
            "falta libcairo, y sin ella no hay PNG ni PDF de los diagramas. Para tenerlos, instala la biblioteca: "
            "«sudo apt install libcairo2» en Debian y Ubuntu, «brew install cairo» en macOS",
        ),
        # What it is told: which work, for which guide, into which cache.
        (
            "import sys; raise SystemExit(' '.join(sys.argv[1:]))",
            "CairoSVG no ha podido hacer los PNG: --taller raiz c",
        ),
    ],
)
def test_how_the_workshop_ended(tmp_path: Path, program: str, told: str) -> None:
    script = tmp_path / "taller.py"
    script.write_text(program)
    workshop = Workshop(script, Path("raiz"), Path("c"))
    workshop.wait_for_drawings()
    assert workshop.wait_for_pictures() == told


def without_limits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of this process, and cannot be taken back once it is done, is only written down."""
    asked: list[str] = []
    monkeypatch.setattr(raster, "limit_resources", lambda: asked.append("limits"))
    monkeypatch.setattr(raster, "let_others_go_first", lambda _: asked.append("others first"))
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    return asked


def test_where_all_pictures_are_made_none_is(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = guide / "c"
    for file in pictures(cache, load_library(guide, cache).keys["docker"]).values():
        file.touch()
    monkeypatch.setattr(raster, "limit_resources", lambda: pytest.fail("nothing is left to make"))
    assert raster.work(guide, cache) == 0
    assert capsys.readouterr().out == "dibujado\n"


def test_without_libcairo_the_drawings_are_made_all_the_same(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = without_limits(monkeypatch)
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    cache = guide / "c"
    assert raster.work(guide, cache) == raster.NO_LIBCAIRO
    assert asked == ["limits", "others first"]
    assert capsys.readouterr().out == "dibujado\n"
    assert load_library(guide, cache, draw=False).pending == ()
    # The fonts of the guide, and no others.
    assert os.environ["FONTCONFIG_FILE"] == str(cache / "fuentes.conf")
    assert (cache / "fuentes.conf").read_text("utf-8") == (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{cache / 'fuentes'}</cachedir></fontconfig>"
    )


def test_a_process_that_makes_pictures_has_these_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    raster.limit_resources()
    assert limits == {resource.RLIMIT_CPU: (60, 60), resource.RLIMIT_AS: (2_147_483_648, 2_147_483_648)}
    raster.limit_resources(1, 2)
    assert limits == {resource.RLIMIT_CPU: (1, 1), resource.RLIMIT_AS: (2, 2)}


def test_a_pdf_is_whole_and_has_its_title_and_one_date() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect x="1" y="1" width="9" height="9"/></svg>'
    data = pdf(svg, "Ruta")
    assert (data[:5], data.strip()[-5:]) == (b"%PDF-", b"%%EOF")
    assert b"/Title (Ruta)" in data
    assert b"/CreationDate (20000101000000" in data


def picture_of(text: str, size: int, colour: str) -> Image.Image:
    """Black but for what is written from 10, 90 on, on a page of 100 by 100."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<text x="10" y="90" font-size="{size}" fill="{colour}">{text}</text></svg>'
    )
    with Image.open(io.BytesIO(png(svg, "#000000", 1000))) as image:
        return image.convert("RGB")


def test_a_letter_stands_upright_in_its_colour() -> None:
    picture = picture_of("L", 100, "#ff0000")
    red, black = (0xFF, 0, 0), (0, 0, 0)
    # The stem, the foot, and what the foot does not reach; below the base line, and before the letter.
    points = {(220, 300): red, (450, 860): red, (450, 300): black, (220, 910): black, (110, 300): black}
    assert {point: picture.getpixel(point) for point in points} == points


def test_letters_follow_each_other_by_their_advance() -> None:
    def end(text: str) -> float:
        box = picture_of(text, 20, "#ffffff").getbbox()
        assert box is not None
        return box[2] / 10

    # In an em of 2048 units «H» takes 1522.
    assert end("HH") - end("H") == pytest.approx(20 * 1522 / 2048, abs=0.15)
    assert end("H H") - end("HH") == pytest.approx(text_width(" ", TextStyle("Inter-Regular", 20, 0)), abs=0.15)
