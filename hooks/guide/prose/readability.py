"""How hard a text is: the Fernández-Huerta scale, 206.84 - 0.60 P - 1.02 F, from 0 (very hard) to 100 (very easy).

P is syllables per 100 words and F is words per sentence: J. Fernández Huerta, «Medidas sencillas de lecturabilidad»,
Consigna 214 (1959), with the F that its examples use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from guide.prose.passages import CLOSE, CODE, OPEN, Passage

# A colon ends nothing here, although what follows it often stands by itself.
END = re.compile(r"[.?!…][»\")]*\s+(?=\W*[A-ZÁÉÍÓÚÑ\d])")
WORD = re.compile(rf"{CODE}|[^\W_]+")
# Spanish spelling shows its syllables: one for each group of vowels, and one more for each two strong vowels together.
Y_VOWEL = re.compile(r"y(?![aeiouáéíóú])")
VOWELS = re.compile(r"[aeiouáéíóúü]+")
HIATUS = re.compile(r"[aeoáéíóú](?=[aeoáéíóú])")
SILENT = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")


@dataclass(frozen=True)
class Sentence:
    line: int
    text: str

    @cached_property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    def __str__(self) -> str:
        return " ".join(self.text.replace(CODE, "`…`").replace(OPEN, "").replace(CLOSE, "").split())


@dataclass(frozen=True)
class Readability:
    """``ease`` on the Fernández-Huerta scale, and ``length``: the mean of words per sentence."""

    ease: float
    length: float


def sentences(passages: Iterable[Passage]) -> list[Sentence]:
    found = []
    for passage in passages:
        if passage.has_sentences:
            ends = [match.end() for match in END.finditer(passage.text)]
            for start, end in pairwise([0, *ends, len(passage.text)]):
                found.append(Sentence(passage.line_at(start), passage.text[start:end]))
    return [sentence for sentence in found if sentence.words]


def readability(text: list[Sentence]) -> Readability:
    """How hard ``text`` is: one sentence at least."""
    words = [word for sentence in text for word in sentence.words]
    length = len(words) / len(text)
    return Readability(206.84 - 60 * sum(map(syllables, words)) / len(words) - 1.02 * length, length)


def syllables(word: str) -> int:
    """What is typed counts as «dato» does; a number, or letters without a vowel, as one."""
    if word == CODE:
        return 2
    groups = VOWELS.findall(SILENT.sub("", Y_VOWEL.sub("i", word.lower())))
    return sum(1 + len(HIATUS.findall(group)) for group in groups) or 1
