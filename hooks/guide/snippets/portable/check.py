"""What a reader of another system than Linux would see, in any shell text that a parser has accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from guide.snippets.docker import commands
from guide.snippets.findings import Finding, in_order, relocated
from guide.snippets.portable import tools, zsh
from guide.snippets.portable.table import MACOS, load_table

_SHELL = r"(?:\S*/)?(?:ba|z|da|a|k)?sh(?: -[il])?"
# A shell in a container, or on another machine: what is typed after it is typed there.
_LEAVES = re.compile(
    rf"(?:sudo )?(?:docker .*\b(?:run|exec)\b.* {_SHELL}|ssh .*"
    r"|(?:colima|limactl|multipass|vagrant|wsl|su|newgrp)\b.*)\s*"
)
Place = Callable[[int, int], tuple[int, int]]


def check_portable(text: str, place: Place, systems: Sequence[str], typed: bool) -> list[Finding]:
    """``place`` gives the place in the block of a 1-based line and column of the text; ``typed``: at a prompt."""
    table = load_table()
    in_zsh = typed and MACOS in systems
    found = list(zsh.check_text(text)) if in_zsh else []
    for command in commands.extract(text, wrapping=True):
        found += tools.check_command(command, table, systems)
        if in_zsh:
            found += zsh.check_command(command, table)
    return [relocated(finding, place) for finding in in_order(found)]


def leaves(text: str) -> bool:
    """Whether the next command of a session is not for the reader's own shell any more."""
    return _LEAVES.fullmatch(text.replace("\\\n", " ")) is not None
