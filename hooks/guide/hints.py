"""«¿Quisiste decir …?»: the known name that is nearest to what was written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_MOST = 400  # known words: looking through more takes longer than the hint is worth


def nearest(word: str, known: Iterable[str], most: int = 3) -> str | None:
    """The known word with the fewest edits: at most one in words of up to four letters, two up to eight, else three.

    ``most`` lowers those limits. A swap of neighbours is one edit. A single letter is near to nothing. Among very many
    words none is looked for.
    """
    known = list(islice(known, _MOST + 1))
    if len(word) > 40 or len(known) > _MOST:
        return None
    best: tuple[int, str] | None = None
    for name in sorted(known):
        shorter = min(len(word), len(name))
        limit = min(most, 0 if shorter <= 1 else 1 if shorter <= 4 else 2 if shorter <= 8 else 3)
        if abs(len(name) - len(word)) > limit:
            continue
        edits = _edits(word, name)
        if edits <= limit and (best is None or edits < best[0]):
            best = edits, name
    return best[1] if best else None


def did_you_mean(word: str, known: Iterable[str], before: str = "", after: str = "") -> str:
    """The end of a message, or nothing."""
    found = nearest(word, known)
    return f"; ¿quisiste decir «{before}{found}{after}»?" if found else ""


def _edits(a: str, b: str) -> int:
    """Insertions, deletions, changes and swaps of neighbours (optimal string alignment)."""
    earlier: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        earlier, last = last, row
    return last[-1]
