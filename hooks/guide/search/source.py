"""The small page that Pagefind reads of a section: what can be found of its words, and of its names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from guide.search.sections import Section
from guide.search.words import NOTHING, Tokens, core

CODE, SOFT = 0.5, 0.4
"""What a word of a block of code counts, where it may stand by chance, and a part or a synonym of what is written."""
NAME, SOFT_NAME, CONTEXT = 2, 1, 0.5
"""The same for a name of the section, and for the headings above it."""


def source(section: Section, page_title: str, tokens: Tokens) -> tuple[str, str, list[int]]:
    """The page; for each of its words that stands nowhere in the text, the places of those that it was made of; and
    where its names begin, with three sizes for each: its words, how many of them say something, and its synonyms.
    """
    own: list[tuple[bool, str]] = []
    exact: dict[str, list[int]] = {}
    soft: dict[str, list[int]] = {}
    code = section.coded()
    for place, word in enumerate(section.words):
        token, forms, parts = tokens.of(word)
        own.append((place in code, token))
        # Once for each section: the index would be a fifth larger, and find nothing more.
        # A word of a command is not that of a sentence: «run» there is no other «ejecutar».
        for made, others in ((exact, forms), (soft, () if place in code and core(word).isalnum() else parts)):
            for other in others:
                made.setdefault(other, []).append(place)
    runs = groupby(own, itemgetter(0))
    body = [
        *(_weighed(CODE if in_code else 1, (token for _, token in run)) for in_code, run in runs),
        _weighed(CODE, exact),
        _weighed(SOFT, soft),
    ]
    names = [len(own) + len(exact) + len(soft)]
    for name in (section.title, *section.rows):
        words, synonyms, telling = _name(name, tokens)
        body += [_weighed(NAME, words), _weighed(SOFT_NAME, synonyms)]
        names += [len(words), telling, len(synonyms)]
    above, synonyms, _ = _name(" ".join([page_title, *section.parents]), tokens)
    body.append(_weighed(CONTEXT, above + synonyms))
    marks = (",".join(map(str, places)) for places in (*exact.values(), *soft.values()))
    return f'<html lang="es"><body data-pagefind-body>{"".join(body)}</body></html>', " ".join(marks), names


def _weighed(weight: float, words: Iterable[str]) -> str:
    return f'<p data-pagefind-weight="{weight}">{" ".join(words)}</p>'


def _name(text: str, tokens: Tokens) -> tuple[list[str], list[str], int]:
    """The words of a name, its other forms, parts and synonyms, and how many of its words are not empty: one at least.

    Where there are few words each can be found: «para» is also a verb.
    """
    own: list[str] = []
    others: list[str] = []
    telling = 0
    for word in text.split():
        token, forms, parts = tokens.with_empty.of(word)
        if token != NOTHING:
            own.append(token)
            others += [*forms, *parts]
            telling += tokens.of(word)[0] != NOTHING and not core(word).isdigit()
    return own, others, max(1, telling)
