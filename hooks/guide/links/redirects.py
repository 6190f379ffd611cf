"""Where what had an address before is now: resources/direcciones.yml, and what a site says of it without a server.

An address is written as on the site, without its first bar: ``guias/y/`` or ``guias/y/#parte``. What moved inside its
page gets its old id again, beside its new heading, so that the browser goes there by itself. What moved to another page
leaves a line where it was, which is only seen by who asks for it. A page that is gone leaves one that sends on to the
new one.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from guide.diagnostics import Diagnostic
from guide.links.targets import closest
from guide.yaml_messages import placed

SOURCE = "resources/direcciones.yml"
_ADDRESS = re.compile(r"(?:[\w.-]+/)*(?:#[^\s#/]+)?")
_FORM = "escríbela como en el sitio y sin la primera barra: guias/una/ o guias/una/#parte"


class Moved(NamedTuple):
    """One line of the file: ``new`` is where the chain of lines ends."""

    old: str
    new: str
    line: int

    @property
    def page(self) -> str:
        return self.old.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.old.partition("#")[2]


@dataclass
class Redirects:
    """What the file says, and what is wrong in it."""

    file: str = SOURCE
    lines: list[str] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def tell(self, line: int, code: str, message: str, column: int = 1) -> None:
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        end = max(len(excerpt) + 1, column + 1)
        self.problems.append(Diagnostic(self.file, line, column, line, end, code, message, excerpt=excerpt))

    @property
    def pages(self) -> set[str]:
        """All that the lines name, old and new."""
        return {address.partition("#")[0] for moved in self.moved for address in (moved.old, moved.new)}

    def check(self, ids: Mapping[str, Iterable[str]]) -> None:
        """Compares with the pages of the site, by their addresses, and their ids; what is wrong is left out."""
        good = []
        for moved in self.moved:
            problem = _wrong(moved, ids)
            if problem:
                self.tell(moved.line, *problem)
            else:
                good.append(moved)
        self.moved = good


def _wrong(moved: Moved, ids: Mapping[str, Iterable[str]]) -> tuple[str, str] | None:
    if moved.anchor and moved.anchor in ids.get(moved.page, ()):
        return (
            "EN112",
            f"«{moved.old}» existe otra vez en el sitio: quita esta línea o cambia el título de ese apartado",
        )
    if not moved.anchor and moved.page in ids:
        return "EN112", f"«{moved.old}» existe otra vez en el sitio: quita esta línea"
    page, _, anchor = moved.new.partition("#")
    if page not in ids:
        near = closest(page, ids)
        return "EN111", f"«{moved.new}» no es ninguna página del sitio{f'; ¿quisiste decir «{near}»?' if near else ''}"
    if anchor and anchor not in ids[page]:
        near = closest(anchor, ids[page])
        hint = f"; ¿quisiste decir «{page}#{near}»?" if near else ""
        return "EN111", f"«{moved.new}» nombra un apartado que no existe{hint}"
    return None


def read(text: str, file: str = SOURCE) -> Redirects:
    """The lines of the file; nothing is raised for what its author wrote."""
    found = Redirects(file, text.split("\n"))
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line, column, why = placed(error)
        found.tell(line, "EN110", f"no se puede leer: {why}", column)
        return found
    if node is None:
        return found
    if not isinstance(node, yaml.MappingNode):
        found.tell(1, "EN110", "cada línea es «dirección antigua: dirección nueva»")
        return found
    lines: dict[str, tuple[str, int]] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not (isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)):
            found.tell(line, "EN110", "cada línea es «dirección antigua: dirección nueva»")
        elif bad := next((node.value for node in (key, value) if not _ADDRESS.fullmatch(node.value)), None):
            found.tell(line, "EN110", f"«{bad}» no es una dirección: {_FORM}")
        elif not key.value:
            found.tell(line, "EN110", f"falta la dirección antigua: {_FORM}")
        elif key.value in lines:
            found.tell(line, "EN110", f"«{key.value}» ya está en la línea {lines[key.value][1]}: deja una")
        else:
            lines[key.value] = value.value, line
    straight = {old: new for old, (new, _) in lines.items()}
    for old, (_, line) in lines.items():
        end = _end(old, straight)
        if end is None:
            found.tell(line, "EN110", f"«{old}» acaba por llevar a sí misma: pon dónde está ahora")
        else:
            found.moved.append(Moved(old, end, line))
    return found


def _end(old: str, straight: Mapping[str, str]) -> str | None:
    """Where a chain of lines ends; None when it goes round."""
    seen = {old}
    address = straight[old]
    while address not in seen:
        seen.add(address)
        page, _, anchor = address.partition("#")
        if address in straight:
            address = straight[address]
        elif anchor and page in straight:
            # Its page moved as a whole.
            new = straight[page]
            address = new if "#" in new else f"{new}#{anchor}"
        else:
            return address
    return None


def with_old_anchors(content: str, page: str, moved: Iterable[Moved], titles: Mapping[str, str]) -> str:
    """``content`` of the page at the address ``page``, with a place for each of its old ids.

    ``titles`` of pages by their addresses.
    """
    for one in moved:
        if one.page != page or not one.anchor:
            continue
        new_page, _, new_anchor = one.new.partition("#")
        old = html.escape(one.anchor)
        if new_page == page and new_anchor:
            content = _beside(content, new_anchor, f'<span class="guia-direccion" id="{old}"></span>')
        else:
            link = f'<a href="{html.escape(relative(one.new, page))}">{html.escape(titles[new_page])}</a>'
            content += f'\n<p class="guia-mudado" id="{old}">Este apartado está ahora en {link}.</p>'
    return content


def _beside(content: str, anchor: str, mark: str) -> str:
    """Inside a heading, before anything else; before an element that is none."""
    element = re.compile(rf'<(?P<tag>[a-z][a-z0-9]*)\b[^<>]*\sid="{re.escape(html.escape(anchor))}"[^<>]*>')

    def marked(match: re.Match[str]) -> str:
        return match[0] + mark if re.fullmatch(r"h[1-6]", match["tag"]) else mark + match[0]

    return element.sub(marked, content, count=1)


def gone_pages(moved: Iterable[Moved], titles: Mapping[str, str], site_url: str = "") -> Iterator[tuple[str, str]]:
    """The file and the text of a page that sends on, for each address that has none any more."""
    lines = list(moved)
    for one in lines:
        if not one.anchor:
            anchors = {
                other.anchor: relative(other.new, one.page)
                for other in lines
                if other.anchor and other.page == one.page
            }
            title = titles[one.new.partition("#")[0]]
            yield (
                f"{one.page}index.html",
                _sending_page(relative(one.new, one.page), title, anchors, site_url + one.new),
            )


def relative(new: str, page: str) -> str:
    """The address ``new``, as the page at the address ``page`` says it."""
    target, mark, anchor = new.partition("#")
    if target == page and anchor:
        return f"#{anchor}"
    path = posixpath.relpath(target or ".", page or ".")
    return f"{path}/{mark}{anchor}"


def _sending_page(target: str, title: str, anchors: Mapping[str, str], canonical: str) -> str:
    """Without scripts it sends to the page; with them, to the part that was asked for."""
    link, name = html.escape(target), html.escape(title)
    full = html.escape(canonical if "://" in canonical else target)
    table = json.dumps(anchors, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    fall_back = json.dumps(target, ensure_ascii=False).replace("<", "\\u003c")
    added = "" if "#" in target else " + location.hash"
    return f"""\
<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{name}</title>
<link rel="canonical" href="{full}">
<script>
const apartados = {table}
location.replace(apartados[decodeURIComponent(location.hash.slice(1))] ?? {fall_back}{added})
</script>
<meta http-equiv="refresh" content="0; url={link}">
</head>
<body>
<p>Esta página está ahora en <a href="{link}">{name}</a>.</p>
</body>
</html>
"""
