"""What the client understands of the words of a command: which one it is, its options and its arguments."""

from __future__ import annotations

from typing import NamedTuple

from guide.snippets.docker.table import Flag, Node
from guide.snippets.docker.words import Word

_SHORT_NAMES = {"container ls": "ps", "container list": "ps", "image ls": "images", "image list": "images"}


class Option(NamedTuple):
    """A flag as it was given: ``value`` stands from ``start`` on in ``word``; «true» for a flag that takes none."""

    flag: Flag
    spelling: str  # --publish or -p
    named: Word  # the word that names it
    letter: int  # where in it, for a short one
    word: Word
    value: str
    start: int

    @property
    def known(self) -> bool:
        return self.word.literal


class Reading(NamedTuple):
    """``whole``: every flag is known, no value is torn, and no word may be any number of words."""

    node: Node
    called: Word  # the last word of its name
    options: tuple[Option, ...]
    arguments: tuple[Word, ...]
    whole: bool
    helped: bool

    @property
    def command(self) -> str:
        """Its shortest name: «run» for «docker container run» too."""
        name = " ".join(self.node.path)
        group, _, rest = name.partition(" ")
        return _SHORT_NAMES.get(name) or (rest if group in ("container", "image") else name)

    def given(self, name: str) -> list[Option]:
        return [option for option in self.options if option.flag.name == name]
