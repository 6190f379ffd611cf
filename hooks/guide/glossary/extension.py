"""The Markdown extension that explains a word where a page says it first. Its work is kept with the page.

What it makes is a link to the glossary, so that it works with a finger, with the keyboard and without JavaScript; the
definition is its title, which the theme shows in a box.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.glossary.terms import PAGE, Term

NAME = __name__
CLASS = "guia-termino"
# Links within links, and what is pressed, chosen or heard as a name; what is folded is not what a page begins with.
_LEFT_ALONE = frozenset(
    ("a", "button", "code", "details", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "svg", "th")
)
# A card is one link as a whole.
_TITLES = frozenset(("admonition-title", "card", "cards", "tabbed-labels"))

page = ""
"""The page that is converted, from the folder of the pages. Markdown is not told it: whoever converts says it here."""


def options(terms: Iterable[Term]) -> dict[str, Any]:
    """The options of the extension: nothing but texts, so that it can be told whether they are still the same."""
    return {"terminos": [[term.anchor, term.definition, list(term.forms), list(_explained_in(term))] for term in terms]}


def _explained_in(term: Term) -> Iterable[str]:
    """The pages that its entry leads to: there it is explained anyway."""
    folder = posixpath.dirname(PAGE)
    for target in term.targets:
        path = target.partition("#")[0]
        if path.endswith(".md") and ":" not in path:
            yield posixpath.normpath(posixpath.join(folder, path))


class _Explainer(Treeprocessor):
    def __init__(self, md: Markdown, terms: Iterable[tuple[str, str, list[str], list[str]]]) -> None:
        super().__init__(md)
        self.definitions = {anchor: definition for anchor, definition, _, _ in terms}
        self.there = {anchor: frozenset(pages) for anchor, _, _, pages in terms}
        self.anchors = {form.casefold(): anchor for anchor, _, forms, _ in terms for form in forms}
        # Of two forms that begin in the same place, the longer says more.
        known = "|".join(re.escape(form) for form in sorted(self.anchors, key=len, reverse=True))
        self.form = re.compile(rf"(?<![\w./-])(?:{known})(?![\w/-]|\.\w)", re.IGNORECASE) if known else None

    def run(self, root: Element) -> None:
        if self.form and page and page != PAGE:
            to = posixpath.relpath(PAGE, posixpath.dirname(page) or ".")
            missing = {anchor for anchor in self.definitions if page not in self.there[anchor]}
            self._walk(root, missing, to)

    def _walk(self, element: Element, missing: set[str], to: str) -> None:
        element.text = self._explain(element, 0, element.text, missing, to)
        for child in list(element):
            if child.tag not in _LEFT_ALONE and not _TITLES.intersection(child.get("class", "").split()):
                self._walk(child, missing, to)
            child.tail = self._explain(element, list(element).index(child) + 1, child.tail, missing, to)

    def _explain(self, parent: Element, place: int, text: str | None, missing: set[str], to: str) -> str | None:
        """``text`` up to the first word that gets a link. The links, each with what follows it, go to ``place``."""
        if not text or isinstance(text, AtomicString) or self.form is None:
            return text
        links: list[Element] = []
        begin = ""
        last = 0
        for found in self.form.finditer(text):
            anchor = self.anchors[found[0].casefold()]
            if anchor not in missing:
                continue
            missing.discard(anchor)
            between = text[last : found.start()]
            if links:
                links[-1].tail = between
            else:
                begin = between
            attributes = {"class": CLASS, "href": f"{to}#{anchor}", "title": self.definitions[anchor]}
            link = Element("a", attributes)
            link.text = AtomicString(found[0])
            links.append(link)
            last = found.end()
        if not links:
            return text
        links[-1].tail = text[last:]
        for number, link in enumerate(links):
            parent.insert(place + number, link)
        return begin


class _Extension(Extension):
    def __init__(self, **kwargs: Any) -> None:
        self.config = {"terminos": [[], "Ancla, definición, formas y páginas que la explican, de cada término"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (its name in Markdown)
        # When italics and code are elements already, and before MkDocs makes addresses of the names of pages.
        md.treeprocessors.register(_Explainer(md, self.getConfig("terminos")), "glossary", 6)


def makeExtension(**options: Mapping[str, Any]) -> Extension:  # noqa: N802  (its name in Markdown)
    return _Extension(**options)
