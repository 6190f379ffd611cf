"""What programs write to a terminal, as the lines that are left on it, and the terminal itself."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from guide.lab.running.terminal import Screen, Terminal
from guide.places import MACHINES


def lines(*pieces: bytes) -> list[str]:
    screen = Screen()
    for piece in pieces:
        screen.feed(piece)
    return screen.lines()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (b"uno\r\ndos\r\n", ["uno", "dos"]),
        (b"10 %\r20 %\r\n", ["20 %"]),
        (b"uno\r\n\x1b[1A\x1b[2Kotro\r\n", ["otro"]),
        (b"uno\r\n\r\ndos  \r\n\r\n", ["uno", "", "dos"]),
        ("está\r\n".encode(), ["está"]),
        # Colours as systemd writes them.
        (b"\x1b[0;38:5:185mservicio\x1b[0m activo\r\n", ["servicio activo"]),
        # The time that BuildKit puts at the right edge.
        (b" => [1/2] FROM scratch" + b" " * 900 + b"0.1s\r\n", [" => [1/2] FROM scratch  0.1s"]),
    ],
)
def test_what_is_left_on_the_screen(written: bytes, left: list[str]) -> None:
    assert lines(written) == left


@pytest.mark.parametrize("cut", range(1, 14))
def test_an_escape_may_come_in_two_pieces(cut: int) -> None:
    written = b"a\x1b[38:5:185mb\x1b[0mc"
    assert lines(written[:cut], written[cut:]) == ["abc"]


def test_lines_that_have_left_the_screen_are_kept() -> None:
    assert lines(b"".join(b"%d\r\n" % n for n in range(500))) == [str(n) for n in range(500)]


def test_the_line_of_the_cursor_ends_at_it() -> None:
    screen = Screen()
    screen.feed(b"una\r\nroot@abc:/# ")
    assert screen.current() == "root@abc:/# "


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A bash whose parent ignores Ctrl-C, as a program in the background of a script does."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        opened = Terminal(["setsid", "--ctty", "--wait", "bash", "--rcfile", str(MACHINES / "terminal.bashrc"), "-i"])
    finally:
        signal.signal(signal.SIGINT, before)
    yield opened
    opened.close()


def test_a_command_leaves_its_lines_and_its_status(terminal: Terminal) -> None:
    result = terminal.run("echo hola; false", 20)
    assert (result.lines, result.status) == (["hola"], 1)


def test_control_c_ends_what_runs_also_where_the_parent_ignores_it(terminal: Terminal) -> None:
    # Many times: bash loses Ctrl-C while it starts a program.
    for _ in range(20):
        terminal.start("echo ya; sleep 60")
        assert terminal.wait(lambda screen: screen.lines() == ["ya"], 20)
        terminal.interrupt()
        assert terminal.finish(20).status == 130


def test_control_c_ends_a_command_of_bash_itself(terminal: Terminal) -> None:
    terminal.start("echo ya; read -r nada")
    assert terminal.wait(lambda screen: screen.lines() == ["ya"], 20)
    terminal.interrupt()
    assert terminal.finish(20).status == 130
