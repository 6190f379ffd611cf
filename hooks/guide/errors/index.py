"""The catalogue of errors as the finder reads it, in the browser and here."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from guide.errors.entries import PRODUCTS, Entry
from guide.errors.entries import Message as Entered

WARNING, WRAPPER = 1, 2
KINDS = (
    # What a program says besides the error, and goes on.
    (
        WARNING,
        r"legacy builder|version`? is obsolete|Defaulting to a blank string|orphan containers|image's platform",
    ),
    # What only says that something else failed.
    (
        WRAPPER,
        r"did not complete successfully: exit code|returned a non-zero code|executor failed running \[/bin/sh -c …\]|"
        r"failed to build|Job for docker\.service failed|dependency failed to start|failed to start$|is unhealthy|"
        r"Encountered errors while",
    ),
)
"""Messages that lose against another one in the same paste."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP = _words("""
    a an and are as at be been but by can do does for from had has have if in into is it its may must not of on or
    so than that the their them then there this to too was we were when which will with you your al como con de del
    el en es esta la las lo los no o para pero por que se si sin su un una y
""")
"""Words that say nothing by themselves."""
GENERAL = _words("""
    access address already args argument arguments available bad call cannot cant check client code command connect
    connection could couldnt create data denied did didnt directory error errors execute exist exists exit expected
    fail failed failure fatal file files find format found get got host http https id info input install internal
    invalid io key line list local log main message missing module more name network new no none null number object
    one only open operation option or output package path permission please port process program read refused
    request require required response run running see server service set start started starting status stop such
    supported system time timeout token try type unable unexpected unknown unsupported up use used user using usage
    valid value version warning write wrong
""")
"""Words that the errors of any program have."""
OWN = _words("""
    buildkit buildx compose containerd docker dockerd dockerfile wsl
""")
"""Names of what the catalogue is about. A message that has one is not sure without it."""
VERSIONS = ("20.10", "26.1", "28.5", "29")
ENGINES = (
    (r"to the docker API at", "Docker 29"),
    (r"Minimum supported API version is 1\.44", "Docker 29.0 a 29.2"),
    (r"Minimum supported API version is 1\.40", "Docker 29.3 o posterior"),
    (r"Minimum supported API version is 1\.24", "Docker 25 a 28"),
    *(
        (rf"/v{api}/|Maximum supported API version is {api}\b", f"{engine}, cuya API es la {api}")
        for api, engine in (
            ("1.39", "Docker 18.09"),
            ("1.40", "Docker 19.03"),
            ("1.41", "Docker 20.10"),
            ("1.42", "Docker 23"),
            ("1.43", "Docker 24"),
            ("1.44", "Docker 25"),
            ("1.45", "Docker 26"),
            ("1.46", "Docker 27"),
            ("1.47", "Docker 27"),
            ("1.48", "Docker 28.0"),
            ("1.49", "Docker 28"),
            ("1.50", "Docker 28"),
            ("1.51", "Docker 28.5"),
            ("1.52", "Docker 29.0 o 29.1"),
            ("1.53", "Docker 29.2"),
            ("1.54", "Docker 29.3 a 29.5"),
            ("1.55", "Docker 29.6 o posterior"),
        )
    ),
    (r"container_linux\.go:\d|standard_init_linux\.go:\d|process_linux\.go:\d", "Docker 20.10 o anterior"),
    (r"Run 'docker [\w ]*--help' for more information$", "un cliente de Docker 28 o posterior"),
    (
        r"Error while fetching server API version|http\+docker|docker\.errors\.",
        "Compose v1, o algo más hecho en Python",
    ),
    (r"dockerDesktop\w+Engine|pipe[\\/]+docker_engine", "Docker Desktop en Windows"),
)
"""What a paste may tell of the engine: the first that occurs. Expressions mean the same in Python and in a browser."""


class Message(NamedTuple):
    """``seen``: the engines on which it was seen, if it was not read."""

    text: str
    product: str
    seen: tuple[str, ...]
    kind: int


class Found(NamedTuple):
    """An entry as the index has it."""

    slug: str
    title: str
    cases: str
    messages: tuple[Message, ...]


def index(entries: Sequence[Entry]) -> dict[str, Any]:
    """``motores``: as ``ENGINES``. ``entradas``: slug, title, failures, and of each message its text, its product as a
    number of ``productos``, a bit for each of ``versiones`` on which it was seen, and its kind.
    """
    return {
        "productos": list(PRODUCTS),
        "versiones": list(VERSIONS),
        "vacias": " ".join(sorted(STOP)),
        "generales": " ".join(sorted(GENERAL)),
        "propias": " ".join(sorted(OWN)),
        "motores": [list(one) for one in ENGINES],
        "entradas": [
            [entry.slug, plain(entry.title), " ".join(entry.cases), [_row(message) for message in entry.messages]]
            for entry in entries
        ],
    }


def plain(title: str) -> str:
    """A heading as text."""
    return re.sub(r"`([^`]+)`|\*([^*]+)\*", r"\1\2", title)


def _row(message: Entered) -> list[str | int]:
    seen = sum((version in message.seen) << number for number, version in enumerate(VERSIONS))
    kind = next((kind for kind, pattern in KINDS if re.search(pattern, message.text)), 0)
    return [message.text, PRODUCTS.index(message.product), seen, kind]


def decoded(data: dict[str, Any]) -> list[Found]:
    found = []
    for slug, title, cases, rows in data["entradas"]:
        messages = [
            Message(text, data["productos"][product], tuple(v for n, v in enumerate(VERSIONS) if seen >> n & 1), kind)
            for text, product, seen, kind in rows
        ]
        found.append(Found(slug, title, cases, tuple(messages)))
    return found


def packed(entries: Sequence[Entry]) -> str:
    """A classic script, because a page that is opened as a file may load no other thing; a third of the JSON in it."""
    data = json.dumps(index(entries), ensure_ascii=False, separators=(",", ":")).encode()
    squeezed = zlib.compress(data, 9, wbits=-15)
    return f'guiaErrores="{base64.b64encode(squeezed).decode()}"\n'
