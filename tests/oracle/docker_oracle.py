"""A real docker client that can reach nothing, asked what it thinks of a command; and the table's own opinion."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from builds import ROOT
from guide.docker_cli.client import Client
from guide.snippets.docker.codes import GUIDE_ONLY
from guide.snippets.docker.commands import Command, extract
from guide.snippets.docker.grammar import check_command
from guide.snippets.docker.table import load_table
from guide.snippets.docker.words import Word
from guide.snippets.notation import languages
from guide.snippets.reading import pages
from guide.snippets.shell import session, shfmt, syntax
from guide.snippets.shell.syntax import ParsedBlock

FOLDER = ROOT / ".cache" / "clientes"
# The newest first; the second is a release that does not change any more.
RELEASES = ("forky", "trixie")
# The plugins that Debian does not have.
ABSENT = {name for name, line in load_table().commands.items() if line.startswith("*") or name == "scout"}
OF_VALUES = {"DK113", "DK114", "DK115", "DK116"}
Arguments = tuple[str, ...]

_GRAMMAR = re.compile(
    r"^(unknown (shorthand )?flag|flag needs an argument|bad flag syntax|invalid argument .*ParseBool"
    r"|(docker: )?unknown (docker )?command:|docker: '.*' is not a docker command)",
    re.MULTILINE,
)
# A command without arguments calls the first one an unknown command.
_COUNT = re.compile(r"(requires|accepts) .*arg|^(ERROR: )?unknown command \"", re.MULTILINE)
_OF_A_GROUP = re.compile(r"^Usage:\s+docker( [a-z]+)*( \[OPTIONS\])? COMMAND", re.MULTILINE)


def unpack() -> Client:
    """The newest client that the table was made from. Skips where there is none and it is not CI."""
    for release in RELEASES:
        folder = FOLDER / release
        if not folder.exists():
            if not os.environ.get("CI") or shutil.which("mmdebstrap") is None:
                continue
            script = Path(__file__).with_name("clients.sh")
            subprocess.run([script, folder, release], check=False, timeout=300)
        if folder.exists():
            client = Client(folder, FOLDER / "casa" / release)
            if client.version() in load_table().clients:
                return client
    pytest.skip("no hay cliente de docker: tests/oracle/clients.sh .cache/clientes/trixie trixie lo desempaqueta")


Item = TypeVar("Item")
Answer = TypeVar("Answer")


def in_parallel(ask: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        return list(pool.map(ask, items))


def real(client: Client, arguments: Arguments) -> str:
    """What the client complains of: «grammar», «count» or nothing that a table could know."""
    done = client.run(arguments, plain=True)
    said = done.stderr + (done.stdout if done.returncode else "")
    if _GRAMMAR.search(said) or (done.returncode and _OF_A_GROUP.search(said) and not _COUNT.search(said)):
        return "grammar"
    return "count" if _COUNT.search(said) else ""


def refuses(client: Client, arguments: Arguments) -> bool:
    """Whether the client refuses values by itself: else it complains of nothing but that there is no daemon."""
    done = client.run(arguments, plain=True)
    return not re.search("cannot connect|failed to connect", done.stderr, re.IGNORECASE)


def found_codes(arguments: Arguments) -> set[str]:
    """The codes of the findings in a command whose words are all known."""
    column = 1
    words = []
    for text in ("docker", *arguments):
        words.append(Word(text, True, 1, column, 1, column + len(text)))
        column += len(text) + 1
    return {finding.code for finding in check_command(Command(tuple(words)))}


def judged(arguments: Arguments) -> str:
    """The same from the table."""
    codes = found_codes(arguments)
    if codes - {"DK107", "DK108", "DK109"} - OF_VALUES - GUIDE_ONLY:
        return "grammar"
    return "count" if codes & {"DK107", "DK108"} else ""


def readings() -> list[ParsedBlock]:
    """The commands of the guide's own pages, block by block."""
    blocks = [
        (language.dialect, language.kind == "session" or session.has_prompt(block.code) > 0, block.code)
        for page in pages.read(pages.find([ROOT / "docs"]), ROOT)
        for block in page.blocks
        if (language := languages.find(block.language)) and language.kind in ("script", "session")
        # A block with a mark is wrong on purpose, or of another version.
        if not {"falla", "sin-verificar", "desde"} & block.attributes.keys()
    ]
    return syntax.parse_blocks(blocks, shfmt.parse)


def written() -> list[Arguments]:
    """The docker commands of the guide's own pages whose words are all known."""
    found = set()
    for reading in readings():
        for command in (c for text in reading.texts for c in extract(text.text) if c.program == "docker"):
            # Another configuration has no plugins, and without them the client is another one.
            if not (ABSENT | {"--config"}) & {w.text for w in command.words[1:2]} and all(
                w.literal and not re.fullmatch("x{3,}", w.text) for w in command.words
            ):
                found.add(tuple(w.text for w in command.words[1:]))
    return sorted(found)


def usual() -> list[Arguments]:
    """Commands as they stand in guides."""
    lines = Path(__file__).with_name("ordenes.txt").read_text("utf-8").splitlines()
    return [tuple(w.text for w in extract(line)[0].words[1:]) for line in lines if line.startswith("docker")]


FOREIGN = ("--foo", "--follow", "--rm", "--no-cache", "--volumes", "--buidl", "-z", "-Q", "-H", "--hostname=a")


def mutants(bases: Sequence[Arguments], count: int, seed: int) -> Iterator[Arguments]:
    """``count`` commands with one slip each: a letter, a dash, a flag of another command, a word less."""
    chance = random.Random(seed)  # noqa: S311 - the same ones on every run
    for _ in range(count):
        words = list(chance.choice(bases))
        flags = [i for i, word in enumerate(words) if word.startswith("-") and len(word) > 2]
        kind = chance.choice(
            ("letter", "dash", "foreign", "command", "less") if flags else ("foreign", "command", "less")
        )
        if kind == "letter":
            at = chance.choice(flags)
            words[at] = _slip(words[at], chance)
        elif kind == "dash":
            at = chance.choice(flags)
            words[at] = words[at][1:] if words[at].startswith("--") else f"-{words[at]}"
        elif kind == "foreign":
            words.insert(chance.randint(1, min(len(words), 3)), chance.choice(FOREIGN))
        elif kind == "command":
            at = chance.randrange(min(2, len(words)))
            words[at] = _slip(words[at], chance)
        else:
            words.pop(chance.randrange(len(words)))
        yield tuple(words)


def _slip(word: str, chance: random.Random) -> str:
    """A letter of the name dropped, doubled, or swapped with the next one."""
    name, equals, value = word.partition("=")
    start = 2 if name.startswith("--") else 1 if name.startswith("-") else 0
    if len(name) - start < 2:
        return f"{name}z{equals}{value}"
    at = chance.randrange(start, len(name) - 1)
    turned = (
        name[:at] + name[at + 1 :],
        name[: at + 1] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )
    return chance.choice(turned) + equals + value


def changed_values(value: str, count: int, seed: str) -> Iterator[str]:
    """``count`` values with one slip each: a sign dropped, doubled, turned with the next or become another."""
    chance = random.Random(seed + value)  # noqa: S311 - the same ones on every run
    for _ in range(count):
        at = chance.randrange(len(value))
        before, sign, after = value[:at], value[at], value[at + 1 :]
        turned = after[:1] + sign + after[1:]
        yield before + chance.choice((after, sign + sign + after, turned, chance.choice(" :,/=.-_ab19") + after))
