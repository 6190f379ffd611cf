"""Docker commands of PowerShell and cmd: only plain words count, each in its place."""

from __future__ import annotations

import pytest
from guide.snippets.judging import windows
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "dialect", "places"),
    [
        ("docker run --nmae x", "powershell", [(1, 12)]),
        ("  docker.exe run --nmae x", "powershell", [(1, 18)]),
        ("docker ps ; docker ps --nope", "powershell", [(1, 23)]),
        ("docker ps && docker ps --nope", "cmd", [(1, 24)]),
        ("docker ps > x --nope", "powershell", [(1, 15)]),
        ("docker ps 2>&1 --nope", "powershell", [(1, 16)]),
        ("docker run `\n  --nope x", "powershell", [(2, 3)]),
        ("docker run ^\n  --nope x", "cmd", [(2, 3)]),
        ("docker run --env 'A=b' --env \"A=$b\" --nope x", "powershell", [(1, 37)]),
        ("docker run <imagen> --nope", "powershell", []),
        ("docker run (algo) --nope x", "powershell", []),
        ("docker run @opciones --nope x", "powershell", []),
        ("docker ps # --nope", "powershell", []),
        ("$x = docker ps --nope", "powershell", []),
        ("wsl docker ps --nope", "cmd", []),
        ("docker ps '\ndocker ps --nope\n'", "powershell", []),
        ("echo don't\ndocker ps --nope", "cmd", [(2, 11)]),
        ("<#\ndocker ps --nope\n#>", "powershell", []),
    ],
)
def test_wrong_options_and_their_places(text: str, dialect: str, places: list[tuple[int, int]]) -> None:
    assert [(f.line, f.column) for f in windows.check_script(text, dialect)] == places


PIECES = st.sampled_from(
    ["docker run", " --nope", " -p", " 80:80", "\n", " `\n", "^\n", "'", '"', ";", ">", " <a>", "(", "%"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["powershell", "cmd"]))
def test_findings_are_inside_the_text(text: str, dialect: str) -> None:
    rows = text.split("\n")
    for finding in windows.check_script(text, dialect):
        assert 1 <= finding.line <= len(rows)
        assert 1 <= finding.column < finding.end_column <= len(rows[finding.end_line - 1]) + 1


# A wrong value, as one word: whether it is known in PowerShell, and in cmd.
WORDS = [
    ("--init=a", True, True),
    ("--init=a.b/c:d=e@f+g,h~i-j_k1ñ", True, True),
    ('"--init=a b"', True, True),
    ("'--init=a b'", True, False),
    ('"--init=$a"', False, True),
    ('"--init=`a"', False, True),
    ('"--init=%a%"', True, False),
    ('"--init=^a"', True, False),
    ('"--init=\\a"', False, False),
    ("'--init=$a`%^'", True, False),
    ("'--init=\\a'", False, False),
    ('--init="a"', False, False),
    ('"--init=a"b', False, False),
    ("--init=$a", False, False),
    ("--init=%a%", False, False),
    ("--init=`a", False, False),
    ("--init=^a", False, False),
    ("--init=\\a", False, False),
    ("--init=(a)", False, False),
    ("--init={a}", False, False),
    ("--init=[a]", False, False),
    ("--init=a*", False, False),
    ("--init=a!", False, False),
    ("--init=a#b", False, False),
    ("@--init=a", False, False),
    # A path of Windows.
    ("--init=C:/a", False, False),
    ("--init=C:", False, False),
    ("--init=C:a", True, True),
    ("--init=aC:/a", True, True),
    ("--init=1:/a", True, True),
]


@pytest.mark.parametrize(("word", "powershell", "cmd"), WORDS)
def test_which_words_are_known(word: str, powershell: bool, cmd: bool) -> None:
    for dialect, known in (("powershell", powershell), ("cmd", cmd)):
        told = windows.check_script(f"docker run {word} --name web nginx:1", dialect)
        place = [("DK106", 1, 12, 1, 12 + len(word))] if known else []
        assert [(f.code, f.line, f.column, f.end_line, f.end_column) for f in told] == place


# Of a word that is not known, the name of the option is, when the value begins where it ends.
@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("--nope=$a", True),
        ("--nope=%a%/b", True),
        ('--nope="a"', True),
        ("--nope$a", False),
        ("--nope=a$b", False),
        ("@--nope=$a", False),
        ("--nope=C:/a", False),
    ],
)
@pytest.mark.parametrize("dialect", ["powershell", "cmd"])
def test_option_whose_value_is_not_known(word: str, known: bool, dialect: str) -> None:
    told = windows.check_script(f"docker run {word} nginx:1", dialect)
    assert [(f.code, f.column, f.end_column) for f in told] == ([("DK102", 12, 18)] if known else [])


# Of a script, the places of all that is told.
SCRIPTS: list[tuple[str, list[tuple[int, int, int]], list[tuple[int, int, int]]]] = [
    ("docker run --detach --env A=b nginx:1", [(1, 8, 11)], [(1, 8, 11)]),
    ('docker pull a:1 ""', [(1, 17, 19)], [(1, 17, 19)]),
    ("docker pull a:1 ''", [(1, 17, 19)], []),
    ("docker pull a:1 $b", [], []),
    ('docker pull a:1 "b c', [], []),
    ("docker pull a:1 'b", [], []),
    ("", [], []),
    ("docker pss", [(1, 8, 11)], [(1, 8, 11)]),
    ("\ndocker pss\n\tdocker pss\n", [(2, 8, 11), (3, 9, 12)], [(2, 8, 11), (3, 9, 12)]),
    # Where a command ends.
    ("docker pss; docker pss", [(1, 8, 11), (1, 20, 23)], [(1, 8, 11), (1, 20, 23)]),
    ("docker pss|docker pss", [(1, 8, 11), (1, 19, 22)], [(1, 8, 11), (1, 19, 22)]),
    ("docker pss & docker pss", [(1, 8, 11), (1, 21, 24)], [(1, 8, 11), (1, 21, 24)]),
    ("docker pss || docker pss", [(1, 8, 11), (1, 22, 25)], [(1, 8, 11), (1, 22, 25)]),
    (";;docker pss;;", [(1, 10, 13)], [(1, 10, 13)]),
    ("docker ps # docker pss", [], []),
    ("docker ps #; docker pss", [], []),
    ("a; docker ps a", [(1, 14, 15)], [(1, 14, 15)]),
    # Redirections, each with the word behind it.
    ("docker ps >a", [], []),
    ("docker ps > a b", [(1, 15, 16)], [(1, 15, 16)]),
    ("docker ps >>a b", [(1, 15, 16)], [(1, 15, 16)]),
    ("docker ps 2>a b", [(1, 15, 16)], [(1, 15, 16)]),
    ("docker ps *>a b", [(1, 15, 16)], [(1, 15, 16)]),
    ("docker rm *>a", [(1, 8, 10)], [(1, 8, 10)]),
    ("docker ps <a b", [(1, 14, 15)], [(1, 14, 15)]),
    ("docker ps 2>&1 b", [(1, 16, 17)], [(1, 16, 17)]),
    ("docker ps >&2 b", [(1, 15, 16)], [(1, 15, 16)]),
    ("docker ps >a 2>&1 b", [(1, 19, 20)], [(1, 19, 20)]),
    ("docker ps > 'a b' c", [(1, 19, 20)], [(1, 19, 20)]),
    # Lines that go on.
    ("docker run `\n  --nope x", [(2, 3, 9)], []),
    ("docker run ^\n  --nope x", [], [(2, 3, 9)]),
    ("docker run ` \n `\t\n --nope x", [(3, 2, 8)], []),
    ("docker run^\n --nope x", [], [(2, 2, 8)]),
    ("docker run`\n --nope x", [], []),
    ("docker ps `", [], []),
    ("docker ps ^", [], []),
    ("docker pss `", [(1, 8, 11)], [(1, 8, 11)]),
    ("docker pss ^", [(1, 8, 11)], [(1, 8, 11)]),
    ("docker ps `\n\ndocker pss", [(3, 8, 11)], [(3, 8, 11)]),
    # A text of several lines: what comes behind it is not looked at.
    ('docker pss\n"a\ndocker pss\n"', [(1, 8, 11)], [(1, 8, 11)]),
    ("docker pss\n'a\ndocker pss\n'", [(1, 8, 11)], [(1, 8, 11), (3, 8, 11)]),
    ('docker pss "a\ndocker pss', [(1, 8, 11)], [(1, 8, 11)]),
    ('docker run --nope "a --nope', [(1, 12, 18)], [(1, 12, 18)]),
    ('docker pull "a b c', [], []),
    ('docker pull a"b c d', [], []),
    # Texts and comments of PowerShell.
    ('@"\ndocker pss\n"@', [], []),
    ("docker pss\n@'\na\n'@", [], [(1, 8, 11)]),
    ('$a = @" \ndocker pss', [], []),
    ('docker pss "@" b', [(1, 8, 11)], [(1, 8, 11)]),
    ("docker pss <# a #>", [], [(1, 8, 11)]),
]


@pytest.mark.parametrize(("text", "powershell", "cmd"), SCRIPTS)
def test_places_in_a_script(text: str, powershell: list[tuple[int, int, int]], cmd: list[tuple[int, int, int]]) -> None:
    for dialect, places in (("powershell", powershell), ("cmd", cmd)):
        told = windows.check_script(text, dialect)
        assert [(f.line, f.column, f.end_column) for f in told] == places, dialect
        assert all(f.end_line == f.line for f in told)


# Behind the prompts of a session; what no prompt stands before is an output.
SESSIONS: dict[str, list[tuple[int, int, int]]] = {
    "PS C:\\a> docker pss": [(1, 17, 20)],
    "PS> docker pss": [(1, 12, 15)],
    "PS>docker pss": [(1, 11, 14)],
    "C:\\a>docker pss": [(1, 13, 16)],
    "C:\\> docker pss\nC:\\> docker pss": [(1, 13, 16), (2, 13, 16)],
    "PS C:\\> docker ps\ndocker pss\n> docker pss": [],
    "$ docker pss": [],
    "docker pss": [],
    "a > b\ndocker pss": [],
    "": [],
    # Each with the sign of its shell where the command goes on.
    "PS C:\\> docker run `\n  --nope a": [(2, 3, 9)],
    "PS C:\\> docker run `\n>> --nope a": [(2, 4, 10)],
    "PS C:\\> docker run `\n>> --rm `\n>>   --nope a": [(3, 6, 12)],
    "C:\\> docker run ^\n  --nope a": [(2, 3, 9)],
    "C:\\> docker run ^\n>> --nope a": [(2, 4, 10)],
    "C:\\> docker run `\n  --nope a": [],
    "PS C:\\> docker run ^\n  --nope a": [],
    "PS C:\\> docker run `": [(1, 16, 19)],
    'PS C:\\> docker run "--init=$a" --name web nginx:1': [],
    'C:\\> docker run "--init=$a" --name web nginx:1': [(1, 17, 28)],
    "PS C:\\> echo 'a\nPS C:\\> docker pss": [(2, 16, 19)],
}


@pytest.mark.parametrize("text", SESSIONS)
def test_places_in_a_session(text: str) -> None:
    told = [finding for finding in windows.check_session(text) if finding.code != "DK131"]
    assert [(f.line, f.column, f.end_column) for f in told] == SESSIONS[text]
