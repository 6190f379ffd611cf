"""The shape that all tutorials share, and the time that they promise: docs/tutoriales, its index apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from guide.diagnostics import Diagnostic, in_order
from guide.prose.minutes import STEP, Minutes, minutes
from guide.prose.passages import fences

FOLDER = "tutoriales"
INDEX = "index.md"
CODES = {
    "PG201": "Tutorial sin el recuadro «Antes de empezar», o con uno al que le falta una parte",
    "PG202": "Tutorial al que le falta uno de sus últimos apartados, o que los tiene en otro orden",
    "PG203": "Ejercicios que no se llaman «### 1. …», o cuyo último no es «Para entregar»",
    "PG204": "Preguntas de «Compruébate» con menos opciones de las debidas, o sin una única correcta",
    "PG205": "Tiempo de un tutorial escrito de otra forma: «unos 50 minutos, más 20 de ejercicios»",
    "PG206": "Tiempo de un tutorial que no es el que se mide: escribe lo medido",
    "PG207": "Tiempo del índice de los tutoriales que no es el de las páginas",
}
BOX = '!!! abstract "Antes de empezar"'
PARTS = ("**Al terminar**", "**Tiempo:**", "**Necesitas**", "**Versiones:**")
LAST = ("Si algo falla", "Ejercicios", "Compruébate", "Deja la máquina como estaba")
NEXT = "**Siguiente:**"
LEAST_QUESTIONS = 4
LEAST_WRONG = 2

_HEADING = re.compile(r"(?P<level>#{2,3}) +(?P<title>.*?)(?: *\{.*\})? *$")
_TIME = re.compile(r"\*\*Tiempo:\*\* +unos (?P<page>\d+) minutos, más (?P<exercises>\d+) de ejercicios\b")
_EXERCISE = re.compile(r"(?P<number>\d+)\. +(?P<title>\S.*)")
_QUESTION = re.compile(r'!!! +question +"')
_OPTION = re.compile(r"(?P<space> +)\?\?\?\+? +(?P<kind>\w+)")
_CARD = re.compile(r"-\s+\[.*?\]\((?P<page>[\w-]+\.md)\)")
_CARD_TIME = re.compile(r"\*\*(?P<time>\d+) min\*\*")
_TOTAL = re.compile(
    r"\bunas?\s+(?P<page>\w+(?:\s+y\s+media)?)\s+horas?"
    r"(?:,\s+más\s+(?P<exercises>\w+(?:\s+y\s+media)?)\s+de\s+ejercicios)?"
)
_NUMBERS = (
    *("cero", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho"),
    *("nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis"),
)


def is_tutorial(page: str) -> bool:
    """``page``: its path from the folder of the pages."""
    path = PurePosixPath(page)
    return path.parent == PurePosixPath(FOLDER) and path.name != INDEX and path.suffix == ".md"


def texts(docs: Path) -> dict[str, str]:
    """Every tutorial below ``docs``, by its path from there."""
    files = sorted((docs / FOLDER).glob("*.md"))
    return {f"{FOLDER}/{file.name}": file.read_text("utf-8-sig") for file in files if file.name != INDEX}


def check_tutorials(docs: Path, shown: str) -> list[Diagnostic]:
    """What is wrong in the shape and the times of all tutorials, and in their index; ``shown`` names ``docs``."""
    pages = texts(docs)
    found = [problem for page, text in pages.items() for problem in check_tutorial(f"{shown}/{page}", text)]
    index = docs / FOLDER / INDEX
    if index.is_file():
        found += check_index(f"{shown}/{FOLDER}/{INDEX}", index.read_text("utf-8-sig"), pages)
    return in_order(found)


def check_tutorial(file: str, text: str) -> list[Diagnostic]:
    """What is wrong in the shape and the time of one tutorial."""
    return in_order(_Tutorial(file, text).problems())


def promised(text: str) -> Minutes | None:
    """What the page says of its time, or None where it says it in no known form."""
    match = _TIME.search(text)
    return Minutes(int(match["page"]), int(match["exercises"])) if match else None


class _Tutorial:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        # «\\n» alone, as Diagnostic counts.
        self.lines = text.split("\n")
        inside = fences(self.lines)
        self.prose = ["" if opening else line for line, opening in zip(self.lines, inside, strict=True)]
        # Line, level and title of each heading below the one of the page.
        self.headings = [
            (number, len(match["level"]), match["title"])
            for number, line in enumerate(self.prose, 1)
            if (match := _HEADING.match(line))
        ]

    def problems(self) -> Iterator[Diagnostic]:
        yield from self._box()
        yield from self._order()
        yield from self._exercises()
        yield from self._quiz()
        yield from self._time()

    def _at(self, line: int, code: str, message: str) -> Diagnostic:
        excerpt = self.lines[line - 1]
        return Diagnostic(self.file, line, 1, line, len(excerpt) + 1, code, message, excerpt=excerpt)

    def _line_of(self, start: str) -> int:
        return next((number for number, line in enumerate(self.prose, 1) if line.lstrip().startswith(start)), 0)

    def _section(self, title: str) -> range:
        """The numbers of the lines below the heading; none where there is no such section."""
        start = next((line for line, level, name in self.headings if level == 2 and name == title), 0)
        if not start:
            return range(0)
        end = next((line for line, level, _ in self.headings if level == 2 and line > start), len(self.lines) + 1)
        return range(start, end)

    def _box(self) -> Iterator[Diagnostic]:
        start = next((number for number, line in enumerate(self.prose, 1) if line.rstrip() == BOX), 0)
        if not start:
            yield self._at(1, "PG201", f"falta el recuadro de entrada: {BOX}")
            return
        body = _indented(self.prose, start)
        missing = [part for part in PARTS if not any(line.strip().startswith(part) for line in body)]
        if missing:
            message = f"al recuadro le falta {' y '.join(missing)}, cada cosa al principio de un párrafo"
            yield self._at(start, "PG201", message)

    def _order(self) -> Iterator[Diagnostic]:
        sections = [(line, title) for line, level, title in self.headings if level == 2]
        titles = [title for _, title in sections]
        wanted = ", ".join(f"«{title}»" for title in LAST)
        missing = [title for title in LAST if title not in titles]
        if missing:
            names = " y ".join(f"«## {title}»" for title in missing)
            yield self._at(len(self.lines), "PG202", f"falta {names}; la página acaba con {wanted} y {NEXT}")
        else:
            ended = sections[min(titles.index(title) for title in LAST) :]
            wrong = [place for place, right in zip_longest(ended, LAST) if place and place[1] != right]
            for line, title in wrong[:1]:
                message = f"«{title}» no va aquí: la página acaba con {wanted} y {NEXT}, en ese orden"
                yield self._at(line, "PG202", message)
        written = [number for number, line in enumerate(self.prose, 1) if line.strip()]
        last = [number for number, line in enumerate(self.prose, 1) if line.startswith(NEXT)]
        paragraph_starts = [number for number in written if not self.prose[number - 2].strip()]
        if not last or (paragraph_starts and last[-1] != paragraph_starts[-1]):
            place = last[-1] if last else len(self.lines)
            yield self._at(place, "PG202", f"lo último de la página es un párrafo que empieza con {NEXT}")

    def _exercises(self) -> Iterator[Diagnostic]:
        section = self._section("Ejercicios")
        if not section:
            return
        exercises = [(line, title) for line, level, title in self.headings if level == 3 and line in section]
        if not exercises:
            yield self._at(section[0], "PG203", "no hay ningún ejercicio: cada uno empieza con «### 1. …»")
            return
        for number, (line, title) in enumerate(exercises, 1):
            match = _EXERCISE.match(title)
            if not match or int(match["number"]) != number:
                yield self._at(line, "PG203", f"el título de este ejercicio empieza con «### {number}. »")
        line, title = exercises[-1]
        if not title.endswith("Para entregar"):
            yield self._at(line, "PG203", f"el último ejercicio es «### {len(exercises)}. Para entregar»")

    def _quiz(self) -> Iterator[Diagnostic]:
        section = self._section("Compruébate")
        if not section:
            return
        questions = [number for number in section if _QUESTION.match(self.prose[number - 1])]
        if len(questions) < LEAST_QUESTIONS:
            message = f"preguntas con opciones: {len(questions)}, y son {LEAST_QUESTIONS} o cinco, con «!!! question»"
            yield self._at(section[0], "PG204", message)
        for start in questions:
            yield from self._question(start)

    def _question(self, start: int) -> Iterator[Diagnostic]:
        body = _indented(self.prose, start)
        options = [(start + number, match) for number, line in enumerate(body, 1) if (match := _OPTION.match(line))]
        # What stands deeper belongs to the text of an option.
        outer = min((len(match["space"]) for _, match in options), default=0)
        options = [(line, match) for line, match in options if len(match["space"]) == outer]
        kinds = [match["kind"] for _, match in options]
        right, wrong = kinds.count("success"), kinds.count("failure")
        if right != 1 or wrong < LEAST_WRONG or right + wrong != len(kinds):
            message = f"tiene {right} «??? success» y {wrong} «??? failure»: deja una correcta y dos incorrectas o más"
            yield self._at(start, "PG204", message)
        for line, match in options:
            told = _indented(self.lines, line, len(match["space"]))
            if not any(text.strip() for text in told):
                yield self._at(line, "PG204", "esta opción no explica nada: escribe debajo por qué acierta o no")

    def _time(self) -> Iterator[Diagnostic]:
        line = self._line_of("**Tiempo:**")
        if not line:
            return  # PG201 tells it
        measured = minutes(self.text)
        said = promised(self.lines[line - 1])
        form = f"«unos {measured.page} minutos, más {measured.exercises} de ejercicios»"
        if said is None:
            yield self._at(line, "PG205", f"el tiempo se escribe así, con lo que se mide ahora: {form}")
        elif any(told % STEP or abs(told - real) > STEP for told, real in zip(said, measured, strict=True)):
            yield self._at(line, "PG206", f"lo que se mide es otra cosa: {form}")


def check_index(file: str, text: str, pages: Mapping[str, str]) -> list[Diagnostic]:
    """Whether the cards and the sum of the index say what the ``pages`` say, by their paths."""
    lines = text.split("\n")
    said = {PurePosixPath(page).name: promised(page_text) for page, page_text in pages.items()}
    found: list[Diagnostic] = []
    sums = [0, 0]

    def tell(line: int, message: str) -> None:
        excerpt = lines[line - 1]
        found.append(Diagnostic(file, line, 1, line, len(excerpt) + 1, "PG207", message, excerpt=excerpt))

    card = ""
    for number, line in enumerate(lines, 1):
        if match := _CARD.match(line):
            card = match["page"]
        time = _CARD_TIME.search(line)
        if not time or not card:
            continue
        real = said.get(card)
        if real:
            sums = [sums[0] + real.page, sums[1] + real.exercises]
            if int(time["time"]) != real.page:
                tell(number, f"la tarjeta dice {time['time']} min, y {card}, {real.page}: pon lo mismo")
        card = ""
    total = _TOTAL.search(text)
    if total and any(sums):
        told = [_hours(total[part] or "") for part in ("page", "exercises")]
        if any(hours is None or abs(hours * 60 - real) > 30 for hours, real in zip(told, sums, strict=True)):
            sum_of_all = f"{sums[0]} minutos, más {sums[1]} de ejercicios"
            tell(
                text.count("\n", 0, total.start()) + 1,
                f"las páginas suman {sum_of_all}: escribe «unas {_in_words(sums[0])}, "
                f"más {_in_words(sums[1], '')} de ejercicios»",
            )
    return found


def _hours(text: str) -> float | None:
    word, *half = text.split() or [""]
    if word == "media":
        return 0.5
    if word.isdigit():
        return int(word) + (0.5 if half else 0)
    return _NUMBERS.index(word) + (0.5 if half else 0) if word in _NUMBERS else None


def _in_words(count: int, hours: str = " horas") -> str:
    """Minutes as hours and half hours; what ``_hours`` reads."""
    whole, half = divmod(round(count / 30), 2)
    if not whole:
        return f"media{hours.removesuffix('s')}"
    number = _NUMBERS[whole] if whole < len(_NUMBERS) else str(whole)
    return f"{number}{' y media' if half else ''}{hours if whole > 1 or half else hours.removesuffix('s')}"


def _indented(lines: Sequence[str], start: int, indent: int = 0) -> list[str]:
    """What stands below line ``start`` (from 1) and deeper than ``indent``."""
    found = []
    for line in lines[start:]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        found.append(line)
    return found
