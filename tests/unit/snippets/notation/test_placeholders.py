"""Placeholders: which are filled with a word, which are badly spelt, and what only looks like one."""

from __future__ import annotations

import re

import pytest
from guide.snippets.notation import placeholders
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "text",
    [
        "docker rm <web>",
        "<a>",
        "rm <1-o-2>",
        "<a-1>",
        "<ñandú-güe-áéíó>",
        "docker pull nginx:v<versión>",
        "echo v2<sufijo>",
        "a-<b>",
        "a/<b>",
        "a.<b>",
        "a:<b>",
        "a=<b>",
        "a@<b>",
        "<registro>/<imagen>:<etiqueta>",
        "echo v<a>",
        "echo \t v<a>",
        "echo" + " " * 300 + "v<a>",
        "a 2-<x>",
    ],
)
def test_proper_ones_become_a_word_of_the_same_length(text: str) -> None:
    assert placeholders.fill(text) == re.sub("<[^>]*>", lambda m: "x" * len(m[0]), text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<1>",
        "<1-2>",
        "<->",
        "<-a>",
        "<a->",
        "<a--b>",
        "<A>",
        "<aB>",
        "<a b>",
        "<a.b>",
        "<a_b>",
        "<>",
        "< a>",
        "<a",
        "<<fin>",
        "cat <<fin>a",
        "a 2>&<b>",
    ],
)
def test_what_is_no_proper_one_is_left_alone(text: str) -> None:
    assert placeholders.fill(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "cat<a>b",
        "  \t cat<a>b",
        "./bin/a_<b>c",
        "a@b.c:d=e-f<x>y",
        "ls | cat<a>b",
        "ls; cat<a>b",
        "ls &cat<a>b",
        "(cat<a>b)",
        "{ cat<a>b; }",
        "`cat<a>b`",
        "ls\n  cat<a>b",
        "docker ps 2<a>b",
        "ls |" + " " * 300 + "cat<a>b",
    ],
)
def test_redirections_are_left_alone(text: str) -> None:
    assert placeholders.fill(text) == text
    assert placeholders.end_of_any(text, text.index("<")) == 0


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("<b>docker</b> rm <web>", "   docker     rm xxxxx"),
        ("<a>x</a>", "   x    "),
        ("<code>x</code>", "      x       "),
        ("<em>x</em>", "    x     "),
        ("<font>x</font>", "      x       "),
        ("<i>x</i>", "   x    "),
        ("<kbd>x</kbd>", "     x      "),
        ("<mark>x</mark>", "      x       "),
        ("<small>x</small>", "       x        "),
        ("<span>x</span>", "      x       "),
        ("<strong>x</strong>", "        x         "),
        ("<u>x</u>", "   x    "),
        ("<b>x<i>y</i></b>", "   x   y        "),
        ("<span class=\"a\" data-b='c'>x</span>", " " * 27 + "x       "),
        ("<b>" + "<i>x</i>" * 10 + "</b>", "   " + "   x    " * 10 + "    "),
        # Neither a tag without its end nor an end without its tag.
        ("rm <b>", "rm xxx"),
        ("rm </b>", "rm </b>"),
        ("<b>x</i>", "xxxx</i>"),
        ("<b>x\n</b>", "xxxx\n</b>"),
        ("<b>" + "<i>x</i>" * 11 + "</b>", "xxx" + "   x    " * 11 + "    "),
        ("<span clase>x</span>", "<span clase>x</span>"),
    ],
)
def test_colours_of_html_become_blanks(text: str, filled: str) -> None:
    assert placeholders.fill(text) == filled


LOOSE = [
    "<CONTAINER_ID>",
    "<Nombre>",
    "<Ñ>",
    "<_x>",
    "<host:port>",
    "<path/to/file>",
    "<a.b>",
    "<a-_b>",
    "<a|b|c>",
    "<image[:tag]>",
    "<usuario@equipo>",
    "<clave=valor>",
    "<a,b>",
    "<it's>",
    "<your name>",
    "<your friend's|own name/x.y>",
    "<a & b>",
    "<name...>",
    "<name…>",
    "<tu nombre...>",
    "<...>",
    "<…>",
    "<[opción]>",
    "<[a-b]>",
    "<25|143>",
    "<1|a|b>",
    "</absolute>",
    "</full-path>",
    "</host/dir>",
    "</my own path>",
    "</path/to/file.txt>",
    "</ruta/de/algo>",
    "</some_dir>",
    "</your/dir de/aquí>",
]


@pytest.mark.parametrize("text", LOOSE)
def test_badly_spelt_ones_are_found_whole(text: str) -> None:
    line = f"docker rm {text} | x"
    assert placeholders.loose(line) == [(10, text)]
    assert placeholders.may_be_loose(line)
    assert placeholders.fill(line) == line
    assert placeholders.fill_loose(line) == f"docker rm {'x' * len(text)} | x"
    assert placeholders.end_of_any(line, 10) == 10 + len(text)
    assert placeholders.loose(f"a <{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<>",
        "< a>",
        "<A >",
        "<A  B>",
        "<A -b>",
        "<A;B>",
        "<A\nB>",
        "<1>",
        "<1A>",
        "<1|>",
        "<|a>",
        "<[]>",
        "<[a>",
        "<.a>",
        "<-A>",
        "<....>",
        "</etc/passwd>copia",
        "</etc>:",
        "</pathology>",
        "</>",
        "<A B&C",
    ],
)
def test_what_is_none_is_not_told(text: str) -> None:
    assert placeholders.loose(text) == []
    assert not placeholders.may_be_loose(text)
    assert placeholders.fill_loose(text) == text
    assert placeholders.end_of_any(text, 0) == 0


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("rm <web> <ID>", 3, 8),
        ("rm <web> <ID>", 9, 13),
        ("rm <web>", 0, 0),
        ("rm <web>", 4, 0),
        ("-v </data/app>:/app", 3, 14),
        ("-v </data/app>:/app", 0, 0),
        # A file to read from, and one to write to.
        ("sort <datos.csv> salida", 5, 0),
        ("sort <datos.csv>salida", 5, 0),
        ("sort <a/b-c_d.x> \t'salida'", 5, 0),
        ('sort <datos.csv> "salida"', 5, 0),
        ("sort <datos.csv> ~/salida", 5, 0),
        ("sort <datos.csv> $SALIDA", 5, 0),
        ("sort <datos.csv> ./salida", 5, 0),
        ("sort <datos.csv> /salida", 5, 0),
        ("sort <datos.abcde> salida", 5, 0),
        ("sort <datos.abcdef> salida", 5, 19),
        ("sort <datos.csv>", 5, 16),
        ("sort <datos.csv> | uniq", 5, 16),
        ("sort <datos.csv>\nsalida", 5, 16),
        ("sort <DATOS> salida", 5, 12),
    ],
)
def test_where_one_ends(text: str, start: int, end: int) -> None:
    assert placeholders.end_of_any(text, start) == end


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("<CONTAINER_ID>", "<container-id>"),
        ("<Your  Name>", "<your-name>"),
        ("<path/to/file>", "<path-to-file>"),
        ("<a|b>", "<a-b>"),
        ("<image[:tag]>", "<image-tag>"),
        ("<name...>", "<name>"),
        ("<AÑO_1>", "<año-1>"),
        ("<...>", "<marcador>"),
        ("<25|143>", "<marcador>"),
        ("<Ç>", "<marcador>"),
    ],
)
def test_better_spelling(text: str, better: str) -> None:
    assert placeholders.better(text) == better


@given(st.text(max_size=20))
def test_better_spelling_is_always_a_proper_one(text: str) -> None:
    better = placeholders.better(f"<{text}>")
    assert placeholders.fill(better) == "x" * len(better)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("docker push <tu-usuario>/notas:1.0", ["<tu-usuario>"], id="in a word"),
        pytest.param("ssh://<usuario>@<maquina>", ["<usuario>", "<maquina>"], id="two"),
        pytest.param("curl -H 'Authorization: Bearer <token>'", ["<token>"], id="quoted"),
        pytest.param("POST /containers/<id>/start", ["<id>"], id="no command"),
        pytest.param("docker rmi <none>", [], id="what Docker writes"),
        pytest.param("grep -c '<missing>'", [], id="what Docker writes, looked for"),
        pytest.param("grep '<h1>' index.html", [], id="HTML"),
        pytest.param("printf '<titulo>a</titulo>'", [], id="with its end"),
        pytest.param(
            "sed 's/<nota>/<otra>/; s/<\\/nota>//'", ["<nota>", "<otra>"], id="an end that is written otherwise"
        ),
        pytest.param("cat <<fin>salida", [], id="heredoc"),
        pytest.param("cat <<EOF", [], id="heredoc in capitals"),
        pytest.param("cat<entrada>salida", [], id="redirections"),
        pytest.param("sort <datos.csv> salida", [], id="a file"),
        pytest.param("[ a < b ] && [ b > c ]", [], id="comparisons"),
        pytest.param("tr -d '\\r' < inicio.sh > otro.sh", [], id="redirections with blanks"),
        pytest.param("docker logs <CONTAINER_ID>", [], id="badly spelt"),
        pytest.param("docker logs <el nombre>", [], id="with a blank"),
    ],
)
def test_what_a_reader_fills_in(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in placeholders.proper(text)] == found
