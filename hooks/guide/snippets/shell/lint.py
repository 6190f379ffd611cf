"""Everything that is found in shell blocks without knowing what their commands do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.snippets.findings import Finding
from guide.snippets.shell import continuation, labels, output, session, shellcheck, shellcheck_messages, shfmt, syntax
from guide.snippets.shell.shellcheck import Problem
from guide.snippets.shell.shfmt import Script
from guide.snippets.shell.syntax import ParsedBlock, ShellCode

OPTION_ALONE = 2215  # ShellCheck's number of «this flag is used as a command name»
ALIAS_WITH_ARGUMENTS = 2142
# A program that ShellCheck has no rule for, and words without signs of the shell outside of quotes.
_PLAIN = re.compile(
    r"[ \t]*(?:sudo )?(?:apt|apt-get|curl|docker|docker-compose|git|kubectl|npm|pip|systemctl)"
    r"(?: +(?!=)(?=\S)[A-Za-z0-9_./:@%+,=-]*(?:(?:'[^'\n]*'|\"[^\"$`\\\n]*\")[A-Za-z0-9_./:@%+,=-]*)?)*[ \t]*"
)
# Numbers that are right only where the line also has this.
_ONLY_WITH = {
    2024: re.compile(r">[ \t]*/(?:boot|etc|lib|opt|root|srv|sys|usr|var)/"),  # elsewhere the reader may well write
    2140: re.compile(r"\{\{"),  # «template parsing error: function "x" not defined» (docker 28.2.2)
}
# «alias registros='f(){ docker logs "$1"; }; f'» has a function, which takes the arguments.
_ALIAS_OF_FUNCTION = re.compile(r"\balias\b.*(?:\(\)[ ]*\{|=['\"]function[ ])")
_ODD_NAMES = frozenset({2287, 2288})  # of a command: also how pages write synopses and leave things out


class ShellBlock(NamedTuple):
    """A block: ``is_session`` by its label, which may be the wrong one."""

    dialect: str
    is_session: bool
    strict: bool
    code: str


def check_shell_blocks(blocks: Sequence[ShellBlock]) -> list[list[Finding]]:
    """What is wrong in each block. Raises MissingShfmtError; without ShellCheck its part is left out."""
    readings = parse_shell_blocks(blocks)
    lint_shell_blocks(blocks, readings)
    return [reading.findings for reading in readings]


def parse_shell_blocks(blocks: Sequence[ShellBlock]) -> list[ParsedBlock]:
    """What the parser finds in each block, with the commands that other checkers may look at."""
    readings = syntax.parse_blocks([(b.dialect, _is_session(b), b.code) for b in blocks], shfmt.parse)
    for block, reading in zip(blocks, readings, strict=True):
        if block.is_session and not _is_session(block) and not reading.complete:
            reading.findings.clear()  # an output, after all
    return readings


def lint_shell_blocks(blocks: Sequence[ShellBlock], readings: Sequence[ParsedBlock]) -> None:
    """Adds what ShellCheck finds and what the labels tell; of the readings it changes only the findings."""
    _lint(blocks, readings)
    for block, reading in zip(blocks, readings, strict=True):
        reading.findings[:0] = labels.check_label(block.is_session, block.strict, block.code)


def _is_session(block: ShellBlock) -> bool:
    """Whether there are prompts, whatever the label says; commands that lack theirs are read as a script."""
    if not block.is_session:
        return session.has_prompt(block.code) > 0
    found = session.split(block.code)
    return bool(found.commands or found.windows) or not output.is_command(block.code.lstrip())


def _lint(blocks: Sequence[ShellBlock], readings: Sequence[ParsedBlock]) -> None:
    # A command that is refused may have taken lines away from others: only blocks that are whole are looked at.
    whole = [(b, r) for b, r in zip(blocks, readings, strict=True) if r.complete]
    scripts = [Script(block.dialect, _doubtful(reading.texts)) for block, reading in whole]
    try:
        results = shellcheck.run_shellcheck(scripts)
    except shellcheck.MissingShellcheckError:
        return
    for (block, reading), problems in zip(whole, results, strict=True):
        known = {(finding.line, finding.column) for finding in reading.findings}
        torn = {finding.line for finding in reading.findings if finding.code == "SH112"}
        if problems is None and block.strict:
            line, column = reading.texts[0].place(1, 1)
            reading.findings.append(Finding(line, column, line, column + 1, "MD117", syntax.TOO_COMPLICATED))
        for problem in _sensible(problems or (), "\n".join(text.text for text in reading.texts), block.strict):
            found = _finding(reading.texts, problem)
            is_reported = problem.number == OPTION_ALONE and found.line - 1 in torn
            if not is_reported and (found.line, found.column) not in known:
                reading.findings.append(found)


def _doubtful(texts: Sequence[ShellCode]) -> str:
    """The script for ShellCheck: lines in which nothing can be wrong for it do nothing there, and cost nothing."""
    lines = [row for text in texts for row in text.text.split("\n")]
    rows = [":" if _PLAIN.fullmatch(row) else row for row in lines]
    return "" if all(row in ("", ":") for row in rows) else "\n".join([*rows, ""])


def _sensible(problems: Sequence[Problem], script: str, strict: bool) -> Iterator[Problem]:
    """Without what only repeats itself, or is how pages leave something out."""
    rows = script.split("\n")
    # «--una=1» and nothing else: the options alone of a command that the text names.
    options = not strict and all(re.match(r"\s*(?:$|[-#])", row) for row in rows)
    torn = 0
    for problem in problems:
        row = rows[min(problem.line, len(rows)) - 1]
        if problem.number == OPTION_ALONE:
            follows, torn = torn == problem.line - 1 > 0, problem.line
            if options or follows:
                continue
        if row.strip(" \t.…") and not _is_meant(problem.number, row, strict):
            yield problem


def _is_meant(number: int, row: str, strict: bool) -> bool:
    """Whether the line may well say what its author wants it to."""
    if number in _ONLY_WITH:
        return _ONLY_WITH[number].search(row) is None
    if number in _ODD_NAMES:
        return not strict and continuation.left_out(row)
    return number == ALIAS_WITH_ARGUMENTS and _ALIAS_OF_FUNCTION.search(row) is not None


def _finding(texts: Sequence[ShellCode], problem: Problem) -> Finding:
    rows = [(text, number) for text in texts for number in range(1, len(text.pieces) + 1)]
    text, number = rows[min(problem.line, len(rows)) - 1]
    column = problem.column
    if problem.number == 1020 and text.text.split("\n")[number - 1][column - 2 : column - 1] == "]":
        column -= 1
    line, start = text.place(number, column)
    end = start + 1
    if problem.end_line == problem.line and problem.end_column > problem.column:
        end = start + problem.end_column - problem.column
    code, message = shellcheck_messages.code_and_message(problem.number, problem.message)
    return Finding(line, start, line, end, code, message)
