"""What the text of ``docker … --help`` says."""

from __future__ import annotations

import re
from typing import NamedTuple

from guide.snippets.docker.table import MANY, Flag

# «  -f, --filter list   text», «      --rm   text», «      --check[=true]   text»
_FLAG = re.compile(r"^ {2}(?:-(\w), |    )--([\w.-]+)(\[=[^\]]*\])?(?: (\S+))?(?: {2,}|$)", re.MULTILINE)
_USAGE = re.compile(r"^Usage:[ \t]+(.+(?:\n[ \t]+docker .+)*)", re.MULTILINE)
_COMMANDS = re.compile(r"^[A-Z][\w ()]*ommands.*:\n((?:[ ]{2}.*\n?)+)", re.MULTILINE)


_ALIASES = re.compile(r"^Aliases:\n[ \t]+(.+)", re.MULTILINE)


class Help(NamedTuple):
    usages: tuple[str, ...]
    aliases: tuple[str, ...]
    flags: tuple[Flag, ...]
    commands: tuple[str, ...]


def parse_help(text: str) -> Help:
    text = text.replace("\r\n", "\n")
    usage = _USAGE.search(text)
    usages = tuple(" ".join(line.split()) for line in usage[1].splitlines()) if usage else ()
    aliases = _ALIASES.search(text)
    commands: list[str] = []
    for section in _COMMANDS.findall(text):
        commands += [m[1] for m in re.finditer(r"^ {2}([a-z][\w-]*)\*?(?: {2,}|$)", section, re.MULTILINE)]
    names = tuple(name.strip() for name in aliases[1].split(",")) if aliases else ()
    flags = [
        Flag(name, short, "?" if optional or "[=" in kind else "=" if kind else "")
        for short, name, optional, kind in _FLAG.findall(text)
        if name != "help"
    ]
    return Help(usages, names, tuple(flags), tuple(commands))


def arguments(usage: str) -> tuple[int, int]:
    """The least and the most arguments that one usage line asks for, which stand after the names of the command."""
    rest = usage.split()
    while rest and re.fullmatch(r"[a-z][\w-]*", rest[0]):
        rest = rest[1:]
    # «PATH | URL | -» and «file|URL|-» are one argument.
    text = re.sub(r"\s*\|\s*", "|", " ".join(rest))
    least = most = 0
    for word in re.findall(r"\[[^\[\]]*(?:\[[^\[\]]*\])*[^\[\]]*\](?:\.\.\.)?|\S+", text):
        if re.fullmatch(r"\[(OPTIONS|FLAGS|flags|options)\]|OPTIONS|--", word):
            continue
        if "..." in word or "OPTIONS" in word:
            # «[ps OPTIONS]» are as many words as one likes.
            most = MANY
        if not word.startswith("["):
            least += 1
        most = min(MANY, most + 1)
    return least, most


def other_names(shown: Help, path: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The paths that the help of ``path`` gives as the same command: «ls, list» or «docker container ls, docker ps»."""
    names = {tuple(name.split()[1:]) if name.startswith("docker ") else (*path[:-1], name) for name in shown.aliases}
    return names - {path}
