"""What is new for readers, day by day: it comes from the history of the pages and is told on one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from guide import history
from guide.dates import day
from guide.errors.entries import is_entry

MARK = "<!-- novedades -->"
"""Where a page tells them."""
DAYS = 12
"""How many days with news are told: who comes back after a longer time begins anew."""
REVISED = 0.3
"""The share of its lines that a page has new, when it counts as written again."""


@dataclass(frozen=True)
class News:
    """What one day brought; pages are paths below the folder of the pages, headings as they are written there."""

    date: str
    new: tuple[str, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    """A page that was there before, and a heading that it did not have."""
    revised: tuple[str, ...] = ()


def read_news(root: Path, docs: str, known: Iterable[str]) -> list[News]:
    """The newest days first; only ``known`` pages are told of, which are those that readers have now."""
    pages = [f"{docs}/{page}" for page in known]
    # One day more, to compare with.
    days = history.snapshots(root, docs, DAYS + 1)
    texts = history.contents(root, {blob for _, tree in days for path, blob in tree.items() if path in pages})
    found: list[News] = []
    for (date, after), (_, before) in pairwise([*days, ("", {})] if len(days) <= DAYS else days):
        today = _compared(date, {page: after.get(page) for page in pages}, before, texts)
        if today.new or today.sections or today.revised:
            found.append(_below(today, docs))
    return found


def headings(text: str) -> Iterator[str]:
    """The ``##`` of a page, without those in its code."""
    fence = ""
    for line in text.splitlines():
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            fence = ""
        elif not fence and (heading := re.match(r"## +(.+?)(?: +\{.*\})? *#*$", line)):
            yield heading[1]


def plain(heading: str) -> str:
    """A heading by which it is known again: without its number, and without the marks of code and emphasis."""
    return re.sub(r"^\d+\. +|[`*_\\]|\[|\]\([^)]*\)", "", heading).strip()


def _compared(date: str, after: Mapping[str, str | None], before: Mapping[str, str], texts: Mapping[str, str]) -> News:
    new, sections, revised = [], [], []
    for page, blob in after.items():
        old = before.get(page)
        if blob is None or blob == old:
            continue
        if old is None:
            new.append(page)
            continue
        had = {plain(heading) for heading in headings(texts[old])}
        sections += [(page, heading) for heading in headings(texts[blob]) if plain(heading) not in had]
        if _share_of_new_lines(texts[old], texts[blob]) >= REVISED:
            revised.append(page)
    return News(date, tuple(new), tuple(sections), tuple(revised))


def _share_of_new_lines(old: str, new: str) -> float:
    lines = Counter(new.splitlines())
    return (lines - Counter(old.splitlines())).total() / max(lines.total(), 1)


def _below(today: News, docs: str) -> News:
    def short(page: str) -> str:
        return page.removeprefix(f"{docs}/")

    sections = tuple((short(page), heading) for page, heading in today.sections)
    return News(today.date, tuple(map(short, today.new)), sections, tuple(map(short, today.revised)))


@dataclass(frozen=True)
class PageNow:
    """A page as the site has it: ``sections`` lead from a heading, as ``plain`` leaves it, to its id and its text."""

    title: str
    description: str
    address: str
    """From the root of the site: ``guias/una/``."""
    href: str
    """From the page that tells the news."""
    sections: Mapping[str, tuple[str, str]]


def render(days: Iterable[News], pages: Mapping[str, PageNow], moved: frozenset[str]) -> str:
    """HTML. ``moved``: addresses of the site that only have a new name (resources/direcciones.yml)."""
    parts = []
    for today in days:
        new = [(name, pages[name]) for name in today.new if pages[name].address not in moved]
        # Dozens may come in a day, and their titles say all.
        errors = [_link(page) for name, page in new if is_entry(name)]
        groups = [
            ("Páginas nuevas", [_link(page) + _described(page) for name, page in new if not is_entry(name)]),
            ("Errores nuevos en el catálogo", [" · ".join(errors)] if errors else []),
            ("Apartados nuevos", _sections(today, pages, moved)),
            ("Páginas escritas de nuevo en buena parte", [_link(pages[page]) for page in today.revised]),
        ]
        told = [
            f"<h3>{title}</h3>\n<ul>\n" + "\n".join(f"<li>{line}</li>" for line in lines) + "\n</ul>"
            for title, lines in groups
            if lines
        ]
        if told:
            # The id is not the heading's: those of a page are kept for ever, and this goes with the day.
            parts += [f'<h2><time id="{today.date}" datetime="{today.date}">{day(today.date)}</time></h2>', *told]
    return (
        "\n".join(parts) or "<p>Esta copia se ha hecho sin el historial del proyecto, del que salen las novedades.</p>"
    )


def _sections(today: News, pages: Mapping[str, PageNow], moved: frozenset[str]) -> list[str]:
    """One line for each page; a heading that the page no longer has is not told of."""
    links: dict[str, list[str]] = {}
    for name, heading in today.sections:
        page = pages[name]
        anchor, text = page.sections.get(plain(heading), ("", ""))
        if anchor and f"{page.address}#{anchor}" not in moved:
            links.setdefault(name, []).append(f'<a href="{escape(page.href)}#{anchor}">{text}</a>')
    return [f"{_link(pages[name])}: {' · '.join(found)}" for name, found in links.items()]


def _link(page: PageNow) -> str:
    return f'<a href="{escape(page.href)}">{escape(page.title)}</a>'


def _described(page: PageNow) -> str:
    return f". {escape(page.description)}" if page.description else ""
