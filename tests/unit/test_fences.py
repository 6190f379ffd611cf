"""The fences in whose place the build puts something: what stands for them, and what takes its place."""

from __future__ import annotations

import pytest
from guide.fences import DIAGRAM, placeholder


@pytest.mark.parametrize(
    "html", ["", "<p>nada</p>", '<div data-diagrama="a">b</div>', "<div data-diagrama=a></div>", "<div></div>"]
)
def test_what_is_no_placeholder_stays(html: str) -> None:
    assert DIAGRAM.fill(html, lambda slug, index: f"{index} {slug}") == html


def test_an_empty_placeholder_is_filled_too() -> None:
    assert DIAGRAM.fill(placeholder("", "diagrama"), lambda slug, index: f"[{index} {slug}]") == "[0 ]"


def test_placeholders_become_figures_in_their_order() -> None:
    html = f"<p>a</p>{placeholder('uno', 'diagrama')}<p>b</p>{placeholder('<dos> & «3»', 'diagrama')}"
    assert DIAGRAM.fill(html, lambda slug, index: f"[{index} {slug}]") == "<p>a</p>[0 uno]<p>b</p>[1 <dos> & «3»]"
