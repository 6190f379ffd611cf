"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from guide.files import write_atomically


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a/b/c.txt", b"uno")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"uno"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["c.txt"]


def test_the_permissions_of_the_file_that_was_there_stay(tmp_path: Path) -> None:
    file = tmp_path / "guia"
    file.write_bytes(b"uno")
    file.chmod(0o750)
    write_atomically(file, b"dos")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"dos", 0o750)


def test_what_cannot_be_put_in_its_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "carpeta/dentro").mkdir(parents=True)
    with pytest.raises(OSError, match="carpeta"):
        write_atomically(tmp_path / "carpeta", b"uno")
    assert [path.name for path in tmp_path.iterdir()] == ["carpeta"]


def test_a_write_that_is_broken_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"uno")

    def interrupted(*_: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(file, b"dos")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"uno"}


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    write_atomically(tmp_path / "a.txt", b"uno")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_what_is_written_meanwhile_is_hidden_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def replace(self: Path, target: Path) -> None:
        seen.append((self.parent, self.name.startswith(".a.txt."), len(self.name), self.read_bytes(), target))

    monkeypatch.setattr(Path, "replace", replace)
    write_atomically(tmp_path / "a.txt", b"uno")
    assert seen == [(tmp_path, True, len(".a.txt.12345678"), b"uno", tmp_path / "a.txt")]


def test_a_file_is_written_again(tmp_path: Path) -> None:
    for content in (b"uno", b"dos y tres", b""):
        write_atomically(tmp_path / "a.txt", content)
        assert (tmp_path / "a.txt").read_bytes() == content


def test_a_folder_that_takes_no_file_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> int:
        raise PermissionError("cerrada")

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(PermissionError, match="cerrada"):
        write_atomically(tmp_path / "a.txt", b"uno")
