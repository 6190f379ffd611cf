"""Finds what is wrong in scripts and sessions, in as few runs of the parser as there can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from guide.snippets.findings import Finding
from guide.snippets.notation import fragments, placeholders
from guide.snippets.shell import continuation, mending, output, prompts, session, shfmt_messages, typography
from guide.snippets.shell.continuation import Break
from guide.snippets.shell.mending import Prepared, Slip
from guide.snippets.shell.shfmt import Script, SyntaxProblem

Parse = Callable[[Sequence[Script]], list[SyntaxProblem | None]]
LONGEST_COMMAND = 200  # lines that are tried as the continuation of an open command
LONGEST_TEXT = 250_000  # characters of all those tries together
TOO_COMPLICATED = "es demasiado grande o complicado para analizarlo: hazlo más sencillo"


@dataclass(frozen=True)
class ShellCode:
    """A script, or a command of a session, that the parser accepts; its placeholders are words."""

    dialect: str
    text: str
    pieces: tuple[session.Piece, ...]

    def place(self, line: int, column: int) -> tuple[int, int]:
        """1-based place of the block of a 1-based place of ``text``."""
        piece = self.pieces[min(line, len(self.pieces)) - 1]
        return piece.line, min(column, len(piece.text) + 1) + piece.shift


@dataclass
class ParsedBlock:
    """What is wrong in a block, and what can be looked at further: all of it, or ``complete`` is false."""

    findings: list[Finding] = field(default_factory=list)
    texts: list[ShellCode] = field(default_factory=list)
    complete: bool = True


@dataclass
class _Unit:
    """A script, or one command of a session, on its way to a verdict."""

    owner: int
    dialect: str
    pieces: tuple[session.Piece, ...]
    command: session.Command | None = None
    size: int = 0  # how many pieces are the command
    problem: SyntaxProblem | None = None
    prepared: Prepared = field(default_factory=lambda: Prepared(""))

    def raw(self, count: int = 0) -> str:
        return "\n".join(piece.text for piece in self.pieces[: count or self.size])

    def prepare(self) -> Script:
        self.prepared = mending.prepare(self.raw())
        return Script(self.dialect, self.prepared.text)


def syntax_findings(blocks: Sequence[tuple[str, bool, str]], parse: Parse) -> list[list[Finding]]:
    """Findings of each (dialect, is a session, code)."""
    return [reading.findings for reading in parse_blocks(blocks, parse)]


def parse_blocks(blocks: Sequence[tuple[str, bool, str]], parse: Parse) -> list[ParsedBlock]:
    """What there is in each (dialect, is a session, code)."""
    units: list[_Unit] = []
    for owner, (dialect, is_session, code) in enumerate(blocks):
        units += _units(owner, dialect, is_session, code)
    for unit, problem in zip(units, parse([unit.prepare() for unit in units]), strict=True):
        unit.problem = problem
    _complete(units, parse)
    _reconsider(units, parse)
    readings = [ParsedBlock() for _ in blocks]
    done: dict[int, int] = {}
    for unit in units:
        # A heredoc may have eaten what looked like later commands.
        if unit.pieces[0].line <= done.get(unit.owner, 0):
            continue
        done[unit.owner] = unit.pieces[unit.size - 1].line
        _judge(unit, readings[unit.owner])
    return readings


def _judge(unit: _Unit, reading: ParsedBlock) -> None:
    slips = list(unit.prepared.slips)
    found = [_at_offset(unit, slip) for slip in slips]
    # Of another shell, what this one would say of it is of no use.
    is_foreign = any(slip.code == "SH108" for slip in slips)
    printed = None if unit.command else output.find(unit.raw(), None if is_foreign else unit.problem)
    if printed:
        # What stands after it is no command either.
        found = [f for f in found if f.line < printed.line]
        found.append(_at(unit, printed.line, printed.column, printed.length, "SH122", printed.message))
    elif is_foreign:
        pass
    elif unit.problem:
        if not _is_half(unit, unit.problem):
            found.append(_finding(unit, unit.problem))
    elif not unit.command and output.is_without_commands(unit.prepared.text):
        found.append(_at(unit, 1, 1, 1, "SH121", output.WITHOUT_COMMANDS))
    else:
        found += [_at_break(unit, broken) for broken in _breaks(unit)]
    if unit.command and not unit.problem:
        lines, end = unit.command.lines, unit.command.pieces[-1].line
        found += prompts.unknown(lines, unit.pieces[unit.size - 1].line, end, unit.raw())
    reading.findings += found
    if unit.problem or printed or not unit.prepared.exact:
        reading.complete = False
    else:
        reading.texts.append(ShellCode(unit.dialect, unit.prepared.text, unit.pieces[: unit.size]))


def _units(owner: int, dialect: str, is_session: bool, code: str) -> list[_Unit]:
    if not is_session:
        # A block with a margin of its own would never end a heredoc; the reader takes the margin for layout.
        lines = code.split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        pieces = tuple(session.Piece(i, min(margin, len(line)), line[margin:]) for i, line in enumerate(lines, 1))
        return [_Unit(owner, dialect, pieces, size=len(pieces))]
    return [_Unit(owner, dialect, command.pieces, command, command.least) for command in session.split(code).commands]


def _complete(units: Sequence[_Unit], parse: Parse) -> None:
    """Gives each open command of a session the fewest further lines that close it."""
    tries: list[tuple[_Unit, int]] = []
    closers: dict[int, set[str]] = {}
    for unit in units:
        if unit.command and unit.problem and shfmt_messages.incomplete(unit.problem.message):
            tries += [(unit, count) for count in _sizes(unit, unit.command, unit.problem)]
            closers[id(unit)] = {shfmt_messages.closer(unit.problem.message)}
    results = parse([Script(unit.dialect, mending.prepare(unit.raw(count)).text) for unit, count in tries])
    closed: set[int] = set()
    inner: dict[int, tuple[int, SyntaxProblem]] = {}
    for (unit, count), problem in zip(tries, results, strict=True):
        if id(unit) in closed:
            continue
        if problem is None:
            closed.add(id(unit))
            unit.size, unit.problem = count, None
            unit.prepare()
        elif shfmt_messages.incomplete(problem.message):
            closers[id(unit)].add(shfmt_messages.closer(problem.message))
        else:
            inner.setdefault(id(unit), (count, problem))
    for unit in units:
        if id(unit) in inner and id(unit) not in closed:
            count, problem = inner[id(unit)]
            later = {piece.text.strip().split(" ")[0].rstrip(";") for piece in unit.pieces[count - 1 :]}
            # Only if the end of the compound command is there is the error in its middle, not in an output.
            if later & (closers[id(unit)] - {""}):
                unit.size, unit.problem = count, problem
                unit.prepare()


def _sizes(unit: _Unit, command: session.Command, problem: SyntaxProblem) -> list[int]:
    if problem.message.startswith("unclosed here-document"):
        word = shfmt_messages.closer(problem.message)
        unit.pieces = command.pieces + command.beyond(word)
        return [n for n, p in enumerate(unit.pieces, 1) if p.text.strip("\t ") == word][:5]
    sizes: list[int] = []
    length = total = 0
    for count, piece in enumerate(command.pieces[: unit.size + LONGEST_COMMAND], 1):
        length += len(piece.text) + 1
        if count > unit.size and (total := total + length) <= LONGEST_TEXT:
            sizes.append(count)
    return sizes


def _reconsider(units: Sequence[_Unit], parse: Parse) -> None:
    """Reads what is refused in the other ways that it may be meant: the first that is accepted counts."""
    tries: list[tuple[_Unit, Prepared]] = []
    for unit in units:
        if unit.problem:
            tries += [(unit, other) for other in _others(unit.raw(), unit.prepared, unit.problem)]
    for (unit, other), problem in zip(tries, parse([Script(u.dialect, o.text) for u, o in tries]), strict=True):
        if problem is None and unit.problem:
            unit.prepared, unit.problem = other, None


def _others(raw: str, prepared: Prepared, problem: SyntaxProblem) -> list[Prepared]:
    others = []
    if any(slip.code == "MD115" for slip in prepared.slips):
        others.append(mending.prepare(raw, loose=False))
    loose = placeholders.fill_loose(prepared.text)
    if loose != prepared.text:
        slips = tuple(Slip(o, len(s), "MD115", mending.hint(s)) for o, s in placeholders.loose(prepared.text))
        others.append(Prepared(loose, prepared.slips + slips, exact=False))
    quoted = typography.straight(prepared.text)
    if quoted != prepared.text:
        # «"hola”»: the shell's own quote opens, and what should close it does not.
        rows = prepared.text.split("\n")
        begin = sum(len(row) + 1 for row in rows[: problem.line - 1]) + problem.column - 1
        mark = next((m for o in range(begin, len(quoted)) if (m := typography.quote(prepared.text, o))), None)
        if mark:
            slip = Slip(mark.start, 1, mark.code, mark.message)
            others.append(Prepared(quoted, (*prepared.slips, slip)))
    return others


def _is_half(unit: _Unit, problem: SyntaxProblem) -> bool:
    """Whether only one end of a compound command is here, and the block shows that it is a piece of a script."""
    # «…» says it, and so does a margin of every line: the piece stands inside of something.
    piece = fragments.is_cut(unit.raw(), shfmt_messages.opens(problem.message)) or any(p.shift for p in unit.pieces)
    ends = shfmt_messages.opens(problem.message) or shfmt_messages.closes(problem.message)
    return unit.command is None and ends and piece


def _breaks(unit: _Unit) -> list[Break]:
    if unit.command is None:
        return continuation.in_script(unit.prepared.text)
    following = [piece.text for piece in unit.pieces[unit.size :]]
    return continuation.in_session(unit.prepared.text.split("\n") + following, unit.size)


def _at_break(unit: _Unit, broken: Break) -> Finding:
    piece = unit.pieces[broken.line - 1]
    text = piece.text.rstrip()
    column = len(text) if broken.at_end else len(text) - len(text.lstrip()) + 1
    return Finding(piece.line, column + piece.shift, piece.line, column + piece.shift + 1, broken.code, broken.message)


def _finding(unit: _Unit, problem: SyntaxProblem) -> Finding:
    if problem.message == "!":
        return _at(unit, 1, 1, 1, "MD117", TOO_COMPLICATED)
    row = unit.pieces[min(problem.line, unit.size) - 1].text
    code, message = shfmt_messages.translate(problem.message, row[problem.column - 1 :])
    token = shfmt_messages.token(problem.message)
    length = len(token) if token and row.startswith(token, problem.column - 1) else 1
    return _at(unit, problem.line, problem.column, length, code, message)


def _at_offset(unit: _Unit, slip: Slip) -> Finding:
    before = unit.prepared.text[: slip.start]
    line = before.count("\n") + 1
    return _at(unit, line, len(before) - before.rfind("\n"), slip.length, slip.code, slip.message)


def _at(unit: _Unit, line: int, column: int, length: int, code: str, message: str) -> Finding:
    piece = unit.pieces[min(line, unit.size) - 1]
    start = min(column, len(piece.text) + 1) + piece.shift
    return Finding(piece.line, start, piece.line, start + length, code, message)
