"""The hook of the search, event by event."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import search
from guide.search import store
from guide.search.pagefind import PagefindError
from mkdocs.exceptions import Abort


@pytest.fixture(autouse=True)
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "index", lambda *given: {"pagefind.js": given[1][0].url.encode()})
    monkeypatch.delenv("CI", raising=False)


def config(folder: Path, **more: Any) -> Any:
    settings = {
        "config_file_path": str(folder / "mkdocs.yml"),
        "site_dir": str(folder / "site"),
        "use_directory_urls": True,
    }
    return SimpleNamespace(**settings | more)


def build(folder: Path, command: str = "build", **more: Any) -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="a.md"), url="a/", title="A", content="<p>a</p>", meta={})
    files: Any = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(page=page), SimpleNamespace(page=None)])
    search.on_startup(command=command)
    search.on_env(None, config(folder, **more), files)
    search.on_post_build(config(folder, **more))


def test_the_files_are_in_the_site(tmp_path: Path) -> None:
    build(tmp_path)
    assert (tmp_path / "site/buscar/pagefind.js").read_bytes() == b"a/"


def test_pages_are_read_in_the_order_of_the_menu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    names = ("a", "b", "c")
    pages = {
        name: SimpleNamespace(
            file=SimpleNamespace(src_uri=f"{name}.md"), url=f"{name}/", title=name, content="", meta={}
        )
        for name in names
    }
    files: Any = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(page=pages[name]) for name in names])
    nav: Any = SimpleNamespace(pages=[pages["c"], pages["a"]])
    monkeypatch.setattr(search, "_reading", [])
    search.on_nav(nav)
    search.on_env(None, config(tmp_path), files)
    assert [page.url for page in search._pages] == ["c/", "a/", "b/"]


def test_a_copy_of_files_has_one_script(tmp_path: Path) -> None:
    build(tmp_path, use_directory_urls=False)
    assert [file.name for file in (tmp_path / "site/buscar").iterdir()] == ["todo.js"]


def test_under_serve_nobody_waits_for_it(tmp_path: Path) -> None:
    build(tmp_path, command="serve")
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(10)
    assert (tmp_path / "site/buscar/pagefind.js").is_file()


def test_mistakes_in_the_synonyms_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources/sinonimos.yml").write_text("otra: []\n", "utf-8")
    build(tmp_path)
    assert "resources/sinonimos.yml:1:7: BU101" in caplog.text


def fail(*_: Any) -> None:
    raise PagefindError("no está")


def test_without_pagefind_the_site_is_built_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(store, "index", fail)
    build(tmp_path)
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, "Buscador: no está")
    ]


def test_in_ci_it_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "index", fail)
    monkeypatch.setenv("CI", "1")
    with pytest.raises(Abort, match="Buscador: no está"):
        build(tmp_path)


def test_the_other_hooks_have_said_what_is_converted_before_it() -> None:
    assert search.on_env.mkdocs_priority < 0  # type: ignore[attr-defined]
