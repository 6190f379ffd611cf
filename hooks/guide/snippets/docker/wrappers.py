"""Programs that run another command: what is left of their words is the command, or a script of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.snippets.docker.words import Raw

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=")
# For each wrapper the letters and long names of its options whose value is the next word, and how many arguments come
# first. That of xargs -i and -l, if any, is in the same word.
_WRAPPERS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "sudo": ("ugpCTRDhrtU", ("user", "group", "prompt", "host", "chdir"), 0),
    "doas": ("uC", (), 0),
    "env": ("uCS", ("unset", "chdir"), 0),
    "time": ("fo", ("format", "output"), 0),
    "nohup": ("", (), 0),
    "exec": ("a", (), 0),
    "command": ("", (), 0),
    "builtin": ("", (), 0),
    "winpty": ("", (), 0),
    "setsid": ("", (), 0),
    "nice": ("n", ("adjustment",), 0),
    "ionice": ("cn", ("class", "classdata"), 0),
    "stdbuf": ("ioe", ("input", "output", "error"), 0),
    "timeout": ("ks", ("kill-after", "signal"), 1),
    "watch": ("nq", ("interval", "equexit"), 0),
    "xargs": ("adEILnPs", ("arg-file", "delimiter", "max-args", "max-procs", "max-chars"), 0),
}
_SHELLS = ("bash", "sh", "zsh", "dash", "ash", "ksh")
MOST = 8  # wrappers around each other


@dataclass(frozen=True)
class Run:
    """A command (``words``) or a ``script``; ``open`` when arguments that nobody sees follow.

    ``wraps``: the words are only those of a program that runs another one.
    """

    words: tuple[Raw, ...] = ()
    script: Raw | None = None
    open: bool = False
    wraps: bool = False


def unwrap(raw: Sequence[Raw], wrapping: bool = False) -> Iterator[Run]:
    """The command itself, or what the wrapper runs. ``wrapping``: the wrappers around it, too, from outside in."""
    rest = list(raw)
    is_open = False
    for _ in range(MOST + 1):
        while rest and _ASSIGNMENT.match(rest[0].text):
            rest = rest[1:]
        if not rest or not rest[0].literal:
            return
        name = rest[0].text.rpartition("/")[2]
        if name in _SHELLS or name == "su":
            yield from _script(_after_c(rest[1:]), is_open)
            return
        if (name == "eval" and len(rest) == 2) or (name == "trap" and len(rest) > 2):
            yield from _script(rest[1], is_open)
            return
        if name == "alias":
            for word in rest[1:]:
                yield from _script(_value(word), is_open=True)
            return
        if name not in _WRAPPERS:
            yield Run(tuple(rest), open=is_open)
            return
        before = rest
        options, rest = _options(name, rest[1:])
        if wrapping:
            yield Run(tuple(before[: len(before) - len(rest)]), wraps=True)
        if name == "command" and {"-v", "-V"} & set(options):
            return
        if name == "watch" and len(rest) == 1:
            yield from _script(rest[0], is_open)
            return
        # With -I the place of the argument is in the command itself.
        is_open = is_open or (name == "xargs" and not any(re.match(r"-[iI]|--replace", o) for o in options))


def _script(word: Raw | None, is_open: bool) -> Iterator[Run]:
    if word is not None and word.literal:
        yield Run(script=word, open=is_open)


def _after_c(rest: Sequence[Raw]) -> Raw | None:
    """What follows «-c», «-lc», «-cx» of a shell."""
    for index, word in enumerate(rest[:-1]):
        if re.match(r"-[a-zA-Z]*c", word.text):
            return rest[index + 1]
    return None


def _value(word: Raw) -> Raw | None:
    """The script of «name=script»."""
    cut = word.text.find("=") + 1
    return Raw(word.text[cut:], word.literal, word.many, word.start, word.end, word.offsets[cut:]) if cut else None


def _options(name: str, rest: list[Raw]) -> tuple[list[str], list[Raw]]:
    """The options of a wrapper, and what comes after them and its own arguments."""
    letters, names, arguments = _WRAPPERS[name]
    options: list[str] = []
    while rest and rest[0].text.startswith("-"):
        option = rest[0].text
        options.append(option)
        rest = rest[1:]
        if option.startswith("--"):
            takes_next = option[2:] in names
        else:
            letter = next((i for i, c in enumerate(option) if c in letters), None)
            takes_next = letter == len(option) - 1
        if takes_next:
            rest = rest[1:]
    return options, rest[arguments:]
