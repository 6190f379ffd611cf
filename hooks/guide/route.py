"""What comes after a page: the steps of a route, which is a section of the menu, and what the page itself says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin

_NEXT = re.compile(r'<p><strong>Siguiente:</strong>(?:(?!</p>).)*?<a [^>]*?href="([^"]+)"', re.DOTALL)


@dataclass(frozen=True)
class Step:
    name: str
    """By which a browser remembers it: the file of the page, without its ending."""
    url: str
    title: str


@dataclass(frozen=True)
class Route:
    noun: str
    """What each step is called: «ruta» in the front matter of the page that opens the section."""
    steps: tuple[Step, ...]
    here: int
    """The number of the page that is shown; 0 is the one that opens the route, or the home page."""


def said_next(page: Any, nav: Any) -> Any:
    """The page to which «**Siguiente:** …», the last line of ``page``, leads first; else the next one of the menu."""
    said = _NEXT.findall(page.content or "")
    target = urldefrag(urljoin(f"/{page.url}", unescape(said[-1])))[0] if said else None
    return next((other for other in nav.pages if f"/{other.url}" == target and other != page), page.next_page)


def route_of(page: Any, nav: Any) -> Route | None:
    """The route to which ``page`` belongs; for the home page, the first of the site."""
    for section in nav:
        first, *rest = section.children or [None]
        noun = first.meta.get("ruta") if getattr(first, "meta", None) else None
        if not noun or not (page.is_homepage or page == first or page in rest):
            continue
        pages = [item for item in rest if item.is_page]
        steps = tuple(Step(item.file.src_uri.removesuffix(".md"), item.url, str(item.title)) for item in pages)
        return Route(str(noun), steps, pages.index(page) + 1 if page in pages else 0)
    return None
