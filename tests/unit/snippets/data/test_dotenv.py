"""Files of environment variables: what Compose reads is never called wrong, and what it refuses is found."""

from __future__ import annotations

import pytest
from guide.snippets.data.dotenv import check_dotenv
from hypothesis import given
from hypothesis import strategies as st
from snippets_support import assert_findings

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


# Where a rule ends, on both of its sides: no finding where nothing is said.
EDGES: list[tuple[str, list[str]]] = [
    # The name, with what may stand before it.
    ("  A B=c d  ", ["1:3-10 IN401 sin espacios en el nombre"]),
    ("export A B=c\r\n", ["1:8-13 IN401 sin espacios en el nombre"]),
    ("export\tA=b\nexport A\nexport=c\nexportado=d\n", []),
    ("exportA B", ["1:1-10 IN401"]),
    ("A\t=b", ["1:1-2 IN402 sin espacios delante de ="]),
    ("export Á  =b", ["1:8-9 IN402 sin espacios delante de ="]),
    ("A : b\nC\t: d\n", []),
    ("A  \nB\n", []),
    ("A;\n", ["1:2-3 IN401 «;» no puede estar"]),
    ("á€=b\n", ["1:2-3 IN401 «€» no puede estar"]),
    ("A[0].b-c_D=1\nÑ2=3", []),
    ("A/B=c\nexport D=e\n", ["1:2-3 IN401"]),
    # After a wrong name the rest of its line is not looked at, and the next line is.
    ('A B="c\nD/E=${F\nG H\n', ["1:1-7 IN401", "2:2-3 IN401 «/»", "3:1-4 IN401"]),
    ('A =${B\nC ="d\n', ["1:1-2 IN402", "1:4-7 IN401 «${B»", "2:1-2 IN402", "2:4-6 IN401"]),
    # A mark of the order of bytes stands at the beginning alone.
    ("\ufeffA B", ["1:2-5 IN401"]),
    ("A=b\n\ufeffC=d", ["2:1-2 IN401"]),
    # Placeholders are as long as they are written, and end in their line.
    ("A=<b c> ${D\n<E F>-G H=i", ["1:9-12 IN401 «${D»", "2:1-12 IN401 sin espacios"]),
    ("A<B\nC>=d", ["1:2-3 IN401 «<»", "2:2-3 IN401 «>»"]),
    # Where quotes end, and what may follow them.
    ("A='b' # c\nD='e'#f\nG=\"h\"\n\n  # i\n  J=k\n", []),
    ("A='b'C=d\nE=\"f\" G: h\n", []),
    ("A=\"b\\\\\"\nC='\\\\' d e", ["2:8-11 IN401 sobra texto"]),
    ("A='b\nc' d", ["2:4-5 IN402 sobra texto después de las comillas"]),
    ("A='b' c d=e", ["1:7-12 IN401 sobra texto"]),
    ("A='b' c/d", ["1:7-10 IN401 sobra texto"]),
    ("A='b'  ,  \n", ["1:8-9 IN401 sobra texto"]),
    ("A='b'\nc d", ["2:1-4 IN401 sin espacios en el nombre"]),
    ("A='b'\n/c", ["2:1-2 IN401 «/»"]),
    ("A='b' c\nd e", ["1:7-8 IN402 sobra", "2:1-4 IN401 sin espacios en el nombre"]),
    # What follows quotes that nothing closes belongs to them.
    ("A= 'b  \nC D\nE=${F", ["1:4-6 IN401 se abren aquí y no se cierran"]),
    ("A=\"b'", ["1:3-6 IN401 se abren"]),
    ("A='\\'", ["1:3-6 IN401 se abren"]),
    # Variables are read without quotes and in double ones.
    ('A="x\né ${B\n"', ["2:3-6 IN401 no se puede leer «${B»"]),
    ('A="${B\nC}"', ["1:4-7 IN401 no se puede leer «${B»"]),
    ("A='${B' # ${C\nD=e # ${F\n# ${G\n", []),
    ("A=b ${C # d", ["1:5-8 IN401 «${C»"]),
    ("A= # ${B", ["1:6-9 IN401 «${B»"]),
    ("A=“${B”", ["1:4-8 IN401 «${B”»"]),
    ("A=$(${B)", ["1:5-9 IN401"]),
    ("A: 'b\n", ["1:4-6 IN401 se abren"]),
    ("A:${B", ["1:3-6 IN401 «${B»"]),
    (f"A=${{{'x' * 40}", [f"1:3-33 IN401 «${{{'x' * 28}»"]),
    # Comments that are the value.
    ("A=#b\nC=d#e\nF= g#h\nI=j # k\n", []),
    ("A=\t#b  ", ["1:4-6 IN402 esto no es un comentario"]),
    ("A= #b # c", ["1:4-6 IN402 esto no es un comentario"]),
    # Quotes of texts.
    *((f"A= {sign}b", [f"1:4-5 IN402 las comillas {sign} quedan dentro"]) for sign in "“”‘’«»"),
    ("A=b”\nC=´d´\nD=\n", []),
    # Commands.
    ("A=$(ls -l) # b", ["1:3-11 IN402 no se ejecuta"]),
    ("A=`ls`  ", ["1:3-7 IN402 no se ejecuta"]),
    ("A=$()\nB=``", ["1:3-6 IN402 no se ejecuta", "2:3-5 IN402 no se ejecuta"]),
    ("A=$(b) c\nD=e$(f)\nG=h`i`\nJ=`k` l\nM=$(\nN=`\n", []),
    # Hashes of passwords.
    ('A="b\n$2y$05$cde"', ["2:1-11 IN402 los dólares de «$2y$05$cde»"]),
    ("A=b:$apr1$cd$ef # g", ["1:5-16 IN402 los dólares"]),
    ('A="$1$ab$cd $1$ab$cd"', ["1:4-12 IN402 los dólares"]),
    (f"A=$apr1$abc${'d' * 40}", [f"1:3-53 IN402 «$apr1$abc${'d' * 20}»"]),
    ("A=$2y$05$12\nB='$2y$05$abc'\n", []),
]


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_to_report(name: str) -> None:
    assert check_dotenv(CLEAN[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_found_where_it_stands(name: str) -> None:
    text, expected = WRONG[name]
    assert_findings(check_dotenv(text), expected)


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_where_a_rule_begins_and_ends(text: str, expected: list[str]) -> None:
    assert_findings(check_dotenv(text), expected)


SIGNS = st.sampled_from([*"AB=:'\"\\ #$\n{}<>.;", "${A", "export ", "A=b\n"])


@given(st.one_of(st.text(), st.lists(SIGNS, max_size=30).map("".join)))
def test_any_text_is_read_within_bounds(text: str) -> None:
    lines = text.split("\n")
    for finding in check_dotenv(text):
        assert 1 <= finding.line == finding.end_line <= len(lines)
        assert 1 <= finding.column < finding.end_column <= len(lines[finding.line - 1]) + 2
