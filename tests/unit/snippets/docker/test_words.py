"""How the words of a command are read: quotes, escapes, expansions and redirections, each word at its place."""

from __future__ import annotations

import shlex

import pytest
from guide.snippets.docker.commands import DEEPEST, LARGEST, Command, extract
from guide.snippets.docker.words import Word, unknown

# What follows «docker»; the words, with «…» for what nobody knows and «*» where it may be many; and how they are spelt.
WORDS: list[tuple[str, list[str], list[str]]] = [
    ("ps \t -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps \\\n  -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps \\\r\n -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps\r", ["ps"], ["ps"]),
    ("~ ! % ^ , : = @ + - . / _", [*"~!%^,:=@+-./_"], [*"~!%^,:=@+-./_"]),
    # Comments.
    ("a # b", ["a"], ["a"]),
    ("a #", ["a"], ["a"]),
    ("a \\\n# b", ["a"], ["a"]),
    ("a#b c", ["a#b", "c"], ["a#b", "c"]),
    ("'a'#b c", ["a#b", "c"], ["'a'#b", "c"]),
    ("\\#a", ["#a"], ["\\#a"]),
    # Redirections, with one word behind them.
    ("ps >a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps > a b", ["ps", "b"], ["ps", "b"]),
    ("ps >>a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps >|a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps <a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps <>a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps &>a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps &>>a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps >&2 -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps <&3 -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps 2>&1 -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps 12>a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps {fd}>a -q", ["ps", "-q"], ["ps", "-q"]),
    ("ps {}>a -q", ["ps", "{}", "-q"], ["ps", "{}", "-q"]),
    ("ps {f-d}>a -q", ["ps", "{f-d}", "-q"], ["ps", "{f-d}", "-q"]),
    ("ps >a>b c", ["ps", "c"], ["ps", "c"]),
    ("ps >$A b", ["ps", "b"], ["ps", "b"]),
    ("load <<<a -q", ["load", "-q"], ["load", "-q"]),
    ("load <<EOF -q\na\nEOF", ["load", "-q"], ["load", "-q"]),
    ("load <<-EOF -q\n\ta\n\tEOF", ["load", "-q"], ["load", "-q"]),
    ("ps a3>b", ["ps", "a3"], ["ps", "a3"]),
    ("ps $A>b c", ["ps", "…*", "c"], ["ps", "$A", "c"]),
    ("ps <(b) -q", ["ps", "…*", "-q"], ["ps", "<(b)", "-q"]),
    ("ps >(b) -q", ["ps", "…*", "-q"], ["ps", ">(b)", "-q"]),
    # Braces and patterns.
    ("a{ b", ["a{", "b"], ["a{", "b"]),
    ("a} b", ["a}", "b"], ["a}", "b"]),
    ("]a b", ["]a", "b"], ["]a", "b"]),
    ("{} {a}", ["{}", "{a}"], ["{}", "{a}"]),
    ("{a,b}c d", ["…*", "d"], ["{a,b}c", "d"]),
    ("x{a,b} d", ["x…*", "d"], ["x{a,b}", "d"]),
    ("{,} d", ["…*", "d"], ["{,}", "d"]),
    ("{1..3} d", ["…*", "d"], ["{1..3}", "d"]),
    ("{..} d", ["…*", "d"], ["{..}", "d"]),
    ("{a,b c}", ["{a,b", "c}"], ["{a,b", "c}"]),
    ("{a b,c}", ["{a", "b,c}"], ["{a", "b,c}"]),
    ("{a x{b,c}", ["{a", "x…*"], ["{a", "x{b,c}"]),
    ("{a{b,c}", ["{a…*"], ["{a{b,c}"]),
    ("{1..3 c", ["{1..3", "c"], ["{1..3", "c"]),
    ("{1.3}", ["{1.3}"], ["{1.3}"]),
    ("{" + "a" * 497 + ",}", ["…*"], ["{" + "a" * 497 + ",}"]),
    ("{" + "a" * 498 + ",}", ["{" + "a" * 498 + ",}"], ["{" + "a" * 498 + ",}"]),
    ("a*b c", ["a…*", "c"], ["a*b", "c"]),
    ("a?b c", ["a…*", "c"], ["a?b", "c"]),
    ("[a]b c", ["…*", "c"], ["[a]b", "c"]),
    # Escapes.
    ("\\ a\\b\\\\c d", [" ab\\c", "d"], ["\\ a\\b\\\\c", "d"]),
    ("a\\\nb c", ["ab", "c"], ["a\\\nb", "c"]),
    ("a\\\r\nb c", ["ab", "c"], ["a\\\r\nb", "c"]),
    ("a\\", ["a\\"], ["a\\"]),
    ("\\$A \\* \\; \\>", ["$A", "*", ";", ">"], ["\\$A", "\\*", "\\;", "\\>"]),
    # Single quotes.
    ("'a b' c", ["a b", "c"], ["'a b'", "c"]),
    ("'' c", ["", "c"], ["''", "c"]),
    ("a''b c", ["ab", "c"], ["a''b", "c"]),
    ("'$A*\\n\"' c", ['$A*\\n"', "c"], ["'$A*\\n\"'", "c"]),
    ("'a\nb' c", ["a\nb", "c"], ["'a\nb'", "c"]),
    # Double quotes.
    ('"a b" c', ["a b", "c"], ['"a b"', "c"]),
    ('"" c', ["", "c"], ['""', "c"]),
    ('"a\'b" c', ["a'b", "c"], ['"a\'b"', "c"]),
    ('"\\$A\\`\\"\\\\" c', ['$A`"\\', "c"], ['"\\$A\\`\\"\\\\"', "c"]),
    ('"\\x\\n*?{a,b}" c', ["\\x\\n*?{a,b}", "c"], ['"\\x\\n*?{a,b}"', "c"]),
    ('"a\\\nb" c', ["ab", "c"], ['"a\\\nb"', "c"]),
    ('"a\nb" c', ["a\nb", "c"], ['"a\nb"', "c"]),
    ('$"a b" c', ["a b", "c"], ['$"a b"', "c"]),
    # The quotes of $'…'.
    ("$'a b' c", ["a b", "c"], ["$'a b'", "c"]),
    ("$'\\n\\t\\r\\a\\e' c", ["\n\t\r\a\x1b", "c"], ["$'\\n\\t\\r\\a\\e'", "c"]),
    ("$'\\\\\\'\\\"' c", ["\\'\"", "c"], ["$'\\\\\\'\\\"'", "c"]),
    ("$'a\\x41b' c", ["a…", "c"], ["$'a\\x41b'", "c"]),
    ("$'\\101' c", ["…", "c"], ["$'\\101'", "c"]),
    # Expansions.
    ("$A b", ["…*", "b"], ["$A", "b"]),
    ("a$A b", ["a…*", "b"], ["a$A", "b"]),
    ("$A$B b", ["…*", "b"], ["$A$B", "b"]),
    ("${A:-b c} d", ["…*", "d"], ["${A:-b c}", "d"]),
    ("$((1 + 1)) d", ["…*", "d"], ["$((1 + 1))", "d"]),
    ("$(b c) d", ["…*", "d"], ["$(b c)", "d"]),
    ("a`b c`d e", ["a…*", "e"], ["a`b c`d", "e"]),
    ("$A[1] b", ["…*", "b"], ["$A[1]", "b"]),
    ('"$A" b', ["…", "b"], ['"$A"', "b"]),
    ('"a$A b" c', ["a…", "c"], ['"a$A b"', "c"]),
    ('"$A"b c', ["…", "c"], ['"$A"b', "c"]),
    ('"$(b c)" d', ["…", "d"], ['"$(b c)"', "d"]),
    ('"$@" b', ["…*", "b"], ['"$@"', "b"]),
    ('"a$@" b', ["a…*", "b"], ['"a$@"', "b"]),
    ('"${A[@]}" b', ["…*", "b"], ['"${A[@]}"', "b"]),
    ('"$@$A" b', ["…*", "b"], ['"$@$A"', "b"]),
    ('"$A@" b', ["…", "b"], ['"$A@"', "b"]),
    ('"$*" b', ["…", "b"], ['"$*"', "b"]),
    ("$ a$ $% b", ["$", "a$", "$%", "b"], ["$", "a$", "$%", "b"]),
]


def shown(word: Word) -> str:
    return word.text + ("" if word.literal else "…*" if word.many else "…")


def spelt(text: str, word: Word) -> str:
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    return text[starts[word.line - 1] + word.column - 1 : starts[word.end_line - 1] + word.end_column - 1]


def docker(text: str) -> Command:
    return next(command for command in extract(text) if command.program == "docker")


@pytest.mark.parametrize(("text", "words", "spellings"), WORDS)
@pytest.mark.parametrize("before", ["", "echo ñ\n", "echo 🐋; "])
def test_words_of_a_command(text: str, words: list[str], spellings: list[str], before: str) -> None:
    whole = f"{before}docker {text}"
    read = docker(whole).words[1:]
    assert [shown(word) for word in read] == words
    assert [spelt(whole, word) for word in read] == spellings


# In a word that is a script, each word stands where it is written: behind the backslash, when it begins with an escape.
SCRIPTS: dict[str, list[str]] = {
    "bash -c 'docker ps -a'": ["docker", "ps", "-a"],
    "bash -c 'docker run \"a b\" c'": ["docker", "run", '"a b"', "c"],
    'bash -c "docker run \\"a b\\" c"': ["docker", "run", '"a b\\"', "c"],
    "bash -c \"docker run 'a b' c\"": ["docker", "run", "'a b'", "c"],
    "bash -c $'docker run a\\n docker'": ["docker", "run", "a"],
    "bash -c $'docker\\tps\\t-a'": ["docker", "ps", "-a"],
    "bash -c docker\\ ps\\ -a": ["docker", "ps", "-a"],
    "bash -c \\\n'docker ps \\\n -a'": ["docker", "ps", "-a"],
    "bash -c 'docker'\" ps\"\\ -a": ["docker", "ps", "-a"],
    "bash -c 'echo; docker ps'": ["docker", "ps"],
    "alias a='docker ps' b=c": ["docker", "ps", ""],
    "sh -c \"sh -c 'docker ps -a'\"": ["docker", "ps", "-a"],
    # Its quotes need not be closed.
    'bash -c "docker run \'a"': ["docker", "run", "'a"],
    'bash -c "docker run \\$\'a"': ["docker", "run", "$'a"],
    "bash -c 'docker run \"a'": ["docker", "run", '"a'],
    'bash -c "docker run $\'a\\\\"': ["docker", "run", "$'a\\\\"],
}


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("before", ["", "true && ", "echo á\n\n"])
def test_words_of_a_script_in_a_word(text: str, before: str) -> None:
    whole = f"{before}{text}"
    assert [spelt(whole, word) for word in docker(whole).words] == SCRIPTS[text]


def test_what_is_not_seen_stands_at_the_end_of_the_last_word() -> None:
    assert unknown(Word("a", True, 2, 3, 4, 5)) == Word("", False, 4, 5, 4, 5, many=True)


@pytest.mark.parametrize(("deep", "number"), [(0, 1), (1, 1), (DEEPEST, 1), (DEEPEST + 1, 0)])
def test_scripts_within_scripts(deep: int, number: int) -> None:
    text = "docker ps"
    for _ in range(deep):
        text = f"sh -c {shlex.quote(text)}"
    assert len(extract(text)) == number


@pytest.mark.parametrize(("size", "number"), [(LARGEST, 1), (LARGEST + 1, 0)])
def test_largest_text(size: int, number: int) -> None:
    assert len(extract("docker ps" + "\n" * (size - len("docker ps")))) == number


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("c; b; a", ["c", "b", "a"]),
        ("c $(b $(a))", ["c", "b", "a"]),
        ("bash -c 'b; a'; c", ["b", "a", "c"]),
        ("c\n\nb\n a", ["c", "b", "a"]),
        ("A=$(b) a", ["b", "a"]),
        ("/usr/bin/a; ./b; c/", ["a", "b", ""]),
        ("$A b; 'c'; a$B; a* b", ["c"]),
    ],
)
def test_order_and_programs(text: str, programs: list[str]) -> None:
    assert [command.program for command in extract(text)] == programs
