"""``./guia publicar``: what it says, how it ends, and what it leaves when a part fails."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from guide.downloads import program
from guide.downloads.offered import EPUB, OFFLINE, PDF, VARIABLE
from guide.downloads.program import Maker, main

TIME = 1795910400


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The builds that were asked for. Instead of MkDocs, each is one page that says what it was given."""
    builds: list[str] = []

    def build(root: Path, folder: Path, what: str, more: Mapping[str, str] | None = None, *options: str) -> None:
        assert root == tmp_path
        builds.append(" ".join([what, *options]))
        made = Path((more or {}).get(VARIABLE, "no"))
        names = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
        folder.mkdir()
        (folder / "index.html").write_text(f"<p>{names}</p>", "utf-8")
        (folder / "llms.txt").write_text("", "utf-8")
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes((made / name).read_bytes())

    monkeypatch.setattr(program, "_build", build)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    return builds


def write(content: bytes) -> Maker:
    def make(site: Path, target: Path) -> None:
        assert (site / "index.html").is_file()
        assert os.environ["SOURCE_DATE_EPOCH"] == str(TIME)
        target.write_bytes(content)

    return make


def fail(site: Path, target: Path) -> None:
    assert (site / "index.html").is_file()
    target.write_bytes(b"half")
    raise RuntimeError("Chromium no contesta")


def published(*arguments: str, makers: Mapping[str, Maker] | None = None) -> int:
    return main(arguments, makers or {}, lambda _: TIME)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("before", [None, "1"])
def test_a_date_is_for_the_books_only(asked: list[str], monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if before:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    assert published(makers={PDF: write(b"p")}) == 0
    assert len(asked) == 3
    assert os.environ.get("SOURCE_DATE_EPOCH") == before


def test_the_site_is_built_last_from_what_was_made(asked: list[str], tmp_path: Path) -> None:
    books = {PDF: write(b"p" * 3000), EPUB: write(b"e")}
    assert published(makers=books) == 0
    assert asked == ["el sitio del que sale el libro", "la copia sin conexión --no-directory-urls", "el sitio"]
    assert (tmp_path / "publicado" / PDF).read_bytes() == b"p" * 3000
    assert str([OFFLINE, EPUB, PDF]) in (tmp_path / "publicado/index.html").read_text("utf-8")
    assert left(tmp_path) == ["mkdocs.yml", "publicado"]


def test_what_was_made_is_told_with_its_size(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert published("--sin-libro", "--en", "otra/carpeta", makers={PDF: fail}) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == f"otra/carpeta/{PDF}: no se ha hecho"
    assert f"otra/carpeta/{OFFLINE}: 1 kB" in out.splitlines()
    assert err == "guia: hago la copia sin conexión\nguia: hago el sitio con sus descargas\n"
    assert len(asked) == 2


@pytest.mark.usefixtures("asked")
def test_a_site_that_was_published_before_is_replaced(tmp_path: Path) -> None:
    assert published() == published() == 0
    (tmp_path / "publicado/vieja.html").write_text("", "utf-8")
    assert published() == 0
    assert left(tmp_path / "publicado") == ["descargas", "index.html", "llms.txt"]


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (fail, "guia: no se pudo hacer el PDF: Chromium no contesta; con --sin-libro se publica sin él\n"),
        (write(b""), "guia: el PDF salió vacío; con --sin-libro se publica sin él\n"),
    ],
)
@pytest.mark.usefixtures("asked")
def test_a_part_that_fails_says_which_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Maker, told: str
) -> None:
    assert published() == 0
    before = (tmp_path / "publicado/index.html").read_bytes()
    assert published(makers={PDF: make}) == 1
    assert capsys.readouterr().err.endswith(told)
    assert (tmp_path / "publicado/index.html").read_bytes() == before
    assert left(tmp_path) == ["mkdocs.yml", "publicado"]


@pytest.mark.parametrize("kind", ["folder", "file", "broken link"])
def test_what_it_did_not_write_it_does_not_touch(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    target = tmp_path / "publicado"
    if kind == "folder":
        target.mkdir()
        (target / "index.html").write_text("", "utf-8")
    elif kind == "file":
        target.write_text("", "utf-8")
    else:
        target.symlink_to("no-esta")
    assert published() == 1
    assert capsys.readouterr().err == (
        "guia: publicado no es un sitio publicado y no se toca; bórralo, o elige otra carpeta con --en\n"
    )
    assert asked == []


def test_an_empty_folder_is_filled(asked: list[str], tmp_path: Path) -> None:
    (tmp_path / "publicado").mkdir()
    assert published() == 0
    assert len(asked) == 2


def test_outside_of_a_guide_there_is_nothing_to_publish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert published() == 1
    assert capsys.readouterr().err == (
        f"guia: en {tmp_path} no hay ningún mkdocs.yml; entra en la carpeta de la guía y repite\n"
    )


def test_a_place_that_cannot_be_written_is_told(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "archivo").write_text("", "utf-8")
    assert published("--en", "archivo/dentro") == 1
    assert capsys.readouterr().err.startswith("guia: no se puede escribir en archivo: ")
    assert asked == []


def test_when_the_folder_cannot_be_changed_it_stays(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published() == 0
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "sitio":
            raise PermissionError(13, os.strerror(13))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert published() == 1
    assert capsys.readouterr().err.endswith(
        "guia: no se pudo cambiar publicado: Permission denied; queda como estaba\n"
    )
    assert left(tmp_path / "publicado") == ["descargas", "index.html", "llms.txt"]
    assert left(tmp_path) == ["mkdocs.yml", "publicado"]
    assert len(asked) == 4
