"""A terminal with one shell that lives as long as its page, and what a person would see on its screen."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyte

from guide.lab.machines.stopping import StoppedError

COLUMNS, ROWS, HISTORY = 1000, 200, 20_000
BEGUN = 1.0  # seconds until the shell has started a program; a command of its own is interrupted after them
# The shell writes it before each prompt: the exit code and the folder (machines/terminal.*).
_READY = re.compile(rb"\x1e(\d+)\x1f([^\x1e]*)\x1e")
# Colours in the form that systemd writes, 38:5:185, which pyte takes for text.
_COLOUR = re.compile(rb"\x1b\[[\d;:]*m")
_UNFINISHED = re.compile(rb"\x1b(?:\[[\d;:]*)?\Z")
# BuildKit and Compose put times at the right edge of the screen, and hide the cursor meanwhile.
_EDGE = re.compile(r"\s{2,}(\d+\.\d+m?s|docker:\S+)$")


class Result(NamedTuple):
    """What a command left: the lines of the screen, its exit code, the folder afterwards."""

    lines: list[str]
    status: int
    folder: str


class SlowError(Exception):
    """A command did not end in its time; ``lines`` is what it had written."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines


class Screen:
    """Turns what programs write to a terminal into the lines that are left on it."""

    def __init__(self) -> None:
        self._cut = b""
        self._screen = pyte.HistoryScreen(COLUMNS, ROWS, history=HISTORY, ratio=0.5)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        data = self._cut + data
        # An escape that has not wholly arrived waits for the rest.
        cut = _UNFINISHED.search(data)
        self._cut = cut[0] if cut else b""
        data = data[: len(data) - len(self._cut)]
        self._stream.feed(_COLOUR.sub(lambda match: match[0].replace(b":", b";"), data))

    def lines(self) -> list[str]:
        """Without what is empty at the end, and without the blanks that only reach for the edge."""
        # pyte's own «display» measures every cell of the screen: two hundred thousand for a single word.
        rows = [_text(row) for row in self._screen.history.top]
        rows += [_text(self._screen.buffer[y]) for y in range(max(self._screen.buffer, default=-1) + 1)]
        rows = [_EDGE.sub(r"  \1", row.rstrip()) for row in rows]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def current(self) -> str:
        """The line of the cursor, up to it: where a prompt is."""
        return _text(self._screen.buffer[self._screen.cursor.y])[: self._screen.cursor.x]


def _text(row: Mapping[int, pyte.screens.Char]) -> str:
    """A row, of which only the cells that were written to are there."""
    return "".join(row[column].data if column in row else " " for column in range(max(row, default=-1) + 1))


def _arguments(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


class Terminal:
    """``argv`` starts a shell whose start-up file writes the marks that tell when it waits for a command."""

    def __init__(self, argv: Sequence[str], stop: threading.Event | None = None) -> None:
        self.folder = ""
        self.running = False
        self._stop = stop or threading.Event()
        self._pending = b""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        attributes = termios.tcgetattr(slave)
        attributes[3] &= ~termios.ECHO  # what is typed stands in the page already
        termios.tcsetattr(slave, termios.TCSANOW, attributes)
        try:
            # Who starts the lab in the background has Ctrl-C ignored, which its children would inherit.
            argv = ["env", "--default-signal=INT", *argv]
            self._process = subprocess.Popen(argv, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
        finally:
            os.close(slave)
        self.screen = Screen()
        self._until(lambda: self._ready() is not None, 30)
        self._take_ready()
        self._shell = self._front()

    def run(self, command: str, limit: float) -> Result:
        """Types a command and waits for its end. ``limit``: seconds."""
        self.start(command)
        return self.finish(limit)

    def start(self, command: str) -> None:
        """Types a command and does not wait."""
        self.screen = Screen()
        self.running = True
        self.type(command)

    def type(self, text: str) -> None:
        """Types lines into whatever is running."""
        data = (text + "\n").encode()
        while data:
            data = data[os.write(self._master, data[:1024]) :]

    def interrupt(self) -> None:
        """Presses Ctrl-C; the screen shows it as terminals do."""
        end = time.monotonic() + BEGUN
        while not self._has_program() and time.monotonic() < end:
            time.sleep(0.01)
        self.screen.feed(b"^C\r\n")
        os.write(self._master, b"\x03")

    def finish(self, limit: float) -> Result:
        """Waits for the end of what was started."""
        self._until(lambda: self._ready() is not None, limit)
        status = self._take_ready()
        self.running = False
        return Result(self.screen.lines(), status, self.folder)

    def wait(self, happened: Callable[[Screen], bool], limit: float) -> bool:
        """Until something is on the screen, the command ends or the time is over; whether it is there."""
        with contextlib.suppress(SlowError):
            self._until(lambda: happened(self.screen) or self._ready() is not None, limit)
        return happened(self.screen)

    def has_ended(self) -> bool:
        return self._ready() is not None

    def _has_program(self) -> bool:
        """Whether a program has the terminal. While the shell starts one, Ctrl-C would reach neither of them."""
        front = self._front()
        return front != self._shell and _arguments(front) != _arguments(self._shell)

    def _front(self) -> int:
        """The process group that the terminal belongs to now; 0 where there is none any more."""
        try:
            return os.tcgetpgrp(self._master)
        except OSError:
            return 0

    def _ready(self) -> re.Match[bytes] | None:
        return _READY.search(self._pending)

    def _take_ready(self) -> int:
        match = self._ready()
        if match is None:
            raise RuntimeError("the shell has not written its prompt: wait for it first")
        self.screen.feed(self._pending[: match.start()])
        self._pending = self._pending[match.end() :]
        self.folder = match[2].decode("utf-8", "replace")
        return int(match[1])

    def _until(self, happened: Callable[[], bool], limit: float) -> None:
        end = time.monotonic() + limit
        while True:
            self._show()
            if happened():
                return
            if self._stop.is_set():
                raise StoppedError
            left = end - time.monotonic()
            if left <= 0:
                raise SlowError(self.screen.lines())
            if select.select([self._master], [], [], min(left, 0.2))[0]:
                try:
                    data = os.read(self._master, 65536)
                except OSError:
                    data = b""
                if not data:
                    raise SlowError([*self.screen.lines(), "(el intérprete de comandos ha terminado)"])
                self._pending += data

    def _show(self) -> None:
        """Hands over what cannot be part of a mark any more, so that the screen is up to date."""
        match = self._ready()
        if match:
            return
        cut = self._pending.rfind(b"\x1e")
        ready, self._pending = (self._pending, b"") if cut < 0 else (self._pending[:cut], self._pending[cut:])
        if ready:
            self.screen.feed(ready)

    def close(self) -> None:
        """Hangs up: the shell and all that it started in the foreground end."""
        with contextlib.suppress(OSError):
            os.close(self._master)
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
