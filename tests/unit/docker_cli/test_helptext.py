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


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("      --rm             Texto", ["rm"]),
        ("      --rm", ["rm"]),
        ("  -d, --detach         Texto", ["d,detach"]),
        ("  -d, --detach", ["d,detach"]),
        ("      --memory bytes   Texto", ["memory="]),
        ("  -m, --memory bytes   Texto", ["m,memory="]),
        ("      --memory bytes", ["memory="]),
        ("      --check[=true]   Texto", ["check?"]),
        ("  -c, --check[=true]   Texto", ["c,check?"]),
        ('      --pull string[="missing"]   Texto', ["pull?"]),
        ("      --cpu.rt-2_a x   Texto", ["cpu.rt-2_a="]),
        ("      --rm  Texto", ["rm"]),
        ("      --help           Texto", []),
        # Other lines speak of flags.
        ("      --rm se usa así", []),
        ("      --               Texto", []),
        ("   --rm                Texto", []),
        ("        --rm           Texto", []),
        ("  -d --detach          Texto", []),
        ("Texto       --rm       Texto", []),
        ("      -d               Texto", []),
    ],
)
def test_a_line_of_a_flag(line: str, flag: list[str]) -> None:
    text = f"Options:\n{line}\n      --last   Texto\n"
    assert [str(found) for found in helptext.parse_help(text).flags] == [*flag, "last"]


@pytest.mark.parametrize(
    ("section", "commands"),
    [
        ("Commands:\n  a      Uno\n  b-c2   Dos\n", ("a", "b-c2")),
        ("Management Commands:\n  a*     Uno\n  b\n", ("a", "b")),
        ("Swarm Commands (beta), old:\n  a      Uno\n", ("a",)),
        ("Available subcommands:\n  a  Uno", ("a",)),
        ("Commands:\n  a      Uno\n\n  b      Dos\n", ("a",)),
        ("Commands:\n  a      Uno\nTexto\n  b      Dos\n", ("a",)),
        ("Commands:\n  a      Uno\n           más  texto\n  b      Dos\n", ("a", "b")),
        ("Commands:\n  A      Uno\n  2b     Dos\n  -c     Tres\n  d x\n  e      Cuatro\n", ("e",)),
        ("Commands:\n a      Uno\n", ()),
        ("commands:\n  a      Uno\n", ()),
        ("See Commands\n  a      Uno\n", ()),
        ("Options:\n  a      Uno\n", ()),
        ("Commands:\n  a   Uno\n\nOther Commands:\n  b   Dos\n", ("a", "b")),
    ],
)
def test_the_commands_of_a_section(section: str, commands: tuple[str, ...]) -> None:
    assert helptext.parse_help(section).commands == commands


@pytest.mark.parametrize(
    ("text", "usages", "aliases"),
    [
        ("Usage:  docker a\n", ("docker a",), ()),
        ("Usage:\tdocker   a  [X]", ("docker a [X]",), ()),
        ("Usage:  docker a\n        docker b\n\tdocker c\n", ("docker a", "docker b", "docker c"), ()),
        ("Usage:  docker a\n  dockerd b\n", ("docker a",), ()),
        ("Usage:  docker a\ndocker b\n", ("docker a",), ()),
        ("Usage:  docker a\n\nUsage:  docker b\n", ("docker a",), ()),
        ("Usage:\n", (), ()),
        (" Usage:  docker a\n", (), ()),
        ("Aliases:\n  docker a, docker b\n", (), ("docker a", "docker b")),
        ("Aliases:\n\ta,b ,  c\n  d\n", (), ("a", "b", "c")),
        ("Aliases:\na\n", (), ()),
        ("Mis Aliases:\n  a\n", (), ()),
    ],
)
def test_usage_lines_and_other_names(text: str, usages: tuple[str, ...], aliases: tuple[str, ...]) -> None:
    shown = helptext.parse_help(text)
    assert (shown.usages, shown.aliases) == (usages, aliases)


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
    ("usage", "expected"),
    [
        ("docker run [OPTIONS] IMAGE [COMMAND] [ARG...]", (1, MANY)),
        ("docker container ls [OPTIONS]", (0, 0)),
        ("docker rm [OPTIONS] CONTAINER [CONTAINER...]", (1, MANY)),
        ("docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", (2, 2)),
        ("docker search [OPTIONS] TERM", (1, 1)),
        ("docker login [OPTIONS] [SERVER]", (0, 1)),
        ("docker buildx build [OPTIONS] PATH | URL | -", (1, 1)),
        ("docker import [OPTIONS] file|URL|- [REPOSITORY[:TAG]]", (1, 2)),
        ("docker top CONTAINER [ps OPTIONS]", (1, MANY)),
        ("docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-", (2, 2)),
        ("docker buildx bake [OPTIONS] [TARGET...]", (0, MANY)),
        ("docker", (0, 0)),
        ("docker [OPTIONS] COMMAND", (1, 1)),
        ("docker x OPTIONS A", (1, 1)),
        ("docker x [FLAGS] A", (1, 1)),
        ("docker x A [flags]", (1, 1)),
        ("docker x A [options]", (1, 1)),
        ("docker x [Options]", (0, 1)),
        ("docker x [OPTIONS] -- A", (1, 1)),
        ("docker x A...", (1, MANY)),
        ("docker x A... B", (2, MANY)),
        ("docker x [A] [B] C", (1, 3)),
        ("docker x [A [B...]]", (0, MANY)),
        ("docker x [A[:B]] C[:D]", (1, 2)),
        ("docker x [A]...", (0, MANY)),
        ("docker x A|B C | D", (2, 2)),
        ("docker x [A | B]", (0, 1)),
        ("docker a b-c [OPTIONS] D", (1, 1)),
        ("docker x a A", (1, 1)),
        ("docker x A a", (2, 2)),
        ("docker x y A", (1, 1)),
        ("docker A B", (2, 2)),
        ("docker k8s-x_y A", (1, 1)),
    ],
)
def test_a_usage_line_says_how_many_arguments_there_are(usage: str, expected: tuple[int, int]) -> None:
    assert helptext.arguments(usage) == expected


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
        ("docker ls, ls", ("ls",), set()),
        ("dockerls", ("a", "b"), {("a", "dockerls")}),
        ("docker a b c", ("x", "y"), {("a", "b", "c")}),
        ("rm, remove", ("rm",), {("remove",)}),
    ],
)
def test_other_names_are_whole_paths(aliases: str, path: tuple[str, ...], expected: set[tuple[str, ...]]) -> None:
    assert helptext.other_names(helptext.parse_help(f"Usage:  docker x\n\nAliases:\n  {aliases}\n"), path) == expected
