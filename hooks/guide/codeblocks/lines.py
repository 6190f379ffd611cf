"""The lines of a block: each an element of its own where it may wrap, and those of a long output folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import groupby
from typing import NamedTuple

from guide.codeblocks.columns import is_row
from guide.codeblocks.slots import mark_all

LONGEST_OUTPUT, SHOWN = 20, 10
"""A longer output is folded, and so many of its lines stay to be seen."""
# Nothing of a shorter line is cut in two, not even on the narrowest screen.
_SHORT = 24

_TAG = re.compile(r"<[^>]*>")
# Pygments marks each blank, and nobody colours it.
_BLANK = re.compile(r'<span class="w">([^<]*)</span>')
_PROMPT = re.compile(r'<span class="gp">[^<]*</span>')
_OUTPUT = re.compile(r'<span class="go">([^<]*)</span>')
# «<<'FIN'», and not «<<<».
_HEREDOC = re.compile(r"(?<!<)<<-?\s*(['\"]?)([A-Za-z_][\w.]*)\1")
_TEXT = re.compile(r"(?:^|(?<=>))[^<]+")
_OPTION = re.compile(r"(?<![\w&;/.=-])--?[A-Za-z][\w-]*")


class Line(NamedTuple):
    """``html`` without the end of the line. ``folds``: whether it is no command and no file."""

    html: str
    folds: bool


def session(code: str) -> str:
    """A terminal session: commands wrap, and so do messages."""
    lines: list[Line] = []
    awaited: list[str] = []  # the words that end the documents within the command
    for row in _rows(code):
        written = _written(row)
        if awaited:
            # The lexer cannot tell it from an output.
            output = _OUTPUT.fullmatch(row)
            lines.append(Line(_typed(output[1] if output else row), folds=False))
            if written.lstrip("\t") == awaited[0]:
                awaited.pop(0)
        elif output := _OUTPUT.fullmatch(row):
            lines.append(Line(_line(output[1], "go"), folds=True))
        elif not row and lines and lines[-1].folds:
            lines.append(Line(_line("", "go"), folds=True))
        else:
            lines.append(Line(_typed(row), folds=False))
            awaited = [mark[1] for mark in _HEREDOC.findall(written)]
    return folded(lines)


def script(code: str) -> str:
    """What is typed, and files of instructions: it wraps and is never folded."""
    return "".join(map(_typed, _rows(code)))


def text(code: str, *, folds: bool) -> str:
    """Messages, trees, templates."""
    return folded(Line(_line(row, "guia-linea"), folds) for row in _rows(code))


def data(code: str, *, folds: bool) -> str:
    """A file of a format where the beginning of a line tells something: it does not wrap."""
    return folded(Line(f"{mark_all(row)}\n", folds) for row in _rows(code))


def plain(code: str, *, folds: bool) -> str:
    """A program, or markup, which has no placeholders."""
    return folded(Line(f"{row}\n", folds) for row in _rows(code))


def folded(lines: Iterable[Line]) -> str:
    parts: list[str] = []
    for folds, group in groupby(lines, key=lambda line: line.folds):
        run = [line.html for line in group]
        rest = run[SHOWN:] if folds and len(run) > LONGEST_OUTPUT else []
        parts += run[: len(run) - len(rest)]
        if rest:
            parts.append(f'<span class="guia-resto">{"".join(rest)}</span>')
    return "".join(parts)


def _rows(code: str) -> Iterator[str]:
    yield from _BLANK.sub(r"\1", code.removesuffix("\n")).split("\n")


def _written(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _line(html: str, name: str) -> str:
    # The end of the line within the element: outside it would be an empty line more.
    columns = " guia-columnas" if is_row(_written(html)) else ""
    return f'<span class="{name}{columns}">{html}\n</span>'


def _typed(row: str) -> str:
    prompt = _PROMPT.match(row)
    start = prompt.end() if prompt else 0
    row = row[:start] + mark_all(row[start:])
    if len(_written(row)) > _SHORT:
        row = _TEXT.sub(lambda text: _OPTION.sub(r'<span class="guia-opcion">\g<0></span>', text[0]), row)
    return f'<span class="guia-linea">{row}\n</span>'
