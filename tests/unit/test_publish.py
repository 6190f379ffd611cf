from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import publish
import pytest

GITHUB = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b"}
DEFAULT_EDIT = "edit/main/docs/"


@pytest.mark.parametrize(
    ("environ", "repo", "edit", "expected"),
    [
        ({}, "", DEFAULT_EDIT, ("", None)),
        ({"GITHUB_REPOSITORY": "a/b"}, "", DEFAULT_EDIT, ("", None)),
        (GITHUB, "", DEFAULT_EDIT, ("https://github.com/a/b", "edit/main/docs/")),
        (
            {**GITHUB, "GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "x/y z"},
            "",
            DEFAULT_EDIT,
            ("https://github.com/a/b", "edit/x/y%20z/docs/"),
        ),
        (
            {**GITHUB, "GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v1"},
            "",
            DEFAULT_EDIT,
            ("https://github.com/a/b", "edit/main/docs/"),
        ),
        (
            {
                **GITHUB,
                "GITHUB_REF_TYPE": "branch",
                "GITHUB_REF_NAME": "12/merge",
                "GITHUB_BASE_REF": "docs",
            },
            "",
            DEFAULT_EDIT,
            ("https://github.com/a/b", "edit/docs/docs/"),
        ),
        (GITHUB, "https://git.example/c", DEFAULT_EDIT, ("https://git.example/c", DEFAULT_EDIT)),
        ({**GITHUB, "EDIT_URI": "src/"}, "", "src/", ("https://github.com/a/b", "src/")),
        ({"EDIT_URI": "https://e.example/"}, "", "https://e.example/", ("", "https://e.example/")),
    ],
)
def test_addresses(environ: dict[str, str], repo: str, edit: str, expected: tuple[str, str | None]) -> None:
    config: Any = SimpleNamespace(repo_url=repo, edit_uri=edit, repo_name=None)
    publish.set_addresses(config, environ, "docs")
    assert (config.repo_url, config.edit_uri) == expected


def test_the_address_of_the_source_names_the_folder_of_the_pages() -> None:
    config: Any = SimpleNamespace(repo_url="", edit_uri=DEFAULT_EDIT, repo_name=None)
    publish.set_addresses(config, GITHUB, "guia/paginas")
    assert config.edit_uri == "edit/main/guia/paginas/"


def commit(folder: Path, day: str, *paths: str) -> None:
    date = f"{day}T12:00:00+0000"
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c"}
    identity |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c"}
    env = {**os.environ, **identity, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    for arguments in (["init", "-q"], ["add", *paths], ["commit", "-qm", day]):
        subprocess.run(["git", *arguments], cwd=folder, env=env, check=True)


def test_each_file_has_the_time_of_its_last_commit(tmp_path: Path) -> None:
    folder = tmp_path / "dentro"
    page, other = folder / "docs/año.md", folder / "docs/b.md"
    page.parent.mkdir(parents=True)
    page.write_text("1")
    other.write_text("1")
    commit(tmp_path, "2024-01-02", "dentro")
    page.write_text("2")
    commit(tmp_path, "2025-03-04", "dentro")
    assert publish.commit_times(folder, ["docs", "resources"]) == {"docs/año.md": 1741089600, "docs/b.md": 1704196800}


def test_without_git_there_are_no_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert publish.commit_times(tmp_path, ["docs"]) == {}


def test_without_git_the_newest_source_counts(tmp_path: Path) -> None:
    for name, time in (("mkdocs.yml", 10), ("docs/a/b.md", 30), ("resources/c.yml", 20), ("other.txt", 40)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        os.utime(path, (time, time))
    assert publish.newest_mtime(tmp_path, ["docs", "resources", "overrides", "mkdocs.yml"]) == 30
