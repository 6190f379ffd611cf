"""The menu of the site, «nav» of mkdocs.yml: whether a page is in it, and its line."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENTRY = re.compile(r"(?P<indent>\s*)-\s+(?:.*:\s+)?[\"']?(?P<page>[\w./-]+\.md)[\"']?\s*$")


def is_in_menu(config: str, page: str) -> bool:
    """``config`` is the text of mkdocs.yml, ``page`` a path below docs. True where there is no menu at all."""
    entries = [match for line in config.split("\n") if (match := _ENTRY.match(line))]
    return not entries or any(match["page"] == page for match in entries)


def entry(lines: Sequence[str], page: str) -> str:
    """The line of a page for the menu: «- Título: guias/nombre.md», with the first title that ``lines`` have."""
    titles = (match[1].strip() for line in lines if (match := re.match(r"(?:title:|#) +(.+)", line)))
    title = next(titles, page).strip("\"'")
    quoted = f'"{title}"' if re.search(r"[:#«\[\]{}\"']", title) else title
    return f"- {quoted}: {page}"


def with_entry(config: str, page: str, line: str) -> str | None:
    """``config`` with ``line`` after the last page of the same folder; None where it has no such page."""
    folder = page.rpartition("/")[0]
    rows = config.split("\n")
    places = [
        (number, match["indent"])
        for number, row in enumerate(rows)
        if (match := _ENTRY.match(row)) and match["page"].rpartition("/")[0] == folder
    ]
    if not places:
        return None
    number, indent = places[-1]
    rows.insert(number + 1, f"{indent}{line}")
    return "\n".join(rows)
