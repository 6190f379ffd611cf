"""The contact sheet: where each drawing stands, and what is left out of it."""

from __future__ import annotations

import io
import re
from itertools import product
from pathlib import Path

import pytest
from guide.diagrams import sheet
from guide.diagrams.library import Drawing
from guide.diagrams.palette import Palette
from guide.diagrams.sheet import html_sheet, png_sheet, write_sheet
from PIL import Image

WIDE, NARROW = (0xFF, 0, 0), (0, 0xFF, 0)


def plain(width: int, height: int, colour: tuple[int, int, int]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" aria-labelledby="t" '
        f'aria-describedby="d"><title id="t">t</title><desc id="d">d</desc>'
        f'<rect x="0" y="0" width="{width}" height="{height}" fill="#{bytes(colour).hex()}"/></svg>'
    )


def drawing(slug: str, wide: int, narrow: int) -> Drawing:
    svgs = {"ancha": plain(688, wide, WIDE), "estrecha": plain(288, narrow, NARROW), "oscura": ""}
    return Drawing(slug, "T", "D", "P", (), svgs)


TWO = [drawing("uno", 100, 150), drawing("<dos>", 80, 64)]


def test_a_sheet_has_a_row_for_each_drawing(palette: Palette) -> None:
    with Image.open(io.BytesIO(png_sheet(TWO, palette))) as image:
        picture = image.convert("RGB")
    # Twice 688 and 288 with 24 between and around; rows of 150 and of 80.
    assert picture.size == (2 * 1048, 24 + 150 + 24 + 80 + 24)
    light, dark = (0xFF, 0xFF, 0xFF), (0x12, 0x17, 0x1F)
    for left, page in ((0, light), (1048, dark)):
        for x, y, width, height, colour in (
            (left + 24, 24, 688, 100, WIDE),
            (left + 736, 24, 288, 150, NARROW),
            (left + 24, 198, 688, 80, WIDE),
            (left + 736, 198, 288, 64, NARROW),
        ):
            corners = list(product((x, x + width - 1), (y, y + height - 1)))
            assert {picture.getpixel(corner) for corner in corners} == {colour}
            around = [(x - 1, y), (x + width, y), (x, y - 1), (x, y + height)]
            assert {picture.getpixel(point) for point in around} == {page}


def test_a_page_has_each_drawing_in_both_themes(palette: Palette) -> None:
    html = html_sheet(TWO, palette)
    assert re.findall(r"<h2>(.*?)</h2>", html) == ["uno", "&lt;dos&gt;"]
    assert re.findall(r'<div class="(\w+)">', html) == ["claro", "oscuro"] * 2
    assert re.findall(r'viewBox="0 0 (\d+) (\d+)"', html) == [
        *(("688", "100"), ("288", "150")) * 2,
        *(("688", "80"), ("288", "64")) * 2,
    ]
    assert ("background: #ffffff; }\n" in html, ".oscuro { background: #12171f; }\n" in html) == (True, True)
    assert ".oscuro .cliente{fill:#25254b;stroke:#a6a5ff;}" in html
    # The same picture stands there twice: it has no ids, and nothing that refers to one.
    assert re.findall(r"\b(?:id|aria-\w+)=", html) == []
    assert "<title>t</title><desc>d</desc>" in html


@pytest.mark.parametrize("error", [ImportError("no cairocffi"), OSError("no libcairo")])
def test_without_libcairo_there_is_a_page_and_no_picture(
    tmp_path: Path, palette: Palette, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(sheet, "png_sheet", fail)
    assert write_sheet(tmp_path, TWO, palette) == [tmp_path / "diagramas.html"]
    assert [file.name for file in tmp_path.iterdir()] == ["diagramas.html"]


def test_a_sheet_is_a_page_and_a_picture(tmp_path: Path, palette: Palette) -> None:
    page, picture = write_sheet(tmp_path, TWO[1:], palette)
    assert (page, picture) == (tmp_path / "diagramas.html", tmp_path / "diagramas.png")
    assert page.read_text("utf-8") == html_sheet(TWO[1:], palette)
    with Image.open(picture) as image:
        assert image.size == (2096, 24 + 80 + 24)
