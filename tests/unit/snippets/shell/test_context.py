"""What each character of a shell text is: code, quoted, comment, heredoc or placeholder."""

from __future__ import annotations

import pytest
from guide.snippets.shell.context import kinds
from hypothesis import example, given
from hypothesis import strategies as st

# Under each text what its characters are: code, single and double quotes, comment, heredoc, placeholder.
TABLE = [
    ("echo 'a b' c", "cccccssssscc"),
    ('echo "a $b" c', "cccccddddddcc"),
    ('echo "$(ls \'a\' "b")"', "cccccdcccccssscdddcd"),
    ("echo $'a\\'b' c", "ccccc" + "sssssss" + "cc"),
    ('a\\" "b"', "ccccddd"),
    ("ls # it's", "ccc######"),
    ("ls a#b", "cccccc"),
    ("ls;# 'x", "ccc####"),
    ("`ls # a` 'b'", "cccc###ccsss"),
    ("${a#b} 'c'", "cccccccsss"),
    ("\"${a:-'b}\" 'c'", "dddddddddd" + "csss"),
    ("$((1<<2)) '", "cccccccccc" + "s"),
    ("((a<<b)) '", "ccccccccc" + "s"),
    ("$((ls) ) '", "ccccccccc" + "s"),
    ("cat <<A\nx'\nA\n'", "cccccccc" + "hhhhh" + "s"),
    ("cat <<-'A' | b\n\tx\n\tA\n'", "c" * 15 + "hhhhhh" + "s"),
    ("cat <<A <<B\na'\nA\nb\"\nB\n'", "c" * 12 + "h" * 10 + "s"),
    ("cat <<<A\n'", "ccccccccc" + "s"),
    ("ls <a-b> <ID> '", "cccppppp" + "cppppcs"),
    ("cat <a >b '", "cccccccccc" + "s"),
    ("a 'b", "ccss"),
    ('a "b', "ccdd"),
    ("case x in a) ls;; esac '", "c" * 23 + "s"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_kinds(text: str, expected: str) -> None:
    assert kinds(text).decode() == expected


PIECES = st.sampled_from([*"ab '\"`$(){}<>#\\\n-", "<<A", "\nA\n", "$((", "))", "${", "<a>", "ñ"])


@given(st.lists(PIECES, max_size=60).map("".join))
@example("$(" * 500)
@example("<<A" * 300)
def test_every_character_is_something(text: str) -> None:
    found = kinds(text)
    assert len(found) == len(text)
    assert set(found) <= set(b"csd#hp")
