"""The blocks of a page against the code of its HTML: what is in one and not in the other, and where it is told."""

from __future__ import annotations

import pytest
from guide.snippets.blocks import Block, Note, Origin
from guide.snippets.reading import ledger
from guide.snippets.reading.rendered import Rendered


def block(line: int, code: str, column: int = 1, drawn: bool = False) -> Block:
    rows = code.count("\n") + 1 if code else 0
    return Block(line, column, line + rows + 1, "bash", code, (Origin("", line + 1, 0),), drawn=drawn)


def shown(*codes: str) -> list[Rendered]:
    return [Rendered(code, "", start) for start, code in enumerate(codes)]


def told(text: str, blocks: list[Block], *codes: str) -> list[str]:
    notes = ledger.compare(text.split("\n"), blocks, shown(*codes))
    return [f"{note.line}:{note.column}+{note.length} {note.code}" for note in notes]


@pytest.mark.parametrize(
    ("codes", "html", "pairs", "left"),
    [
        ([], [], {}, []),
        (["a"], ["a"], {0: 0}, []),
        (["a"], ["b"], {}, [0]),
        (["a", "b"], ["b", "a"], {0: 1, 1: 0}, []),
        (["a", "a"], ["a", "a"], {0: 0, 1: 1}, []),
        (["a", "a"], ["a"], {0: 0}, []),
        (["a"], ["a", "a", "b"], {0: 0}, [1, 2]),
        # Rendering changes blanks, and nothing else.
        ([" a\n\n\tb  c "], ["a b\nc\n"], {0: 0}, []),
        (["a b"], ["ab"], {}, [0]),
        (["A"], ["a"], {}, [0]),
        ([""], ["\n"], {0: 0}, []),
    ],
)
def test_each_block_is_shown_once(codes: list[str], html: list[str], pairs: dict[int, int], left: list[int]) -> None:
    blocks = [block(10 * number + 1, code) for number, code in enumerate(codes)]
    found, strangers = ledger.match_rendered(blocks, shown(*html))
    assert {number: item.start for number, item in found.items()} == pairs
    assert [item.start for item in strangers] == left


def test_what_is_drawn_is_not_looked_for() -> None:
    found, strangers = ledger.match_rendered([block(1, "a", drawn=True), block(5, "a")], shown("a"))
    assert (list(found), strangers) == ([1], [])
    assert told("```bash\na\n```", [block(1, "a", drawn=True)]) == []


@pytest.mark.parametrize(
    ("last", "paired"), [(set(), [0, 1]), ({1}, [1, 2]), ({5}, [0, 2]), ({1, 5}, [0, 2]), ({9}, [0, 1])]
)
def test_of_equal_blocks_one_in_a_comment_goes_without(last: set[int], paired: list[int]) -> None:
    found, _ = ledger.match_rendered([block(1, "a"), block(5, "a"), block(9, "a")], shown("a", "a"), last)
    assert sorted(found) == paired


B = "```bash\nls\n```\n"


@pytest.mark.parametrize(
    ("text", "blocks", "message"),
    [
        (B, [block(1, "ls")], "no llega a la página"),
        (f"<!-- x -->\n{B}<!-- y -->", [block(2, "ls")], "no llega a la página"),
        (f"<!--\n{B}-->", [block(2, "ls")], "comentario"),
        (f"a\n<!-- b\n{B}", [block(3, "ls")], "comentario"),
        ("<!-- ```bash\nls\n``` -->", [block(1, "ls", 6)], "comentario"),
        ("<!--\n```bash -->\nls\n```", [block(2, "ls")], "comentario"),
        (f"<!-- -->\n{B}", [block(2, "ls")], "no llega a la página"),
        (f"<!-- a\n-->\n{B}", [block(3, "ls")], "no llega a la página"),
        ("\n<!--\n```bash -->\nls\n```", [block(3, "ls")], "comentario"),
        ("\n```bash\n<!-- ls -->\n```", [block(2, "<!-- ls -->")], "no llega a la página"),
        (f"<!-- a --> <!-- b\n\n{B}-->", [block(3, "ls")], "comentario"),
    ],
)
def test_block_that_nobody_sees(text: str, blocks: list[Block], message: str) -> None:
    [note] = ledger.compare(text.split("\n"), blocks, [])
    assert note == Note(blocks[0].line, blocks[0].column, "MD108", note.message, 3)
    assert message in note.message


@pytest.mark.parametrize(
    ("text", "blocks", "codes", "found"),
    [
        # With indentation, wherever it stands.
        ("Texto\n\n    ls\n    x", [], ["ls\nx"], ["3:5+2 MD104"]),
        ("- a\n\n\t\tñu -a  ", [], ["ñu -a"], ["3:3+5 MD104"]),
        ("> \t ls", [], ["\n  ls\nx\n"], ["1:5+2 MD104"]),
        ("    ls\n\n    a\n\n    ls", [], ["ls", "a", "ls"], ["1:5+2 MD104", "3:5+1 MD104", "5:5+2 MD104"]),
        ("    ls  \n    x", [], ["ls  \nx"], ["1:5+2 MD104"]),
        ("    ls a\n    ls", [], ["ls"], ["2:5+2 MD104"]),
        # In HTML, by its text without tags.
        ("a\n<pre>ls</pre>", [], ["ls"], ["2:1+4 MD105"]),
        ("ñ <div><pre class='x'><b>l</b>s &lt;a&gt;</pre>", [], ["ls <a>"], ["1:8+4 MD105"]),
        ("<pre>\nls</pre>", [], ["ls"], ["1:1+4 MD105"]),
        ("<pre>a</pre>\n<pre>ls</pre>", [], ["ls"], ["2:1+4 MD105"]),
        ("<pre>ls</pre>\n<pre>ls</pre>", [], ["ls", "ls"], ["1:1+4 MD105", "2:1+4 MD105"]),
        ("<pre>a  b\n\nc</pre>", [], ["a  b\n\nc"], ["1:1+4 MD105"]),
        ("<pre>\n\n\nls\nb</pre>", [], ["ls\nb"], ["1:1+4 MD105"]),
        ("<pre\nclass='>'>ls</pre>", [], ["ls"], ["1:1+4 MD105"]),
        ("<PRE>ls</PRE>", [], ["ls"], ["1:1+4 MD105"]),
        ("<!-- <pre> -->\n<pre>ls</pre>", [], ["ls"], ["2:1+4 MD105"]),
        ("<pre>ls -a</pre>\n<pre>\nls</pre>", [], ["ls"], ["2:1+4 MD105"]),
        ("<pre>a</pre> <pre>ls</pre>", [], ["ls"], ["1:14+4 MD105"]),
        ("<pre>ls <preview>-a</preview></pre>", [], ["ls -a"], ["1:1+4 MD105"]),
        ("<preview>ls</preview>", [], ["ls"], ["1:1+21 MD109"]),
        ("<pre></pre>", [], [""], ["1:1+4 MD105"]),
        ("    ls\n<pre>ls</pre>", [], ["ls"], ["2:1+4 MD105"]),
        # What stands in a block is that block's.
        (f"{B}\n    ls", [block(1, "ls")], ["ls", "ls"], ["5:5+2 MD104"]),
        (
            "```text\n<pre>ls</pre>\n```\n<pre>ls</pre>",
            [block(1, "<pre>ls</pre>")],
            ["<pre>ls</pre>", "ls"],
            ["4:1+4 MD105"],
        ),
        # From nowhere: at the first mark that includes something, or at the start.
        ("a\nb", [], ["ls"], ["1:1+1 MD109"]),
        ("", [], ["ls"], ["1:1+1 MD109"]),
        ("  abc ", [], ["ls"], ["1:3+3 MD109"]),
        ('abc\n  --8<-- "x" \n--8<-- "y"', [], ["ls"], ["2:3+10 MD109"]),
        ('```bash\n--8<-- "a"\n```\n--8<-- "b"', [block(1, '--8<-- "a"')], ["x", '--8<-- "a"'], ["4:1+10 MD109"]),
        ("    ls", [], ["ls", "ls"], ["1:5+2 MD104", "1:5+2 MD109"]),
        ("a\n    \n", [], [" \n "], ["1:1+1 MD109"]),
        # A fence shown as code is told once, as the block that is missing.
        ("    ```bash\n    ls\n    ```", [block(1, "ls", 5)], ["```bash\nls\n```\n"], ["1:5+3 MD108"]),
        ("> ```bash \n> ls\n> ```", [block(1, "ls", 3)], ["\n ```bash\nls"], ["1:3+3 MD108"]),
        (f"{B}    ls", [block(1, "ls x")], ["ls"], ["1:1+3 MD108", "4:5+2 MD104"]),
        # In the order of the page.
        (f"    x\n\n{B}\n    y", [block(3, "ls")], ["y", "x"], ["1:5+1 MD104", "3:1+3 MD108", "7:5+1 MD104"]),
    ],
)
def test_code_that_is_no_block(text: str, blocks: list[Block], codes: list[str], found: list[str]) -> None:
    assert told(text, blocks, *codes) == found


@pytest.mark.parametrize(
    ("notes", "codes"),
    [
        ([], ["MD104"]),
        ([Note(1, 1, "MD114", "x")], ["MD114", "MD104"]),
        ([Note(1, 1, "MD107", "x")], ["MD107"]),
        ([Note(1, 1, "MD106", "x")], ["MD106"]),
        ([Note(1, 1, "MD114", "x"), Note(2, 1, "MD107", "x")], ["MD114", "MD107"]),
    ],
)
def test_after_a_lost_fence_the_html_adds_nothing(notes: list[Note], codes: list[str]) -> None:
    assert [note.code for note in ledger.reconcile(["    ls"], [], notes, shown("ls"))] == codes
