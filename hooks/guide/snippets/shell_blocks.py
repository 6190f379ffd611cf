"""Finds what is wrong in scripts and sessions, in as few runs of the parser as there can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guide.snippets import placeholders, session, shell_messages
from guide.snippets.blocks import Finding
from guide.snippets.shell import Script, SyntaxProblem

Parse = Callable[[Sequence[Script]], list[SyntaxProblem | None]]
LONGEST_COMMAND = 200  # lines that are tried as the continuation of an open command
LONGEST_TEXT = 250_000  # characters of all those tries together


@dataclass
class _Unit:
    """A script, or one command of a session, on its way to a verdict."""

    owner: int
    dialect: str
    pieces: tuple[session.Piece, ...]
    command: session.Command | None = None
    size: int = 0  # how many pieces are the command
    problem: SyntaxProblem | None = None

    def script(self, count: int = 0) -> Script:
        text = "\n".join(piece.text for piece in self.pieces[: count or self.size])
        return Script(self.dialect, placeholders.fill(text))


def check(blocks: Sequence[tuple[str, bool, str]], parse: Parse) -> list[list[Finding]]:
    """Findings of each (dialect, is a session, code)."""
    units: list[_Unit] = []
    for owner, (dialect, is_session, code) in enumerate(blocks):
        units += _units(owner, dialect, is_session, code)
    for unit, problem in zip(units, parse([unit.script() for unit in units]), strict=True):
        unit.problem = problem
    _complete(units, parse)
    findings: list[list[Finding]] = [[] for _ in blocks]
    done: dict[int, int] = {}
    doubtful = [u for u in units if u.problem and placeholders.fill_loose(u.script().text) != u.script().text]
    filled = parse([Script(u.dialect, placeholders.fill_loose(u.script().text)) for u in doubtful])
    misspelt = {id(u) for u, problem in zip(doubtful, filled, strict=True) if problem is None}
    for unit in units:
        # A heredoc may have eaten what looked like later commands.
        if unit.command and unit.pieces[0].line <= done.get(unit.owner, 0):
            continue
        done[unit.owner] = unit.pieces[unit.size - 1].line
        if id(unit) in misspelt:
            findings[unit.owner] += _misspelt(unit)
        elif unit.problem:
            findings[unit.owner].append(_finding(unit, unit.problem))
        elif _dangling(unit):
            findings[unit.owner].append(_at(unit, unit.size, -1, 1, "SH110", _DANGLING))
    return findings


_DANGLING = "la orden sigue tras \\ y no hay más líneas: quita \\ o escribe lo que falta"


def _units(owner: int, dialect: str, is_session: bool, code: str) -> list[_Unit]:
    if not is_session:
        # A block with a margin of its own would never end a heredoc; the reader takes the margin for layout.
        lines = code.split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        pieces = tuple(session.Piece(i, margin, line[margin:]) for i, line in enumerate(lines, 1))
        return [_Unit(owner, dialect, pieces, size=len(pieces))]
    return [
        _Unit(owner, dialect, command.pieces + command.beyond, command, command.least)
        for command in session.split(code).commands
    ]


def _complete(units: Sequence[_Unit], parse: Parse) -> None:
    """Gives each open command of a session the fewest further lines that close it."""
    tries: list[tuple[_Unit, int]] = []
    for unit in units:
        if unit.command and unit.problem and shell_messages.incomplete(unit.problem.message):
            tries += [(unit, count) for count in _sizes(unit, unit.command, unit.problem)]
    results = parse([unit.script(count) for unit, count in tries])
    closed: set[int] = set()
    closers: dict[int, set[str]] = {id(unit): {shell_messages.closer(_message(unit))} for unit, _ in tries}
    inner: dict[int, tuple[int, SyntaxProblem]] = {}
    for (unit, count), problem in zip(tries, results, strict=True):
        if id(unit) in closed:
            continue
        if problem is None:
            closed.add(id(unit))
            unit.size, unit.problem = count, None
        elif shell_messages.incomplete(problem.message):
            closers[id(unit)].add(shell_messages.closer(problem.message))
        else:
            inner.setdefault(id(unit), (count, problem))
    for unit in units:
        if id(unit) in inner and id(unit) not in closed:
            count, problem = inner[id(unit)]
            later = {piece.text.strip().split(" ")[0].rstrip(";") for piece in unit.pieces[count - 1 :]}
            # Only if the end of the compound command is there is the error in its middle, not in an output.
            if later & (closers[id(unit)] - {""}):
                unit.size, unit.problem = count, problem


def _message(unit: _Unit) -> str:
    return unit.problem.message if unit.problem else ""


def _sizes(unit: _Unit, command: session.Command, problem: SyntaxProblem) -> list[int]:
    if problem.message.startswith("unclosed here-document"):
        word = shell_messages.closer(problem.message)
        return [n for n, p in enumerate(unit.pieces, 1) if n > unit.size and p.text.strip("\t ") == word][:5]
    sizes: list[int] = []
    length = total = 0
    for count, piece in enumerate(command.pieces[: unit.size + LONGEST_COMMAND], 1):
        length += len(piece.text) + 1
        if count > unit.size and (total := total + length) <= LONGEST_TEXT:
            sizes.append(count)
    return sizes


def _dangling(unit: _Unit) -> bool:
    # A script may be cut out of a longer one; in a session the line would wait for more.
    last = unit.pieces[unit.size - 1].text
    return unit.command is not None and (len(last) - len(last.rstrip("\\"))) % 2 == 1


def _misspelt(unit: _Unit) -> list[Finding]:
    text = "\n".join(piece.text for piece in unit.pieces[: unit.size])
    found = placeholders.loose(text)
    if not found:
        return []
    offset, spelling = found[0]
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    message = f"el marcador {spelling} se escribe en minúsculas y con guiones: {_better(spelling)}"
    return [_at(unit, line, column, len(spelling), "MD115", message)]


def _better(spelling: str) -> str:
    words = "".join(c if c.isalnum() else "-" for c in spelling.strip("<>").lower())
    return f"<{'-'.join(word for word in words.split('-') if word) or 'marcador'}>"


def _finding(unit: _Unit, problem: SyntaxProblem) -> Finding:
    if problem.message == "!":
        return _at(unit, 1, 1, 1, "MD117", "es demasiado complicado para analizarlo: hazlo más sencillo")
    code, message = shell_messages.translate(problem.message)
    row = unit.pieces[min(problem.line, unit.size) - 1].text
    token = shell_messages.token(problem.message)
    length = len(token) if row.startswith(token, problem.column - 1) else 1
    return _at(unit, problem.line, problem.column, length, code, message)


def _at(unit: _Unit, line: int, column: int, length: int, code: str, message: str) -> Finding:
    """``column`` -1: the last character of the line."""
    piece = unit.pieces[min(line, unit.size) - 1]
    start = (len(piece.text) if column == -1 else min(column, len(piece.text) + 1)) + piece.shift
    return Finding(piece.line, start, piece.line, start + max(1, length), code, message)
