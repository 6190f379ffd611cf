"""The catalogue as the browser gets it."""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from dataclasses import replace
from typing import Any

import rjsmin  # type: ignore[import-untyped]
from builds import ROOT
from errors_support import SMALL, entry
from guide.errors.box import MARKER, SOURCE, box
from guide.errors.entries import read_entries
from guide.errors.index import WARNING, WRAPPER, decoded, index, packed, plain
from guide.feedback import Tracker


def test_what_is_packed_is_what_is_read() -> None:
    found = re.fullmatch(r'guiaErrores="([\w+/=]+)"\n', packed(SMALL))
    assert found
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found[1]), wbits=-15))
    assert data == index(SMALL)
    assert [(each.slug, *(m.text for m in each.messages)) for each in decoded(data)] == [
        (each.slug, *(m.text for m in each.messages)) for each in SMALL
    ]


def test_products_versions_and_kinds_of_messages_are_kept() -> None:
    made = [
        entry("a", "port is already allocated", product="Compose 1", seen=("29", "20.10")),
        entry("b", "the attribute `version` is obsolete", 'process "…" did not complete successfully: exit code: …'),
    ]
    (a,), b = (each.messages for each in decoded(index(made)))
    assert (a.product, a.seen, a.kind) == ("Compose 1", ("20.10", "29"), 0)
    assert [message.kind for message in b] == [WARNING, WRAPPER]


def test_a_title_is_text() -> None:
    assert plain("Falta `curl` en *esa* imagen") == "Falta curl en esa imagen"


def test_catalogue_and_script_are_small() -> None:
    entries, _ = read_entries(ROOT, ROOT / "docs")
    assert len(packed(entries)) <= 40_960
    script = rjsmin.jsmin((ROOT / "docs" / SOURCE).read_text("utf-8"))
    assert len(gzip.compress(script.encode(), 9)) <= 8_192


def test_the_box_says_where_its_things_are() -> None:
    html = box(("a.js", "b.js"), "../referencia/errores/", whole=False, tracker=None)
    assert 'data-carga="a.js b.js"' in html
    assert 'data-raiz="../referencia/errores/"' in html
    assert "data-final" not in html
    assert "<a " not in html
    assert MARKER not in html
    assert 'data-final=".html"' in box(("a.js", "b.js"), "", whole=True, tracker=None)


def test_the_issue_is_offered_where_the_repository_is_known() -> None:
    tracker = Tracker("GitHub", "https://github.com/a/b/issues/new", "title", "body")
    html = box(("a.js", "b.js"), "", whole=False, tracker=tracker)
    assert 'href="https://github.com/a/b/issues/new"' in html
    assert "MENSAJE" in html
    assert replace(tracker, server="GitLab").server in box(
        ("a.js", "b.js"), "", whole=False, tracker=replace(tracker, server="GitLab")
    )
