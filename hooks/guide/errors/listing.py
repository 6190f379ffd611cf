"""HTML of the catalogue: the list of its index, and the messages of an entry that were read and not provoked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from guide.errors.entries import GROUPS, PRODUCTS, Entry, Message
from guide.hints import did_you_mean

OTHERS = "<!-- otros mensajes -->"
"""The line of an entry in whose place its other messages stand."""
CAUSES = '<h2 id="causas-y-arreglos"'
"""The heading of an entry before which those that are like it stand."""
SHOWN = 2
"""How many messages of an entry the list shows: to recognise yours, not to read them all."""

_LIST = re.compile(r"<!-- errores: ([\w-]+) -->")
_FILTER = "<!-- filtro de errores -->"
_THREAD = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)#(?P<number>\d+)")


def others(entry: Entry) -> str:
    """What replaces ``OTHERS``; nothing where all messages were seen."""
    read = [message for message in entry.messages if message.read]
    if not read:
        return ""
    items = "\n".join(f"<li>{_code(m.text)} <small>{m.product}, {_source(m)}</small></li>" for m in _by_product(read))
    told = "Con otras versiones y otros programas, el mismo fallo dice esto, que se leyó y no se ha provocado aquí:"
    return f'<p>{told}</p>\n<ul class="otros-mensajes">\n{items}\n</ul>'


def similar(others: Sequence[Entry], address: Callable[[Entry], str]) -> str:
    """What stands before the causes of an entry: for those whose error is another one."""
    links = [f'<a href="{escape(address(other))}">{_inline(other.title)}</a>' for other in others]
    *most, last = links or [""]
    told = f"{', '.join(most)} y {last}" if most else last
    return f"<p>¿No es el tuyo? {'Se parecen' if most else 'Se parece'}: {told}.</p>" if links else ""


def lead(description: str) -> str:
    """The first paragraph of an entry."""
    return f"<p>{escape(description, quote=False)}</p>" if description else ""


def fill(html: str, entries: Sequence[Entry], address: Callable[[Entry], str]) -> tuple[str, list[str]]:
    """The index with its lists. ``address`` leads from it to an entry. Also the names that are no group."""
    unknown: list[str] = []

    def listed(match: re.Match[str]) -> str:
        if match[1] not in GROUPS:
            unknown.append(match[1])
            return ""
        items = "\n".join(_item(entry, address(entry)) for entry in entries if entry.group == match[1])
        # The search leads to the entries themselves.
        return f'<ul class="errores" data-search-exclude>\n{items}\n</ul>'

    return _LIST.sub(listed, html).replace(_FILTER, _filter(entries)), unknown


def unknown_group(name: str) -> str:
    return f"no hay ningún grupo de errores «{name}»{did_you_mean(name, GROUPS)}; son {', '.join(GROUPS)}"


def _item(entry: Entry, address: str) -> str:
    shown = sorted(entry.messages, key=lambda message: not message.seen)[:SHOWN]
    messages = "".join(f"<br>{_code(message.text)}" for message in shown)
    told = f'data-productos="{_tokens(entry.products)}" data-versiones="{_tokens(entry.versions)}"'
    return f'<li {told}><a href="{escape(address)}">{_inline(entry.title)}</a>{messages}</li>'


def _filter(entries: Sequence[Entry]) -> str:
    """Two menus. The style sheet hides what they leave out: nothing has to be loaded for it."""
    products = [name for name in PRODUCTS if any(name in entry.products for entry in entries)]
    versions = sorted({v for e in entries for v in e.versions}, key=lambda v: [*map(int, v.split("."))], reverse=True)
    boxes = (("Producto", "todos", products), ("Visto con Docker", "cualquier versión", versions))
    return "".join(['<form class="filtro-errores" autocomplete="off">', *(_menu(*box) for box in boxes), "</form>"])


def _menu(label: str, every: str, names: Sequence[str]) -> str:
    options = "".join(f'<option value="{_token(name)}">{escape(name)}</option>' for name in names)
    return f'<label>{label} <select><option value="">{every}</option>{options}</select></label> '


def _by_product(messages: Sequence[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: PRODUCTS.index(message.product))


def _source(message: Message) -> str:
    if thread := _THREAD.fullmatch(message.read):
        address = f"https://github.com/{thread['repository']}/issues/{thread['number']}"
        return f'visto en <a href="{escape(address)}">{message.read}</a>'
    repository, tag, path = message.read.split()
    address = f"https://github.com/{repository}/blob/{tag}/{path}"
    return f'leído en <a href="{escape(address)}">{repository} {tag}</a>'


def _code(text: str) -> str:
    return f"<code>{escape(text, quote=False)}</code>"


def _inline(title: str) -> str:
    """A heading, which may have code and italics."""
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(title, quote=False))
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", html)


def _tokens(names: Sequence[str]) -> str:
    return " ".join(map(_token, names))


def _token(name: str) -> str:
    """A name as a word of an attribute."""
    return name.casefold().replace(" ", "-").replace(".", "-").replace("á", "a")
