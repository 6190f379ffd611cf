"""One build of a site: its pages as they are converted, then what is put into them. It knows nothing of MkDocs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown import Markdown

from guide.lab.pages import shown
from guide.lab.pages.shown import Where
from guide.snippets import blocks
from guide.snippets.blocks import Settings
from guide.snippets.cache import Cache
from guide.snippets.judging.ahead import Ahead
from guide.snippets.outcome.check import check_pages, marked_blocks
from guide.snippets.outcome.report import Report, Special
from guide.snippets.reading import front_matter, ledger, settings
from guide.snippets.reading.collect import collect_blocks
from guide.snippets.reading.includes import bases_of
from guide.snippets.reading.rendered import Rendered, read_html

LIST = "<!-- bloques-especiales -->"

CODES = "/referencia/codigos.md"


class Build:
    """``file`` is the project file; ``mdx`` the options of its Markdown ``extensions``.

    ``cache`` keeps the verdicts, and ``ahead`` makes them in another process. ``raised`` are codes whose warnings are
    errors here, besides those of the project.
    """

    def __init__(
        self,
        file: Path,
        extra: Any,
        extensions: Sequence[Any],
        mdx: Mapping[str, Any],
        cache: Cache,
        raised: tuple[str, ...] = (),
        ahead: Ahead | None = None,
    ) -> None:
        self.root = file.parent
        options = mdx.get("pymdownx.snippets", {}) if "pymdownx.snippets" in extensions else None
        # The extension takes them from where the build was started.
        self.bases = bases_of(options, self.root, Path.cwd())
        # Only asked where blocks are: whether and when a page is converted is not its business.
        self.md = Markdown(extensions=extensions, extension_configs=mdx)
        self.cache = cache
        self.ahead = ahead
        self.settings = settings.stricter(settings.read_settings(extra, file.name), Settings(raised=raised))
        self.project = settings.settings_page(extra, file.read_text("utf-8", "replace"), file.name, self.cache)
        custom = mdx.get("pymdownx.superfences", {}).get("custom_fences", [])
        self.drawn = {str(fence.get("class")) for fence in custom}
        self.pages: list[blocks.Page] = []
        self.rendered: list[tuple[str, list[Rendered]]] = []
        self.specials: list[Special] = []
        self.lab = shown.load(self.root)

    def take(self, file: Path, source: str, read: str, html: str) -> None:
        """A page: the text of its file, what of it was ``read`` as Markdown, and the HTML that came of that."""
        rows, lines = read.split("\n"), source.split("\n")
        found, wrong = collect_blocks(read, self.md, self.bases)
        rendered = read_html(html, self.drawn)
        notes = ledger.reconcile(rows, found, wrong, rendered)
        numbers = blocks.file_lines(lines, rows)
        placed_blocks = tuple(
            blocks.with_file_lines(block, numbers) for block in blocks.before_lost_fence(found, notes)
        )
        placed = tuple(note._replace(line=numbers[note.line - 1]) for note in notes)
        shown = file.relative_to(self.root) if file.is_relative_to(self.root) else file
        portable = settings.is_portable(self.settings, file, self.root)
        page = blocks.Page(shown.as_posix(), tuple(lines), placed_blocks, placed, self.settings, portable=portable)
        self.pages.append(page)
        self.rendered.append((html, rendered))

    def read_marks(self) -> None:
        """All pages are taken: what their marks tell readers is known before any verdict."""
        self.specials = marked_blocks(self.pages)
        if self.lab:
            self.lab.read(self.pages)
            self.specials += self.lab.specials()

    def check(self) -> Report:
        if self.ahead:
            self.ahead.wait()
            self.cache.reload()
        # The project file comes last, so that pages keep their numbers.
        found = check_pages([*self.pages, self.project], self.cache)
        self.cache.save()
        heads = (front_matter.problem(page.file, page.lines) for page in self.pages)
        found.diagnostics += [problem for problem in heads if problem]
        if self.lab:
            found.diagnostics += self.lab.problems()
        return found

    def dress(self, number: int, html: str, where: Where, found: Report | None = None) -> str:
        """A page with what its readers are told, and with what is ``found`` wrong where its author looks at it.

        ``where`` gives the title and the address of any page.
        """
        from guide.snippets.formats import in_page

        def rendered() -> list[Rendered]:
            # Another hook may have changed the page since: then every place is a new one.
            before, read = self.rendered[number]
            return read if html == before else read_html(html, self.drawn)

        notes = [special for special in self.specials if special.page == number]
        errors = found.errors_of(number) if found else []
        explained = (n for n, page in enumerate(self.pages) if errors and page.file.endswith(CODES))
        codes = next((where(n)[1] for n in explained), "")
        dressed = in_page.insert_boxes(html, rendered, self.pages[number], notes, errors, codes)
        if LIST in html:
            dressed = dressed.replace(LIST, in_page.list_specials(self.pages, self.specials, where))
        dressed = in_page.with_whole_options(dressed)
        return self.lab.dress(number, dressed, where) if self.lab else dressed
