"""What «docker build --check» warns of; each message ends with the name of BuildKit's rule.

Source: BuildKit v0.32.2, ``frontend/dockerfile/linter/ruleset.go`` and ``dockerfile2llb/validations.go``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from guide.snippets.dockerfile.build_stages import Stage, split_into_stages
from guide.snippets.dockerfile.reader import File
from guide.snippets.dockerfile.variables import check_variables
from guide.snippets.dockerfile.words import Command, Word, exec_form
from guide.snippets.findings import Finding

_RULE = re.compile(r"\(([A-Z]\w+)\)$")
_SKIP = re.compile(r"\s*#\s*check\s*=[^#]*?skip\s*=([^;]*)")
_SECRET = re.compile(
    r"(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)", re.IGNORECASE
)
_NO_SECRET = re.compile(r"(?:_|^)(?:public|file|version)(?:_|$)", re.IGNORECASE)
_PLATFORM = re.compile(r"(?P<os>[a-z]+)/(?P<architecture>[a-z0-9_]+)(?:/v\d+)?")
_LAST_ONE_COUNTS = ("CMD", "ENTRYPOINT", "HEALTHCHECK")


def without_rules(findings: Iterable[Finding], rules: Collection[str]) -> list[Finding]:
    """The findings but for those of some rules of BuildKit, or «all»: an author may break one on purpose."""
    kept = []
    for finding in findings:
        named = _RULE.search(finding.message)
        if named is None or not {named[1], "all"} & set(rules):
            kept.append(finding)
    return kept


def without_skipped(findings: Iterable[Finding], file: File) -> list[Finding]:
    """The findings but for those of rules that «# check=skip=…» names, at the top or above their instruction."""
    findings = list(findings)
    if not any(_SKIP.match(line) for line in file.lines):
        return findings
    top = next((row for row, line in enumerate(file.lines) if not line.startswith("#")), 0)
    kept = without_rules(findings, _skipped(file.lines[:top]))
    end = 0
    for source in file.instructions:
        start = source.pieces[0].line
        rules = _skipped(file.lines[end:start])
        own = [f for f in kept if start <= f.line <= source.end_line]
        spared = without_rules(own, rules)
        kept = [f for f in kept if f in spared or f not in own]
        end = source.end_line
    return kept


def _skipped(lines: Iterable[str]) -> set[str]:
    found = [match[1] for line in lines if (match := _SKIP.match(line))]
    return {rule.strip() for rules in found for rule in rules.split(",")}


def lint_dockerfile(commands: Sequence[Command], whole: bool) -> Iterator[Finding]:
    """What the rules find in a file, or in a part of one without FROM. ``whole``: nothing was left out of it."""
    before, stages = split_into_stages(commands)
    inside = commands[len(before) :] if stages else commands
    for command in inside:
        if command.keyword in ("ENV", "ARG"):
            yield from _secrets(command)
        if command.is_legacy_pair():
            yield from _legacy(command)
        if command.keyword == "FROM":
            yield from _from(command)
    if not stages:
        return
    yield from _casing(inside)
    for stage in stages:
        yield from _repeated(stage)
        yield from _workdir(stage)
        yield from _shell_forms(stage)
    if whole:
        yield from check_variables(before, stages)


def _warning(command: Command, word: Word, code: str, message: str, rule: str) -> Finding:
    return command.source.finding(word.start, word.end, code, f"{message} ({rule})")


def _secrets(command: Command) -> Iterator[Finding]:
    words = command.quoted_words()
    for word in words[:1] if command.is_legacy_pair() else words:
        name = word.text.partition("=")[0]
        if _SECRET.search(name) and not _NO_SECRET.search(name):
            message = f"{command.keyword} deja «{name[:40]}» a la vista en la imagen: usa RUN --mount=type=secret"
            yield _warning(command, Word(name, word.start), "DF121", message, "SecretsUsedInArgOrEnv")


def _legacy(command: Command) -> Iterator[Finding]:
    words = command.words()
    if len(words) < 2:
        return
    name = words[0]
    message = f"entre el nombre y el valor va =: {command.keyword} {name.text[:40]}=valor"
    if words[1].text.startswith("="):
        message = f"sin espacios junto al =: así el valor de {name.text[:40]} empieza por «=»"
    yield _warning(command, name, "DF117", message, "LegacyKeyValueFormat")


def _from(command: Command) -> Iterator[Finding]:
    words = command.words()
    keyword = command.name.text
    for flag in command.flags:
        if flag.name == "platform" and flag.value:
            yield from _platform(command, Word(flag.value, flag.value_start), words[2].text if len(words) == 3 else "")
    if len(words) != 3 or words[1].text.upper() != "AS":
        return
    cases = {str.upper: keyword == keyword.upper(), str.lower: keyword == keyword.lower()}
    if any(same and words[1].text != change(words[1].text) for change, same in cases.items()):
        message = f"«{words[1].text}» va como {keyword}, en mayúsculas o en minúsculas"
        yield _warning(command, words[1], "DF122", message, "FromAsCasing")
    if words[2].text != words[2].text.lower():
        message = "el nombre de la etapa va en minúsculas: Docker no las distingue"
        yield _warning(command, words[2], "DF122", message, "StageNameCasing")


def _platform(command: Command, value: Word, stage: str) -> Iterator[Finding]:
    if re.fullmatch(r"\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})", value.text):
        message = f"sobra --platform={value.text}: es la plataforma de la que parte FROM"
        yield _warning(command, value, "DF125", message, "RedundantTargetPlatform")
    found = _PLATFORM.fullmatch(value.text)
    if found and found["os"] not in stage and found["architecture"] not in stage:
        message = f"FROM ata la imagen a {value.text}: la plataforma se elige al construir, docker build --platform"
        yield _warning(command, value, "DF125", message, "FromPlatformFlagConstDisallowed")


def _casing(commands: Sequence[Command]) -> Iterator[Finding]:
    names = [command.name.text for command in commands]
    lower = sum(name.islower() for name in names) > sum(name.isupper() for name in names)
    for command in commands:
        right = command.name.text.lower() if lower else command.name.text.upper()
        if command.name.text != right:
            message = f"las demás instrucciones van en {'minúsculas' if lower else 'mayúsculas'}: {right}"
            yield _warning(command, command.name, "DF122", message, "ConsistentInstructionCasing")


def _repeated(stage: Stage) -> Iterator[Finding]:
    last = {command.keyword: command for command in stage.commands}
    for command in stage.commands:
        if command.keyword in _LAST_ONE_COUNTS and command is not last[command.keyword]:
            message = f"Docker no hace caso de este {command.keyword}: en la etapa hay otro más abajo"
            yield _warning(command, command.name, "DF118", message, "MultipleInstructionsDisallowed")


def _workdir(stage: Stage) -> Iterator[Finding]:
    def first_of(stage: Stage) -> Command | None:
        return next((command for command in stage.commands if command.keyword == "WORKDIR"), None)

    first = first_of(stage)
    if first is None or any(first_of(ancestor) for ancestor in list(stage.lineage())[1:]):
        return
    path = first.args.strip("\"'")
    # A drive letter is Windows's root, and a variable may hold any path.
    if path and not re.match(r"[/\\$]|[A-Za-z]:", path):
        message = f"«{path[:40]}» depende de la carpeta de la imagen de base: escribe la ruta entera, desde /"
        yield _warning(first, Word(first.args, first.start), "DF119", message, "WorkdirRelativePath")


def _shell_forms(stage: Stage) -> Iterator[Finding]:
    if any(command.keyword == "SHELL" for ancestor in list(stage.lineage())[1:] for command in ancestor.commands):
        return
    for command in stage.commands:
        if command.keyword == "SHELL":
            return
        # What was meant as a list has a finding of its own.
        if command.keyword in ("CMD", "ENTRYPOINT") and command.args and exec_form(command.args) is None:
            message = (
                f'sin lista, {command.keyword} pasa por una shell y las señales no llegan al programa: usa ["a", "b"]'
            )
            yield _warning(command, command.name, "DF120", message, "JSONArgsRecommended")
