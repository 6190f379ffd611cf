"""Gives each finished page the names, roles and languages that assistive technology needs (``guide.accessibility``).

It comes after everything else that writes HTML, so that it also reaches what other hooks have put into the pages.
What is kept of converted pages does not depend on it.
"""

from __future__ import annotations

from typing import Any

from guide.accessibility.content import dressed
from guide.accessibility.theme import repaired


def on_post_page(output: str, **_: Any) -> str:
    return repaired(dressed(output))


def on_post_template(output_content: str, template_name: str, **_: Any) -> str | None:
    return repaired(dressed(output_content)) if template_name == "404.html" else None
