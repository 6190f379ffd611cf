"""The menu of the site, «nav» of mkdocs.yml: whether a page is in it, and its line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

# A line of «not_in_nav», which says that a page is to be left out.
_LEFT_OUT = re.compile(r"\s+/?(?P<page>[\w./-]+\.md)\s*$")
_ENTRY = re.compile(r"(?P<indent>\s*)-\s+(?:.*:\s+)?[\"']?(?P<page>[\w./-]+\.md)[\"']?\s*(?:\s#.*)?$")
# A title in the front matter, as far as it is in one line, or the heading of the page.
_TITLE = re.compile(r"(?:title:|#) +(?P<quote>[\"']?)(?P<title>.*\S)(?P=quote)\s*$")


def is_in_menu(config: str, page: str) -> bool:
    """``config`` is the text of mkdocs.yml, ``page`` a path below docs.

    True where there is no menu at all, and of a page that is left out of it on purpose.
    """
    lines = config.split("\n")
    entries = [match for line in lines if (match := _ENTRY.match(line))]
    left_out = [match for line in lines if (match := _LEFT_OUT.match(line))]
    return not entries or any(match["page"] == page for match in (*entries, *left_out))


def entry(lines: Sequence[str], page: str) -> str:
    """The line of a page for the menu: «- Título: guias/nombre.md», with the first title that ``lines`` have."""
    import yaml

    title = next((match["title"] for line in lines if (match := _TITLE.match(line))), page)
    plain = f"- {title}: {page}"
    try:
        is_read_as_it_is = yaml.safe_load(plain) == [{title: page}]
    except yaml.YAMLError:
        is_read_as_it_is = False
    return plain if is_read_as_it_is else f"- {json.dumps(title, ensure_ascii=False)}: {page}"


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
