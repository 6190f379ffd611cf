"""``extra: fragmentos:`` of a project: what it changes, and what is told of what it says wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from guide.diagnostics import Diagnostic
from guide.snippets.blocks import Settings
from guide.snippets.cache import Cache
from guide.snippets.outcome.check import check_pages
from guide.snippets.reading import pages
from guide.snippets.reading.settings import read_settings, settings_page, settings_problems, stricter, unknown_code

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
        (
            "todos-los-sistemas: docs/a.md",
            5,
            "«todos-los-sistemas» es una lista de páginas, como [docs/index.md, docs/tutoriales/*.md]",
        ),
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


@pytest.mark.parametrize(
    "asked", ["estricto: true", "exenciones-max: 0", "elevar: [MD115, SH1xx]", "todos-los-sistemas: [a]"]
)
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


@pytest.mark.parametrize(
    ("said", "settings"),
    [
        ({}, Settings("f")),
        ({"estricto": True}, Settings("f", strict=True)),
        ({"elevar": ["MD115", "DK1xx", 3]}, Settings("f", raised=("MD115", "DK1xx", "3"))),
        ({"exenciones-max": 0, "erroneos-max": 7}, Settings("f", most_exempt=0, most_wrong=7)),
        ({"exenciones-max": 1}, Settings("f", most_exempt=1)),
        ({"como-texto": ["nginx"]}, Settings("f", as_text=("nginx",))),
        # What is said wrong asks for nothing.
        *(({"estricto": wrong}, Settings("f")) for wrong in (False, "true", 1, None)),
        *(({key: wrong}, Settings("f")) for key in ("elevar", "como-texto") for wrong in ("MD115", None, {"a": 1}, 3)),
        *(
            ({key: wrong}, Settings("f"))
            for key in ("exenciones-max", "erroneos-max")
            for wrong in (-1, True, False, 1.0, "1", None, [1])
        ),
    ],
)
def test_what_is_read(said: dict[str, Any], settings: Settings) -> None:
    assert read_settings({"fragmentos": said}, "f") == settings


@pytest.mark.parametrize(
    "extra", [None, {}, [], "fragmentos", {"otra": {"estricto": True}}, {"fragmentos": ["estricto"]}]
)
def test_without_settings_nothing_is_asked(extra: Any) -> None:
    assert read_settings(extra) == Settings()


@pytest.mark.parametrize(
    ("base", "more", "both"),
    [
        (Settings(), Settings(), Settings()),
        (Settings("a", True, ("A",), 1, 2, ("x",)), Settings("b"), Settings("a", True, ("A",), 1, 2, ("x",))),
        (Settings("a"), Settings("b", True, ("B",), 3, 4, ("y",)), Settings("a", True, ("B",))),
        (Settings("a", raised=("A",)), Settings("b", raised=("B",)), Settings("a", raised=("A", "B"))),
    ],
)
def test_the_stricter_of_two(base: Settings, more: Settings, both: Settings) -> None:
    assert stricter(base, more) == both


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", []),
        ("extra: {otra: 1}", []),
        ("extra: {fragmentos: {estricto: true}}", []),
        ("extra:\n  fragmentos: 3", ["2:3-13 fragmentos"]),
        ("extra:\n  fragmentos:", ["2:3-13 fragmentos"]),
        ("a: 1\nextra: {fragmentos: []}", ["2:9-19 fragmentos"]),
        ("extra:\n  'fragmentos':\n    'estricta': 1", ["3:6-14 estricta"]),
        ('extra:\n  "fragmentos" :\n    elevar: 1', ["3:5-11 elevar"]),
        # The same words before them are of somebody else.
        ("elevar: 1\nextra:\n  fragmentos:\n    elevar: 1", ["4:5-11 elevar"]),
        ("# fragmentos: estricta\nx_fragmentos: [estricta]\nextra:\n  fragmentos: {estricta: 1}", ["4:16-24 estricta"]),
        ("extra:\n  fragmentos: {otra: otra}", ["2:16-20 otra"]),
        # Each of them, where it stands.
        (
            "extra:\n  fragmentos:\n    otra: 1\n    estricto: 2\n    exenciones-max: x\n    erroneos-max: -1\n"
            "    como-texto: a\n    elevar: [ZZ1, SH101, ZZ2]",
            [
                *("3:5-9 otra", "4:5-13 estricto", "5:5-19 exenciones-max", "6:5-17 erroneos-max"),
                *("7:5-15 como-texto", "8:14-17 ZZ1", "8:26-29 ZZ2"),
            ],
        ),
        ("extra:\n  fragmentos: {elevar: [1, null]}", ["2:25-26 1", "2:1-5 None"]),
    ],
)
def test_place_of_what_is_said_wrong(text: str, places: list[str]) -> None:
    found = settings_problems((yaml.safe_load(text) or {}).get("extra"), text)
    assert [f"{f.line}:{f.column}-{f.end_column}" for f in found] == [place.split()[0] for place in places]
    assert {(f.line - f.end_line, f.code) for f in found} <= {(0, "MD123")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[project]\nestricta = 1\n[project.extra.fragmentos]\nestricta = true\n", (4, 1)),
        ("[estricta]\n[fragmentos]\nestricta = true\n", (3, 1)),
        ("project = {extra = {fragmentos = {estricta = true}}}\n", (1, 35)),
    ],
)
def test_place_in_a_project_file_of_zensical(text: str, place: tuple[int, int]) -> None:
    [found] = settings_problems({"fragmentos": {"estricta": True}}, text)
    assert (found.line, found.column) == place


def test_settings_that_are_no_map_name_the_keys() -> None:
    [found] = settings_problems({"fragmentos": 3}, "extra: {fragmentos: 3}")
    assert found.message == (
        "extra.fragmentos lleva claves: estricto, elevar, exenciones-max, erroneos-max, como-texto, todos-los-sistemas"
    )


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        *((pattern, "") for pattern in ("SH101", "SC2026", "MD1xx", "DKxxx", "CO1xx")),
        ("SH10", "«SH10» no es ningún código"),
        ("sh101", "«sh101» no es ningún código"),
        ("SH1011", "«SH1011» no es ningún código"),
        ("XX1xx", "«XX1xx» no es ningún código"),
        ("", "«» no es ningún código"),
    ],
)
def test_patterns_of_codes(pattern: str, said: str) -> None:
    assert unknown_code(pattern).startswith(said)
    assert bool(unknown_code(pattern)) is bool(said)


def test_problems_of_a_project_file_are_kept(tmp_path: Path) -> None:
    text = "extra:\n  fragmentos: {estricta: 1}\n"
    extra = {"fragmentos": {"estricta": 1}}
    cache = Cache(tmp_path / "a.json")
    page = settings_page(extra, text, "mkdocs.yml", cache)
    assert (page.file, page.lines, page.prose, page.blocks) == ("mkdocs.yml", tuple(text.split("\n")), False, ())
    assert [note[:3] + note[4:] for note in page.notes] == [(2, 16, "MD123", 8)]
    # By its text: another text is read again.
    assert settings_page({}, text, "mkdocs.yml", cache) == page
    assert settings_page({}, text + "\n", "mkdocs.yml", cache).notes == ()
