"""Signs that word processors and web pages put in the place of those of the shell: in code, never in texts."""

from __future__ import annotations

import re
from typing import NamedTuple

from guide.snippets.shell.context import CODE

_DOUBLES = "\u201c\u201d\u201e\u201f\u2033\uff02«»"
_SINGLES = "\u2018\u2019\u201a\u201b\u2032\uff07´"
_LONG_DASHES = "\u2013\u2014\u2015"
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_JOINERS = "\u200c\u200d"  # part of emojis and of some scripts
_CYRILLIC = "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501"
_CYRILLIC_CAPITALS = "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0405\u0408"
_GREEK = "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
_ALIKE = dict(zip(_CYRILLIC + _CYRILLIC_CAPITALS + _GREEK, "aeopcyxisjdABEKMHOPCTXISJoABEZHIKMNOPTYX", strict=True))
_SIGNS = dict(zip("\u037e\u2215\u2044\u2217\u223c\u02dc\u01c0\u2223\u02cb\u2024", ";//*~~||`.", strict=True))
# Full-width signs that mean something to the shell; the rest of them are the punctuation of a text.
_WIDE = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "!\"'(),-?"}
_KNOWN = {**_ALIKE, **_SIGNS, **_WIDE}
_SUSPECT = re.compile(
    f"[{''.join(map(re.escape, [*_DOUBLES, *_SINGLES, *_LONG_DASHES, *_HYPHENS, *_SPACES, *_INVISIBLE, *_KNOWN]))}]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NAMES = {
    "\u00a0": "un espacio duro",
    "\u202f": "un espacio duro estrecho",
    "\u2009": "un espacio fino",
    "\u3000": "un espacio ideográfico",
    "\u200b": "un espacio de ancho cero",
    "\u00ad": "un guion opcional",
    "\ufeff": "una marca BOM",
}
_BLANKS = f" \t\n{_SPACES}"
_OPENERS = frozenset(f"{_BLANKS};|&(={{<>`,:[{_DOUBLES}{_SINGLES}")
_CLOSERS = frozenset(f"{_BLANKS};|&)}}<>`,:].{_DOUBLES}{_SINGLES}")
_SEPARATORS = frozenset(f"{_BLANKS};|&(){{}}=<>`\"'")
_DASHES = frozenset(f"-{_LONG_DASHES}{_HYPHENS}")
_OPTION = re.compile(r"[A-Za-z0-9][\w-]*")
_FIRST = re.compile(r"(?:^|[;|&({`\n])[ \t]*[\w.-]*$")
# Short options written together. Any other word was a long option: programs make one long dash of two.
_TOGETHER = {"it", "ti", "itd", "dit", "tid", "rf", "fr", "la", "al", "ef", "aux", "ex", "eux", "euo", "lc", "aq"}


class Mark(NamedTuple):
    """A sign out of place. ``instead`` is what the parser should read, of the same length, or None."""

    start: int
    end: int
    code: str
    message: str
    instead: str | None


def suspect(text: str) -> bool:
    return _SUSPECT.search(text) is not None


def marks(text: str, kinds: bytes) -> list[Mark]:
    """Every odd sign in the code of a shell text, in order. ``kinds`` are those of ``shell_context``."""
    found: list[Mark] = []
    done = opened = 0
    latin = {o for m in _LETTERS.finditer(text) if _is_latin(m.group()) for o in range(*m.span())}
    for match in _SUSPECT.finditer(text):
        start, char = match.start(), match.group()
        if start < done or kinds[start] != CODE or (char in _ALIKE and start not in latin):
            continue
        if char in _DOUBLES or char in _SINGLES:
            role = _role(text, start, opened > 0)
            opened += role
            mark = _quote(start, char) if role else None
        else:
            mark = _mark(text, start, char)
        if mark:
            found.append(mark)
        # A run of dashes is one sign, whatever it is.
        done = _end_of_dashes(text, start)
    return found


def straight(text: str) -> str:
    """The text with every typographic quote as the shell's own."""
    return re.sub(f"[{_SINGLES}]", "'", re.sub(f"[{_DOUBLES}]", '"', text))


def quote(text: str, start: int) -> Mark | None:
    """The mark of the typographic quote at a place, whatever stands around it."""
    char = text[start]
    return _quote(start, char) if char in _DOUBLES or char in _SINGLES else None


def applied(text: str, found: list[Mark]) -> str:
    """What the author meant, every other character in its place."""
    parts, done = [], 0
    for mark in found:
        if mark.instead is not None:
            parts += [text[done : mark.start], mark.instead]
            done = mark.end
    return "".join([*parts, text[done:]])


def _is_latin(word: str) -> bool:
    """Whether every letter of another alphabet passes for a Latin one, and there are some that are."""
    return not word.isascii() and any(map(str.isascii, word)) and all(c.isascii() or c in _ALIKE for c in word)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[start - 1 : start] or "\n", text[end : end + 1] or "\n"


def _role(text: str, start: int, opened: bool) -> int:
    """1 opens a text, -1 closes it, 0 is part of a word: «don’t», «5″»."""
    before, after = _around(text, start, start + 1)
    if opened and after in _CLOSERS:
        return -1
    return int(before in _OPENERS)


def _quote(start: int, char: str) -> Mark:
    plain = '"' if char in _DOUBLES else "'"
    return Mark(start, start + 1, "TI101", f"{_sign(char)} no es una comilla del shell: escribe {plain}", plain)


def _sign(char: str) -> str:
    return f"el signo {char} (U+{ord(char):04X})"


def _mark(text: str, start: int, char: str) -> Mark | None:
    before, after = _around(text, start, start + 1)
    if char in _SPACES or char in _INVISIBLE:
        if char in _JOINERS and not (before.isascii() and after.isascii()):
            return None
        point = f"U+{ord(char):04X}"
        if char in _SPACES:
            name = _NAMES.get(char, "un espacio especial")
            return Mark(start, start + 1, "TI103", f"hay {name} ({point}): escribe un espacio normal", " ")
        name = _NAMES.get(char, "un carácter")
        return Mark(start, start + 1, "TI104", f"hay {name} ({point}) que no se ve: bórralo", None)
    if char in _LONG_DASHES or char in _HYPHENS:
        return _dash(text, start, char)
    if char in _WIDE and not all(near.isascii() or near in _WIDE or near in _SPACES for near in (before, after)):
        return None
    plain = _KNOWN[char]
    return Mark(start, start + 1, "TI105", f"{_sign(char)} no es {plain} aunque lo parezca: escribe {plain}", plain)


def _end_of_dashes(text: str, start: int) -> int:
    end = start
    while text[end : end + 1] in _DASHES:
        end += 1
    return end


def _dash(text: str, start: int, char: str) -> Mark | None:
    first = start
    while first and text[first - 1] == "-":
        first -= 1
    end = _end_of_dashes(text, start)
    before, after = _around(text, first, end)
    option = _OPTION.match(text, end)
    if before in _SEPARATORS:
        if option is None:
            return None
        dashes = "-" if len(option.group()) == 1 or option.group() in _TOGETHER else "--"
        if not any(c in _LONG_DASHES for c in text[first:end]):
            dashes = "-" * (end - first)
        message = f"{_sign(char)} no es un guion: escribe {dashes}{option.group()}"
        return Mark(start, end, "TI102", message, dashes[start - first :] if len(dashes) == end - first else None)
    # Inside a word a long dash may be a text («Madrid–Barcelona»), but not in an option nor in the name of a program.
    word = first
    while word and start - word < 100 and text[word - 1] not in _SEPARATORS:
        word -= 1
    if not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum()):
        return None
    if char in _LONG_DASHES and text[word] != "-" and not _FIRST.search(text, max(0, start - 100), start):
        return None
    return Mark(start, end, "TI102", f"{_sign(char)} no es un guion: escribe -", "-" if end == start + 1 else None)
