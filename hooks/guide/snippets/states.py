"""In which state a block ends before any checker has seen it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from guide.snippets import languages
from guide.snippets.blocks import Block, Note, Settings
from guide.snippets.marks import Marks

LARGEST = 256_000  # characters of a block
TEXT = languages.find("text")


class State(NamedTuple):
    """``label`` is the reason of an exempt block. ``notes`` are what is wrong with its label."""

    kind: Literal["drawn", "text", "exempt", "check"]
    label: str = ""
    notes: tuple[Note, ...] = ()


def find(block: Block, marks: Marks, settings: Settings) -> tuple[State, languages.Language]:
    """The state, and the language of the block («text» if it has none)."""
    if block.drawn:
        return State("drawn"), TEXT
    language = languages.find(block.language) if block.language else TEXT
    return _state(block, marks, settings, language), language


def _state(block: Block, marks: Marks, settings: Settings, language: languages.Language) -> State:
    def exempt(reason: str, code: str = "", message: str = "") -> State:
        notes = (Note(block.line, block.column, code, message, 3),) if code else ()
        return State("exempt", reason, notes)

    name = block.language
    if marks.exempt is not None:
        return exempt(marks.exempt or "sin motivo")
    if block.indented:
        message = "código con sangría y sin lenguaje: usa un bloque con vallas ``` y su lenguaje"
        return exempt("código con sangría", "MD104", message)
    if not name:
        message = "el bloque no dice su lenguaje: console, bash, yaml… o text si no es código"
        return exempt("sin lenguaje", "MD101", message)
    if block.reason:
        return exempt(block.reason)
    if language.kind == "text":
        return State("text")
    if language.kind == "unknown":
        message = f"«{name}» no es ningún lenguaje conocido{_similar(language.name)}"
        return exempt(f"lenguaje desconocido «{name}»", "MD102", message)
    if language.kind == "unchecked":
        message = f'«{name}» no tiene comprobador: añade {{ .{name} sin-verificar="motivo" }}'
        return exempt(f"sin comprobador para «{name}»", "MD103" if settings.strict else "", message)
    if len(block.code) > LARGEST:
        message = f"el bloque pasa de {LARGEST // 1000} kB: muévelo a un fichero"
        return exempt("demasiado grande", "MD117", message)
    return State("check")


def _similar(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, languages.labels(), 1)
    return f": ¿quisiste decir «{close[0]}»?" if close else ""
