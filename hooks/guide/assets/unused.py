"""What the theme brings along and no page asks for. Only left out of what is published: the theme stays as it comes.

Were it named otherwise one day, it would be published again, and nothing else would happen.
"""

from __future__ import annotations

from collections.abc import Iterable

_MAPS = ("assets/javascripts/", "assets/stylesheets/")
_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def unused(names: Iterable[str], *, searching: bool) -> list[str]:
    """The maps from its code to its sources, and, where the theme does not search, all that it would search with."""
    folders = () if searching else _SEARCH
    return [name for name in names if name.startswith(folders) or (name.startswith(_MAPS) and name.endswith(".map"))]
