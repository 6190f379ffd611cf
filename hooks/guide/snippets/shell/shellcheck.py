"""ShellCheck over many texts at once: only what is a mistake for sure. It reads them; nothing is ever run."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, NamedTuple

from guide.snippets import program
from guide.snippets.program import Run
from guide.snippets.shell.shfmt import Script

CHUNK = 100  # texts of one process: what it needs of memory grows with them
# What ShellCheck needs of time and memory grows with the power of two of some of these; real texts have far less.
LARGEST = 20_000  # characters of a text
DEEPEST = 10  # brackets within brackets
JOINTS = 300  # &&, ||, |, -a, -o
SECONDS = 20.0
MOST = 50  # problems of one text; more only say that it is another language
PROCESSES = 2
# Below the level of errors these are no matter of taste either. 1110 and 1111 (typographic quotes) are TI101's, which
# knows which ones are part of a text; 1009, 1072 and 1073 only tell where others were found.
MILD = frozenset({1012, 2024, 2026, 2140, 2210, 2211, 2215, 2238, 2288})
IGNORED = frozenset({1009, 1019, 1071, 1072, 1073, 1110, 1111, 2148})
_JOINT = re.compile(r"&&|\|\|?|\s-[ao]\s")
_BRACKET = re.compile(r"[][(){}]|\\.")


class Problem(NamedTuple):
    """1-based place of the text, in characters, end exclusive; ShellCheck's own number and message."""

    line: int
    column: int
    end_line: int
    end_column: int
    number: int
    message: str


class MissingShellcheckError(Exception):
    """There is no shellcheck beside this Python nor on PATH."""


@lru_cache(maxsize=1)
def engine() -> str:
    found = program.find("shellcheck")
    if found is None:
        raise MissingShellcheckError
    return found


def is_missing() -> bool:
    return program.find("shellcheck") is None


def run_shellcheck(scripts: Sequence[Script], seconds: float = SECONDS) -> list[list[Problem] | None]:
    """The problems of each script that a parser accepts, or None when it could not be looked at."""
    first: dict[Script, int] = {}
    for script in scripts:
        if script.text and script.dialect != "zsh" and not _is_hard(script.text):
            first.setdefault(script, len(first))
    unique = list(first)
    chunks = [unique[start : start + CHUNK] for start in range(0, len(unique), CHUNK)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        found = [problems for part in pool.map(lambda chunk: _chunk(chunk, seconds), chunks) for problems in part]
    return [found[first[script]] if script in first else _unseen(script) for script in scripts]


def _unseen(script: Script) -> list[Problem] | None:
    # ShellCheck does not know zsh, and what is empty needs no look.
    return [] if script.dialect == "zsh" or not script.text else None


def _is_hard(text: str) -> bool:
    if len(text) > LARGEST or len(_JOINT.findall(text)) > JOINTS:
        return True
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match.group() in "([{" else -1 if match.group() in ")]}" else 0
        if depth > DEEPEST:
            return True
    return False


def _chunk(scripts: list[Script], seconds: float) -> list[list[Problem] | None]:
    files = [(f"{i}.sh", script.text.encode("utf-8", "replace")) for i, script in enumerate(scripts)]
    # --norc: no .shellcheckrc counts. Without -x it opens nothing but these files.
    options = ["--norc", "--format=json1", "--shell=bash", "--wiki-link-count=0"]
    with Run(files, [engine(), *options, *(name for name, _ in files)], "stdout") as run:
        output = run.output(seconds)
    if output is None:
        if len(scripts) == 1:
            return [None]
        # One text that stalls it must not lose the verdicts on the others.
        half = len(scripts) // 2
        less = max(5.0, seconds / 2)
        return _chunk(scripts[:half], less) + _chunk(scripts[half:], less)
    problems: list[list[Problem]] = [[] for _ in scripts]
    for number, problem in _comments(output):
        problems[number].append(problem)
    return [_chosen(found) for found in problems]


def _comments(output: bytes) -> Iterator[tuple[int, Problem]]:
    comments: list[dict[str, Any]] = []
    with contextlib.suppress(ValueError, KeyError):
        comments = json.loads(output)["comments"]
    for found in comments:
        if found["code"] in MILD or (found["level"] == "error" and found["code"] not in IGNORED):
            values = (found[name] for name in ("line", "column", "endLine", "endColumn", "code", "message"))
            yield int(found["file"].split(".")[0]), Problem._make(values)


def _chosen(problems: list[Problem]) -> list[Problem]:
    """One of each place, in order."""
    return list({problem[:2]: problem for problem in sorted(problems, reverse=True)}.values())[::-1][:MOST]
