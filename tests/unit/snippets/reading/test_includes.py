"""What a page includes against pymdownx.snippets, which writes what the reader sees: the same lines in place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from guide.snippets.blocks import Note, Origin
from guide.snippets.reading.includes import Line, bases_of, expand
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

FILES = {
    "a.txt": "uno\n  dos\n\ntres\n",
    "sin-final.txt": "uno\ndos",
    "vacio.txt": "",
    "crlf.txt": "uno\r\ndos\r\n",
    "bom.txt": "\ufeffuno\n",
    "partes.txt": (
        "fuera\n# --8<-- [start:a]\n    if x:\n        y\n# --8<-- [start:b]\n    z\n# --8<-- [end:a]\n  w\n"
        "# --8<-- [end:b]\n;--8<-- [start:c]\n# -8<- [ START : d ] cola\nd\n"
    ),
    "otros.txt": (
        '  --8<-- "a.txt:2:2"\n\t--8<-- "partes.txt:a"\n--8<--\na.txt\n\n  sin-final.txt:1\n; vacio.txt\n--8<--\nfin\n'
    ),
    "bucle.txt": 'antes\n--8<-- "bucle.txt"\n--8<-- "vuelta.txt"\n',
    "vuelta.txt": '--8<-- "bucle.txt"\ndespués\n',
    "dentro/c.txt": "c\n",
}
SECTION = 'x\n# --8<-- [start:s]\n--8<-- "partes.txt:b"\n;--8<-- "a.txt"\n# ;--8<-- [end:q]\n# --8<-- [end:s]\n'
NAMES = [
    *FILES,
    "seccion.txt",
    "dentro/../a.txt",
    "./a.txt",
    "../fuera.txt",
    "../base-otra/f.txt",
    "enlace.txt",
    "/etc/hosts",
]
SPANS = [
    "",
    ":2",
    ":2:3",
    ":0",
    ":-1",
    ":-2:-1",
    ":1:1,3:4",
    ":2:",
    "::2",
    ":9",
    ":3:2",
    ":-9:-9",
    ":a",
    ":b",
    ":s",
    ":d",
]
SPANS += [":no-existe", ":1:2:3", ":1,", ":1,,2", ": 1", ":é"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("proyecto") / "base"
    for name, text in {**FILES, "seccion.txt": SECTION, "../fuera.txt": "fuera\n", "../base-otra/f.txt": "f\n"}.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, "utf-8", newline="")
    (base / "enlace.txt").symlink_to("../fuera.txt")
    (base / "carpeta").symlink_to("..")
    return base


def read(lines: list[str], folder: Path, options: Mapping[str, Any]) -> tuple[list[Line], list[Note]]:
    notes: list[Note] = []
    page = [(text, Origin("", number, 0)) for number, text in enumerate(lines, 1)]
    return expand(page, bases_of(options, folder.parent, folder.parent), notes), notes


def shown(lines: list[str], folder: Path, options: Mapping[str, Any]) -> list[str]:
    paths = [str(folder.parent / path) for path in options["base_path"]]
    md = Markdown(
        extensions=["pymdownx.snippets"], extension_configs={"pymdownx.snippets": {**options, "base_path": paths}}
    )
    return md.preprocessors["snippet"].run(list(lines))


OPTIONS: list[dict[str, Any]] = [
    {"base_path": ["base"]},
    {"base_path": ["base"], "dedent_subsections": True},
    {"base_path": ["base"], "restrict_base_path": False},
    {"base_path": ["no-existe", "base-otra", "base/dentro/../"]},
    {"base_path": ["base/a.txt", "base/dentro"]},
]
LINES = [
    "texto",
    "  --8<--",
    "--8<-- ",
    "-8<------",
    ';;--8<-- "a.txt"',
    ";--8<--",
    '--8<-- "a.txt" ',
    '--8<--"a.txt"',
    "--8<-- 'a.txt'",
    '--8<-- ""',
    '--8<-- "; a.txt"',
    "a.txt",
    "  otros.txt",
    "; a.txt",
    "",
    "x --8<-- [start:a] y",
    "# ;--8<-- [end:a]",
    "# ;;--8<-- [end:a]",
    "# ;-;--8<-- [end:a] ;--8<-- [start:b]",
    'x --8<-- "a.txt"',
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_the_checker_reads_what_the_reader_sees(name: str, options: Mapping[str, Any], folder: Path) -> None:
    for span in SPANS:
        lines = [f'\t--8<-- "{name}{span}"']
        assert [text for text, _ in read(lines, folder, options)[0]] == shown(lines, folder, options), span


@given(
    st.lists(
        st.sampled_from(LINES) | st.builds('--8<-- "{}{}"'.format, st.sampled_from(NAMES), st.sampled_from(SPANS)),
        max_size=8,
    )
)
def test_whatever_stands_around(folder: Path, lines: list[str]) -> None:
    options = OPTIONS[0]
    found = read(lines, folder, options)[0]
    assert [text for text, _ in found] == shown(lines, folder, options)
    for text, origin in found:
        if origin.file:
            row = (folder.parent / origin.file).read_text("utf-8").split("\n")[origin.line - 1]
            start = len(text) - len(text.lstrip())
            assert row[start + origin.margin :].replace(";", "") == text[start:].replace(";", "")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no.txt", "el fichero incluido «no.txt» no existe: la ruta parte de «base»"),
        ("../fuera.txt", "el fichero incluido «../fuera.txt» no existe"),
        ("../base-otra/f.txt", "el fichero incluido «../base-otra/f.txt» no existe"),
        ("/etc/hosts", "el fichero incluido «/etc/hosts» no existe"),
        ("dentro", "el fichero incluido «dentro» no existe"),
        (":1:2", "el fichero incluido «:1:2» no existe"),
        ("partes.txt:nada", "«partes.txt» no tiene ningún apartado «nada»"),
        ("a.txt:-", "«:-» no son líneas"),
        ("bucle.txt", "«bucle.txt» se incluye a sí mismo"),
        ("HTTPS://example.com/a", "«HTTPS://example.com/a» está en otro servidor"),
        ("x" * 100_000, "el fichero incluido «xxx"),
    ],
)
def test_what_is_not_included_is_told_where_the_page_asks(name: str, message: str, folder: Path) -> None:
    notes = read(["texto", f'  --8<-- "{name}"'], folder, OPTIONS[0])[1]
    assert [(note.line, note.column, note.code) for note in notes[:1]] == [(2, 1, "MD114")]
    assert notes[0].message.startswith(message)


def test_a_link_that_leads_out_of_the_folder_is_followed_as_the_site_does(folder: Path) -> None:
    """Whoever made the link decided it; «..» in a name leads nowhere, whatever the links are."""
    assert [text for text, _ in read(['--8<-- "enlace.txt"'], folder, OPTIONS[0])[0]] == ["fuera", ""]
    assert read(['--8<-- "carpeta/fuera.txt"'], folder, OPTIONS[0])[1] == []
    assert len(read(['--8<-- "carpeta/../fuera.txt"'], folder, OPTIONS[0])[1]) == 1


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    os.mkfifo(tmp_path / "base" / "a.txt")
    assert [note.code for note in read(['--8<-- "a.txt"'], tmp_path / "base", OPTIONS[0])[1]] == ["MD114"]


def test_files_that_multiply_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    for number in range(40):
        (tmp_path / "base" / f"{number}.txt").write_text(f'--8<-- "{number + 1}.txt"\n' * 40, "utf-8")
    (tmp_path / "base" / "40.txt").write_text("x\n", "utf-8")
    notes = read(['--8<-- "0.txt"'], tmp_path / "base", OPTIONS[0])[1]
    assert [note.message for note in notes] == ["se incluyen más de 1000 ficheros"]
