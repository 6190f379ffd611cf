"""What the dictionary and the list of terms know, and which words and forms the guide does not use."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from guide.places import RESOURCES
from guide.prose import spelling, vocabulary
from guide.prose.passages import CODE, Passage

LIST = RESOURCES / "palabras.txt"


def look_up(words: Iterable[str]) -> set[str]:
    """Those of ``words`` that the dictionary lacks. Without a dictionary the test is skipped, or fails in CI."""
    try:
        return spelling.unknown(words)
    except spelling.DictionaryMissingError as error:
        pytest.skip(f"{error}; on Debian and Ubuntu: apt-get install hunspell hunspell-es")


def test_each_part_of_the_list_is_in_order_and_repeats_nothing() -> None:
    for part in LIST.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        assert lines == sorted(set(lines), key=str.casefold), part


# What the tools above find, and what they must not find.


def test_a_wrong_word_is_found_and_its_right_form_is_offered() -> None:
    assert look_up({"contenedor", "contendor"}) == {"contendor"}
    assert spelling.suggestions({"contendor"})["contendor"] == "contenedor"


def test_an_imperative_with_pronouns_is_right() -> None:
    assert not look_up({"bórralos", "Arráncalo", "despiértala", "devuélveselo", "Reúnelo", "páralo"})


def test_every_misspelt_word_is_found() -> None:
    wrong = {"imagenes", "bórrralos", "distruibuir", "contendores", "ejecucion", "borralós"}
    assert look_up(wrong) == wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El *daemon* no", ["El", "no"]),
        ("«mkdri» y «dos palabras»", ["dos", "palabras"]),
        ("un daemon.json, --rm y x86_64", ["un"]),
        ("el Docker Hub de hoy", ["el", "de", "hoy"]),
        ("el Docker\nHub", ["el"]),
        ("con `orden` y ++ctrl+c++", ["con"]),
    ],
)
def test_only_what_is_spanish_is_looked_up(text: str, words: list[str]) -> None:
    terms = spelling.Terms(["# nota", "Docker Hub"])
    assert [match[0] for match in spelling.WORD.finditer(terms.prose_of(Passage(1, text)))] == words


@pytest.mark.parametrize(
    ("word", "is_known"), [("logs", True), ("Logs", True), ("Docker", True), ("docker", False), ("LOGS", True)]
)
def test_capitals_count_where_the_list_has_them(word: str, is_known: bool) -> None:
    assert (word in spelling.Terms(["logs", "Docker"])) is is_known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Abre el archivo.", ["archivo"]),
        ("Los comandos del Host", ["comandos", "Host"]),
        ("La instrucción LABEL de una imagen", []),
        (f"El {CODE} de docker-container", []),
        ("Sube la imagen por defecto", ["por defecto"]),
    ],
)
def test_unwanted_words_are_found(text: str, found: list[str]) -> None:
    assert sorted(match[0] for match, _ in vocabulary.unwanted(text)) == sorted(found)


def test_other_ways_to_say_you_are_found() -> None:
    words = {"ejecutáis", "ejecutad", "ejecutás", "ejecutá", "tenéis", "poned", "tenés", "Poné", "escribís", "abrid"}
    assert set(vocabulary.other_address(words, look_up)) == words


def test_other_words_with_these_endings_are_left_alone() -> None:
    words = {"ejecutas", "más", "después", "está", "sabrás", "podrás", "ciudad", "red", "país", "así", "unidad", "aquí"}
    assert not vocabulary.other_address(words, look_up)
