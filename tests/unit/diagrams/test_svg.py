"""How a drawing is spelled: numbers, elements, texts and the measure of letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.diagrams import metrics
from guide.diagrams.metrics import (
    COMMAND,
    COMMAND_LABEL,
    DETAIL,
    GROUP,
    LABEL,
    MONO,
    NOTE,
    NUMBER,
    SAFETY,
    TITLE,
    MissingGlyphError,
    TextStyle,
    font_file,
    room_for,
    text_width,
)
from guide.diagrams.palette import Palette
from guide.diagrams.svg import Paint, base_line, element, group, number, text_run


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (0, "0"),
        (7, "7"),
        (10, "10"),
        (100.0, "100"),
        (1.5, "1.5"),
        (1.04, "1"),
        (1.06, "1.1"),
        (9.96, "10"),
        (0.3, "0.3"),
        (-2.5, "-2.5"),
        (-3, "-3"),
        (1234.56, "1234.6"),
    ],
)
def test_a_number_has_at_most_one_decimal(value: float, spelled: str) -> None:
    assert number(value) == spelled


def test_an_element_and_a_group_of_them() -> None:
    assert element("rect") == "<rect/>"
    one = element("rect", x=1.04, class_="a", stroke_width=2, fill='"<&>')
    assert one == """<rect x="1" class="a" stroke-width="2" fill='"&lt;&amp;&gt;'/>"""
    assert group(["<a/>", "<b/>"], class_="p", stroke_linejoin="round") == (
        '<g class="p" stroke-linejoin="round"><a/><b/></g>'
    )
    assert group([]) == "<g></g>"


@pytest.mark.parametrize(
    ("style", "anchor", "more"),
    [
        (LABEL, "middle", ' text-anchor="middle"'),
        (LABEL, "start", ""),
        (COMMAND_LABEL, "start", f' font-family="{MONO}"'),
        (GROUP, "start", ' font-weight="600"'),
        (COMMAND, "middle", f' text-anchor="middle" font-family="{MONO}" font-weight="600"'),
    ],
)
def test_a_text_says_only_what_is_not_usual(style: TextStyle, anchor: str, more: str) -> None:
    size = number(style.size)
    assert text_run("<a & «b»>", 1.04, 2, style, "c-t", "#123456", anchor) == (
        f'<text class="c-t" x="1" y="2" fill="#123456" font-size="{size}"{more}>&lt;a &amp; «b»&gt;</text>'
    )


def test_a_text_is_centred_unless_it_is_told() -> None:
    assert 'text-anchor="middle"' in text_run("a", 0, 0, LABEL, "c", "#123456")


def test_the_base_line_is_below_the_middle_of_the_line() -> None:
    # Half the line of 16, and 0.36 of the letters of 12.5.
    assert base_line(100, LABEL) == pytest.approx(100 + 8 + 4.5)


def test_every_class_has_its_colours(palette: Palette) -> None:
    light, dark = Paint(palette), Paint(palette, "oscuro")
    assert light.shape("cliente", stroke_width=2, fill="none") == {
        "class_": "cliente",
        "fill": "none",
        "stroke": "#5753c9",
        "stroke_width": 2,
    }
    # What has no fill or no border says nothing of it.
    assert light.shape("linea") == {"class_": "linea", "stroke": "#475569"}
    assert light.shape("numero") == {"class_": "numero", "fill": "#1e293b"}
    assert light.solid("cliente", r=3) == {"class_": "cliente-p", "fill": "#5753c9", "r": 3}
    assert light.paper("lienzo") == {"class_": "lienzo-f", "fill": "#f8fafc"}
    assert light.text("cliente") == ("cliente-t", "#312e81")
    assert dark.text("cliente") == ("cliente-t", "#e6e6ff")


STYLES = {
    "TITLE": (TITLE, "Inter-SemiBold", 14, False, True),
    "COMMAND": (COMMAND, "JetBrainsMono-SemiBold", 13.5, True, True),
    "DETAIL": (DETAIL, "Inter-Regular", 12.5, False, False),
    "LABEL": (LABEL, "Inter-Regular", 12.5, False, False),
    "COMMAND_LABEL": (COMMAND_LABEL, "JetBrainsMono-Regular", 12.5, True, False),
    "NOTE": (NOTE, "Inter-Regular", 13, False, False),
    "GROUP": (GROUP, "Inter-SemiBold", 12.5, False, True),
    "NUMBER": (NUMBER, "Inter-SemiBold", 12.5, False, True),
}


@pytest.mark.parametrize(("style", "face", "size", "mono", "bold"), STYLES.values(), ids=STYLES.keys())
def test_a_style_is_that_of_its_face(style: TextStyle, face: str, size: float, mono: bool, bold: bool) -> None:
    assert (style.face, style.size, style.mono, style.bold) == (face, size, mono, bold)


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert text_width("", TITLE) == 0
    assert text_width("ab", TITLE) == pytest.approx(text_width("a", TITLE) + text_width("b", TITLE))
    # Every letter of JetBrains Mono takes 0.6 em.
    assert text_width("iMñ", COMMAND) == pytest.approx(3 * 0.6 * 13.5)
    # What Inter's own table of advances says of «H» and «i», of 2048 units in an em.
    assert text_width("Hi", TextStyle("Inter-Regular", 2048, 0)) == 1522 + 496
    with pytest.raises(MissingGlyphError) as missing:
        text_width("a日b本", TITLE)
    assert missing.value.character == "日"


def test_the_longest_line_decides_the_room() -> None:
    assert room_for((), LABEL) == 0
    assert room_for(("a", "abc", "ab"), COMMAND) == pytest.approx(3 * 0.6 * 13.5 * SAFETY)


def test_a_face_without_a_file_is_told_by_its_name() -> None:
    with pytest.raises(FileNotFoundError) as missing:
        font_file("Nada-Regular")
    assert str(missing.value).endswith("Nada-Regular.ttf")
    assert font_file("Inter-Regular").is_file()


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["X.ttf"], "X.ttf"),
        (["X.otf"], "X.otf"),
        (["X.otf", "X.ttf"], "X.ttf"),
        (["X.woff2", "Y.ttf"], None),
    ],
)
def test_a_face_is_a_file_of_one_of_two_kinds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], found: str | None
) -> None:
    monkeypatch.setattr(metrics, "FONTS", tmp_path)
    for file in files:
        (tmp_path / file).touch()
    if found is None:
        with pytest.raises(FileNotFoundError):
            font_file("X")
    else:
        assert font_file("X") == tmp_path / found
