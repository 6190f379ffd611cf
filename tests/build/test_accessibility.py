"""The repairs of the theme: each one is still needed, and each one reaches the real pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builds import ROOT, build
from guide.accessibility.theme import REPAIRS, Repair

# The settings of the guide, without its pages and without what its hooks do.
SETTINGS = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme:
  custom_dir: {ROOT / "overrides"}
nav:
  - Inicio: index.md
  - Uno:
      - A: uno/a.md
      - B: uno/b.md
  - Dos:
      - C: dos/c.md
plugins: [search]
hooks: []
watch: []
"""
TEXT = "# Título\n\n## Uno\n\n### Dos\n\nTexto.\n"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page as the theme makes it."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name in ("index.md", "uno/a.md", "uno/b.md", "dos/c.md"):
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT, "utf-8")
    result = build(folder, folder / "site", strict=False)
    assert result.status == 0, result.log
    return (folder / "site/uno/b/index.html").read_text("utf-8")


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.to[-40:])
def test_theme_still_needs_it(plain: str, repair: Repair) -> None:
    """Otherwise an update of the theme has repaired or moved something: look, and take it out or write it again."""
    assert re.search(repair.pattern, plain, re.S), repair.why
    assert repair.apply(plain) != plain


def test_every_code_and_prompt_is_marked(site: Path) -> None:
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert not re.search(r"<code>|<span class=\"gp\">|<th>", html), file


def test_no_label_of_nothing(site: Path) -> None:
    html = (site / "referencia/codigos/index.html").read_text("utf-8")
    assert (' id="__toc"' in html) == (' for="__toc"' in html)
