"""What the dictionary and the list of terms know."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from typing import Any

import pytest
from guide.places import RESOURCES
from guide.prose import spelling
from guide.prose.passages import CLOSE, CODE, OPEN, Passage

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
        assert lines == sorted(dict.fromkeys(lines), key=str.casefold), part


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
        ("el Docker Hub Pro", ["el"]),
        ("el Docker\nHub", ["el"]),
        ("con `orden` y ++ctrl+c++", ["con"]),
        ("", []),
        ("a y ya", ["ya"]),
        ("Ñandú pingüino ÁRBOL", ["Ñandú", "pingüino", "ÁRBOL"]),
        # What is joined to something is a name; a mark at its end joins nothing.
        ("x/uno uno/x dos.uno uno.dos <uno> $uno @uno \\uno &uno -uno _uno uno_ uno1 1uno", []),
        (
            "uno. dos, tres: (tres) uno/ dos... ¿tres? uno-dos uno=dos",
            ["uno", "dos", "tres", "tres", "uno", "dos", "tres", "uno", "uno", "dos"],
        ),
        # Italics, phrases of the list and one quoted word are left out, and everything else stays in its place.
        ("*uno dos* tres *uno\ndos* tres", ["tres", "tres"]),
        ("«uno» «dos tres» «uno_dos» «uno,»", ["dos", "tres", "uno"]),
        (
            "Docker  Hub DockerHub Docker Hubs xDocker Hub docker hub",
            ["DockerHub", "Docker", "Hubs", "xDocker", "Hub", "docker", "hub"],
        ),
        ("Hub uno-a-dos C++ C+++", ["Hub"]),
    ],
)
def test_only_what_is_spanish_is_looked_up(text: str, words: list[str]) -> None:
    terms = spelling.Terms(["# nota", "Docker Hub", "", "  uno-a-dos  ", "uno-a", "C++", "Docker Hub Pro"])
    prose = terms.prose_of(Passage(1, text))
    assert [match[0] for match in spelling.WORD.finditer(prose)] == words
    read = Passage(1, text).text
    assert len(prose) == len(read)
    assert all(new == old or (new == " " and old != "\n") for new, old in zip(prose, read, strict=True))


@pytest.mark.parametrize(
    ("word", "is_known"),
    [("logs", True), ("Logs", True), ("Docker", True), ("docker", False), ("LOGS", True), ("otra", False)],
)
def test_capitals_count_where_the_list_has_them(word: str, is_known: bool) -> None:
    assert (word in spelling.Terms(["logs", "Docker"])) is is_known


def test_phrases_of_the_list_are_no_words() -> None:
    terms = spelling.Terms(["# nota", "Docker Hub", "C++", "log", " swarm "])
    assert terms.words == {"log", "swarm"}
    assert "Docker Hub" not in terms
    assert "nota" not in terms


def test_without_phrases_nothing_is_left_out() -> None:
    text = f"Uno {OPEN}dos{CLOSE} {CODE} tres"
    assert spelling.Terms(["log"]).prose_of(Passage(1, text)) == f"Uno {' ' * 5} {CODE} tres"


class Hunspell:
    """Stands for the program, and tells which words it was asked for."""

    def __init__(self, answers: dict[str, str], status: int = 0, errors: str = "") -> None:
        self.answers, self.status, self.errors = answers, status, errors
        self.asked: list[tuple[str, list[str]]] = []

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        words = options["input"].splitlines()
        assert options["input"] == "".join(f"{word}\n" for word in words)
        assert command == ["hunspell", command[1], "-d", "es_ES", "-i", "utf-8"]
        self.asked.append((command[1], sorted(words)))
        told = [self.answers[word] for word in words if word in self.answers]
        return subprocess.CompletedProcess(command, self.status, "".join(f"{line}\n" for line in told), self.errors)


def test_hunspell_is_asked_twice_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words with an accent may be a verb with its pronouns; its bare forms are asked for at once."""
    wrong = ["contendor", "bórralos", "rómpete", "siéntese", "así", "envíanoslo", "está"]
    program = Hunspell({word: word for word in [*wrong, "rómpe", "rompe", "sienté"]})
    monkeypatch.setattr("subprocess.run", program)
    assert spelling.unknown([*wrong, "bien"]) == {"contendor", "así", "rómpete", "está"}
    assert program.asked == [
        ("-l", sorted([*wrong, "bien"])),
        ("-l", sorted(["bórra", "borra", "rómpe", "rompe", "siénte", "siente", "envía", "envia"])),
    ]


def test_nothing_is_asked_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Hunspell({})
    monkeypatch.setattr("subprocess.run", program)
    assert spelling.unknown([]) == set()
    assert spelling.suggestions([]) == {}
    assert program.asked == []
    assert spelling.unknown(["bien"]) == set()
    assert program.asked == [("-l", ["bien"])]


def test_first_suggestion_of_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Hunspell(
        {"uan": "& uan 2 0: una, uña", "dso": "& dso 1 4: dos", "bien": "*", "xyz": "# xyz 0", "": "@(#) &"}
    )
    monkeypatch.setattr("subprocess.run", program)
    assert spelling.suggestions(["uan", "dso", "bien", "xyz"]) == {"uan": "una", "dso": "dos"}
    assert program.asked == [("-a", ["bien", "dso", "uan", "xyz"])]


def test_why_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", Hunspell({}, 1, "Can't open es_ES\n"))
    with pytest.raises(spelling.DictionaryMissingError, match=r"^Can't open es_ES$"):
        spelling.unknown(["uno"])
    monkeypatch.undo()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(spelling.DictionaryMissingError, match=r"^falta hunspell$"):
        spelling.suggestions(["uno"])
