"""The table of codes against the checker: each example of wrong has its code and no other, each right has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guide.snippets import codes
from guide.snippets.formats import explain
from snippets_support import check_page, found

# These are about a file a machine or a project, not about a text: they have tests of their own.
WITHOUT_EXAMPLE = {"MD116", "MD117", "MD118", "MD122", "MD123", "SC9003"}
CODES = codes.table()
EXAMPLES = sorted(CODES.keys() - WITHOUT_EXAMPLE)
_FENCE = re.compile(r"(?P<head>(?P<ticks>`{3,})[^\n]*)\n(?P<code>(?!;?--8<--).*?)\n(?P=ticks)", re.DOTALL)
WRAPPERS = {
    "list": ("- Texto\n\n", "    "),
    "tab": ('=== "Linux"\n\n', "    "),
    "admonition": ("!!! note\n\n", "    "),
    "quote": ("", "> "),
    "tab in a list": ('1.  Texto\n\n    === "Linux"\n\n', "        "),
    "with a tab": ("- Texto\n\n", "\t"),
}
# In a quote «--8<--» includes nothing: there is nothing to find.
NESTED = [(code, wrapper) for code in EXAMPLES for wrapper in WRAPPERS if (code, wrapper) != ("MD109", "quote")]


@pytest.mark.parametrize("code", EXAMPLES)
def test_wrong_example_has_its_code_only(code: str, tmp_path: Path) -> None:
    assert {d.code for d in check_page(tmp_path, f"# Título\n\n{CODES[code].wrong}\n").diagnostics} == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_right_example_is_clean(code: str, tmp_path: Path) -> None:
    assert found(check_page(tmp_path, f"# Título\n\n{CODES[code].right}\n")) == []


@pytest.mark.parametrize(("code", "wrapper"), NESTED)
def test_nested_example_is_found_at_its_own_place(code: str, wrapper: str, tmp_path: Path) -> None:
    (tmp_path / "top").mkdir()
    (tmp_path / "nested").mkdir()
    before, margin = WRAPPERS[wrapper]
    nested = "".join(f"{margin}{line}\n" for line in CODES[code].wrong.splitlines())
    top = check_page(tmp_path / "top", f"{CODES[code].wrong}\n")
    shifted = [(d.line + before.count("\n"), d.column + len(margin), d.code) for d in top.diagnostics]
    report = check_page(tmp_path / "nested", before + nested)
    assert [(d.line, d.column, d.code) for d in report.diagnostics] == shifted


@pytest.mark.parametrize("code", [code for code in EXAMPLES if _FENCE.fullmatch(CODES[code].wrong)])
def test_included_example_is_found_in_its_own_file(code: str, tmp_path: Path) -> None:
    """What is wrong with the fence is told in the page, what is wrong in the code where that stands."""
    match = _FENCE.fullmatch(CODES[code].wrong)
    assert match is not None
    (tmp_path / "top").mkdir()
    (tmp_path / "site").mkdir()
    top = check_page(tmp_path / "top", f"{CODES[code].wrong}\n")
    text = f'{match["head"]}\n--8<-- "parte.txt"\n{match["ticks"]}\n'
    report = check_page(tmp_path / "site", text, included={"parte.txt": f"{match['code']}\n"})
    expected = [
        f"1:{d.column} {d.code}" if d.line == 1 else f"resources/parte.txt:{d.line - 1}:{d.column} {d.code}"
        for d in top.diagnostics
    ]
    assert [line.removesuffix(" aviso") for line in found(report)] == expected


def test_every_code_is_in_a_golden_file() -> None:
    folder = Path(__file__).parent / "cases"
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.md"))
    assert set(re.findall(r"^\S*\d:\d+ ([A-Z]{2}\d+)", text, re.MULTILINE)) == set(EXAMPLES)


@pytest.mark.parametrize("code", CODES)
def test_code_is_told_in_full(code: str) -> None:
    entry = CODES[code]
    assert re.fullmatch(r"[A-Z]{2}[1-9]\d{2,3}", code)
    assert entry.title
    assert entry.explanation.endswith((".", "?", "…"))


def test_page_of_the_site_is_the_table() -> None:
    page = Path(__file__).parents[3] / "docs" / "referencia" / "codigos.md"
    # Mend it with: python hooks/snippets.py --explica --format markdown > docs/referencia/codigos.md
    assert page.read_text("utf-8") == explain.as_page()


def test_page_of_the_site_proves_what_can_be_proved() -> None:
    # These are about the page around a block, or its marks, or their wrong example looks like the right one.
    told = "DK120 MD101 MD102 MD104 MD105 MD106 MD107 MD108 MD109 MD110 MD111 MD114 MD119 MD120 MD121 MD124 SH108 SH111"
    assert [code for code in EXAMPLES if f'falla="{code}"' not in explain.as_page()] == told.split()


def test_a_blank_at_the_end_is_seen_on_the_page() -> None:
    section = explain.as_page().partition("### SH111")[2].partition("###")[0]
    assert "\\␣\n" in section
