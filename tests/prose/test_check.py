"""Every page of the guide reads well, and what is wrong in a page is told where it stands."""

from __future__ import annotations

import pytest
from builds import ROOT
from guide.diagnostics import Diagnostic
from guide.prose import spelling
from guide.prose.check import CODES, check_prose, load_terms
from guide.prose.spelling import Terms

PAGES = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in sorted((ROOT / "docs").rglob("*.md"))}
HARD = (
    "La indisponibilidad intermitente de determinadas infraestructuras imposibilita temporalmente cualquier "
    "sincronización automatizada de configuraciones, circunstancia previsiblemente perjudicial."
)


@pytest.fixture(scope="session")
def diagnostics() -> list[Diagnostic]:
    found = check_prose(PAGES, load_terms(ROOT))
    if any(diagnostic.code == "PR100" for diagnostic in found):
        pytest.skip("falta hunspell; on Debian and Ubuntu: apt-get install hunspell hunspell-es")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_page_reads_well(page: str, diagnostics: list[Diagnostic]) -> None:
    assert [diagnostic.text() for diagnostic in diagnostics if diagnostic.file == page] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# Uno\n\nUn contendor se para.\n", "3:4 PR101"),
        ("Uno.\n\nMira la\nimagenes de hoy.\n", "4:1 PR101"),
        ("Abre\nel directorio.\n", "2:4 PR102"),
        ("Si ejecutáis esto, se para.\n", "1:4 PR103"),
        (f"Uno{' y uno' * 12} fin.\n", "1:1 PR104"),
        (f"Sí.\n\n{HARD}\n", "3:1 PR105"),
        ("# Solo un título\n", "1:1 PR106"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    text: str,
    place: str,
    diagnostics: list[Diagnostic],  # noqa: ARG001  (for the dictionary)
) -> None:
    found = check_prose({"a.md": text}, Terms(HARD.lower().replace(",", "").split()))
    assert [f"{d.line}:{d.column} {d.code}" for d in found] == [place]
    assert {d.code for d in found} <= CODES.keys()


def test_sentences_may_be_as_long_as_the_message_says(diagnostics: list[Diagnostic]) -> None:  # noqa: ARG001
    assert check_prose({"a.md": f"Uno{' y uno' * 12}.\n"}, Terms([])) == []


@pytest.mark.parametrize(("required", "severity"), [(False, "warning"), (True, "error")])
def test_without_a_dictionary_the_rest_is_checked(
    required: bool, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    found = check_prose({"a.md": "Abre el directorio.\n", "b.md": "Sí.\n"}, Terms([]), dictionary_required=required)
    assert [(d.file, d.code, d.severity) for d in found] == [("a.md", "PR100", severity), ("a.md", "PR102", "error")]


def test_a_misspelt_word_gets_its_hint(diagnostics: list[Diagnostic]) -> None:  # noqa: ARG001  (for the dictionary)
    assert spelling.suggestions({"contendor"})["contendor"] == "contenedor"
    message = check_prose({"a.md": "Un contendor.\n"}, Terms([]))[0].message
    assert "¿quisiste decir «contenedor»?" in message
