"""What is kept of conversions, and who hears that something was said."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from guide.conversion.store import Conversion, Listener, Store

PLAIN: Conversion = {"content": "<p>ñ «…»</p>\n", "toc": [{"name": "a", "children": []}], "title": None, "n": 1}


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    Store(tmp_path / "nueva").put("a", PLAIN)
    store = Store(tmp_path / "nueva")
    assert (store.get("a"), store.get("b"), store.get("a")) == (PLAIN, None, PLAIN)
    assert (store.kept, store.used) == (2, {"a", "b"})


def test_the_last_that_was_put_counts(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("a", PLAIN)
    store.put("a", {"content": "otro"})
    assert store.get("a") == {"content": "otro"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\n",
        lambda kept: kept[:-1],
        lambda kept: kept + b" ",
        lambda kept: kept.replace(b'"n": 1', b'"n": 2'),
        lambda kept: b"x" + kept[1:],
        lambda kept: kept.partition(b"\n")[2],
        lambda kept: kept + b"\xff",
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    store = Store(tmp_path)
    store.put("a", PLAIN)
    [file] = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert store.get("a") is None
    assert (store.kept, store.used) == (0, {"a"})


def test_what_cannot_be_written_is_only_not_kept(tmp_path: Path) -> None:
    (tmp_path / "fichero").write_text("x")
    for store in (Store(tmp_path / "fichero"), Store(tmp_path / "fichero" / "dentro")):
        store.put("a", PLAIN)
        assert store.get("a") is None
        store.forget_unused()
    store = Store(tmp_path / "otra")
    store.put("a", {"content": "\udc80"})
    assert store.get("a") is None
    assert (tmp_path / "fichero").read_text() == "x"


def test_what_a_build_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("a", "b", "c"):
        store.put(name, PLAIN)
    (tmp_path / "otro.txt").write_text("x")
    store.get("a")
    store.get("c")
    store.get("nada")
    store.forget_unused()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "c.json", "otro.txt"]
    Store(tmp_path / "no existe").forget_unused()


@pytest.mark.parametrize(
    ("logger", "level", "heard"),
    [
        ("motor", logging.INFO, True),
        ("motor.algo.dentro", logging.WARNING, True),
        ("markdown", logging.WARNING, True),
        ("markdown", logging.INFO, True),
        ("motor", logging.DEBUG, False),
        ("markdown", logging.DEBUG, False),
        ("aparte", logging.ERROR, False),
    ],
)
def test_whatever_is_said_meanwhile_is_heard(
    monkeypatch: pytest.MonkeyPatch, logger: str, level: int, heard: bool
) -> None:
    for name in ("motor", "aparte"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", False)
    for name in ("motor", "motor.algo.dentro", "markdown"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.DEBUG)
    logging.getLogger(logger).log(level, "antes")
    with Listener("motor") as listener:
        assert not listener.heard
        logging.getLogger(logger).log(level, "algo")
    assert listener.heard is heard
    listener.heard = False
    logging.getLogger(logger).log(level, "después")
    assert not listener.heard


def test_nothing_is_heard_where_nothing_is_said() -> None:
    before = list(logging.getLogger().handlers)
    with Listener("motor") as listener:
        pass
    assert not listener.heard
    assert logging.getLogger().handlers == before
    assert logging.getLogger("motor").handlers == []
