"""What takes long to make is made once, whole, and what is of older recipes goes away in time."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

import pytest
from guide.lab.machines import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path))
    return tmp_path


def write(folder: Path) -> None:
    (folder / "hecho").write_text("sí", "utf-8")


def never(_: Path) -> None:
    pytest.fail("it was there")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    made = cache.made("raiz", "aaaa", write, "una raíz")
    assert (made / "hecho").is_file()
    assert cache.made("raiz", "aaaa", never, "una raíz") == made
    assert names(folder) == ["raiz-aaaa"]


@pytest.mark.parametrize("error", [OSError("no hay sitio"), KeyboardInterrupt()])
def test_what_was_cut_short_leaves_nothing(folder: Path, error: BaseException) -> None:
    def fail(part: Path) -> None:
        write(part)
        raise error

    with pytest.raises(type(error)):
        cache.made("raiz", "aaaa", fail, "una raíz")
    assert names(folder) == []


def test_older_recipes_stay_while_another_copy_may_use_them(folder: Path) -> None:
    for name, age in (("raiz-vieja", cache.KEPT + 60), ("raiz-usada", 60), ("raiz-x.parte", 60), ("otra-a", 10**8)):
        (folder / name).mkdir()
        os.utime(folder / name, (0, time.time() - age))
    cache.made("raiz", "aaaa", write, "una raíz")
    assert names(folder) == ["otra-a", "raiz-aaaa", "raiz-usada"]


def test_a_lock_is_held_by_one(folder: Path) -> None:
    with contextlib.ExitStack() as one, contextlib.ExitStack() as other:
        assert cache.held(folder / "a.bloqueo", one)
        assert not cache.held(folder / "a.bloqueo", other)
    with contextlib.ExitStack() as again:
        assert cache.held(folder / "a.bloqueo", again)


def test_the_digest_changes_with_every_part() -> None:
    digests = {cache.digest(parts) for parts in ([b"a", b"b"], [b"ab"], [b"b", b"a"], [b"a"], [])}
    assert len(digests) == 5
