"""``extra: fragmentos:`` of a project: what it changes, and what is told of what it says wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.diagnostics import Diagnostic
from guide.snippets.cache import Cache
from guide.snippets.outcome.check import check_pages
from guide.snippets.reading import pages

PLACEHOLDER = "```console\n$ docker stop <ID>\n```\n"
WRONG = '```{ .console falla="SH101" motivo="a" }\n$ echo \'a\n```\n'
EXEMPT = '```{ .console sin-verificar="a" }\n$ ls\n```\n'


def findings(folder: Path, asked: str, *texts: str) -> list[Diagnostic]:
    """Those of a site whose pages are ``texts``, its project file included."""
    (folder / "mkdocs.yml").write_text(f"site_name: a\nextra:\n  fragmentos:\n    {asked}\n", "utf-8")
    (folder / "docs").mkdir()
    for number, text in enumerate(texts):
        (folder / "docs" / f"{number}.md").write_text(text, "utf-8")
    files = list(pages.find([folder / "docs"]))
    return check_pages([*pages.projects(files, folder, Cache()), *pages.read(files, folder)]).diagnostics


@pytest.mark.parametrize(
    ("raised", "severity"),
    [("[]", "warning"), ("[MD115]", "error"), ("[MD1xx]", "error"), ("[MDxxx]", "error"), ("[DK1xx]", "warning")],
)
def test_warnings_that_are_raised_are_errors(raised: str, severity: str, tmp_path: Path) -> None:
    assert [(d.code, d.severity) for d in findings(tmp_path, f"elevar: {raised}", PLACEHOLDER)] == [("MD115", severity)]


@pytest.mark.parametrize(
    ("asked", "column", "message"),
    [
        ("estricta: true", 5, "extra.fragmentos no tiene «estricta»; ¿quisiste decir «estricto»?"),
        ("otra: 1", 5, "extra.fragmentos no tiene «otra»"),
        ("estricto: quizá", 5, "«estricto» es true o false"),
        ("exenciones-max: -1", 5, "«exenciones-max» es un número entero, 0 o más"),
        ("erroneos-max: true", 5, "«erroneos-max» es un número entero, 0 o más"),
        ("como-texto: nginx", 5, "«como-texto» es una lista de lenguajes, como [nginx, diff]"),
        ("elevar: MD115", 5, "«elevar» es una lista de códigos, como [MD115, DK2xx]"),
        ("elevar: [SH101, MD151]", 21, "«MD151» no es ningún código; ¿quisiste decir «MD101»?"),
        ("elevar: [ZZ1xx]", 14, "«ZZ1xx» no es ningún código"),
        ("elevar: ['(']", 15, "«(» no es ningún código"),
    ],
)
def test_setting_that_is_not_known_is_told_in_its_place(asked: str, column: int, message: str, tmp_path: Path) -> None:
    found = findings(tmp_path, asked, "Texto\n")
    assert [(d.file, d.line, d.column, d.code, d.severity) for d in found] == [
        ("mkdocs.yml", 4, column, "MD123", "error")
    ]
    assert found[0].message == message


def test_settings_that_are_no_map_are_told(tmp_path: Path) -> None:
    assert [(d.line, d.code) for d in findings(tmp_path, "- estricto", "Texto\n")] == [(3, "MD123")]


@pytest.mark.parametrize("asked", ["estricto: true", "exenciones-max: 0", "elevar: [MD115, SH1xx]"])
def test_known_settings_are_clean(asked: str, tmp_path: Path) -> None:
    assert findings(tmp_path, asked, "Texto\n") == []


@pytest.mark.parametrize(
    ("asked", "block"), [("erroneos-max: 2", WRONG), ("exenciones-max: 2", EXEMPT)], ids=["wrong", "exempt"]
)
def test_each_marked_block_over_the_cap_is_told(asked: str, block: str, tmp_path: Path) -> None:
    found = findings(tmp_path, asked, block, f"{block}\n{block}\n{block}")
    assert [(Path(d.file).name, d.line, d.code) for d in found] == [("1.md", 5, "MD122"), ("1.md", 9, "MD122")]


def test_no_cap_admits_any_number(tmp_path: Path) -> None:
    assert findings(tmp_path, "estricto: false", WRONG * 9, EXEMPT * 9) == []


@pytest.mark.parametrize(("asked", "codes"), [("[nginx]", []), ("[diff]", ["MD103"])])
def test_declared_languages_count_as_text(asked: str, codes: list[str], tmp_path: Path) -> None:
    found = findings(tmp_path, f"estricto: true\n    como-texto: {asked}", "```nginx\nlisten 80;\n```\n")
    assert [d.code for d in found] == codes
