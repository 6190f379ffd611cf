"""Tabs that the theme leaves alone: it measures every group of them as a page comes, whether anybody sees it or not.

They open without it, by the boxes of a form and the style sheet; ``assets/js/pestanas.js`` does what else readers want.
"""

from __future__ import annotations

import re

_MARK = re.compile(r'(<div class="tabbed-set[^"]*") data-tabs="[^"]*"')


def unmeasured(html: str) -> str:
    """``html`` without what the theme knows groups of tabs by."""
    return _MARK.sub(r"\1", html)
