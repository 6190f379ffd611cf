"""What the name of an image says about its version."""

from __future__ import annotations

from typing import Literal


def version(reference: str) -> Literal["fixed", "none", "latest"]:
    """Whether a reference has a tag (or a digest), none, or the one that moves."""
    if "@" in reference:
        return "fixed"
    _, colon, tag = reference.rpartition("/")[2].partition(":")
    if not colon:
        return "none"
    return "latest" if tag == "latest" else "fixed"
