from __future__ import annotations

from collections.abc import Sequence

from guide.snippets.blocks import Page

from lab.engines import Factory
from lab.runner import Trouble


def check(_pages: Sequence[Page], _factory: Factory) -> list[Trouble]:
    return []
