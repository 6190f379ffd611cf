"""What the key of a page is made of."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import pytest
from guide.conversion.dependencies import (
    UnknownDependencyError,
    contents,
    digest,
    environment,
    includable,
    may_include,
    options,
)
from markdown import Markdown
from pygments.lexers import get_lexer_by_name
from pymdownx.superfences import fence_code_format  # type: ignore[import-untyped]

PAIRS: list[tuple[list[str], list[str]]] = [
    (["ab", "c"], ["a", "bc"]),
    (["a", ""], ["a"]),
    (["a", "b"], ["b", "a"]),
    (["1:a"], ["a"]),
    (["a3:b"], ["a", "b"]),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_other_parts_have_another_digest(one: list[str], other: list[str]) -> None:
    assert digest(*one) != digest(*other)
    assert digest(*one) == digest(*one)


def test_texts_and_bytes_are_the_same_part() -> None:
    assert digest("ñ", "") == digest("ñ".encode(), b"")
    assert digest("a") == hashlib.sha256(b"1:a").hexdigest()
    assert digest("ñ", "b") == hashlib.sha256(b"2:\xc3\xb11:b").hexdigest()
    assert digest("\ud800") != digest("\ud801")
    assert digest() != digest("")


def test_names_and_bytes_of_files_count_and_dates_do_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "b.txt"
    file.write_bytes(b"x")
    first = contents(tmp_path)
    file.write_bytes(b"x")
    assert contents(tmp_path) == first
    file.write_bytes(b"y")
    second = contents(tmp_path)
    file.rename(tmp_path / "a" / "c.txt")
    assert len({first, second, contents(tmp_path)}) == 3
    assert contents(tmp_path, "*.py") == contents(tmp_path / "nada")


def test_python_packages_and_code_are_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "código"
    code.mkdir()
    first = environment([code])
    (code / "a.py").write_text("a = 1\n", "utf-8")
    second = environment([code])
    (tmp_path / "markdown-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    third = environment([code])
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert len({first, second, third, environment([code])}) == 4


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("a-1.dist-info", True),
        ("a-1.egg-info", True),
        ("a.egg-link", True),
        ("a.pth", True),
        ("a", False),
        ("a.py", False),
        ("a.dist-info.txt", False),
    ],
)
def test_packages_are_those_that_were_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, counts: bool
) -> None:
    one, other = tmp_path / "uno", tmp_path / "otro"
    for folder in (one, other):
        folder.mkdir()
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "nada"), str(one), str(other)])
    before = environment([])
    (other / name).touch()
    after = environment([])
    assert (before != after) is counts
    # Neither the order of the folders counts, nor that one stands there twice.
    monkeypatch.setattr(sys, "path", [str(other), str(one), str(other), str(tmp_path / "nada"), ""])
    assert environment([]) == after
    # What is installed in two folders is one package.
    (one / name).touch()
    assert environment([]) == after


def test_only_the_python_of_each_folder_of_code_counts(tmp_path: Path) -> None:
    one, other = tmp_path / "uno", tmp_path / "otro"
    for folder in (one, other):
        folder.mkdir()
    found = [environment([one, other])]
    (one / "a.txt").write_text("x", "utf-8")
    assert environment([one, other]) == found[0]
    (one / "dentro").mkdir()
    for file in (one / "dentro/a.py", other / "b.py"):
        file.write_text("x", "utf-8")
        found.append(environment([one, other]))
    assert len({*found, environment([one]), environment([other, one])}) == 5


def own() -> None: ...


def closure(value: str) -> Any:
    return lambda: value


class Own:
    def method(self) -> None: ...


HERE = Path(__file__).parent
EMOJI = "pymdownx.emoji"


@pytest.mark.parametrize(
    ("extensions", "configs"),
    [
        (["smarty"], {}),
        ([object()], {}),
        ([EMOJI], {EMOJI: {"options": {"custom_icons": ["x"]}}}),
        (["toc"], {"toc": {"slugify": Path.joinpath}}),
        (["toc"], {"toc": {"slugify": closure("a")}}),
        (["toc"], {"toc": {"slugify": "a".join}}),
        (["toc"], {"toc": {"slugify": Own().method}}),
        (["toc"], {"toc": {"slugify": object()}}),
    ],
)
def test_what_cannot_be_told_by_its_value_is_refused(extensions: list[Any], configs: dict[str, Any]) -> None:
    with pytest.raises(UnknownDependencyError):
        options(extensions, configs, [HERE], None)


def test_functions_of_packages_and_of_our_code_are_known_by_name() -> None:
    first = options(["toc"], {"toc": {"slugify": own}}, [HERE], None)
    second = options(["toc"], {"toc": {"slugify": fence_code_format}}, [HERE], None)
    assert first != second
    with pytest.raises(UnknownDependencyError):
        options(["toc"], {"toc": {"slugify": own}}, [HERE / "otra"], None)
    for folders in ([HERE, HERE / "otra"], [HERE / "otra", HERE]):
        assert options(["toc"], {"toc": {"slugify": own}}, folders, None) == first


PURE = """
    abbr admonition attr_list def_list fenced_code footnotes md_in_html sane_lists tables toc pymdownx.emoji
    pymdownx.snippets pymdownx.betterem pymdownx.caret pymdownx.details pymdownx.highlight pymdownx.inlinehilite
    pymdownx.keys pymdownx.mark pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde"""


@pytest.mark.parametrize("extension", PURE.split())
def test_extensions_that_make_the_same_of_the_same(extension: str) -> None:
    assert options([extension], {extension: {"a": [1, "b", None, True]}}, [], None)


@pytest.mark.parametrize(
    "extension", ["smarty", "codehilite", "pymdownx.magiclink", "pymdownx.b64", "extra", "markdown.extensions.toc"]
)
def test_others_are_refused_wherever_they_stand(extension: str) -> None:
    for extensions in ([extension], ["toc", extension], [extension, "toc"]):
        with pytest.raises(UnknownDependencyError, match=extension):
            options(extensions, {}, [], None)


def test_the_order_of_extensions_counts_and_that_of_options_does_not() -> None:
    assert options(["toc", "abbr"], {}, [], None) != options(["abbr", "toc"], {}, [], None)
    one, other = {"toc": {"a": 1, "b": 2}, "abbr": {}}, {"abbr": {}, "toc": {"b": 2, "a": 1}}
    assert options(["toc"], one, [], None) == options(["toc"], other, [], None)
    assert options([EMOJI], {EMOJI: None}, [], None) != options([EMOJI], {EMOJI: {"options": {}}}, [], None)


def test_what_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(UnknownDependencyError):
        options(["toc"], {"toc": {"a": endless}}, [], None)


@pytest.mark.parametrize("function", [Markdown, get_lexer_by_name, fence_code_format])
def test_functions_and_classes_of_the_packages_of_markdown_are_known(function: Any) -> None:
    name = f"{function.__module__}.{function.__qualname__}"
    assert name in options(["toc"], {"toc": {"a": function}}, [], None)


SNIPPETS = "pymdownx.snippets"


@pytest.mark.parametrize(
    "snippets",
    [
        None,
        {},
        {"check_paths": True},
        {"base_path": ["a"], "url_download": True},
        {"base_path": ["a"], "restrict_base_path": False},
        {"url_download": False, "restrict_base_path": True},
    ],
)
def test_inclusions_of_anything_from_anywhere_are_refused(snippets: dict[str, Any] | None) -> None:
    with pytest.raises(UnknownDependencyError):
        includable([SNIPPETS], {SNIPPETS: snippets})
    assert includable(["toc"], {SNIPPETS: snippets}) == ""


@pytest.mark.parametrize("more", [{}, {"url_download": False}, {"restrict_base_path": True}, {"check_paths": False}])
def test_inclusions_from_one_folder_or_several_are_known(tmp_path: Path, more: dict[str, Any]) -> None:
    (tmp_path / "a.md").write_text("a", "utf-8")
    one = includable([SNIPPETS], {SNIPPETS: {"base_path": str(tmp_path), **more}})
    assert one == includable([SNIPPETS], {SNIPPETS: {"base_path": [tmp_path], **more}})
    assert one != includable([SNIPPETS], {SNIPPETS: {"base_path": [str(tmp_path), str(tmp_path)], **more}})
    assert one != includable([SNIPPETS], {SNIPPETS: {"base_path": [str(tmp_path / "nada")], **more}})
    assert includable([SNIPPETS], {SNIPPETS: {"base_path": []}}) not in ("", one)


@pytest.mark.parametrize("change", [(["toc"], {}, 1), ([], {}, None), (["toc"], {"toc": {"permalink": True}}, None)])
def test_every_option_counts(change: tuple[list[str], dict[str, Any], Any]) -> None:
    extensions, configs, more = change
    assert options(extensions, configs, [], more) != options(["toc"], {}, [], None)


def test_all_that_can_be_included_counts(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.md").write_text("b", "utf-8")
    configs: dict[str, Any] = {"pymdownx.snippets": {"base_path": [str(tmp_path / "a"), str(tmp_path / "b.md")]}}
    found = [includable(["pymdownx.snippets"], configs)]
    for name in ("a/c.md", "b.md"):
        (tmp_path / name).write_text("c", "utf-8")
        found.append(includable(["pymdownx.snippets"], configs))
    assert len(set(found)) == 3
    assert includable(["toc"], {}) == ""


@pytest.mark.parametrize(
    ("text", "snippets", "expected"),
    [
        ('--8<-- "a"', None, True),
        ("a ;8< b", {}, True),
        ("a", {"auto_append": ["a.md"]}, True),
        ("a", {"auto_append": []}, False),
        ("a", {"base_path": ["."]}, False),
        ("a 8 <", None, False),
    ],
)
def test_pages_include_with_a_mark_or_because_all_do(
    text: str, snippets: dict[str, Any] | None, expected: bool
) -> None:
    assert may_include(text, {SNIPPETS: snippets}) is expected
    assert may_include(text, {} if snippets is None else {SNIPPETS: snippets}) is expected
