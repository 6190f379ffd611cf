"""The content of a page as ordinary Markdown, which any program can read: from its HTML, where all is resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

# What is for eyes and hands only.
_LEFT_OUT = (
    "a.headerlink, svg, script, style, input, template, .diagrama-lienzo, .diagrama-descargas, .tabbed-labels, "
    ".guia-direccion, .guia-mudado, img[alt='']"
)
_ANSWERS = {"success": "Correcta", "failure": "Incorrecta"}
_LOWEST = 6


class _Converter(MarkdownConverter):
    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return text.replace("*", "\\*").replace("<", "\\<")

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        language = str(el.get("data-lenguaje", ""))
        ticks = max((len(run) for run in re.findall(r"^\s*(`{3,})", text, re.M)), default=2) + 1
        return f"\n\n{'`' * ticks}{language}\n{text.removesuffix(chr(10))}\n{'`' * ticks}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        # A bar divides cells, even within code.
        cell = text.strip().replace("\n", " ").replace("|", "\\|")
        return f" {cell} |"

    convert_th = convert_td


_converter = _Converter(heading_style=ATX, bullets="-", autolinks=False, escape_underscores=False)


def to_markdown(html: str, *, deeper: int, resolve: Callable[[str], str]) -> str:
    """``html`` with its headings so much ``deeper``, and each address as ``resolve`` says."""
    soup = BeautifulSoup(html, "html.parser")
    _label_tabs(soup)
    for term in soup.select("a.guia-termino"):
        # A dozen links of each page to one and the same list only cost whoever reads it as a text.
        term.unwrap()
    for element in soup.select(_LEFT_OUT):
        element.decompose()
    _resolve(soup, resolve)
    _plain_code(soup)
    _quote_boxes(soup)
    _plain_definitions(soup)
    for heading in soup.find_all(re.compile(r"^h[1-6]$")):
        heading.name = f"h{min(int(heading.name[1]) + deeper, _LOWEST)}"
    text: str = _converter.convert_soup(soup)
    return text.strip() + "\n"


def _resolve(soup: BeautifulSoup, resolve: Callable[[str], str]) -> None:
    for attribute in ("href", "src"):
        for element in soup.select(f"[{attribute}]"):
            element[attribute] = resolve(str(element[attribute]))
    for element in soup.select("a[title]"):
        del element["title"]


def _plain_code(soup: BeautifulSoup) -> None:
    for block in soup.find_all("pre"):
        box = block.find_parent("div", class_="highlight") or block
        code = block.get_text()
        name = box.select_one(".filename") if box is not block else None
        title = name.get_text() if name else ""
        languages = [str(word)[9:] for word in box.get_attribute_list("class") if str(word).startswith("language-")]
        plain = soup.new_tag("pre", attrs={"data-lenguaje": languages[0] if languages else ""})
        plain.string = code
        box.replace_with(plain)
        if title:
            plain.insert_before(_strong(soup, f"{title}:"))
    for keys in soup.select("span.keys"):
        keys.name = "kbd"
        keys.string = keys.get_text()


def _label_tabs(soup: BeautifulSoup) -> None:
    for tabs in soup.select(".tabbed-set"):
        labels = tabs.select(":scope > .tabbed-labels > label")
        for label, block in zip(labels, tabs.select(":scope > .tabbed-content > .tabbed-block"), strict=True):
            block.insert(0, _strong(soup, f"{label.get_text().strip()}:"))


def _quote_boxes(soup: BeautifulSoup) -> None:
    for box in soup.select(".admonition, details, .ejemplo"):
        title = box.select_one(":scope > .admonition-title, :scope > summary, :scope > .ejemplo-titulo")
        answer = _ANSWERS.get(next((c for c in box.get_attribute_list("class") if c in _ANSWERS), ""))
        if title:
            strong = soup.new_tag("strong")
            strong.extend(list(title.contents))
            title.name = "p"
            title.append(strong)
            if answer and box.find_parent(class_="question"):
                strong.insert(0, f"{answer}: ")
        box.name = "blockquote"


def _plain_definitions(soup: BeautifulSoup) -> None:
    for term in soup.find_all("dt"):
        inner = soup.new_tag("strong")
        inner.extend(list(term.contents))
        term.append(inner)
        term.name = "p"
    for element in soup.find_all(["dl", "dd"]):
        element.name = "div"


def _strong(soup: BeautifulSoup, text: str) -> Any:
    paragraph, strong = soup.new_tag("p"), soup.new_tag("strong")
    strong.string = text
    paragraph.append(strong)
    return paragraph
