"""Which pages are searched, how each is called in a result, and which of two equal answers comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import Any
from urllib.parse import urljoin

from guide.addresses import from_root
from guide.search.pagefind import Indexed
from guide.search.sections import Section, cut
from guide.search.synonyms import Synonyms
from guide.search.words import core

# What a folder is, to who reads the results, and its weight: who searches wants to do something, or has an error.
TUTORIAL = "Tutorial"
KINDS = {
    "tutoriales": (TUTORIAL, 1.1),
    "instalar": ("Instalar", 0.9),
    "guias": ("Guía", 1.2),
    "explicacion": ("Explicación", 0.85),
    "referencia": ("Referencia", 0.7),
    "ensenar": ("Enseñar", 0.6),
}
OTHER_KIND = ("Guía", 0.7)
ERRORS = "referencia/errores/"
ERROR = ("Error", 0.9)
_INTRODUCED = re.compile(r"--\w[\w-]+|[a-z][\w-]+:\d[\w.-]*$")
"""An option without its value, and an image with its version."""


class Searched:
    """The pages of one build."""

    def __init__(self) -> None:
        self.pages: list[Indexed] = []
        self._rows: list[tuple[str, str]] = []

    def add(self, name: str, url: str, title: str, html: str, meta: Mapping[str, Any]) -> None:
        """A page; none with «search: {exclude: true}». «search: {boost: 0.3}» multiplies its weight."""
        asked = meta.get("search")
        asked = asked if isinstance(asked, dict) else {}
        if asked.get("exclude"):
            return
        kind, weight = KINDS.get(name.partition("/")[0], OTHER_KIND)
        if name.startswith(ERRORS):
            kind, weight = ERROR
        boost = asked.get("boost", 1)
        if isinstance(boost, int | float):
            weight *= boost
        url = from_root(url)
        sections, rows = cut(html)
        self.pages.append(Indexed(url, title, kind, round(weight, 3), sections))
        self._rows += [(urljoin(url, address), row) for row, address in rows]
        self._rows += [(url, message) for message in _messages(meta)]

    def finished(self, synonyms: Synonyms) -> list[Indexed]:
        """With what else is said of a section given to it, by tables that lead to it and by the file of synonyms."""
        sections = {_address(page.url, section.anchor): section for page in self.pages for section in page.sections}
        for address, row in self._rows:
            if section := sections.get(address):
                section.rows.append(row)
        urls = {page.url for page in self.pages}
        # A small site may use the file of the guide, and a copy of files has other addresses.
        for address, names in synonyms.names.items():
            page, _, anchor = address.partition("#")
            addresses = (page, f"{page}index.html", f"{page.rstrip('/')}.html")
            section = next(filter(None, (sections.get(_address(each, anchor)) for each in addresses)), None)
            if section:
                section.rows += names
            elif not urls.isdisjoint(addresses):
                synonyms.source.report("BU106", ("apartados", address), "no hay tal apartado en esa página")
        for word, section in self._introduced().items():
            section.rows.append(word)
        return self.pages

    def _introduced(self) -> dict[str, Section]:
        """The options and images that the guide writes, and the section that is the first: there it says what they do.

        In the order of reading, but the tutorials first, which explain all that they use. What is only in a block of
        code comes after what is spoken of.
        """
        first: dict[str, Section] = {}
        for tutorials, in_code in product((True, False), (False, True)):
            pages = (page for page in self.pages if (page.kind == TUTORIAL) == tutorials)
            for section in (each for page in pages for each in page.sections if each.weight == 1):
                for name in filter(None, map(_INTRODUCED.match, map(core, section.written(in_code)))):
                    first.setdefault(name[0], section)
        return first


def _messages(meta: Mapping[str, Any]) -> list[str]:
    """Those that an entry of the catalogue of errors is for (errors.entries checks them), without what has signs.

    Options, names and paths are found where they stand.
    """
    said = meta.get("error")
    messages = said.get("mensajes") if isinstance(said, dict) else None
    found = messages if isinstance(messages, list) else []
    texts = [str(message["texto"]) for message in found if isinstance(message, dict) and message.get("texto")]
    return [" ".join(word for word in text.split() if core(word).isalnum()) for text in texts]


def _address(url: str, anchor: str) -> str:
    return f"{url}#{anchor}" if anchor else url
