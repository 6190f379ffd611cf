"""The table of codes by itself: its order, how grave each is, and the patterns that name them."""

from __future__ import annotations

import pytest
from guide.snippets import codes


@pytest.mark.parametrize(
    ("code", "patterns", "expected"),
    [
        ("DK101", ["DK101"], True),
        ("DK101", ["DK1xx"], True),
        ("DK101", ["DKxxx"], True),
        ("DK101", ["SH1xx", "DK10x"], True),
        ("DK101", [], False),
        ("DK101", ["DK2xx"], False),
        ("DK101", ["DK1x"], False),
        ("DK101", ["DK1xxx"], False),
        ("DK101", ["K101"], False),
        ("DK101", ["DK"], False),
        ("DK101", ["DK..."], False),
        ("DK101", ["dk101"], False),
        ("DKx01", ["DKx01"], False),
    ],
)
def test_patterns_of_codes(code: str, patterns: list[str], expected: bool) -> None:
    assert codes.matches(code, patterns) == expected


@pytest.mark.parametrize(
    ("code", "raised", "plain", "expected"),
    [
        ("SH101", [], False, "error"),
        ("SH101", [], True, "error"),
        ("MD115", [], False, "warning"),
        ("MD115", ["MD115"], False, "error"),
        ("MD115", ["MD11x"], True, "error"),
        ("MD115", ["MD116"], False, "warning"),
        ("MD101", [], False, "error"),
        ("MD101", [], True, "warning"),
        ("MD101", ["MD101"], True, "error"),
        ("CO105", [], True, "warning"),
    ],
)
def test_how_grave_a_code_is(code: str, raised: list[str], plain: bool, expected: str) -> None:
    assert codes.severity(code, raised, plain) == expected


def test_order_of_the_codes() -> None:
    table = codes.table()
    families = ["SH", "SC", "TI", "SI", "DK", "DF", "CO", "YA", "JS", "TO", "IN", "PY", "MD"]
    assert list(codes.FAMILY_TITLES) == families
    assert list(table) == sorted(table, key=lambda code: (families.index(code[:2]), code))
    assert {code[:2] for code in table} == set(families)


def test_what_only_a_guide_asks() -> None:
    told = {"CO105", "DF109", "DF115", "DK131", "DK132", "DK133", "DK134", "DK135"}
    assert codes.guide_only() == told


def test_a_piece_of_a_page() -> None:
    assert codes.fence("bash", "ls", "id") == "```bash\nls\nid\n```"
