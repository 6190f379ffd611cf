"""What is no code of its language: annotations, and the dots for what is left out."""

from __future__ import annotations

import json

import pytest
from guide.snippets.notation import fragments


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("ls # (1)!", "ls       "),
        ("ls # (12)", "ls       "),
        ("ls #(1)!  ", "ls" + " " * 8),
        ("a; // (1)!", "a;        "),
        ("a -- (1)", "a       "),
        ("a ; (1)!", "a       "),
        ("a /* (1)! */", "a           "),
        ("a /*(1)*/", "a        "),
        ("<a> <!-- (1)! -->", "<a>              "),
        ("a \t# (1)!\nb # (2)!\nc", "a        \nb       \nc"),
        ("# (1)!", "      "),
        # The line goes on, so its last character stays the last.
        ("docker run \\ # (1)!\n  nginx", "docker run        \\\n  nginx"),
        ("a \\# (1)", "a      \\"),
    ],
)
def test_annotations_become_blanks(code: str, without: str) -> None:
    assert fragments.without_annotations(code) == without


@pytest.mark.parametrize(
    "code", ["", "ls (1)", "ls # (a)", "ls # ()", "ls # (1) x", "ls # 1", "echo '# (1)'", "ls # (1)!!"]
)
def test_other_comments_are_no_annotations(code: str) -> None:
    assert fragments.without_annotations(code) == code


@pytest.mark.parametrize(
    ("code", "elided"),
    [("", False), ("a. b", False), ("..", False), (". .", False), ("a...", True), ("…", True), ("a\n. . .\n", True)],
)
def test_dots_tell_that_something_is_left_out(code: str, elided: bool) -> None:
    assert fragments.elided(code) is elided


@pytest.mark.parametrize(
    ("code", "at_start", "at_end"),
    [
        ("", False, False),
        ("\n \n", False, False),
        ("a", False, False),
        ("...", True, True),
        ("...\na", True, False),
        ("a\n...", False, True),
        ("\n  \n …\t\na\n\n", True, False),
        ("\na\n  # ...  \n \n", False, True),
        ("#. . .\na", True, False),
        ("a\n...\nb", False, False),
        ("a ...", False, False),
        ("... a", False, False),
        ("[...]", False, False),
        ("....", False, False),
        ("## ...", False, False),
    ],
)
def test_a_line_of_dots_cuts_the_code(code: str, at_start: bool, at_end: bool) -> None:
    assert (fragments.is_cut(code, at_end=False), fragments.is_cut(code, at_end=True)) == (at_start, at_end)


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("a:\n  ...\nb: 1", "a:\n  # ...\nb: 1"),
        ("…", "# …"),
        ("\t. . .  ", "\t# . . ."),
        ("#   ...\na", "# ...\na"),
        ("a: ...", "a: ..."),
        ("... a", "... a"),
        ("[...]", "[...]"),
    ],
)
def test_a_line_of_dots_becomes_a_comment(code: str, without: str) -> None:
    assert fragments.without_dots(code, is_json=False) == without


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ('{"a": 1, ...}', {"a": 1}),
        ('{"a": 1, …,\n}', {"a": 1}),
        ('{"a": 1,\n  . . .\n}', {"a": 1}),
        ('{"a": 1 ...}', {"a": 1}),
        ('{..., "b": 2}', {"b": 2}),
        ('{...\n"b": 2}', {"b": 2}),
        ('{"a": 1,\n  ...\n  "b": 2}', {"a": 1, "b": 2}),
        ("{...}", {}),
        ("[ … ]", []),
        ("[1, 2, ...]", [1, 2]),
        ("[1, 2, ... , ]", [1, 2]),
        ('["a", ..., "b"]', ["a", "b"]),
        ("[..., 2]", [111, 2]),
        ("[1, …, 2]", [1, 1, 2]),
        ('{"a": ...}', {"a": 1111}),
        ('{"a":…, "b": 1}', {"a": 1, "b": 1}),
        ('{"a":\t. . .,\n"b": [...]}', {"a": 111111, "b": []}),
    ],
)
def test_dots_leave_the_rest_of_json_in_its_place(code: str, value: object) -> None:
    without = fragments.without_dots(code, is_json=True)
    assert json.loads(without) == value
    assert [len(line) for line in without.split("\n")] == [len(line) for line in code.split("\n")]


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("1 // a", "1     "),
        ("// a\n1", "    \n1"),
        ("//\n1 //", "  \n1   "),
        ("/**/ 1 /***/", "     1      "),
        ('["",] // a', '["" ]     '),
        ('"" /* " */', '""        '),
        ("/* a\nb */ 1", "    \n     1"),
        ("/* a */ 1 /* b */", "        1        "),
        ("[1, /* a */]", "[1         ]"),
        ("[1, 2,]", "[1, 2 ]"),
        ("[1, // a\n]", "[1      \n]"),
        ('{"a": 1,\n}', '{"a": 1 \n}'),
        ('{"a": "// b", "c": "/* d */"}', '{"a": "// b", "c": "/* d */"}'),
        ('["a,]", "b\\",]"]', '["a,]", "b\\",]"]'),
        ('["\\\\", 1] // a', '["\\\\", 1]     '),
        # Without its end a string does not go on in the next line.
        ('"a // b', '"a     '),
        ('["a\n//b",]', '["a\n      '),
        ("[1, 2]", "[1, 2]"),
        ("/ 1", "/ 1"),
    ],
)
def test_comments_and_last_commas_of_jsonc_become_blanks(code: str, without: str) -> None:
    assert fragments.without_comments(code) == without
