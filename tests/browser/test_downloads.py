"""A diagram is the same picture on its page and as a download."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from builds import ROOT
from guide.diagrams.library import Drawing, load_library
from guide.diagrams.metrics import font_file
from guide.diagrams.palette import Theme, load_palette
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

DRAWINGS = load_library(ROOT).drawings


@pytest.fixture(scope="module")
def canvas(chromium: Browser) -> Page:
    """An empty page at two pixels per unit, where drawings can be shown alone."""
    context = chromium.new_context(viewport={"width": 720, "height": 900}, device_scale_factor=2)
    page = context.new_page()
    page.goto("about:blank")
    return page


@pytest.mark.parametrize("theme", ["claro", "oscuro"])
@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=lambda drawing: drawing.slug)
def test_the_page_and_the_download_show_the_same_picture(
    canvas: Page, site: Path, drawing: Drawing, theme: Theme
) -> None:
    name, ending = ("ancha", ".png") if theme == "claro" else ("oscura", "-oscuro.png")
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("{font_data(file)}")}}'
        for family, weight, file in (
            ("Inter", 400, "Inter-Regular"),
            ("Inter", 600, "Inter-SemiBold"),
            ("JetBrains Mono", 400, "JetBrainsMono-Regular"),
            ("JetBrains Mono", 600, "JetBrainsMono-SemiBold"),
        )
    )
    palette = load_palette(ROOT / "resources/diagramas/_paleta.yml")
    # Behind the round corners the picture has the colour of the page.
    paper = palette.page[theme]
    frame = f"body{{margin:0;background:{paper}}}svg{{width:688px;height:auto;display:block}}"
    style = f"<style>{faces}{frame}{text_style()}</style>"
    canvas.set_content(f"<!doctype html>{style}{drawing.svgs[name]}")
    canvas.evaluate("document.fonts.ready.then(() => true)")
    shown = Image.open(io.BytesIO(canvas.locator("svg").screenshot())).convert("RGB")
    with Image.open(site / f"resources/{drawing.slug}{ending}") as file:
        downloaded = file.convert("RGB")
    size = (min(shown.width, downloaded.width), min(shown.height, downloaded.height))
    assert abs(shown.height - downloaded.height) <= 2
    difference = ImageChops.difference(shown.crop((0, 0, *size)), downloaded.crop((0, 0, *size)))
    # A pixel is far off when any of its channels is.
    channels = [channel.point(lambda value: 255 if value > 64 else 0) for channel in difference.split()]
    far = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2]).histogram()[255]
    assert far / (size[0] * size[1]) <= 0.01


def text_style() -> str:
    """How the site sets the text of its drawings."""
    css = (ROOT / "docs/assets/css/figura.css").read_text("utf-8")
    found = re.search(r"\.diagrama svg text \{[^}]*\}", css)
    assert found
    return found[0].removeprefix(".diagrama ")


def font_data(name: str) -> str:
    data = base64.b64encode(font_file(name).read_bytes()).decode()
    return f"data:font/ttf;base64,{data}"
