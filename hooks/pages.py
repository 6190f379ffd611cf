"""Converts only the pages that changed: what came of the others is kept in ``.cache/guia/paginas``."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from guide.conversion import dependencies
from guide.conversion.dependencies import digest
from guide.conversion.highlighting import without_style_sheets
from guide.conversion.store import Conversion, Listener, Store
from guide.places import CACHE

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.pages")


class _Build:
    """What one build knows; a new one begins with every on_nav, when all its files are known."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        root = Path(config.config_file_path).resolve().parent
        # Each kind of copy forgets only what it does not use itself.
        name = "paginas" if config.use_directory_urls else "paginas-sin-conexion"
        self.store = Store(root / CACHE / name)
        self.pages = 0
        self.configs: dict[str, Any] = config.mdx_configs or {}
        # MkDocs declares a list and makes it a mapping of names and modules.
        hooks = cast("dict[str, Any]", config.hooks)
        code = sorted({Path(hook.__file__).resolve().parent for hook in hooks.values()})
        self.environment = dependencies.environment(code)
        checks = [config.use_directory_urls, dict(config.validation.links)]
        options = dependencies.options(config.markdown_extensions, self.configs, code, checks)
        listed = sorted(f"{file.src_uri} {file.url} {file.inclusion.name}" for file in files)
        self.common = digest(self.environment, options, *listed)
        self.includable = dependencies.includable(config.markdown_extensions, self.configs)

    def key(self, page: Page) -> str:
        text = page.markdown or ""
        included = self.includable if dependencies.may_include(text, self.configs) else ""
        # MkDocs and ProperDocs need not convert alike.
        return digest(type(page).__module__, self.common, included, page.file.src_uri, text)


_build: _Build | None


def on_startup(**_: Any) -> None:
    # A build needs nearly all of its large trees to its end: looking for what is garbage among them is mostly in vain.
    gc.set_threshold(50_000, 20, 20)


def on_config(config: MkDocsConfig) -> None:
    without_style_sheets(config.mdx_configs)


def on_nav(nav: Any, config: MkDocsConfig, files: Files) -> None:
    global _build
    _build = None
    # With --verbose MkDocs tells of every step, also of those of a conversion.
    if not log.isEnabledFor(logging.DEBUG):
        try:
            _build = _Build(config, files)
        except dependencies.UnknownDependencyError as error:
            log.info(f"Páginas: se convierten todas, porque no se sabe de qué dependen ({error})")


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    if _build:
        # MkDocs calls it next, when every plugin and hook has had the text.
        page.render = partial(_render, _build, page, page.render)  # type: ignore[method-assign]


def _render(build: _Build, page: Page, convert: Any, config: MkDocsConfig, files: Files) -> None:
    build.pages += 1
    key = build.key(page)
    kept = build.store.get(key)
    if kept is not None:
        _restore(page, kept, files)
        return
    with Listener(type(page).__module__.partition(".")[0]) as listener:
        convert(config, files)
    if not listener.heard:
        build.store.put(key, _plain(page))


def _plain(page: Page) -> Conversion:
    """All that ``Page.render`` leaves in a page (MkDocs 1.6.1, ProperDocs 1.6.7)."""
    return {
        "content": page.content,
        "toc": [_heading(item) for item in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
    }


def _heading(item: Any) -> Conversion:
    children = [_heading(child) for child in item.children]
    return {"name": item.title, "id": item.id, "level": item.level, "children": children}


def _restore(page: Page, kept: Conversion, files: Files) -> None:
    from mkdocs.structure.toc import get_toc

    page.content = kept["content"]
    page.toc = get_toc(kept["toc"])
    page._title_from_render = kept["title"]
    page.present_anchor_ids = set(kept["anchors"])
    # The key holds the names of all files: each one is there.
    page.links_to_anchors = {files.src_uris[uri]: links for uri, links in kept["links"].items()}


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    if _build:
        _keep_templates(env, _build, Path(config.config_file_path).resolve().parent / CACHE / "plantillas")
        _build.store.forget_unused()
        log.info(f"Páginas: {_build.pages}, convertidas ahora {_build.pages - _build.store.kept}")


def _keep_templates(env: Environment, build: _Build, folder: Path) -> None:
    """Templates compiled before: Jinja itself asks whether the source and the version of Python are the same."""
    from jinja2 import FileSystemBytecodeCache

    name = build.environment[:32]
    with contextlib.suppress(OSError):  # a folder that cannot be written only costs time
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.iterdir():
            if not file.name.startswith(name):
                file.unlink(missing_ok=True)
        if os.access(folder, os.W_OK | os.X_OK):
            env.bytecode_cache = FileSystemBytecodeCache(str(folder), f"{name}-%s.cache")
