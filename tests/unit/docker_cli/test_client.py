"""A client is asked for its commands, and what it does not say of itself is tried; it can do nothing meanwhile."""

from __future__ import annotations

import json
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
    for asked in map(json.loads, log):
        words, environment = asked["words"], asked["environment"]
        first_flag = next((word for word in words if word.startswith("-")), "")
        assert words[0] == "__complete" or first_flag == "--help", words
        assert environment["DOCKER_HOST"] == "unix:///nonexistent"
        assert environment["PATH"] == "/nonexistent"
        assert Path(environment["DOCKER_CONFIG"]).is_relative_to(client.home)
        assert environment["HOME"] == environment["DOCKER_CONFIG"]


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
