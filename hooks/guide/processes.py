"""Processes that work beside a build."""

from __future__ import annotations

import os


def let_others_go_first() -> None:
    """Takes only the time of the processors that the build itself, which somebody waits for, leaves free."""
    if hasattr(os, "nice"):  # Windows has no such thing.
        os.nice(10)
