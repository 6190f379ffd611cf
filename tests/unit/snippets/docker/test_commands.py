"""The commands of a shell text: all of them, with their words and the places where these stand."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from guide.snippets.docker.commands import Command, extract
from hypothesis import given
from hypothesis import strategies as st


def shown(command: Command) -> str:
    """Words with a space between them; «…» is what nobody knows, «*» any number of words."""
    return " ".join(w.text + ("" if w.literal else "…*" if w.many else "…") for w in command.words)


NOTHING = ["", "# docker ps", "A=docker", "A=(docker ps)", "echo", "[[ -n docker ]]", "x() { :; }", "sudo", "sudo -l"]


# The grammar of the other parser stumbles over these, and takes the rest of the line for another command.
STUMBLING = ["{} docker rnu x", "{}\tdocker rnu x", "{} \\\ndocker rnu x", "[ docker rnu x", "for sudo docker rnu x"]


@pytest.mark.parametrize("text", NOTHING + STUMBLING)
def test_there_is_no_docker_command(text: str) -> None:
    assert [c for c in extract(text) if c.program == "docker"] == []


# Where it stumbles, what stands before a word tells whether a command starts there.
STARTING = [
    ("", ""),
    ("  ", ""),
    ("\t", ""),
    ("a\n", ""),
    ("a; ", ""),
    ("a;", ""),
    ("a | ", ""),
    ("a & ", ""),
    ("a && ", ""),
    ("a || ", ""),
    ("(", ")"),
    ("{ ", "; }"),
    ("`", "`"),
    ("$(", ")"),
    ("! ", ""),
    ("case a in b) ", ";; esac"),
    ("if a; then ", "; fi"),
    ("if ", "; then a; fi"),
    ("if a; then b; else ", "; fi"),
    ("if a; then b; elif ", "; then c; fi"),
    ("while ", "; do a; done"),
    ("until ", "; do a; done"),
    ("for i in a; do ", "; done"),
]


@pytest.mark.parametrize(("before", "after"), STARTING)
@pytest.mark.parametrize("stumbling", STUMBLING[:2])
def test_commands_before_the_place_where_the_parser_stumbles(before: str, after: str, stumbling: str) -> None:
    found = extract(f"{before}docker ps{after}\n{stumbling}")
    assert [shown(c) for c in found if c.program == "docker"] == ["docker ps"]


COMMANDS = {
    "docker ps": ["docker ps"],
    "docker ps; docker images && docker info || docker version": [
        "docker ps",
        "docker images",
        "docker info",
        "docker version",
    ],
    "docker ps | docker load & ! docker info": ["docker ps", "docker load", "docker info"],
    "for i in a b; do docker rm $i; done": ["docker rm …*"],
    "while docker ps; do docker pull a; done": ["docker ps", "docker pull a"],
    "if docker ps; then docker rm a; elif docker info; then docker rm b; else docker rm c; fi": [
        "docker ps",
        "docker rm a",
        "docker info",
        "docker rm b",
        "docker rm c",
    ],
    "case $1 in a) docker ps;; esac": ["docker ps"],
    "f() { docker ps; }; (docker info); { docker version; }": ["docker ps", "docker info", "docker version"],
    # Quotes, escapes and expansions.
    "docker run -e 'A=b c' \"d e\" f\\ g h'i'\"j\"": ["docker run -e A=b c d e f g hij"],
    'docker run -e "A=$B" $C ${D}e f$G "$@"': ["docker run -e A=… …* …* f…* …*"],
    "docker run a*b {c,d} {e} ~/f [g]": ["docker run a…* …* {e} ~/f …*"],
    "docker run $'a\\nb' $\"c\" a#b $ %": ["docker run a\nb c a#b $ %"],
    "docker run \\\n  --rm \\\n  alpine": ["docker run --rm alpine"],
    "docker run a # --rm": ["docker run a"],
    # Redirections are not words, wherever they stand.
    "docker ps 2>&1 >a <b -q <<<c >>d &>e -a": ["docker ps -q -a"],
    "2>/dev/null docker ps 3": ["docker ps 3"],
    "docker build - <<EOF --rm\nFROM alpine\nEOF": ["docker build - --rm"],
    "cat <<EOF | docker load\n$(docker save a)\nEOF": ["cat", "docker load", "docker save a"],
    # Inside other words.
    "docker rm $(docker ps -aq)": ["docker rm …*", "docker ps -aq"],
    'A="$(docker ps)" docker rm "`docker info`"': ["docker ps", "docker rm …", "docker info"],
    "diff <(docker ps) >(docker load)": ["diff …* …*", "docker ps", "docker load"],
    "echo ${A:-$(docker ps)} $((1 + $(docker info)))": ["echo …* …*", "docker ps", "docker info"],
    "export A=$(docker ps)": ["docker ps"],
    # Behind other programs.
    "sudo docker ps": ["docker ps"],
    "sudo -E -u root A=b docker ps": ["docker ps"],
    "sudo --user=root -- docker ps": ["docker ps"],
    "env -i -u X A=b docker ps": ["docker ps"],
    "time -p docker ps": ["docker ps"],
    "watch -n 1 docker ps -a": ["docker ps -a"],
    "watch -d 'docker ps | wc'": ["docker ps", "wc"],
    "timeout -k 5 10s nice -n 5 nohup docker ps": ["docker ps"],
    "exec docker run a": ["docker run a"],
    "command -v docker": [],
    "docker ps -q | xargs -r -n 1 docker rm": ["docker ps -q", "docker rm …*"],
    "xargs -I{} docker rm {}": ["docker rm {}"],
    "alias a='docker ps' b='docker run --rm'": ["docker ps …*", "docker run --rm …*"],
    # Scripts in a word.
    "bash -c 'docker ps; docker info'": ["docker ps", "docker info"],
    'sudo sh -euxc "docker ps \\"a b\\""': ["docker ps a b"],
    "su - user -c 'docker ps'": ["docker ps"],
    "eval 'docker ps'; trap 'docker rm a' EXIT": ["docker ps", "docker rm a"],
    "zsh -c \"bash -c 'docker ps'\"": ["docker ps"],
    'bash -c "docker ps $A"': [],
    # What runs in the container is not for the client to understand.
    "docker exec web sh -c 'docker ps'": ["docker exec web sh -c docker ps"],
}


@pytest.mark.parametrize("text", COMMANDS)
def test_commands_and_their_words(text: str) -> None:
    assert [shown(command) for command in extract(text)] == COMMANDS[text]


PLACES = {
    "docker ps -a": (1, 11, 1, 13),
    "  docker run \\\n   a": (2, 4, 2, 5),
    "echo ñandú; docker 'ps ñ'": (1, 20, 1, 26),
    "echo $(docker ps)": (1, 15, 1, 17),
    "bash -c 'docker ps'": (1, 17, 1, 19),
    'bash -c "docker \\"ps\\""': (1, 18, 1, 23),
    "bash -c '\n docker \\\n  ps'": (3, 3, 3, 5),
    "docker run a\\\nb": (1, 12, 2, 2),
}


@pytest.mark.parametrize("text", PLACES)
def test_place_of_the_last_word(text: str) -> None:
    word = [c for c in extract(text) if c.program == "docker"][-1].words[-1]
    assert (word.line, word.column, word.end_line, word.end_column) == PLACES[text]


HOSTILE = {
    "substitutions": "$(" * 20_000,
    "closed substitutions": "$(" * 20_000 + "docker ps" + ")" * 20_000,
    "quoted substitutions": '"$(' * 5_000,
    "backticks": "`" * 19_999,
    "braces": "{ " * 20_000,
    "arithmetic": "$((" * 10_000,
    "shells in shells": "bash -c '" * 200,
    "one long command": "docker " * 30_000,
    "control bytes": "docker \0 \x01\x1b ps\r\n",
    "half a character": "docker \ud800 ps",
    "too long": "docker ps\n" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_soon(name: str) -> None:
    assert cpu_seconds(lambda: extract(HOSTILE[name])) < 20


SHELL = st.text(st.sampled_from(list("docker ps-run$({[<>|&;'\"`\\\n \t=*#}])!ñ\U0001f40b")), max_size=80)


@given(SHELL | st.text(max_size=60))
def test_any_text_gives_words_inside_it(text: str) -> None:
    rows = text.split("\n")
    found = extract(text)
    for word in (word for command in found for word in command.words):
        assert (word.line, word.column) <= (word.end_line, word.end_column)
        assert 1 <= word.line <= word.end_line <= len(rows)
        assert 1 <= word.column <= len(rows[word.line - 1]) + 1
        assert 1 <= word.end_column <= len(rows[word.end_line - 1]) + 1
    assert extract(text) == found
