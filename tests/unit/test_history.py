from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from git_support import commit
from guide import history


def test_each_file_has_the_time_of_its_last_commit(tmp_path: Path) -> None:
    folder = tmp_path / "dentro"
    page, other = folder / "docs/año.md", folder / "docs/b.md"
    page.parent.mkdir(parents=True)
    page.write_text("1")
    other.write_text("1")
    commit(tmp_path, "2024-01-02", "dentro")
    page.write_text("2")
    commit(tmp_path, "2025-03-04", "dentro")
    assert history.commit_times(folder, ["docs", "resources"]) == {"docs/año.md": 1741089600, "docs/b.md": 1704196800}


@pytest.mark.parametrize(
    ("folder", "asked"), [("/g/docs", "docs"), ("/g", "."), ("/g/a/b", "a/b"), ("/otra/docs", "../otra/docs")]
)
def test_a_folder_is_named_from_that_of_the_settings(folder: str, asked: str) -> None:
    assert history.folder_from(Path("/g"), folder) == asked


def test_without_git_there_are_no_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history.commit_times(tmp_path, ["docs"]) == {}


def test_each_day_is_as_its_last_commit_left_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs/añil.md"
    for date, text in (("2026-01-01", "uno"), ("2026-01-01", "dos"), ("2026-01-02", "tres"), ("2026-01-03", "cuatro")):
        page.write_text(text, "utf-8")
        commit(tmp_path, date, "docs")
    days = history.snapshots(tmp_path, "docs", 2)
    texts = history.contents(tmp_path, [blob for _, tree in days for blob in tree.values()])
    told = [(date, {path: texts[blob] for path, blob in tree.items()}) for date, tree in days]
    assert told == [("2026-01-03", {"docs/añil.md": "cuatro"}), ("2026-01-02", {"docs/añil.md": "tres"})]


def test_a_text_that_ends_anywhere_is_read_whole(tmp_path: Path) -> None:
    texts = {"a": "", "b": "sin salto", "c": "con salto\n\n", "d": "eñe\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    commit(tmp_path, "2026-01-01", *texts)
    ((_, tree),) = history.snapshots(tmp_path, ".", 5)
    read = history.contents(tmp_path, tree.values())
    assert {path: read[blob] for path, blob in tree.items()} == texts


def test_only_a_whole_history_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    whole, part, none = tmp_path / "todo", tmp_path / "parte", tmp_path / "nada"
    for folder in (whole, none):
        folder.mkdir()
    for day in ("2026-01-01", "2026-01-02"):
        (whole / "a").write_text(day)
        commit(whole, day, "a")
    subprocess.run(["git", "clone", "-q", "--depth=1", whole.as_uri(), part], check=True)
    assert [len(history.head(folder)) for folder in (whole, part, none)] == [40, 0, 0]
