"""What ``--help`` says is read whole: usage lines, other names, flags and commands."""

from __future__ import annotations

import pytest
from guide.docker_cli import helptext
from guide.snippets.docker.table import MANY

RUN = """\
Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]

Starts something

Aliases:
  docker container run, docker run

Options:
  -d, --detach             Does not wait
      --detach-keys string
                           On a line of its own
  -e, --env list           Several times
      --check[=true]       With a value or without
      --help               This text
"""

TOP = """\
Usage:  docker [OPTIONS] COMMAND

Common Commands:
  run         Starts something
  ps          Lists

Management Commands:
  buildx*     A plugin
  container   A group

Global Options:
  -D, --debug     Says more

Run 'docker COMMAND --help' for more information on a command.
"""


def test_flags_have_their_letter_and_what_value_they_take() -> None:
    assert [str(flag) for flag in helptext.parse_help(RUN).flags] == ["d,detach", "detach-keys=", "e,env=", "check?"]


def test_commands_of_every_section_are_found_and_a_plugin_loses_its_star() -> None:
    assert helptext.parse_help(TOP).commands == ("run", "ps", "buildx", "container")


def test_line_ends_of_windows_change_nothing() -> None:
    assert helptext.parse_help(RUN.replace("\n", "\r\n")) == helptext.parse_help(RUN)


def test_every_usage_line_is_kept() -> None:
    shown = helptext.parse_help("Usage:  docker cp [OPTIONS] A|- B\n\tdocker cp [OPTIONS] B A|-\n\nText\n")
    assert shown.usages == ("docker cp [OPTIONS] A|- B", "docker cp [OPTIONS] B A|-")


def test_a_text_that_is_no_help_says_nothing() -> None:
    assert helptext.parse_help("docker: cannot start\n") == helptext.Help((), (), (), ())


@pytest.mark.parametrize(
    ("usage", "path", "expected"),
    [
        ("docker run [OPTIONS] IMAGE [COMMAND] [ARG...]", ("run",), (1, MANY)),
        ("docker container ls [OPTIONS]", ("container", "ls"), (0, 0)),
        ("docker rm [OPTIONS] CONTAINER [CONTAINER...]", ("rm",), (1, MANY)),
        ("docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", ("tag",), (2, 2)),
        ("docker search [OPTIONS] TERM", ("search",), (1, 1)),
        ("docker login [OPTIONS] [SERVER]", ("login",), (0, 1)),
        ("docker buildx build [OPTIONS] PATH | URL | -", ("buildx", "build"), (1, 1)),
        ("docker import [OPTIONS] file|URL|- [REPOSITORY[:TAG]]", ("import",), (1, 2)),
        ("docker top CONTAINER [ps OPTIONS]", ("top",), (1, MANY)),
        ("docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-", ("cp",), (2, 2)),
        # The help of another name of the command: its own words are not arguments.
        ("docker container ls [OPTIONS]", ("ps",), (0, 0)),
        ("docker buildx bake [OPTIONS] [TARGET...]", ("buildx", "bake"), (0, MANY)),
    ],
)
def test_a_usage_line_says_how_many_arguments_there_are(
    usage: str, path: tuple[str, ...], expected: tuple[int, int]
) -> None:
    assert helptext.arguments(usage, path) == expected


@pytest.mark.parametrize(
    ("aliases", "path", "expected"),
    [
        ("docker container run, docker run", ("run",), {("container", "run")}),
        (
            "docker container ls, docker container list, docker ps",
            ("ps",),
            {("container", "ls"), ("container", "list")},
        ),
        ("ls, list", ("buildx", "ls"), {("buildx", "list")}),
        ("ls", ("ls",), set()),
    ],
)
def test_other_names_are_whole_paths(aliases: str, path: tuple[str, ...], expected: set[tuple[str, ...]]) -> None:
    assert helptext.other_names(helptext.parse_help(f"Usage:  docker x\n\nAliases:\n  {aliases}\n"), path) == expected
