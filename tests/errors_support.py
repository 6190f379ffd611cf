"""The finder of the real catalogue, a small catalogue of its own, and the tables of messages that were pasted."""

from __future__ import annotations

import functools

from builds import ROOT
from guide.errors.cli import finder, table
from guide.errors.entries import Entry, Message
from guide.errors.index import decoded, index
from guide.errors.matcher import Finder

TABLES = ROOT / "tests/errors"
MESSAGES = [(row[1], row[3]) for row in table(TABLES / "mensajes.tsv")]
"""Failures, and what people pasted."""
FOREIGN = [row[1] for row in table(TABLES / "ajenos.tsv")]
"""What other programs say, and prose."""


def entry(slug: str, *texts: str, case: str = "", product: str = "Docker", seen: tuple[str, ...] = ("29",)) -> Entry:
    messages = tuple(Message(text, seen, "", product, 1) for text in texts)
    cases = (case,) if case else ()
    return Entry(slug, f"referencia/errores/{slug}.md", slug.capitalize(), "contenedores", cases, messages)


SMALL = [
    entry(
        "demonio-no-responde",
        "Cannot connect to the Docker daemon at …. Is the docker daemon running?",
        "failed to connect to the docker API at …; check if the path is correct and if the daemon is running: …",
        case="daemon-unreachable",
    ),
    entry(
        "nombre-en-uso",
        'Conflict. The container name "/…" is already in use by container "…". You have to remove (or rename) that '
        "container to be able to reuse that name.",
    ),
    entry("programa-no-encontrado", 'OCI runtime create failed: …: exec: "…": executable file not found in $PATH'),
    entry("sin-permiso-de-ejecucion", 'unable to start container process: exec: "…": permission denied'),
    entry("formato-de-programa", "exec …: exec format error"),
    entry("version-obsoleta", "the attribute `version` is obsolete, it will be ignored"),
    entry("falla-run", 'failed to solve: process "/bin/sh -c …" did not complete successfully: exit code: …'),
    entry("apt-sin-dns", "Temporary failure resolving '…'"),
    entry("interpolacion", "invalid interpolation format for …. You may need to escape any $ with another $."),
    entry("falta-variable", "required variable … is missing a value"),
    entry("opcion-desconocida", "unknown flag: --…"),
    entry("falta-compose", "docker: 'compose' is not a docker command.", "unknown shorthand flag: 'd' in -d"),
    entry("docker-no-encontrado", "docker: command not found"),
    entry("puerto-ocupado", "Bind for …:… failed: port is already allocated", product="Compose 1"),
]


@functools.cache
def small_finder() -> Finder:
    return Finder(decoded(index(SMALL)))


@functools.cache
def real_finder() -> Finder:
    return finder()
