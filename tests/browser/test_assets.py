"""The style sheet that is published says to a browser what the ones that were written say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from builds import ROOT
from playwright.sync_api import Page

Visit = Callable[..., Page]

RULES = """text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  // What a browser does not read itself, a custom property or the condition of a rule, it keeps as it was written.
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/([:,])\\s+/g, "$1"))
}"""


def test_the_joined_sheet_has_the_rules_of_all(visit: Visit, site: Path) -> None:
    page = visit("")
    (joined,) = (site / "assets/css").iterdir()
    written = [rule for path in sheets() for rule in page.evaluate(RULES, path.read_text("utf-8"))]
    published = page.evaluate(RULES, joined.read_text("utf-8"))
    assert len(written) > 100
    assert [rule for rule in written if rule not in published] == []
    # And those of the drawings, which the build makes from their palette.
    assert len(published) == len(written) + 1


def sheets() -> list[Path]:
    return sorted((ROOT / "docs/assets/css").glob("*.css"))
