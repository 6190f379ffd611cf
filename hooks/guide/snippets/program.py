"""One run of a parser over many small texts, as files of a private folder. It reads them; nothing is ever run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal

Stream = Literal["stdout", "stderr"]
_MEMORY = "/dev/shm"  # noqa: S108  (mkdtemp makes a private folder in it)
_OUTPUT = "salida.txt"


def find(name: str) -> str | None:
    """The path of a program: first the one installed with this Python."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def version(path: str | None) -> str:
    """Changes whenever another program is installed; costs no process."""
    try:
        stat = Path(path or "").stat()
    except OSError:
        return "none"
    return f"{stat.st_size}-{stat.st_mtime_ns}" if path else "none"


class Run:
    """``with Run(files, program, stream) as run: run.output(seconds)``. Several may run at the same time."""

    def __init__(self, files: Iterable[tuple[str, bytes]], program: Sequence[str], stream: Stream) -> None:
        # Thousands of small files that live for a moment: memory is the place for them.
        base = _MEMORY if os.access(_MEMORY, os.W_OK | os.X_OK) else None
        self.folder = tempfile.mkdtemp(prefix="guia-", dir=base)
        self.names = [_OUTPUT]
        self.process: subprocess.Popen[bytes] | None = None
        try:
            self._write(files)
            self._start(program, stream)
        except BaseException:
            self.close()
            raise

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        for name, data in files:
            self.names.append(name)
            handle = os.open(f"{self.folder}/{name}", flags, 0o600)
            try:
                # A single write may stop in the middle of a large text.
                view = memoryview(data)
                while view:
                    view = view[os.write(handle, view) :]
            finally:
                os.close(handle)

    def _start(self, program: Sequence[str], stream: Stream) -> None:
        # A file and not a pipe: nobody has to read while the program runs.
        with open(f"{self.folder}/{_OUTPUT}", "xb") as output:  # noqa: PTH123  (beside the others)
            self.process = subprocess.Popen(
                program,
                cwd=self.folder,
                env={"LC_ALL": "C.UTF-8", "GOMEMLIMIT": "512MiB"},
                stdin=subprocess.DEVNULL,
                stdout=output if stream == "stdout" else subprocess.DEVNULL,
                stderr=output if stream == "stderr" else subprocess.DEVNULL,
            )

    def output(self, seconds: float) -> bytes | None:
        """What it wrote, or None when it had to be stopped or broke down. 1 only says that there are findings."""
        if self.process is None:
            return None
        # «wait» with a limit looks again every 50 ms; this way the end is known at once.
        timer = threading.Timer(seconds, self.process.kill)
        timer.start()
        try:
            code = self.process.wait()
        finally:
            timer.cancel()
        return Path(self.folder, _OUTPUT).read_bytes() if code in (0, 1) else None

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        try:
            for name in self.names:
                os.unlink(f"{self.folder}/{name}")  # noqa: PTH108  (Path is slow for thousands of files)
            os.rmdir(self.folder)  # noqa: PTH106
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
