"""Gives each page the scripts that it uses and no others, and publishes them and the style sheets small."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.assets import bundle, scripts
from guide.assets.purge import purge_site
from guide.assets.tabs import unmeasured
from guide.assets.unused import unused

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.assets")

_serving = False
_scripts: dict[str, str] = {}


def on_startup(command: str, **_: Any) -> None:
    global _serving
    _serving = command == "serve"


def on_files(files: Files, config: MkDocsConfig) -> None:
    global _scripts
    source = Path(config.config_file_path)
    _scripts, problems = scripts.read(config.extra.get("scripts"), files.src_uris)
    for name, message in problems:
        log.warning(scripts.placed(source.read_text("utf-8-sig", "replace"), source.name, name, message))
    if not _serving:
        for name in unused(files.src_uris, searching="material/search" in config.plugins):
            files.remove(files.src_uris[name])
        _publish_scripts(files, config)
        sheets = [name for name in config.extra_css if name in files.src_uris]
        if folder := bundle.folder_of(sheets):
            joined = bundle.style_sheet([_take(files, name) for name in sheets])
            config.extra_css = [name for name in config.extra_css if name not in sheets]
            config.extra_css.insert(0, _add(files, config, f"{folder}/{bundle.SHEET}", joined))
    # The template reads it: addresses from wherever a page is are its work.
    config.extra["scripts"] = list(_scripts)


# After the hooks that make style sheets.
on_files.mkdocs_priority = -100  # type: ignore[attr-defined]


def _publish_scripts(files: Files, config: MkDocsConfig) -> None:
    global _scripts
    every = [name for name, marker in _scripts.items() if marker == scripts.EVERYWHERE]
    parts = {name: [name] for name in _scripts}
    if folder := bundle.folder_of(every):
        parts = {f"{folder}/{bundle.SCRIPT}": every, **{name: [name] for name in _scripts if name not in every}}
    _scripts = {
        _add(files, config, name, bundle.script([_take(files, part) for part in joined])): _scripts[joined[0]]
        for name, joined in parts.items()
    }


def _take(files: Files, name: str) -> str:
    """The text of a file, which is then no part of the site."""
    file = files.src_uris[name]
    files.remove(file)
    return file.content_string


def _add(files: Files, config: MkDocsConfig, path: str, content: str) -> str:
    from mkdocs.structure.files import File

    name = bundle.name_of(path, content)
    files.append(File.generated(config, name, content=content))
    return name


def on_post_template(output: str, **_: Any) -> str:
    return scripts.only_used(output, _scripts)


def on_post_page(output: str, **_: Any) -> str:
    return unmeasured(scripts.only_used(output, _scripts))


def on_post_build(config: MkDocsConfig) -> None:
    if not _serving:
        purge_site(Path(config.site_dir))
