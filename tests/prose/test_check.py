"""Every page of the guide reads well, and what is wrong in a page is told where it stands."""

from __future__ import annotations

from pathlib import Path

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
        ("Abre la\ncarpeta por defecto.\n", "2:9 PR102"),
        ("Si ejecutáis esto, se para.\n", "1:4 PR103"),
        (f"Uno{' y uno' * 8} y fin.\n", "1:1 PR104"),
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
    assert check_prose({"a.md": f"Uno{' y uno' * 8} fin.\n"}, Terms([])) == []


@pytest.mark.parametrize(("required", "severity"), [(False, "warning"), (True, "error")])
def test_without_a_dictionary_the_rest_is_checked(
    required: bool, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    found = check_prose(
        {"a.md": "Abre la carpeta por defecto.\n", "b.md": "Sí.\n"}, Terms([]), dictionary_required=required
    )
    assert [(d.file, d.code, d.severity) for d in found] == [("a.md", "PR100", severity), ("a.md", "PR102", "error")]


def test_a_misspelt_word_gets_its_hint(diagnostics: list[Diagnostic]) -> None:  # noqa: ARG001  (for the dictionary)
    assert spelling.suggestions({"contendor"})["contendor"] == "contenedor"
    message = check_prose({"a.md": "Un contendor.\n"}, Terms([]))[0].message
    assert "¿quisiste decir «contenedor»?" in message


RIGHT = {"imagenes": "imágenes", "contendor": "contenedor"}


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary that lacks four words, and two infinitives that no verb has."""
    lacks = {*RIGHT, "zzz", "xyz", "hub", "despuer"}
    monkeypatch.setattr(spelling, "unknown", lambda words: lacks & set(words))
    monkeypatch.setattr(spelling, "suggestions", lambda words: {word: RIGHT[word] for word in words if word in RIGHT})


@pytest.mark.parametrize(
    ("text", "places", "message"),
    [
        ("Uno.\n", [], ""),
        (
            "Uno imagenes.\n",
            ["1:5-13 PR101"],
            "«imagenes» no está en el diccionario, ¿quisiste decir «imágenes»?:",
        ),
        ("Uno zzz.\n", ["1:5-8 PR101"], "«zzz» no está en el diccionario: si es un término, añádelo a resources"),
        ("# zzz\n\nUno zzz\ny zzz.\n", ["1:3-6 PR101", "3:5-8 PR101", "4:3-6 PR101"], "«zzz»"),
        # A list of the guide may have it, with or without its capital.
        ("Uno log, Log, Hub y hub.\n", ["1:21-24 PR101"], "«hub» no está"),
        ("Uno *zzz* `zzz` «zzz».\n", [], ""),
        ("Uno tenés después.\n", ["1:5-10 PR103"], "«tenés», de «tener», no es la forma de «tú»"),
        ("Uno\nhost.\n", ["2:1-5 PR102"], "en lugar de «host», di: anfitrión"),
        ("Uno por defecto.\n", ["1:5-16 PR102"], "en lugar de «por defecto», di: por omisión"),
        ("Uno por\ndefecto.\n", ["1:5-8 PR102"], "en lugar de «por defecto», di: por omisión"),
        ("Uno xyz.\n", [], ""),
        # Twice in a line it is told once.
        ("Uno zzz y host, zzz y host.\n", ["1:5-8 PR101", "1:11-15 PR102"], "«zzz»"),
        # A word that is not written as it is read stands at the start of its line.
        ("Uno z**z**z.\n", ["1:1-4 PR101"], "«zzz»"),
        ("host zzz.\nTenés host.\n", ["1:1-5 PR102", "1:6-9 PR101", "2:1-6 PR103", "2:7-11 PR102"], "en lugar de"),
    ],
)
@pytest.mark.usefixtures("dictionary")
def test_words(text: str, places: list[str], message: str) -> None:
    found = [d for d in check_prose({"a.md": text}, Terms(["log", "Hub", "xyz"])) if d.code not in ("PR104", "PR105")]
    assert [f"{d.line}:{d.column}-{d.end_column} {d.code}" for d in found] == places
    assert found == [] or found[0].message.startswith(message)
    rows = text.split("\n")
    for d in found:
        assert (d.file, d.end_line, d.severity, d.excerpt) == ("a.md", d.line, "error", rows[d.line - 1])


@pytest.mark.usefixtures("dictionary")
def test_each_page_has_its_own() -> None:
    found = check_prose({"b.md": "Uno zzz.\n", "a.md": "Uno host.\n", "c.md": "Uno.\n"}, Terms([]))
    assert [(d.file, d.code) for d in found] == [("a.md", "PR102"), ("b.md", "PR101")]
    assert check_prose({}, Terms([])) == []


LONG = f"Uno{' y uno' * 8} más"  # 18 words
LENGTH = "palabras por frase, y el máximo es 18: pártelas; la más larga, de"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{LONG}.\n", []),
        (f"Uno y uno.\n\n{LONG}{' y uno' * 7} y.\n", []),
        (f"Uno.\n\n{LONG}{' y uno' * 9} y.\n", [f"3:1-2 PR104 19,0 {LENGTH} 37 palabras, está aquí: Uno y uno"]),
        (f"{LONG} fin.\n\n{LONG} fin.\n", [f"1:1-2 PR104 19,0 {LENGTH} 19 palabras"]),
        # 206.84 - 60 * 15 / 7 - 1.02 * 7 is 71.13; with 35 syllables in 15 words of two sentences it is 59.19.
        ("Camino casa casa casa casa casa casa.\n", []),
        (
            "Camino casa casa camino casa casa camino.\nCasa casa camino casa casa camino casa casa.\n",
            ["2:1-2 PR105 facilidad 59,2, y lo mínimo es 65: usa frases y palabras más cortas; la más larga, de 8"],
        ),
        # 206.84 - 60 * 16 / 7 - 1.02 * 7.
        ("Camino camino casa casa casa casa casa.\n", ["1:1-2 PR105 facilidad 62,6, y lo mínimo es 65:"]),
        ("", ["1:1-2 PR106 la página no tiene ninguna frase: escribe qué enseña"]),
        ("# Uno.\n\n- Uno\n", ["1:1-2 PR106"]),
    ],
)
@pytest.mark.usefixtures("dictionary")
def test_sentences_and_ease(text: str, found: list[str]) -> None:
    shown = [f"{d.line}:{d.column}-{d.end_column} {d.code} {d.message}" for d in check_prose({"a.md": text}, Terms([]))]
    assert [line[: len(expected)] for line, expected in zip(shown, found, strict=True)] == found


TERSE = "Para la capa. Sigue ahora.\n\n" * 5
TELEGRAM = "1:1-2 PR107 2,5 palabras por frase, y el mínimo es 11: telegráfico: une frases y di por qué"


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        *((f"docs/{kind}/a.md", TERSE, [TELEGRAM]) for kind in ("tutoriales", "instalar", "explicacion", "guias")),
        ("docs/ensenar/clase/a.md", TERSE, [TELEGRAM]),
        ("docs/index.md", TERSE, [TELEGRAM]),
        # It is the first sentence that is shown, and not a heading.
        ("docs/index.md", f"# Uno\n\n{TERSE}", [TELEGRAM.replace("1:", "3:", 1)]),
        ("docs/index.md", f"Uno{' y uno' * 5}.\n\n" * 10, []),
        ("docs/index.md", f"Uno{' y uno' * 5}.\n\n" * 9 + "Uno.\n", [TELEGRAM.replace("2,5", "10,0")]),
        # The mean of nine sentences says nothing.
        ("docs/index.md", TERSE.removesuffix(" Sigue ahora.\n\n"), []),
        *((file, TERSE, []) for file in ("docs/referencia/errores/a.md", "README.md", "CONTRIBUTING.md", "a.md")),
    ],
)
@pytest.mark.usefixtures("dictionary")
def test_what_explains_is_no_telegram(file: str, text: str, found: list[str]) -> None:
    shown = [f"{d.line}:{d.column}-{d.end_column} {d.code} {d.message}" for d in check_prose({file: text}, Terms([]))]
    assert shown == found


def test_every_code_is_explained() -> None:
    assert list(CODES) == ["PR100", "PR101", "PR102", "PR103", "PR104", "PR105", "PR106", "PR107"]


@pytest.mark.usefixtures("dictionary")
def test_terms_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "palabras.txt").write_text("# Nota\n\nÑandú\nDocker Hub\n", "utf-8")
    assert load_terms(tmp_path).words == {"Ñandú"}
    with pytest.raises(FileNotFoundError):
        load_terms(tmp_path / "resources")
