"""The Markdown extension that dresses the blocks of a page. Its work is kept with the page that it was done for."""

from __future__ import annotations

import re
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from guide.codeblocks import lines, slots
from guide.codeblocks.labels import label
from guide.snippets.notation import languages

NAME = __name__

_BLOCK = re.compile(
    r'<div class="(?P<classes>[^"]*\bhighlight)">'
    r'(?:<span class="filename">(?P<title>[^<]*)</span>)?<pre><span></span><code>(?P<code>.*?)</code></pre>',
    re.DOTALL,
)
# Code in a sentence with something that may be a placeholder; that of a block stands in a <pre>.
_INLINE = re.compile(r"(?<!<pre>)(?<!<span></span>)<code>([^<]*&lt;[^<]*)</code>")
_LANGUAGE = re.compile(r"\blanguage-([\w.+#-]+)")
# What is typed, and files of one line for each thing that they say: no beginning of a line means anything.
_LINES = frozenset(("script", "windows", "dockerfile", "dotenv", "ignore", "ini", "systemd"))
_PROGRAMS = frozenset(("python", "unchecked", "unknown"))


def dress(html: str) -> str:
    """``html`` with all its code as readers get it. The text of each block stays the same to the letter."""
    blocks = _BLOCK.sub(_dressed, html)
    filled = slots.FILLED in blocks
    return _INLINE.sub(lambda code: f"<code>{slots.mark_in_sentence(code[1], filled=filled)}</code>", blocks)


def _dressed(match: re.Match[str]) -> str:
    found = _LANGUAGE.search(match["classes"])
    name = found[1] if found else ""
    title = unescape(match["title"] or "")
    language = label(name, title, match["code"]) if name else ""
    # «web/Dockerfile» says it already.
    shown = f' data-lengua="{language}"' if language and not title.endswith(language) else ""
    # One header says both: what the file is called, and what it is written in.
    head = f'<span class="filename"{shown}>{match["title"]}</span>' if title else ""
    return (
        f'<div class="{match["classes"]}"{"" if title else shown}>{head}'
        f"<pre><span></span><code>{_lines(name, title, match['code'])}</code></pre>"
    )


def _lines(name: str, title: str, code: str) -> str:
    kind = languages.find(name).kind
    if kind == "session":
        return lines.session(code)
    if kind in _LINES:
        return lines.script(code)
    # What has the name of a file is written by the reader, who has to see all of it.
    folds = not title
    if kind == "text":
        return lines.text(code, folds=folds)
    return (lines.plain if kind in _PROGRAMS else lines.data)(code, folds=folds)


class _Dresser(Postprocessor):
    def run(self, text: str) -> str:
        return dress(text)


class _Extension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (its name in Markdown)
        # The last of all: blocks are put into the page by one of them.
        md.postprocessors.register(_Dresser(md), "code blocks", -100)


def makeExtension(**_: object) -> Extension:  # noqa: N802  (its name in Markdown)
    return _Extension()
