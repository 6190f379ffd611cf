"""What readers can keep of a built site: the addresses of its pages, and of the headings in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guide.files import write_atomically

_HEADING = re.compile(r'<h[1-6]\b[^<>]*\sid="(?P<id>[^"]+)"')
_SENDS_ON = '<meta http-equiv="refresh"'


def addresses(site: Path) -> Iterator[str]:
    """``guias/una/`` and ``guias/una/#parte``, in no order. The home page itself cannot be lost."""
    for file in site.rglob("index.html"):
        page = file.relative_to(site).as_posix().removesuffix("index.html")
        text = file.read_text("utf-8")
        if _SENDS_ON in text:
            continue
        if page:
            yield page
        for heading in _HEADING.finditer(text):
            # What the theme names itself is no part of the page.
            if not heading["id"].startswith("__"):
                yield f"{page}#{heading['id']}"


def add_addresses(file: Path, site: Path) -> None:
    """Adds those of the site to the list; none is ever taken away."""
    kept = file.read_text("utf-8").splitlines() if file.exists() else []
    write_atomically(file, "".join(f"{address}\n" for address in sorted({*kept, *addresses(site)})).encode())
