"""What is published of style sheets and scripts: fewer bytes, and a name for each content."""

from __future__ import annotations

import pytest
from guide.assets.bundle import folder_of, name_of, script, style_sheet


def test_sheets_are_joined_in_their_order() -> None:
    sheets = [
        "/* one */\na :is(b) {\n  c: calc(1px + 2px);\n}\n",
        '@media print {\n  a::before { content: " /* x */ " }\n}',
    ]
    joined = 'a :is(b){c:calc(1px + 2px)}\n@media print{a::before{content:" /* x */ "}}\n'
    assert style_sheet(sheets) == joined


def test_a_script_keeps_its_texts_and_its_ends_of_lines() -> None:
    source = "/* one */\n(() => {\n  // two\n  const a = `x  // ${b} /* y */`\n  return /[/]\\s+/ // three\n})()\n"
    assert script([source]) == "(()=>{const a=`x  // ${b} /* y */`\nreturn/[/]\\s+/})()\n"


def test_scripts_are_joined_without_one_calling_the_other() -> None:
    assert script(["(() => {})()\n", "(() => {})()\n"]) == "(()=>{})();\n(()=>{})()\n"


def test_the_name_changes_with_the_content_and_with_nothing_else() -> None:
    name = name_of("assets/js/a.js", "x")
    assert name == "assets/js/a.2d711642.js"
    assert name_of("assets/js/a.js", "x") == name
    assert name_of("assets/js/a.js", "y") != name


@pytest.mark.parametrize(
    ("paths", "folder"),
    [(["a/b.css", "a/c.css"], "a"), (["b.css"], ""), (["a/b.css", "c.css"], None), ([], None)],
)
def test_sheets_of_one_folder_are_joined_there(paths: list[str], folder: str | None) -> None:
    assert folder_of(paths) == folder
