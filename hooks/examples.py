"""Puts the examples of the tutorials, the faults to practise on, the challenges and the project into the site, as zips.

As a program: ``python hooks/examples.py`` checks them.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.codeblocks.extension import dress
from guide.diagnostics import Diagnostic
from guide.examples import challenges as tasks
from guide.examples import faults as broken
from guide.examples.box import box, challenges_box, fault_box, missing
from guide.examples.bundle import day_of, zip_of, zip_of_challenges, zip_of_fault
from guide.examples.source import fence_problem, load_library
from guide.fences import CHALLENGES, EXAMPLE, FAULT, Fence

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.examples")

DOWNLOADS = "descargas/"
GUIDE = ("tutoriales/index.md", "los-ejemplos-para-descargar")


class _Build:
    """What one build knows; a new one begins with every on_config, because modules outlive rebuilds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = load_library(root)
        self.faults = broken.load_faults(root)
        self.zips = {slug: zip_of(example) for slug, example in self.library.examples.items()}
        self.broken = {slug: zip_of_fault(fault) for slug, fault in self.faults.faults.items()}
        self.tasks = tasks.load_all(root)
        given = {name: tuple(one.challenges.values()) for name, one in self.tasks.items()}
        self.given = {name: zip_of_challenges(challenges) for name, challenges in given.items() if challenges}

    @property
    def files(self) -> dict[str, bytes]:
        """Every zip by its name."""
        return {
            **{self.library.examples[slug].name: data for slug, data in self.zips.items()},
            **{self.faults.faults[slug].name: data for slug, data in self.broken.items()},
            **self.given,
        }


_build: _Build


def on_config(config: MkDocsConfig) -> None:
    global _build
    _build = _Build(Path(config.config_file_path).resolve().parent)
    EXAMPLE.register(config.mdx_configs)
    FAULT.register(config.mdx_configs)
    CHALLENGES.register(config.mdx_configs)


def on_files(files: Files, config: MkDocsConfig) -> None:
    from mkdocs.structure.files import File

    for name, data in _build.files.items():
        files.append(File.generated(config, f"{DOWNLOADS}{name}.zip", content=data))


def on_env(*_: Any, files: Files, **__: Any) -> None:
    given = (problem for one in _build.tasks.values() for problem in one.problems)
    for problem in (*_build.library.problems, *_build.faults.problems, *given):
        log.warning(problem.text())
    for page in (file.page for file in files.documentation_pages()):
        if page and page.content:
            _fill(page, files)
    counted = "; ".join(f"{one.series.word}s: {len(one.challenges)}" for one in _build.tasks.values())
    log.info(f"Ejemplos: {len(_build.zips)}; averías: {len(_build.broken)}; {counted}")


def _fill(page: Page, files: Files) -> None:
    from mkdocs.utils import get_relative_url

    source, heading = GUIDE
    explained = files.get_file_from_path(source)
    downloads = get_relative_url(DOWNLOADS, page.url)
    guide = f"{get_relative_url(explained.url, page.url) if explained else ''}#{heading}"

    def example(slug: str, before: list[str]) -> tuple[str, str]:
        message = fence_problem(slug, before, _build.library)
        found = None if message else _build.library.examples.get(slug)
        return message, box(found, len(_build.zips[slug]), downloads, guide) if found else ""

    def fault(slug: str, before: list[str]) -> tuple[str, str]:
        message = broken.fence_problem(slug, before, _build.faults)
        found = None if message else _build.faults.faults.get(slug)
        return message, fault_box(found, len(_build.broken[slug]), downloads, guide) if found else ""

    def challenges(name: str, before: list[str]) -> tuple[str, str]:
        message = tasks.fence_problem(name, before, _build.tasks)
        found = None if message else _build.tasks[name]
        if not found:
            return message, ""
        since = day_of(found.challenges.values())
        return "", challenges_box(found.series, since, len(_build.given[name]), downloads, guide)

    _offer(page, EXAMPLE, "un ejemplo", example)
    _offer(page, FAULT, "una avería", fault)
    _offer(page, CHALLENGES, "retos", challenges)


def _offer(page: Page, fence: Fence, what: str, offered: Callable[[str, list[str]], tuple[str, str]]) -> None:
    """Puts a box in the place of each fence. ``offered``: what is wrong with a name after others, and its box or ""."""
    shown: list[str] = []

    def box_for(slug: str, index: int) -> str:
        message, html = offered(slug, shown)
        shown.append(slug)
        if message:
            log.warning(_at_fence(fence, page, index, slug, message).text())
        return dress(html) if html else missing(slug, what)

    page.content = fence.fill(page.content or "", box_for)


def _at_fence(fence: Fence, page: Page, index: int, slug: str, message: str) -> Diagnostic:
    source = Path(page.file.abs_src_path or page.file.src_uri)
    return fence.problem(_build.root, source, page.file.content_string, index, slug, message)


if __name__ == "__main__":
    from guide.examples.cli import main

    sys.exit(main(sys.argv[1:]))
