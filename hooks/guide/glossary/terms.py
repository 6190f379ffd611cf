"""The page of the glossary as data: the only place where a term is explained, from which all other pages take it.

A term is a heading of the third level, the English word in italics, and a first sentence that can stand alone::

    ### Capa { #capa }

    *Layer*. Los cambios que una instrucción hace en los archivos de una imagen. …

    <!-- formas: capas, capa de imagen -->
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from guide.diagnostics import Diagnostic

PAGE = "referencia/glosario.md"
"""From the folder of the pages."""
LONGEST = 180
"""Letters of a first sentence: it has to be read in a small box beside the text."""
CODES = {
    "GL101": "Término del glosario sin ancla, sin palabra inglesa o sin una primera frase que valga sola",
    "GL102": "Término del glosario cuya primera frase no cabe en un aviso: acórtala",
    "GL103": "Forma que tienen dos términos del glosario: déjala en uno",
    "GL104": "Término del glosario que no está en orden alfabético: muévelo",
}

_HEADING = re.compile(r"^### +(?P<name>.+?)(?: +\{ *#(?P<anchor>[\w-]+) *\})? *$")
_FORMS = re.compile(r"^<!-- formas: (?P<forms>.+?) -->$")
_DEFINITION = re.compile(r"\*(?P<english>[^*]+)\*\. +(?P<rest>.+)")
# A full stop within a name, such as «compose.yaml» or «v. 2», has no blank or no capital after it.
_SENTENCE = re.compile(r"(?P<sentence>.+?[.!?])(?=\s+[«¿¡*`\[]*[A-ZÁÉÍÓÚÑ]|\s*\Z)")
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]*)\)")
_MARKUP = re.compile(r"[*`]")


class Term(NamedTuple):
    """``forms``: as texts say it, its name first. ``definition``: plain text. ``line``: of its heading.

    ``targets``: what its links lead to, as the page writes them.
    """

    name: str
    anchor: str
    english: str
    forms: tuple[str, ...]
    definition: str
    targets: tuple[str, ...]
    line: int


def read_terms(shown: str, text: str) -> tuple[list[Term], list[Diagnostic]]:
    """The terms of the page, and what is wrong with them; a term with a problem is told and left out.

    ``shown``: how the page is called in messages.
    """
    lines = text.split("\n")
    terms: list[Term] = []
    problems: list[Diagnostic] = []

    def problem(line: int, code: str, message: str) -> None:
        excerpt = lines[line - 1]
        problems.append(Diagnostic(shown, line, 1, line, len(excerpt) + 1, code, message, excerpt=excerpt))

    for line, heading, body in _entries(lines):
        name, anchor = heading["name"], heading["anchor"] or ""
        parts = _DEFINITION.match(" ".join(body.partition("\n\n")[0].split()))
        first = _SENTENCE.match(parts["rest"]) if parts else None
        if not anchor or not parts or not first:
            form = f"«### {name} {{ #ancla }}» y, debajo, «*palabra inglesa*. Una frase que valga sola.»"
            message = f"«{name}» necesita {form}"
            problem(line, "GL101", message)
            continue
        definition = plain(first["sentence"])
        if len(definition) > LONGEST:
            message = f"la primera frase de «{name}» tiene {len(definition)} letras, y caben {LONGEST}: pártela en dos"
            problem(line, "GL102", message)
            continue
        forms = tuple(dict.fromkeys([plain(name), *_forms(body)]))
        targets = tuple(link["target"] for link in _LINK.finditer(body))
        terms.append(Term(plain(name), anchor, parts["english"], forms, definition, targets, line))
    for before, after in pairwise(terms):
        if _sorted_as(before.name) > _sorted_as(after.name):
            problem(after.line, "GL104", f"«{after.name}» va antes que «{before.name}»")
    owners: dict[str, Term] = {}
    for term in terms:
        for form in term.forms:
            other = owners.setdefault(form.casefold(), term)
            if other is not term:
                problem(term.line, "GL103", f"«{form}» es también de «{other.name}»: déjala en uno de los dos")
    return terms, problems


def plain(markdown: str) -> str:
    """``markdown``, of one paragraph, as it is read."""
    text = _MARKUP.sub("", _LINK.sub(lambda link: link["text"], markdown))
    return " ".join(text.split())


def _entries(lines: list[str]) -> Iterator[tuple[int, re.Match[str], str]]:
    """Each heading of a term with its line, and what stands below it."""
    starts = [(number, found) for number, line in enumerate(lines, 1) if (found := _HEADING.match(line))]
    for number, found in starts:
        body = []
        for line in lines[number:]:
            if line.startswith("#"):
                break
            body.append(line)
        yield number, found, "\n".join(body).strip()


def _forms(body: str) -> Iterator[str]:
    for line in body.split("\n"):
        if found := _FORMS.match(line.strip()):
            yield from (form.strip() for form in found["forms"].split(",") if form.strip())


def _sorted_as(name: str) -> str:
    """Without accents, as a Spanish dictionary does; «ñ» comes after «n»."""
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("ñ", "n\U0010ffff"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
