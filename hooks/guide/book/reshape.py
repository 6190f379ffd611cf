"""From an article of the site to a chapter of a book: nothing folds, nothing is pressed, and ids are the book's own.

Each step takes the article and changes it in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_uppercase

from lxml.html import HtmlElement, builder

from guide.book.tables import add_class, mark_tables

_NOT_FOR_BOOKS = (
    *("script", "style", "template", "noscript", "button", "form", "dialog", "nav", "aside", "input", "*[@hidden]"),
    *(f"*[contains(@class, '{name}')]" for name in ("headerlink", "md-content__button", "md-source-file")),
    *(f"*[contains(@class, '{name}')]" for name in ("diagrama-descargas", "guia-ruta", "no-libro")),
    # For old addresses, which no book has.
    "*[contains(@class, 'guia-mudado')]",
    # Only an ornament: whoever made the page says so.
    "img[@alt='']",
)
_KINDS = {
    "danger": "Peligro",
    "warning": "Cuidado",
    "tip": "Consejo",
}
"""What the icon of a box says on the site and its title does not. The other kinds say nothing of weight."""
_LONG = 24
"""Lines that a block of code may have and still be kept on one page."""
_ROWS = ".//span[contains(@class, 'guia-columnas')]"
_WIDE = range(94, 126)
"""Letters of a row in columns that a page only holds in smaller ones."""


def reshape(article: HtmlElement, level: int, letters: int) -> None:
    """``level`` is how many levels its headings go down; ``letters``, how many a line of a table holds."""
    _drop_what_is_for_screens(article)
    _lower_headings(article, level)
    _answers_to_the_end(article, min(2 + level, 6))
    _join_figures(article)
    _unfold(article)
    _open_tabs(article)
    _say_kinds(article)
    _plain_terms(article)
    _mark_code(article)
    mark_tables(article, letters)
    _forget_data(article)


def has_class(element: HtmlElement, name: str) -> bool:
    return name in element.get("class", "").split()


def drop(element: HtmlElement) -> None:
    """With all that it holds, but not what stands behind it."""
    element.drop_tree()


def _drop_what_is_for_screens(article: HtmlElement) -> None:
    for element in article.xpath("|".join(f".//{path}" for path in _NOT_FOR_BOOKS)):
        drop(element)


def _lower_headings(article: HtmlElement, level: int) -> None:
    for heading in article.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6"):
        heading.tag = f"h{min(int(heading.tag[1]) + level, 6)}"


def _answers_to_the_end(article: HtmlElement, level: int) -> None:
    """The questions of the page stay where they are, and what answers them comes last."""
    answers = builder.DIV({"class": "libro-respuestas"})
    for number, box in enumerate(article.xpath(".//*[contains(@class, 'question')]"), 1):
        title = box.find("p" if box.tag == "div" else "summary")
        options = [option for option in box.findall("details") if option.find("summary") is not None]
        if title is None or (box.tag == "div" and not options):
            continue
        question, answer = f"pregunta-{number}", f"respuesta-{number}"
        label = found[1] if (found := re.match(r"\s*(\d+)[.)]", title.text_content())) else str(number)
        verdict, body = _options_answered(box, options) if options else ("", _open_answer(box, title))
        if box.tag == "details":
            box.tag, title.tag = "div", "p"
            title.set("class", "admonition-title")
        box.set("class", "admonition question")
        box.set("id", question)
        box.append(builder.P({"class": "libro-ir"}, builder.A("Ver la respuesta", href=f"#{answer}")))
        back = builder.A(f"Pregunta {label}", href=f"#{question}")
        answers.append(builder.DIV({"class": "libro-respuesta", "id": answer}, *_led(back, verdict, body)))
    if len(answers):
        heading = builder.E(f"h{level}", "Respuestas", id="respuestas")
        article.extend([heading, answers])


def _led(back: HtmlElement, verdict: str, body: list[HtmlElement]) -> list[HtmlElement]:
    """An answer that begins with the link to its question, on the same line where there is a text."""
    if verdict or not body or body[0].tag != "p":
        return [builder.P(back, f". {verdict}".rstrip()), *body]
    back.tail, body[0].text = f". {body[0].text or ''}", None
    body[0].insert(0, back)
    return body


def _options_answered(box: HtmlElement, options: list[HtmlElement]) -> tuple[str, list[HtmlElement]]:
    """Makes a list of the options; returns which are right, and why, one by one."""
    letters = ascii_uppercase[: len(options)]
    right = [letter for letter, option in zip(letters, options, strict=True) if has_class(option, "success")]
    offered, reasons = builder.OL(type="A"), builder.OL(type="A")
    place = box.index(options[0])
    for option in options:
        text, reason = option[0], builder.LI()
        text.tag = "li"
        offered.append(text)
        reason.extend(list(option))
        reasons.append(reason)
        drop(option)
    box.insert(place, offered)
    verdict = f"La correcta es la {right[0]}." if len(right) == 1 else f"Las correctas son {_listed(right)}."
    return verdict, [reasons]


def _open_answer(box: HtmlElement, title: HtmlElement) -> list[HtmlElement]:
    return [child for child in box if child is not title]


def _listed(words: list[str]) -> str:
    return " y ".join(filter(None, (", ".join(words[:-1]), *words[-1:]))) or "ninguna"


def _join_figures(article: HtmlElement) -> None:
    """What a diagram says in words stands behind it, as text and not as a box. A caption is the last of its figure."""
    for words in article.xpath(".//details[contains(@class, 'diagrama-texto')]"):
        words.tag = "div"
        words[0].tag = "p"
        for figure in words.xpath("./parent::figure"):
            figure.addnext(words)


def _unfold(article: HtmlElement) -> None:
    for box in article.xpath(".//details"):
        box.tag = "div"
        box.set("class", f"admonition {box.get('class', '')}".strip())
        box.attrib.pop("open", None)
        if len(box) and box[0].tag == "summary":
            box[0].tag = "p"
            box[0].set("class", "admonition-title")


def _open_tabs(article: HtmlElement) -> None:
    """One after the other, each below its label."""
    for tabs in article.xpath(".//div[contains(@class, 'tabbed-set')]"):
        labels = tabs.xpath("./div[contains(@class, 'tabbed-labels')]")
        blocks = tabs.xpath("./div[contains(@class, 'tabbed-content')]/div")
        for label, block in zip(labels[0] if labels else (), blocks, strict=False):
            label.tag = "p"
            label.attrib.clear()
            label.set("class", "libro-pestana")
            block.insert(0, label)
        for element in labels:
            drop(element)
        tabs.set("class", "libro-pestanas")


def _say_kinds(article: HtmlElement) -> None:
    for title in article.xpath(".//p[@class='admonition-title']"):
        box = title.getparent()
        kind = next((word for word in _KINDS if box is not None and has_class(box, word)), "")
        text = title.text_content().strip().casefold()
        if kind and not text.startswith((_KINDS[kind].casefold(), "inténtalo")):
            word = builder.SPAN({"class": "libro-clase"}, f"{_KINDS[kind]}: ")
            word.tail, title.text = title.text, None
            title.insert(0, word)


def _mark_code(article: HtmlElement) -> None:
    for block in article.xpath(".//pre"):
        for empty in block.xpath("./span[not(node())]"):
            drop(empty)
        lines = block.text_content().rstrip("\n").count("\n") + 1
        widest = max((len(row.text_content()) for row in block.xpath(_ROWS)), default=0)
        if lines > _LONG:
            add_class(block, "libro-largo")
        if widest in _WIDE:
            add_class(block, "libro-ancho")


def _plain_terms(article: HtmlElement) -> None:
    """What the site tells in a small box beside a word, a book tells in its glossary."""
    for term in article.xpath(".//a[contains(@class, 'guia-termino')]"):
        term.drop_tag()


def _forget_data(article: HtmlElement) -> None:
    """What only the scripts and the search of the site read."""
    for element in article.xpath(".//*[@*[starts-with(name(), 'data-')]]"):
        for name in [name for name in element.attrib if name.startswith("data-")]:
            del element.attrib[name]


def keep_drawing(articles: Iterable[HtmlElement], layout: str) -> None:
    """Of two layouts of a diagram, the one that fits the paper: ``ancha`` or ``estrecha``."""
    for article in articles:
        for canvas in article.xpath(".//div[contains(@class, 'diagrama-lienzo')]"):
            drawings = canvas.findall("svg")
            fitting = [drawing for drawing in drawings if has_class(drawing, layout)]
            for drawing in set(drawings) - set(fitting or drawings):
                drop(drawing)
