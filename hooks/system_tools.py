"""Writes resources/herramientas.json: which options the common tools have on macOS and in busybox.

Those of macOS are read in the sources that Apple publishes, of which each FOLDER is a Git repository, with or without a
working tree: text_cmds, file_cmds, shell_cmds, adv_cmds, network_cmds, patch_cmds, system_cmds and libarchive of
https://github.com/apple-oss-distributions, each at the tag of a release. busybox and the tools of GNU are those of
this machine, which are asked::

    python hooks/system_tools.py --busybox /bin/busybox FOLDER…

Only names and letters go into the table. What no crawl finds out stands in guide/system_tools/known.yml.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from guide.commandline import Parser
from guide.files import write_atomically
from guide.places import PACKAGE
from guide.snippets.portable.table import TABLE
from guide.system_tools import merge
from guide.system_tools.apple import Checkout, NoSourceError
from guide.system_tools.asked import Busybox, NoToolError

FACTS = PACKAGE / "system_tools" / "known.yml"


def main(arguments: Sequence[str]) -> int:
    parser = Parser(
        description="Escribe resources/herramientas.json con las opciones de las herramientas de macOS, que lee en las "
        "fuentes de Apple, y las de busybox, que pregunta. De lo demás se ocupa hooks/guide/system_tools/known.yml.",
    )
    parser.add_argument(
        "--busybox", metavar="PROGRAMA", type=Path, default=Path("/bin/busybox"), help="el que responde"
    )
    parser.add_argument("folders", metavar="CARPETA", nargs="+", type=Path, help="un repositorio de Apple")
    options = parser.parse(arguments)
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = merge.table(
                facts,
                [Checkout(path) for path in options.folders],
                Busybox(options.busybox, Path(folder)),
                Path(folder),
            )
        except (NoSourceError, NoToolError, ValueError) as error:
            parser.error(str(error))
    text = merge.dump(found)
    write_atomically(TABLE, text.encode())
    print(f"{TABLE.name}: {len(found['opciones'])} herramientas, {len(text.encode())} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
