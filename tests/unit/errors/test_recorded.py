"""What the pages of the catalogue show as recorded is pasted whole: each leads to its own page."""

from __future__ import annotations

import re

from builds import ROOT
from errors_support import real_finder
from guide.errors.entries import GAP, read_entries

BLOCK = re.compile(r"^( *)```+ *\{? *\.?console[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)


def test_recorded_outputs_lead_to_their_own_page() -> None:
    """Nearly all come first, and all others among the three: two pages may be about the same message."""
    entries, _ = read_entries(ROOT, ROOT / "docs")
    asked, first, missed = 0, 0, []
    for entry in entries:
        shown = [pattern(message.text) for message in entry.messages if message.seen]
        for indent, code in BLOCK.findall((ROOT / "docs" / entry.file).read_text("utf-8")):
            block = "\n".join(line.removeprefix(indent) for line in code.split("\n"))
            output = "\n".join(line for line in block.split("\n") if not line.startswith("$ "))
            if not any(text.search(output) for text in shown):
                continue
            asked += 1
            found = [match.entry.slug for match in real_finder().find(block).matches]
            first += found[:1] == [entry.slug]
            if entry.slug not in found:
                missed.append(f"{entry.file}: {' '.join(output.split())[:100]} → {', '.join(found) or 'nada'}")
    assert asked
    assert len(missed) <= 0.01 * asked, "\n".join(missed)
    assert first >= 0.94 * asked


def pattern(text: str) -> re.Pattern[str]:
    """The message as it may stand in an output: blanks may be line ends, and a gap is anything."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in text.split(GAP))
    return re.compile(r"\s*[\s\S]*?".join(parts))
