"""What came of converting pages, kept between builds."""

from __future__ import annotations

import contextlib
import json
import logging
from pathlib import Path
from typing import Any

from guide.conversion.dependencies import digest
from guide.files import write_atomically

Conversion = dict[str, Any]
"""Plain values, as JSON holds them."""


class Store:
    """One file for each conversion. Another build sees it whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()
        self.kept = 0

    def get(self, name: str) -> Conversion | None:
        """None also for a file that is not as it was written."""
        self.used.add(name)
        with contextlib.suppress(OSError, ValueError):
            seal, _, text = self._file(name).read_text("utf-8").partition("\n")
            if seal == digest(text):
                self.kept += 1
                found: Conversion = json.loads(text)
                return found
        return None

    def put(self, name: str, conversion: Conversion) -> None:
        text = json.dumps(conversion, ensure_ascii=False)
        with contextlib.suppress(OSError, ValueError):  # a folder that cannot be written only costs time
            write_atomically(self._file(name), f"{digest(text)}\n{text}".encode())

    def forget_unused(self) -> None:
        """What this build did not ask for."""
        with contextlib.suppress(OSError):
            for file in self.folder.glob("*.json"):
                if file.stem not in self.used:
                    file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.json"


class Listener(logging.Handler):
    """Hears whether anything was said: what warns has to warn in every build. ``engine``: the builder's own logger."""

    def __init__(self, engine: str) -> None:
        super().__init__(logging.INFO)
        self.heard = False
        # MkDocs' logger keeps its records to itself; the extensions' go to the root.
        self.loggers = [logging.getLogger(engine), logging.getLogger()]

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  (logging's signature)
        self.heard = True

    def __enter__(self) -> Listener:
        for logger in self.loggers:
            logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        for logger in self.loggers:
            logger.removeHandler(self)
