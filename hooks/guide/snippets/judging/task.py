"""One block to be checked."""

from __future__ import annotations

from typing import NamedTuple

from guide.snippets.cache import cache_key
from guide.snippets.notation.languages import Language


class Task(NamedTuple):
    """All that a verdict depends on."""

    language: Language
    strict: bool
    code: str
    title: str = ""  # of the block: often the name of a file

    def key(self) -> str:
        strict = "estricto" if self.strict else ""
        return cache_key(self.language.kind, self.language.dialect, strict, self.title, self.code)
