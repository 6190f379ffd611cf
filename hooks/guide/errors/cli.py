"""``./guia error TEXTO``: the finder without a browser, and how well it finds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from guide.commandline import Parser
from guide.errors.entries import read_entries
from guide.errors.index import decoded, index
from guide.errors.matcher import Answer, Finder
from guide.places import ROOT

FOUND, UNKNOWN = 0, 1


class Measure(NamedTuple):
    """``asked``: messages whose failure has an entry; how many had it ``first`` and in the first ``three``.

    ``foreign``: texts that are no message of Docker; ``wrong``: how many got a sure answer.
    ``doubted``: how many a doubtful one. ``missed``: what did not come first, as it is told.
    """

    asked: int
    first: int
    three: int
    foreign: int
    wrong: int
    doubted: int
    missed: tuple[str, ...]

    def text(self) -> str:
        lines = [*self.missed]
        if self.asked:
            lines.append(f"{self.asked} mensajes cuyo fallo tiene entrada")
            lines.append(f"  la primera:          {_percent(self.first, self.asked)}")
            lines.append(f"  entre las tres:      {_percent(self.three, self.asked)}")
        if self.foreign:
            lines.append(f"{self.foreign} textos ajenos")
            lines.append(f"  con seguridad:       {_percent(self.wrong, self.foreign)}")
            lines.append(f"  con dudas:           {_percent(self.doubted, self.foreign)}")
        return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 found, 1 unknown, 2 wrong use."""
    parser = Parser(prog="./guia error", description="Busca un mensaje de error en el catálogo.")
    parser.add_argument(
        "text", metavar="TEXTO", nargs="?", help="el mensaje entero; con -, lo que llega por la entrada"
    )
    parser.add_argument(
        "--mide", metavar="TABLA", type=Path, help="una tabla de mensajes, con su fallo: cuántos encuentra"
    )
    parser.add_argument("--ajenos", metavar="TABLA", type=Path, help="con --mide: textos que no debe reconocer")
    options = parser.parse(arguments)
    if (options.text is None) == (options.mide is None):
        parser.error("di un TEXTO, o --mide TABLA")
    for file in filter(None, (options.mide, options.ajenos)):
        if not file.is_file():
            parser.error(f"no existe «{file}»")
    if options.mide:
        foreign = [row[-1] for row in table(options.ajenos)] if options.ajenos else []
        print(measured(finder(), [(row[1], row[3]) for row in table(options.mide)], foreign).text())
        return FOUND
    text = sys.stdin.read() if options.text == "-" else options.text
    if not text.strip():
        parser.error("el texto está vacío")
    answer = finder().find(text)
    print(told(answer))
    return FOUND if answer.matches else UNKNOWN


def finder(root: Path = ROOT) -> Finder:
    entries, _ = read_entries(root, root / "docs")
    return Finder(decoded(index(entries)))


def table(file: Path) -> list[list[str]]:
    r"""The rows of a table with tabs, below its header; line ends in a cell are ``\n``."""
    rows = [line.split("\t") for line in file.read_text("utf-8").split("\n")[1:] if line]
    return [[cell.replace("\\n", "\n") for cell in row] for row in rows]


def measured(finder: Finder, messages: Sequence[tuple[str, str]], foreign: Sequence[str] = ()) -> Measure:
    """``messages``: each failure and the text that somebody pasted."""
    known = {case for entry in finder.entries for case in entry.cases.split()}
    asked = [(case, text) for case, text in messages if case in known]
    first = three = 0
    missed = []
    for case, text in asked:
        matches = finder.find(text).matches
        places = [number for number, match in enumerate(matches) if case in match.entry.cases.split()]
        first += 0 in places
        three += bool(places)
        if 0 not in places:
            shown = ", ".join(match.entry.slug for match in matches) or "nada"
            missed.append(f"{case}: {' '.join(text.split())[:100]} → {shown}")
    answers = [finder.find(text) for text in foreign]
    wrong = sum(answer.sure for answer in answers)
    doubted = sum(bool(answer.matches) for answer in answers) - wrong
    return Measure(len(asked), first, three, len(foreign), wrong, doubted, tuple(missed))


def told(answer: Answer) -> str:
    if not answer.matches:
        lines = ["No lo conozco. Mira docker version, docker info y sudo journalctl --unit docker."]
    else:
        lines = [] if answer.sure else ["Puede ser uno de estos:"]
        for match in answer.matches:
            lines += [match.entry.title, f"  {match.message.text}", f"  docs/referencia/errores/{match.entry.slug}.md"]
    if answer.engine:
        lines.append(f"El mensaje viene de {answer.engine}.")
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)".replace(".", ",")
