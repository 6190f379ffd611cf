"""One table of several clients: since when there is what, what the list of facts adds, and what has several names."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from builds import ROOT
from guide.docker_cli import merge
from guide.docker_cli.client import Described, Names
from guide.docker_cli.merge import Generation
from guide.snippets.docker.table import load_table, read_entry

Commands = dict[str, str]


def generation(version: str, commands: Commands, aliases: dict[str, set[str]] | None = None) -> Generation:
    """What a client said: lines of the table by command, «docker» for docker itself."""
    said = {
        path_of(name): Described(
            read_entry(line), (), frozenset(path_of(other) for other in (aliases or {}).get(name, set()))
        )
        for name, line in commands.items()
    }
    return Generation(version, said)


def path_of(name: str) -> Names:
    return () if name == "docker" else tuple(name.split())


def merged(*generations: Generation, facts: Commands | None = None) -> Commands:
    known = merge.read_facts([{"source": "x", "commands": facts or {"docker": "0"}}])
    table = merge.merge(generations, known if facts else [])
    return {" ".join(path) or "docker": str(entry) for path, entry in table.items()}


OLD, MIDDLE, NEW = "20.10.24", "26.1.5", "29.0.1"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("0 a", "0 a", "0 a"), "0 a"),
        ((None, "0 a", "0 a"), "0>26.1 a"),
        (("0 a", "0 a", None), "0<29.0 a"),
        ((None, "0 a", None), "0>26.1<29.0 a"),
        (("0", "0 a", "0 a b"), "0 a>26.1 b>29.0"),
        (("0 a b", "0 b", "0"), "0 a<26.1 b<29.0"),
        # Something that went away and came back was never away for good.
        (("0 a", "0", "0 a"), "0 a"),
        # What any client takes is right.
        (("1", "0-2", "1+"), "0+"),
        (("0 a", "0 a=", "0 a="), "0 a?"),
        (("0 a", "0 x,a", "0 a"), "0 x,a"),
        (("1!", "1", "1"), "1!"),
        (("1", "1", "1!"), "1!"),
        (("3", "1-2", "2"), "1-3"),
        (("0 a=", "0 a=", "0 a="), "0 a="),
        (("0 a", "0 a?", "0 a"), "0 a?"),
        # The newest letter counts, and one that is gone is kept.
        (("0 x,a", "0 y,a", "0 y,a"), "0 y,a"),
        (("0 x,a", "0 x,a", "0 a"), "0 x,a"),
        ((None, None, "0 a"), "0>29.0 a"),
        (("0 a", None, None), "0<26.1 a"),
        (("0 a", None, "0 a b"), "0 a b>29.0"),
        ((None, "0", "0 a"), "0>26.1 a>29.0"),
        ((None, "0 a", "0"), "0>26.1 a<29.0"),
    ],
)
def test_a_command_has_what_any_client_has_and_since_when(lines: tuple[str | None, ...], expected: str) -> None:
    clients = [
        generation(version, {"docker": "0", **({"one": line} if line else {})})
        for version, line in zip((OLD, MIDDLE, NEW), lines, strict=True)
    ]
    assert merged(*clients)["one"] == expected


def test_a_client_without_the_plugin_says_nothing_about_its_commands() -> None:
    without = generation(OLD, {"docker": "0"})
    having = [generation(version, {"docker": "0", "compose": "0", "compose up": "0+"}) for version in (MIDDLE, NEW)]
    assert merged(without, *having)["compose up"] == "0+"
    less = generation(MIDDLE, {"docker": "0", "compose": "0"})
    assert merged(without, less, having[1])["compose up"] == "0+>29.0"


@pytest.mark.parametrize(
    ("plugin", "command", "expected"),
    [
        ("compose", "compose up", "0+"),
        ("buildx", "buildx build", "0+"),
        ("buildx", "builder build", "0+"),
        ("buildx", "bake", "0+"),
        # These are docker's own.
        ("scout", "scout quick", "0+>26.1"),
        ("compose", "run", "0+>26.1"),
    ],
)
def test_since_when_there_is_what_a_plugin_brings(plugin: str, command: str, expected: str) -> None:
    without = generation(OLD, {"docker": "0"})
    having = [generation(version, {"docker": "0", plugin: "0", command: "0+"}) for version in (MIDDLE, NEW)]
    table = merged(without, *having)
    assert table[command] == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        # Without a number only flags are added, or notes to those that are there.
        ("b", "0>26.1 a b"),
        ("b=~", "0>26.1 a b=~"),
        ("a%28", "0>26.1 a%28"),
        ("a<29 c?", "0>26.1 a<29 c?"),
        # With one, the line says how many arguments there are.
        ("1+ b", "1+>26.1 a b"),
        ("*classic", "*>26.1"),
        ("=other", "=other"),
        ("*", "*>26.1"),
        ("0-2!>27 a", "0-2!>27 a"),
        ("1 a", "1>26.1 a"),
        ("1", "1>26.1 a"),
        ("1~%28<29", "1~>26.1%28<29 a"),
        ("a=", "0>26.1 a="),
        ("x,a", "0>26.1 x,a"),
        ("a~>20%28<29", "0>26.1 a~>20%28<29"),
        ("c b", "0>26.1 a b c"),
    ],
)
def test_a_fact_counts_more_than_a_client(fact: str, expected: str) -> None:
    clients = [generation(OLD, {"docker": "0"}), generation(NEW, {"docker": "0", "one": "0 a"})]
    clients[1:1] = [generation(MIDDLE, {"docker": "0", "one": "0 a"})]
    assert merged(*clients, facts={"one": fact})["one"] == expected


def test_a_fact_keeps_the_letter_and_the_notes_that_a_client_gave() -> None:
    clients = [generation(OLD, {"one": "0"}), generation(NEW, {"one": "0 f,force"})]
    assert merged(*clients, facts={"one": "force~%30"})["one"] == "0 f,force~>29.0%30"


@pytest.mark.parametrize(
    ("client", "fact", "expected"),
    [
        ("0 f,force~>20%28<30", "force", "0 f,force~>20%28<30"),
        ("0 f,force~>20%28<30", "force>21", "0 f,force~>21%28<30"),
        ("0 f,force~>20%28<30", "force%27", "0 f,force~>20%27<30"),
        ("0 f,force~>20%28<30", "force<31", "0 f,force~>20%28<31"),
        ("0 f,force>20", "g,force~", "0 g,force~>20"),
        ("1!>20 a", "b", "1!>20 a b"),
        ("1!>20 a", "2 b", "2>20 a b"),
        ("1~>20%28<30 a", "2>21", "2~>21%28<30 a"),
        ("1~>20%28<30 a", "2%27", "2~>20%27<30 a"),
        ("1~>20%28<30 a", "2<29", "2~>20%28<29 a"),
        ("1>20 a", "2~", "2~>20 a"),
    ],
)
def test_each_note_of_a_fact_counts_by_itself(client: str, fact: str, expected: str) -> None:
    told = read_entry(client)
    [line] = merge.read_facts([{"source": "x", "commands": {"one": fact}}])
    assert str(merge._with_fact(told, line)) == expected


@pytest.mark.parametrize(
    ("above", "under", "expected"),
    [
        # Only the fact knows the version between two clients.
        ("1<27.0", "0 a", "0<27.0 a"),
        ("1<9.0", "0 a", "0<9.0 a"),
        ("1<28.0", "0 a", "0<28.0 a"),
        ("1<30.0", "0 a", "0<29.0 a"),
        ("1", "0 a", "0<29.0 a"),
    ],
)
def test_what_stands_under_a_command_is_gone_with_it(above: str, under: str, expected: str) -> None:
    having = {"docker": "0", "one": "1", "one x": under, "one x y": under}
    clients = [generation(OLD, having), generation(MIDDLE, having), generation(NEW, {"docker": "0"})]
    table = merged(*clients, facts={"one": above})
    assert (table["one x"], table["one x y"]) == (expected, expected)


def test_what_went_before_the_command_above_it_keeps_its_version() -> None:
    clients = [
        generation(OLD, {"docker": "0", "one": "1", "one x": "0"}),
        generation(MIDDLE, {"docker": "0", "one": "1"}),
        generation(NEW, {"docker": "0"}),
    ]
    assert merged(*clients, facts={"one": "1<27.0"})["one x"] == "0<26.1"


def test_a_fact_about_docker_itself() -> None:
    assert merged(generation(NEW, {"docker": "0 a"}), facts={"docker": "z,zeta="})["docker"] == "0 a z,zeta="


def test_a_command_that_only_a_fact_knows() -> None:
    assert merged(generation(NEW, {"docker": "0"}), facts={"scout": "*"})["scout"] == "*"


def test_what_two_names_share_is_said_once_under_the_longer_one() -> None:
    names = {"container ls", "container list", "ps"}
    client = generation(NEW, {"container ls": "0 a", "ps": "0 a"}, {name: names - {name} for name in names})
    assert merged(client) == {"container ls": "0 a", "container list": "=container ls", "ps": "=container ls"}


def test_a_name_that_the_crawl_did_not_see_becomes_one() -> None:
    client = generation(NEW, {"buildx build": "1 a"}, {"buildx build": {"buildx b"}})
    assert merged(client) == {"buildx build": "1 a", "buildx b": "=buildx build"}


@pytest.mark.parametrize(
    ("commands", "aliases", "expected"),
    [
        # Of two names of one length, the one that says it has the other.
        ({"ls": "0", "list": "0"}, {"ls": {"list"}}, {"ls": "0", "list": "=ls"}),
        ({"list": "0"}, {"list": {"ls"}}, {"list": "0", "ls": "=list"}),
        # A name of the same group comes before one of another.
        (
            {"buildx build": "0", "buildx debug build": "0"},
            {"buildx debug build": {"buildx b"}, "buildx build": {"buildx b"}},
            {"buildx build": "0", "buildx debug build": "0", "buildx b": "=buildx build"},
        ),
        # Nobody knows either.
        ({"a": "0"}, {"a": {"b c"}}, {"a": "0", "b c": "=a"}),
    ],
)
def test_which_of_two_names_the_other_is(commands: Commands, aliases: dict[str, set[str]], expected: Commands) -> None:
    assert merged(generation(NEW, commands, aliases)) == expected


def test_what_builder_does_itself_stays() -> None:
    names = ["buildx", "buildx build", "buildx prune", "buildx ls", "builder", "builder build", "builder prune"]
    table = merged(generation(NEW, dict.fromkeys([*names, "builder x", "bake"], "0 a")))
    # There is nothing to hand on to for a name that buildx does not have.
    assert [name for name, line in table.items() if line.startswith("=")] == []


def test_names_that_differ_stay_apart() -> None:
    client = generation(NEW, {"container ls": "0 a", "ps": "0 b"}, {"ps": {"container ls"}})
    assert merged(client) == {"container ls": "0 a", "ps": "0 b"}


def test_what_builder_hands_to_buildx_is_said_there() -> None:
    said = dict.fromkeys(("buildx", "buildx bake", "buildx ls", "builder", "builder build", "builder ls"), "0 a")
    table = merged(generation(NEW, {**said, "bake": "0 a"}))
    assert {name: line for name, line in table.items() if line.startswith("=")} == {
        "bake": "=buildx bake",
        "builder ls": "=buildx ls",
    }


@pytest.mark.parametrize(
    "group",
    [{"commands": {"run": "a"}}, {"source": " ", "commands": {}}, {"source": "x"}, {"source": "x", "commands": 1}],
)
def test_facts_without_source_or_commands_are_refused(group: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="«source» y «commands»"):
        merge.read_facts([group])


@pytest.mark.parametrize(
    ("line", "told"), [("a=b", "«a=b» no es una opción"), ("1x", "«1x» no dice cuántos"), ("", "«» no dice cuántos")]
)
def test_a_fact_that_is_no_line_of_the_table_is_refused(line: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        merge.read_facts([{"source": "x", "commands": {"run": line}}])


def test_a_number_alone_is_a_line_of_the_table() -> None:
    [fact] = merge.read_facts([{"source": "x", "commands": {"compose up": 2}}])
    assert (fact.path, str(fact.head), fact.flags) == (("compose", "up"), "2", ())


def test_clients_are_asked_about_every_flag_of_the_facts() -> None:
    facts = merge.read_facts(
        [{"source": "x", "commands": {"run": "a b=~", "docker": "z"}}, {"source": "y", "commands": {"run": "0 c"}}]
    )
    assert merge.candidates(facts) == {("run",): {"a", "b", "c"}, (): {"z"}}


def test_the_text_is_the_same_for_the_same_facts_and_reads_back() -> None:
    one = {("b",): read_entry("0 x"), ("a", "ñ"): read_entry("1+ z y"), (): read_entry("0")}
    text = merge.dump(one, [OLD, NEW])
    assert text == merge.dump(dict(reversed(one.items())), [OLD, NEW])
    assert text.splitlines()[2:-1] == [' "": "0",', ' "a \\u00f1": "1+ y z",', ' "b": "0 x"']
    assert json.loads(text) == {"clients": [OLD, NEW], "commands": {"": "0", "a ñ": "1+ y z", "b": "0 x"}}


def test_the_list_of_facts_is_in_the_table() -> None:
    facts = merge.read_facts(yaml.safe_load((ROOT / "hooks/guide/docker_cli/known.yml").read_text("utf-8")))
    commands = load_table().commands
    assert [fact.path for fact in facts if " ".join(fact.path) not in commands] == []
