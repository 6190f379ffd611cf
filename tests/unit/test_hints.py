"""The known name that is suggested for a misspelt one."""

from __future__ import annotations

import pytest
from guide.hints import nearest


def test_nearest_name_at_most_so_far_away() -> None:
    assert nearest("vloumse", ["volume"], most=1) is None
    assert nearest("volumes", ["volume"], most=1) == "volume"


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("nmae", ["name", "mount"], "name"),
        ("detahc", ["detach"], "detach"),
        ("foo", ["bar", "interactive"], None),
        ("rm", ["rm"], "rm"),
        ("x", ["y"], None),
        ("v", ["vs"], None),
        ("port", ["posts"], None),
        ("nube", ["red", "nubes"], "nubes"),
        ("enviroment", ["environment"], "environment"),
        ("restart-polcy", ["restart-policy", "restart"], "restart-policy"),
        ("uno", ["dos", "tres"], None),
        ("web", [f"nombre{n}" for n in range(401)] + ["webs"], None),
    ],
)
def test_nearest_name(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected
