"""Which lines of an output are rows of a table: there it matters what stands below what, so that they do not wrap."""

from __future__ import annotations

import re

# «api-1  | » of Compose, before whatever a container says.
_SERVICE = re.compile(r"^[\w.-]+ +\| ?")
# «Version:      29.1», a column of names with nothing below their values.
_NAME = re.compile(r"^[^:]{1,40}:\s{2,}(?=\S)")
# What BuildKit writes at the end of a step.
_SECONDS = re.compile(r"\s+\d+(?:\.\d+)?s$")
_GAP = re.compile(r"\S(?: {2,}|\t)\s*\S")
_PERMISSIONS = re.compile(r"^[-bcdlps](?:[r-][w-][xsStT-]){3}[.+@]? ")
_DRAWN = re.compile("[│├└┌┐┘─]")


def is_row(line: str) -> bool:
    message = _NAME.sub("", _SECONDS.sub("", _SERVICE.sub("", line).strip()))
    return any(pattern.search(message) for pattern in (_GAP, _PERMISSIONS, _DRAWN))
