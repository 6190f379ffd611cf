"""Checks the blocks of any number of pages at once and says in which state each one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.diagnostics import Diagnostic, in_order
from guide.snippets.blocks import Block, Note, Page
from guide.snippets.cache import Cache
from guide.snippets.docker import inline
from guide.snippets.findings import Finding
from guide.snippets.judging import judge
from guide.snippets.judging.task import Task
from guide.snippets.outcome import caps, marks, states
from guide.snippets.outcome.report import Exemption, Report, Special, finding_diagnostic, note_diagnostic, severity_in
from guide.snippets.portable import scope

# Of Jinja, Go, ERB, and the %%NAME%% and @@NAME that sed fills in.
_TEMPLATE = re.compile(r"\{\{|\{%|<%|%%\w+%%|@@\w+")


class _PendingBlock(NamedTuple):
    """A block on its way to its state."""

    page: int
    number: int
    block: Block
    marks: marks.Marks
    state: states.BlockState
    task: Task


def check_pages(pages: Sequence[Page], cache: Cache | None = None) -> Report:
    """One report for all the pages; the syntax of all their shell blocks is parsed together."""
    cache = cache or Cache()
    pending_blocks = _pending_blocks(pages)
    report = Report(specials=_specials(pending_blocks))
    keys = {pending[:2]: pending.task.key() for pending in pending_blocks if pending.state.kind == "check"}
    tasks = {keys[pending[:2]]: pending.task for pending in pending_blocks if pending[:2] in keys}
    judge.judge_tasks({name: task for name, task in tasks.items() if cache.get(name) is None}, cache)
    for number, page in enumerate(pages):
        for note in (*page.notes, *inline.check_inline_code(page, cache)):
            _add(report, page, number, None, note)
    for pending in pending_blocks:
        name = keys.get(pending[:2])
        _conclude(report, pages[pending.page], pending, cache.get(name) or [] if name else [])
    for number, block, note in caps.exceeded(pages, report.specials):
        _add(report, pages[number], number, block, note)
    report.diagnostics = in_order(report.owners)
    report.exempt.sort()
    return report


def marked_blocks(pages: Sequence[Page]) -> list[Special]:
    """What readers are told of the blocks that their authors marked: it needs no verdict."""
    return _specials(_pending_blocks(pages))


def _specials(pending_blocks: Sequence[_PendingBlock]) -> list[Special]:
    return [
        Special(kind, pending.page, pending.number, text)
        for pending in pending_blocks
        if pending.state.kind != "drawn"
        for kind, text in marks.reader_notices(pending.marks)
    ]


def _pending_blocks(pages: Sequence[Page]) -> list[_PendingBlock]:
    return [pending for number, page in enumerate(pages) for pending in _pending_in(number, page)]


def _pending_in(number: int, page: Page) -> Iterator[_PendingBlock]:
    for index, block in enumerate(page.blocks):
        marked = marks.read_marks(block.attributes)
        state, language = states.initial_state(block, marked, page.settings)
        title = block.attributes.get("title", "")
        systems = scope.systems(page, block, marked.systems) if judge.is_shell(language) else ()
        task = Task(language, page.settings.strict, block.code, title, systems)
        yield _PendingBlock(number, index, block, marked, state, task)


class _Conclusion(NamedTuple):
    """In which state a block ends, and what is told of it."""

    state: states.BlockState
    notes: Sequence[Note]
    findings: Sequence[Finding] = ()


def _conclude(report: Report, page: Page, pending: _PendingBlock, verdict: Sequence[Finding]) -> None:
    """Adds to the report what came of a block."""
    if pending.state.kind == "drawn":
        report.drawn += 1
        return
    concluded = _conclusion(page, pending, verdict)
    _count(report, page, pending, concluded.state)
    for note in (*marks.mark_problems(pending.block, pending.marks), *concluded.notes):
        _add(report, page, pending.page, pending.number, note)
    for finding in concluded.findings:
        severity = severity_in(page, finding.code)
        _own(report, pending.page, pending.number, finding_diagnostic(page, pending.block, finding, severity))


def _conclusion(page: Page, pending: _PendingBlock, verdict: Sequence[Finding]) -> _Conclusion:
    findings = _wanted(page, pending.block, verdict)
    if findings and _is_template(page, pending):
        exempt = states.BlockState("exempt", f"plantilla de «{pending.task.language.name}»")
        return _expected(pending, exempt, ()) if pending.marks.expected else _Conclusion(exempt, pending.block.notes)
    if pending.marks.expected:
        return _expected(pending, pending.state, findings)
    own = [states.state_note(pending.block, pending.state.code)] if pending.state.code else []
    return _Conclusion(pending.state, [*pending.block.notes, *own], findings)


def _expected(pending: _PendingBlock, state: states.BlockState, findings: Sequence[Finding]) -> _Conclusion:
    """A block that is wrong on purpose: told only where it is not, or not in the way that it says."""
    block = pending.block
    lines = {finding.code: block.place(finding.line, finding.column)[1] for finding in reversed(findings)}
    lines |= {note.code: note.line for note in block.notes} | ({state.code: block.line} if state.code else {})
    problem = marks.expectation_problem(block, pending.marks, lines)
    # Even of what nothing can be checked in, it has been proved what is wrong.
    checked = states.BlockState("check") if state.kind == "exempt" else state
    return _Conclusion(checked, [problem] if problem else [])


def _count(report: Report, page: Page, pending: _PendingBlock, state: states.BlockState) -> None:
    if state.kind == "exempt":
        report.exempt.append(Exemption(page.file, pending.block.line, state.label))
    elif state.kind == "text":
        report.text += 1
    else:
        report.checked[pending.task.language.name if pending.block.language else "sin lenguaje"] += 1


def _is_template(page: Page, pending: _PendingBlock) -> bool:
    """Data that another program fills in is not wrong for being no data yet."""
    is_data = not judge.is_shell(pending.task.language)
    return is_data and not page.settings.strict and _TEMPLATE.search(pending.block.code) is not None


def _wanted(page: Page, block: Block, verdict: Sequence[Finding]) -> list[Finding]:
    if verdict and marks.WARNS in block.attributes:
        from guide.snippets.dockerfile.lint import without_rules

        verdict = without_rules(verdict, block.attributes[marks.WARNS].split())
    # Who has that engine also has the Compose of its time.
    if block.attributes.get(marks.ENGINE) == marks.WITH_COMPOSE_V1:
        verdict = [finding for finding in verdict if finding.code != "DK112"]
    if verdict and not page.settings.strict:
        from guide.snippets.codes import guide_only

        return [finding for finding in verdict if finding.code not in guide_only()]
    return list(verdict)


def _add(report: Report, page: Page, number: int, block: int | None, note: Note) -> None:
    _own(report, number, block, note_diagnostic(page, note, severity_in(page, note.code)))


def _own(report: Report, page: int, block: int | None, diagnostic: Diagnostic) -> None:
    report.owners.setdefault(diagnostic, (page, block))
