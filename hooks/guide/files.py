"""Writing files so that a killed build never leaves half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def write_atomically(file: Path, content: bytes) -> None:
    """Writes beside the target and renames; creates the folder. OSError when the disk says no.

    The permissions are those of the file that was there, or of any new file.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(content)
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(file.stat().st_mode)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
