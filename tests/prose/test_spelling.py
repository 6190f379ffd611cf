"""Every Spanish word of the guide is in a dictionary or in ``palabras.txt``, and is one that the guide uses."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from prose import register, spelling
from prose.passages import CODE, Passage
from prose.texts import PAGES, name, passages_of

LIST = Path(__file__).with_name("palabras.txt")
TERMS = spelling.Terms(LIST.read_text(encoding="utf-8").splitlines())


def words_of(passage: Passage) -> list[tuple[str, int]]:
    """The words of a passage, each with its line."""
    prose = TERMS.prose_of(passage)
    return [(match[0], passage.line_at(match.start())) for match in spelling.WORD.finditer(prose)]


def vocabulary(pages: list[Path]) -> set[str]:
    return {word for page in pages for passage in passages_of(page) for word, _ in words_of(passage)}


def look_up(words: Iterable[str]) -> set[str]:
    """Those of ``words`` that the dictionary lacks. Without a dictionary the test is skipped, or fails in CI."""
    try:
        return spelling.unknown(words)
    except spelling.DictionaryMissingError as error:
        pytest.skip(f"{error}; on Debian and Ubuntu: apt-get install hunspell hunspell-es")


@pytest.fixture(scope="session")
def misspelt() -> set[str]:
    return look_up({word for word in vocabulary(PAGES) if word not in TERMS})


@pytest.fixture(scope="session")
def addresses() -> dict[str, str]:
    return register.other_address(vocabulary(PAGES), look_up)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_words_are_spelt_right(page: Path, misspelt: set[str]) -> None:
    found = [(line, word) for passage in passages_of(page) for word, line in words_of(passage) if word in misspelt]
    better = spelling.suggestions({word for _, word in found})
    problems = [
        f"{name(page)}:{line}: «{word}» no está en el diccionario"
        + (f"; ¿quisiste decir «{better[word]}»?" if word in better else "")
        for line, word in found
    ]
    advice = f"Corrige la errata. Si es un término, añádelo a {name(LIST)}; si se teclea, va entre comillas invertidas."
    assert not problems, "\n".join([*problems, advice])


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_words_are_those_of_the_guide(page: Path) -> None:
    problems = [
        f"{name(page)}:{passage.line_at(match.start())}: en lugar de «{match[0]}», di: {instead}"
        for passage in passages_of(page)
        for match, instead in register.unwanted(TERMS.prose_of(passage))
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_reader_is_spoken_to_as_tu(page: Path, addresses: dict[str, str]) -> None:
    problems = [
        f"{name(page)}:{line}: «{word}», de «{addresses[word]}», no es la forma de «tú»"
        for passage in passages_of(page)
        for word, line in words_of(passage)
        if word in addresses
    ]
    assert not problems, "\n".join(problems)


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
    assert sorted(match[0] for match, _ in register.unwanted(text)) == sorted(found)


def test_other_ways_to_say_you_are_found() -> None:
    words = {"ejecutáis", "ejecutad", "ejecutás", "ejecutá", "tenéis", "poned", "tenés", "Poné", "escribís", "abrid"}
    assert set(register.other_address(words, look_up)) == words


def test_other_words_with_these_endings_are_left_alone() -> None:
    words = {"ejecutas", "más", "después", "está", "sabrás", "podrás", "ciudad", "red", "país", "así", "unidad", "aquí"}
    assert not register.other_address(words, look_up)
