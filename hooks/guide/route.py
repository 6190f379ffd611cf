"""Routes: a section of the menu whose pages are steps, to be read in its order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
