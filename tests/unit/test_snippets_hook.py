"""The hook of blocks, event by event: when it reports, how loud, and what it puts into pages."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import snippets
from guide.site import LIST
from guide.snippets import program
from markdown import markdown

EXTENSIONS = ["pymdownx.superfences", "pymdownx.highlight"]
OPTIONS = {"pymdownx.highlight": {"pygments_lang_class": True}}
WRONG = "# A\n\n```json\n{ roto\n```\n"
MARKED = '# B\n\n```{ .json falla="JS101" motivo="así se ve" }\n{ roto\n```\n'
WARNED = "# C\n\n```yaml\na: 1\na: 2\n```\n"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Any:
    """The settings of a site; what it asks another process is only noted."""
    (tmp_path / "mkdocs.yml").write_text("site_name: a\n", "utf-8")
    ahead: list[tuple[Path, Path]] = []
    monkeypatch.setattr(snippets, "start_ahead", lambda script, pages, _: ahead.append((script, pages)))
    monkeypatch.delenv("CI", raising=False)
    caplog.set_level(logging.INFO, logger="mkdocs.hooks.snippets")
    snippets.on_startup(command="build", dirty=False)
    return SimpleNamespace(
        config_file_path=str(tmp_path / "mkdocs.yml"),
        docs_dir=str(tmp_path / "docs"),
        extra={},
        markdown_extensions=EXTENSIONS,
        mdx_configs=OPTIONS,
        ahead=ahead,
    )


def page(config: Any, name: str, text: str) -> Any:
    """A page as MkDocs hands it over, converted."""
    source = Path(config.docs_dir) / f"{name}.md"
    file = SimpleNamespace(
        abs_src_path=str(source),
        src_uri=f"{name}.md",
        content_string=text,
        url_relative_to=lambda other: f"../{name}/ desde {other.src_uri}",
    )
    html = markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS)
    return SimpleNamespace(file=file, markdown=text, content=html, title=name.upper())


def build(config: Any, *pages: Any) -> None:
    """The events of a build up to its end."""
    snippets.on_config(config)
    for each in pages:
        snippets.on_page_content(each.content, page=each, config=config, files=None)
    snippets.on_env(None, config=config, files=None)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [f"{record.levelname} {record.getMessage().splitlines()[0]}" for record in caplog.records]


def test_a_build_reports_at_its_end_and_errors_are_warnings(config: Any, caplog: pytest.LogCaptureFixture) -> None:
    pages = [page(config, "a", WRONG), page(config, "b", MARKED), page(config, "c", WARNED)]
    build(config, *pages)
    assert told(caplog) == []
    assert "guia-error" not in pages[0].content
    snippets.on_post_build(config=config)
    first, second, summary = told(caplog)
    assert first.startswith("WARNING docs/a.md:4:3: JS101 ")
    assert second.startswith("INFO docs/c.md:5:1: YA103 ")
    assert summary.startswith("INFO Fragmentos: 3 bloques: 3 comprobados ")
    assert summary.endswith(". 1 error y 1 aviso")
    assert config.ahead == [(Path(snippets.__file__).resolve(), Path(config.docs_dir))]


def test_while_serving_pages_are_reported_before_they_are_shown(config: Any, caplog: pytest.LogCaptureFixture) -> None:
    snippets.on_startup(command="serve", dirty=False)
    wrong, right = page(config, "a", WRONG), page(config, "b", "# B\n\n```json\n{}\n```\n")
    build(config, wrong, right)
    assert len(told(caplog)) == 2
    assert "guia-error" in wrong.content
    assert "guia-error" not in right.content
    snippets.on_post_build(config=config)
    assert len(told(caplog)) == 2


def test_each_build_begins_anew(config: Any, caplog: pytest.LogCaptureFixture) -> None:
    build(config, page(config, "a", WRONG))
    caplog.clear()
    build(config, page(config, "b", "# B\n\n```json\n{}\n```\n"))
    snippets.on_post_build(config=config)
    [summary] = told(caplog)
    assert summary == "INFO Fragmentos: 1 bloque: 1 comprobado (json 1), 0 de texto, 0 exentos. Ningún error"


def test_readers_are_told_of_marks_and_where_they_all_are(config: Any) -> None:
    marked, listing, empty = (
        page(config, "b", MARKED),
        page(config, "lista", f"# L\n\n{LIST}\n"),
        page(config, "c", "C\n"),
    )
    snippets.on_config(config)
    for each in (marked, listing, empty):
        snippets.on_page_content(each.content, page=each, config=config, files=None)
    empty.content = None
    snippets.on_env(None, config=config, files=None)
    assert empty.content is None
    assert "guia-marca--wrong" in marked.content
    assert LIST not in listing.content
    assert 'href="../b/ desde lista.md' in listing.content
    assert "<summary>B: 1</summary>" in listing.content


@pytest.mark.parametrize(("ci", "level"), [("", "INFO"), ("true", "WARNING")])
def test_in_ci_nothing_that_checks_may_be_missing(
    config: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, ci: str, level: str
) -> None:
    find = program.find
    monkeypatch.setattr(program, "find", lambda name: None if name == "shellcheck" else find(name))
    monkeypatch.setenv("CI", ci)
    build(config, page(config, "a", "# A\n\n```bash\nls\n```\n"))
    snippets.on_post_build(config=config)
    assert told(caplog)[0].startswith(f"{level} docs/a.md:4:1: SC9003 ")


def test_a_page_without_a_file_or_a_text_is_told_by_its_name(config: Any, caplog: pytest.LogCaptureFixture) -> None:
    made = page(config, "hecha", WRONG)
    made.file.abs_src_path = None
    silent = page(config, "b", "")
    silent.markdown = None
    config.mdx_configs = None
    config.markdown_extensions = ["pymdownx.superfences"]
    build(config, made, silent)
    snippets.on_post_build(config=config)
    assert any(" hecha.md:" in line for line in told(caplog))
