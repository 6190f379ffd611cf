"""The links of Markdown pages before a site is built of them: to other pages, their titles, and files beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.diagnostics import Diagnostic
from guide.links.document import Document
from guide.links.pages import read_html
from guide.links.targets import closest


class MarkdownPages:
    """The pages below ``docs``. ``convert`` makes HTML of a page; ``generated``: files that a build adds to them.

    A page is converted when it is checked, or when one that is checked names a place in it.
    """

    def __init__(self, docs: Path, convert: Callable[[str], str], generated: Collection[str] = ()) -> None:
        self.docs = docs
        self._convert = convert
        self._generated = generated
        self._documents: dict[str, Document] = {}

    def check(self, page: str, shown: str) -> Iterator[Diagnostic]:
        """What is wrong with the links of ``page``, a path below ``docs``; ``shown`` is its name for the author."""
        lines = (self.docs / page).read_text("utf-8-sig").split("\n")
        seen: dict[str, tuple[int, int]] = {}
        for reference in self._document(page).references:
            found = None if reference.kind == "id" else self._problem(page, reference.target)
            if found:
                code, message = found
                line, column = _place(lines, reference.target, seen.get(reference.target, (1, 0)))
                seen[reference.target] = line, column
                end = column + len(reference.target)
                yield Diagnostic(shown, line, column, line, end, code, message, excerpt=lines[line - 1])

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(
            path.relative_to(self.docs).as_posix() for path in self.docs.rglob("*") if path.is_file()
        ) | frozenset(self._generated)

    def _document(self, page: str) -> Document:
        if page not in self._documents:
            self._documents[page] = read_html(self._convert((self.docs / page).read_text("utf-8-sig")))
        return self._documents[page]

    def _problem(self, page: str, target: str) -> tuple[str, str] | None:
        """Code and message, as the checker of the built site would tell them."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return "EN107", f"«{target}» no es una dirección; revisa los corchetes y los dos puntos"
        if parts.scheme or parts.netloc:
            return None
        if parts.path.startswith("/"):
            return "EN106", f"«{target}» solo vale si el sitio está en la raíz del servidor; usa una relativa"
        file = page
        if parts.path:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            if file not in self._files:
                names = {name.removesuffix(".md"): name for name in self._files}
                close = closest(file.removesuffix(".md"), names)
                relative = posixpath.relpath(names[close], posixpath.dirname(page) or ".") if close else ""
                hint = f"; ¿quisiste decir «{relative}»?" if relative else "; corrige la dirección o añade lo que falta"
                return "EN101", f"«{target}» no es ninguna página ni archivo de docs{hint}"
        fragment = unquote(parts.fragment)
        if not fragment or not file.endswith(".md"):
            return None
        document = self._document(file)
        known = [*document.ids, *document.names]
        if fragment in known:
            return None
        close = closest(fragment, known)
        hint = f"; ¿quisiste decir «#{close}»?" if close else "; corrige el nombre o quítalo"
        return "EN102", f"«{target}» nombra un id que no existe{hint}"


def _place(lines: list[str], target: str, after: tuple[int, int]) -> tuple[int, int]:
    """Line and column of the next time that a page writes the target after a place; 1, 1 where it does not."""
    first, start = after
    for number, line in enumerate(lines[first - 1 :], first):
        found = [
            column + len(opening) + 1
            for opening in ("](", "](<", '="', ": ")
            if (column := line.find(opening + target, start)) >= 0
        ]
        if found:
            return number, min(found)
        start = 0
    return 1, 1
