"""What each character of a shell text is: code, quoted, comment, heredoc or placeholder. Linear, and it never fails."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guide.snippets.notation import placeholders

CODE, SINGLE, DOUBLE, COMMENT, HEREDOC, PLACEHOLDER = b"csd#hp"
_WORD_START = frozenset(" \t\n;&|()`")
_HEREDOC = re.compile(r"<<(-?)[ \t]*((?:'[^'\n]*'|\"[^\"\n]*\"|\\.|[^\s;&|<>()'\"\\])+)")
# Everything up to the next of these is of the same kind as what stands before it.
_IN_CODE = re.compile(r"[\\'\"`$#<()}\n]")
_LINE_END = (re.compile(r"\n"), re.compile(r"[\n`]"))  # outside and inside backquotes
_QUOTED = re.compile(r"'[^']*'?")
_ANSI = re.compile(r"\$'(?:[^'\\]|\\.)*'?", re.DOTALL)
_IN_DOUBLE = re.compile(r"[\\\"`$]")


@dataclass
class _Frame:
    """``end`` closes it, ``width`` times; ``kind`` is what its plain characters are."""

    end: str
    kind: int
    arithmetic: bool = False  # << is no heredoc and # no comment there, nor in a parameter
    parameter: bool = False
    width: int = 1


@dataclass
class _Scanner:
    text: str
    kinds: bytearray
    position: int = 0
    stack: list[_Frame] = field(default_factory=lambda: [_Frame("", CODE)])
    waiting: list[tuple[str, bool]] = field(default_factory=list)  # heredocs whose text starts at the next line

    def run(self) -> None:
        while self.position < len(self.text):
            frame = self.stack[-1]
            quoted = frame.end == '"'
            match = (_IN_DOUBLE if quoted else _IN_CODE).search(self.text, self.position)
            end = match.start() if match else len(self.text)
            self.put(end, frame.kind)
            if match:
                sign = match.group()
                if sign == "\\":
                    self.put(end + 2, frame.kind)
                elif sign == frame.end:
                    self.close(frame)
                elif sign == '"':
                    self.open(_Frame('"', DOUBLE), 1)
                elif sign == "`":
                    self.open(_Frame("`", CODE), 1)
                elif sign == "$":
                    self.dollar(frame)
                else:
                    self.sign(sign, frame)

    def put(self, end: int, kind: int) -> None:
        end = min(end, len(self.text))
        self.kinds[self.position : end] = bytes([kind]) * (end - self.position)
        self.position = end

    def open(self, frame: _Frame, length: int) -> None:
        self.put(self.position + length, frame.kind)
        self.stack.append(frame)

    def close(self, frame: _Frame) -> None:
        if frame.width == 2 and not self.text.startswith("))", self.position):
            # «$((» was a substitution that starts with a subshell.
            self.stack[-1] = _Frame(")", frame.kind)
            self.put(self.position + 1, frame.kind)
            return
        self.put(self.position + frame.width, frame.kind)
        self.stack.pop()

    def dollar(self, frame: _Frame) -> None:
        here, text = self.position, self.text
        if text.startswith("$((", here):
            self.open(_Frame(")", CODE, arithmetic=True, width=2), 3)
        elif text.startswith("$(", here):
            self.open(_Frame(")", CODE), 2)
        elif text.startswith("${", here):
            self.open(_Frame("}", frame.kind, parameter=True), 2)
        elif frame.end != '"' and (match := _ANSI.match(text, here)):
            self.put(match.end(), SINGLE)
        else:
            self.put(here + 1, frame.kind)

    def sign(self, sign: str, frame: _Frame) -> None:
        here, text = self.position, self.text
        before = text[here - 1] if here else "\n"
        if frame.kind == CODE and (quoted := _QUOTED.match(text, here)):
            self.put(quoted.end(), SINGLE)
        elif sign == "#" and before in _WORD_START and not frame.parameter and not frame.arithmetic:
            stop = _LINE_END[frame.end == "`"].search(text, here)
            self.put(stop.start() if stop else len(text), COMMENT)
        elif sign == "\n":
            self.put(here + 1, frame.kind)
            self.heredocs()
        elif sign == "<" and not frame.parameter and not frame.arithmetic:
            self.less()
        elif sign == "(" and not frame.parameter:
            double = not frame.arithmetic and before in _WORD_START and text.startswith("((", here)
            width = 2 if double else 1
            self.open(_Frame(")", frame.kind, arithmetic=double or frame.arithmetic, width=width), width)
        else:
            self.put(here + 1, frame.kind)

    def less(self) -> None:
        here, text = self.position, self.text
        if text.startswith("<<<", here):
            self.put(here + 3, CODE)
        elif heredoc := _HEREDOC.match(text, here):
            self.waiting.append((re.sub(r"['\"\\]", "", heredoc.group(2)), heredoc.group(1) == "-"))
            self.put(heredoc.end(), CODE)
        elif end := placeholders.end_of_any(text, here):
            self.put(end, PLACEHOLDER)
        else:
            self.put(here + 1, CODE)

    def heredocs(self) -> None:
        for word, tabs in self.waiting:
            while self.position < len(self.text):
                stop = _LINE_END[0].search(self.text, self.position)
                end = stop.start() if stop else len(self.text)
                line = self.text[self.position : end]
                self.put(end + 1, HEREDOC)
                if (line.lstrip("\t") if tabs else line) == word:
                    break
        self.waiting.clear()


def kinds(text: str) -> bytes:
    """One of the six letters for each character."""
    scanner = _Scanner(text, bytearray(len(text)))
    scanner.run()
    return bytes(scanner.kinds)
