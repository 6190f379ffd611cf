"""From saving a page under ``mkdocs serve`` until the browser reloads it, beside the same pages without our hooks."""

from __future__ import annotations

import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.bench_build import WITHOUT, copy_of_the_guide
from bench.measure import Row, median

PAGE = "tutoriales/primer-contenedor"
MORE = 3
"""Saves for each round: MkDocs looks at the disk twice a second, so that the same save takes more or less."""
WAIT_S = 120


@dataclass(frozen=True)
class Server:
    folder: Path
    url: str

    def epoch(self) -> int:
        """The number of the build that is shown: its script in the page asks for the next one."""
        page = self._read(f"{PAGE}/")
        found = re.search(r"livereload\((\d+), \d+\)", page)
        if found is None:
            raise SystemExit(f"medir: {self.url} no se recarga sola")
        return int(found[1])

    def save(self) -> float:
        """Seconds from saving a page with one paragraph more until the browser is told to load it again."""
        epoch, file = self.epoch(), self.folder / "docs" / f"{PAGE}.md"
        start = time.perf_counter()
        file.write_text(f"{file.read_text('utf-8')}\nUna frase más.\n", encoding="utf-8")
        self._read(f"livereload/{epoch}/0")
        return time.perf_counter() - start

    def _read(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}{path}", timeout=WAIT_S) as answer:  # noqa: S310  (http of our own)
            return str(answer.read().decode())


@contextmanager
def serving(folder: Path, config: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (folder / "servir.log").open("w+") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "-f", config, "--dev-addr", address]
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            end = time.monotonic() + WAIT_S
            while f"Serving on http://{address}" not in (folder / "servir.log").read_text("utf-8"):
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"medir: mkdocs serve no arranca:\n{(folder / 'servir.log').read_text('utf-8')}")
                time.sleep(0.1)
            yield Server(folder, f"http://{address}/")
        finally:
            process.terminate()
            process.wait(WAIT_S)


def rows(rounds: int) -> list[Row]:
    times: dict[str, list[float]] = {WITHOUT: [], "mkdocs.yml": []}
    with tempfile.TemporaryDirectory(prefix="guia-") as name, ExitStack() as stack:
        servers = {
            config: stack.enter_context(serving(copy_of_the_guide(Path(name, config)), config)) for config in times
        }
        for number in range(MORE * rounds + 1):
            for config, server in servers.items():
                # At any moment between two looks.
                time.sleep(random.Random(number).random() * 0.5)  # noqa: S311
                seconds = server.save()
                if number:
                    times[config].append(seconds)
    without, ours = median(times[WITHOUT]), median(times["mkdocs.yml"])
    return [
        Row("servir: de guardar a recargar, sin lo nuestro", without, "s"),
        Row("servir: de guardar a recargar", ours, "s"),
        Row("lo mismo, frente a sin lo nuestro", ours / without, "×", 1),
    ]
