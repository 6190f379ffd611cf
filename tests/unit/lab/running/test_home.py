"""The folder of the reader, before the page begins."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from guide.lab.machines.engines import Engine
from guide.lab.running.home import Home
from guide.zips import zip_bytes


class Here:
    """An engine whose paths are of this machine."""

    path = staticmethod(Path)


def test_a_zip_is_unpacked_as_it_is(tmp_path: Path) -> None:
    files = {"uno/vacia/": b"", "uno/a.txt": b"a\r\n", "uno/programa": b"#!/bin/sh\n"}
    Home(cast("Engine", Here()), str(tmp_path)).unpack(
        zip_bytes(files, date(2026, 11, 30), executables=["uno/programa"])
    )
    assert (tmp_path / "uno/vacia").is_dir()
    assert (tmp_path / "uno/a.txt").read_bytes() == b"a\r\n"
    assert [(tmp_path / "uno" / name).stat().st_mode & 0o111 for name in ("a.txt", "programa")] == [0, 0o111]
