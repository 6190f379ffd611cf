"""Files of environment variables: what Compose reads is never called wrong, and what it refuses is found."""

from __future__ import annotations

import pytest
from guide.snippets.data.dotenv import check_dotenv
from hypothesis import given
from hypothesis import strategies as st

CLEAN = {
    "nothing": "",
    "comments": "# A=b\n\n   # c\nA=b # c\n",
    "plain": "A=b\nB=\nexport C=d e\n  D=f#g\nE\nF: h\n",
    "names": "A-B.c[0]=d\ná=b\n1A=c\n",
    "quotes": "A='b\nc'\nB=\"d \\\" e\" # f\nC=it's\nD='it\\'s'\nE=b\"c\"\n",
    "windows": "A=b\r\nC='d'\r\n",
    "byte order mark": "\ufeffA=b\n",
    "variables": 'A=$B ${C} ${D:-e}\nF="${G:-${H}}"\nI=a$ $1 $$x\n',
    "literal dollars": "A='${B'\nB='$2y$05$abc'\nC=$$2y$$05$$abc\n",
    "placeholders": "A=<tu clave>\n<NOMBRE>=b\n",
    "left out": "A=b\n...\n# …\n",
}
WRONG = {
    "open quotes": ('A=b\nB="c\nD=e\n', ["2:3-5 IN401 se cierran"]),
    "quote that is escaped": ('A="b\\"\n', ["1:3-7 IN401"]),
    "space in the name": ("set A=b\nA B\n", ["1:1-8 IN401 espacios", "2:1-4 IN401"]),
    "option of docker": ("-e A=b\n", ["1:1-7 IN401"]),
    "sign in the name": ("A=b\nA/B=c\n$ ls\n; d\n", ["2:2-3 IN401 «/»", "3:1-2 IN401 «$»", "4:1-2 IN401 «;»"]),
    "text after quotes": ('A="b" c d\nB="c", D=e\n', ["1:7-10 IN401 sobra", "2:6-11 IN401 sobra"]),
    "word after quotes": ('A="b"c\nD=e\n', ["1:6-7 IN402 sobra"]),
    "variable": ('A=${B\nC="x ${1}"\n', ["1:3-6 IN401 «${B»", "2:6-10 IN401 ${NOMBRE}"]),
    "spaces before the sign": ("A = b\n", ["1:1-2 IN402 --env-file"]),
    "comment that is the value": ("A= # b\n", ["1:4-7 IN402 comentario"]),
    "typographic quotes": ("A=“b”\n", ["1:3-4 IN402 “"]),
    "command": ("A=$(ls)\nB=`ls`\n", ["1:3-8 IN402 ejecuta", "2:3-7 IN402"]),
    "hash": ("A=$apr1$abc$def\n", ["1:3-16 IN402 dólares"]),
}


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_to_report(name: str) -> None:
    assert check_dotenv(CLEAN[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_found_where_it_stands(name: str) -> None:
    text, expected = WRONG[name]
    findings = check_dotenv(text)
    assert [f"{f.line}:{f.column}-{f.end_column} {f.code}" for f in findings] == [
        " ".join(line.split(" ")[:2]) for line in expected
    ]
    for finding, line in zip(findings, expected, strict=True):
        assert "".join(line.split(" ", 2)[2:]) in finding.message


SIGNS = st.sampled_from([*"AB=:'\"\\ #$\n{}<>.;", "${A", "export ", "A=b\n"])


@given(st.one_of(st.text(), st.lists(SIGNS, max_size=30).map("".join)))
def test_any_text_is_read_within_bounds(text: str) -> None:
    lines = text.split("\n")
    for finding in check_dotenv(text):
        assert 1 <= finding.line == finding.end_line <= len(lines)
        assert 1 <= finding.column < finding.end_column <= len(lines[finding.line - 1]) + 2
