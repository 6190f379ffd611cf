"""Dockerfiles: the instructions first, then the shell that they hold, that of all of them in one run of the parser."""

from __future__ import annotations

from collections.abc import Mapping

from guide.snippets.docker import shell_texts
from guide.snippets.dockerfile import shell
from guide.snippets.dockerfile.shell import ShellText
from guide.snippets.findings import Finding, relocated
from guide.snippets.notation import fragments
from guide.snippets.shell import codes, shfmt, syntax
from guide.snippets.shell.syntax import ParsedBlock


def check_shell_inside(tasks: Mapping[str, str], found: Mapping[str, list[Finding]]) -> dict[str, list[Finding]]:
    """More findings of each Dockerfile. ``found``: what is wrong with its instructions; such a one is left alone."""
    texts = [
        (name, text)
        for name, code in tasks.items()
        if not found[name]
        for text in shell.shell_texts(fragments.without_annotations(code))
    ]
    more: dict[str, list[Finding]] = {name: [] for name in tasks}
    try:
        readings = syntax.parse_blocks([("bash", False, text.code) for _, text in texts], shfmt.parse)
    except shfmt.MissingShfmtError:
        return more
    for (name, text), reading in zip(texts, readings, strict=True):
        more[name] += _placed(text, reading)
    return more


def _placed(text: ShellText, reading: ParsedBlock) -> list[Finding]:
    findings = [finding for finding in reading.findings if codes.is_syntax(finding.code)]
    for part in reading.texts:
        findings += shell_texts.check_docker_commands(part.text, part.place)
    return [relocated(finding, text.place) for finding in findings]
