"""Processes that work beside a build."""

from __future__ import annotations

import os

FIRST, LAST = 10, 19
"""How far such processes stand behind: what the build waits for before its pages are written, and after."""


def let_others_go_first(behind: int) -> None:
    """Takes only the time of the processors that the build itself, which somebody waits for, leaves free."""
    if hasattr(os, "nice"):  # Windows has no such thing.
        os.nice(behind)
