"""The files of the search: what Pagefind makes of a few sections, what is kept, and what is said when it cannot."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from guide.search import offline, pagefind, store
from guide.search.pagefind import SIGNATURE, Indexed, PagefindError
from guide.search.sections import Section
from guide.search.source import source
from guide.search.synonyms import Synonyms
from guide.search.words import Tokens

WORDS = ["Pon", "--rm", "el", "<b>", "archivo", "&", "archivo", "luego"]
PAGES = [
    Indexed(
        "a/",
        "Página",
        "Tutorial",
        1.5,
        [Section("uno", "Uno", ["Cero"], WORDS, [(1, 2)], 0.5, ["el archivo 3. entero"])],
    )
]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return pagefind.index(PAGES, Tokens(frozenset({"el"}), {"archiv": ("fichero",)}))


def test_only_what_a_search_needs_is_there(files: dict[str, bytes]) -> None:
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.es.pagefind", "secciones.json"} <= {
        *files
    }
    assert not [name for name in files if "ui" in name or "highlight" in name]


def test_the_table_says_where_each_section_is(files: dict[str, bytes]) -> None:
    table = json.loads(files["secciones.json"])
    assert table["paginas"] == [["a/", "Página", "Tutorial"]]
    assert table["vacias"] == "el"
    (told,) = table["secciones"].values()
    assert told[:5] == [0, "uno", "Uno", 0.75, "Cero"]


def test_the_table_says_where_the_names_of_a_section_are(files: dict[str, bytes]) -> None:
    (told,) = json.loads(files["secciones.json"])["secciones"].values()
    # After the eight words, «pon» as it stands and «fichero». The title has a short word, which is there twice. Two of
    # the four words of the other name say something, and one has a synonym.
    assert told[5:] == [10, *(1, 1, 1), *(4, 2, 1)]


def test_a_word_of_a_command_has_no_synonyms_and_an_option_its_short_form() -> None:
    tokens = Tokens(synonyms={"run": ("ejecutar",), "--env": ("short",)})
    words = ["run", "--env", "run"]
    _, marks, _ = source(Section("a", "A", [], words, [(0, 2)], 1), "B", tokens)
    # «run» as it stands, twice; the part of «--env», its short form; the synonym of the last.
    assert marks == "0,2 1 1 2"


def test_a_section_is_shown_as_its_readers_see_it(files: dict[str, bytes]) -> None:
    (name,) = json.loads(files["secciones.json"])["secciones"]
    shown = json.loads(gzip.decompress(files[f"fragment/{name}.pf_fragment"]).removeprefix(SIGNATURE))
    assert shown["content"].split(" ") == WORDS
    # «pon», short enough to be found as it stands, and the synonym of the fifth word and of the seventh.
    assert shown["meta"]["m"] == "0 4,6"


def test_two_indexes_are_equal(files: dict[str, bytes]) -> None:
    assert pagefind.index(PAGES, Tokens(frozenset({"el"}), {"archiv": ("fichero",)})) == files


def test_what_was_made_is_kept_until_something_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def indexed(*given: Any) -> dict[str, bytes]:
        made.append(given)
        return {"a": b"b"}

    monkeypatch.setattr(pagefind, "index", indexed)
    for synonyms in (Synonyms(), Synonyms(), Synonyms(stop=frozenset("x")), Synonyms(stop=frozenset("x"))):
        assert store.index(tmp_path / "kept", PAGES, synonyms) == {"a": b"b"}
    assert len(made) == 2
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(b"broken")
    assert store.index(tmp_path / "kept", PAGES, Synonyms(stop=frozenset("x"))) == {"a": b"b"}
    assert len(made) == 3


def test_files_are_written_below_their_folder(tmp_path: Path) -> None:
    store.write(tmp_path / "buscar", {"a": b"1", "b/c": b"2"})
    assert (tmp_path / "buscar/b/c").read_bytes() == b"2"


def test_the_script_of_a_copy_holds_them_all_but_the_worker(files: dict[str, bytes]) -> None:
    (script,) = offline.packed(files).values()
    assert b'"pagefind.js": "' in script
    assert b"pagefind-worker" not in script


def test_without_pagefind_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(PagefindError, match=r"no está pagefind.*\./guia construir"):
        pagefind.index(PAGES, Tokens())


@pytest.mark.parametrize(
    ("program", "said"),
    [("#!/bin/sh\necho mal >&2\nexit 3\n", "ha fallado.*mal"), ("#!/no/hay\n", "no se puede ejecutar")],
)
def test_a_pagefind_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    file = tmp_path / "pagefind"
    file.write_text(program)
    file.chmod(0o755)
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: file)
    with pytest.raises(PagefindError, match=said):
        pagefind.index(PAGES, Tokens())
