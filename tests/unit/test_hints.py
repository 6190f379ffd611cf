"""The known name that is suggested for a misspelt one."""

from __future__ import annotations

import pytest
from guide.hints import nearest


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("nmae", ["name", "mount"], "name"),
        ("detahc", ["detach"], "detach"),
        ("foo", ["bar", "interactive"], None),
        ("rm", ["rm"], "rm"),
        ("x", ["y"], None),
        ("nube", ["red", "nubes"], "nubes"),
        ("enviroment", ["environment"], "environment"),
        ("restart-polcy", ["restart-policy", "restart"], "restart-policy"),
        ("uno", ["dos", "tres"], None),
        ("web", [f"nombre{n}" for n in range(401)] + ["webs"], None),
    ],
)
def test_nearest_name(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected
