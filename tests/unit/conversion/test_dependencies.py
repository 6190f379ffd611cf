"""What the key of a page is made of."""

from __future__ import annotations

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


def test_pages_include_with_a_mark_or_because_all_do() -> None:
    assert may_include('--8<-- "a"', {})
    assert may_include("a", {"pymdownx.snippets": {"auto_append": ["a.md"]}})
    assert not may_include("a", {"pymdownx.snippets": {"base_path": ["."]}})
