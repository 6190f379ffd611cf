"""The table of codes for people: in a terminal, and as a page of the site whose examples prove themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from markdown.extensions.toc import slugify

from guide.diagnostics import SEVERITY_NAMES
from guide.snippets import codes
from guide.snippets.codes import Code

# Their wrong examples are about the page around a block, or about these same marks: they cannot stand in it for real.
SHOWN_ONLY = {"MD106", "MD107", "MD110", "MD119", "MD120", "MD121", "MD124"}
_FENCE = re.compile(
    r'```(?:\{ \.(?P<language>[\w-]+)(?P<mark> sistemas="[^"]*") \}|(?P<label>[\w-]*)(?P<title> title="[^"]*")?)\n'
    r"(?P<code>(?:(?!```|--8<--).)*)```",
    re.DOTALL,
)
INTRODUCTION = """\
---
title: Códigos del comprobador
hide: [toc]  # con casi doscientas entradas no ayudaría a nadie, y pesa: delante va la lista de las familias
description: Todo lo que puede estar mal en un bloque de código de esta guía, con un ejemplo mal y otro bien.
search:
  exclude: true  # es para quien escribe: taparía lo que busca quien lee
laboratorio:
  no-ejecutable: es un ejemplo de lo que el comprobador acepta o rechaza
---

<!-- Esta página sale de la tabla de códigos: hooks/snippets.py --explica --format markdown -->

# Códigos del comprobador

Cada problema que se encuentra en un bloque lleva un código. Aquí está qué significa cada uno, con un ejemplo mal y otro
bien. Es una lista para quien escribe: qué se comprueba y por qué lo cuenta
[Cómo se comprueba esta guía](como-se-comprueba.md).

Los ejemplos no son de adorno: al construir el sitio se comprueban como los demás bloques, y los que están mal
deben fallar con su código y con ningún otro.

En una terminal, la misma explicación de uno de ellos:

```console
$ .venv/bin/python hooks/snippets.py --explica SH101
```

Un **error** detiene la construcción; un **aviso** solo se muestra, salvo que el proyecto lo eleve a error en
`mkdocs.yml`.

Por las dos letras del principio se sabe de qué trata cada uno:

"""


def as_text(name: str) -> str:
    """One code, in full."""
    code = codes.table()[name]
    parts = [f"{name} · {code.title} ({SEVERITY_NAMES[code.severity]})", code.explanation]
    for title, example in (("Mal:", code.wrong), ("Bien:", code.right)):
        if example:
            parts += [title, "\n".join(f"    {line}".rstrip() for line in example.split("\n"))]
    return "\n\n".join(parts)


def as_list(others: Mapping[str, str]) -> str:
    """One line per code; ``others`` are those of other checkers, with what each means."""
    rows = [f"{name:7} {SEVERITY_NAMES[code.severity]:6} {code.title}" for name, code in codes.table().items()]
    return "\n".join([*rows, *(f"{name:7} {'':6} {text}" for name, text in others.items())])


def as_page() -> str:
    """The page ``referencia/codigos.md``."""
    return "\n".join(_page()).rstrip() + "\n"


def _page() -> Iterator[str]:
    families = {family: list(names) for family, names in groupby(codes.table(), lambda name: name[:2])}
    yield INTRODUCTION + "".join(_entry(codes.FAMILY_TITLES[family], names) for family, names in families.items())
    for family, names in families.items():
        yield f"## {codes.FAMILY_TITLES[family]}\n"
        for name in names:
            yield from _explained(name, codes.table()[name])


def _entry(title: str, names: list[str]) -> str:
    """The line of a family in the list before all of them."""
    return f"- [{title}](#{slugify(title, '-')}): {' a '.join(dict.fromkeys((names[0], names[-1])))}\n"


def _explained(name: str, code: Code) -> Iterator[str]:
    yield f"### {name}: {_escaped(code.title)} {{ #{name.lower()} }}\n"
    yield f"**{SEVERITY_NAMES[code.severity].capitalize()}.** {_escaped(code.explanation)}\n"
    if code.wrong:
        yield f"Mal:\n\n{_wrong(name, code)}\n"
        yield f"Bien:\n\n{_right(name, code)}\n"


def _wrong(name: str, code: Code) -> str:
    match = _FENCE.fullmatch(code.wrong)
    if match is None or name in SHOWN_ONLY or _looks_the_same(code):
        return _shown(code.wrong)
    label = match["label"] or match["language"]
    language = f".{label} " if label else ""
    title = f"{(match['title'] or match['mark']).strip()} " if match["title"] or match["mark"] else ""
    mark = f'{{ {language}{title}falla="{name}" motivo="es el ejemplo" }}'
    return f"```{mark}\n{match['code']}```"


def _right(name: str, code: Code) -> str:
    checked = _FENCE.fullmatch(code.right) and name not in SHOWN_ONLY and not _looks_the_same(code)
    return code.right if checked else _shown(code.right)


def _looks_the_same(code: Code) -> bool:
    """Whether only the label, or a blank at the end of a line, tells the wrong example from the right one."""
    pair = [_FENCE.fullmatch(example) for example in (code.wrong, code.right)]
    rows = [[line.rstrip() for line in match["code"].split("\n")] for match in pair if match]
    return len(rows) == 2 and rows[0] == rows[1]


def _shown(example: str) -> str:
    # A semicolon before the mark: the file is not to be included here.
    text = example.replace("--8<--", ";--8<--")
    return f"````text\n{re.sub(' +$', lambda blanks: '␣' * len(blanks[0]), text, flags=re.MULTILINE)}\n````"


def _escaped(text: str) -> str:
    """Prose of the table as Markdown that shows the same."""
    return re.sub(r"([\\`*_{}\[\]#])", r"\\\1", text).replace("<", "&lt;")
