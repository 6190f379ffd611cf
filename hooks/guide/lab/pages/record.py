"""What the lab last found out, page by page: ``resources/verificacion.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from guide.files import write_atomically
from guide.lab.pages.marks import Plan

FILE = Path("resources") / "verificacion.json"
_PURPOSE = "Lo que ejecutó el laboratorio: lo escribe ./guia laboratorio, nadie más."
# The rest of what a machine says of itself, in the order in which it does.
_MACHINE = ("cliente", "compose", "buildx", "nucleo", "grupos-de-control")


class About(NamedTuple):
    """What a machine says of itself. Numbers as 28.5.2.

    ``groups``: the version of the control groups that the engine limits with, as v2.

    "" is what the machine does not have, or does not tell.
    """

    engine: str = ""
    client: str = ""
    compose: str = ""
    buildx: str = ""
    kernel: str = ""
    groups: str = ""


class Run(NamedTuple):
    """One run of a page. ``about``: what the machine says of itself; ``date``: ISO; ``images``: whose they were.

    ``blocks``: fingerprint of each block that had a part in it, and how many commands it held. ``commands``: how many
    were run, also of a block that did not get to its end.
    """

    about: About
    date: str
    images: str
    good: bool
    blocks: tuple[tuple[str, int], ...]
    commands: int

    def is_of(self, plan: Plan, version: str) -> bool:
        """Whether the page still asks for what was run."""
        return [name for name, _ in self.blocks] == [a.fingerprint for a in plan.blocks if a.runs_on(version)]


Pages = dict[str, dict[str, Run]]


class RecordError(Exception):
    """The file cannot be read; the text says why, in Spanish."""


def read_record(root: Path) -> Pages:
    """The runs of each page by the version that was asked for; empty where nothing was run yet."""
    path = root / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"no se puede leer {FILE}: {error}") from error
    try:
        return {page: _runs(runs) for page, runs in json.loads(text)["paginas"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"{FILE} no tiene la forma esperada ({error}): recupéralo o vuelve a ejecutar ./guia laboratorio"
        ) from error


def _runs(runs: Mapping[str, Any]) -> dict[str, Run]:
    return {version: _run(run) for version, run in runs.items()}


def _run(run: Mapping[str, Any]) -> Run:
    """A run as it is written. The older ones tell no more of their machine than its engine."""
    blocks = tuple((str(block["huella"]), int(block["ordenes"])) for block in run["bloques"])
    return Run(
        About(str(run["motor"]), *(str(run.get(name, "")) for name in _MACHINE)),
        date.fromisoformat(run["fecha"]).isoformat(),
        str(run["imagenes"]),
        run["resultado"] == "bien",
        blocks,
        int(run.get("ordenes", sum(commands for _, commands in blocks))),
    )


def write_record(root: Path, found: Pages, existing: Sequence[str]) -> None:
    """Adds runs to the file; pages that are not among the ``existing`` ones are left out."""
    try:
        known = read_record(root)
    except RecordError:
        known = {}
    for page, runs in found.items():
        known[page] = {**known.get(page, {}), **runs}
    pages = {
        page: {version: _plain(run) for version, run in sorted(runs.items())}
        for page, runs in sorted(known.items())
        if page in existing
    }
    text = json.dumps({"que-es": _PURPOSE, "paginas": pages}, ensure_ascii=False, indent=1)
    write_atomically(root / FILE, (text + "\n").encode("utf-8"))


def _plain(run: Run) -> dict[str, Any]:
    return {
        "motor": run.about.engine,
        **dict(zip(_MACHINE, run.about[1:], strict=True)),
        "imagenes": run.images,
        "fecha": run.date,
        "resultado": "bien" if run.good else "mal",
        "ordenes": run.commands,
        "bloques": [{"huella": name, "ordenes": commands} for name, commands in run.blocks],
    }
