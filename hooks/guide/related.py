"""Which pages are about the same thing (``resources/temas.yml``), and the box at the end of each that leads to them.

The file names the pages of each topic, from the folder of the pages::

    imagenes:
      - explicacion/imagenes.md
      - tutoriales/primera-imagen.md
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from guide.hints import did_you_mean
from guide.yamlsource import YamlSource, read_yaml

SOURCE = "resources/temas.yml"
"""From the root of the project."""
CODES = {
    "TM101": "Archivo de temas que no se puede leer como YAML, o con algo que no es una lista de páginas",
    "TM102": "Página de un tema que no está en el menú",
    "TM103": "Tema con una página sola, o con una página dos veces",
}
KINDS = {
    "instalar": "Para hacerlo",
    "tutoriales": "Para hacerlo",
    "explicacion": "Para entenderlo",
    "guias": "Para resolver un problema",
    "practica": "Para practicar",
    "ensenar": "Para enseñar",
    "referencia": "Para buscar un dato",
    "": "Para buscar un dato",
}
"""What the pages of a folder are for, in the order in which they are told; "" is the folder of the pages itself."""

_HEADING = re.compile(r"^# +(?P<title>.*?)(?: *\{.*\})? *$", re.MULTILINE)


def heading(markdown: str) -> str:
    """The first of the first level, as a page calls itself: in the menu its name leans on that of its section.

    ``markdown``: without its front matter.
    """
    found = _HEADING.search(markdown)
    return found["title"] if found else ""


def read_topics(root: Path, pages: Collection[str]) -> tuple[dict[str, list[str]], YamlSource]:
    """The pages of each topic, and the file with its problems. ``pages``: those in the menu."""
    source = read_yaml(SOURCE, (root / SOURCE).read_bytes(), "TM101")
    topics: dict[str, list[str]] = {}
    for name, listed in (source.data if isinstance(source.data, dict) else {}).items():
        if not isinstance(listed, list):
            source.report("TM101", (name,), "tiene que ser una lista de páginas")
            continue
        for number, page in enumerate(listed):
            if page not in pages:
                hint = did_you_mean(str(page), pages)
                source.report("TM102", (name, number), f"«{page}» no está en el menú{hint}")
        topics[name] = [page for page in dict.fromkeys(listed) if page in pages]
        if len(topics[name]) < 2 or len(set(listed)) < len(listed):
            source.report("TM103", (name,), "necesita dos páginas al menos, y cada una una vez")
    return topics, source


def related(page: str, topics: Mapping[str, Sequence[str]]) -> list[str]:
    """The other pages of the topics of ``page``, each once, in the order of the topics."""
    own = [listed for listed in topics.values() if page in listed]
    return [other for other in dict.fromkeys(other for listed in own for other in listed) if other != page]


def box(page: str, others: Sequence[str], titles: Mapping[str, str]) -> str:
    """The Markdown that leads from ``page`` to ``others``, by what they are for; nothing where there are none."""
    if not others:
        return ""
    # The search leads to the pages themselves.
    return "\n".join(
        [
            "",
            '<div class="guia-vease" data-search-exclude markdown>',
            "",
            "**Véase también**",
            "",
            *_lines(page, others, titles),
            "",
            "</div>",
            "",
        ]
    )


def _lines(page: str, others: Sequence[str], titles: Mapping[str, str]) -> Iterator[str]:
    folder = posixpath.dirname(page)
    for kind in dict.fromkeys(KINDS.values()):
        alike = [other for other in others if KINDS[_folder(other)] == kind]
        if alike:
            links = [f"[{titles[other]}]({posixpath.relpath(other, folder or '.')})" for other in alike]
            yield f"- {kind}: {', '.join(links)}"


def _folder(page: str) -> str:
    first = page.partition("/")[0] if "/" in page else ""
    return first if first in KINDS else ""
