"""In which state a block ends before any checker has seen it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from guide.hints import did_you_mean
from guide.snippets.blocks import Block, Note, Settings
from guide.snippets.notation import languages
from guide.snippets.outcome.marks import Marks

LARGEST = 256_000  # characters of a block
TEXT = languages.find("text")


class BlockState(NamedTuple):
    """``label`` is the reason of an exempt block, ``code`` what is wrong with its language or its form."""

    kind: Literal["drawn", "text", "exempt", "check"]
    label: str = ""
    code: str = ""


def initial_state(block: Block, marks: Marks, settings: Settings) -> tuple[BlockState, languages.Language]:
    """The state, and the language of the block («text» if it has none)."""
    if block.drawn:
        return BlockState("drawn"), TEXT
    language = languages.find(block.language) if block.language else TEXT
    language = languages.of_title(language, block.attributes.get("title", ""))
    return _state(block, marks, settings, language), language


def _state(block: Block, marks: Marks, settings: Settings, language: languages.Language) -> BlockState:
    name = block.language
    if marks.exempt is not None:
        return BlockState("exempt", marks.exempt or "sin motivo")
    if block.indented:
        return BlockState("exempt", "código con sangría", "MD104")
    if not name:
        return BlockState("exempt", "sin lenguaje", "MD101")
    if block.reason:
        return BlockState("exempt", block.reason)
    if language.kind == "text" or (language.kind in ("unchecked", "windows") and language.name in settings.as_text):
        return BlockState("text")
    if language.kind == "unknown":
        return BlockState("exempt", f"lenguaje desconocido «{name}»", "MD102")
    if language.kind == "unchecked" or (language.kind == "python" and not _is_whole_python(block, settings)):
        return BlockState("exempt", f"sin comprobador para «{name}»", "MD103" if settings.strict else "")
    if len(block.code) > LARGEST:
        return BlockState("exempt", "demasiado grande", "MD117")
    return BlockState("check")


def _is_whole_python(block: Block, settings: Settings) -> bool:
    """Other guides show parts of programs, and sessions of Python, under the same label."""
    return settings.strict or block.attributes.get("title", "").endswith(".py")


def state_note(block: Block, code: str) -> Note:
    """What is told of a block for the code of its state, at the fence."""
    name = block.language
    hint = did_you_mean(name.lower(), languages.labels()) if code == "MD102" else ""
    # An attribute without a value: its own name, or nothing.
    bare = next(
        (key for key, value in block.attributes.items() if value in ("", key) and key in languages.labels()), ""
    )
    without = "el bloque no dice su lenguaje: console, bash, yaml… o text si no es código"
    messages = {
        "MD101": f"falta el punto delante del lenguaje: {{ .{bare} … }}" if bare else without,
        "MD102": f"«{name}» no es ningún lenguaje conocido{hint}",
        "MD103": f'«{name}» no tiene comprobador: añade {{ .{name} sin-verificar="motivo" }}',
        "MD104": "código con sangría y sin lenguaje: usa un bloque con vallas ``` y su lenguaje",
        "MD117": f"el bloque pasa de {LARGEST // 1000} kB: muévelo a un archivo",
    }
    return Note(block.line, block.column, code, messages[code], 3)
