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
    systems: tuple[str, ...] = ()  # that its commands are for besides Linux

    def key(self) -> str:
        strict = "estricto" if self.strict else ""
        systems = " ".join(self.systems)
        return cache_key(self.language.kind, self.language.dialect, strict, self.title, systems, self.code)
