"""The HTML of a page as ordinary Markdown: markdown.yml says what becomes of what."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from guide.downloads.markdown import to_markdown

CASES = yaml.safe_load(Path(__file__).with_name("markdown.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_becomes_of(case: dict[str, str]) -> None:
    assert to_markdown(case["html"], deeper=1, resolve=lambda target: f"<{target}>") == case["markdown"] + "\n"
