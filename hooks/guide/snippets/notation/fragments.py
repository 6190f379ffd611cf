"""What pages write inside code that is not of its language: annotations and «…» for what is left out."""

from __future__ import annotations

import re

_ANNOTATION = re.compile(r"(\\?)[ \t]*(?:#|//|--|;|/\*|<!--)[ \t]*\(\d+\)!?[ \t]*(?:\*/|-->)?[ \t]*$", re.MULTILINE)
_DOTS = r"(?:\.\.\.|\. \. \.|…)"
_DOTTED_LINE = re.compile(rf"^([ \t]*)(?:#[ \t]*)?({_DOTS})[ \t]*$", re.MULTILINE)
_JSON = [
    (re.compile(rf"(?<=:)[ \t]*{_DOTS}"), "1"),
    (re.compile(rf",\s*{_DOTS}\s*,?(?=\s*[}}\]])"), " "),
    (re.compile(rf"{_DOTS}[ \t]*,?(?=\s*[\"}}\]])"), " "),
    (re.compile(_DOTS), "1"),
]
_JSONC_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
_JSONC_COMMA = re.compile(r'"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])')


def _blank(text: str, filler: str = " ") -> str:
    return "".join("\n" if c == "\n" else filler for c in text)


def without_annotations(code: str) -> str:
    """``# (1)!`` at the end of lines becomes blanks: the reader sees a button there. A backslash stays the last."""
    return _ANNOTATION.sub(lambda m: _blank(m.group()[len(m[1]) :]) + m[1], code) if ")" in code else code


def elided(code: str) -> bool:
    return "..." in code or "…" in code or ". . ." in code


def is_cut(code: str, at_end: bool) -> bool:
    """Whether the code says with a line of only «…» that it is a piece: more stood after its end, or before it."""
    rows = [row for row in code.split("\n") if row.strip()]
    return bool(rows) and _DOTTED_LINE.fullmatch(rows[-1 if at_end else 0]) is not None


def without_dots(code: str, is_json: bool) -> str:
    """The code as if nothing had been left out; everything else stays in its place.

    In JSON the dots go; elsewhere a line of them becomes a comment, by which a checker still knows that there is more.
    """
    if not is_json:
        return _DOTTED_LINE.sub(r"\1# \2", code)
    for pattern, filler in _JSON:
        code = pattern.sub(lambda m, filler=filler: _blank(m.group(), filler), code)  # type: ignore[misc]
    return code


def without_comments(code: str) -> str:
    """JSON with comments and last commas as plain JSON, everything in its place."""
    for pattern in (_JSONC_COMMENT, _JSONC_COMMA):
        code = pattern.sub(lambda m: m.group() if m.group()[0] == '"' else _blank(m.group()), code)
    return code
