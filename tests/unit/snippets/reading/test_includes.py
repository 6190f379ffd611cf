"""What a page includes against pymdownx.snippets, which writes what the reader sees: the same lines in place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from guide.snippets.blocks import Note, Origin
from guide.snippets.reading import includes
from guide.snippets.reading.includes import Bases, Line, bases_of, expand, mentions, options_of
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
SECTION += '# --8<-- [start:t]\n--8<--\n--8<-- "a.txt"\n\na.txt:1\n# -8<- [start:u]\n--8<--\n# --8<-- [end:t]\n'
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
    ":t",
    ":u",
    ":d",
]
SPANS += [
    ":no-existe",
    ":1:2:3",
    ":1,",
    ":1,,2",
    ": 1",
    ":é",
    ":1:0",
    ":2:0",
    ":0:2",
    ":0:0",
    ":-3:-2",
    ":-2:2",
    ":2:-9",
]
SPANS += ["::-1", "::0", ":-5:4", ":-6", ":4", ":5", ":5:5", ":6:9", ":1:2,-1", ":2,1,2", ":3:3,", ":1:1:", ":A", ":-a"]


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
        ("no.txt", "el archivo incluido «no.txt» no existe: la ruta parte de «base»"),
        ("../fuera.txt", "el archivo incluido «../fuera.txt» no existe"),
        ("../base-otra/f.txt", "el archivo incluido «../base-otra/f.txt» no existe"),
        ("/etc/hosts", "el archivo incluido «/etc/hosts» no existe"),
        ("dentro", "el archivo incluido «dentro» no existe"),
        (":1:2", "el archivo incluido «:1:2» no existe"),
        ("partes.txt:nada", "«partes.txt» no tiene ningún apartado «nada»"),
        ("a.txt:-", "«:-» no son líneas"),
        ("a.txt:1:-,2", "«:1:-,2» no son líneas"),
        ("vacio.txt:nada", "«vacio.txt» no tiene ningún apartado «nada»"),
        ("no.txt;", "el archivo incluido «no.txt;» no existe"),
        ("  no.txt ", "el archivo incluido «no.txt» no existe"),
        ("bucle.txt", "«bucle.txt» se incluye a sí mismo"),
        ("HTTPS://example.com/a", "«HTTPS://example.com/a» está en otro servidor"),
        ("x" * 100_000, "el archivo incluido «xxx"),
    ],
)
def test_what_is_not_included_is_told_where_the_page_asks(name: str, message: str, folder: Path) -> None:
    notes = read(["texto", f'  --8<-- "{name}"'], folder, OPTIONS[0])[1]
    assert [(note.line, note.column, note.code) for note in notes[:1]] == [(2, 1, "MD114")]
    assert notes[0].message.startswith(message)


def test_what_is_switched_off_is_not_told(folder: Path) -> None:
    page = [
        '--8<-- "; no.txt"',
        ';--8<-- "no.txt"',
        "--8<--",
        "; no.txt",
        "",
        "--8<--",
        '--8<-- "vacio.txt:2"',
        '--8<-- ""',
    ]
    assert read(page, folder, OPTIONS[0])[1] == []


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
    assert [note.message for note in notes] == ["se incluyen más de 1000 archivos"]


@pytest.mark.parametrize(
    ("options", "folders", "restrict", "dedent"),
    [
        (None, [], True, False),
        ({}, ["f/."], True, False),
        ({"base_path": "a"}, ["f/a"], True, False),
        ({"base_path": ["a", "../b", "/c"]}, ["f/a", "f/../b", "/c"], True, False),
        ({"base_path": None}, [], True, False),
        ({"base_path": []}, [], True, False),
        ({"base_path": [3]}, ["f/3"], True, False),
        ({"restrict_base_path": False}, ["f"], False, False),
        ({"restrict_base_path": None}, ["f"], True, False),
        ({"dedent_subsections": True}, ["f"], True, True),
        ({"dedent_subsections": "sí"}, ["f"], True, False),
    ],
)
def test_options_of_the_extension(
    options: Mapping[str, Any] | None, folders: list[str], restrict: bool, dedent: bool
) -> None:
    bases = bases_of(options, Path("r"), Path("f"))
    assert bases == Bases(tuple(map(Path, folders)), Path("r"), restrict, dedent)
    assert options_of(bases) == {
        "base_path": [str(Path(folder)) for folder in folders],
        "restrict_base_path": restrict,
        "dedent_subsections": dedent,
    }


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        *(
            (text, True)
            for text in ('--8<-- "a"', " \t-8<- 'a'", "--8<--", ';;--8<-- "a b"', "---8<---", "--8<--\t'a\\'b'")
        ),
        *(
            (text, False)
            for text in ("", "8<", 'x --8<-- "a"', '--8<-- "a" ', "--8<-- a", '--8<--"a"', "8<--", "--8<--;")
        ),
    ],
)
def test_lines_that_ask_for_an_inclusion(text: str, is_mark: bool) -> None:
    assert mentions(text) is is_mark


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ('--8<-- "a.txt"', [("uno", 1, 0), ("  dos", 2, 0), ("", 3, 0), ("tres", 4, 0), ("", 5, 0)]),
        ('--8<-- "a.txt:2:4"', [("  dos", 2, 0), ("", 3, 0), ("tres", 4, 0)]),
        ('--8<-- "a.txt:4,1:2"', [("tres", 4, 0), ("", 5, 0), ("uno", 1, 0), ("  dos", 2, 0)]),
        ('--8<-- "a.txt:-2:-2"', [("tres", 4, 0)]),
        ('  --8<-- "a.txt:2:2"', [("    dos", 2, -2)]),
        ('\t--8<-- "a.txt:2:2"', [("      dos", 2, -4)]),
        (' \t--8<-- "a.txt:2:2"', [("      dos", 2, -4)]),
        ('--8<-- "partes.txt:b"', [("    z", 6, 0), ("  w", 8, 0)]),
        ('--8<-- "sin-final.txt"', [("uno", 1, 0), ("dos", 2, 0)]),
        ('--8<-- "vacio.txt"', []),
        ('  --8<-- "otros.txt:1:1"', [("      dos", 2, -4)]),
    ],
)
def test_each_line_knows_where_it_is_written(mark: str, found: list[tuple[str, int, int]], folder: Path) -> None:
    read_lines = read([mark], folder, OPTIONS[0])[0]
    assert [(text, origin.line, origin.margin) for text, origin in read_lines] == found
    assert {origin.file.partition("/")[0] for _, origin in read_lines} <= {"base"}


def test_dedented_lines_know_it_too(folder: Path) -> None:
    lines = read(['  --8<-- "partes.txt:a"'], folder, OPTIONS[1])[0]
    assert [(text, *origin[1:]) for text, origin in lines] == [("  if x:", 3, 2), ("      y", 4, 2), ("  z", 6, 2)]
    lines = read(['--8<-- "partes.txt:nada"'], folder, OPTIONS[1])[0]
    assert lines == [("", Origin("base/partes.txt", 1, 0))]


def test_notes_stand_where_the_page_asks_however_deep_it_goes_wrong(folder: Path) -> None:
    page = [
        ("x", Origin("", 4, 0)),
        (' --8<-- "bucle.txt"', Origin("", 5, 6)),
        ("--8<--", Origin("", 6, 2)),
        ("  no.txt", Origin("", 7, 2)),
        ("a.txt:2:-", Origin("", 8, 3)),
        ("--8<--", Origin("", 9, 2)),
    ]
    notes: list[Note] = []
    expand(page, bases_of(OPTIONS[0], folder.parent, folder.parent), notes)
    assert [(note.line, note.column, note.message.split(":")[0]) for note in notes] == [
        (5, 7, "«bucle.txt» se incluye a sí mismo"),
        (5, 7, "«bucle.txt» se incluye a sí mismo"),
        (7, 3, "el archivo incluido «no.txt» no existe"),
        (8, 4, "«"),
    ]


def test_the_same_file_may_be_included_twice(folder: Path) -> None:
    lines, notes = read(['--8<-- "a.txt:1:1"', '--8<-- "a.txt:1:1"'], folder, OPTIONS[0])
    assert ([text for text, _ in lines], notes) == (["uno", "uno"], [])


@pytest.mark.parametrize(
    ("folders", "where"),
    [
        ([], "base_path"),
        (["base"], "«base»"),
        (["base", "base-otra", "/"], "«base» o «base-otra» o «/»"),
        (["."], "«.»"),
    ],
)
def test_where_a_missing_file_was_looked_for(folders: list[str], where: str, folder: Path) -> None:
    notes = read(['--8<-- "no.txt"'], folder, {"base_path": folders})[1]
    assert notes == [Note(1, 1, "MD114", f"el archivo incluido «no.txt» no existe: la ruta parte de {where}")]


def test_files_outside_of_the_root_have_their_whole_name(folder: Path) -> None:
    bases = Bases((folder,), folder / "dentro")
    assert bases.shown(folder / "dentro" / "c.txt") == "c.txt"
    assert bases.shown(folder / "dentro" / ".." / "a.txt") == (folder / "a.txt").as_posix()


def test_limits_of_a_file_and_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "a.txt").write_text("x" * 10, "utf-8")
    (tmp_path / "base" / "b.txt").write_text("x" * 11, "utf-8")
    (tmp_path / "base" / "latin.txt").write_bytes(b"\xf1")
    monkeypatch.setattr(includes, "LARGEST", 10)
    monkeypatch.setattr(includes, "LONGEST", 25)
    names = ["a.txt", "b.txt", "latin.txt", "./" * 10 + "a.txt", "./" * 10 + "/a.txt", "http://x/" + "y" * 30]
    found = [[note.message for note in read([f'--8<-- "{name}"'], tmp_path / "base", OPTIONS[0])[1]] for name in names]
    assert found == [
        [],
        ["el archivo incluido «b.txt» pasa de 1 MB"],
        ["el archivo incluido «latin.txt» no se puede leer como UTF-8"],
        [],
        [f"el archivo incluido «{'./' * 10}/a.tx» no existe: la ruta parte de «base»"],
        [f"«http://x/{'y' * 30}» está en otro servidor: copia el archivo en el proyecto"],
    ]


@pytest.mark.parametrize(
    ("most", "told"), [(3, []), (2, ["se incluyen más de 2 archivos"]), (1, ["se incluyen más de 1 archivos"])]
)
def test_most_files_of_a_block(most: int, told: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(includes, "MOST", most)
    lines, notes = read(['--8<-- "sin-final.txt:1:1"'] * 3, folder, OPTIONS[0])
    assert ([note.message for note in notes], len(lines)) == (told, most)
