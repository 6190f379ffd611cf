"""The blocks of a page of a MkDocs site, without MkDocs: the same extensions, without colours."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.superfences import fence_code_format  # type: ignore[import-untyped]

from guide.snippets.blocks import Block, Note, before_lost_fence
from guide.snippets.reading import front_matter, ledger, rendered
from guide.snippets.reading.collect import NOT_CODE, collect_blocks
from guide.snippets.reading.includes import bases_of, options_of
from guide.snippets.reading.project import Project

DRAWN_CLASS = "guia-dibujado"
_OWN = ("disable_indented_code_blocks", "preserve_tabs", "relaxed_headers")


class Reader:
    """Converts the pages of one project."""

    def __init__(self, project: Project, root: Path) -> None:
        self.bases = bases_of(project.includes, root, project.folder)
        options = dict(project.extensions)
        fences, highlight = options["pymdownx.superfences"], options.get("pymdownx.highlight", {})
        listed = [f["name"] for f in fences.get("custom_fences") or [] if isinstance(f, dict) and "name" in f]
        # The real formatters are other projects' code: here nothing of it is imported.
        custom = [
            {"name": name, "class": DRAWN_CLASS, "format": fence_code_format, "validator": _accept}
            for name in {*map(str, listed), *NOT_CODE} - {"*"}
        ]
        own = {key: fences[key] for key in _OWN if isinstance(fences.get(key), bool)}
        self.configs: dict[str, dict[str, Any]] = {
            "pymdownx.superfences": {**own, "custom_fences": custom},
            "pymdownx.highlight": {"use_pygments": highlight.get("use_pygments") is not False},
        }
        if self.bases.folders:
            self.configs["pymdownx.snippets"] = options_of(self.bases)
        self.names = sorted({*options, *self.configs})
        self.md = self._markdown()

    def _markdown(self) -> Markdown:
        md = Markdown(extensions=self.names, extension_configs=self.configs)
        fenced: Any = md.preprocessors["fenced_code_block"]
        fenced.extension.superfences[0]["formatter"] = _plain
        return md

    def read(self, text: str, convert: bool = True) -> tuple[list[Block], list[Note]]:
        """Blocks and notes of a page, front matter and all; unless it converts, nobody asks whether they are shown."""
        lines = front_matter.without(text.split("\n"))
        blocks: list[Block] = []
        notes: list[Note] = []
        try:
            blocks, notes = collect_blocks("\n".join(lines), self.md, self.bases)
            html = self.md.reset().convert("\n".join(lines)) if convert else None
        except RecursionError:
            self.md = self._markdown()  # the other one still believes that it is in the middle of the page
            return [], [Note(1, 1, "MD116", "la página tiene demasiados niveles, unos dentro de otros")]
        except (OSError, ValueError):
            # Of pymdownx.snippets, which reads what is included without asking what it is; MkDocs would end here too.
            every_note = [*notes, *(note for block in blocks for note in block.notes)]
            missing = Note(1, 1, "MD116", "lo que incluye con --8<-- no se puede leer")
            return blocks, notes if every_note else [missing]
        if html is None:
            return blocks, notes
        notes = ledger.reconcile(lines, blocks, notes, rendered.read_html(html, {DRAWN_CLASS}))
        return before_lost_fence(blocks, notes), notes


def _accept(_language: str, inputs: Any, options: Any, _attrs: Any, _md: Any) -> bool:
    options.update(inputs)
    return True


def _plain(src: str = "", language: str = "", **_: Any) -> str:
    return f'<pre class="highlight language-{escape(language or "")}"><code>{escape(src)}</code></pre>'
