"""``llms.txt``, the list of the pages, and ``llms-full.txt``, the whole guide in one text (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from guide.dates import day as in_words
from guide.downloads.markdown import to_markdown
from guide.downloads.offered import WHOLE

_ROOT = "http://sitio.invalid/"
"""Stands for a site whose address is not known: what leads into it is then written from its root."""


@dataclass(frozen=True)
class Text:
    """A page. ``address``: from the root of the site. ``section``: the part of the menu that it stands in, or ""."""

    title: str
    description: str
    section: str
    address: str
    html: str


@dataclass(frozen=True)
class Guide:
    name: str
    description: str
    url: str
    """Of the site, with a slash at the end; "" where it is not known."""
    day: date

    def address(self, target: str, page: str = "") -> str:
        """``target`` as ``page`` links it: absolute, or from the root of a site of unknown address."""
        absolute = urljoin(urljoin(self.url or _ROOT, page), target)
        inside = absolute.removeprefix(_ROOT)
        return inside if inside and inside[0] != "#" else f"./{inside}"

    @property
    def _head(self) -> str:
        return (
            f"# {self.name}\n\n> {self.description}\n\n"
            f"Textos del {in_words(self.day.isoformat())}, con licencia CC BY-SA 4.0; el código, con licencia MIT.\n"
        )


def index(guide: Guide, texts: Sequence[Text]) -> str:
    parts = [guide._head]
    for section in dict.fromkeys(text.section for text in texts):
        lines = [
            f"- [{text.title}]({guide.address(text.address)}): {text.description}"
            for text in texts
            if text.section == section
        ]
        parts.append(f"## {section or 'La guía'}\n\n" + "\n".join(lines) + "\n")
    # The one English word: those who read such lists know by it what they may leave out.
    parts.append(f"## Optional\n\n- [Todas las páginas en un texto]({guide.address(WHOLE)}): la guía entera.\n")
    return "\n".join(parts)


def whole(guide: Guide, texts: Iterable[Text]) -> str:
    return "\n".join([guide._head, *(_page(guide, text) for text in texts)])


def _page(guide: Guide, text: Text) -> str:
    def resolve(target: str) -> str:
        return target if urlsplit(target).scheme else guide.address(target, text.address)

    html = text.html if "<h1" in text.html else f"<h1>{text.title}</h1>{text.html}"
    heading, _, rest = to_markdown(html, deeper=1, resolve=resolve).partition("\n")
    address = guide.address(text.address)
    return f"{heading}\n\nPágina: [{address}]({address})\n{rest}"
