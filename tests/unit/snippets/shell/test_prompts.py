"""Signs before a command that are no prompt: what stands behind them would pass for an output."""

from __future__ import annotations

import pytest
from guide.snippets.findings import Finding
from guide.snippets.shell.prompts import before_first, unknown

IN_CONTAINER = "si se escribe dentro del contenedor, el indicador es «/ # » o «root@web:/# »"
ON_HOST = "si escribes este comando, su indicador es «$ »"


def of(line: str, command: str = "docker ps") -> tuple[int, str] | None:
    """Column and sign of what is found in a line of the output of ``command``."""
    found = list(unknown(["$ x", line, ""], 1, 3, command))
    if not found:
        return None
    [finding] = found
    assert (finding.line, finding.end_line, finding.code) == (2, 2, "SH123")
    return finding.column, line[finding.column - 1 : finding.end_column - 1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Signs alone.
        ("% docker ps", (1, "%")),
        ("%  docker ps", (1, "%")),
        ("  % ls", (3, "%")),
        ("\t% ls", (2, "%")),
        ("$> curl x", (1, "$>")),
        ("> docker ps", (1, ">")),
        ("> sudo docker-compose up", (1, ">")),
        ("> docker --version", (1, ">")),
        ("%docker ps", None),
        ("% Total", None),
        ("$> salida", None),
        ("> ls", None),
        ("> docker", None),
        ("> docker 1", None),
        ("> dockerd --x", None),
        ("> echo docker ps", None),
        ("> sudodocker ps", None),
        ("> dockerps", None),
        ("web> echo docker ps", None),
        ("x % ls", None),
        ("%", None),
        ("% ", None),
        ("", None),
        # A word that ends in one.
        ("web> docker ps", (1, "web>")),
        ("  web$ docker ps", (3, "web$")),
        ("web% sudo docker ps", (1, "web%")),
        ("WEB# docker ps", (1, "WEB#")),
        ("a@b:/c❯ docker ps", (1, "a@b:/c❯")),
        ("~» docker ps", (1, "~»")),
        (f"a{'b' * 39}> docker ps", (1, f"a{'b' * 39}>")),
        (f"a{'b' * 40}> docker ps", (1, f"a{'b' * 40}>")),
        (f"a{'b' * 41}> docker ps", None),
        ("web> ls", None),
        ("web>docker ps", None),
        ("web: docker ps", None),
        ("=> docker ps", None),
        ("-> docker ps", None),
        ("<a> docker ps", None),
        ("a<b> docker ps", None),
        ("+% docker ps", None),  # no letter in it
        ("#5 docker ps", None),
        ("a b> docker ps", None),
        # «$» without its blank, or with others.
        ("$docker ps", (1, "$")),
        ("  $ls", (3, "$")),
        ("$\tdocker ps", (1, "$")),
        ("$\u00a0docker ps", (1, "$")),
        ("$$ docker ps", (1, "$$")),
        ("$$docker ps", (1, "$$")),
        ("$>docker ps", (1, "$>")),
        ("$salida", None),
        ("x $docker ps", None),
        ("x$ls", None),
        ("$date = 1", None),
        *((f"$date {sign}= 1", None) for sign in (*"-+*/%.?:|&^!<>=", "!=", "??")),
        ("$date - 1", (1, "$")),
        ("$date =-1", (1, "$")),
        ("$date ? 1 : 2", None),
        ("$date =", None),
        ("$date =1", (1, "$")),
        ("$date x = 1", (1, "$")),
        ("  $ docker ps", None),  # of a help
        ("$", None),
    ],
)
def test_signs_in_an_output(line: str, expected: tuple[int, str] | None) -> None:
    assert of(line) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("docker exec -it web sh", True),
        ("docker exec -it web bash", True),
        ("docker exec -it web zsh", True),
        ("docker exec -it web ash", True),
        ("docker exec -it web dash ", True),
        ("docker exec -it web /bin/sh", True),
        ("sh", True),
        ("su", True),
        ("su -", True),
        ("su -l", True),
        ("sudo su", True),
        ("sudo -i", True),
        ("sudo  -s", True),
        ("docker run \\\n  -it alpine sh", True),
        ("docker exec -it web sh -c ls", False),
        ("docker exec -it web fish", False),
        ("docker exec -it web ksh", False),
        ("cat x.sh", False),
        ("cat guion-sh", False),
        ("cat menusu", False),
        ("su ana", False),
        ("sudo -u", False),
        ("sudo -i ls", False),
        ("sudo -s ls", False),
        ("sudo-i", False),
        ("su -l x", False),
        ("sh x", False),
        ("sudo", False),
        ("docker ps", False),
    ],
)
def test_root_behind_a_command_that_opens_a_shell(command: str, expected: bool) -> None:
    assert of("# ls", command) == ((1, "#") if expected else None)
    assert of("# salida", command) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["> docker ps"], [1]),
        (["> docker ps", "salida"], [1]),
        (["salida", "> docker ps"], [2]),
        # A quote: another line with the sign beside it, in the block or in the output.
        (["> docker ps", "> x"], []),
        (["> x", "> docker ps"], []),
        (["  > x", "> docker ps"], []),
        (["> x", "  > docker ps"], []),
        (["> x", "", "> docker ps"], [3]),
        # Other signs are never one.
        (["% docker ps", "> x"], [1]),
        (["% docker ps", "% docker ps"], [1, 2]),
        (["web> docker ps", "> x"], [1]),
        (["% docker ps", "$docker ps", "# docker ps", "x", "$> ls"], [1, 2, 5]),
    ],
)
def test_lines_of_an_output(lines: list[str], expected: list[int]) -> None:
    assert [finding.line for finding in unknown(lines, 0, len(lines), "docker ps")] == expected


def test_only_the_lines_of_the_output_are_looked_at() -> None:
    lines = ["% ls", "% ls", "% ls", "% ls"]
    assert [finding.line for finding in unknown(lines, 1, 3, "docker ps")] == [2, 3]
    # What stands beside an output counts for a quote, at its ends too.
    assert list(unknown(["> a", "> docker ps", "x"], 1, 2, "docker ps")) == []
    assert list(unknown(["x", "> docker ps", "> a"], 1, 2, "docker ps")) == []


@pytest.mark.parametrize(
    ("line", "command", "message"),
    [
        ("% ls", "x", f"«% » no es un indicador que se conozca y la línea queda sin comprobar: {ON_HOST}"),
        ("web> docker ps", "x", f"«web> » no es un indicador que se conozca y la línea queda sin comprobar: {ON_HOST}"),
        ("# ls", "sh", f"«# » no es un indicador que se conozca y la línea queda sin comprobar: {IN_CONTAINER}"),
        ("$ls", "x", "detrás de «$» falta su espacio y la línea queda sin comprobar: el indicador es «$ »"),
        ("$$ ls", "x", "«$$» no es un indicador que se conozca y la línea queda sin comprobar: el indicador es «$ »"),
    ],
)
def test_what_an_author_is_told(line: str, command: str, message: str) -> None:
    assert [finding.message for finding in unknown([line], 0, 1, command)] == [message]


MISSING = "detrás de «$» falta su espacio y la línea queda sin comprobar: el indicador es «$ »"
UNKNOWN = "«{}» no es un indicador que se conozca y la línea queda sin comprobar: el indicador es «$ »"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        (["a", ""], []),
        (["$a"], [Finding(1, 1, 1, 2, "SH123", MISSING)]),
        (["x", "  $a"], [Finding(2, 3, 2, 4, "SH123", MISSING)]),
        (
            ["$\ta", "\t$$ a"],
            [Finding(1, 1, 1, 2, "SH123", MISSING), Finding(2, 2, 2, 4, "SH123", UNKNOWN.format("$$"))],
        ),
        (["$> a"], [Finding(1, 1, 1, 3, "SH123", UNKNOWN.format("$>"))]),
        (["$>a"], [Finding(1, 1, 1, 3, "SH123", UNKNOWN.format("$>"))]),
        (["$"], []),
        (["$ "], []),
        (["a $b"], []),
    ],
)
def test_before_the_first_command(lines: list[str], expected: list[Finding]) -> None:
    assert list(before_first([*lines, "$a"], len(lines))) == expected
