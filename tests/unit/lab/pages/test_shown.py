"""What a page tells of its runs: when, on which engines, and whether it is still what was run."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.lab.pages import marks, record
from guide.lab.pages.record import Pages, Run
from guide.lab.pages.shown import LIST, Lab
from guide.snippets.reading import pages
from snippets_support import make_site

TEXT = "# Una\n\n```console\n$ docker ps\n```\n\n"
NOT_RUN = '```{ .console no-ejecutable="requiere Windows" }\n$ docker ps\n```\n\n'
HISTORIC = '```{ .console historica="20.10.16" }\n$ docker version\n```\n\n'


def blocks(folder: Path, text: str) -> tuple[tuple[str, int], ...]:
    """What a run of the page on 28.5 leaves written down."""
    page = folder / "una.md"
    page.write_text(text, "utf-8")
    plan = marks.read_plan(pages.read([page], folder)[0])
    page.unlink()
    return tuple((asked.fingerprint, 1) for asked in plan.blocks if asked.runs_on("28.5"))


def told(folder: Path, text: str, runs: Pages) -> str:
    """The HTML of a page with a heading and the totals."""
    docs = make_site(folder)
    (folder / "resources").mkdir(exist_ok=True)
    record.write_record(folder, runs, list(runs))
    (docs / "una.md").write_text(text, "utf-8")
    lab = Lab(folder)
    [page] = pages.read([docs / "una.md"], folder)
    lab.read([page._replace(file="docs/una.md")])
    return lab.dress(0, f"<h1>Una</h1>\n{LIST}", lambda _: ("Una", "../una/"))


def run(found: tuple[tuple[str, int], ...], engine: str = "28.5.2", date: str = "2026-11-05", good: bool = True) -> Run:
    return Run(engine, date, "sustitutas", good, found)


def test_a_page_that_was_run_says_when_and_with_what(tmp_path: Path) -> None:
    html = told(tmp_path, TEXT, {"una.md": {"28.5": run(blocks(tmp_path, TEXT))}})
    assert (
        '<p class="guia-comprobado guia-comprobado--bien">Comprobado el 5 de noviembre de 2026 con Docker 28.5.2</p>'
        in html
    )


def test_all_its_engines_are_named(tmp_path: Path) -> None:
    text = '---\nlaboratorio:\n  versiones: ["20.10", "28.5"]\n---\n' + TEXT
    found = blocks(tmp_path, text)
    runs = {"28.5": run(found), "20.10": run(found, "20.10.24", "2026-10-31")}
    html = told(tmp_path, text, {"una.md": runs})
    assert "Comprobado el 5 de noviembre de 2026 con Docker 20.10.24 y 28.5.2" in html


def test_a_run_on_an_engine_that_the_page_no_longer_names_does_not_count(tmp_path: Path) -> None:
    runs = {"28.5": run(blocks(tmp_path, TEXT)), "20.10": run((), "20.10.24", "2026-11-20", good=False)}
    assert "Comprobado el 5 de noviembre de 2026 con Docker 28.5.2</p>" in told(tmp_path, TEXT, {"una.md": runs})


def test_a_page_that_changed_says_so(tmp_path: Path) -> None:
    found = blocks(tmp_path, TEXT)
    html = told(tmp_path, TEXT.replace("docker ps", "docker ps --all"), {"una.md": {"28.5": run(found)}})
    assert "Ha cambiado desde que se comprobó, el 5 de noviembre de 2026, con Docker 28.5.2" in html
    assert "guia-comprobado--bien" not in html


def test_a_page_that_failed_says_so(tmp_path: Path) -> None:
    html = told(tmp_path, TEXT, {"una.md": {"28.5": run(blocks(tmp_path, TEXT), good=False)}})
    assert "La última vez que se ejecutó, el 5 de noviembre de 2026, algo no salió como dice" in html


def test_a_page_that_was_never_run_says_so(tmp_path: Path) -> None:
    assert "Sus órdenes todavía no se han ejecutado" in told(tmp_path, TEXT, {})


def test_a_page_without_commands_says_nothing(tmp_path: Path) -> None:
    assert "guia-comprobado" not in told(tmp_path, "# Una\n\nTexto\n", {})


def test_a_page_that_cannot_run_says_why(tmp_path: Path) -> None:
    text = "---\nlaboratorio:\n  no-ejecutable: es de otro sistema\n---\n" + TEXT
    assert "Sus órdenes no se ejecutan: es de otro sistema" in told(tmp_path, text, {})


@pytest.mark.parametrize(
    ("block", "title", "reason"),
    [
        (NOT_RUN, "Bloques que no se ejecutan", "requiere Windows"),
        (HISTORIC, "Salidas históricas", "Salida histórica: Docker 20.10.16"),
    ],
)
def test_totals_list_every_block_that_did_not_run(tmp_path: Path, block: str, title: str, reason: str) -> None:
    text = TEXT + block
    html = told(tmp_path, text, {"una.md": {"28.5": run(blocks(tmp_path, text))}})
    assert "<p>Órdenes ejecutadas: <strong>1</strong>, con Docker 28.5.2</p>" in html
    assert f"<p>{title}: <strong>1</strong></p>" in html
    assert f'<li><a href="../una/#bloque-7">Línea 7</a>: {reason}</li>' in html


def test_a_record_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    docs = make_site(tmp_path)
    (tmp_path / "resources").mkdir(exist_ok=True)
    (tmp_path / record.FILE).write_text("{", "utf-8")
    (docs / "una.md").write_text(TEXT, "utf-8")
    lab = Lab(tmp_path)
    lab.read(pages.read([docs / "una.md"], tmp_path))
    assert [(d.file, d.code) for d in lab.problems()] == [("resources/verificacion.json", "LB201")]
