"""A build of a site, as any builder may make one: pages are handed in, and its report comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.site import Build
from guide.snippets import program
from guide.snippets.codes import GRAVE_IN_CI
from markdown import markdown

PAGE = "```bash\nls\n```\n"


@pytest.mark.parametrize(("raised", "severity"), [((), "warning"), (GRAVE_IN_CI, "error")])
def test_who_builds_raises_what_is_grave_there(
    raised: tuple[str, ...], severity: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = program.find
    monkeypatch.setattr(program, "find", lambda name: None if name == "shellcheck" else find(name))
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: Prueba\n", "utf-8")
    extensions = ["pymdownx.superfences", "pymdownx.highlight"]
    options = {"pymdownx.highlight": {"pygments_lang_class": True}}
    build = Build(file, {}, extensions, options, raised)
    html = markdown(PAGE, extensions=extensions, extension_configs=options)
    build.take(tmp_path / "docs" / "a.md", PAGE, PAGE, html)
    build.read_marks()
    assert [(found.code, found.severity) for found in build.check().diagnostics] == [("SC9003", severity)]
