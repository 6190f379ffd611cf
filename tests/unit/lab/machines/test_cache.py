"""What takes long to make is made once, whole, and what is of older recipes goes away in time."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from guide.lab.machines import cache, stopping
from guide.lab.machines.cache import LabError
from guide.lab.machines.stopping import StoppedError


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


@pytest.mark.parametrize(("age", "there"), [(0, True), (cache.KEPT, True), (cache.KEPT + 1, False)])
def test_an_older_recipe_stays_for_a_week(folder: Path, monkeypatch: pytest.MonkeyPatch, age: int, there: bool) -> None:
    assert cache.KEPT == 7 * 24 * 60 * 60
    monkeypatch.setattr(time, "time", lambda: 10.0**9)
    for name in ("raiz-vieja", "otra-vieja", "raiz.vieja"):
        (folder / name).mkdir()
        os.utime(folder / name, (0, 10**9 - age))
    (folder / "raiz-nota").write_text("", "utf-8")
    os.utime(folder / "raiz-nota", (0, 0))
    cache.made("raiz", "aaaa", write, "una raíz")
    assert (folder / "raiz-vieja").exists() is there
    assert all((folder / name).exists() for name in ("otra-vieja", "raiz.vieja", "raiz-nota"))


def test_what_is_used_again_counts_from_its_last_use(folder: Path) -> None:
    made = cache.made("raiz", "aaaa", write, "una raíz")
    os.utime(made, (0, 0))
    (folder / "raiz-vieja").mkdir()
    os.utime(folder / "raiz-vieja", (0, 0))
    cache.made("raiz", "aaaa", never, "una raíz")
    assert made.stat().st_mtime > 10**9
    # Nothing is cleared where nothing is made.
    assert names(folder) == ["raiz-aaaa", "raiz-vieja"]


def test_what_is_being_made_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    cache.made("raiz", "aaaa", write, "una raíz")
    cache.made("raiz", "aaaa", never, "una raíz")
    assert capsys.readouterr().err == "laboratorio: preparo una raíz; la próxima vez estará hecho\n"


def test_two_do_not_make_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begun, go = threading.Event(), threading.Event()
    err = ""

    def slow(part: Path) -> None:
        begun.set()
        go.wait(10)
        write(part)

    with ThreadPoolExecutor() as pool:
        one = pool.submit(cache.made, "raiz", "aaaa", slow, "una raíz")
        begun.wait(10)
        other = pool.submit(cache.made, "raiz", "aaaa", never, "una raíz")
        for _ in range(1000):
            err += capsys.readouterr().err
            if "espero" in err:
                break
            time.sleep(0.01)
        # Long enough to wait several times, which is told once.
        time.sleep(0.2)
        go.set()
        assert one.result() == other.result() == folder / "raiz-aaaa"
    assert (err + capsys.readouterr().err).count("laboratorio: otro proceso prepara una raíz: espero\n") == 1


def test_who_waits_for_a_lock_may_be_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with contextlib.ExitStack() as other:
        assert cache.held(folder / "a.bloqueo", other)
        monkeypatch.setattr(stopping, "_wanted", True)
        with pytest.raises(StoppedError), cache.locked(folder / "a.bloqueo"):
            pytest.fail("somebody else holds it")
    with cache.locked(folder / "a.bloqueo"):
        pass


def test_who_waits_for_a_lock_in_silence_gets_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = contextlib.ExitStack()
    assert cache.held(folder / "a.bloqueo", other)
    threading.Timer(0.1, other.close).start()
    with cache.locked(folder / "a.bloqueo"):
        assert capsys.readouterr().err == ""
        with contextlib.ExitStack() as third:
            assert not cache.held(folder / "a.bloqueo", third)
    with contextlib.ExitStack() as again:
        assert cache.held(folder / "a.bloqueo", again)


def test_a_lock_keeps_what_its_file_says(folder: Path) -> None:
    (folder / "a.bloqueo").write_text("algo", "utf-8")
    with cache.locked(folder / "a.bloqueo"), contextlib.ExitStack() as stack:
        cache.held(folder / "b.bloqueo", stack)
    assert (folder / "a.bloqueo").read_text("utf-8") == "algo"


@pytest.mark.parametrize(
    ("named", "user", "folder"),
    [
        ("a/b", "", "a/b"),
        ("a/b", "{}/suya", "a/b"),
        ("", "{}/suya", "suya/guia-docker"),
        ("", "", "casa/.cache/guia-docker"),
        ("", "suya", "casa/.cache/guia-docker"),
        (None, None, "casa/.cache/guia-docker"),
    ],
)
def test_the_folder_is_the_one_that_is_named_or_in_the_cache_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None, user: str | None, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "casa"))
    for name, value in (("GUIA_LABORATORIO", named), ("XDG_CACHE_HOME", user)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value.format(tmp_path))
    assert cache.folder() == tmp_path / folder
    assert (tmp_path / folder).is_dir()


def test_a_folder_that_cannot_be_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "archivo").write_text("", "utf-8")
    monkeypatch.setenv("GUIA_LABORATORIO", str(folder / "archivo/dentro"))
    with pytest.raises(LabError, match=r"no se puede guardar nada en «.*/archivo/dentro» \(.*GUIA_LABORATORIO$"):
        cache.folder()


def test_what_cannot_be_deleted_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a/b").mkdir(parents=True)
    (folder / "a/b/c").write_text("", "utf-8")
    cache.remove(folder / "a")
    cache.remove(folder / "a")
    assert (names(folder), capsys.readouterr().err) == ([], "")
    (folder / "a").mkdir()
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    cache.remove(folder / "a")
    assert capsys.readouterr().err == f"laboratorio: no se pudo borrar {folder}/a: bórralo tú\n"


def test_what_is_written_while_it_is_deleted_is_deleted_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a").mkdir()
    # Who was killed a moment ago writes once more.
    monkeypatch.setattr(time, "sleep", lambda _: None)
    left = [True]
    rmtree = shutil.rmtree

    def late(path: Path, *, ignore_errors: bool) -> None:
        rmtree(path, ignore_errors=ignore_errors)
        if left.pop():
            path.mkdir()
            left.append(False)

    monkeypatch.setattr(shutil, "rmtree", late)
    cache.remove(folder / "a")
    assert (names(folder), capsys.readouterr().err) == ([], "")


def test_a_lock_is_held_by_one(folder: Path) -> None:
    with contextlib.ExitStack() as one, contextlib.ExitStack() as other:
        assert cache.held(folder / "a.bloqueo", one)
        assert not cache.held(folder / "a.bloqueo", other)
    with contextlib.ExitStack() as again:
        assert cache.held(folder / "a.bloqueo", again)


def test_the_digest_changes_with_every_part() -> None:
    digests = {cache.digest(parts) for parts in ([b"a", b"b"], [b"ab"], [b"b", b"a"], [b"a"], [])}
    assert len(digests) == 5
    # Another digest would make everything anew.
    assert (cache.digest([]), cache.digest([b"a", b"", b"bc"])) == ("e3b0c442", "fb9abcb0")
