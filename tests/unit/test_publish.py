from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import publish
import pytest
from git_support import commit

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
        # What is said in mkdocs.yml goes before what is known of the machine.
        (GITHUB, "https://git.example/c", DEFAULT_EDIT, ("https://git.example/c", DEFAULT_EDIT)),
        ({}, "https://git.example/c", DEFAULT_EDIT, ("https://git.example/c", DEFAULT_EDIT)),
        ({}, "https://git.example/c", None, ("https://git.example/c", None)),
        ({"GITHUB_SERVER_URL": "https://github.com"}, "", DEFAULT_EDIT, ("", None)),
        ({**GITHUB, "GITHUB_REPOSITORY": ""}, "", DEFAULT_EDIT, ("", None)),
        ({}, "", None, ("", None)),
        ({}, "", "", ("", None)),
        ({}, None, DEFAULT_EDIT, (None, None)),
        # Only a branch can be edited, and of a tag nothing is known.
        (
            {**GITHUB, "GITHUB_REF_NAME": "x"},
            "",
            DEFAULT_EDIT,
            ("https://github.com/a/b", "edit/main/docs/"),
        ),
        (
            {**GITHUB, "GITHUB_REF_TYPE": "branch"},
            "",
            DEFAULT_EDIT,
            ("https://github.com/a/b", "edit/main/docs/"),
        ),
        (
            {**GITHUB, "GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v1", "GITHUB_BASE_REF": "x"},
            "",
            DEFAULT_EDIT,
            ("https://github.com/a/b", "edit/x/docs/"),
        ),
        ({**GITHUB, "EDIT_URI": "src/"}, "", "src/", ("https://github.com/a/b", "src/")),
        ({"EDIT_URI": "https://e.example/"}, "", "https://e.example/", ("", "https://e.example/")),
    ],
)
def test_addresses(
    environ: dict[str, str], repo: str | None, edit: str | None, expected: tuple[str | None, str | None]
) -> None:
    config: Any = SimpleNamespace(repo_url=repo, edit_uri=edit, repo_name=None)
    publish.set_addresses(config, environ, "docs")
    assert (config.repo_url, config.edit_uri) == expected
    assert config.repo_name == ("a/b" if expected[0] == "https://github.com/a/b" else None)


def test_the_address_of_the_source_names_the_folder_of_the_pages() -> None:
    config: Any = SimpleNamespace(repo_url="", edit_uri=DEFAULT_EDIT, repo_name=None)
    publish.set_addresses(config, GITHUB, "guia/paginas")
    assert config.edit_uri == "edit/main/guia/paginas/"


def test_without_git_the_newest_source_counts(tmp_path: Path) -> None:
    for name, time in (("mkdocs.yml", 10), ("docs/a/b.md", 30), ("resources/c.yml", 20), ("other.txt", 40)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        os.utime(path, (time, time))
    assert publish.newest_mtime(tmp_path, ["docs", "resources", "overrides", "mkdocs.yml"]) == 30


class Site(NamedTuple):
    folder: Path

    def config(self, docs: str = "docs") -> Any:
        return SimpleNamespace(
            config_file_path=str(self.folder / "mkdocs.yml"),
            docs_dir=str(self.folder / docs),
            repo_url="",
            edit_uri=DEFAULT_EDIT,
            repo_name=None,
        )

    def dates(self, docs: str = "docs") -> dict[str, str | None]:
        """What on_env leaves in the pages; one of the files is no page yet."""
        pages = [SimpleNamespace(src_uri=uri, page=SimpleNamespace(update_date="hoy")) for uri in ("a.md", "b/c.md")]
        files = SimpleNamespace(documentation_pages=lambda: [*pages, SimpleNamespace(src_uri="a.md", page=None)])
        publish.on_env(cast("Any", None), self.config(docs), cast("Any", files))
        return {file.src_uri: file.page.update_date for file in pages}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Two commits: the second, two days later, of one page and of a file that no build reads."""
    for name in ("docs/a.md", "docs/b/c.md", "mkdocs.yml", "resources/x.yml", "otro.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    commit(tmp_path, "2024-01-02", ".")
    (tmp_path / "docs/b/c.md").write_text("2")
    commit(tmp_path, "2024-01-04", "docs")
    (tmp_path / "otro.txt").write_text("2")
    commit(tmp_path, "2024-01-06", "otro.txt")
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    # Set first, so that it is gone again after the test, whatever the hook leaves there.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    publish.on_startup(command="build", dirty=False)
    return Site(tmp_path)


def test_pages_get_the_day_of_their_last_commit_and_the_build_the_last_of_all(site: Site) -> None:
    publish.on_config(site.config())
    assert site.dates() == {"a.md": "2024-01-02", "b/c.md": "2024-01-04"}
    assert os.environ["SOURCE_DATE_EPOCH"] == "1704369600"


@pytest.mark.parametrize("source", ["docs/a.md", "resources/x.yml", "overrides/main.html", "mkdocs.yml"])
def test_all_that_a_build_reads_dates_it(site: Site, source: str) -> None:
    (site.folder / source).parent.mkdir(exist_ok=True)
    (site.folder / source).write_text("3")
    commit(site.folder, "2024-03-04", ".")
    publish.on_config(site.config())
    assert os.environ["SOURCE_DATE_EPOCH"] == "1709553600"


def test_addresses_are_set_with_every_build(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GITHUB.items():
        monkeypatch.setenv(name, value)
    config = site.config("paginas/es")
    publish.on_config(config)
    assert config.repo_url == "https://github.com/a/b"
    assert str(config.edit_uri).endswith("/paginas/es/")


def test_a_time_that_is_given_is_kept_and_nothing_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.on_config(site.config())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    publish.on_config(site.config())
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"
    # Nor is anything left of the build before.
    assert site.dates() == {"a.md": "hoy", "b/c.md": "hoy"}


def test_while_serving_nothing_is_dated(site: Site) -> None:
    publish.on_startup(command="serve", dirty=False)
    publish.on_config(site.config())
    assert os.environ["SOURCE_DATE_EPOCH"] == ""
    assert site.dates() == {"a.md": "hoy", "b/c.md": "hoy"}
    publish.on_startup(command="build", dirty=False)
    publish.on_config(site.config())
    assert site.dates()["a.md"] == "2024-01-02"


def test_pages_beside_the_folder_of_mkdocs_are_dated(site: Site) -> None:
    (site.folder / "docs").rename(site.folder / "paginas")
    (site.folder / "sitio").mkdir()
    (site.folder / "mkdocs.yml").rename(site.folder / "sitio/mkdocs.yml")
    commit(site.folder, "2024-02-03", ".")
    config = SimpleNamespace(
        config_file_path=str(site.folder / "sitio/mkdocs.yml"),
        docs_dir=str(site.folder / "paginas"),
        repo_url="x",
        edit_uri=None,
    )
    publish.on_config(cast("Any", config))
    assert os.environ["SOURCE_DATE_EPOCH"] == "1706961600"


def test_without_git_the_build_is_dated_by_the_newest_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    publish.on_startup(command="build")
    (tmp_path / "docs").mkdir()
    for name, time in (("mkdocs.yml", 10), ("docs/a.md", 30), ("otro.txt", 40)):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (time, time))
    publish.on_config(Site(tmp_path).config())
    assert os.environ["SOURCE_DATE_EPOCH"] == "30"
    assert Site(tmp_path).dates() == {"a.md": "hoy", "b/c.md": "hoy"}
