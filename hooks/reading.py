"""What templates tell around a page: its step of a route, the page after it, and where to say what is wrong with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from guide.feedback import feedback, tracker
from guide.route import route_of, said_next

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    context["ruta"] = route_of(page, nav)
    # The theme writes it at the foot and in the head.
    page.next_page = said_next(page, nav)
    issues = tracker(config.repo_url or "", os.environ)
    if issues:
        date = page.update_date
        known = (str(page.title), page.canonical_url or "", page.file.src_uri, date)
        context["opinion"] = feedback(issues, *known)
