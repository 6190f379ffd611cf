"""One call of ``./guia laboratorio``: which pages, on which engines, and what is told and kept of it."""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from guide.examples.bundle import zip_of_challenges, zip_of_fault
from guide.examples.challenges import Challenges, load_all
from guide.examples.faults import Faults, load_faults
from guide.examples.model import Example
from guide.examples.source import load_library
from guide.fences import CHALLENGES, FAULT
from guide.lab import catalogue
from guide.lab.machines import cache, engines, machine, roots
from guide.lab.machines.cache import LabError, StartError, say
from guide.lab.machines.engines import Factory
from guide.lab.machines.stopping import StoppedError
from guide.lab.pages import marks, record
from guide.lab.pages.marks import Plan
from guide.lab.pages.record import Run
from guide.lab.running import about, recorder, runner
from guide.lab.running.runner import Outcome, Trouble
from guide.places import ROOT
from guide.snippets.blocks import Page
from guide.snippets.reading import pages


class Job(NamedTuple):
    """A page to run on a version of the engine. ``downloads``: the zips that it offers besides its example."""

    page: Page
    plan: Plan
    version: str
    reader: marks.Reader = marks.DEFAULT_READER
    example: Example | None = None
    downloads: tuple[bytes, ...] = ()


def start(options: argparse.Namespace) -> int:
    """Runs what was selected for; the exit code of the program."""
    os.chdir(ROOT)
    (cache.folder() / "maquinas").mkdir(exist_ok=True)
    with contextlib.ExitStack() as stack:
        if not cache.held(cache.folder() / "en-marcha.bloqueo", stack):
            say("hay otro laboratorio en marcha: no se estorban, pero irán más despacio")
        if not options.motor and not options.contenedor:
            machine.sweep()
        factory = stack.enter_context(engines.factory(options))
        if options.tarea == "motor":
            return _terminal(factory, options.version or marks.DEFAULT_VERSIONS[0])
        if options.tarea == "errores":
            options.paginas = catalogue.pages(ROOT, options.paginas)
        if options.tarea == "sitio":
            troubles = _hosted(factory, options.version or marks.DEFAULT_VERSIONS[0])
            _show(troubles)
            return 1 if troubles else 0
        return _pages(options, factory)


def _pages(options: argparse.Namespace, factory: Factory) -> int:
    everything = _read(list(pages.find([Path("docs")])))
    selected = _read(options.paginas) if options.paginas else everything
    troubles = [Trouble(p.file, x.line, f"{x.code} {x.message}") for p, plan in selected for x in plan.problems]
    jobs = list(_possible(_jobs(selected, options), factory))
    if options.sin_gnu and not any(plan.everywhere for _, plan in selected):
        say("ninguna página de esas es para todos los sistemas: lo son las de «todos-los-sistemas», en mkdocs.yml")
    elif options.version and not jobs:
        say(f"ninguna página de esas se ejecuta con Docker {options.version}: su cabecera dice con cuáles")
    begin = time.monotonic()
    outcomes: list[Outcome] = []
    try:
        # What is to be recorded is expected to differ.
        _run_all(jobs, factory, options.a_la_vez, outcomes, twice=options.tarea != "grabar")
        if options.tarea in ("todo", "matriz"):
            from guide.lab import oracles

            versions = marks.VERSIONS if options.tarea == "matriz" else marks.DEFAULT_VERSIONS
            client = functools.partial(roots.root, binaries=options.binarios)
            troubles += oracles.ask_engine(everything, factory, versions, client)
            troubles += _hosted(factory, marks.DEFAULT_VERSIONS[0])
    except BaseException:
        # What was found out before something else ended the run is not lost.
        _show([*troubles, *(t for o in outcomes for t in o.troubles)])
        raise
    finally:
        if not os.environ.get("CI"):
            _keep(outcomes, factory, everything)
    troubles += _recorded(outcomes) if options.tarea == "grabar" else [t for o in outcomes for t in o.troubles]
    _show(troubles)
    if options.tarea == "errores":
        print(catalogue.table(ROOT, [page.file for page, _ in selected], outcomes))
    _summary(selected, outcomes, time.monotonic() - begin)
    return 1 if troubles else 0


def _hosted(factory: Factory, version: str) -> list[Trouble]:
    """The container of the guide itself, on an engine of its own."""
    from guide.lab.hosted import check

    engine = factory.start(version)
    try:
        return check.check(engine)
    finally:
        engine.close()


def _show(troubles: Iterable[Trouble]) -> None:
    for trouble in sorted(troubles, key=lambda t: (t.file, t.line)):
        print(trouble.text())


def _read(paths: Sequence[Path]) -> list[tuple[Page, Plan]]:
    for path in paths:
        if not path.is_file():
            raise LabError(f"no hay ninguna página «{path}»")
    relative = [path.resolve().relative_to(ROOT) if path.resolve().is_relative_to(ROOT) else path for path in paths]
    return [(page, marks.read_plan(page)) for page in pages.read(relative, ROOT)]


def _jobs(selected: Sequence[tuple[Page, Plan]], options: argparse.Namespace) -> Iterator[Job]:
    """The longest pages come first, so that the last ones to end are short."""
    found = []
    examples, faults = load_library(ROOT).examples, load_faults(ROOT)
    challenges = load_all(ROOT)
    reader = marks.Reader(marks.ZIP if options.desde_zip else marks.HAND, options.sin_gnu)
    every_reader = options.tarea in ("todo", "matriz")
    # Engines that somebody named have the terminal of this system, whatever tools it has.
    has_bare = not options.motor and not options.contenedor
    for page, plan in selected:
        example = examples.get(Path(page.file).stem) if page.file.startswith("docs/tutoriales/") else None
        if (reader.via == marks.ZIP and example is None) or (reader.bare and not plan.everywhere):
            continue
        if options.version:
            versions: tuple[str, ...] = (options.version,) if options.version in plan.versions else ()
        elif options.tarea == "todo":
            versions = tuple(v for v in plan.versions if v == marks.DEFAULT_VERSIONS[0]) or plan.versions[-1:]
        else:
            versions = plan.versions
        if any(b.kind == "run" for b in plan.blocks):
            has = (example, _downloads(page, faults, challenges))
            found += [Job(page, plan, version, reader, *has) for version in versions]
            # Once more as unlike that reader as can be: in one run what comes from the zip and what lacks GNU is tried.
            other = marks.Reader(marks.ZIP if example else marks.HAND, bare=has_bare and plan.everywhere)
            if every_reader and other != reader and marks.DEFAULT_VERSIONS[0] in versions:
                found.append(Job(page, plan, marks.DEFAULT_VERSIONS[0], other, *has))
    return iter(sorted(found, key=lambda job: -sum(len(b.block.code) for b in job.plan.blocks if b.kind == "run")))


def _downloads(page: Page, library: Faults, tasks: Mapping[str, Challenges]) -> tuple[bytes, ...]:
    """The zips of the faults, and those of the challenges, that a page offers."""
    offered = [(block.language, block.code.strip()) for block in page.blocks if block.drawn]
    zips = [zip_of_fault(library.faults[n]) for kind, n in offered if kind == FAULT.name and n in library.faults]
    given = [tuple(tasks[n].challenges.values()) for kind, n in offered if kind == CHALLENGES.name and n in tasks]
    return (*zips, *(zip_of_challenges(challenges) for challenges in given if challenges))


def _possible(jobs: Iterable[Job], factory: Factory) -> Iterator[Job]:
    """Without the pages that want more machines than there can be."""
    for job in jobs:
        names = job.plan.machines(job.version, job.reader)
        if names and not factory.several:
            say(f"{job.page.file} · {job.version}: no ejecutable aquí, porque usa varias máquinas ({', '.join(names)})")
        else:
            yield job


def _run_all(
    jobs: Sequence[Job], factory: Factory, together: int, outcomes: list[Outcome], *, twice: bool = True
) -> None:
    """Adds to ``outcomes`` what comes of each job, when it does. ``twice``: what fails is tried again."""
    stop = threading.Event()
    with ThreadPoolExecutor(together) as pool:
        pending: set[Future[Outcome]] = {pool.submit(_run, job, factory, stop, twice=twice) for job in jobs}
        try:
            while pending:
                done, pending = wait(pending, timeout=0.5, return_when=FIRST_COMPLETED)
                for future in done:
                    outcome = future.result()
                    outcomes.append(outcome)
                    _tell(outcome)
        except BaseException:
            # Those that run end, and those that wait do not begin.
            stop.set()
            raise


def _recorded(outcomes: Sequence[Outcome]) -> list[Trouble]:
    """Writes the outputs into their pages; what is still wrong with them."""
    by_page: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_page.setdefault(outcome.page.file, []).append(outcome)
    troubles = []
    for file, runs in by_page.items():
        count, left = recorder.record(runs, ROOT)
        say(f"{file}: {count} salidas grabadas")
        troubles += left
    return troubles


def _run(job: Job, factory: Factory, stop: threading.Event, *, twice: bool) -> Outcome:
    """``twice``: whether a page that fails gets a second try.

    Engines lose an output once in some thousands of commands (moby/moby#43121). What fails twice is the page.
    """
    outcome = _run_once(job, factory, stop)
    if outcome.good or not twice:
        return outcome
    again = _run_once(job, factory, stop)
    if again.good:
        say(f"{job.page.file} · {job.version}: la primera vez no salió bien, y al repetirla sí:")
        for trouble in outcome.troubles:
            print(trouble.text(), file=sys.stderr, flush=True)
    return again


def _run_once(job: Job, factory: Factory, stop: threading.Event) -> Outcome:
    if stop.is_set():
        raise StoppedError
    try:
        engine = factory.start(job.version)
    except StartError as error:
        return Outcome(job.page, job.version, troubles=[Trouble(job.page.file, 1, str(error))])
    try:
        told = about.ask(engine)
        outcome = runner.run(job.page, job.plan, job.version, engine, stop, job.example, job.reader, job.downloads)
        outcome.about = told
        return outcome
    finally:
        engine.close()


def _tell(outcome: Outcome) -> None:
    result = "bien" if outcome.good else "MAL"
    via, bare = outcome.reader
    way = (", desde el zip" if via == marks.ZIP else "") + (", sin herramientas de GNU" if bare else "")
    run = f"{outcome.page.file} · {outcome.version}{way}"
    say(f"{run}: {outcome.commands} comandos en {outcome.seconds:.0f} s, {result}")


def _keep(outcomes: Sequence[Outcome], factory: Factory, everything: Sequence[tuple[Page, Plan]]) -> None:
    today = datetime.now(UTC).date().isoformat()
    found: record.Pages = {}
    for outcome in outcomes:
        # What readers are told is how the page runs as it stands.
        if outcome.reader != marks.DEFAULT_READER:
            continue
        # Two blocks may be the same to the letter.
        counts = Counter(id(command.block_plan) for command, _ in outcome.outputs)
        blocks = tuple((block_plan.fingerprint, counts[id(block_plan)]) for block_plan in outcome.done)
        told = outcome.about._replace(engine=outcome.about.engine or outcome.version)
        run = Run(told, today, factory.images, outcome.good, blocks, outcome.commands)
        found.setdefault(outcome.page.file.removeprefix("docs/"), {})[outcome.version] = run
    record.write_record(ROOT, found, [page.file.removeprefix("docs/") for page, _ in everything])


def _summary(selected: Sequence[tuple[Page, Plan]], outcomes: Sequence[Outcome], seconds: float) -> None:
    from guide.lab.pages import steps

    run = sum(outcome.commands for outcome in outcomes)
    kinds: Counter[str] = Counter()
    for _, plan in selected:
        for block in plan.counted():
            if block.kind != "run":
                kinds[block.kind] += steps.count(block)
    total = run + kinds["not-run"] + kinds["historic"]
    print(
        f"{total} comandos: {run} ejecutados, {kinds['not-run']} no ejecutables, {kinds['historic']} históricos "
        f"({len(outcomes)} páginas en {seconds:.0f} s)"
    )


def _terminal(factory: Factory, version: str) -> int:
    engine = factory.start(version)
    try:
        say(f"Docker {about.ask(engine).engine} en marcha; sal con exit y desaparecerá")
        if not sys.stdin.isatty():
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
            return 0
        return subprocess.run(engine.shell(for_person=True), check=False).returncode
    finally:
        engine.close()
