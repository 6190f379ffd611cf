"""A campaign tells and keeps what it found out, also when it does not get to its end."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from guide.examples.bundle import zip_of_challenges, zip_of_fault
from guide.examples.challenges import load_all
from guide.examples.faults import load_faults
from guide.lab import campaign, oracles
from guide.lab.campaign import Job
from guide.lab.hosted import check
from guide.lab.machines import cache, engines, machine
from guide.lab.machines.cache import LabError, StartError
from guide.lab.machines.engines import AddressedEngine, Engine
from guide.lab.machines.stopping import StoppedError
from guide.lab.pages import marks, record, steps
from guide.lab.pages.marks import Plan
from guide.lab.pages.record import About
from guide.lab.running import about, runner
from guide.lab.running.runner import Outcome, Trouble
from guide.places import ROOT
from guide.snippets.blocks import Page
from guide.snippets.reading import pages
from snippets_support import make_site


class Broken:
    """A factory whose engines do not start."""

    images = "ninguna"
    several = False

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.asked = 0

    def start(self, version: str) -> Engine:  # noqa: ARG002  (none starts)
        self.asked += 1
        raise self.error


@pytest.fixture
def job(tmp_path: Path) -> Job:
    path = make_site(tmp_path) / "pagina.md"
    path.write_text("```console\n$ docker ps\n```\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    return Job(page, marks.read_plan(page), "28.5")


def test_an_engine_that_does_not_start_fails_its_page_only(job: Job) -> None:
    outcomes: list[Outcome] = []
    campaign._run_all([job, job], Broken(StartError("no arranca")), 2, outcomes)
    assert [(trouble.line, trouble.message) for o in outcomes for trouble in o.troubles] == [(1, "no arranca")] * 2


@pytest.mark.parametrize(("twice", "asked"), [(True, 2), (False, 1)])
def test_a_page_that_fails_is_tried_again(job: Job, twice: bool, asked: int) -> None:
    factory = Broken(StartError("no arranca"))
    outcomes: list[Outcome] = []
    campaign._run_all([job], factory, 1, outcomes, twice=twice)
    assert (factory.asked, len(outcomes)) == (asked, 1)


def test_a_page_that_fails_once_is_good_and_the_failure_is_told(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [Outcome(job.page, "28.5", troubles=[Trouble("docs/pagina.md", 2, "no sale")]), Outcome(job.page, "28.5")]
    monkeypatch.setattr(campaign, "_run_once", lambda *_: results.pop(0))
    outcomes: list[Outcome] = []
    campaign._run_all([job], Broken(LabError("nadie lo pide")), 1, outcomes)
    assert [outcome.good for outcome in outcomes] == [True]
    assert "docs/pagina.md:2: no sale" in capsys.readouterr().err


def test_a_page_that_fails_twice_is_told_as_the_second_time(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [Outcome(job.page, "28.5", troubles=[Trouble("docs/pagina.md", 2, text)]) for text in ("uno", "dos")]
    monkeypatch.setattr(campaign, "_run_once", lambda *_: results.pop(0))
    outcomes: list[Outcome] = []
    campaign._run_all([job], Broken(LabError("nadie lo pide")), 1, outcomes)
    assert [trouble.message for outcome in outcomes for trouble in outcome.troubles] == ["dos"]
    assert "primera vez" not in capsys.readouterr().err


def test_a_page_that_is_good_is_not_tried_again(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    results = [Outcome(job.page, "28.5")]
    monkeypatch.setattr(campaign, "_run_once", lambda *_: results.pop(0))
    outcomes: list[Outcome] = []
    campaign._run_all([job], Broken(LabError("nadie lo pide")), 1, outcomes)
    assert [outcome.good for outcome in outcomes] == [True]


TOLD = About("29.8.1", "29.8.0", "5.6.0", "0.38.2", "6.12.57", "v2")


class Local:
    """A factory of engines without an engine: their terminal is one of this system. They note what becomes of them."""

    images = "las de aquí"
    several = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[str] = []

    def start(self, version: str) -> Engine:
        self.notes.append(f"start {version}")
        return AddressedEngine("unix:///nonexistent", self.folder, lambda: self.notes.append("close"))


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Local:
    monkeypatch.setattr(about, "ask", lambda _: TOLD)
    return Local(tmp_path)


def test_a_machine_is_asked_what_it_is_and_ended(job: Job, local: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "run", lambda page, _plan, version, *_: Outcome(page, version))
    outcome = campaign._run_once(job, local, threading.Event())
    assert (outcome.about, outcome.version) == (TOLD, "28.5")
    assert local.notes == ["start 28.5", "close"]


def test_an_engine_is_ended_also_when_its_page_is_not(job: Job, local: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Outcome:
        raise OSError("no se puede")

    monkeypatch.setattr(runner, "run", fail)
    with pytest.raises(OSError, match="no se puede"):
        campaign._run_once(job, local, threading.Event())
    assert local.notes == ["start 28.5", "close"]


def test_after_the_wish_to_stop_no_engine_starts(job: Job, local: Local) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        campaign._run_once(job, local, stop)
    assert local.notes == []


def test_what_ends_the_campaign_stops_what_is_running(job: Job, local: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    both, stopped = threading.Barrier(2, timeout=10), []

    def run(job: Job, _factory: object, stop: threading.Event) -> Outcome:
        both.wait()
        if job.version == "falla":
            raise LabError("falta algo")
        stopped.append(stop.wait(10))
        raise StoppedError

    monkeypatch.setattr(campaign, "_run_once", run)
    with pytest.raises(LabError, match="falta algo"):
        campaign._run_all([job._replace(version="falla"), job], local, 2, [])
    assert stopped == [True]


def test_a_page_of_several_machines_waits_for_a_laboratory_that_has_them(
    tmp_path: Path, local: Local, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '```{ .console maquina="alumno" }\n$ docker ps\n```\n'
    [one, two] = [Job(page, plan, "29") for page, plan in read(tmp_path, una=text, dos=text.replace("alumno", ""))]
    assert list(campaign._possible([one, two], local)) == [two]
    assert "una.md · 29: no ejecutable aquí, porque usa varias máquinas (alumno)" in capsys.readouterr().err
    local.several = True
    assert list(campaign._possible([one, two], local)) == [one, two]


def test_nothing_to_run_is_nothing(local: Local) -> None:
    outcomes: list[Outcome] = []
    campaign._run_all([], local, 2, outcomes)
    assert (outcomes, local.notes) == ([], [])


def read(folder: Path, **texts: str) -> list[tuple[Page, Plan]]:
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    for name, text in texts.items():
        (docs / f"{name}.md").write_text(text, "utf-8")
    found = pages.read([docs / f"{name}.md" for name in texts], folder)
    named = [page._replace(file=f"docs/{name}.md") for name, page in zip(texts, found, strict=True)]
    return [(page, marks.read_plan(page)) for page in named]


RUNS = "```console\n$ {}\n```\n"
SELECTED = {
    "corta": RUNS.format("ls"),
    "larga": '---\nlaboratorio: {versiones: ["20.10", "26.1", "29"]}\n---\n' + RUNS.format("docker ps --all"),
    "vieja": '---\nlaboratorio: {versiones: ["20.10", "26.1"]}\n---\n' + RUNS.format("docker ps"),
    "nada": "```text\nmucho texto, mucho texto, mucho texto\n```\n",
    "otra": "---\nlaboratorio: {no-ejecutable: x}\n---\n" + RUNS.format("ls"),
}


@pytest.mark.parametrize(
    ("task", "version", "jobs"),
    [
        ("todo", None, "larga 29, vieja 26.1, corta 29"),
        ("comprobar", None, "larga 20.10, larga 26.1, larga 29, vieja 20.10, vieja 26.1, corta 29"),
        ("matriz", None, "larga 20.10, larga 26.1, larga 29, vieja 20.10, vieja 26.1, corta 29"),
        ("grabar", None, "larga 20.10, larga 26.1, larga 29, vieja 20.10, vieja 26.1, corta 29"),
        ("todo", "26.1", "larga 26.1, vieja 26.1"),
        ("comprobar", "29", "larga 29, corta 29"),
        ("comprobar", "28.5", ""),
        ("matriz", "20.10", "larga 20.10, vieja 20.10"),
    ],
)
def test_which_pages_run_on_which_engines_the_longest_first(
    tmp_path: Path, task: str, version: str | None, jobs: str
) -> None:
    found = campaign._jobs(read(tmp_path, **SELECTED), chosen(task, version=version))
    assert ", ".join(f"{Path(job.page.file).stem} {job.version}" for job in found) == jobs


def test_the_length_of_a_page_is_that_of_what_runs(tmp_path: Path) -> None:
    texts = {"uno": RUNS.format("ls") + SELECTED["nada"], "dos": RUNS.format("ls -a"), "tres": RUNS.format("a") * 3}
    found = campaign._jobs(read(tmp_path, **texts), chosen("todo"))
    assert [Path(job.page.file).stem for job in found] == ["tres", "dos", "uno"]


@pytest.mark.parametrize(
    ("task", "change", "ways"),
    [
        ("todo", {}, [("mano", False), ("zip", True)]),
        ("matriz", {}, [("mano", False), ("zip", True)]),
        # There the terminal is one of whoever runs the laboratory.
        ("todo", {"motor": "unix:///a"}, [("mano", False), ("zip", False)]),
        ("matriz", {"contenedor": True}, [("mano", False), ("zip", False)]),
        ("comprobar", {}, [("mano", False)]),
        ("comprobar", {"desde_zip": True}, [("zip", False)]),
        ("comprobar", {"sin_gnu": True}, [("mano", True)]),
        ("comprobar", {"desde_zip": True, "sin_gnu": True}, [("zip", True)]),
        ("grabar", {}, [("mano", False)]),
    ],
)
def test_a_tutorial_with_files_runs_as_each_kind_of_reader(
    task: str, change: dict[str, Any], ways: list[tuple[str, bool]]
) -> None:
    page = campaign._read([ROOT / "docs/tutoriales/compose.md"])
    options = argparse.Namespace(**{**vars(chosen(task)), **change})
    assert sorted(job.reader for job in campaign._jobs(page, options)) == ways


def test_the_reader_of_a_page_has_the_zips_that_it_offers(tmp_path: Path) -> None:
    make_site(tmp_path)
    fault = next(iter(load_faults(ROOT).faults.values()))
    offered = RUNS.format("ls") + f"\n``` averia\n{fault.slug}\n```\n\n``` averia\n99-nada\n```\n"
    pages = {name: RUNS.format("ls") + f"\n``` retos\n{name}\n```\n" for name in ("retos", "proyecto")}
    jobs = campaign._jobs(read(tmp_path, una=offered, otra=RUNS.format("ls"), **pages), chosen("todo"))
    assert {Path(job.page.file).stem: job.downloads for job in jobs} == {
        "una": (zip_of_fault(fault),),
        "otra": (),
        **{name: (zip_of_challenges(tuple(one.challenges.values())),) for name, one in load_all(ROOT).items()},
    }


def for_all(selected: list[tuple[Page, Plan]], *names: str) -> list[tuple[Page, Plan]]:
    return [(page, plan._replace(everywhere=Path(page.file).stem in names)) for page, plan in selected]


def test_without_gnu_only_pages_for_all_systems_run_and_by_themselves_with_the_newest_engine(tmp_path: Path) -> None:
    selected = for_all(read(tmp_path, **SELECTED), "larga", "vieja")
    found = [
        sorted(
            f"{Path(job.page.file).stem} {job.version}"
            for job in campaign._jobs(selected, options)
            if job.reader == marks.Reader(bare=is_bare)
        )
        for options, is_bare in (
            (without_gnu(), True),
            (without_gnu(), False),
            (without_gnu(version="29"), True),
            (chosen("matriz"), True),
            (chosen("todo"), True),
        )
    ]
    every = ["larga 20.10", "larga 26.1", "larga 29", "vieja 20.10", "vieja 26.1"]
    assert found == [every, [], ["larga 29"], ["larga 29"], ["larga 29"]]


def test_what_runs_without_gnu_is_told_and_not_kept(
    guide: Path, local: Local, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(page: Page, plan: Plan, version: str, *rest: Any) -> Outcome:
        return Outcome(page, version, commands=len(steps.of(plan, version, rest[3])), reader=rest[3])

    monkeypatch.setattr(runner, "run", run)
    read_plan = marks.read_plan
    monkeypatch.setattr(marks, "read_plan", lambda page: read_plan(page._replace(portable=True)))
    text = RUNS.format("ls") + '\n```{ .console sistemas="linux" }\n$ ss\n```\n'
    (guide / "docs/corta.md").write_text(text, "utf-8")
    assert campaign._pages(without_gnu("corta"), local) == 0
    assert capsys.readouterr().err == (
        "laboratorio: docs/corta.md · 29, sin herramientas de GNU: 1 comandos en 0 s, bien\n"
    )
    assert record.read_record(guide) == {}


@pytest.mark.usefixtures("guide")
def test_pages_that_are_not_for_all_systems_are_told(local: Local, capsys: pytest.CaptureFixture[str]) -> None:
    assert campaign._pages(without_gnu("corta"), local) == 0
    assert "ninguna página de esas es para todos los sistemas" in capsys.readouterr().err
    assert local.notes == []


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small guide in the place of this one, whose pages all run well in no time."""
    make_site(tmp_path)
    for name, text in SELECTED.items():
        (tmp_path / "docs" / f"{name}.md").write_text(text, "utf-8")
    monkeypatch.setattr(campaign, "ROOT", tmp_path)
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path / "laboratorio"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(page: Page, plan: Plan, version: str, *_: object) -> Outcome:
        done = [asked for asked in plan.blocks if asked.runs_on(version)]
        commands = [step for step in steps.of(plan, version) if isinstance(step, steps.Command)]
        outputs: list[tuple[steps.Command, list[str]]] = [(command, []) for command in commands]
        return Outcome(page, version, commands=len(commands), done=done, outputs=outputs)

    monkeypatch.setattr(runner, "run", run)
    return tmp_path


def chosen(task: str, *names: str, version: str | None = None) -> argparse.Namespace:
    paths = [Path(f"docs/{name}.md") for name in names]
    return argparse.Namespace(
        tarea=task,
        paginas=paths,
        version=version,
        desde_zip=False,
        sin_gnu=False,
        a_la_vez=1,
        motor=None,
        contenedor=False,
        imagenes="hub",
        binarios=None,
    )


def without_gnu(*names: str, version: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(**{**vars(chosen("comprobar", *names, version=version)), "sin_gnu": True})


@pytest.mark.parametrize(
    ("task", "names", "oracle", "engines_started"),
    [
        # The last one is for the container of the guide.
        ("todo", [], ["29"], ["29", "26.1", "29", "29"]),
        ("matriz", [], ["20.10", "26.1", "28.5", "29"], ["20.10", "26.1", "29", "20.10", "26.1", "29", "29"]),
        ("comprobar", [], None, ["20.10", "26.1", "29", "20.10", "26.1", "29"]),
        ("comprobar", ["corta"], None, ["29"]),
        ("grabar", ["corta", "vieja"], None, ["20.10", "26.1", "29"]),
    ],
)
def test_the_engine_is_asked_about_all_pages_or_not_at_all(
    guide: Path,
    local: Local,
    monkeypatch: pytest.MonkeyPatch,
    task: str,
    names: list[str],
    oracle: list[str] | None,
    engines_started: list[str],
) -> None:
    asked: list[tuple[int, list[str]]] = []

    def ask(found: Sequence[object], _factory: object, versions: Sequence[str], _client: object) -> list[Trouble]:
        asked.append((len(found), list(versions)))
        return [Trouble("docs/corta.md", 1, "no le gusta")]

    monkeypatch.setattr(oracles, "ask_engine", ask)
    monkeypatch.setattr(check, "check", lambda _engine: [])
    assert campaign._pages(chosen(task, *names), local) == (1 if oracle else 0)
    assert asked == ([(5, oracle)] if oracle else [])
    assert [note.removeprefix("start ") for note in local.notes if note != "close"] == engines_started
    assert sorted(record.read_record(guide)) == (
        ["corta.md", "larga.md", "vieja.md"] if not names else sorted(f"{name}.md" for name in names)
    )


@pytest.mark.parametrize(("version", "engine"), [(None, "29"), ("28.5", "28.5")])
@pytest.mark.parametrize(("found", "status"), [([], 0), ([Trouble("compose.yaml", 1, "no arranca")], 1)])
@pytest.mark.usefixtures("guide")
def test_the_container_of_the_guide_has_an_engine_of_its_own(
    local: Local,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: str | None,
    engine: str,
    found: list[Trouble],
    status: int,
) -> None:
    monkeypatch.setattr(check, "check", lambda _engine: found)
    monkeypatch.setattr(engines, "factory", lambda _options: contextlib.nullcontext(local))
    monkeypatch.setattr(machine, "sweep", lambda: None)
    assert campaign.start(chosen("sitio", version=version)) == status
    assert local.notes == [f"start {engine}", "close"]
    assert capsys.readouterr().out == "".join(f"{trouble.text()}\n" for trouble in found)


@pytest.mark.parametrize(("version", "told"), [("28.5", True), ("29", False)])
@pytest.mark.usefixtures("guide")
def test_pages_that_do_not_run_on_an_engine_are_told(
    local: Local, capsys: pytest.CaptureFixture[str], version: str, told: bool
) -> None:
    assert campaign._pages(chosen("comprobar", "corta", version=version), local) == 0
    assert ("ninguna página de esas se ejecuta con Docker 28.5" in capsys.readouterr().err) is told


def test_what_was_run_is_kept_with_its_blocks(guide: Path, local: Local) -> None:
    text = RUNS.format("ls\n$ pwd") + '\n``` yaml title="a.yaml"\na: 1\n```\n\n' + RUNS.format("id")
    (guide / "docs/corta.md").write_text(text, "utf-8")
    assert campaign._pages(chosen("comprobar", "corta", "vieja", version="29"), local) == 0
    [(name, runs)] = record.read_record(guide).items()
    assert (name, list(runs)) == ("corta.md", ["29"])
    run = runs["29"]
    assert (run.about, run.images, run.good, run.commands) == (TOLD, "las de aquí", True, 3)
    assert run.date == datetime.now(UTC).date().isoformat()
    assert [commands for _, commands in run.blocks] == [2, 0, 1]
    assert run.is_of(marks.read_plan(pages.read([guide / "docs/corta.md"], guide)[0]), "29")


def test_blocks_that_are_the_same_are_counted_each_by_itself(guide: Path, local: Local) -> None:
    (guide / "docs/corta.md").write_text(RUNS.format("ls") + "\n" + RUNS.format("ls"), "utf-8")
    assert campaign._pages(chosen("comprobar", "corta"), local) == 0
    run = record.read_record(guide)["corta.md"]["29"]
    assert ([commands for _, commands in run.blocks], run.commands) == ([1, 1], 2)


def test_an_engine_that_tells_no_version_is_named_as_it_was_asked_for(
    guide: Path, local: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about, "ask", lambda _: About(kernel="6.12.57"))
    assert campaign._pages(chosen("comprobar", "corta"), local) == 0
    assert record.read_record(guide)["corta.md"]["29"].about == About("29", kernel="6.12.57")


def test_in_continuous_integration_nothing_is_kept(guide: Path, local: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert campaign._pages(chosen("comprobar", "corta"), local) == 0
    assert record.read_record(guide) == {}


def test_what_is_wrong_is_told_in_the_order_of_the_pages(
    guide: Path, local: Local, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (guide / "docs/corta.md").write_text("```{ .console sale=x }\n$ ls\n```\n", "utf-8")

    def run(page: Page, _plan: Plan, version: str, *_: object) -> Outcome:
        return Outcome(page, version, commands=2, troubles=[Trouble(page.file, n, "mal", ("- a",)) for n in (9, 4)])

    monkeypatch.setattr(runner, "run", run)
    assert campaign._pages(chosen("comprobar", "vieja", "corta", version="29"), local) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:-1] == [
        'docs/corta.md:1: LB101 sale="x" no es un número de 0 a 255',
        *("docs/corta.md:4: mal", "    - a"),
        *("docs/corta.md:9: mal", "    - a"),
    ]
    assert err == "laboratorio: docs/corta.md · 29: 2 comandos en 0 s, MAL\n"
    assert not record.read_record(guide)["corta.md"]["29"].good
    # A second time, because what fails once may not be the page.
    assert local.notes == ["start 29", "close"] * 2


def test_the_last_line_counts_commands_by_what_became_of_them(
    guide: Path, local: Local, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        RUNS.format("ls\n$ pwd")
        + '```{ .console no-ejecutable="x" }\n$ ls\n$ ls\n$ ls\n```\n\n'
        + '```{ .console historica="20.10" }\n$ ls\n```\n\n```text\n$ ls\n```\n'
    )
    (guide / "docs/corta.md").write_text(text, "utf-8")
    assert campaign._pages(chosen("comprobar", "corta", "otra"), local) == 0
    assert capsys.readouterr().out == "7 comandos: 2 ejecutados, 4 no ejecutables, 1 históricos (1 páginas en 0 s)\n"


@pytest.mark.usefixtures("guide")
def test_recording_tries_once_and_tells_what_is_left(
    local: Local, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(page: Page, _plan: Plan, version: str, *_: object) -> Outcome:
        return Outcome(page, version, troubles=[Trouble(page.file, 2, f"mal en {version}")])

    monkeypatch.setattr(runner, "run", run)
    assert campaign._pages(chosen("grabar", "vieja", "corta"), local) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:-1] == [
        "docs/corta.md:2: mal en 29",
        *("docs/vieja.md:2: mal en 26.1", "docs/vieja.md:2: mal en 20.10"),
    ]
    # One line for each page, whatever the engines.
    assert err.count("docs/vieja.md: 0 salidas grabadas") == err.count("docs/corta.md: 0 salidas grabadas") == 1
    assert [note for note in local.notes if note != "close"] == ["start 20.10", "start 26.1", "start 29"]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("name", ["docs", "docs/no.md"])
def test_a_page_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(LabError, match=f"no hay ninguna página «{name}»"):
        campaign._read([Path("docs/corta.md"), Path(name)])


def test_pages_are_named_from_the_folder_of_the_guide(guide: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("otra") / "a.md"
    outside.write_text("# A\n", "utf-8")
    found = campaign._read([guide / "docs/corta.md", Path("docs/../docs/larga.md"), outside])
    assert [page.file for page, _ in found] == ["docs/corta.md", "docs/larga.md", str(outside)]


@pytest.mark.parametrize(
    ("change", "swept"),
    [({}, True), ({"motor": "unix:///a"}, False), ({"contenedor": True}, False)],
)
def test_what_killed_ones_left_is_removed_where_machines_start(
    guide: Path,
    local: Local,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, Any],
    swept: bool,
) -> None:
    monkeypatch.chdir(guide / "docs")
    notes: list[str] = []
    monkeypatch.setattr(machine, "sweep", lambda: notes.append("sweep"))

    @contextlib.contextmanager
    def factory(options: argparse.Namespace) -> Iterator[Local]:
        notes.append(options.tarea)
        yield local
        notes.append("end")

    monkeypatch.setattr(engines, "factory", factory)
    options = argparse.Namespace(**{**vars(chosen("comprobar", "corta")), **change})
    assert campaign.start(options) == 0
    assert notes == [*(["sweep"] if swept else []), "comprobar", "end"]
    assert (guide / "laboratorio/maquinas").is_dir()
    assert "otro laboratorio" not in capsys.readouterr().err


@pytest.mark.usefixtures("guide")
def test_another_laboratory_is_told_of(
    local: Local, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "sweep", lambda: None)
    monkeypatch.setattr(engines, "factory", lambda _: contextlib.nullcontext(local))
    with contextlib.ExitStack() as other:
        assert cache.held(cache.folder() / "en-marcha.bloqueo", other)
        assert campaign.start(chosen("comprobar", "corta")) == 0
    assert "hay otro laboratorio en marcha: no se estorban" in capsys.readouterr().err


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(("version", "started"), [(None, "29"), ("20.10", "20.10")])
def test_a_terminal_for_a_person(
    local: Local,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: str | None,
    started: str,
) -> None:
    monkeypatch.setattr(machine, "sweep", lambda: None)
    monkeypatch.setattr(engines, "factory", lambda _: contextlib.nullcontext(local))
    monkeypatch.setattr(
        AddressedEngine, "shell", lambda _, *, for_person: ["sh", "-c", f"exit {3 if for_person else 4}"]
    )
    monkeypatch.setattr(sys, "stdin", argparse.Namespace(isatty=lambda: True))
    assert campaign.start(chosen("motor", version=version)) == 3
    assert local.notes == [f"start {started}", "close"]
    assert capsys.readouterr().err == "laboratorio: Docker 29.8.1 en marcha; sal con exit y desaparecerá\n"


@pytest.mark.usefixtures("guide")
def test_without_a_terminal_the_engine_stays_until_somebody_stops_it(
    local: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: threading.Event) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(threading.Event, "wait", interrupt)
    monkeypatch.setattr(sys, "stdin", argparse.Namespace(isatty=lambda: False))
    assert campaign._terminal(local, "28.5") == 0
    assert local.notes == ["start 28.5", "close"]


def test_what_nobody_can_run_without_ends_the_campaign(job: Job) -> None:
    with pytest.raises(LabError, match="hace falta"):
        campaign._run_all([job], Broken(LabError("hace falta")), 1, [])


def test_what_was_found_out_before_the_end_is_told_and_kept(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = Outcome(job.page, "28.5", troubles=[Trouble("docs/pagina.md", 2, "no sale")])
    kept: list[Outcome] = []

    def run_all(*arguments: Any, **_: Any) -> None:
        arguments[-1].append(bad)
        raise KeyboardInterrupt

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(campaign, "_run_all", run_all)
    monkeypatch.setattr(campaign, "_keep", lambda outcomes, *_: kept.extend(outcomes))
    options = argparse.Namespace(**{**vars(chosen("comprobar")), "paginas": [tmp_path / job.page.file]})
    with pytest.raises(KeyboardInterrupt):
        campaign._pages(options, Broken(LabError("nadie lo pide")))
    assert "docs/pagina.md:2: no sale" in capsys.readouterr().out
    assert kept == [bad]
