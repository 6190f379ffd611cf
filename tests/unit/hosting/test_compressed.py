from __future__ import annotations

import gzip
import os
import random
from pathlib import Path

from guide.hosting.compressed import compress

TEXT = b"docker run --rm hello-world\n" * 100
NOISE = random.Random(1).randbytes(3000)  # noqa: S311  (repeatable, and no secret)


def test_a_copy_stands_beside_what_gets_smaller(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(TEXT)
    (tmp_path / "foto.png").write_bytes(NOISE)
    (tmp_path / "corto.txt").write_bytes(b"a")
    (tmp_path / "vacio.txt").write_bytes(b"")
    totals = compress(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.gz")] == ["index.html.gz"]
    packed = (tmp_path / "a" / "index.html.gz").read_bytes()
    assert gzip.decompress(packed) == TEXT
    assert totals == (4, 1, len(TEXT), len(packed))


def test_it_has_the_time_of_the_file_and_always_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(TEXT)
    os.utime(file, (1000, 1000))
    compress(tmp_path)
    copy = tmp_path / "a.html.gz"
    first = copy.read_bytes()
    assert copy.stat().st_mtime == 1000
    os.utime(file, (2000, 2000))
    assert compress(tmp_path).copies == 1
    assert copy.read_bytes() == first
