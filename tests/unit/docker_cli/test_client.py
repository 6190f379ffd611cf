"""A client is asked for its commands, and what it does not say of itself is tried; it can do nothing meanwhile."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docker_cli_support import Commands, help_text, make_client
from guide.docker_cli.client import Client, NoClientError
from guide.snippets.docker.table import MANY

PS: dict[str, Any] = {
    "help": help_text("container ls [OPTIONS]", flags="all filter=", aliases="docker container ls, docker ps"),
    "flags": {"all": "", "filter": "="},
}
DOCKER: Commands = {
    "": {
        "version": "Docker version 28.5.2, build abc",
        "help": help_text("[OPTIONS] COMMAND", flags="debug host=", commands="container ps run"),
        "flags": {"debug": "", "host": "="},
        # What it offers and no help shows.
        "completed": ["checkpoint", "ps", "--debug", "--secreta"],
    },
    "ps": PS,
    "container ls": PS,
    "container": {"help": help_text("container COMMAND", commands="ls"), "completed": ["ls"]},
    "checkpoint": {"help": help_text("checkpoint CONTAINER CHECKPOINT")},
    "run": {
        "help": help_text("run [OPTIONS] IMAGE [COMMAND] [ARG...]", flags="rm"),
        "flags": {"rm": "", "net": "=", "pull": "?", "oculta": ""},
        "completed": ["--rm", "--pull", "--de-otro"],
        "stops": True,
    },
}
BUILDX: Commands = {
    "": {"help": help_text("COMMAND")},
    "buildx": {
        "help": help_text("buildx [OPTIONS] COMMAND", flags="builder= version", commands="ls"),
        "flags": {"builder": "="},
        "persistent": True,
    },
    "buildx ls": {"help": help_text("buildx ls", flags="no-trunc"), "flags": {"no-trunc": ""}},
}


def client_of(folder: Path) -> Client:
    return Client(folder, folder.parent / "casa")


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return client_of(make_client(tmp_path / "cliente", DOCKER, {"buildx": BUILDX}))


def test_every_command_is_found_with_its_flags_and_arguments(client: Client) -> None:
    found = client.commands({("run",): {"net", "oculta", "de-otra-version"}})
    assert {" ".join(path): str(described.entry) for path, described in found.items()} == {
        "": "1 debug host=",
        "checkpoint": "2",
        "container": "1",
        "container ls": "0 all filter=",
        "ps": "0 all filter=",
        # Those that help does not show: what completion offers and what was to be tried, as far as the client takes it.
        "run": "1+! net= oculta pull? rm",
    }
    assert found["run",].entry.most == MANY
    assert found["ps",].aliases == {("container", "ls")}


def test_the_commands_of_a_plugin_take_what_stands_before_all_of_them(client: Client) -> None:
    found = client.commands({("buildx",): set()})
    assert str(found["buildx", "ls"].entry) == "0 builder= no-trunc"


def test_a_command_that_the_client_does_not_have_is_none(client: Client) -> None:
    # Asked for the help of one, it shows that of docker.
    assert ("swarm",) not in client.commands({("swarm",): {"autolock"}})


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--rm",), ""),
        (("--rm", "--net"), "flag needs an argument: --net"),
        (("--no-existe",), "unknown flag: --no-existe"),
        (("--rm=quizá",), 'invalid argument "quizá" for "--rm" flag: strconv.ParseBool: parsing "quizá"'),
        # After the image they are those of the program inside.
        (("debian", "--no-existe"), ""),
    ],
)
def test_the_client_says_what_it_has_against_the_arguments(
    client: Client, arguments: tuple[str, ...], expected: str
) -> None:
    assert client.complaint(("run",), *arguments) == expected


def test_the_client_reaches_nothing_and_is_always_asked_for_help_first(client: Client) -> None:
    client.commands({("run",): {"net"}})
    log = (client.folder / "usr/bin/.docker.log").read_text("utf-8").splitlines()
    assert len(log) > 20
    # Once, though it is both under docker and among those to be tried.
    assert [json.loads(asked)["words"] for asked in log].count(["run", "--help"]) == 1
    for asked in map(json.loads, log):
        words, environment = asked["words"], asked["environment"]
        first_flag = next((word for word in words if word.startswith("-")), "")
        assert words[0] == "__complete" or first_flag == "--help", words
        assert environment["DOCKER_HOST"] == "unix:///nonexistent"
        assert environment["PATH"] == "/nonexistent"
        assert Path(environment["DOCKER_CONFIG"]).is_relative_to(client.home)
        assert environment["HOME"] == environment["DOCKER_CONFIG"]


PLUGIN = "usr/libexec/docker/cli-plugins/docker-buildx"


@pytest.mark.parametrize(
    ("arguments", "plain", "program", "settings"),
    [
        ("", False, "usr/bin/docker", "with"),
        ("--version", False, "usr/bin/docker", "with"),
        ("ps --help", False, "usr/bin/docker", "without"),
        ("container ls --help", False, "usr/bin/docker", "without"),
        ("ps --help", True, "usr/bin/docker", "with"),
        # What docker hands to buildx, and what is of the plugin itself.
        ("build --help", False, "usr/bin/docker", "with"),
        ("builder --help", False, "usr/bin/docker", "with"),
        ("image build --help", False, "usr/bin/docker", "with"),
        ("bake --help", False, "usr/bin/docker", "with"),
        ("buildx ls --help", False, PLUGIN, "with"),
        ("buildx ls --help", True, "usr/bin/docker", "with"),
        ("__complete ps x", False, "usr/bin/docker", "with"),
        ("__complete buildx ls x", False, PLUGIN, "with"),
        ("__complete", False, "usr/bin/docker", "with"),
    ],
)
def test_who_is_asked_and_with_which_settings(
    client: Client, monkeypatch: pytest.MonkeyPatch, arguments: str, plain: bool, program: str, settings: str
) -> None:
    asked: list[tuple[list[object], dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **more: asked.append((command, more)))
    client.run(arguments.split(), plain)
    [(command, more)] = asked
    assert command == [client.folder / program, *arguments.split()]
    home = str(client.home / settings)
    assert more["env"] == {
        **{"HOME": home, "DOCKER_CONFIG": home, "DOCKER_HOST": "unix:///nonexistent", "PATH": "/nonexistent"},
        **{"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9", "BUILDX_EXPERIMENTAL": "1"},
        **{"DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND": "docker", "LC_ALL": "C"},
    }
    assert (more["cwd"], more["stdin"], more["timeout"], more["check"]) == (client.home, subprocess.DEVNULL, 30, False)


class Saying(Client):
    """A client that says what a test wants, and notes what it is asked."""

    def __init__(self, folder: Path, *, out: str = "", err: str = "") -> None:
        super().__init__(folder, folder / "casa")
        self.out, self.err = out, err
        self.asked: list[str] = []

    def run(self, arguments: Sequence[str], plain: bool = False) -> subprocess.CompletedProcess[str]:
        assert not plain
        self.asked.append(" ".join(arguments))
        return subprocess.CompletedProcess(arguments, 1, self.out, self.err)


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("", ""),
        ("unknown flag: --x\n\nUsage: y", "unknown flag: --x"),
        ("unknown shorthand flag: 'x' in -x", "unknown shorthand flag: 'x' in -x"),
        ("flag needs an argument: --x", "flag needs an argument: --x"),
        ('invalid argument "a" for "--x" flag', 'invalid argument "a" for "--x" flag'),
        ("bad flag syntax: --=", "bad flag syntax: --="),
        ("WARNING: a\nunknown flag: --x\nbad flag syntax: y", "unknown flag: --x"),
        ("docker: unknown flag: --x", ""),
        ("unknown command: x", ""),
        ("error: cannot start", ""),
    ],
)
def test_which_lines_are_complaints(tmp_path: Path, said: str, complaint: str) -> None:
    client = Saying(tmp_path, err=said)
    assert client.complaint(("a", "b"), "c", "--x") == complaint
    assert client.asked == ["a b --help c --x"]


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("Docker version 28.5.2, build abc", "28.5.2"),
        ("Docker version 20.10.24+dfsg1, build 297e128", "20.10.24"),
        ("Docker version 29.0.0-rc.1, build a", "29.0.0"),
    ],
)
def test_the_version_is_told_in_three_numbers(tmp_path: Path, said: str, version: str) -> None:
    client = Saying(tmp_path, out=said)
    assert (client.version(), client.asked) == (version, ["--version"])


@pytest.mark.parametrize("said", ["", "Docker version 28.5", "Docker 28.5.2"])
def test_what_is_no_version_is_told(tmp_path: Path, said: str) -> None:
    with pytest.raises(NoClientError, match=f"el cliente de «{tmp_path.name}» no dice su versión"):
        Saying(tmp_path, out=said).version()


@pytest.mark.parametrize(
    ("word", "said", "names"),
    [
        ("", "ps\tLista\nrun\n:4\nCompletion ended\n", ["ps", "run"]),
        ("--", "--all\tTodo\n--no.a-b2\n--\n-a\n:4\n", ["all", "no.a-b2"]),
        ("", "Uno\n2a\na b\n_c\n", []),
        ("", "a\tb\tc\n", ["a"]),
    ],
)
def test_what_completion_offers(tmp_path: Path, word: str, said: str, names: list[str]) -> None:
    client = Saying(tmp_path, out=said)
    found = list(client._completed(("a", "b"), word))
    assert client.asked == [f"__complete a b {word}"]
    assert [name for name in found if not name.startswith("-")] == names


@pytest.mark.parametrize(
    ("flag", "kind"),
    [("debug", "debug"), ("host", "host="), ("secreta", None), ("no-hay", None)],
)
def test_what_a_flag_is_by_how_it_is_taken(client: Client, flag: str, kind: str | None) -> None:
    found = client._tried((), flag)
    assert (str(found) if found else None) == kind


def test_a_flag_may_have_a_value_or_not(client: Client) -> None:
    assert [str(client._tried(("run",), name)) for name in ("rm", "net", "pull")] == ["rm", "net=", "pull?"]


MANY_FORMS: Commands = {
    "": {"help": help_text("COMMAND", commands="cp group help"), "flags": {}},
    "cp": {"help": "Usage:  docker cp A|- B\n\tdocker cp [OPTIONS] [A] [B] C\n"},
    "help": {"help": help_text("help [command]", flags="nunca")},
    "group": {
        "help": help_text("group COMMAND", flags="deep= global own=", commands="help one"),
        "flags": {"deep": "=", "global": "", "own": "=", "help": ""},
        "completed": ["one", "two", "--deep", "--help"],
    },
    "group help": {"help": help_text("group help [command]")},
    "group one": {"help": help_text("group one A", flags="own"), "flags": {"own": ""}, "stops": True},
    "group two": {"help": help_text("group two")},
    "group hidden": {"help": help_text("group hidden [A]")},
    # It is asked only about what is known to stand above it.
    "hidden": {"help": help_text("hidden A B")},
}


def test_hidden_commands_are_found_where_somebody_knows_them(tmp_path: Path) -> None:
    client = client_of(make_client(tmp_path / "cliente", MANY_FORMS))
    candidates: dict[tuple[str, ...], set[str]] = {
        **{(): set(), ("hidden",): set(), ("group", "hidden"): set()},
        **{("no", "hay"): set(), ("no",): set(), ("group",): {"deep", "no"}},
    }
    found = client.commands(candidates)
    assert {" ".join(path): str(described.entry) for path, described in found.items()} == {
        "": "1",
        "cp": "1-3",
        "group": "1 deep= global own=",
        "group help": "0+",
        "group hidden": "0-1",
        "group one": "1! own",
        "group two": "0",
        "help": "0+",
        "hidden": "2",
    }
    assert found["group",].children == ("help", "one", "two")


def test_flags_that_hold_below_are_those_of_the_command_and_of_the_ones_under_it(tmp_path: Path) -> None:
    known: Commands = {
        "": {"help": help_text("COMMAND", commands="group")},
        "group": {
            "help": "Usage:  docker group COMMAND\n\nCommands:\n  one   x\n\nOptions:\n"
            "  -d, --deep string   x\n  -o, --own   x\n",
            "flags": {"deep": "=", "own": ""},
            "persistent": True,
        },
        "group one": {
            "help": "Usage:  docker group one\n\nOptions:\n  -d, --data   x\n      --own string   x\n",
            "flags": {"data": "", "own": "="},
        },
    }
    found = client_of(make_client(tmp_path / "cliente", known)).commands({})
    # The letter is of the command's own flag, and so is the name.
    assert str(found["group", "one"].entry) == "0 d,data deep= own="


def test_plugins_are_looked_for_in_two_places_and_the_first_counts(tmp_path: Path) -> None:
    folder = tmp_path / "cliente"
    for place, names in (("lib", ("compose", "buildx")), ("libexec", ("buildx", "scout"))):
        (folder / f"usr/{place}/docker/cli-plugins").mkdir(parents=True)
        for name in names:
            (folder / f"usr/{place}/docker/cli-plugins/docker-{name}").write_text("", "utf-8")
    (folder / "usr/lib/docker/cli-plugins/otra").write_text("", "utf-8")
    client = client_of(folder)
    assert {name: str(path.relative_to(folder)) for name, path in client.plugins.items()} == {
        "buildx": "usr/libexec/docker/cli-plugins/docker-buildx",
        "compose": "usr/lib/docker/cli-plugins/docker-compose",
        "scout": "usr/libexec/docker/cli-plugins/docker-scout",
    }
    places = [str(folder / f"usr/{place}/docker/cli-plugins") for place in ("lib", "libexec")]
    assert json.loads((client.home / "with/config.json").read_text("utf-8")) == {"cliPluginsExtraDirs": places}
    assert json.loads((client.home / "without/config.json").read_text("utf-8")) == {}


def test_plugins_are_found_through_the_settings_of_its_empty_home(client: Client) -> None:
    settings = json.loads((client.home / "with/config.json").read_text("utf-8"))
    assert settings == {"cliPluginsExtraDirs": [str(client.folder / "usr/libexec/docker/cli-plugins")]}


def test_the_version_is_that_of_the_client(client: Client) -> None:
    assert client.version() == "28.5.2"


def test_a_folder_without_client_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoClientError, match="vacía"):
        client_of(tmp_path / "vacía").version()


def test_a_program_that_tells_no_version_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoClientError, match="no dice su versión"):
        client_of(make_client(tmp_path / "otro", {"": {"version": "Podman"}})).version()
