"""From files and folders to pages: which files are read, how, and what is told of those that cannot be."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from guide.snippets.blocks import Page, Settings
from guide.snippets.cache import Cache
from guide.snippets.reading import pages

SITE = "site_name: a\nextra: {fragmentos: {estricto: true, elevar: [MD115]}}\n"


def write(folder: Path, *names: str, text: str = "") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def found(folder: Path, *paths: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in pages.find([folder / path for path in paths])]


def test_files_of_a_folder_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.MD", ".c.md", "d/b.mdown", "d/a.mkd", "d/e/f.mdx", "c/x.markdown", "z.md")
    write(tmp_path, *(f"f{number}/{number}.md" for number in range(9, 0, -1)))
    write(tmp_path, "a.txt", "md", "a.md.bak", "d/mdx", "a.mdy", "d/a.html")
    write(tmp_path, ".git/a.md", "d/.venv/a.md", "node_modules/a.md", "d/__pycache__/a.md", "d/site-packages/a.md")
    (tmp_path / "enlace").symlink_to("d")
    assert found(tmp_path, "") == [
        *(".c.md", "a.MD", "b.md", "z.md", "c/x.markdown"),
        *("d/a.mkd", "d/b.mdown", "d/e/f.mdx"),
        *(f"f{number}/{number}.md" for number in range(1, 10)),
    ]


def test_what_is_asked_for_is_read_whatever_its_name_is(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "node_modules/a.md", "b/c.md")
    assert found(tmp_path, "b", "a.txt", "no.md", "node_modules", "b/c.md") == [
        *("b/c.md", "a.txt", "no.md", "node_modules/a.md", "b/c.md"),
    ]
    assert list(pages.find([Path("-")])) == [Path("-")]
    assert list(pages.find([])) == []


def read(folder: Path, content: bytes, name: str = "a.md") -> Page:
    (folder / name).write_bytes(content)
    [page] = pages.read([folder / name], folder)
    return page


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", ("",)),
        (b"a\nb", ("a", "b")),
        (b"a\r\nb\rc\n\r", ("a", "b", "c", "", "")),
        (b"\xef\xbb\xbf---\na: 1\n---\n", ("---", "a: 1", "---", "")),
        ("ñ\x0b\u2028 🐳".encode(), ("ñ\x0b\u2028 🐳",)),
    ],
)
def test_lines_of_a_page(content: bytes, lines: tuple[str, ...], tmp_path: Path) -> None:
    page = read(tmp_path, content)
    assert (page.lines, page.notes, page.prose) == (lines, (), True)
    assert page.file == (tmp_path / "a.md").as_posix()


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"\xff", (1, 1), "no está en UTF-8: guárdala con esa codificación"),
        (b"a\n\nb\xf1o\n", (3, 2), "no está en UTF-8"),
        (b"\n\xff", (2, 1), "no está en UTF-8"),
        ("á\néñ".encode() + b"\xc3", (2, 3), "no está en UTF-8"),
        (b"\xc3\n", (1, 1), "no está en UTF-8"),
        (b"\0", (1, 1), "tiene un carácter nulo: bórralo"),
        ("á\r\nñb\0\0".encode(), (2, 3), "tiene un carácter nulo"),
    ],
)
def test_what_is_no_text_is_told_in_its_place(
    content: bytes, place: tuple[int, int], message: str, tmp_path: Path
) -> None:
    page = read(tmp_path, content)
    [note] = page.notes
    assert (note.line, note.column, note.code, note.length) == (*place, "MD116", 1)
    assert note.message.startswith(message)
    assert (page.lines, page.blocks) == ((), ())


def test_largest_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST", 2_000_000)
    assert read(tmp_path, b"\n" * 2_000_000).notes == ()
    [note] = read(tmp_path, b"\n" * 2_000_001).notes
    assert note[:4] == (1, 1, "MD116", "la página pasa de 2 MB")
    for size, notes in ((2_000_000, ()), (2_000_001, (note,))):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n" * size)))
        assert pages.read([Path("-")], tmp_path)[0].notes == notes


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (stat.S_IFIFO, "una tubería"),
        (stat.S_IFSOCK, "un socket"),
        (stat.S_IFCHR, "un dispositivo"),
        (stat.S_IFBLK, "un dispositivo"),
        (stat.S_IFLNK, "un archivo especial"),
    ],
)
def test_special_files_are_not_read(kind: int, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "stat", lambda _: os.stat_result((kind, *[0] * 9)))
    [note] = pages.read([tmp_path / "a.md"], tmp_path)[0].notes
    assert note[:3] == (1, 1, "MD116")
    assert note.message == f"es {name} y no se lee: quita esa ruta o cámbiale el nombre; la entrada estándar es «-»"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no.md", "no se puede leer (lleva a un archivo que no existe)"),
        ("vuelta.md", "no se puede leer (es un enlace que da vueltas)"),
        ("carpeta", "la carpeta no se puede leer (Is a directory)"),
        ("a.md/b.md", "no se puede leer (Not a directory)"),
    ],
)
def test_files_that_cannot_be_read(name: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "carpeta").mkdir()
    (tmp_path / "vuelta.md").symlink_to("vuelta.md")
    [note] = pages.read([tmp_path / name], tmp_path)[0].notes
    assert note[:4] == (1, 1, "MD116", message)


def test_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the test: root may read everything."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, "a.md")
    monkeypatch.setattr(Path, "open", refused)
    [note] = pages.read([tmp_path / "a.md"], tmp_path)[0].notes
    assert note.message == "no se puede leer (falta el permiso de lectura: dáselo o quítala de la lista)"


@pytest.mark.parametrize(("name", "site"), [("-", False), ("-", True), ("/dev/stdin", False)])
def test_standard_input(name: str, site: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a page of the site of the folder where the checker is run, if there is one."""
    if site:
        write(tmp_path, "mkdocs.yml", "docs/a.md", text=SITE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"```bash\nls\n```\n")))
    [page] = pages.read([Path(name)], tmp_path)
    assert (page.file, page.lines[0], page.markdown_only) == (name, "```bash", not site)


def test_which_pages_belong_to_a_site(tmp_path: Path) -> None:
    names = ["README.md", "docs/a.md", "docs/b/c.md", "docs2/a.md"]
    write(tmp_path, *names, text="- ```bash\n  ls\n  ```\n")
    write(tmp_path, "mkdocs.yml", text=SITE)
    read = pages.read([tmp_path / name for name in names], tmp_path)
    assert [page.markdown_only for page in read] == [True, False, False, True]
    # Only CommonMark takes a fence in the line of a list.
    assert [[note.code for note in page.notes] for page in read] == [[], ["MD106"], ["MD106"], []]
    assert {page.settings for page in read} == {Settings("mkdocs.yml", True, ("MD115",))}


def test_link_to_a_page_is_one_of_the_site_that_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path, "mkdocs.yml", text=SITE)
    write(tmp_path, "docs/a.md")
    (tmp_path / "LEEME.md").symlink_to("docs/a.md")
    [page] = pages.read([tmp_path / "LEEME.md"], tmp_path)
    assert (page.markdown_only, page.settings.strict) == (False, True)


def test_each_project_reads_with_its_own_markdown(tmp_path: Path) -> None:
    drawn = "markdown_extensions: [{pymdownx.superfences: {custom_fences: [{name: dibujo}]}}]\n"
    write(tmp_path / "uno", "mkdocs.yml", text=drawn)
    write(tmp_path / "dos", "mkdocs.yml", text="site_name: a\n")
    names = ["uno/docs/a.md", "dos/docs/a.md", "uno/docs/b.md"]
    write(tmp_path, *names, text="```dibujo\nx\n```\n")
    read = pages.read([tmp_path / name for name in names], tmp_path)
    assert [page.blocks[0].drawn for page in read] == [True, False, True]


@pytest.mark.parametrize("site", [True, False])
def test_what_is_asked_besides_the_project(site: bool, tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md")
    if site:
        write(tmp_path, "mkdocs.yml", text="extra: {fragmentos: {elevar: [MD115], exenciones-max: 2}}\n")
    [page] = pages.read([tmp_path / "docs" / "a.md"], tmp_path, Settings("x", True, ("DK1xx",)))
    own = Settings("mkdocs.yml", False, ("MD115",), 2) if site else Settings()
    assert page.settings == own._replace(strict=True, raised=(*own.raised, "DK1xx"))


@pytest.mark.parametrize(("convert", "codes"), [(True, ["MD104"]), (False, [])])
def test_only_what_is_converted_tells_of_code_that_is_no_block(convert: bool, codes: list[str], tmp_path: Path) -> None:
    write(tmp_path, "mkdocs.yml")
    write(tmp_path, "docs/a.md", text="Texto\n\n    ls\n")
    [page] = pages.read([tmp_path / "docs" / "a.md"], tmp_path, convert=convert)
    assert [note.code for note in page.notes] == codes


def test_project_files_are_pages_once(tmp_path: Path) -> None:
    wrong = "extra:\n  fragmentos: {estricta: true}\n"
    write(tmp_path / "uno", "mkdocs.yml", text=wrong)
    write(tmp_path / "dos", "mkdocs.yml", text=SITE)
    write(tmp_path, "tres/a.md")
    paths = [tmp_path / name for name in ("uno/a.md", "uno/docs/b.md", "dos/c.md", "tres/a.md")]
    uno, dos = pages.projects(paths, tmp_path, Cache())
    assert (uno.file, uno.lines, uno.prose) == ("uno/mkdocs.yml", tuple(wrong.split("\n")), False)
    assert [(note[:3], note.length) for note in uno.notes] == [((2, 16, "MD123"), 8)]
    assert (dos.file, dos.notes) == ("dos/mkdocs.yml", ())
    [outside] = pages.projects([tmp_path / "uno" / "a.md"], tmp_path / "dos", Cache())
    assert outside.file == (tmp_path / "uno" / "mkdocs.yml").as_posix()
    assert list(pages.projects([], tmp_path, Cache())) == []
