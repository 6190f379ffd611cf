"""The theme's style sheets without the rules that can apply to no page of the site.

A rule stays when every class, id and attribute that it asks for is named somewhere in a page or in a script. What the
theme renames or adds in another version is then named by its own templates and scripts: nothing here knows its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from guide.assets.bundle import name_of
from guide.files import write_atomically

_THEME = "assets/stylesheets/*.css"
_DIGEST = re.compile(r"\.[0-9a-f]{8}(?=\.)")
_WORD = re.compile(r"[\w-]+")
_AFTER_TABLE = re.compile(r"(?<=[{}])[^{},]*table:not\(\[class\]\)\+\*\{[^}]*\}")
_TAG = re.compile(r'<[a-z](?:"[^"]*"|[^">])*>')
_INLINE_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.S)
_NESTING = ("media", "supports", "layer", "container")
# A value may hold «;» and «}» between quotes: icons are drawn in it.
_VARIABLE = re.compile(r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|[^;}"'])*(?:;|(?=}))""")


def purge_site(site: Path) -> None:
    """The theme's sheets of a built site, and the pages that ask for them: a name changes with what is in the file."""
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    words = named(pages.values(), (path.read_text("utf-8") for path in site.glob("assets/**/*.js")))
    sheets = {path: path.read_text("utf-8") for path in site.rglob("*.css")}
    names: dict[str, str] = {}
    for path in sorted(site.glob(_THEME)):
        elsewhere = "".join(text for other, text in sheets.items() if other != path)
        small = narrow(purged(sheets[path], words, elsewhere), pages.values())
        names[path.name] = name_of(_DIGEST.sub("", path.name), small)
        write_atomically(path.with_name(names[path.name]), small.encode())
        if names[path.name] != path.name:
            path.unlink()
    for path, text in pages.items():
        asked = text
        for old, new in names.items():
            asked = asked.replace(old, new)
        if asked != text:
            write_atomically(path, asked.encode())


def named(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Each word that may be a class, an id, an attribute or a value of one."""
    words: set[str] = set()
    for page in pages:
        for part in {*_TAG.findall(page), *_INLINE_SCRIPT.findall(page)}:
            words.update(_WORD.findall(part))
    for script in scripts:
        words.update(_WORD.findall(script))
    return words


def purged(sheet: str, words: set[str], elsewhere: str) -> str:
    """``sheet`` without what ``words`` leave no use for; ``elsewhere`` are the sheets that may use its variables.

    One that is not all understood comes back as it is.
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    try:
        rest = "".join(_kept(rules, words))
    except ValueError:
        return sheet
    while (shorter := _without_idle_variables(rest, words, elsewhere)) != rest:
        rest = shorter
    return rest


def narrow(sheet: str, pages: Iterable[str]) -> str:
    """What the theme asks of any class or of any child, asked of those that there are; its weight stays.

    Otherwise a browser computes the whole page again whenever a script changes a class, or adds something to the text.
    For the same reason nothing is asked of what follows a table: the theme's script puts each into a box, and then
    nothing does. Where a table has a class the sheet comes back as it is.
    """
    if any("<table class" in page for page in pages):
        return sheet
    sheet = _AFTER_TABLE.sub("", sheet).replace("table:not([class])", "table:not(.highlighttable)")
    sheet = re.sub(r"(\.tabbed-labels>)(?=:(?:nth|first|last)-)", r"\1:where(label)", sheet)
    return re.sub(r"(\.tabbed-content>)(?=:(?:nth|first|last)-)", r"\1:where(.tabbed-block)", sheet)


def _kept(rules: Iterable[Any], words: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "error":
            raise ValueError(rule.message)
        if rule.type == "qualified-rule":
            if selectors := [one for one in _selectors(rule.prelude) if words.issuperset(_asked(one))]:
                heads = ",".join(tinycss2.serialize(one) for one in selectors)
                yield f"{heads}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.content is not None and rule.lower_at_keyword in _NESTING:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "".join(_kept(inner, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{body}}}"
        else:
            yield rule.serialize()


def _selectors(tokens: Iterable[Any]) -> Iterator[list[Any]]:
    one: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def _asked(selector: list[Any]) -> Iterator[str]:
    """Not what stands in parentheses: ``:not(.x)`` is true of all pages without it."""
    previous = None
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and previous == "."):
            yield from _WORD.findall(token.value)
        elif token.type == "[] block":
            told = [part for part in token.content if part.type != "whitespace"]
            # Of «^=», «*=» and the like the value is only a part of a word.
            whole = len(told) > 2 and told[1].value in ("=", "~=")
            for part in (told[0], *told[2:3]) if whole else told[:1]:
                yield from _WORD.findall(str(part.value))
        previous = token.value if token.type == "literal" else None


def _without_idle_variables(sheet: str, words: set[str], elsewhere: str) -> str:
    read = set(re.findall(r"var\(\s*(--[\w-]+)", sheet + elsewhere)) | words
    return _VARIABLE.sub(lambda found: found[0] if found[1] in read else "", sheet)
