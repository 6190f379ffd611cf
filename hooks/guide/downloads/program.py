"""``./guia publicar``: the site with its downloads, whole in its folder or not there at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from guide.commandline import Parser
from guide.downloads.offered import EPUB, INDEX, OFFERED, OFFLINE, PDF, VARIABLE, size
from guide.downloads.offline import START, offline_zip
from guide.links import check_site

Maker = Callable[[Path, Path], None]
"""Reads a built site and writes a file."""

_NAMES = {PDF: "el PDF", EPUB: "el EPUB"}


class PublishingError(Exception):
    """The message says in Spanish which part failed and what to do."""


def main(arguments: Sequence[str], makers: Mapping[str, Maker], time_of: Callable[[Path], int]) -> int:
    """``makers``: of the books, by their address in the site. ``time_of``: when the sources last changed, in seconds
    since the epoch."""
    parser = Parser(
        prog="./guia publicar",
        description="Construye el sitio con sus descargas: PDF, EPUB, copia sin conexión y llms.txt.",
        epilog="La carpeta se cambia al final y entera: si algo falla, queda como estaba.",
    )
    parser.add_argument(
        "--en", type=Path, metavar="CARPETA", default=Path("publicado"), help="dónde lo deja (publicado)"
    )
    parser.add_argument("--sin-libro", action="store_true", help="no hace el PDF ni el EPUB, que necesitan Chromium")
    options = parser.parse(arguments)
    try:
        publish(Path.cwd(), options.en, {} if options.sin_libro else makers, time_of)
    except PublishingError as error:
        print(f"guia: {error}", file=sys.stderr)
        return 1
    for name in OFFERED:
        file = options.en / name
        print(f"{file}: {size(file.stat().st_size) if file.is_file() else 'no se ha hecho'}")
    return 0


def publish(root: Path, target: Path, makers: Mapping[str, Maker], time_of: Callable[[Path], int]) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise PublishingError(f"en {root} no hay ningún mkdocs.yml; entra en la carpeta de la guía y repite")
    _refuse_others(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise PublishingError(
            f"no se puede escribir en {target.parent}: {error.strerror}; elige otra con --en"
        ) from None
    try:
        made = work / "descargas"
        time = time_of(root)
        _make_books(root, work, made, makers, time)
        _make_offline(root, work, made, time)
        _say("el sitio con sus descargas")
        _build(root, work / "sitio", "el sitio", {VARIABLE: str(made)})
        _put_in_place(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _refuse_others(target: Path) -> None:
    """What this program did not write it does not replace."""
    if target.is_dir() and (not any(target.iterdir()) or ((target / INDEX).is_file() and (target / START).is_file())):
        return
    if target.exists() or target.is_symlink():
        raise PublishingError(f"{target} no es un sitio publicado y no se toca; bórralo, o elige otra carpeta con --en")


def _make_books(root: Path, work: Path, made: Path, makers: Mapping[str, Maker], time: int) -> None:
    if not makers:
        return
    _say("el sitio del que sale el libro")
    _build(root, work / "libro", "el sitio del que sale el libro")
    for name, make in makers.items():
        _say(_NAMES[name])
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with _dated(time):
                make(work / "libro", file)
        except Exception as error:
            raise PublishingError(
                f"no se pudo hacer {_NAMES[name]}: {error}; con --sin-libro se publica sin él"
            ) from error
        if not file.is_file() or not file.stat().st_size:
            raise PublishingError(f"{_NAMES[name]} salió vacío; con --sin-libro se publica sin él")


@contextmanager
def _dated(time: int) -> Iterator[None]:
    """For the books only: a build that is told a date does not look for that of each page."""
    before = os.environ.get("SOURCE_DATE_EPOCH", "")
    os.environ["SOURCE_DATE_EPOCH"] = str(time)
    try:
        yield
    finally:
        os.environ["SOURCE_DATE_EPOCH"] = before
        if not before:
            del os.environ["SOURCE_DATE_EPOCH"]


def _make_offline(root: Path, work: Path, made: Path, time: int) -> None:
    _say("la copia sin conexión")
    copy = work / "copia"
    # Its pages are nowhere on the network: they have no address of their own.
    _build(root, copy, "la copia sin conexión", {"SITE_URL": ""}, "--no-directory-urls")
    file = made / OFFLINE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(offline_zip(copy, datetime.fromtimestamp(time, UTC).date(), os.environ.get("SITE_URL", "")))


def _build(root: Path, folder: Path, what: str, more: Mapping[str, str] | None = None, *options: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder), *options]
    environment = {name: value for name, value in (os.environ | (more or {})).items() if value}
    # Not with --quiet: the strict mode of MkDocs counts only the warnings that are shown.
    done = subprocess.run(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        log = done.stdout.decode("utf-8", "replace")
        raise PublishingError(f"no se pudo construir {what}; corrige lo que dice MkDocs:\n{log}")
    problems = check_site(folder)
    if problems:
        listed = "\n".join(problem.text() for problem in problems)
        raise PublishingError(f"hay enlaces rotos en {what}; corrígelos:\n{listed}")


def _put_in_place(work: Path, target: Path) -> None:
    before = work / "anterior"
    try:
        if target.exists():
            target.rename(before)
        (work / "sitio").rename(target)
    except OSError as error:
        if before.exists():
            before.rename(target)
        raise PublishingError(f"no se pudo cambiar {target}: {error.strerror}; queda como estaba") from None


def _say(what: str) -> None:
    print(f"guia: hago {what}", file=sys.stderr, flush=True)
