"""What a page gets of the glossary: a link for the first time that it says a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from guide.glossary import extension
from guide.glossary.terms import Term
from markdown import Markdown

TERMS = [
    Term("Capa", "capa", "Layer", ("Capa", "capas"), "Un cambio.", ("../explicacion/imagenes.md#capas",), 1),
    Term("Imagen base", "imagen-base", "Base image", ("Imagen base", "imágenes base"), "La de FROM.", (), 5),
    Term("Imagen", "imagen", "Image", ("Imagen", "imágenes"), "Un molde.", (), 9),
]


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    extension.page = "tutoriales/uno.md"
    yield
    extension.page = ""


def html(text: str) -> str:
    converter = Markdown(
        extensions=["admonition", "attr_list", "md_in_html", "tables", "pymdownx.details", extension.NAME],
        extension_configs={extension.NAME: extension.options(TERMS)},
    )
    return converter.convert(text)


def linked(text: str) -> list[str]:
    return re.findall(r'<a class="guia-termino"[^>]*>([^<]*)</a>', html(text))


def test_the_first_time_is_a_link_with_the_definition() -> None:
    assert html("Una capa y otra capa.") == (
        '<p>Una <a class="guia-termino" href="../referencia/glosario.md#capa" title="Un cambio.">capa</a>'
        " y otra capa.</p>"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Capas, una *imagen* y más capas", ["Capas", "imagen"]),
        ("Una imagen base es una imagen", ["imagen base", "imagen"]),
        ("Las imágenes base", ["imágenes base"]),
        ("En `capa` y en [capa](otra.md), la capa", ["capa"]),
        ("# Una capa\n\nY nada", []),
        ("# Una capa\n\nY otra capa", ["capa"]),
        ('??? note "Una capa"\n    Y otra capa\n\nLa de fuera: capa', ["capa"]),
        ('!!! note "Una capa"\n    Y otra capa', ["capa"]),
        ("| capa | b |\n|---|---|\n| capa | imagen |", ["capa", "imagen"]),
        ("subcapa, capa.yml, capa-1, /capa, capaz", []),
        ("Una **capa**: imagen.", ["capa", "imagen"]),
        ("- una capa\n- una imagen", ["capa", "imagen"]),
        ('<div class="grid cards" markdown>\n\n- una capa\n\n</div>\n\nuna imagen', ["imagen"]),
    ],
)
def test_which_words_are_explained(text: str, words: list[str]) -> None:
    assert linked(text) == words


def test_what_stands_around_a_link_stays() -> None:
    text = re.sub(r"<[^>]*>", "", html("La capa, *la capa* y **la imagen** de `capa`: imagen base."))
    assert text == "La capa, la capa y la imagen de capa: imagen base."


def test_the_page_that_explains_a_word_does_not_link_it() -> None:
    extension.page = "explicacion/imagenes.md"
    assert linked("Una capa de una imagen") == ["imagen"]


def test_the_glossary_itself_and_texts_of_no_page_stay_as_they_are() -> None:
    for extension.page in ("referencia/glosario.md", ""):
        assert linked("Una capa de una imagen") == []


def test_a_page_at_the_root_leads_down() -> None:
    extension.page = "index.md"
    assert 'href="referencia/glosario.md#capa"' in html("Una capa")
