"""Placeholders such as ``<mi-imagen>``: one word for the shell's parser, of the same length."""

from __future__ import annotations

import re

# Never after «<»: «<<fin>» is a heredoc. A space inside would make two redirections a placeholder.
_PROPER = re.compile(r"(?<![<\w&])<([a-záéíóúüñ][a-záéíóúüñ0-9]*(?:-[a-záéíóúüñ0-9]+)*)>")
# What other authors write: <CONTAINER_ID>, <host:port>, <path/to/file>, <your name>, <a|b>, <image[:tag]>.
_LOOSE = re.compile(r"(?<!<)<([^\W\d][\w.:/|\[\]@=,'-]*(?: \w[\w./'|-]*)*(?:\.\.\.|…)?|\.\.\.|…)>")


# Some guides colour the commands with HTML inside the block.
_TAG = re.compile(r"</?[a-z]+(?: [a-z-]+=\"[^\"<>]*\")*>")


def _word(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def fill(text: str) -> str:
    """``text`` with its placeholders as words; every other character stays where it was."""
    return _PROPER.sub(_word, text)


def fill_loose(text: str) -> str:
    """As ``fill``, and also HTML tags and the placeholders that are not spelt as they should be."""
    return _LOOSE.sub(_word, _TAG.sub(_word, fill(text)))


def loose(text: str) -> list[tuple[int, str]]:
    """Offset and spelling of every placeholder that only ``fill_loose`` takes."""
    return [(m.start(), m.group()) for m in _LOOSE.finditer(_TAG.sub(_word, fill(text)))]
