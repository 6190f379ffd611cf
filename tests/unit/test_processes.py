"""A process that works beside a build lets it go first."""

from __future__ import annotations

import os

import pytest
from guide.processes import FIRST, LAST, let_others_go_first


def test_it_is_nice_where_there_is_such_a_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[int] = []
    monkeypatch.setattr(os, "nice", said.append)
    let_others_go_first(FIRST)
    let_others_go_first(LAST)
    assert said == [10, 19]
    monkeypatch.delattr(os, "nice")
    let_others_go_first(LAST)
    assert said == [10, 19]
