"""Zips: the same files give the same bytes, whoever packs them and when."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from guide.zips import zip_bytes

DAY = date(2026, 11, 29)
FILES = {"b/uno.txt": b"uno" * 100, "b/vacia/": b"", "a": b"\x00\xff"}


@pytest.mark.parametrize("compressed", [False, True])
def test_what_goes_in_comes_out_in_order(compressed: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES, DAY, compressed=compressed))) as archive:
        assert archive.namelist() == sorted(FILES)
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 29, 0, 0, 0)}


def test_only_what_is_a_program_is_one() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES, DAY, executables=["a"]))) as archive:
        modes = {info.filename: oct(info.external_attr >> 16) for info in archive.infolist()}
    assert modes == {"a": "0o100755", "b/uno.txt": "0o100644", "b/vacia/": "0o40755"}


def test_compression_makes_it_smaller() -> None:
    assert len(zip_bytes(FILES, DAY, compressed=True)) < len(zip_bytes(FILES, DAY))


def test_the_order_of_the_files_changes_nothing() -> None:
    assert zip_bytes(dict(reversed(FILES.items())), DAY) == zip_bytes(FILES, DAY)
