"""What of the theme is not published."""

from __future__ import annotations

import pytest
from guide.assets.unused import unused

KEPT = ["assets/javascripts/bundle.a5f9d56c.min.js", "assets/stylesheets/main.57a0d79d.min.css", "resources/mundo.map"]
MAPS = ["assets/javascripts/bundle.a5f9d56c.min.js.map", "assets/stylesheets/main.57a0d79d.min.css.map"]
SEARCH = ["assets/javascripts/lunr/min/lunr.es.min.js", "assets/javascripts/workers/search.a7633da7.min.js"]


@pytest.mark.parametrize(("searching", "left_out"), [(True, MAPS), (False, [*MAPS, *SEARCH])])
def test_only_what_no_page_asks_for_is_left_out(searching: bool, left_out: list[str]) -> None:
    assert unused([*KEPT, *MAPS, *SEARCH], searching=searching) == left_out
