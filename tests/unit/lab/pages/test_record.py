"""What the lab found out is kept in a file that survives bad contents and half-done runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guide.lab.pages import record
from guide.lab.pages.record import RecordError, Run

RUN = Run("28.5.2", "2026-11-20", "sustitutas", True, (("aaaa", 2), ("bbbb", 1)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "resources").mkdir()
    return tmp_path


def test_what_is_written_is_read_again(root: Path) -> None:
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert record.read_record(root) == {"una.md": {"28.5": RUN}}


def test_a_run_takes_the_place_of_the_one_with_the_same_version_only(root: Path) -> None:
    older = RUN._replace(engine="20.10.24", date="2026-10-01")
    record.write_record(root, {"una.md": {"20.10": older, "28.5": RUN._replace(good=False)}}, ["una.md"])
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert record.read_record(root) == {"una.md": {"20.10": older, "28.5": RUN}}


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
        json.dumps({"paginas": {"una.md": {"28.5": {"motor": "28", "bloques": [{"huella": "a", "ordenes": "dos"}]}}}}),
    ],
)
def test_another_form_is_told_and_written_anew(root: Path, text: str) -> None:
    (root / record.FILE).write_text(text, "utf-8")
    with pytest.raises(RecordError, match=r"resources/verificacion\.json no tiene la forma esperada"):
        record.read_record(root)
    record.write_record(root, {"una.md": {"28.5": RUN}}, ["una.md"])
    assert record.read_record(root) == {"una.md": {"28.5": RUN}}


def test_bytes_that_are_no_text_are_told(root: Path) -> None:
    (root / record.FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(RecordError, match="no se puede leer"):
        record.read_record(root)
