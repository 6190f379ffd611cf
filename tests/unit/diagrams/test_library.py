"""All drawings of a guide: which are read, what is told of the others, and what the cache keeps."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD
from guide.diagnostics import Diagnostic
from guide.diagrams.library import DOWNLOADS, Drawing, Library, load_library, pictures

FOLDER = "resources/diagramas"
SVGS = {"ancha", "estrecha", "oscura"}


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide with two drawings, «a» and «b»."""
    (tmp_path / FOLDER).mkdir(parents=True)
    shutil.copy(ROOT / FOLDER / "_paleta.yml", tmp_path / FOLDER)
    write(tmp_path, "b")
    write(tmp_path, "a")
    return tmp_path


def write(guide: Path, name: str, text: str = HEAD + BODY) -> None:
    (guide / FOLDER / f"{name}.yml").write_text(text, "utf-8")


def told(library: Library) -> list[str]:
    return [problem.headline() for problem in library.problems]


def test_each_source_is_a_drawing(guide: Path) -> None:
    write(guide, "_sin_terminar", "x")
    (guide / FOLDER / "notas.txt").touch()
    library = load_library(guide)
    assert list(library.drawings) == list(library.keys) == ["a", "b"]
    assert (told(library), library.pending, library.drawn) == ([], (), 2)
    drawing = library.drawings["a"]
    assert (drawing.slug, drawing.title, drawing.caption) == ("a", "Un dibujo de prueba", "Un cliente y un demonio.")
    assert drawing.description.startswith("El cliente habla")
    assert drawing.sentences[0] == "Dentro de «Anfitrión»: dockerd e Imágenes."
    assert set(drawing.svgs) == SVGS
    assert [f'class="{name}"' in drawing.svgs[name] for name in ("ancha", "estrecha")] == [True, True]
    assert "#f8fafc" in drawing.svgs["ancha"]
    assert "#171c26" in drawing.svgs["oscura"]
    assert 'class="ancha"' in drawing.svgs["oscura"]
    assert drawing.steps == ()
    # Without a cache nothing is written.
    assert sorted(file.name for file in guide.iterdir()) == ["resources"]


def test_a_wrong_source_leaves_the_others_alone(guide: Path) -> None:
    write(guide, "a", HEAD.replace("tipo: rejilla", "tipo: rejila") + BODY)
    library = load_library(guide)
    assert list(library.drawings) == ["b"]
    assert list(library.keys) == ["a", "b"]
    assert library.drawn == 2
    assert told(library) == [f"{FOLDER}/a.yml:5:7: DG103 tipo: el tipo «rejila» no existe; ¿quisiste decir «rejilla»?"]


def test_what_does_not_fit_is_told_for_each_layout_at_its_grid(guide: Path) -> None:
    write(guide, "a", HEAD + BODY.replace("texto: Imágenes", f"texto: {'muy largo ' * 12}"))
    places = [problem.split(" mide")[0] for problem in told(load_library(guide))]
    assert places == [
        f"{FOLDER}/a.yml:7:10: DG201 rejilla.ancha:",
        f"{FOLDER}/a.yml:8:13: DG201 rejilla.estrecha:",
    ]


def test_a_drawing_of_which_one_layout_does_not_fit_is_none(guide: Path) -> None:
    write(guide, "a", HEAD + BODY.replace("[cli, dockerd, disco]", "[cli dockerd disco]"))
    library = load_library(guide)
    assert list(library.drawings) == ["b"]
    assert [problem.split(" mide")[0] for problem in told(library)] == [f"{FOLDER}/a.yml:8:13: DG201 rejilla.estrecha:"]


def test_a_source_that_cannot_be_read_is_told_and_has_no_name(guide: Path) -> None:
    (guide / FOLDER / "a.yml").unlink()
    (guide / FOLDER / "a.yml").mkdir()
    library = load_library(guide)
    assert told(library) == [f"{FOLDER}/a.yml:1:1: DG100 no se puede leer: Is a directory"]
    assert list(library.keys) == list(library.drawings) == ["b"]


def test_without_a_palette_there_is_nothing(guide: Path) -> None:
    (guide / FOLDER / "_paleta.yml").unlink()
    library = load_library(guide)
    assert library == Library({}, library.problems, "", {})
    (problem,) = library.problems
    assert problem.headline().startswith(f"{FOLDER}/_paleta.yml:1:1: DG100 no se puede leer la paleta: ")


def test_what_is_not_kept_waits_when_nothing_may_be_drawn(guide: Path, tmp_path: Path) -> None:
    cache = tmp_path / "c"
    waiting = load_library(guide, cache, draw=False)
    assert (list(waiting.drawings), waiting.pending, waiting.drawn) == ([], ("a", "b"), 0)
    assert list(waiting.keys) == ["a", "b"]
    first = load_library(guide, cache)
    write(guide, "b", HEAD + BODY.replace(": guarda", ": ordena"))
    waiting = load_library(guide, cache, draw=False)
    assert (list(waiting.drawings), waiting.pending, waiting.drawn) == (["a"], ("b",), 0)
    assert waiting.drawings["a"] == first.drawings["a"]
    again = load_library(guide, cache)
    assert (list(again.drawings), again.pending, again.drawn) == (["a", "b"], (), 1)


def test_a_wrong_source_is_told_each_time(guide: Path, tmp_path: Path) -> None:
    write(guide, "a", "x")
    first, second = (load_library(guide, tmp_path / "c") for _ in range(2))
    assert told(first) == told(second) != []
    assert (first.drawn, second.drawn) == (2, 1)


def test_what_is_kept_is_the_wide_drawing_and_all_that_a_page_says(guide: Path, tmp_path: Path) -> None:
    library = load_library(guide, tmp_path / "c")
    key = library.keys["a"]
    assert {file.name for file in (tmp_path / "c").iterdir()} == {
        f"{key}.{ending}" for key in library.keys.values() for ending in ("svg", "json")
    }
    assert (tmp_path / "c" / f"{key}.svg").read_text("utf-8") == library.drawings["a"].svgs["ancha"] + "\n"
    assert json.loads((tmp_path / "c" / f"{key}.json").read_text("utf-8"))["caption"] == "Un cliente y un demonio."


def other(**changes: object) -> str:
    kept = {"slug": "a", "title": "T", "description": "D", "caption": "P", "sentences": [], "steps": []}
    return json.dumps(kept | {"svgs": {"ancha": "<svg/>", "estrecha": "", "oscura": ""}} | changes)


@pytest.mark.parametrize(
    ("kept", "trusted"),
    [
        (other(), True),
        (other(slug="b"), False),
        (other(svgs={"ancha": "<svg/>", "estrecha": ""}), False),
        (other(svgs={"ancha": "<svg/>", "estrecha": "", "oscura": "", "otra": ""}), False),
        (other(svgs={"ancha": "<svg></svg>", "estrecha": "", "oscura": ""}), False),
        (other(more=1), False),
    ],
)
def test_only_what_is_whole_is_trusted(guide: Path, tmp_path: Path, kept: str, trusted: bool) -> None:
    cache = tmp_path / "c"
    key = load_library(guide, cache).keys["a"]
    (cache / f"{key}.json").write_text(kept)
    (cache / f"{key}.svg").write_text("<svg/>\n")
    library = load_library(guide, cache, draw=False)
    assert library.pending == (() if trusted else ("a",))
    if trusted:
        svgs = {"ancha": "<svg/>", "estrecha": "", "oscura": ""}
        assert library.drawings["a"] == Drawing("a", "T", "D", "P", (), svgs, ())


def test_the_style_sheet_has_the_dark_theme_and_twelve_steps(guide: Path) -> None:
    css = load_library(guide).css.splitlines()
    assert css[0] == '[data-md-color-scheme="slate"] .diagrama .lienzo{fill:#171c26;stroke:#303a4a;}'
    assert [line.split(" .paso")[0] for line in css[-12:]] == [f'.diagrama[data-paso="{n}"]' for n in range(1, 13)]
    assert ".paso" not in css[-13]


def test_each_download_has_its_file_and_its_version(tmp_path: Path) -> None:
    assert DOWNLOADS == {".png": "ancha", "-oscuro.png": "oscura", ".pdf": "ancha"}
    assert pictures(tmp_path, "k") == {
        ".png": tmp_path / "k.png",
        "-oscuro.png": tmp_path / "k-oscuro.png",
        ".pdf": tmp_path / "k.pdf",
    }


PROBLEM = Diagnostic("x.yml", 1, 1, 1, 2, "DG100", "mal")


@pytest.mark.parametrize(
    ("keys", "problems", "slug", "tells"),
    [
        # A source that has problems of its own; one that nobody wrote; a palette that spoils all.
        ({"a": "1"}, (PROBLEM,), "a", True),
        ({"a": "1"}, (), "a", True),
        ({"a": "1"}, (PROBLEM,), "z", False),
        ({}, (PROBLEM,), "z", True),
        ({}, (), "z", False),
    ],
)
def test_whether_the_problems_say_why_a_drawing_is_missing(
    keys: dict[str, str], problems: tuple[Diagnostic, ...], slug: str, tells: bool
) -> None:
    assert Library({}, problems, "", keys).tells_of(slug) is tells
