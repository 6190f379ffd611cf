"""One instruction taken apart: its name, flags and words, each with its place in the instruction's text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from guide.snippets.dockerfile.reader import BLANK, Instruction, patterns

_NAME = re.compile(rf"[{BLANK}]*([^{BLANK}]+)[{BLANK}]*")
_WORD = re.compile(rf"[^{BLANK}]+")
_BLANKS = re.compile(r"\s*")
# A shell test such as [ "$a" = b ] && … is no JSON that went wrong.
# Without a blank after [ it can be nothing else.
_LIST = re.compile(
    r"\[(?:[\"'“”‘’«]|\s+[\"'“”‘’«][^\"'“”‘’»\n]*[\"'“”‘’»]\s*(?:,|\]?$)|[\w./-]+\s*,\s*[\w./-]+[^&|;]*\]$)"
)
_TEST = re.compile(r"\[\s.*\s\]\s*(?:&&|\|\||;)", re.DOTALL)


class Word(NamedTuple):
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Flag(NamedTuple):
    """``value`` is None without «=»; ``value_start`` is where it would begin."""

    name: str
    value: str | None
    start: int
    end: int
    value_start: int


@dataclass(frozen=True)
class Command:
    """An instruction, or the one inside an ONBUILD. ``args`` is what follows the flags, ``start`` where it begins."""

    source: Instruction
    name: Word
    flags: tuple[Flag, ...]
    args: str
    start: int
    escape: str

    @property
    def keyword(self) -> str:
        return self.name.text.upper()

    def words(self) -> list[Word]:
        """What blanks separate."""
        return self._words

    @cached_property
    def _words(self) -> list[Word]:
        return [Word(m.group(), self.start + m.start()) for m in _WORD.finditer(self.args)]

    def quoted_words(self) -> list[Word]:
        """What blanks outside quotes separate."""
        return self._quoted_words

    @cached_property
    def _quoted_words(self) -> list[Word]:
        return [Word(m.group(), self.start + m.start()) for m in patterns(self.escape).word.finditer(self.args)]

    def is_legacy_pair(self) -> bool:
        """«ENV NAME value»: a name and a text without «=» between them."""
        words = self._quoted_words if self.keyword in ("ENV", "LABEL") else []
        return bool(words) and "=" not in words[0].text

    def inner(self) -> Command | None:
        """The instruction of an ONBUILD."""
        return parse_instruction(self.source, self.escape, self.start) if self.args else None


def parse_instruction(source: Instruction, escape: str, start: int = 0) -> Command:
    text = source.text
    match = _NAME.match(text, start)
    if match is None:
        raise ValueError("an instruction is never blank")
    name = Word(match[1], match.start(1))
    position = match.end()
    flags: list[Flag] = []
    while text.startswith("--", position) and (found := patterns(escape).flag.match(text, position)):
        position = found.end()
        if found.group() == "--":
            break
        flags.append(_flag(found.group(), found.start(), escape))
        position = _blank_end(text, position)
    rest = text[_blank_end(text, position) :]
    return Command(source, name, tuple(flags), rest.rstrip(), len(text) - len(rest), escape)


def _blank_end(text: str, position: int) -> int:
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def _flag(text: str, start: int, escape: str) -> Flag:
    name, equals, value = text.partition("=")
    bare = _unquoted(value, escape) if equals else None
    quote = 1 if value[:1] in ('"', "'") else 0
    return Flag(_unquoted(name[2:], escape), bare, start, start + len(text), start + len(name) + len(equals) + quote)


def _unquoted(text: str, escape: str) -> str:
    """Without quotes, but for those of the other kind within, and escapes, as ``extractBuilderFlags`` of BuildKit."""
    kept: list[str] = []
    quote = ""
    signs = iter(text)
    for sign in signs:
        if sign == escape:
            kept.append(next(signs, ""))
        elif sign == quote:
            quote = ""
        elif not quote and sign in ('"', "'"):
            quote = sign
        else:
            kept.append(sign)
    return "".join(kept)


class JsonError(NamedTuple):
    """Why a list is none: ``offset`` within the arguments."""

    offset: int
    message: str
    strings_only: bool = False


def exec_form(args: str) -> list[str] | JsonError | None:
    """The list of an exec form, what is wrong in what was meant as one, or None for anything else."""
    if not args.startswith("["):
        return None
    try:
        found: Any = json.loads(args, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        if not _LIST.match(args) or _TEST.match(args):
            return None
        return _json_error(args, error)
    if not all(isinstance(item, str) for item in found):
        return JsonError(0, "los elementos de la lista son cadenas, todas entre comillas dobles", True)
    return list(found)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _json_error(args: str, error: Exception) -> JsonError:
    reason = error.msg if isinstance(error, json.JSONDecodeError) else ""
    offset = error.pos if isinstance(error, json.JSONDecodeError) else 0
    if offset >= len(args):
        return JsonError(len(args) - 1, "falta el ] final de la lista")
    sign = args[offset]
    # Python 3.13 stands at the comma, others at what follows it.
    comma = offset if sign == "," else len(args[:offset].rstrip()) - 1
    if sign in "'‘’“”«":
        return JsonError(offset, 'las comillas de la lista son dobles y rectas: "')
    if args[comma] == "," and args[comma + 1 :].lstrip().startswith("]"):
        return JsonError(comma, "sobra esta coma antes de ]")
    if reason.startswith("Invalid \\"):
        return JsonError(offset, "en la lista cada \\ se escribe \\\\")
    if reason.startswith("Invalid control"):
        return JsonError(offset, "en la lista un tabulador se escribe \\t")
    if reason == "Extra data":
        return JsonError(offset, "sobra texto después de ]")
    if reason.startswith("Unterminated"):
        return JsonError(offset, "esta cadena no se cierra")
    if "delimiter" in reason:
        return JsonError(offset, "falta una coma entre dos elementos" if sign == '"' else "falta una coma o el ] final")
    return JsonError(offset, "los elementos de la lista van entre comillas dobles")
