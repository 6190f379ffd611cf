"""Shell syntax by shfmt: any number of texts in one process. It parses; nothing is ever run."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

CHUNK_BYTES = 16_000_000
CHUNK_FILES = 20_000
SECONDS = 8.0
_LINE = re.compile(r"^(?:\./)?(\d+)\.\w+:(\d+):(\d+|\?): (.*)$", re.MULTILINE)


class Script(NamedTuple):
    """A text to parse, as ``bash`` or ``zsh``."""

    dialect: str
    text: str


class SyntaxProblem(NamedTuple):
    """The first error of a text: 1-based line, column in characters, shfmt's own message."""

    line: int
    column: int
    message: str


class MissingShfmtError(Exception):
    """There is no shfmt beside this Python nor on PATH."""


@lru_cache(maxsize=1)
def engine() -> str:
    """The path of shfmt: first the one installed with this Python."""
    beside = shutil.which("shfmt", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("shfmt")
    if found is None:
        raise MissingShfmtError
    return found


def engine_version() -> str:
    """Changes whenever another shfmt is installed; costs no process."""
    try:
        stat = Path(engine()).stat()
    except (MissingShfmtError, OSError):
        return "none"
    return f"{stat.st_size}-{stat.st_mtime_ns}"


def parse(scripts: Sequence[Script], seconds: float = SECONDS) -> list[SyntaxProblem | None]:
    """The first error of each script, or None. A message «!» means that shfmt gave up on that script."""
    first: dict[Script, int] = {}
    for script in scripts:
        first.setdefault(script, len(first))
    unique = list(first)
    problems: list[SyntaxProblem | None] = []
    for chunk in _chunks(unique):
        problems += _parse_chunk(chunk, seconds)
    return [problems[first[script]] for script in scripts]


def _chunks(scripts: Iterable[Script]) -> Iterator[list[Script]]:
    chunk: list[Script] = []
    size = 0
    for script in scripts:
        if chunk and (size + len(script.text) > CHUNK_BYTES or len(chunk) == CHUNK_FILES):
            yield chunk
            chunk, size = [], 0
        chunk.append(script)
        size += len(script.text)
    if chunk:
        yield chunk


def _parse_chunk(scripts: list[Script], seconds: float) -> list[SyntaxProblem | None]:
    data = [script.text.encode("utf-8", "surrogatepass") for script in scripts]
    output = _run(scripts, data, seconds)
    if output is None:
        if len(scripts) == 1:
            return [SyntaxProblem(1, 1, "!")]
        # One script that kills or stalls the parser must not lose the verdicts of the others.
        half = len(scripts) // 2
        return _parse_chunk(scripts[:half], seconds / 2) + _parse_chunk(scripts[half:], seconds / 2)
    problems: list[SyntaxProblem | None] = [None] * len(scripts)
    for number, line, column, message in _LINE.findall(output):
        lines = data[int(number)].split(b"\n")
        row = lines[int(line) - 1] if int(line) <= len(lines) else b""
        # Very far to the right shfmt stops counting columns.
        before = row[: int(column) - 1] if column != "?" else b""
        characters = len(before.decode("utf-8", "replace")) + 1
        problems[int(number)] = SyntaxProblem(int(line), characters, message)
    return problems


def _run(scripts: list[Script], data: list[bytes], seconds: float) -> str | None:
    with _folder() as folder:
        # Without it, one in a folder above could make shfmt leave every file out.
        Path(folder, ".editorconfig").write_text("root = true\n", "utf-8")
        for i, (script, content) in enumerate(zip(scripts, data, strict=True)):
            # With a shebang the dialect would follow it; the label of the block decides.
            extension = "zsh" if script.dialect == "zsh" else "bash"
            with open(f"{folder}/{i}.{extension}", "xb", buffering=0) as file:  # noqa: PTH123  (Path is slow here)
                file.write(content)
        try:
            done = subprocess.run(
                # -i: any printer option makes shfmt ignore every .editorconfig.
                [engine(), "-l", "-i", "0", "."],
                cwd=folder,
                env={"LC_ALL": "C", "GOMEMLIMIT": "512MiB"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=max(seconds, 1),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
    return done.stderr.decode("utf-8", "replace") if done.returncode in (0, 1) else None


@contextlib.contextmanager
def _folder() -> Iterator[str]:
    # Thousands of small files that live for a moment: memory is the place for them.
    memory = "/dev/shm"  # noqa: S108  (mkdtemp makes a private folder in it)
    base = memory if os.access(memory, os.W_OK | os.X_OK) else None
    folder = tempfile.mkdtemp(prefix="guia-", dir=base)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
