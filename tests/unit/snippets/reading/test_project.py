"""What a project file says about its tree: where it is looked for, what of it counts, and what is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from guide.snippets.blocks import Settings
from guide.snippets.reading import project

FENCES: dict[str, dict[str, Any]] = {"pymdownx.superfences": {}}
KNOWN = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.quotes",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
]


def of(folder: Path, text: str, name: str = "mkdocs.yml", **others: str) -> project.Project:
    for other, content in {name: text, **others}.items():
        (folder / other).parent.mkdir(parents=True, exist_ok=True)
        (folder / other).write_text(content, "utf-8")
    found = project.above(folder)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("names", "folder", "file"),
    [
        (["mkdocs.yml"], "a", "mkdocs.yml"),
        (["mkdocs.yml"], "a/docs/b/c", "mkdocs.yml"),
        (["mkdocs.yml", "docs/mkdocs.yml"], "docs/b", "docs/mkdocs.yml"),
        (["properdocs.yml", "docs/zensical.toml"], "docs", "docs/zensical.toml"),
        (["properdocs.yml", "docs/zensical.toml"], "", "properdocs.yml"),
        (["zensical.toml", "properdocs.yml", "mkdocs.yml"], "docs", "mkdocs.yml"),
        (["zensical.toml", "properdocs.yml"], "docs", "properdocs.yml"),
        (["a/mkdocs.yml"], "b", None),
        (["mkdocs.yaml", "zensical.yml", "a/mkdocs.yml/x"], "a", None),
    ],
)
def test_nearest_project_file(names: list[str], folder: str, file: str | None, tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = project.above(tmp_path / folder)
    assert (found and found.file.relative_to(tmp_path).as_posix()) == file
    assert found is None or found.folder == found.file.parent


@pytest.mark.parametrize(
    ("text", "docs"),
    [
        ("", "docs"),
        ("docs_dir: paginas", "paginas"),
        ("docs_dir: ../fuera/x", "../fuera/x"),
        ("docs_dir: [a]", "docs"),
        ("docs_dir: 3", "docs"),
    ],
)
def test_folder_of_the_pages(text: str, docs: str, tmp_path: Path) -> None:
    assert of(tmp_path / "sitio", text).docs == (tmp_path / "sitio" / docs).resolve()


def test_which_pages_a_site_holds(tmp_path: Path) -> None:
    found = of(tmp_path, "")
    # Without its folder, any: perhaps somebody else knows where they are.
    assert found.holds(tmp_path / "README.md")
    (tmp_path / "docs").mkdir()
    assert not found.holds(tmp_path / "README.md")
    assert not found.holds(tmp_path / "docs2" / "a.md")
    assert found.holds(tmp_path / "docs" / "a" / "b.md")


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings("mkdocs.yml")),
        ("extra: {fragmentos: {estricto: true}}", Settings("mkdocs.yml", strict=True)),
        ("extra: [a]", Settings("mkdocs.yml")),
    ],
)
def test_settings_name_their_file(text: str, settings: Settings, tmp_path: Path) -> None:
    found = of(tmp_path, text)
    assert found.settings == settings
    assert found.extra == ({"fragmentos": {"estricto": True}} if settings.strict else ["a"] if text else None)


@pytest.mark.parametrize(
    ("listed", "extensions"),
    [
        ("", {}),
        ("[]", {}),
        ("texto", {}),
        ("3", {}),
        ("[admonition, tables]", {"admonition": {}, "tables": {}}),
        ("[{toc: {a: 1}}, {footnotes: {b: 2}, abbr: {}}]", {"footnotes": {"b": 2}, "abbr": {}}),
        ("{footnotes: {b: 2}, abbr: null, toc: {}}", {"footnotes": {"b": 2}, "abbr": {}}),
        ("[{footnotes: [1]}, {abbr: null}]", {"footnotes": {}, "abbr": {}}),
        ("[markdown.extensions.tables, x.markdown.extensions.abbr]", {"tables": {}}),
        ("[pymdownx.superfences: {relaxed_headers: true}]", {"pymdownx.superfences": {"relaxed_headers": True}}),
        ("[1, null, [tables]]", {}),
        # Code of others, which is not even imported.
        ("[codehilite, otra.extension, pymdownx.magiclink, pymdownx.snippets, extra, nl2br]", {}),
    ],
)
def test_extensions_that_decide_where_blocks_are(listed: str, extensions: Mapping[str, Any], tmp_path: Path) -> None:
    assert dict(of(tmp_path, f"markdown_extensions: {listed}").extensions) == {**FENCES, **extensions}


def test_every_extension_that_is_known(tmp_path: Path) -> None:
    found = of(tmp_path, f"markdown_extensions: [{', '.join(KNOWN)}]")
    assert [name for name, _ in found.extensions] == KNOWN


@pytest.mark.parametrize(
    ("listed", "includes"),
    [
        ("[]", None),
        ("[pymdownx.snippets]", {}),
        ("[pymdownx.snippets: {base_path: [a]}]", {"base_path": ["a"]}),
        ("{pymdownx.snippets: null}", {}),
    ],
)
def test_where_included_files_are(listed: str, includes: dict[str, Any] | None, tmp_path: Path) -> None:
    assert of(tmp_path, f"markdown_extensions: {listed}").includes == includes


@pytest.mark.parametrize(
    ("text", "docs", "extensions"),
    [
        ("", "docs", KNOWN),
        ("[project]\ndocs_dir = 'x'\n", "x", KNOWN),
        ("docs_dir = 'x'\n", "docs", KNOWN),
        ("project = 1\n", "docs", KNOWN),
        ("[project", "docs", KNOWN),
        ("[project.markdown_extensions.tables]\n", "docs", ["tables", "pymdownx.superfences"]),
        ("\ufeff[project]\ndocs_dir = 'x'\n", "x", KNOWN),
    ],
)
def test_project_of_zensical(text: str, docs: str, extensions: list[str], tmp_path: Path) -> None:
    found = of(tmp_path, text, "zensical.toml")
    assert (found.docs, found.includes) == ((tmp_path / docs).resolve(), None)
    assert sorted(name for name, _ in found.extensions) == sorted(extensions)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\ndocs_dir: x",
        "\ufeffdocs_dir: x",
        "docs_dir: !ENV x",
        "docs_dir: !!str x",
        "a: !ENV [B, {c: 1}]\nb: !x {y: 1}\ndocs_dir: x",
        "a: !!python/name:os.system\nb: !!python/object/apply:os.system [ls]\ndocs_dir: x",
        "a: !!python/object:x.Y {z: 1}\ndocs_dir: x",
    ],
)
def test_tags_of_yaml_become_their_text(text: str, tmp_path: Path) -> None:
    assert of(tmp_path, text).docs.name == "x"


@pytest.mark.parametrize(
    "text", ["[", "- a", "texto", "a: 2026-99-99", "[" * 5_000, "docs_dir: \x01", "docs_dir: !!int x"]
)
def test_file_that_cannot_be_read_says_nothing(text: str, tmp_path: Path) -> None:
    found = of(tmp_path, text)
    assert (found.docs.name, found.settings, dict(found.extensions)) == ("docs", Settings("mkdocs.yml"), FENCES)


def test_tags_keep_what_they_hold(tmp_path: Path) -> None:
    found = of(tmp_path, "extra: {a: !ENV [B, c], b: !x {y: 1}, c: !ENV D, d: !!python/name:os.system ''}")
    assert found.extra == {"a": ["B", "c"], "b": {"y": 1}, "c": "D", "d": ""}


def test_file_in_another_encoding_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"docs_dir: x\xf1")
    found = project.above(tmp_path)
    assert found is not None
    assert found.docs.name == "docs"


def test_project_inherits(tmp_path: Path) -> None:
    found = of(
        tmp_path / "a",
        "INHERIT: ../base/b.yml\nextra: {c: 1}\n",
        **{
            "../base/b.yml": "INHERIT: c.yml\ndocs_dir: x\nextra: {d: 1}\n",
            "../base/c.yml": "docs_dir: y\nmarkdown_extensions: [abbr]\n",
        },
    )
    assert (found.docs, found.extra) == (tmp_path / "a" / "x", {"c": 1})
    assert "abbr" in dict(found.extensions)


@pytest.mark.parametrize("parent", ["mkdocs.yml", "no.yml", "[a]", "."])
def test_what_cannot_be_inherited_says_nothing(parent: str, tmp_path: Path) -> None:
    assert of(tmp_path, f"INHERIT: {parent}\ndocs_dir: x\n").docs.name == "x"


@pytest.mark.parametrize(("files", "docs"), [(5, "x"), (6, "docs")])
def test_deepest_inheritance(files: int, docs: str, tmp_path: Path) -> None:
    parents = {f"{number}.yml": f"INHERIT: {number + 1}.yml\n" for number in range(1, files)}
    assert of(tmp_path, "INHERIT: 1.yml\n", **parents, **{f"{files}.yml": "docs_dir: x\n"}).docs.name == docs
