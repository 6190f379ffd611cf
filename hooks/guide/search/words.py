"""A text as a search sees it. ``docs/assets/js/buscar.js`` does the same with what a reader types.

Pagefind knows words of letters and digits, and goes on from their beginning: «conten» finds «contenedor». Options,
names and paths are looked for as they stand, so they become words that it does not take apart: each sign is a letter
that no language of the guide has, and a letter at either end keeps ``--rm`` from finding ``--rmi``.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

SIGNS = {"-": "ǀ", "_": "ǁ", "/": "ǂ", ":": "ǃ", ".": "ʘ", "=": "ʔ", "@": "ʕ"}
OTHER_SIGN, FIRST, LAST = "ʖ", "ʗ", "ʡ"
NOTHING = "·"
"""A word that is shown and cannot be found. It keeps its place: Pagefind names the places of what it finds."""

_OUTSIDE = re.compile(r"^(?:[^\w/.$~@-]|\$\()+|\W+$")
_PLURAL = re.compile(r"([nrldsz])es$|([^s])s$")
# Verbs of one syllable and an ending: «entro», «usas», «abre». The stemmer takes no ending from a word that it would
# leave so short. «Use» is left alone: it is English.
_SHORT_VERB = re.compile(r"([aeiou](?:[^\W\d_aeiou]{1,4}(?=(?:ar|er|ir|as?|an|o)$)|[^\W\d_aeiou]{2,4}(?=e$)))\w+")
# «Arráncala», «llévatelo»: the pronoun after an order, which its accent gives away.
_PRONOUN = re.compile(r"([áéíóú]\w*?[ae])(?:[mts]e|nos)?l[aeo]s?(?=\W*$)")
# «Publiqué», «descargue»: before an «e» the last letter of a verb is written in another way.
_BEFORE_E = re.compile(r"([qg])u(?=en?$)")
_PART = re.compile(r"[^\W_]{3,}")
_SEPARATORS = re.compile(r"[=,;|<>()\[\]{}\"'«»&]+|://")
# Digests and ids of containers: nobody looks for those of another machine.
_DIGEST = re.compile(r"@?sha256:[0-9a-f]*")
_IDENTIFIER = re.compile(r"[0-9a-f]{12,}|.{81,}", re.S)


def folded(text: str) -> str:
    """Without accents, and in small letters."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


@functools.cache
def core(word: str) -> str:
    """What stands between blanks without the punctuation around it: «(docker.sock).» is docker.sock."""
    return _OUTSIDE.sub("", folded(word))


def plain(word: str) -> str:
    """The singular of a folded word, and one form for all of a short verb.

    Pagefind cuts endings too, but not the plural before another ending. For its stemmer an «ordenador» is who orders,
    and would be found as «orden».
    """
    word = _PLURAL.sub(r"\1\2", word) if len(word) > 3 else word
    word = _BEFORE_E.sub(lambda found: "c" if found[1] == "q" else "g", word)
    if verb := _SHORT_VERB.fullmatch(word):
        return f"{verb[1]}ar"
    return "computador" if word == "ordenador" else word


def literal(text: str) -> str:
    """One word of letters for a folded text with signs."""
    return FIRST + "".join(SIGNS.get(c, c if c.isalnum() else OTHER_SIGN) for c in text) + LAST


@functools.cache
def stem(word: str) -> str:
    """The same for all forms of a word, as Pagefind's own stemmer makes it."""
    return str(_stemmer().stemWord(plain(folded(word))))


@functools.cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("spanish")


def asked(word: str) -> str:
    """A word of letters as Pagefind is asked for it."""
    word = folded(word)
    return plain(word) if len(word) > 2 else literal(word)


class Tokens:
    """What can be found of a list of words."""

    def __init__(self, stop: frozenset[str] = frozenset(), synonyms: dict[str, tuple[str, ...]] | None = None) -> None:
        self.stop = stop
        self.synonyms = synonyms or {}
        self._known: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}

    @functools.cached_property
    def with_empty(self) -> Tokens:
        """The same, but the empty words can be found too."""
        return Tokens(synonyms=self.synonyms)

    def of(self, word: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """The word itself; other exact forms of it; and, with less weight, its parts and its synonyms."""
        if word not in self._known:
            token, forms, parts = self._made(core(word))
            if (order := core(_PRONOUN.sub(r"\1", word))) != core(word):
                without, _, more = self._made(order)
                token, forms, parts = without, (token, *forms), (*parts, *more)
            self._known[word] = token, forms, parts
        return self._known[word]

    def _made(self, word: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        word = core(_DIGEST.sub("", word))
        if not word or word in self.stop or _IDENTIFIER.fullmatch(word):
            return NOTHING, (), ()
        if not word.isalnum():
            pieces = tuple(dict.fromkeys(self._pieces(word)))
            short = [other for piece in (word, *pieces) for other in self.synonyms.get(piece, ()) if piece[0] == "-"]
            return literal(word), tuple(map(literal, pieces)), (*self._parts(word), *short)
        if len(word) < 3:
            return literal(word), (), self._synonyms(word)
        # Short words are also looked for as they stand, before what begins with them.
        exact = (literal(word),) if len(word) == 3 else ()
        return plain(word), exact, self._synonyms(word)

    def _synonyms(self, word: str) -> tuple[str, ...]:
        return self.synonyms.get(stem(word), ())

    def _pieces(self, word: str) -> Iterator[str]:
        """What somebody looks for who does not know the whole: a name without its value, a file without its folder."""
        for piece in (*_SEPARATORS.split(word), *re.split(r"[:=]", word)):
            piece = core(piece)
            if piece and piece != word:
                yield piece
            if "/" in piece.strip("/") and (name := piece.rstrip("/").rpartition("/")[2]):
                yield name

    def _parts(self, word: str) -> Iterator[str]:
        for part in dict.fromkeys(_PART.findall(word)):
            if part not in self.stop and not _IDENTIFIER.fullmatch(part):
                yield plain(part)
                yield from self._synonyms(part)
