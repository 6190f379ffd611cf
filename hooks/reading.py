"""What the templates tell readers around a page: its step of a route, and where to say what is wrong with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from guide.feedback import feedback, tracker
from guide.route import route_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    context["ruta"] = route_of(page, nav)
    issues = tracker(config.repo_url or "", os.environ)
    if issues:
        date = page.update_date
        known = (str(page.title), page.canonical_url or "", page.file.src_uri, date)
        context["opinion"] = feedback(issues, *known)
