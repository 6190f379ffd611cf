"""The prose of pages: spelling, the words of the guide, how readers are addressed, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.diagnostics import Diagnostic, Severity, in_order
from guide.prose import spelling, vocabulary
from guide.prose.passages import Passage, passages
from guide.prose.readability import readability, sentences
from guide.prose.spelling import DictionaryMissingError, Terms

TERMS = "resources/palabras.txt"
# Words per sentence, the mean of a page. Below the least a text reads like a telegram: it says what, and never why.
LONGEST_MEAN = 18
SHORTEST_MEAN = 11
# Only what is read from start to end explains. Lists to look something up in, such as the reference, may be terse, and
# so may README and CONTRIBUTING, which are for those who know the project; the mean of a few sentences says nothing.
EXPLAINING = tuple(
    f"docs/{place}" for place in ("tutoriales/", "instalar/", "explicacion/", "guias/", "ensenar/", "index.md")
)
FEW_SENTENCES = 10
# Between «normal» (60) and «algo fácil» (70) on the Fernández-Huerta scale; what is looked up is no harder to write so.
LEAST_EASE = 65
CODES = {
    "PR100": "Falta el diccionario: sin Hunspell no se revisan la ortografía ni el tratamiento",
    "PR101": "Palabra que el diccionario no conoce",
    "PR102": "Palabra que la guía no usa: CONTRIBUTING dice cuál va en su lugar",
    "PR103": "Forma de «vosotros» o de «vos»: la guía habla de tú",
    "PR104": "Frases demasiado largas",
    "PR105": "Texto difícil de leer",
    "PR106": "Página sin ninguna frase",
    "PR107": "Frases demasiado cortas: se lee como un telegrama",
}
_LOOKED_UP = "si es un término, añádelo a " + TERMS + "; si se teclea, va entre comillas invertidas"


def load_terms(root: Path) -> Terms:
    """The terms of the project below ``root``. OSError when the list cannot be read."""
    return Terms((root / TERMS).read_text(encoding="utf-8").splitlines())


def check_prose(pages: Mapping[str, str], terms: Terms, *, dictionary_required: bool = False) -> list[Diagnostic]:
    """What is wrong in the texts of ``pages``, file name to Markdown; all their words are looked up at once.

    Without Hunspell the rest is checked, and one PR100 tells of it: a warning, or an error if it is required.
    """
    read = {file: _Page(file, text, terms) for file, text in pages.items()}
    found = [diagnostic for page in read.values() for diagnostic in page.without_dictionary()]
    try:
        vocabulary_used = {word for page in read.values() for _, word in page.words}
        misspelt = spelling.unknown(word for word in vocabulary_used if word not in terms)
        other_forms = vocabulary.other_address(vocabulary_used, spelling.unknown)
        better = spelling.suggestions(misspelt)
    except DictionaryMissingError as error:
        message = f"no se revisan la ortografía ni el tratamiento ({error}): instala hunspell y su diccionario es_ES"
        severity: Severity = "error" if dictionary_required else "warning"
        found += [Diagnostic(file, 1, 1, 1, 2, "PR100", message, severity) for file in list(read)[:1]]
        return in_order(found)
    for page in read.values():
        for line, word in page.words:
            if word in misspelt:
                hint = f", ¿quisiste decir «{better[word]}»?" if word in better else ""
                message = f"«{word}» no está en el diccionario{hint}: {_LOOKED_UP}"
                found.append(page.at(line, word, "PR101", message))
            if word in other_forms:
                message = f"«{word}», de «{other_forms[word]}», no es la forma de «tú»"
                found.append(page.at(line, word, "PR103", message))
    return in_order(found)


class _Page:
    """One page, read once. ``words``: the Spanish words that are looked up, each with its line."""

    def __init__(self, file: str, text: str, terms: Terms) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.passages: list[tuple[Passage, str]] = [(passage, terms.prose_of(passage)) for passage in passages(text)]
        self.words = [
            (passage.line_at(match.start()), match[0])
            for passage, prose in self.passages
            for match in spelling.WORD.finditer(prose)
        ]

    def at(self, line: int, word: str, code: str, message: str) -> Diagnostic:
        """A diagnostic at the first place of ``word`` in a line; passages know lines, and no columns."""
        excerpt, word = self.lines[line - 1], word.partition("\n")[0]
        column = max(excerpt.find(word), 0) + 1
        return Diagnostic(self.file, line, column, line, column + len(word), code, message, excerpt=excerpt)

    def without_dictionary(self) -> Iterator[Diagnostic]:
        for passage, prose in self.passages:
            for match, instead in vocabulary.unwanted(prose):
                message = f"en lugar de «{' '.join(match[0].split())}», di: {instead}"
                yield self.at(passage.line_at(match.start()), match[0], "PR102", message)
        spoken = sentences(passage for passage, _ in self.passages)
        if not spoken:
            yield Diagnostic(self.file, 1, 1, 1, 2, "PR106", "la página no tiene ninguna frase: escribe qué enseña")
            return
        measured = readability(spoken)
        longest = max(spoken, key=lambda sentence: len(sentence.words))
        advice = f"; la más larga, de {len(longest.words)} palabras, está aquí: {longest}"
        if measured.length > LONGEST_MEAN:
            message = f"{_decimal(measured.length)} palabras por frase, y el máximo es {LONGEST_MEAN}: pártelas{advice}"
            yield Diagnostic(self.file, longest.line, 1, longest.line, 2, "PR104", message)
        if measured.length < SHORTEST_MEAN and len(spoken) >= FEW_SENTENCES and self.file.startswith(EXPLAINING):
            told = f"{_decimal(measured.length)} palabras por frase, y el mínimo es {SHORTEST_MEAN}"
            message = f"{told}: telegráfico: une frases y di por qué"
            yield Diagnostic(self.file, spoken[0].line, 1, spoken[0].line, 2, "PR107", message)
        if measured.ease < LEAST_EASE:
            ease = f"facilidad {_decimal(measured.ease)}, y lo mínimo es {LEAST_EASE}"
            message = f"{ease}: usa frases y palabras más cortas{advice}"
            yield Diagnostic(self.file, longest.line, 1, longest.line, 2, "PR105", message)


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
