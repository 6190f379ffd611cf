"""Signs of word processors in a shell text: which are told, where, and what the parser reads in their place."""

from __future__ import annotations

import pytest
from guide.snippets.shell.context import kinds
from guide.snippets.shell.typography import Mark, applied, marks, quote, straight, suspect


def found(text: str) -> list[Mark]:
    return marks(text, kinds(text))


def told(text: str) -> list[tuple[int, int, str, str | None]]:
    """From, to, code and what is read instead, without the messages."""
    return [(m.start, m.end, m.code, m.instead) for m in found(text)]


QUOTES = [('"', "“”„‟″＂«»"), ("'", "‘’‚‛′＇´")]
SPACES = {
    "\u00a0": "un espacio duro",
    "\u1680": "un espacio especial",
    "\u2000": "un espacio especial",
    "\u2001": "un espacio especial",
    "\u2002": "un espacio especial",
    "\u2003": "un espacio especial",
    "\u2004": "un espacio especial",
    "\u2005": "un espacio especial",
    "\u2006": "un espacio especial",
    "\u2007": "un espacio especial",
    "\u2008": "un espacio especial",
    "\u2009": "un espacio fino",
    "\u200a": "un espacio especial",
    "\u202f": "un espacio duro estrecho",
    "\u205f": "un espacio especial",
    "\u3000": "un espacio ideográfico",
}
INVISIBLE = {
    "\u00ad": "un guion opcional",
    "\u200b": "un espacio de ancho cero",
    "\u200c": "un carácter",
    "\u200d": "un carácter",
    "\u200e": "un carácter",
    "\u200f": "un carácter",
    "\u202a": "un carácter",
    "\u202b": "un carácter",
    "\u202c": "un carácter",
    "\u202d": "un carácter",
    "\u202e": "un carácter",
    "\u2060": "un carácter",
    "\u2066": "un carácter",
    "\u2067": "un carácter",
    "\u2068": "un carácter",
    "\u2069": "un carácter",
    "\ufeff": "una marca BOM",
}
ALIKE = [
    ("аеорсухіѕјԁ", "aeopcyxisjd"),  # Cyrillic
    ("АВЕКМНОРСТХІЅЈ", "ABEKMHOPCTXISJ"),
    ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX"),  # Greek
    ("\u037e\u2215\u2044\u2217\u223c\u02dc\u01c0\u2223\u02cb\u2024", ";//*~~||`."),
    ("＃＄％＆＊＋．／：；＜＝＞＠［＼］＾＿｀｛｜｝～", "#$%&*+./:;<=>@[\\]^_`{|}~"),
    ("０１２３４５６７８９", "0123456789"),
    ("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ", "abcdefghijklmnopqrstuvwxyz"),
]


@pytest.mark.parametrize(("char", "plain"), [(char, plain) for plain, chars in QUOTES for char in chars])
def test_quotes(char: str, plain: str) -> None:
    message = f"el signo {char} (U+{ord(char):04X}) no es una comilla del shell: escribe {plain}"
    assert suspect(char)
    assert found(f"ls {char}x") == [Mark(3, 4, "TI101", message, plain)]
    assert quote(f"a{char}b", 1) == Mark(1, 2, "TI101", message, plain)
    assert straight(f"{char}a{char}") == f"{plain}a{plain}"


@pytest.mark.parametrize("char", SPACES)
def test_spaces(char: str) -> None:
    message = f"hay {SPACES[char]} (U+{ord(char):04X}): escribe un espacio normal"
    assert suspect(char)
    assert found(f"ls{char}x") == [Mark(2, 3, "TI103", message, " ")]
    # A blank as any other for what stands beside it.
    assert told(f"ls{char}–rf") == [(2, 3, "TI103", " "), (3, 4, "TI102", "-")]
    assert [start for start, *_ in told(f"ls{char}“a”{char}")] == [2, 3, 5, 6]


@pytest.mark.parametrize("char", INVISIBLE)
def test_invisible(char: str) -> None:
    message = f"hay {INVISIBLE[char]} (U+{ord(char):04X}) que no se ve: bórralo"
    assert suspect(char)
    assert found(f"ls{char} x") == [Mark(2, 3, "TI104", message, None)]


@pytest.mark.parametrize(
    ("char", "plain"), [pair for chars, plains in ALIKE for pair in zip(chars, plains, strict=True)]
)
def test_letters_and_signs_that_look_alike(char: str, plain: str) -> None:
    message = f"el signo {char} (U+{ord(char):04X}) no es {plain} aunque lo parezca: escribe {plain}"
    assert suspect(char)
    assert found(f"ls x{char}") == [Mark(4, 5, "TI105", message, plain)]


def test_where_no_sign_is_suspect() -> None:
    assert not suspect("docker run --rm 'a' \"b\" -d <c> | ñandú ¿qué? 你好 • … € !")


@pytest.mark.parametrize(
    "text",
    [
        "echo '“a” –rm \u00a0 \u200b х1'",
        'echo "“a” –rm \u00a0 \u200b х1"',
        "ls # “a” –rm \u00a0 \u200b х1",
        "cat <<A\n“a” –rm \u00a0 \u200b х1\nA",
        # Alphabets of their own: no letter of them is a slip where all are, or where one passes for none.
        "ls сорт хо",
        "ls οΑΒ",
        "ls naжo",
        "ls eñе",
        # Joiners are part of emojis and of some scripts, on either side.
        "ls 👩\u200d💻",
        "ls a\u200d💻",
        "ls 👩\u200da",
        "ls 👩\u200ca",
        # Full-width signs beside letters of their own width.
        "ls 你：a",
        "ls a：你",
        "ls a！ b（c） d， e？",
        # Quotes in words.
        "ls don’t",
        "ls 5″",
        "ls 5″ x’",
        "ls a“b",
        "ls a/“b",
        "ls a-“b",
        "ls a)“b",
        "ls a]“b",
        "ls ''“b",
        'ls ""“b',
        # Dashes alone, and in the words of a text.
        "ls – x",
        "ls –",
        "ls —— x",
        "ls –\nx",
        "ls –“",
        "ls –ñ",
        "ls Madrid–Barcelona",
        "ls é–x",
        "ls x–é",
        "ls x–",
        "ls x– y",
        "ls x–/y",
        "ls x/–y",
        "ls x.–y",
        "ls x‐ y",
        "ls é‐x",
        "ls x‐é",
        f"ls -{'a' * 100}–b",
        f"{'a' * 101}–b",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("before", [*" \t\n;|&(={<>`,:[", "“", "‘", "\u00a0"])
def test_a_quote_opens_behind_a_separator(before: str) -> None:
    assert (5, 6, "TI101", '"') in told(f"ls x{before}“b")


@pytest.mark.parametrize("after", [*" \t\n;|&)}<>`,:].", "”", "’", "\u00a0"])
def test_a_quote_closes_before_a_separator(after: str) -> None:
    assert told(f"ls “a”{after}")[:2] == [(3, 4, "TI101", '"'), (5, 6, "TI101", '"')]
    # Nothing is open there.
    assert (4, 5, "TI101", '"') not in told(f"ls a”{after}b")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("ls “a”", [3, 5]),  # the end of the text
        ("ls “a”b", [3]),
        ("ls “a” b” c", [3, 5]),  # nothing is open any more
        ("ls “a ‘b’ c”", [3, 6, 8, 11]),
        ("ls “a” ‘b’", [3, 5, 7, 9]),
        ("ls “a “b” c” d”", [3, 6, 8, 11]),
        ("“a", [0]),
        ("ls “a\n“b", [3, 6]),
        ("ls “don’t”", [3, 9]),
        ("x=“a” y=‘b’", [2, 4, 8, 10]),
        ('echo "$(ls “a”)" “b”', [11, 13, 17, 19]),
    ],
)
def test_quotes_open_and_close(text: str, starts: list[int]) -> None:
    assert [start for start, *_ in told(text)] == starts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A long dash: what two became, unless the letters are short options written together.
        ("ls –a", [(3, 4, "TI102", "-")]),
        ("ls –1", [(3, 4, "TI102", "-")]),
        ("ls —Z x", [(3, 4, "TI102", "-")]),
        ("ls ―a", [(3, 4, "TI102", "-")]),
        ("ls –rm", [(3, 4, "TI102", None)]),
        ("ls –ab", [(3, 4, "TI102", None)]),
        ("ls ––rm", [(3, 5, "TI102", "--")]),
        ("ls ––it", [(3, 5, "TI102", None)]),
        ("ls –––rm", [(3, 6, "TI102", None)]),
        ("ls -–rm", [(4, 5, "TI102", "-")]),
        ("ls –-rm", [(3, 5, "TI102", "--")]),
        ("ls --–rm", [(5, 6, "TI102", None)]),
        ("ls -–a", [(4, 5, "TI102", None)]),
        ("ls –no-cache=x", [(3, 4, "TI102", None)]),
        # Another hyphen: as many as there are.
        ("ls ‐d", [(3, 4, "TI102", "-")]),
        ("ls ‑d", [(3, 4, "TI102", "-")]),
        ("ls ‒d", [(3, 4, "TI102", "-")]),
        ("ls −d", [(3, 4, "TI102", "-")]),
        ("ls ﹣d", [(3, 4, "TI102", "-")]),
        ("ls －d", [(3, 4, "TI102", "-")]),
        ("ls ‐rm", [(3, 4, "TI102", "-")]),
        ("ls ‐‐rm", [(3, 5, "TI102", "--")]),
        ("ls -‐rm", [(4, 5, "TI102", "-")]),
        ("ls ‐–rm", [(3, 5, "TI102", "--")]),
        # Behind any sign that separates, and at the start of the text.
        ("–d", [(0, 1, "TI102", "-")]),
        ("–", []),
        ("ls x=–d", [(5, 6, "TI102", "-")]),
        ("ls –d\n–e", [(3, 4, "TI102", "-"), (6, 7, "TI102", "-")]),
        ("ls –d –e", [(3, 4, "TI102", "-"), (6, 7, "TI102", "-")]),
        ("ls – –e", [(5, 6, "TI102", "-")]),
        # Within a word: in an option, in the name of a program, and any short hyphen.
        ("ls --no–cache", [(7, 8, "TI102", "-")]),
        ("ls --a--b–c", [(9, 10, "TI102", "-")]),
        ("ls --no-–cache", [(8, 9, "TI102", "-")]),
        ("ls --no––cache", [(7, 9, "TI102", None)]),
        ("ls x --a=b–c", []),
        ("ls a‐b", [(4, 5, "TI102", "-")]),
        ("ls a1‑2b", [(5, 6, "TI102", "-")]),
        ("ls a‐‐b", [(4, 6, "TI102", None)]),
        (f"ls -{'a' * 99}–b", [(103, 104, "TI102", "-")]),
        (f"{'a' * 100}–b", [(100, 101, "TI102", "-")]),
        ("apt–get", [(3, 4, "TI102", "-")]),
        (" \tapt–get", [(5, 6, "TI102", "-")]),
        ("a.b-c–get", [(5, 6, "TI102", "-")]),
        ("ls;apt–get", [(6, 7, "TI102", "-")]),
        ("ls | apt–get", [(8, 9, "TI102", "-")]),
        ("ls & apt–get", [(8, 9, "TI102", "-")]),
        ("(apt–get)", [(4, 5, "TI102", "-")]),
        ("{ apt–get; }", [(5, 6, "TI102", "-")]),
        ("`apt–get`", [(4, 5, "TI102", "-")]),
        ("ls\napt–get", [(6, 7, "TI102", "-")]),
    ],
)
def test_dashes(text: str, expected: list[tuple[int, int, str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("before", [*" \t\n;|&(){}=<>`", "\u00a0"])
def test_an_option_starts_behind_a_separator(before: str) -> None:
    assert (5, 6, "TI102", "-") in told(f"ls x{before}–d")


@pytest.mark.parametrize(
    "letters", ["it", "ti", "itd", "dit", "tid", "rf", "fr", "la", "al", "ef", "aux", "ex", "eux", "euo", "lc", "aq"]
)
def test_short_options_written_together(letters: str) -> None:
    message = f"el signo – (U+2013) no es un guion: escribe -{letters}"
    assert found(f"ls –{letters} x") == [Mark(3, 4, "TI102", message, "-")]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("ls –rm x", "escribe --rm"),
        ("ls ––it x", "escribe -it"),
        ("ls ‐rm x", "escribe -rm"),
        ("ls ‐‐rm x", "escribe --rm"),
        ("ls –no-cache=x", "escribe --no-cache"),
        ("ls a‐b", "escribe -"),
        ("ls --a––b", "escribe -"),
    ],
)
def test_the_hyphens_to_write(text: str, advice: str) -> None:
    [mark] = found(text)
    char = text[mark.start]
    assert mark.message == f"el signo {char} (U+{ord(char):04X}) no es un guion: {advice}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A word with a Latin letter and one that passes for it; each is told.
        ("dосker", [(1, 2, "TI105", "o"), (2, 3, "TI105", "c")]),
        ("ls х_a", []),  # two words of letters
        ("ls aх2 хор", [(4, 5, "TI105", "x")]),
        ("ls ab\u200dcd", [(5, 6, "TI104", None)]),
        ("\ufeffls", [(0, 1, "TI104", None)]),
        ("ls\u200d", [(2, 3, "TI104", None)]),
        # Full-width signs next to each other, and to a blank.
        ("ls ａｂ", [(3, 4, "TI105", "a"), (4, 5, "TI105", "b")]),
        ("ls\u3000｜\u3000x", [(2, 3, "TI103", " "), (3, 4, "TI105", "|"), (4, 5, "TI103", " ")]),
    ],
)
def test_other_signs(text: str, expected: list[tuple[int, int, str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ls “a” –it", 'ls "a" -it'),
        ("ls –rm\u200b\u00a0x", "ls –rm\u200b x"),  # what has no other form of its length stays
        ("dосker ps", "docker ps"),
        ("ls -–rm x", "ls --rm x"),
        ("ls", "ls"),
    ],
)
def test_what_was_meant(text: str, meant: str) -> None:
    assert applied(text, found(text)) == meant


def test_no_typographic_quote_has_no_mark() -> None:
    assert quote("a'b", 1) is None
    assert quote("a–b", 1) is None
    assert straight("a–b'\"") == "a–b'\""
