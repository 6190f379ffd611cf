"""One build of a site: its pages as they are converted, then what is put into them. It knows nothing of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from guide.lab.pages import shown
from guide.snippets import blocks
from guide.snippets.blocks import Settings
from guide.snippets.cache import Cache
from guide.snippets.outcome.check import check_pages
from guide.snippets.outcome.report import Report
from guide.snippets.reading import ledger, settings
from guide.snippets.reading.collect import Collector
from guide.snippets.reading.includes import bases_of
from guide.snippets.reading.rendered import Rendered, read_html

LIST = "<!-- bloques-especiales -->"


class Build:
    """``file`` is the project file; ``mdx`` the options of its Markdown ``extensions``.

    ``raised`` are codes whose warnings are errors here, besides those of the project.
    """

    def __init__(
        self, file: Path, extra: Any, extensions: Sequence[Any], mdx: Mapping[str, Any], raised: tuple[str, ...] = ()
    ) -> None:
        self.root = file.parent
        options = mdx.get("pymdownx.snippets", {}) if "pymdownx.snippets" in extensions else None
        # The extension takes them from where the build was started.
        self.collector = Collector(bases_of(options, self.root, Path.cwd()))
        self.cache = Cache(self.root / ".cache" / "guia" / "fragmentos.json")
        self.asked = settings.stricter(settings.read_settings(extra, file.name), Settings(raised=raised))
        self.project = settings.settings_page(extra, file.read_text("utf-8", "replace"), file.name, self.cache)
        custom = mdx.get("pymdownx.superfences", {}).get("custom_fences", [])
        self.drawn = {str(fence.get("class")) for fence in custom}
        self.pages: list[blocks.Page] = []
        self.rendered: list[tuple[str, list[Rendered]]] = []
        self.lab = shown.load(self.root)

    def take(self, file: Path, source: str, read: str, html: str) -> None:
        """What the collector saw while a page was converted, with the lines of its file."""
        rows, lines = read.split("\n"), source.split("\n")
        found = self.collector.blocks
        rendered = read_html(html, self.drawn)
        notes = ledger.reconcile(rows, found, self.collector.notes, rendered)
        numbers = blocks.file_lines(lines, rows)
        taken = tuple(blocks.with_file_lines(block, numbers) for block in blocks.before_lost_fence(found, notes))
        placed = tuple(note._replace(line=numbers[note.line - 1]) for note in notes)
        shown = file.relative_to(self.root) if file.is_relative_to(self.root) else file
        self.pages.append(blocks.Page(shown.as_posix(), tuple(lines), taken, placed, self.asked))
        self.rendered.append((html, rendered))

    def check(self) -> Report:
        # The project file comes last, so that pages keep their numbers.
        found = check_pages([*self.pages, self.project], self.cache)
        self.cache.save()
        if self.lab:
            self.lab.join(self.pages, found)
        return found

    def dress(
        self, number: int, html: str, found: Report, errors: bool, where: Callable[[int], tuple[str, str]]
    ) -> str:
        """A page with what its readers and its author are told; ``where`` gives the title and address of any page."""
        from guide.snippets.formats import in_page

        def rendered() -> list[Rendered]:
            # Another hook may have changed the page since: then every place is a new one.
            before, read = self.rendered[number]
            return read if html == before else read_html(html, self.drawn)

        dressed = in_page.insert_boxes(html, rendered, self.pages[number], number, found, errors)
        if LIST in html:
            dressed = dressed.replace(LIST, in_page.list_specials(self.pages, found.specials, where))
        dressed = in_page.with_whole_options(dressed)
        return self.lab.dress(number, dressed, where) if self.lab else dressed
