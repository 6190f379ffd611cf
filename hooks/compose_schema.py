"""Writes resources/compose-spec.json, the schema of Compose files: ``python hooks/compose_schema.py``.

The schema (https://github.com/compose-spec/compose-spec, Apache-2.0, see compose-spec.LICENSE beside it) is kept as it
stands in check-jsonschema, whose maintainers renew it with each release. Only that one file is wanted: installed, the
package would bring ten more into every build. It is there for development, and a test tells when its schema is newer.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from guide.files import write_atomically
from guide.snippets.compose.schema import FILE

USAGE = """Uso: python hooks/compose_schema.py

Deja en resources/compose-spec.json el esquema de Compose del check-jsonschema de requirements-dev.txt."""


def packaged() -> Path | None:
    """The schema in the package, which is not imported: it would take a second, and only its data is wanted."""
    spec = find_spec("check_jsonschema")
    folders = spec.submodule_search_locations if spec else None
    return Path(folders[0], "builtin_schemas", "vendor", "compose-spec.json") if folders else None


def main(arguments: list[str]) -> int:
    if arguments:
        is_help = arguments[0] in ("-h", "--help", "--ayuda")
        print(USAGE, file=sys.stdout if is_help else sys.stderr)
        return 0 if is_help else 2
    path = packaged()
    if path is None or not path.is_file():
        print("compose_schema: falta check-jsonschema; instala requirements-dev.txt", file=sys.stderr)
        return 2
    write_atomically(FILE, path.read_bytes())
    print(f"{FILE.name}: es el de check-jsonschema {version('check-jsonschema')}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
