"""Writes resources/docker-cli.json from real docker clients: ``python hooks/docker_cli.py FOLDER…``.

Each folder holds the unpacked programs of one client, with its plugins where the distribution puts them, so that
``FOLDER/usr/bin/docker`` exists. The root of a machine of the laboratory is such a folder: ``./guia laboratorio motor
--version 29`` makes it the first time, and it stays in the cache of the laboratory. The table is written from the roots
of all its versions::

    cd ~/.cache/guia-docker && python …/hooks/docker_cli.py raiz-20.10-… raiz-26.1-… raiz-28.5-… raiz-29-…

On Debian, a client that is not one of those comes from a release that still has its packages::

    mmdebstrap --variant=extract --include=docker-cli,docker-buildx,docker-compose trixie FOLDER
    apt-get download docker.io && dpkg-deb -x docker.io_*.deb FOLDER
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from guide.commandline import Parser
from guide.docker_cli import merge
from guide.docker_cli.client import Client, NoClientError
from guide.files import write_atomically
from guide.places import PACKAGE
from guide.snippets.docker.table import TABLE

FACTS = PACKAGE / "docker_cli" / "known.yml"


def main(arguments: Sequence[str]) -> int:
    parser = Parser(
        description="Escribe resources/docker-cli.json con lo que entienden unos clientes de docker y lo que dice "
        "hooks/guide/docker_cli/known.yml. Los clientes no hacen nada: solo muestran su ayuda, sin daemon y sin red.",
    )
    parser.add_argument(
        "folders", metavar="CARPETA", nargs="+", type=Path, help="un cliente desempaquetado: CARPETA/usr/bin/docker"
    )
    folders: list[Path] = parser.parse(arguments).folders
    try:
        facts = merge.read_facts(yaml.safe_load(FACTS.read_text(encoding="utf-8")))
        with tempfile.TemporaryDirectory() as home:
            clients = [Client(folder, Path(home) / str(n)) for n, folder in enumerate(folders)]
            found = []
            for client in clients:
                print(f"pregunto a {client.folder.name}", file=sys.stderr)
                found.append(merge.Generation(client.version(), client.commands(merge.candidates(facts))))
    except (NoClientError, ValueError) as error:
        parser.error(str(error))
    found.sort(key=lambda generation: [int(part) for part in generation.version.split(".")])
    text = merge.dump(merge.merge(found, facts), [generation.version for generation in found])
    write_atomically(TABLE, text.encode())
    print(f"{TABLE.name}: {len(text.encode())} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
