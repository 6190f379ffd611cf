"""Where the site is published and when its pages changed, from the environment and from Git.

Nothing is guessed: what the environment does not say is left out of the pages. The dates make two builds
of the same sources equal byte by byte, which the clock would not.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from guide.history import commit_times, folder_from

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SOURCES = ("resources", "overrides")
"""What a build reads, beside its pages and its settings."""

_state = {"serving": False}
_page_dates: dict[str, str] = {}


def on_startup(*, command: str, **_: object) -> None:
    _state["serving"] = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    file, docs = Path(config.config_file_path), _docs(config)
    set_addresses(config, os.environ, docs)
    _page_dates.clear()
    if _state["serving"] or os.environ.get("SOURCE_DATE_EPOCH"):
        return
    times = commit_times(file.parent, (docs, *SOURCES, file.name))
    _page_dates.update({path: _day(time) for path, time in times.items()})
    os.environ["SOURCE_DATE_EPOCH"] = str(source_time(file.parent, docs, file.name, times))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    docs = _docs(config)
    for file in files.documentation_pages():
        date = _page_dates.get(f"{docs}/{file.src_uri}")
        if file.page and date:
            file.page.update_date = date


def _docs(config: MkDocsConfig) -> str:
    return folder_from(Path(config.config_file_path).parent, config.docs_dir)


def set_addresses(config: MkDocsConfig, environ: Mapping[str, str], docs: str) -> None:
    """``SITE_URL``, ``REPO_URL`` and ``EDIT_URI`` come in mkdocs.yml; GitHub Actions names the repository.

    ``docs`` is the folder of the pages in the repository.
    """
    server, repository = environ.get("GITHUB_SERVER_URL"), environ.get("GITHUB_REPOSITORY")
    if not config.repo_url and server and repository:
        config.repo_url = f"{server}/{repository}"
        config.repo_name = repository
        if not environ.get("EDIT_URI"):
            on_branch = environ.get("GITHUB_REF_TYPE") == "branch"
            # A pull request runs on a branch that nobody can edit, such as 12/merge: its base can be.
            branch = environ.get("GITHUB_BASE_REF") or (on_branch and environ.get("GITHUB_REF_NAME"))
            config.edit_uri = f"edit/{quote(branch or 'main')}/{docs}/"
    if not config.repo_url and not urlsplit(config.edit_uri or "").scheme:
        config.edit_uri = None


def source_time(
    root: Path, docs: str = "docs", settings: str = "mkdocs.yml", times: Mapping[str, int] | None = None
) -> int:
    """When what a build reads last changed, in seconds since the epoch. ``times``: its commits, if they are known."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    sources = (docs, *SOURCES, settings)
    known = commit_times(root, sources) if times is None else times
    return max(known.values(), default=None) or newest_mtime(root, sources)


def newest_mtime(root: Path, sources: Iterable[str]) -> int:
    """Seconds since the epoch."""
    roots = [root / name for name in sources]
    paths = [path for top in roots for path in (top, *top.rglob("*")) if path.is_file()]
    return max(int(path.stat().st_mtime) for path in paths)


def _day(time: int) -> str:
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d")
