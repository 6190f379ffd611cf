"""The lines of the table of commands: what each part says, how it is written again, and how a command is looked up."""

from __future__ import annotations

import pytest
from guide.snippets.docker.table import MANY, Entry, Flag, Notes, Table, read_entry, read_flag, version_numbers

ENTRIES = {
    "0": Entry(least=0, most=0),
    "1": Entry(least=1, most=1),
    "12": Entry(least=12, most=12),
    "0+": Entry(least=0, most=MANY),
    "1+": Entry(least=1, most=MANY),
    "0-2": Entry(least=0, most=2),
    "1-12": Entry(least=1, most=12),
    "1!": Entry(least=1, most=1, stops=True),
    "2+!": Entry(least=2, most=MANY, stops=True),
    "0-1!~>26.1": Entry(least=0, most=1, stops=True, notes=Notes(hidden=True, since="26.1")),
    "1~": Entry(least=1, most=1, notes=Notes(hidden=True)),
    "1<29.0": Entry(least=1, most=1, notes=Notes(removed="29.0")),
    "0 all": Entry((Flag("all"),), 0, 0),
    "1 all f,file=": Entry((Flag("all"), Flag("file", "f", "=")), 1, 1),
    "=other command": Entry(alias="other command"),
    "*": Entry(opaque=True),
    "*>28.5": Entry(opaque=True, notes=Notes(since="28.5")),
}


@pytest.mark.parametrize("line", ENTRIES)
def test_line_of_a_command(line: str) -> None:
    assert read_entry(line) == ENTRIES[line]
    assert str(ENTRIES[line]) == line


FLAGS = {
    "all": Flag("all"),
    "no-trunc": Flag("no-trunc"),
    "a.b_c": Flag("a.b_c"),
    "a,all": Flag("all", "a"),
    "file=": Flag("file", value="="),
    "f,file=": Flag("file", "f", "="),
    "pull?": Flag("pull", value="?"),
    "all~": Flag("all", notes=Notes(hidden=True)),
    "all>26.1": Flag("all", notes=Notes(since="26.1")),
    "all%28.0": Flag("all", notes=Notes(deprecated="28.0")),
    "all<29": Flag("all", notes=Notes(removed="29")),
    "f,file=~>20.10%26.1<29.0": Flag("file", "f", "=", Notes(True, "20.10", "26.1", "29.0")),
    "0,a": Flag("a", "0"),
}


@pytest.mark.parametrize("text", FLAGS)
def test_flag_of_a_command(text: str) -> None:
    assert read_flag(text) == FLAGS[text]
    assert str(FLAGS[text]) == text


def test_flags_are_written_in_the_order_of_their_names() -> None:
    assert str(read_entry("0 z b,c a")) == "0 a b,c z"


@pytest.mark.parametrize(
    "line", ["", " ", "all", "+", "1++", "1-", "-1", "1!!", "1?", "1 a,", "1 ab,c", "1 a==", "1 a>", "0 -a"]
)
def test_what_is_no_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"^«"):
        read_entry(line)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("28.5", (28, 5)),
        ("28.5.2", (28, 5)),
        ("v29.0.1-rc.1", (29, 0)),
        ("29", (29,)),
        ("20.10.24", (20, 10)),
        ("", ()),
    ],
)
def test_two_numbers_of_a_version(version: str, numbers: tuple[int, ...]) -> None:
    assert version_numbers(version) == numbers


@pytest.mark.parametrize(
    ("notes", "holds"),
    [
        ("", "20.10 28.4 28.5 28.5.1 28.6 29.0"),
        ("~", "20.10 28.4 28.5 28.5.1 28.6 29.0"),
        ("%28.5", "20.10 28.4 28.5 28.5.1 28.6 29.0"),
        (">28.5", "28.5 28.5.1 28.6 29.0"),
        ("<28.5", "20.10 28.4"),
        (">28.5<29.0", "28.5 28.5.1 28.6"),
        (">20.10<28.5", "20.10 28.4"),
    ],
)
def test_versions_in_which_it_is_there(notes: str, holds: str) -> None:
    versions = ["20.10", "28.4", "28.5", "28.5.1", "28.6", "29.0"]
    assert [version for version in versions if Notes.read(notes).holds_in(version)] == holds.split()


@pytest.mark.parametrize(
    ("notes", "holds"),
    [
        *[("", True), (">28.5", True), (">29.0", True), (">29.8", True), (">30.0", False)],
        *[("<28.5", False), ("<29", False), ("<29.0", False), ("<29.8", False), ("<30.0", True), (">29.0<29.8", False)],
    ],
)
def test_the_first_number_alone_is_the_newest_of_its_versions(notes: str, holds: bool) -> None:
    assert Notes.read(notes).holds_in("29") is holds


TABLE = Table(
    {
        "": "1 D,debug",
        "group": "1",
        "group one": "1 a,all b",
        "group one deep": "0",
        "one": "=group one",
        "twin": "=group",
        "twin own": "0",
        "left": "=twin",
    },
    ("29.0",),
)


@pytest.mark.parametrize(
    ("path", "name", "children", "long", "short"),
    [
        ("", "docker", "group one twin left", "debug", "D"),
        ("group", "docker group", "one", "", ""),
        ("group one", "docker group one", "deep", "all b", "a"),
        ("group one deep", "docker group one deep", "", "", ""),
        # Another name has what it is the name of, and its own commands in the place of those.
        ("one", "docker one", "deep", "all b", "a"),
        ("twin", "docker twin", "own", "", ""),
        ("left", "docker left", "own", "", ""),
    ],
)
def test_command_that_is_looked_up(path: str, name: str, children: str, long: str, short: str) -> None:
    node = TABLE.node(tuple(path.split()))
    assert node.path == tuple(path.split())
    assert (node.name, " ".join(node.children), " ".join(node.long), " ".join(node.short)) == (
        name,
        children,
        long,
        short,
    )
    assert not node.entry.alias
    assert TABLE.node(tuple(path.split())) is node


def test_where_commands_under_another_name_lead() -> None:
    assert TABLE.node(("one",)).children == {"deep": ("group", "one", "deep")}
    assert TABLE.node(("left",)).children == {"own": ("twin", "own")}
