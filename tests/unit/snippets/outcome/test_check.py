"""What a verdict depends on, and how a block that is wrong on purpose is counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guide.snippets.blocks import Block, Origin, Page, Settings
from guide.snippets.cache import Cache
from guide.snippets.outcome.check import check_pages
from guide.snippets.outcome.report import Report
from snippets_support import check_page, check_plain


def checked(code: str, language: str, cache: Cache, *, strict: bool = False, **attributes: str) -> Report:
    lines = code.split("\n")
    origins = tuple(Origin("", number, 0) for number in range(2, len(lines) + 2))
    block = Block(1, 1, len(lines) + 2, language, code, origins, attributes)
    page = Page("a.md", ("```", *lines, "```"), (block,), settings=Settings(strict=strict))
    return check_pages([page], cache)


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def test_the_same_text_under_another_title_is_another_verdict(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "fragmentos.json")
    text = '{"clave-que-no-existe": 1}'
    assert codes(checked(text, "json", cache)) == []
    assert codes(checked(text, "json", cache, title="daemon.json")) == ["JS103"]
    assert codes(checked(text, "json", cache)) == []


def test_the_same_text_in_a_strict_project_is_another_verdict(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "fragmentos.json")
    text = '{"a": 1, ...}'
    assert codes(checked(text, "json", cache)) == []
    assert codes(checked(text, "json", cache, strict=True)) == ["JS101"]
    assert codes(checked(text, "json", cache)) == []


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ('{ console sale="1" }', "falta el punto delante del lenguaje: { .console … }"),
        ('{ sale="1" yaml }', "falta el punto delante del lenguaje: { .yaml … }"),
        ('{ sale="console" }', "el bloque no dice su lenguaje"),
        ("{ reiniciar }", "el bloque no dice su lenguaje"),
    ],
)
@pytest.mark.parametrize("check", [check_page, check_plain])
def test_language_within_braces_without_its_dot(
    header: str, told: str, check: Callable[[Path, str], Report], tmp_path: Path
) -> None:
    [found] = check(tmp_path, f"```{header}\n$ docker ps\n```\n").diagnostics
    assert found.code == "MD101"
    assert found.message.startswith(told)


WRONG = '``` {{ .{} falla="{}" motivo="se enseña" }}\n{}\n```\n'


@pytest.mark.parametrize(
    ("language", "code", "text", "counted"),
    [("go", "MD103", "package main", "go"), ("yaml", "YA101", "a: [", "yaml"), ("bsah", "MD102", "ls", "bsah")],
)
def test_what_is_proved_wrong_counts_as_checked(
    language: str, code: str, text: str, counted: str, tmp_path: Path
) -> None:
    report = check_page(tmp_path, WRONG.format(language, code, text))
    assert (codes(report), dict(report.checked), report.exempt) == ([], {counted: 1}, [])


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("SH101 DK102", None),
        ("DK102 SH101", None),
        ("SH101", "debía fallar con SH101 y falla con DK102 (línea 2), SH101 (línea 3)"),
        ("DK102", "debía fallar con DK102 y falla con DK102 (línea 2), SH101 (línea 3)"),
        ("SH101 DK102 MD115", "debía fallar con SH101, DK102, MD115 y falla con DK102 (línea 2), SH101 (línea 3)"),
        ("DK101", "debía fallar con DK101 y falla con DK102 (línea 2), SH101 (línea 3)"),
    ],
)
def test_a_block_fails_with_what_it_says_no_less_and_no_more(expected: str, told: str | None, tmp_path: Path) -> None:
    report = check_page(tmp_path, WRONG.format("console", expected, "$ docker ps --nmae\n$ echo 'a"))
    assert [(d.line, d.code, d.message) for d in report.diagnostics] == ([(1, "MD120", told)] if told else [])
