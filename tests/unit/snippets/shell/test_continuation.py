"""Commands that a line break cuts in two, and backslashes after which nothing follows."""

from __future__ import annotations

import pytest
from guide.snippets.shell.continuation import (
    Break,
    goes_on,
    in_script,
    in_session,
    is_argument_row,
    is_option_row,
    left_out,
)

MISSING = "falta \\ al final de esta línea: la siguiente sigue el mismo comando"
WORDS = {
    MISSING: "missing",
    "\\\\ es una barra más y el comando se corta aquí: escribe una sola \\": "double",
    "detrás de \\ no puede ir un comentario, y el comando se corta aquí: ponlo en otra línea": "behind",
    "este comentario corta el comando, que sigue en la línea siguiente: ponlo en otra línea": "comment",
    "esta línea vacía corta el comando, que sigue en la siguiente: bórrala": "empty",
    "el comando sigue tras \\ y no hay más líneas: quita \\ o escribe lo que falta": "dangling",
    "el comando sigue tras \\ y la línea siguiente está vacía: quita \\ o la línea": "nothing",
    "con esta \\ la línea siguiente, que es otro comando, pasa a ser parte de este: quítala": "swallowed",
}
CODES = {"dangling": "SH110", "nothing": "SH110", "swallowed": "SH113"}


def short(breaks: list[Break]) -> list[str]:
    """«line kind», with «<» when it stands where the text of the line starts."""
    for found in breaks:
        assert found.code == CODES.get(WORDS[found.message], "SH112")
    return [f"{found.line} {WORDS[found.message]}{'' if found.at_end else ' <'}" for found in breaks]


@pytest.mark.parametrize(
    ("row", "expected"),
    [("a \\", True), ("a \\\\", False), ("a \\\\\\", True), ("\\", True), ("a \\ ", False), ("", 0)],
)
def test_backslash_that_goes_on(row: str, expected: bool) -> None:
    assert goes_on(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("--rm", True),
        ("  --rm", True),
        ("\t--rm  ", True),
        ("--rm \\", True),
        ("--rm \\\\", True),  # one word more
        ("--rm  \\", True),
        ("-d\\", True),
        ("--x", True),
        ("--name=", True),
        ("--name= x", True),
        ("-e=", True),
        ("-p80=x", True),
        ("--name=a\tb", False),
        ("--name\tb", False),
        ("x --rm", False),
        ("--rm,", False),
        ("--name web", True),
        ("--name web nginx ls", True),
        ("--name=web nginx", True),
        ("--no-cache.x_y", True),
        ("-d", True),
        ("-itd", True),
        ("-abcd", True),
        ("-p80", True),
        ("-p 80:80", True),
        ("-e=A", True),
        ("-abcde", False),
        ("--", False),
        ("-", False),
        ("---rm", False),
        ("-1", False),
        ("--1", False),
        ("- a", False),
        ("rm", False),
        ("", False),
        ("-rw-r--r-- 1 root root", False),
        ("-d, --detach    Run it", False),
        ("--rm    Remove it", False),  # of a help text
        ("--name  web", False),
        ("--name web …", False),
        ("--name web ...", False),
        ("--name web [OPTIONS]", False),
        ("--name web [options]", True),
        ("--name web\\", True),
    ],
)
def test_rows_of_options(row: str, expected: bool) -> None:
    assert is_option_row(row) is expected


@pytest.mark.parametrize(
    ("row", "command", "expected"),
    [
        ("--rm", "docker run", True),
        ("  nginx", "docker run", True),
        ("  nginx ls", "docker run", True),
        ("  a$b", "docker run", True),
        ("  ab", "docker run", True),
        ("  nginx:1.29", "docker run", True),
        ("  $imagen", "docker run", True),
        ("  <imagen>", "docker run", True),
        ("  'a'", "docker run", True),
        ('  "a"', "docker run", True),
        ("  ./a", "docker run", True),
        ("  /a/b", "docker run", True),
        ("  ${A}/b@c-d", "docker run", True),
        ("    nginx", "  docker run", True),
        ("\tnginx", "docker run", True),
        ("  nginx", "  docker run", False),
        ("nginx", "docker run", False),
        (" nginx", "  docker run", False),
        ("  Nginx", "docker run", False),
        ("  a", "docker run", False),  # one letter
        ("  nginx,", "docker run", False),
        ("  nginx;", "docker run", False),
        ("  una/", "docker run", False),
        ("", "docker run", False),
        ("  ", "docker run", False),
    ],
)
def test_rows_of_arguments(row: str, command: str, expected: bool) -> None:
    assert is_argument_row(row, command) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("docker run …", True),
        ("docker run ... x", True),
        ("docker run [OPTIONS]", True),
        ("docker run [O", True),
        ("docker run ..", False),
        ("docker run [a]", False),
        ("docker run [1]", False),
        ("[ -f X ]", False),
    ],
)
def test_what_is_left_out(row: str, expected: bool) -> None:
    assert left_out(row) is expected


PROGRAMS = ["apt", "apt-get", "aws", "az", "curl", "docker", "docker-compose", "gcloud", "git", "helm", "kubectl"]
PROGRAMS += ["nerdctl", "npm", "pip", "podman", "systemctl", "wget"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_whose_options_may_stand_alone(program: str) -> None:
    assert short(in_script(f"{program} x\n  --una")) == ["1 missing"]
    assert short(in_session([f"{program} x", "  --una"], 1)) == ["1 missing"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("  docker run", True),
        ("\tdocker run", True),
        ("sudo docker run", True),
        ("sudo -E docker run", True),
        ("sudo -E -n docker run", True),
        ("A=1 docker run", True),
        ("A=1 B_2='x' sudo docker run", True),
        ("A= docker run", True),
        ("docker", False),  # nothing behind it
        ("docker\trun", False),
        ("dockerd run", False),
        ("mi-docker run", False),
        ("/usr/bin/docker run", False),
        ("sudo -u root docker run", False),
        ("1A=1 docker run", False),
        ("A=docker run", False),
        ("sudodocker run", False),
        ("sudo - docker run", False),
        ("sudo -Edocker run", False),
        ("echo docker run", False),
        ("./instala.sh x", False),
        ("# docker run", False),
        ("docker run …", False),
        ("docker run [OPTIONS]", False),
    ],
)
def test_commands_that_miss_their_backslash(head: str, expected: bool) -> None:
    assert short(in_script(f"{head}\n  --rm")) == ["1 missing"] * expected
    assert short(in_session([head, "  --rm"], 1)) == ["1 missing"] * expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("docker ps", []),
        ("docker run --rm x\ndocker ps", []),
        ("docker run \\\n  --rm \\\n  x", []),
        # A row of options, wherever it stands.
        ("docker run\n--rm", ["1 missing"]),
        ("docker run\n-d x", ["1 missing"]),
        ("ls\ndocker run\n  --rm\nls", ["2 missing"]),
        ("docker run\n  --rm\n  --init\nls", ["1 missing", "2 missing"]),
        ("docker run \\\n  -d\n  --rm", ["2 missing"]),
        ("docker run -d \\\n  --name a\n  --rm \\\n  x", ["2 missing"]),
        ("docker run\n  -d \\\n  --rm\n  --init", ["1 missing", "3 missing"]),
        ("docker run\n  --rm    Quita algo", []),
        ("docker run …\n  --rm", []),
        ("docker run\n  --name … x\n  --rm", []),
        ("docker run\n  --rm\n  …\n  --init", ["1 missing"]),
        ("ls\n  --rm", []),
        ("docker run\nls\n  --rm", []),
        ("docker run &&\n  --rm", ["1 missing"]),
        # An image alone, deeper than docker.
        ("docker run\n  nginx:1.29", ["1 missing"]),
        ("docker run\n  nginx:1.29 ls -l", ["1 missing"]),
        ("sudo docker run\n  nginx:1.29", ["1 missing"]),
        ("sudo  docker-compose  run\n\tnginx:1", ["1 missing"]),
        ("  docker run\n    ghcr.io/ana/web:a.b-c", ["1 missing"]),
        ("docker run\n  a:1", ["1 missing"]),
        ("docker run\n  x nginx:1", []),
        ("echo docker run\n  nginx:1", []),
        ("  docker run\n  nginx:1.29", []),
        ("docker run\nnginx:1.29", []),
        ("docker run\n  nginx", []),
        ("docker run\n  nginx:", []),
        ("docker run\n  Nginx:1", []),
        ("docker run\n  nginx:1.29,", []),
        ("docker run\n  nginx:1.29\n  alpine:3", ["1 missing", "2 missing"]),
        ("docker --rm\n  nginx:1.29", []),
        ("git run\n  nginx:1.29", []),
        ("docker-x run\n  nginx:1.29", []),
        # What cuts it.
        ("docker run \\\n\n  --rm", ["2 empty <"]),
        ("docker run \\\n   \n  --rm", ["2 empty <"]),
        ("docker run \\\n  # nada\n  --rm", ["2 comment <"]),
        ("docker run \\\n  # nada\n  nginx\n  --rm", ["3 missing"]),
        ("docker run \\\n# nada\n  nginx\n  --rm", ["3 missing"]),
        ("docker run \\\n \n  nginx\n  --rm", ["1 nothing", "3 missing"]),
        ("docker run \\\\\n  --rm", ["1 double"]),
        ("docker run \\\\  \n  --rm", ["1 double"]),
        ("docker run \\ # nada\n  --rm", ["1 behind"]),
        ("docker run \\\t# nada\n  --rm", ["1 behind"]),
        ("docker run # nada\n  --rm", ["1 missing"]),
        ("docker run a\\#b\n  --rm", ["1 missing"]),
        # A command of its own in between has nothing to do with it.
        ("docker run x\n\nls\n  --rm", []),
        ("docker run x\n# nada\nls\n  --rm", []),
        ("docker run \\\n  x\nls\n  --rm", []),
        ("docker run\n\n  --rm", []),  # two things that have nothing to do with each other
        ("docker run\n# nada\n  --rm", []),
        ("# nada\ndocker run\n  --rm\nls \\", ["2 missing", "4 dangling"]),
        ("  --rm\n\nls \\", ["3 dangling"]),
        ("docker run \\\n\n\n  --rm", ["1 nothing", "3 empty <"]),
        ("docker run \\\n  -d \\\n\n  --rm", ["3 empty <"]),
        ("docker run \\\n# uno\n# dos\n  --rm", ["3 comment <"]),
        # A backslash with nothing behind it.
        ("docker run \\", ["1 dangling"]),
        ("docker run \\\n", ["1 dangling"]),
        ("docker run \\\n  \n", ["1 dangling"]),
        ("docker run \\\n  x \\", ["2 dangling"]),
        ("ls \\\n\nls", ["1 nothing"]),
        ("ls \\\n\n\nls", ["1 nothing"]),
        ("ls \\\n\n\n\nls", ["1 nothing"]),
        ("ls \\\n\n\n\n\nls", ["1 nothing"]),
        ("ls \\\\\n", []),
        ("ls \\\n# nada", []),
        # Before another command.
        ("docker stop a \\\ndocker rm a", ["1 swallowed"]),
        ("docker stop a \\\n  -t 1 \\\ndocker rm a", ["2 swallowed"]),
        ("sudo docker stop a \\\nsudo docker rm a", ["1 swallowed"]),
        ("docker stop a \\\ndocker-compose up", ["1 swallowed"]),
        ("  docker stop a \\\n  docker rm a", ["1 swallowed"]),
        ("docker stop a \\\n  docker rm a", []),
        ("  docker stop a \\\ndocker rm a", []),
        ("docker stop a \\\ndocker", []),
        ("docker stop a \\\ndocker --version", []),
        ("docker stop a \\\ngit pull", []),
        ("ssh web \\\ndocker ps", []),
        ("docker run docker:cli \\\ndocker ps", []),
        ("docker run \\\n  docker:cli \\\ndocker ps", []),
        ("docker run -v /var/run/docker.sock:/x \\\n  a \\\ndocker ps", []),
        ("docker stop a \\\ndocker rm\n  --force", ["1 swallowed", "2 missing"]),
        ("docker stop a \\\nsudodocker rm a", []),
        ("docker stop a \\\ndockerx rm a", []),
        ("docker stop a \\\nx docker rm a", []),
        ("  docker stop a \\\nx docker rm a", []),
        ("echo docker x \\\ndocker ps", []),
        ("docker stop a &&\\\ndocker rm a", []),
        ("docker stop a && \\\ndocker rm a", []),
        ("docker stop a || \\\ndocker rm a", []),
        ("docker ps | \\\ndocker rm a", []),
        ("docker ps; \\\ndocker rm a", []),
        ("x=$( \\\ndocker ps)", []),
        ("docker stop $(docker ps) \\\ndocker rm a", []),
        ("docker stop … \\\ndocker rm a", []),
        ("docker stop a \\\ndocker rm a \\\ndocker ps", ["1 swallowed"]),
        # In a text and in an array nothing is a row of a command.
        ("docker run 'x\n  --rm'", []),
        ("docker run 'x'\n  --rm", ["1 missing"]),
        ('docker run "x\n  --rm"', []),
        ("docker run <<A\n  --rm\nA", []),
        ("docker run <<A\nx\nA\n  --rm", []),
        ("a=(docker run\n  --rm)", []),
        ("a+=(docker run\n  --rm)", []),
        ("a=(\ndocker run\n$(ls)\n  --rm)", []),
        ("a=(docker run)\n  --rm", []),
        ("a=(\ndocker run\n$()\n  --rm)", []),
        ("docker run $(a=(x))\n  --rm", ["1 missing"]),
        ("a\nb\ndocker run 'x'\n  --rm", ["3 missing"]),
        ("ls 'x'\\\n\nls", ["1 nothing"]),
        ("a=(x)\ndocker run\n  --rm", ["2 missing"]),
        ("echo 'a \\\n'", []),
        ("echo 'a \\\ndocker ps'", []),
        ("cat <<A\ndocker run \\\n\nA", []),
        ("# docker run \\\ndocker ps", []),
        ("docker run 'á' \\\n\nls", ["1 nothing"]),
    ],
)
def test_breaks_of_a_script(text: str, expected: list[str]) -> None:
    assert short(in_script(text)) == expected


@pytest.mark.parametrize(
    ("rows", "size", "expected"),
    [
        (["docker ps"], 1, []),
        (["docker ps", "CONTAINER ID"], 1, []),
        # The backslash of the last row that is the command for sure.
        (["docker rm \\"], 1, ["1 dangling"]),
        (["docker rm \\", "  a \\"], 2, ["2 dangling"]),
        (["docker rm \\", ""], 2, ["1 dangling"]),
        (["docker rm \\", "  "], 2, ["1 dangling"]),
        ([""], 1, []),
        (["ls \\", ""], 2, ["1 dangling"]),
        (["docker rm \\", "  a"], 2, []),
        (["docker rm", "a \\"], 1, []),
        # Options behind it, when they have a margin, a backslash, or the command already took more lines.
        (["docker run", "  --rm"], 1, ["1 missing"]),
        (["docker run", "\t--rm"], 1, ["1 missing"]),
        (["docker run", "--rm"], 1, []),
        (["docker run", "--rm \\"], 1, ["1 missing"]),
        (["docker run \\", "  -d", "--rm"], 2, ["2 missing"]),
        (["docker run", "  -d", "--rm"], 1, ["1 missing", "2 missing"]),
        (["docker run", "  -d \\", "  --rm", "--init"], 1, ["1 missing", "3 missing"]),
        (["docker run", "  -d \\ ", "  --rm"], 1, ["1 missing"]),
        (["docker run", "  -d", "salida", "  --rm"], 1, ["1 missing"]),
        (["docker run \\\\", "  --rm"], 1, ["1 double"]),
        (["docker run \\ # a", "  --rm"], 1, ["1 behind"]),
        (["docker run", "", "  --rm"], 1, []),
        (["docker run \\", "", "  --rm"], 2, ["1 dangling"]),
        # A help text, a list of files, a program that is not known.
        (["docker run --help", "  -d, --detach    Run it"], 1, []),
        (["docker run --help | grep rm", "  --rm"], 1, []),
        (["docker run \\", "  x | grep rm", "  --rm"], 2, ["2 missing"]),
        (["ls", "  --rm"], 1, []),
        (["docker run …", "  --rm"], 1, []),
        (["docker run \\", "  … x", "  --rm"], 2, []),
        (["docker run", "  --rm …"], 1, []),
    ],
)
def test_breaks_of_a_session(rows: list[str], size: int, expected: list[str]) -> None:
    assert short(in_session(rows, size)) == expected
