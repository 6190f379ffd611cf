"""Which entries of the catalogue a paste is about; ``docs/assets/tarde/mensajes.js`` does the same, step by step.

A message of the catalogue is a row of words with gaps. How much of it stands in the paste, in order and together, is
weighed in rarity: what few entries say is worth more than what many do. Other text of the paste costs nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from guide.errors.index import ENGINES, GENERAL, OWN, STOP, Found, Message
from guide.errors.normalise import message_words, paste_words

_BASE, _BASE_GENERAL, _RARE = 1.5, 0.3, 2.5
_WEIGHT_STOP = 0.3
_WEIGHT_UNKNOWN = 1.5
_COMMON = 3
"""Two words in a row that more entries have are the frame of a message, not what it says."""
_REACH = 150
"""Places of the words of one message that are looked at before a place, for what it follows."""
_CANDIDATES = 50
_FRAGMENT = 0.85
"""What part of a paste that is a part of a message is worth."""
_FRAGMENT_LEAST = 3.0
_LATER = 0.08
_BEHIND = (1, 0.3, 0.35)
"""By the kind of a message, where there is another that is sure."""
_CAUSE, _NEXT, _AS_HEAVY, _WHOLE = 0.95, 5, 0.6, 0.98
SURE, DOUBT = 1.25, 0.5
"""Scores: from the first on a match may be sure, and from the second on it is shown."""
SHOWN = 3
_PART_LEAST = 8.0
"""Of what weighs as much, a part is a message that was cut, or that has another beginning in another version."""
_SURE_WEIGHT = 5.0
_HEAVY = 15.0
_MAY_MISS, _LONG = 0.45, 30
"""How much a long message may lack, and what is long: of a short one nothing may be missing."""
_END, _OTHER_END, _OTHER_THING = 2, 0.6, 0.5


class Match(NamedTuple):
    """``score``: how well it fits. ``first``, ``last``: between which words of the paste it stands.

    ``marked``: which parts between blanks of ``message.text`` stand there.
    """

    entry: Found
    message: Message
    score: float
    coverage: float
    weight: float
    first: int
    last: int
    sure: bool
    rank: int
    marked: tuple[int, ...]


class Answer(NamedTuple):
    """``sure``: the first is it. Neither sure nor any match: unknown. ``engine``: what the paste tells of it, or ""."""

    matches: tuple[Match, ...]
    sure: bool
    engine: str


class _Row(NamedTuple):
    """The message number ``rank`` of an entry: its ``words``, and ``parts[n]``, where each was written.

    ``gaps[n]``: anything may stand before word n.

    ``weights``: what each word tells here; ``bulk``: what it is of the message, also where many messages say the same.
    """

    entry: int
    rank: int
    message: Message
    words: list[str]
    gaps: list[bool]
    parts: list[int]
    weights: list[float]
    bulk: list[float]
    total: float


class Finder:
    """Made once for a catalogue."""

    def __init__(self, entries: Sequence[Found]) -> None:
        self.entries = entries
        flat = [
            (n, rank, message, *_flat(message.text))
            for n, entry in enumerate(entries)
            for rank, message in enumerate(entry.messages)
        ]
        having: dict[str, set[int]] = {}
        for number, _, _, words, gaps, _ in flat:
            for key in (*words, *filter(None, _pairs(words, gaps))):
                having.setdefault(key, set()).add(number)
        spread = math.log(max(len(entries), 2))
        self.worth = {
            word: _worth(word, 1 - math.log(len(those)) / spread) for word, those in having.items() if " " not in word
        }
        self.common = {pair: len(those) for pair, those in having.items() if " " in pair}
        self.rows: list[_Row] = []
        self.having: dict[str, list[int]] = {}
        for number, rank, message, words, gaps, parts in flat:
            common = [len(having[pair]) if pair else 0 for pair in _pairs(words, gaps)] + [0]
            frame = []
            for place in range(len(words)):
                pairs = [count for count in (common[place], common[place + 1]) if count]
                frame.append(min(1, _COMMON / min(pairs, default=1)))
            weights = [self.worth[word] * part for word, part in zip(words, frame, strict=True)]
            bulk = [self.worth[word] * math.sqrt(part) for word, part in zip(words, frame, strict=True)]
            for word in dict.fromkeys(words):
                self.having.setdefault(word, []).append(len(self.rows))
            self.rows.append(_Row(number, rank, message, words, gaps, parts, weights, bulk, sum(bulk)))

    def find(self, text: str) -> Answer:
        words = paste_words(text, self.worth)
        places: dict[str, list[int]] = {}
        whole = 0.0
        for place, word in enumerate(words):
            pairs = [f"{words[n - 1]} {words[n]}" for n in (place, place + 1) if 0 < n < len(words)]
            frame = min((self.common.get(pair, 1) for pair in pairs), default=1)
            whole += (self.worth.get(word) or _worth(word, 0)) * min(1, _COMMON / frame)
            if word in self.having:
                places.setdefault(word, []).append(place)
        best: dict[int, Match] = {}
        for number in self._candidates(places, whole):
            row = self.rows[number]
            match = self._match(row, places, whole, len(words))
            if match.score > (best[row.entry].score if row.entry in best else 0):
                best[row.entry] = match
        found = list(best.values())
        # A warning, or what only wraps another error, comes after the error itself, which stands beside it.
        errors = [match for match in found if match.sure and not match.message.kind]
        for place, match in enumerate(found):
            if any(
                error.last < match.first or error.first > match.last or error.coverage >= _WHOLE for error in errors
            ):
                found[place] = match._replace(score=match.score * _BEHIND[match.message.kind])
        # Of two entries with the same message, it is the one that says it sooner.
        found.sort(key=lambda match: (-match.score, match.rank))
        # «a: b»: b is the cause of a.
        for match in found[1:]:
            outer = found[0]
            later = match.first > outer.first and match.last > outer.last and match.first - outer.last <= _NEXT
            heavy = match.first > outer.last or match.weight >= _AS_HEAVY * outer.weight
            if match.sure and not match.message.kind and match.coverage >= _CAUSE and later and heavy:
                found.remove(match)
                found.insert(0, match._replace(score=max(match.score, outer.score)))
                break
        first = found[0].score if found else 0
        shown = [match for match in found if match.score >= max(DOUBT, 0.3 * first)][:SHOWN]
        return Answer(tuple(shown), bool(found) and found[0].sure, engine(text))

    def _candidates(self, places: dict[str, list[int]], whole: float) -> list[int]:
        """The rows that can have the best scores, by the words that they share with the paste."""
        bound = {}
        for number in dict.fromkeys(number for word in places for number in self.having[word]):
            row = self.rows[number]
            shared = [place for place, word in enumerate(row.words) if word in places]
            weight, bulk = sum(row.weights[place] for place in shared), sum(row.bulk[place] for place in shared)
            bound[number] = _score(bulk / row.total, weight, whole, 1)
        return sorted(bound, key=lambda number: (-bound[number], number))[:_CANDIDATES]

    def _match(self, row: _Row, places: dict[str, list[int]], whole: float, length: int) -> Match:
        """The heaviest chain of words of the row that follow each other in the paste too."""
        points = sorted((at, -n) for n, word in enumerate(row.words) for at in places.get(word, ()))
        values: list[float] = []
        bulks: list[float] = []
        before: list[int] = []
        best = -1
        for here, (at, n) in enumerate(points):
            own, value, bulk, link = row.weights[-n], row.weights[-n], row.bulk[-n], -1
            for there in range(here - 1, max(-1, here - 1 - _REACH), -1):
                at_before, n_before = points[there]
                # Both rows go on; n is negative.
                if at_before == at or n_before <= n:
                    continue
                near = _together(row.gaps, -n_before, -n, at - at_before - 1)
                if near and values[there] + own * near > value:
                    value, bulk, link = values[there] + own * near, bulks[there] + row.bulk[-n] * near, there
            values.append(value)
            bulks.append(bulk)
            before.append(link)
            if best < 0 or value >= values[best]:
                best = here
        chain: set[int] = set()
        weight, coverage, first, last = values[best], bulks[best] / row.total, 0, points[best][0]
        while best >= 0:
            first = points[best][0]
            chain.add(-points[best][1])
            best = before[best]
        # What lacks only its beginning or its end lacks less.
        part = sum(row.bulk[min(chain) : max(chain) + 1]) / row.total if weight >= _PART_LEAST else 1
        said = (coverage + coverage / part) / 2
        score = _score(said, weight, whole, (last + 1) / length)
        # It ends in another way: the cause, which stands last, is another.
        end = range(max([n for n, gap in enumerate(row.gaps) if gap], default=0), len(row.words))[-_END:]
        ended = sum(row.bulk[n] for n in end if n in chain)
        if last + 2 < length and ended < sum(row.bulk[n] for n in end) / 2:
            score *= _OTHER_END
        # It names another thing: «bash» where the paste says «node».
        rarest = row.weights.index(max(row.weights))
        if rarest not in chain and min(chain) < rarest < max(chain):
            score *= _OTHER_THING
        missing = any(
            word in OWN and row.weights[n] == row.bulk[n] and n not in chain for n, word in enumerate(row.words)
        )
        sure = score >= SURE and weight >= _SURE_WEIGHT and not missing
        sure = sure and (said if weight >= _HEAVY else coverage) >= 1 - _MAY_MISS * min(1, row.total / _LONG)
        parts = tuple(sorted({row.parts[n] for n in chain}))
        return Match(self.entries[row.entry], row.message, score, coverage, weight, first, last, sure, row.rank, parts)


def engine(text: str) -> str:
    """What a paste tells of who wrote it, or ""."""
    return next((name for pattern, name in ENGINES if re.search(pattern, text, re.MULTILINE)), "")


def _score(coverage: float, weight: float, whole: float, place: float) -> float:
    """``place``: where in the paste it ends, from 0 to 1: of several causes the last is the inner one."""
    if weight >= _FRAGMENT_LEAST:
        coverage = max(coverage, _FRAGMENT * min(1, weight / whole))
    return coverage**4 * math.sqrt(weight) * (1 + _LATER * place)


def _together(gaps: Sequence[bool], before: int, here: int, extra: int) -> float:
    """What a word is worth behind another: ``extra`` words of the paste stand between them.

    ``before`` and ``here``: their places in the row. 0: too far away to be the same message.
    """
    if any(gaps[before + 1 : here + 1]):
        return 1 if extra <= 40 else 0.6 if extra <= 120 else 0
    extra -= here - before - 1
    if here - before == 1 and extra == 0:
        return 1
    return 0.75 if extra <= 2 else 0.5 if extra <= 8 else 0


def _flat(text: str) -> tuple[list[str], list[bool], list[int]]:
    words: list[str] = []
    gaps: list[bool] = []
    parts: list[int] = []
    gap = False
    for part, found in enumerate(message_words(text)):
        for word in found:
            if word == "\0":
                gap = True
            else:
                words.append(word)
                gaps.append(gap)
                parts.append(part)
                gap = False
    return words, gaps, parts


def _pairs(words: Sequence[str], gaps: Sequence[bool]) -> list[str]:
    """For each word, it and the one before it; "" where none is."""
    return [f"{words[place - 1]} {word}" if place and not gaps[place] else "" for place, word in enumerate(words)]


def _worth(word: str, rarity: float) -> float:
    """``rarity``: 1 if one entry has it, 0 if all of them have."""
    if word in STOP:
        return _WEIGHT_STOP
    base = _BASE_GENERAL if word in GENERAL or len(word) == 1 or word.isdecimal() else _BASE
    return base + _RARE * rarity
