"""The golden files: what stands in a page, and what is found in it, to the line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guide.snippets.reading import pages
from snippets_support import Case, cases, check_page, check_plain, found

FOLDER = Path(__file__).parent / "cases"
# The customs of the guide for docker's commands have cases of their own: the others are about something else.
CUSTOM = re.compile(r" DK13\d\b")
FILES = sorted(FOLDER.glob("*.md"))
ALL = [pytest.param(case, path.stem, id=f"{path.stem}: {case.name}") for path in FILES for case in cases(path)]


@pytest.mark.parametrize(("case", "file"), ALL)
def test_case(case: Case, file: str, tmp_path: Path) -> None:
    if file.startswith("commonmark"):
        report = check_plain(tmp_path, case.text)
    else:
        report = check_page(tmp_path, case.text, strict=not file.startswith("otras"))
    assert [line for line in found(report) if file == "docker" or not CUSTOM.search(line)] == case.expected
    # Every block ends in exactly one state, whatever is wrong with it.
    [page] = pages.read([next(tmp_path.rglob("pagina.md"))], tmp_path)
    assert report.total + report.drawn == len(page.blocks)
