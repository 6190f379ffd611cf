"""Brings resources/compose-spec.json up to date: ``python hooks/compose_schema.py [--comprobar]``.

The schema of Compose files (https://github.com/compose-spec/compose-spec, Apache-2.0, see compose-spec.LICENSE beside
it) is kept here as it stands in the newest check-jsonschema on PyPI, whose maintainers renew it with each release.
Only that one file of the package is wanted: installed, it would bring ten packages more into every build.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from guide.files import write_atomically
from guide.snippets.compose.schema import FILE

_INSIDE = "check_jsonschema/builtin_schemas/vendor/compose-spec.json"
USAGE = """Uso: python hooks/compose_schema.py [--comprobar]

Deja en resources/compose-spec.json el esquema de Compose que trae el check-jsonschema más nuevo de PyPI.
Con --comprobar no escribe nada, y termina con 1 si el de aquí es otro."""


class DownloadError(Exception):
    """pip does not bring the package, or it has no schema."""


def newest() -> tuple[str, bytes]:
    """The name of the newest package, and its schema with the line ends of this repository."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        done = subprocess.run([*asked, "--dest", folder, "check-jsonschema"], check=False, timeout=300)
        wheel = next(Path(folder).glob("*.whl"), None)
        if done.returncode or wheel is None:
            raise DownloadError("pip no ha podido descargar check-jsonschema")
        with ZipFile(wheel) as archive:
            if _INSIDE not in archive.namelist():
                raise DownloadError(f"{wheel.name} no trae {_INSIDE}")
            return wheel.name, archive.read(_INSIDE).replace(b"\r\n", b"\n")


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--comprobar"]):
        is_help = arguments[0] in ("-h", "--help", "--ayuda")
        print(USAGE, file=sys.stdout if is_help else sys.stderr)
        return 0 if is_help else 2
    try:
        package, schema = newest()
    except DownloadError as error:
        print(f"compose_schema: {error}", file=sys.stderr)
        return 2
    if schema == FILE.read_bytes():
        print(f"{FILE.name}: es el de {package}", file=sys.stderr)
        return 0
    if arguments:
        print(f"{FILE.name}: {package} trae otro; python hooks/compose_schema.py lo pone al día", file=sys.stderr)
        return 1
    write_atomically(FILE, schema)
    print(f"{FILE.name}: ahora es el de {package}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
