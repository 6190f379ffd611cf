"""Verdicts that another process makes while a site is converted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from guide import processes
from guide.places import HOOKS
from guide.snippets import cli
from guide.snippets.cache import Cache
from guide.snippets.judging import ahead
from guide.snippets.judging.ahead import Ahead, start_ahead
from guide.snippets.outcome.check import check_pages
from guide.snippets.reading import pages
from snippets_support import make_site

TEXT = """\
# Página {n}

Con `docker run --rm alpine` y con `docker rum`.

```console
$ docker run --detach --name web-{n} nginx
$ docker rum 'a
```

```yaml title="compose.yaml"
services: {{web-{n}: {{image: nginx, prots: []}}}}
```

```dockerfile
FRON alpine:3.{n}
```
"""


def make_pages(folder: Path, number: int) -> Path:
    docs = make_site(folder)
    for n in range(number):
        (docs / f"{n}.md").write_text(TEXT.format(n=n), "utf-8")
    return docs


def test_what_it_judges_is_all_that_a_check_asks_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "let_others_go_first", lambda _: None)
    docs, folder = make_pages(tmp_path, 3), tmp_path / "c"
    assert cli.main([ahead.OPTION, "--cache", str(folder), str(docs)]) == 0
    assert capfd.readouterr() == ("", "")
    read = pages.read(pages.find([docs]), tmp_path)
    cache = Cache(folder / "fragmentos.json")
    report = check_pages(read, cache)
    assert report.diagnostics == check_pages(read).diagnostics != []
    assert not cache.changed


def test_a_process_of_its_own_judges_many_pages(tmp_path: Path) -> None:
    docs, cache = make_pages(tmp_path, ahead.MANY), Cache(tmp_path / "c" / "fragmentos.json")
    process = start_ahead(HOOKS / "snippets.py", docs, cache)
    assert process
    process.wait()
    cache.reload()
    report = check_pages(pages.read(pages.find([docs]), tmp_path), cache)
    assert len(report.diagnostics) >= ahead.MANY
    assert not cache.changed


def test_few_pages_are_not_worth_a_process(tmp_path: Path) -> None:
    few = make_pages(tmp_path, ahead.MANY - 1)
    assert start_ahead(HOOKS / "snippets.py", few, Cache(tmp_path / "fragmentos.json")) is None


def test_where_verdicts_are_kept_or_would_be_lost_none_is_made_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    kept = Cache(tmp_path / "fragmentos.json")
    kept.put("a", [])
    kept.save()
    docs = make_pages(tmp_path, ahead.MANY)
    for cache in (Cache(tmp_path / "fragmentos.json"), Cache()):
        assert start_ahead(HOOKS / "snippets.py", docs, cache) is None


@pytest.mark.parametrize(
    ("cores", "folders", "starts"),
    [(2, ["."], True), (8, ["a", "a/b"], True), (1, ["."], False), (None, ["."], False)],
)
def test_process_is_started_where_it_is_a_gain(
    cores: int | None, folders: list[str], starts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    asked: list[object] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **streams: asked.append((command, streams)))
    for number in range(ahead.MANY):
        page = tmp_path / "docs" / folders[number % len(folders)] / f"{number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.touch()
        page.with_suffix(".txt").touch()
    started = start_ahead(tmp_path / "a.py", tmp_path / "docs", Cache(tmp_path / "c" / "fragmentos.json"))
    script, pages, cache = (str(tmp_path / name) for name in ("a.py", "docs", "c"))
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    command = ([sys.executable, script, "--veredictos", "--cache", cache, pages], quiet)
    assert (started is not None, asked) == ((True, [command]) if starts else (False, []))


def test_process_that_cannot_be_started_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(subprocess, "Popen", refused)
    docs = make_pages(tmp_path, ahead.MANY)
    assert start_ahead(tmp_path / "a.py", docs, Cache(tmp_path / "fragmentos.json")) is None


def test_one_that_does_not_end_is_ended(tmp_path: Path) -> None:
    script = tmp_path / "lento.py"
    script.write_text("import time\ntime.sleep(600)\n", "utf-8")
    process = Ahead(script, tmp_path, tmp_path)
    process.wait(0.1)
    assert process._process.returncode is not None


def test_verdicts_of_this_run_stay_when_others_come_in(tmp_path: Path) -> None:
    mine, other = Cache(tmp_path / "c.json"), Cache(tmp_path / "c.json")
    mine.put("mío", [])
    other.put("suyo", [])
    other.save()
    mine.reload()
    assert (mine.get("mío"), mine.get("suyo")) == ([], [])
