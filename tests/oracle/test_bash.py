"""The syntax step against the real bash: every slip in the guide's own commands that bash refuses is found."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial

import pytest
from guide.snippets.shell import shfmt, syntax
from oracle.docker_oracle import in_parallel, readings

PER_COMMAND = 12
# What one slip takes away: a quote, a bracket, a word that ends or joins a compound command, the end of a heredoc.
_SIGN = re.compile(r"['\"`(){}\[\]]|\b(?:fi|done|esac|then|do|in)\b|^[A-Z]{2,}$|;;|;", re.MULTILINE)


def slips(text: str) -> Iterator[str]:
    places = [match.span() for match in _SIGN.finditer(text)]
    chance = random.Random(text)  # noqa: S311 - the same ones on every run
    for start, end in sorted(chance.sample(places, min(len(places), PER_COMMAND))):
        yield text[:start] + text[end:]


@pytest.fixture(scope="module")
def bash() -> str:
    return shutil.which("bash") or pytest.skip("no hay bash")


@pytest.fixture(scope="module")
def commands() -> list[str]:
    return sorted({text.text for reading in readings() for text in reading.texts if text.dialect == "bash"})


def refused(bash: str, text: str) -> str:
    """What bash says against a text that it only reads. It warns of a heredoc without an end, and then accepts it."""
    done = subprocess.run(
        [bash, "-n"], input=text.encode(), capture_output=True, env={"LC_ALL": "C.UTF-8"}, check=False
    )
    return done.stderr.decode("utf-8", "replace")


def ends_early(bash: str, text: str) -> bool:
    """Whether some first lines are a whole command: at a prompt, what follows them would be its output."""
    lines = text.split("\n")
    return any(not refused(bash, "\n".join(lines[:count])) for count in range(1, len(lines)))


def missed(mutants: list[str], is_session: bool) -> list[str]:
    blocks = [("bash", is_session, f"$ {text}" if is_session else text) for text in mutants]
    verdicts = syntax.syntax_findings(blocks, shfmt.parse)
    return [text for text, findings in zip(mutants, verdicts, strict=True) if not findings]


def test_bash_takes_every_command_of_the_guide(bash: str, commands: list[str]) -> None:
    assert len(commands) > 100
    assert [
        text for text, said in zip(commands, in_parallel(partial(refused, bash), commands), strict=True) if said
    ] == []


@pytest.mark.parametrize("is_session", [False, True], ids=["script", "session"])
def test_every_slip_that_bash_refuses_is_found(bash: str, commands: list[str], is_session: bool) -> None:
    mutants = sorted({slip for text in commands for slip in slips(text)})
    said = in_parallel(partial(refused, bash), mutants)
    wrong = [text for text, complaint in zip(mutants, said, strict=True) if complaint]
    if is_session:
        over = in_parallel(partial(ends_early, bash), wrong)
        wrong = [text for text, is_over in zip(wrong, over, strict=True) if not is_over]
    assert len(wrong) > 100
    assert missed(wrong, is_session) == []
