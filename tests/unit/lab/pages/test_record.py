"""What the lab found out is kept in a file that survives bad contents and half-done runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from guide.lab.pages import marks, record
from guide.lab.pages.record import About, Pages, RecordError, Run
from guide.snippets.reading import pages

ABOUT = About("28.5.2", "28.5.1", "2.40.3", "0.30.1", "6.12.0", "v1")
RUN = Run(ABOUT, "2026-11-20", "sustitutas", True, (("aaaa", 2), ("bbbb", 1)), 3)

WHOLE = {"motor": "28.5.2", "fecha": "2026-11-20", "imagenes": "sustitutas", "resultado": "bien", "bloques": []}
WRITTEN = """\
{
 "que-es": "Lo que ejecutó el laboratorio: lo escribe ./guia laboratorio, nadie más.",
 "paginas": {
  "año.md": {
   "20.10": {
    "motor": "20.10.24",
    "cliente": "",
    "compose": "",
    "buildx": "",
    "nucleo": "",
    "grupos-de-control": "",
    "imagenes": "sustitutas",
    "fecha": "2026-11-20",
    "resultado": "mal",
    "ordenes": 1,
    "bloques": []
   },
   "28.5": {
    "motor": "28.5.2",
    "cliente": "28.5.1",
    "compose": "2.40.3",
    "buildx": "0.30.1",
    "nucleo": "6.12.0",
    "grupos-de-control": "v1",
    "imagenes": "sustitutas",
    "fecha": "2026-11-20",
    "resultado": "bien",
    "ordenes": 3,
    "bloques": [
     {
      "huella": "aaaa",
      "ordenes": 2
     },
     {
      "huella": "bbbb",
      "ordenes": 1
     }
    ]
   }
  }
 }
}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "resources").mkdir()
    return tmp_path


def test_what_is_written_is_read_again(root: Path) -> None:
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert record.read_record(root) == {"una.md": {"28.5": RUN}}


def test_a_run_takes_the_place_of_the_one_with_the_same_version_only(root: Path) -> None:
    older = RUN._replace(about=ABOUT._replace(engine="20.10.24"), date="2026-10-01")
    record.write_record(root, {"una.md": {"20.10": older, "28.5": RUN._replace(good=False)}}, ["una.md"])
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert record.read_record(root) == {"una.md": {"20.10": older, "28.5": RUN}}


def test_the_file_is_written_for_people_to_read_too(root: Path) -> None:
    runs = {"28.5": RUN, "20.10": RUN._replace(about=About("20.10.24"), good=False, blocks=(), commands=1)}
    record.write_record(root, {"año.md": runs}, ["año.md"])
    assert (root / record.FILE).read_text("utf-8") == WRITTEN


@pytest.mark.parametrize("good", [True, False])
def test_a_run_was_good_or_not(root: Path, good: bool) -> None:
    record.write_record(root, {"una.md": {"28.5": RUN._replace(good=good)}}, ["una.md"])
    assert record.read_record(root)["una.md"]["28.5"].good is good


@pytest.mark.parametrize(
    ("found", "existing", "kept"),
    [
        ({}, [], {}),
        ({}, ["una.md"], {"una.md": ["28.5"]}),
        ({"dos.md": {"28.5": RUN}}, ["una.md", "dos.md"], {"dos.md": ["28.5"], "una.md": ["28.5"]}),
        ({"dos.md": {"28.5": RUN}}, ["una.md"], {"una.md": ["28.5"]}),
        ({"una.md": {"20.10": RUN}}, ["una.md"], {"una.md": ["20.10", "28.5"]}),
    ],
)
def test_what_was_run_before_stays_while_its_page_is_there(
    root: Path, found: Pages, existing: list[str], kept: dict[str, list[str]]
) -> None:
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    record.write_record(root, found, existing)
    assert {page: list(runs) for page, runs in record.read_record(root).items()} == kept


@pytest.mark.parametrize(
    ("changes", "version", "same"),
    [
        ({}, "28.5", True),
        ({}, "26.1", False),
        ({"blocks": (("aaaa", 1),)}, "28.5", False),
        ({"blocks": ()}, "28.5", False),
        ({"good": False, "about": About("1.0"), "date": "", "images": "", "commands": 0}, "28.5", True),
    ],
)
def test_a_run_is_of_the_page_while_its_blocks_are_the_same(
    tmp_path: Path, changes: dict[str, Any], version: str, same: bool
) -> None:
    page = tmp_path / "una.md"
    page.write_text('```{ .console motor="28.5" }\n$ ls\n```\n\n```console\n$ pwd\n```\n\n```text\nno\n```\n', "utf-8")
    plan = marks.read_plan(pages.read([page], tmp_path)[0])
    blocks = tuple((asked.fingerprint, 9) for asked in plan.blocks[:2])
    assert RUN._replace(**{"blocks": blocks, **changes}).is_of(plan, version) is same
    assert not RUN._replace(blocks=blocks[::-1]).is_of(plan, version)


def test_pages_that_are_gone_are_forgotten(root: Path) -> None:
    record.write_record(root, {"vieja.md": {"28.5": RUN}}, ["vieja.md"])
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert list(record.read_record(root)) == ["una.md"]


def test_the_same_runs_are_the_same_bytes_in_any_order(root: Path) -> None:
    record.write_record(root, {"b.md": {"28.5": RUN}, "a.md": {"28.5": RUN}}, ["a.md", "b.md"])
    first = (root / record.FILE).read_bytes()
    record.write_record(root, {"a.md": {"28.5": RUN}, "b.md": {"28.5": RUN}}, ["b.md", "a.md"])
    assert (root / record.FILE).read_bytes() == first


def test_without_a_file_nothing_was_run(root: Path) -> None:
    assert record.read_record(root) == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"paginas": []}',
        '{"paginas": {"una.md": {"28.5": {}}}}',
        '{"paginas": {"una.md": {"28.5": null}}}',
        json.dumps({"paginas": {"una.md": {"28.5": {**WHOLE, "bloques": [{"huella": "a", "ordenes": "dos"}]}}}}),
        json.dumps({"paginas": {"una.md": {"28.5": {**WHOLE, "bloques": 3}}}}),
        json.dumps({"paginas": {"una.md": {"28.5": {**WHOLE, "ordenes": "dos"}}}}),
        json.dumps({"paginas": {"una.md": {"28.5": {**WHOLE, "fecha": "ayer"}}}}),
        *(
            json.dumps({"paginas": {"una.md": {"28.5": {key: value for key, value in WHOLE.items() if key != gone}}}})
            for gone in ("motor", "fecha", "imagenes", "resultado", "bloques")
        ),
    ],
)
def test_another_form_is_told_and_written_anew(root: Path, text: str) -> None:
    (root / record.FILE).write_text(text, "utf-8")
    with pytest.raises(RecordError, match=r"resources/verificacion\.json no tiene la forma esperada"):
        record.read_record(root)
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert record.read_record(root) == {"una.md": {"28.5": RUN}}


def test_a_run_of_before_machines_told_more_is_read(root: Path) -> None:
    blocks = [{"huella": "aaaa", "ordenes": 2}, {"huella": "bbbb", "ordenes": 1}]
    old = {"paginas": {"una.md": {"28.5": {**WHOLE, "bloques": blocks}}}}
    (root / record.FILE).write_text(json.dumps(old), "utf-8")
    assert record.read_record(root) == {"una.md": {"28.5": RUN._replace(about=About("28.5.2"))}}


def test_bytes_that_are_no_text_are_told(root: Path) -> None:
    (root / record.FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(RecordError, match="no se puede leer"):
        record.read_record(root)


def test_a_file_that_may_not_be_read_is_told(root: Path) -> None:
    (root / record.FILE).mkdir()
    with pytest.raises(RecordError, match=r"no se puede leer resources/verificacion\.json: .*[Dd]irectory"):
        record.read_record(root)
