"""The known name that is suggested for a misspelt one."""

from __future__ import annotations

import pytest
from guide.hints import did_you_mean, nearest


def test_nearest_name_at_most_so_far_away() -> None:
    assert nearest("vloumse", ["volume"], most=1) is None
    assert nearest("volumes", ["volume"], most=1) == "volume"
    assert nearest("volume", ["volume"], most=0) == "volume"
    assert nearest("volumes", ["volume"], most=0) is None
    assert nearest("abcdefxyz", ["abcdefghi"], most=4) == "abcdefghi"
    assert nearest("abcdewxyz", ["abcdefghi"], most=4) is None


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
        # One edit in up to four letters of the shorter one, two up to eight, three in more; none in one.
        ("a", ["b"], None),
        ("a", ["ab"], None),
        ("ab", ["a"], None),
        ("ab", ["ac"], "ac"),
        ("ab", ["cd"], None),
        ("abcd", ["abcx"], "abcx"),
        ("abcd", ["abxy"], None),
        ("abcd", ["abcdef"], None),
        ("abcde", ["abcxy"], "abcxy"),
        ("abcde", ["abxyz"], None),
        ("abcd", ["abcxy"], None),
        ("abcdefgh", ["abcdefxy"], "abcdefxy"),
        ("abcdefgh", ["abcdexyz"], None),
        ("abcdefghi", ["abcdefxyz"], "abcdefxyz"),
        ("abcdefghi", ["abcdewxyz"], None),
        ("abcdefgh", ["abcdefghijk"], None),
        ("abcdefghi", ["abcdefghijkl"], "abcdefghijkl"),
        ("abcdefghi", ["abcdefghijklm"], None),
        # A swap of neighbours is one edit, and so are what is missing, added or changed.
        ("abdc", ["abcd"], "abcd"),
        ("bacd", ["abcd"], "abcd"),
        ("badc", ["abcd"], None),
        ("cbad", ["abcd"], None),
        ("bcd", ["abcd"], "abcd"),
        ("abcd", ["bcd"], "bcd"),
        ("xabcd", ["abcd"], "abcd"),
        ("bacdfe", ["abcdef"], "abcdef"),
        ("abab", ["baba"], None),
        ("aab", ["aba"], "aba"),
        ("abdc", ["acde"], None),
        # The nearest, and of two the first in the alphabet.
        ("abcdefgh", ["abcdefxy", "abcdefgx"], "abcdefgx"),
        ("abcdefgh", ["abcdefgx", "abcdefxy"], "abcdefgx"),
        ("webs", ["webz", "weba"], "weba"),
        ("webs", ["webs", "weba"], "webs"),
        # Too long a word, and too many known ones.
        ("a" * 40, ["a" * 40 + "b"], "a" * 40 + "b"),
        ("a" * 41, ["a" * 41], None),
        ("webs", [f"nombre{n}" for n in range(399)] + ["weba"], "weba"),
        ("webs", [f"nombre{n}" for n in range(400)] + ["weba"], None),
        ("webs", [], None),
        ("", ["a"], None),
    ],
)
def test_nearest_name(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected


def test_end_of_a_message() -> None:
    assert did_you_mean("imagee", ["image"]) == "; ¿quisiste decir «image»?"
    assert did_you_mean("imagee", ["image"], "--", "=") == "; ¿quisiste decir «--image=»?"
    assert did_you_mean("zzzzzz", ["image"], "--", "=") == ""
