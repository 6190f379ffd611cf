"""Compressed copies beside the files of a site, so that its server compresses nothing."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import NamedTuple

# What is compressed already, such as a picture, gains next to nothing.
MOST = 0.9  # of the size of the file


class Totals(NamedTuple):
    """``plain`` and ``packed`` are the bytes of the files that have a copy, and of the copies."""

    files: int
    copies: int
    plain: int
    packed: int


def compress(site: Path) -> Totals:
    """The same files give the same copies, byte by byte."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.suffix != ".gz")
    copies = plain = packed = 0
    for file in files:
        data = file.read_bytes()
        small = gzip.compress(data, 9, mtime=0)
        if len(small) > MOST * len(data):
            continue
        target = file.with_name(f"{file.name}.gz")
        target.write_bytes(small)
        # The server names both by this time.
        time = file.stat().st_mtime_ns
        os.utime(target, ns=(time, time))
        copies, plain, packed = copies + 1, plain + len(data), packed + len(small)
    return Totals(len(files), copies, plain, packed)
