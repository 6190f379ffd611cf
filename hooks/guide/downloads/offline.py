"""The copy of the site that is read without a network, from a folder: what of it is used, in one zip."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.dates import day as in_words
from guide.downloads.offered import OFFLINE
from guide.links.site import is_read, read_file
from guide.zips import zip_bytes

FOLDER = posixpath.basename(OFFLINE).removesuffix(".zip")
"""The one that the zip holds, so that it never spills over the folder where it is opened."""
START = "index.html"
SCRIPTED = ("buscar/", "mensajes/")
"""What only scripts ask for, so that no page names it."""

_README = """\
Docker en español
=================

La guía entera, para leerla sin conexión. Es la del {day}.

Para abrirla:

1. Extrae el zip entero. Si abres una página sin extraerlo, sale sin estilos.
2. En la carpeta {folder}, haz doble clic en {start}.

No hace falta Internet ni instalar nada. Tampoco se envía nada a nadie.
{origin}
Los textos y los diagramas tienen licencia CC BY-SA 4.0
(https://creativecommons.org/licenses/by-sa/4.0/deed.es); el código, licencia MIT.
"""


def offline_zip(site: Path, day: date, url: str = "") -> bytes:
    """``site`` is built with the names of its files as addresses; ``url`` is where the guide is published, or ""."""
    origin = f"\nLa última versión está en {url}\n" if url else ""
    readme = _README.format(day=in_words(day.isoformat()), folder=FOLDER, start=START, origin=origin)
    files = {f"{FOLDER}/{file}": (site / file).read_bytes() for file in used_files(site)}
    # Old editors of Windows know neither plain line feeds nor UTF-8 without its mark.
    files[f"{FOLDER}/LEEME.txt"] = readme.replace("\n", "\r\n").encode("utf-8-sig")
    return zip_bytes(files, day, compressed=True)


def used_files(site: Path) -> list[str]:
    """What the pages lead to, from the first one on, and what scripts ask for; not maps, nor what nothing names."""
    found = {START}
    found.update(path.relative_to(site).as_posix() for top in SCRIPTED for path in (site / top).rglob("*"))
    waiting = list(found)
    while waiting:
        file = waiting.pop()
        for target in _targets(site, file):
            if target not in found and (site / target).is_file():
                found.add(target)
                waiting.append(target)
    return sorted(file for file in found if (site / file).is_file())


def _targets(site: Path, file: str) -> Iterator[str]:
    """The addresses in ``file`` as paths from the root of the site, as far as they lead into it."""
    if not is_read(file):
        return
    for reference in read_file(site / file).references:
        parts = urlsplit(reference.target)
        if reference.kind != "id" and not parts.scheme and not parts.netloc and parts.path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
            if not path.startswith(("/", "..")):
                yield path
