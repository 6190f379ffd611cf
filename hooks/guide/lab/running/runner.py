"""Runs a page from start to end on a machine of its own and says where the page and the engine disagree."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from guide.examples.model import Example
from guide.lab.machines.cache import StartError
from guide.lab.machines.engines import Engine
from guide.lab.pages import steps
from guide.lab.pages.marks import DEFAULT_READER, DOCKER_HUB, RECORD, BlockPlan, Plan, Reader
from guide.lab.pages.record import About
from guide.lab.pages.steps import Command, File, Interrupt, Step
from guide.lab.running import matching
from guide.lab.running.home import Home
from guide.lab.running.matching import Difference, Names
from guide.lab.running.terminal import Result, Screen, SlowError, Terminal
from guide.lab.running.walk import AS_IT_WAS, Walk
from guide.snippets.blocks import Page

_BESIDE = "\0"  # a terminal that no page can name
INTERRUPTED = 130  # the exit code of what Ctrl-C ends
START = 20.0  # seconds until a command that is to be interrupted has written what the page shows
ECHOED = 10.0  # seconds that a line may take to be seen; a program that hides it, as for a password, is not waited for
ENDED = 0.5  # seconds in which a command that shows what it should and does not go on is seen to end
SETTLED = 2.0  # seconds without the awaited lines after which Ctrl-C is pressed all the same


@dataclass(frozen=True)
class Trouble:
    """What the author of a page has to look at. ``shown`` are the lines of a diff."""

    file: str
    line: int
    message: str
    shown: tuple[str, ...] = ()

    def text(self) -> str:
        return "\n".join([f"{self.file}:{self.line}: {self.message}", *(f"    {line}" for line in self.shown)])


@dataclass
class Outcome:
    """What came of a page on an engine. ``outputs``: what each command wrote, to be recorded."""

    page: Page
    version: str
    about: About = About()  # noqa: RUF009  (it never changes)
    troubles: list[Trouble] = field(default_factory=list)
    commands: int = 0
    done: list[BlockPlan] = field(default_factory=list)
    outputs: list[tuple[Command, list[str]]] = field(default_factory=list)
    wrong: set[int] = field(default_factory=set)  # lines of the commands whose output differs
    names: Names = field(default_factory=Names)
    seconds: float = 0.0
    reader: Reader = DEFAULT_READER

    @property
    def good(self) -> bool:
        return not self.troubles


class _AbandonError(Exception):
    """What follows in the page stands on something that failed."""


def run(
    page: Page,
    plan: Plan,
    version: str,
    engine: Engine,
    stop: threading.Event,
    example: Example | None = None,
    reader: Reader = DEFAULT_READER,
    downloads: Sequence[bytes] = (),
) -> Outcome:
    """``engine`` must be as new: nothing of another page may be on it. ``example``: what the page is a tutorial of.

    ``downloads``: the zips that it offers besides, which its readers have unpacked.
    """
    outcome = Outcome(page, version, reader=reader)
    start = time.monotonic()
    runner = _Runner(outcome, engine, stop)
    try:
        todo = steps.of(plan, version, reader)
        runner.gather(plan.machines(version, reader))
        runner.begin(example, downloads)
        for number, step in enumerate(todo):
            runner.compare_files(step.block_plan.block.line)
            runner.take(step)
            if number + 1 == len(todo) or todo[number + 1].block_plan is not step.block_plan:
                outcome.done.append(step.block_plan)
        runner.compare_files(len(page.lines) + 1)
    except steps.UnreadableError as error:
        outcome.troubles.append(
            Trouble(page.file, error.line, "el comando no se puede analizar: mira lo que dice ./guia comprobar")
        )
    except _AbandonError:
        pass
    finally:
        runner.close()
        outcome.seconds = time.monotonic() - start
    return outcome


class _Runner:
    def __init__(self, outcome: Outcome, engine: Engine, stop: threading.Event) -> None:
        self.outcome = outcome
        self.engine = engine
        self.engines = {"": engine}
        self.stop = stop
        self.terminals: dict[tuple[str, str], Terminal] = {}
        self.walk: Walk | None = None

    def gather(self, names: Sequence[str]) -> None:
        """The other machines of the page. They are on from the start, as those of a classroom."""
        if not names:
            return
        try:
            self.engines.update(self.engine.gather(names))
        except StartError as error:
            self._trouble(1, str(error))
            raise _AbandonError from error

    def begin(self, example: Example | None, downloads: Sequence[bytes]) -> None:
        """What a reader with that example, or with what was downloaded, has before the page begins."""
        if not example and not downloads:
            return
        terminal = self.terminals["", ""] = self._opened("")
        home = Home(self.engine, terminal.folder)
        for data in downloads:
            home.unpack(data)
        if not example:
            return
        # Those of the page may be busy when a step ends.
        self.terminals["", _BESIDE] = self._opened("")
        self.walk = Walk(example, self.outcome.page, home, self.outcome.reader.via)
        command = self.walk.lay_out()
        if command:
            self._type(terminal, command, 1)

    def compare_files(self, line: int) -> None:
        """At the end of each step before a line: the folder of the reader has to be as the example says."""
        if not self.walk:
            return
        for section, wrong in self.walk.ended(line):
            for message, shown in wrong:
                self._trouble(section.line, message, shown)
            command = self.walk.command_at_end(section.number)
            if command and not wrong:
                told = self._type(self.terminals["", _BESIDE], command, section.line)
                if not any(AS_IT_WAS in text for text in told):
                    self._trouble(section.line, f"«{command}» cambia algo", [f"+ {text}" for text in told])

    def _type(self, terminal: Terminal, command: str, line: int) -> list[str]:
        """What is in no page: it may not fail. What it answers."""
        result = terminal.run(command, 60)
        if result.status:
            self._trouble(line, f"«{command}» acaba con {result.status}", [f"+ {text}" for text in result.lines[-15:]])
            raise _AbandonError
        return result.lines

    def close(self) -> None:
        for terminal in self.terminals.values():
            terminal.close()

    def take(self, step: Step) -> None:
        if isinstance(step, File):
            self._write(step)
        elif isinstance(step, Interrupt):
            self._interrupt(step)
        else:
            self._command(step)

    def _terminal(self, block_plan: BlockPlan) -> Terminal:
        key = (block_plan.machine, block_plan.terminal)
        if key not in self.terminals:
            self.terminals[key] = self._opened(block_plan.machine)
        return self.terminals[key]

    def _opened(self, machine: str) -> Terminal:
        return Terminal(self.engines[machine].shell(bare=self.outcome.reader.bare), self.stop)

    def _runnable(self, block_plan: BlockPlan, text: str) -> str:
        """What goes to Docker Hub from a container has to be told where the laboratory's own is."""
        return text.replace(DOCKER_HUB, self.engine.hub or DOCKER_HUB) if block_plan.hub else text

    def _trouble(self, line: int, message: str, shown: Sequence[str] = ()) -> None:
        self.outcome.troubles.append(Trouble(self.outcome.page.file, line, message, tuple(shown)))

    def _write(self, step: File) -> None:
        folder = self._terminal(step.block_plan).folder
        try:
            text = self._runnable(step.block_plan, step.text)
            self.engines[step.block_plan.machine].write(f"{folder}/{step.path}", text)
        except OSError as error:
            reason = error.strerror or str(error)
            self._trouble(step.line, f"no se puede escribir {step.path} en {folder}: {reason}; falta un mkdir o un cd")
            raise _AbandonError from error

    def _interrupt(self, step: Interrupt) -> None:
        terminal = self._terminal(step.block_plan)
        if not terminal.running:
            self._trouble(step.line, "en esta terminal no hay nada en marcha que parar con ^C")
            return
        terminal.interrupt()
        try:
            terminal.finish(step.block_plan.limit)
        except SlowError as error:
            self._trouble(step.line, f"no se para con ^C en {step.block_plan.limit:.0f} s", error.lines[-10:])
            raise _AbandonError from error

    def _command(self, command: Command) -> None:
        terminal = self._terminal(command.block_plan)
        self.outcome.commands += 1
        if terminal.running:
            self._trouble(command.line, 'aquí sigue en marcha otro comando: abre otra terminal con terminal="otra"')
            raise _AbandonError
        try:
            if command.goes_on:
                self._leave_running(terminal, command)
                return
            result = self._run(terminal, command)
        except SlowError as error:
            self._trouble(
                command.line,
                f"no acaba en {command.block_plan.limit:.0f} s; si es lo normal, dale más con limite=, "
                f'déjala en marcha con sigue="sí" o párala con una línea ^C',
                [f"+ {line}" for line in error.lines[-10:]],
            )
            raise _AbandonError from error
        self.outcome.outputs.append((command, result.lines))
        if command.output:
            self._compare(command, result.lines)
        interrupted = result.status == INTERRUPTED and command.interrupted
        if result.status != command.status and not interrupted:
            self._trouble(
                command.line,
                f"acaba con {result.status} y la página espera {command.status}"
                + ("; los comandos que siguen no se han ejecutado" if result.status else ""),
                [f"+ {line}" for line in result.lines[-15:]],
            )
            raise _AbandonError

    def _compare(self, command: Command, received: Sequence[str]) -> None:
        found = matching.compare(
            command.output, received, self.outcome.names, command.end, unordered=command.block_plan.unordered
        )
        if found:
            self.outcome.wrong.add(command.line)
            self._trouble(found.line, _message(found), _diff(command, received))

    def _run(self, terminal: Terminal, command: Command) -> Result:
        terminal.start(self._runnable(command.block_plan, command.text))
        typed = list(command.typed)
        stops = [n for n, (_, text) in enumerate(command.output) if text.strip() == steps.INTERRUPT]
        for prompt, text in typed:
            if not terminal.wait(lambda screen, prompt=prompt: _asks(screen, prompt), command.block_plan.limit):  # type: ignore[misc]
                if terminal.has_ended():
                    break
                raise SlowError(terminal.screen.lines())
            line = len(terminal.screen.lines()) - 1
            terminal.type(text)
            # Until it is echoed, the prompt that it answers still looks like the next one.
            terminal.wait(lambda screen, line=line, text=text: _echoes(screen, line, text), ECHOED)  # type: ignore[misc]
        for place in stops:
            expected = command.output[:place]
            terminal.wait(lambda screen, expected=expected: _shows(screen, expected), SETTLED + START)  # type: ignore[misc]
            if not terminal.has_ended():
                terminal.interrupt()
        return terminal.finish(command.block_plan.limit)

    def _leave_running(self, terminal: Terminal, command: Command) -> None:
        terminal.start(self._runnable(command.block_plan, command.text))
        shown = terminal.wait(lambda screen: _shows(screen, command.output), command.block_plan.limit)
        if shown:
            terminal.wait(lambda _: False, ENDED)
        lines = terminal.screen.lines()
        self.outcome.outputs.append((command, lines))
        if terminal.has_ended():
            result = terminal.finish(1)
            self._trouble(command.line, f"debía seguir en marcha y ha acabado con {result.status}", result.lines[-10:])
            raise _AbandonError
        if not shown:
            self._compare(command, lines)


def _asks(screen: Screen, prompt: str) -> bool:
    """Whether a program waits for a line at the prompt of the page."""
    return bool(screen.current()) and matching.same(prompt, screen.current(), Names())


def _echoes(screen: Screen, line: int, text: str) -> bool:
    """Whether what was typed stands on the screen, from the line of its prompt on."""
    return any(text.strip() in shown for shown in screen.lines()[max(line, 0) :])


def _shows(screen: Screen, expected: Sequence[tuple[int, str]]) -> bool:
    """Whether the beginning of what is on the screen is what the page shows."""
    open_ended = [*expected, (0, matching.GAP)]
    return not expected or matching.compare(open_ended, screen.lines(), Names(), 0) is None


def _message(found: Difference) -> str:
    if found.expected == RECORD:
        return "falta la salida: grábala con ./guia laboratorio grabar"
    if not found.expected:
        return "la salida sigue y la página no lo enseña"
    return "la salida no es la que enseña la página"


def _diff(command: Command, received: Sequence[str]) -> list[str]:
    import difflib

    expected = [text for _, text in command.output]
    # The first two lines are the names of the files.
    lines = list(difflib.unified_diff(expected, list(received), n=1, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")][:40]
