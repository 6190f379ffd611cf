"""The examples of the tutorials: what is read, what is refused, and the zip with its program."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_powershell
from guide.examples.box import box
from guide.examples.bundle import zip_of
from guide.examples.model import Example
from guide.examples.source import SOURCES, load_library
from guide.places import EXAMPLE_PROGRAMS, ROOT

HEAD = "titulo: Uno\ncarpeta: notas\nfecha: 2026-11-29\n"
STEPS = "pasos:\n  1: {titulo: Empieza}\n  3:\n    titulo: Cambia\n    mueve: {a.txt: web/a.txt}\n    borra: [b.txt]\n"
FILES = {"1/a.txt": "a\n", "1/b.txt": "b\n", "1/.env": "CLAVE=1\n", "3/c.txt": "c\n"}


def write(root: Path, slug: str = "uno", text: str = HEAD + STEPS, files: dict[str, str] | None = None) -> None:
    folder = root / SOURCES / slug
    for name, content in {**(FILES if files is None else files), "pasos.yml": text}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode())


def codes(root: Path) -> list[str]:
    return [problem.code for problem in load_library(root).problems if problem.code != "EJ107"]


def example(root: Path, slug: str = "uno") -> Example:
    library = load_library(root)
    assert codes(root) == []
    return library.examples[slug]


def unpacked(root: Path, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(zip_of(example(root)))) as archive:
        archive.extractall(folder)
    return folder / "notas-uno"


def test_each_step_builds_on_the_one_before(tmp_path: Path) -> None:
    write(tmp_path)
    found = {name: sorted(state) for name, state in example(tmp_path).states()}
    assert found == {"inicio": [], "1": [".env", "a.txt", "b.txt"], "3": [".env", "c.txt", "web/a.txt"]}


def test_an_example_begins_where_another_ends(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "dos", HEAD + "desde: uno\npasos: {}\n", {})
    assert sorted(example(tmp_path, "dos").start) == [".env", "c.txt", "web/a.txt"]


def test_an_example_may_begin_with_what_is_given(tmp_path: Path) -> None:
    write(tmp_path, files={**FILES, "inicio/api/z.txt": "z\n"})
    assert sorted(example(tmp_path).start) == ["api/z.txt"]
    assert sorted(example(tmp_path).at(1)) == [".env", "a.txt", "api/z.txt", "b.txt"]


def test_nothing_is_given_beside_what_another_example_ends_with(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "dos", HEAD + "desde: uno\npasos: {}\n", {"inicio/z.txt": "z\n"})
    assert codes(tmp_path) == ["EJ104"]


def test_a_step_that_is_not_named_leaves_everything(tmp_path: Path) -> None:
    write(tmp_path)
    assert example(tmp_path).at(2) == example(tmp_path).at(1)


@pytest.mark.parametrize(
    ("text", "files", "code"),
    [
        (HEAD + "pasos: {1: {titulo: [}}\n", {}, "EJ101"),
        (HEAD, {}, "EJ102"),
        (HEAD + "pasos: {}\npaso: 1\n", {}, "EJ102"),
        (HEAD.replace("2026-11-29", "ayer") + "pasos: {}\n", {}, "EJ102"),
        (HEAD + "pasos: {uno: {titulo: Uno}}\n", {}, "EJ102"),
        (HEAD + "pasos: {1: {}}\n", {}, "EJ102"),
        (HEAD + "desde: tres\npasos: {}\n", {}, "EJ103"),
        (HEAD + "desde: uno\npasos: {}\n", {}, "EJ103"),
        (HEAD + "pasos: {}\n", {"2/a.txt": "a\n"}, "EJ104"),
        (HEAD + "pasos: {1: {titulo: Uno, mueve: {../a: b}}}\n", {}, "EJ104"),
        (HEAD + "pasos: {1: {titulo: Uno}}\n", {"1/con espacio": "a\n"}, "EJ104"),
        (HEAD + "pasos: {1: {titulo: Uno, borra: [a.txt]}}\n", {}, "EJ105"),
        (HEAD + "pasos: {1: {titulo: Uno}}\n", {"1/a.txt": "a\nb\r\n"}, "EJ106"),
    ],
)
def test_what_is_wrong_is_told_and_not_raised(tmp_path: Path, text: str, files: dict[str, str], code: str) -> None:
    write(tmp_path, text=text, files=files)
    assert set(codes(tmp_path)) == {code}


def test_two_examples_cannot_begin_in_each_other(tmp_path: Path) -> None:
    write(tmp_path, "uno", HEAD + "desde: dos\npasos: {}\n", {})
    write(tmp_path, "dos", HEAD + "desde: uno\npasos: {}\n", {})
    assert set(codes(tmp_path)) == {"EJ103"}


def test_a_change_asks_for_a_new_date(tmp_path: Path) -> None:
    write(tmp_path)
    mark = example(tmp_path).fingerprint
    write(tmp_path, text=f"{HEAD}huella: {mark}\n{STEPS}")
    assert load_library(tmp_path).problems == ()
    (tmp_path / SOURCES / "uno/3/c.txt").write_text("otra\n")
    assert [problem.code for problem in load_library(tmp_path).problems] == ["EJ107"]


def test_the_examples_of_the_guide_are_right_and_dated() -> None:
    assert [problem.text() for problem in load_library(ROOT).problems] == []


def test_the_same_files_give_the_same_zip(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b")
    os.utime(tmp_path / "b" / SOURCES / "uno/1/a.txt", (0, 0))
    assert zip_of(example(tmp_path / "a")) == zip_of(example(tmp_path / "b"))


def test_the_program_in_the_zip_may_be_run(tmp_path: Path) -> None:
    write(tmp_path)
    with zipfile.ZipFile(io.BytesIO(zip_of(example(tmp_path)))) as archive:
        modes = {info.filename: info.external_attr >> 16 & 0o777 for info in archive.infolist()}
    assert (modes["notas-uno/paso"], modes["notas-uno/LEEME.txt"]) == (0o755, 0o644)


def test_what_is_the_readers_stays_so_in_the_next_tutorial(tmp_path: Path) -> None:
    write(tmp_path, text=f"{HEAD}conserva: [.env]\n{STEPS}")
    write(tmp_path, "dos", HEAD + "desde: uno\npasos: {}\n", {})
    write(tmp_path, "tres", HEAD + "desde: uno\nconserva: []\npasos: {}\n", {})
    assert [example(tmp_path, slug).keeps for slug in ("uno", "dos", "tres")] == [(".env",), (".env",), ()]


def test_an_example_knows_how_its_folder_was_called_before(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "dos", HEAD.replace("notas", "otra") + "desde: uno\npasos: {}\n", {})
    assert (example(tmp_path, "dos").first_folder, example(tmp_path, "dos").folder) == ("notas", "otra")


# Where one is missing its tests fail: guia installs them all for continuous integration.
SHELLS = [shell for shell in (["dash"], ["busybox", "sh"], ["sh"]) if os.environ.get("CI") or shutil.which(shell[0])]


class Reader:
    """Somebody with the unpacked zip and a shell."""

    def __init__(self, folder: Path, shell: list[str]) -> None:
        self.folder, self.notes, self.shell = folder, folder / "notas", shell

    def step(self, *arguments: str, status: int = 0) -> str:
        command = [*self.shell, "paso", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr

    def has(self) -> list[str]:
        return sorted(p.relative_to(self.notes).as_posix() for p in self.notes.rglob("*") if not p.is_dir())


@pytest.fixture(params=SHELLS, ids=" ".join)
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    write(tmp_path, text=f"{HEAD}conserva: [.env]\n{STEPS}")
    return Reader(unpacked(tmp_path, tmp_path / "zip"), request.param)


def test_alone_it_lists_the_steps(reader: Reader) -> None:
    told = reader.step()
    assert "  1       Empieza\n  3       Cambia\n" in told


@pytest.mark.parametrize(
    ("step", "files"),
    [
        ("inicio", []),
        ("1", [".env", "a.txt", "b.txt"]),
        ("2", [".env", "a.txt", "b.txt"]),
        ("3", [".env", "c.txt", "web/a.txt"]),
        ("9", [".env", "c.txt", "web/a.txt"]),
        ("final", [".env", "c.txt", "web/a.txt"]),
    ],
)
def test_it_goes_to_the_end_of_a_step(reader: Reader, step: str, files: list[str]) -> None:
    reader.step(step)
    assert reader.has() == files


def test_it_goes_back(reader: Reader) -> None:
    reader.step("final")
    reader.step("1")
    assert reader.has() == [".env", "a.txt", "b.txt"]
    assert not (reader.notes / "web").exists()


@pytest.mark.parametrize("step", ["1", "3"])
def test_what_the_reader_changed_is_kept_aside(reader: Reader, step: str) -> None:
    reader.step("1")
    (reader.notes / "a.txt").write_text("mío\n")
    assert "guardado: a.txt" in reader.step(step)
    assert (reader.folder / "notas-guardado-1/a.txt").read_text() == "mío\n"


def test_what_is_not_of_the_example_stays(reader: Reader) -> None:
    (reader.notes / "mío con espacios.txt").write_text("mío\n")
    reader.step("final")
    assert (reader.notes / "mío con espacios.txt").read_text() == "mío\n"


def test_a_file_of_the_reader_is_not_written_again(reader: Reader) -> None:
    reader.step("1")
    (reader.notes / ".env").write_text("CLAVE=secreta\n")
    reader.step("final")
    reader.step("inicio")
    assert (reader.notes / ".env").read_text() == "CLAVE=secreta\n"
    assert not (reader.folder / "notas-guardado-1").exists()


def test_a_file_in_the_place_of_a_folder_is_kept_aside(reader: Reader) -> None:
    (reader.notes / "web").write_text("mío\n")
    reader.step("3")
    assert (reader.folder / "notas-guardado-1/web").read_text() == "mío\n"
    assert (reader.notes / "web/a.txt").read_text() == "a\n"


def test_another_folder_may_be_given(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "la mía").mkdir()
    reader.step("1", str(tmp_path / "la mía"))
    assert (tmp_path / "la mía/a.txt").read_text() == "a\n"
    assert reader.has() == []


@pytest.mark.parametrize("arguments", [("0",), ("x",), ("-1",), ("100",), ("1", "no-hay"), ("1", "."), ("1", "a", "b")])
def test_what_cannot_be_done_is_told_and_changes_nothing(reader: Reader, arguments: tuple[str, ...]) -> None:
    assert reader.step(*arguments, status=1).startswith("paso: ")
    assert reader.has() == []


@pytest.mark.parametrize(("step", "whose"), [("2", "del paso 1"), ("99", "del paso 3")])
def test_a_step_without_files_says_whose_it_leaves(reader: Reader, step: str, whose: str) -> None:
    assert f"al final del paso {step} (los archivos son los {whose})" in reader.step(step)


def test_done_twice_it_changes_nothing(reader: Reader) -> None:
    reader.step("final")
    assert "ya estaba" in reader.step("final")


@pytest.mark.parametrize("slug", load_library(ROOT).examples)
def test_each_step_of_the_guide_is_reached_from_the_start(tmp_path: Path, slug: str) -> None:
    found = load_library(ROOT).examples[slug]
    for step in found.steps:
        place = tmp_path / str(step.number)
        with zipfile.ZipFile(io.BytesIO(zip_of(found))) as archive:
            archive.extractall(place)
        Reader(place / found.name, ["sh"]).step(str(step.number))
        notes = place / found.name / found.folder
        reached = {p.relative_to(notes).as_posix(): p.read_bytes() for p in notes.rglob("*") if p.is_file()}
        # What is the reader's own is not taken away again.
        wanted = {path: content.data for path, content in step.state.items()}
        assert {path: data for path, data in reached.items() if path not in found.keeps or path in wanted} == wanted


def test_the_powershell_program_can_be_read() -> None:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    program = (EXAMPLE_PROGRAMS / "paso.ps1").read_bytes()
    assert not parser.parse(program).root_node.has_error
    # A brace less is seen.
    assert parser.parse(program.rstrip().removesuffix(b"}")).root_node.has_error


@pytest.mark.parametrize(
    ("slug", "text", "files", "offered"),
    [
        ("uno", HEAD + STEPS, FILES, "Si prefieres escribirlos tú"),
        ("dos", HEAD + "desde: uno\npasos: {}\n", {}, "Si prefieres escribirlos tú"),
        ("tres", HEAD + "pasos: {}\n", {"inicio/a.txt": "a\n"}, "<p>Abre el archivo"),
    ],
    ids=["written", "from another", "given"],
)
def test_the_box_says_whether_the_reader_can_do_without(
    tmp_path: Path, slug: str, text: str, files: dict[str, str], offered: str
) -> None:
    write(tmp_path)
    write(tmp_path, slug, text, files)
    assert offered in box(example(tmp_path, slug), 2000, "descargas/", "#guia")
