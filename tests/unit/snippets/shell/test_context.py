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
    # What opens and closes within what.
    ("", ""),
    ("'", "s"),
    ("''a", "ssc"),
    ('""a', "ddc"),
    ("'a\nb' c", "sssss" + "cc"),
    ('"a\nb" c', "ddddd" + "cc"),
    ("'a\\' b", "ssss" + "cc"),
    ('"a\\"b" c', "dddddd" + "cc"),
    ("a\\", "cc"),
    ("a\\'b 'c", "ccccc" + "ss"),
    ("a\\`b 'c", "ccccc" + "ss"),
    ("\"`ls 'a' # b`\" c", "d" + "cccc" + "sss" + "c" + "###" + "c" + "d" + "cc"),
    ('"$(ls # a)\n)" c', "d" + "ccccc" + "####" + "cc" + "d" + "cc"),
    ("`ls 'a'`'b'", "cccc" + "sss" + "c" + "sss"),
    ("$(ls 'a')'b'", "ccccc" + "sss" + "c" + "sss"),
    ("(ls 'a')'b'", "cccc" + "sss" + "c" + "sss"),
    ("(ls (a) 'b') 'c", "cccccccc" + "sss" + "cc" + "ss"),
    ("{ ls 'a'; } 'c", "ccccc" + "sss" + "cccc" + "ss"),
    ("a } ) 'c", "ccccc" + "c" + "ss"),
    # The quotes of ANSI C, which have backslashes; between double quotes they are none.
    ("$'a\\\\' 'b", "ssssss" + "c" + "ss"),
    ("$'a\nb'c", "ssssss" + "c"),
    ("a$'b", "c" + "sss"),
    ('"$\'a" b', "dddddcc"),
    ("${a:-$'b}'}c", "ccccc" + "sssss" + "cc"),
    ("$", "c"),
    ("a$ 'b", "ccc" + "ss"),
    ("$a'b", "cc" + "ss"),
    ('"$a" b', "ddddcc"),
    # Comments start a word, and never within a parameter or a sum.
    ("# a", "###"),
    ("ls\n# a\nb", "ccc" + "###" + "cc"),
    ("ls\t# a", "ccc" + "###"),
    ("ls &# a", "cccc" + "###"),
    ("ls |# a", "cccc" + "###"),
    ("(# a\n)", "c" + "###" + "cc"),
    ("()# a", "cc" + "###"),
    ("`a`# b", "ccc" + "###"),
    ("{# a", "cccc"),
    ("$# a", "cccc"),
    ("a=# a", "ccccc"),
    ("''# a", "ss" + "ccc"),
    ("${#a} 'b", "ccccc" + "c" + "ss"),
    ("${a %# b} 'c", "ccccccccc" + "c" + "ss"),
    ("$(( # a )) 'b", "cccccccccc" + "c" + "ss"),
    ("# a`b", "#####"),
    ("`# a`b", "c" + "###" + "cc"),
    ("$(# a`b\n) c", "cc" + "#####" + "cccc"),
    # Heredocs: the word in each spelling, and where its text ends.
    ("cat << A\nx'\nA\n'", "c" * 9 + "hhhhh" + "s"),
    ("cat <<\\A\nx'\nA\n'", "c" * 9 + "hhhhh" + "s"),
    ("cat <<'A B'\nx'\nA B\n'", "c" * 12 + "hhhhhhh" + "s"),
    ("cat <<\"A B\"\nx'\nA B\n'", "c" * 12 + "hhhhhhh" + "s"),
    ("cat <<''\nx'\n\n'", "c" * 9 + "hhhh" + "s"),
    ("cat <<\"\"\nx'\n\n'", "c" * 9 + "hhhh" + "s"),
    ("$'' 'b", "sss" + "c" + "ss"),
    ('"a # b" c', "d" * 7 + "cc"),
    ('"a <b> <<A (" c', "d" * 13 + "cc"),
    ('"a\'b" c', "d" * 5 + "cc"),
    ("cat <<A'B'\nx'\nAB\n'", "c" * 11 + "hhhhhh" + "s"),
    ("cat <<A;ls\nx'\nA\n'", "c" * 11 + "hhhhh" + "s"),
    ("cat <<A&\nx'\nA\n'", "c" * 9 + "hhhhh" + "s"),
    ("cat <<A|b\nx'\nA\n'", "c" * 10 + "hhhhh" + "s"),
    ("cat <<A>b\nx'\nA\n'", "c" * 10 + "hhhhh" + "s"),
    ("cat <<A<b\nx'\nA\n'", "c" * 10 + "hhhhh" + "s"),
    ("(cat <<A)\nx'\nA\n'", "c" * 10 + "hhhhh" + "s"),
    ("cat <<A 'b'\nx'\nA\n'", "c" * 8 + "sss" + "c" + "hhhhh" + "s"),
    ("cat <<A\nx'\n A\nA", "c" * 8 + "hhhhhhh"),
    ("cat <<A\nx'\n\tA\nA\n'", "c" * 8 + "hhhhhhhh" + "s"),
    ("cat <<-A\nx'\n A\nA\n'", "c" * 9 + "hhhhhhhh" + "s"),
    ("cat <<A\nx'\nA \nAA\nA", "c" * 8 + "h" * 10),
    ("cat <<A\n", "c" * 8),
    ("cat <<A\nA\n'", "c" * 8 + "hh" + "s"),
    ("cat <<A\nx'", "c" * 8 + "hh"),
    ("cat <<\n'A", "c" * 7 + "ss"),
    ("cat <<A\nA\ncat <<B\n'\nB\n'", "c" * 8 + "hh" + "c" * 8 + "hhhh" + "s"),
    ('"$(cat <<A\n\'\nA\n)" b', "d" + "c" * 10 + "hhhh" + "c" + "d" + "cc"),
    ("a=$((1 << 2))\n'A", "c" * 14 + "ss"),
    ("a=$((2*(1<<2)))\n'A", "c" * 16 + "ss"),
    ("${a<<b}\n'A", "c" * 8 + "ss"),
    ("cat <<<a <<A\nx'\nA\n'", "c" * 13 + "hhhhh" + "s"),
    # Two brackets that only look like a sum.
    ("$((ls); 'a') 'b", "c" * 8 + "sss" + "cc" + "ss"),
    ("((a) # b\n) 'c", "c" * 5 + "###" + "ccc" + "ss"),
    ("$(( (1+2)*3 )) 'b", "c" * 15 + "ss"),
    ("a((1)) 'b", "c" * 7 + "ss"),
    ("ls @((<a>|b)) 'c", "cccccc" + "ppp" + "ccccc" + "ss"),
    ('"$((ls); b)" c', "d" + "c" * 10 + "d" + "cc"),
    ("$(('a'); b) 'c", "ccc" + "sss" + "cccccc" + "ss"),
    ('"$((1+(2)))" b', "d" + "c" * 10 + "d" + "cc"),
    ('"(a)" b', "ddddd" + "cc"),
    ("${a(b} 'c", "c" * 7 + "ss"),
    ("${a<b>} 'c", "c" * 8 + "ss"),
    ("$((a<b>c)) 'd", "c" * 11 + "ss"),
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
