"""The catalogue of errors in the laboratory: its pages, and on which engines each entry was seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guide.errors.entries import FOLDER, Entry, read_entries
from guide.hints import did_you_mean
from guide.lab.machines.cache import LabError
from guide.lab.pages.marks import VERSIONS
from guide.lab.running.runner import Outcome

SEEN, READ, WRONG, NOT_APPLICABLE = "visto", "leído", "MAL", "—"


def pages(root: Path, asked: Sequence[Path]) -> list[Path]:
    """The pages of the entries of these names, or of all; LabError where there is no such entry."""
    entries = {entry.slug: entry for entry in read_entries(root, root / "docs")[0]}
    names = [path.stem for path in asked] or list(entries)
    for name in names:
        if name not in entries:
            raise LabError(f"no hay ningún error «{name}»{did_you_mean(name, entries)}: son los de docs/{FOLDER}")
    return [root / "docs" / entries[name].file for name in names]


def table(root: Path, files: Sequence[str], outcomes: Sequence[Outcome]) -> str:
    """A row for each entry among ``files``, a column for each engine, newest first, and how many were seen on each."""
    entries = [entry for entry in read_entries(root, root / "docs")[0] if f"docs/{entry.file}" in files]
    engines = list(reversed(VERSIONS))
    good = {(outcome.page.file, outcome.version): outcome.good for outcome in outcomes}
    width = max((len(entry.slug) for entry in entries), default=0)
    rows = [f"{'':{width}}  {'  '.join(f'{engine:5}' for engine in engines)}"]
    seen = dict.fromkeys(engines, 0)
    for entry in entries:
        cells = [_cell(entry, engine, good.get((f"docs/{entry.file}", engine))) for engine in engines]
        for engine, cell in zip(engines, cells, strict=True):
            seen[engine] += cell == SEEN
        rows.append(f"{entry.slug:{width}}  {'  '.join(f'{cell:5}' for cell in cells)}")
    rows.append(f"{f'{SEEN}s de {len(entries)}':{width}}  {'  '.join(f'{seen[engine]:<5}' for engine in engines)}")
    return "\n".join(row.rstrip() for row in rows)


def _cell(entry: Entry, engine: str, good: bool | None) -> str:
    """``good``: how the page ran on that engine; None where it does not."""
    if good is False:
        return WRONG
    if good and engine in entry.versions:
        return SEEN
    # What was seen on no engine is known from elsewhere, of all of them.
    return NOT_APPLICABLE if entry.versions else READ
