"""In which state a block begins, and what is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from guide.snippets.blocks import Block, Note, Settings
from guide.snippets.outcome.marks import Marks
from guide.snippets.outcome.states import LARGEST, BlockState, initial_state, state_note

STRICT = Settings(strict=True)


def block(language: str, code: str = "a", **more: Any) -> Block:
    return Block(3, 5, 9, language, code, (), **more)


CHECK = BlockState("check")
TEXT = BlockState("text")
DRAWN = BlockState("drawn")
NO_LANGUAGE = BlockState("exempt", "sin lenguaje", "MD101")
UNKNOWN = BlockState("exempt", "lenguaje desconocido «bsah»", "MD102")
INDENTED = BlockState("exempt", "código con sangría", "MD104")
TOO_LARGE = BlockState("exempt", "demasiado grande", "MD117")
FOR_A_REASON = BlockState("exempt", "no se incluye")


def unchecked(name: str, code: str = "") -> BlockState:
    return BlockState("exempt", f"sin comprobador para «{name}»", code)


# In other guides, in a strict one, and in one that takes go, bat and bash for text.
STATES: list[tuple[Block, BlockState, BlockState, BlockState]] = [
    (block("bash"), CHECK, CHECK, CHECK),
    (block("Console"), CHECK, CHECK, CHECK),
    (block("dockerfile"), CHECK, CHECK, CHECK),
    (block("text"), TEXT, TEXT, TEXT),
    (block("TXT"), TEXT, TEXT, TEXT),
    (block("powershell"), CHECK, CHECK, CHECK),
    (block("batch"), CHECK, CHECK, TEXT),
    (block("go"), unchecked("go"), unchecked("go", "MD103"), TEXT),
    (block("rust"), unchecked("rust"), unchecked("rust", "MD103"), unchecked("rust")),
    (block("bsah"), UNKNOWN, UNKNOWN, UNKNOWN),
    (block(""), NO_LANGUAGE, NO_LANGUAGE, NO_LANGUAGE),
    (block("python"), unchecked("python"), CHECK, unchecked("python")),
    (block("python", attributes={"title": "a.py"}), CHECK, CHECK, CHECK),
    (block("py", attributes={"title": "a.pyc"}), unchecked("py"), CHECK, unchecked("py")),
    (block("python", "a" * (LARGEST + 1)), unchecked("python"), TOO_LARGE, unchecked("python")),
    (block("bash", "a" * LARGEST), CHECK, CHECK, CHECK),
    (block("bash", "a" * (LARGEST + 1)), TOO_LARGE, TOO_LARGE, TOO_LARGE),
    (block("text", "a" * (LARGEST + 1)), TEXT, TEXT, TEXT),
    (block("mermaid", drawn=True), DRAWN, DRAWN, DRAWN),
    (block("bash", indented=True), INDENTED, INDENTED, INDENTED),
    (block("", indented=True), INDENTED, INDENTED, INDENTED),
    (block("bash", reason="no se incluye"), FOR_A_REASON, FOR_A_REASON, FOR_A_REASON),
    (block("text", reason="no se incluye"), FOR_A_REASON, FOR_A_REASON, FOR_A_REASON),
    (block("", reason="no se incluye"), NO_LANGUAGE, NO_LANGUAGE, NO_LANGUAGE),
    (block("bash", reason="a", indented=True), INDENTED, INDENTED, INDENTED),
    # By the name of its file.
    (block("text", attributes={"title": ".env"}), CHECK, CHECK, CHECK),
    (block("text", attributes={"title": "a.txt"}), TEXT, TEXT, TEXT),
    (block("", attributes={"title": ".env"}), NO_LANGUAGE, NO_LANGUAGE, NO_LANGUAGE),
]


@pytest.mark.parametrize(("given", "elsewhere", "strict", "as_text"), STATES, ids=range(len(STATES)))
def test_state_in_which_a_block_begins(
    given: Block, elsewhere: BlockState, strict: BlockState, as_text: BlockState
) -> None:
    settings = (Settings(), STRICT, Settings(as_text=("go", "bat", "bash")))
    assert [initial_state(given, Marks(), asked)[0] for asked in settings] == [elsewhere, strict, as_text]


@pytest.mark.parametrize(
    ("language", "title", "name", "kind"),
    [
        ("sh", "", "bash", "script"),
        ("yml", "", "yaml", "yaml"),
        ("", "", "text", "text"),
        ("", "compose.yaml", "text", "text"),
        ("text", ".env", "dotenv", "dotenv"),
        ("env", "compose.yml", "yaml", "yaml"),
        ("bsah", "", "bsah", "unknown"),
        ("go", "", "go", "unchecked"),
    ],
)
def test_language_of_a_block(language: str, title: str, name: str, kind: str) -> None:
    found = initial_state(block(language, attributes={"title": title}), Marks(), STRICT)[1]
    assert (found.name, found.kind) == (name, kind)


def test_language_of_a_drawing_is_none() -> None:
    assert initial_state(block("bash", drawn=True), Marks(), STRICT)[1].name == "text"


@pytest.mark.parametrize("language", ["bash", "", "text", "bsah", "go"])
def test_exempt_block_is_exempt_whatever_else_it_is(language: str) -> None:
    for given in (block(language), block(language, indented=True), block(language, reason="otra")):
        assert initial_state(given, Marks(exempt="a"), STRICT)[0] == BlockState("exempt", "a")
        assert initial_state(given, Marks(exempt=""), STRICT)[0] == BlockState("exempt", "sin motivo")
    assert initial_state(block(language, drawn=True), Marks(exempt="a"), STRICT)[0] == BlockState("drawn")


NO_LABEL = "el bloque no dice su lenguaje: console, bash, yaml… o text si no es código"


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        (block(""), "MD101", NO_LABEL),
        (block("", attributes={"title": "bash"}), "MD101", NO_LABEL),
        (block("", attributes={"reiniciar": "reiniciar"}), "MD101", NO_LABEL),
        (block("", attributes={"bash": "otra"}), "MD101", NO_LABEL),
        (block("", attributes={"bash": ""}), "MD101", "falta el punto delante del lenguaje: { .bash … }"),
        (block("", attributes={"a": "b", "yaml": "yaml"}), "MD101", "falta el punto delante del lenguaje: { .yaml … }"),
        (block("bsah"), "MD102", "«bsah» no es ningún lenguaje conocido; ¿quisiste decir «bash»?"),
        (block("BSAH"), "MD102", "«BSAH» no es ningún lenguaje conocido; ¿quisiste decir «bash»?"),
        (block("lenguaje"), "MD102", "«lenguaje» no es ningún lenguaje conocido"),
        (block("go"), "MD103", '«go» no tiene comprobador: añade { .go sin-verificar="motivo" }'),
        (block("bahs"), "MD103", '«bahs» no tiene comprobador: añade { .bahs sin-verificar="motivo" }'),
        (block(""), "MD104", "código con sangría y sin lenguaje: usa un bloque con vallas ``` y su lenguaje"),
        (block("bash"), "MD117", "el bloque pasa de 256 kB: muévelo a un archivo"),
    ],
)
def test_what_is_told_of_a_state(given: Block, code: str, message: str) -> None:
    assert state_note(given, code) == Note(3, 5, code, message, 3)
