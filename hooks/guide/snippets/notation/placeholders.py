"""Placeholders such as ``<mi-imagen>``: one word for the shell's parser, of the same length."""

from __future__ import annotations

import re

_LETTER = "a-záéíóúüñ"
# Never after «<»: «<<fin>» is a heredoc. A space inside would make two redirections a placeholder.
_PROPER = re.compile(rf"(?<![<&])<(?=[0-9-]*[{_LETTER}])[{_LETTER}0-9]+(?:-[{_LETTER}0-9]+)*>")
# What other authors write: <CONTAINER_ID>, <host:port>, <path/to/file>, <your name>, <a|b>, <image[:tag]>, <25|143>,
# </path/to/file>. «</etc/passwd>copia» are two redirections: a whole path only counts where no file could follow.
_LOOSE = re.compile(
    r"""(?<!<)<(?:
        [^\W\d][\w.:/|\[\]@=,'-]*(?:[ ][\w&][\w./'|-]*)*(?:\.\.\.|…)?
      | \.\.\.|…
      | \[[\w-]+\]
      | \d+(?:\|\w+)+
      | /(?:absolute|full|host|my|path|ruta|some|your)(?:[-_/][\w./-]*)?(?:[ ][\w./-]+)*
      | /[\w.-]+(?:/[\w.-]+)+(?=>:)
    )>""",
    re.VERBOSE,
)
# «sort <datos.csv> salida»: a file to read from, and one to write to.
_FILE = re.compile(r"<[\w./-]*\.\w{1,5}>[ \t]*[\w./~$\"']")
# Some guides colour the commands with HTML inside the block; a tag without its end is a placeholder.
_HTML = re.compile(
    r"<(?P<tag>a|b|code|em|font|i|kbd|mark|small|span|strong|u)(?: [a-z-]+=(?:\"[^\"<>]*\"|'[^'<>]*'))*>"
    r"(?=[^<>\n]*(?:<[^<>\n]*>[^<>\n]*){0,20}?</(?P=tag)>)"
)
_END_TAG = re.compile(r"</(?:a|b|code|em|font|i|kbd|mark|small|span|strong|u)>")
_COMMAND_END = frozenset("|;&({`\n")
# What Docker writes where it has nothing to say.
_NOTHING = "invalid missing nil none null unknown unset"
# Elements of HTML that a command looks for or writes, but those that are also Spanish words of this trade.
_ELEMENTS = """
    a abbr article aside audio b blockquote body br button caption code dd details div dl dt em figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input kbd label legend li link main meta nav ol
    option p path pre script section select small source span strong style summary svg table tbody td template
    textarea tfoot th thead title tr tt u ul video
"""
_NAMES = frozenset(f"{_NOTHING} {_ELEMENTS}".split())


def _word(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_redirection(text: str, start: int) -> bool:
    """Whether «<» follows a word that cannot be the start of an argument: «cat<entrada>salida», «2<x>»."""
    begin = start
    while begin and (text[begin - 1].isalnum() or text[begin - 1] in "_-./:=@"):
        begin -= 1
    glued = text[begin:start]
    if not glued or not (glued[-1].isalnum() or glued[-1] == "_"):
        return False
    before = begin
    while before and text[before - 1] in " \t":
        before -= 1
    return glued.isdigit() or not before or text[before - 1] in _COMMAND_END


def end_of_any(text: str, start: int) -> int:
    """Where the placeholder that starts at ``start``, well or badly spelt, ends; 0 when there is none."""
    match = _PROPER.match(text, start) or _LOOSE.match(text, start)
    if match is None or _is_redirection(text, start) or _FILE.match(text, start):
        return 0
    return match.end()


def fill(text: str) -> str:
    """``text`` with its placeholders as words; every other character stays where it was."""
    coloured, tags = _HTML.subn(_blank, text)
    if tags:
        text = _END_TAG.sub(_blank, coloured)
    return _PROPER.sub(lambda m: m.group() if _is_redirection(text, m.start()) else _word(m), text)


def proper(text: str) -> list[tuple[int, int]]:
    """Where each placeholder stands that a reader fills in, among commands or in a file that is no markup."""
    return [
        match.span()
        for match in _PROPER.finditer(text)
        if match.group()[1:-1] not in _NAMES
        and f"</{match.group()[1:]}" not in text
        and not _is_redirection(text, match.start())
    ]


def fill_loose(text: str) -> str:
    """As ``fill``, and also the placeholders that are not spelt as they should be."""
    return _LOOSE.sub(_word, fill(text))


def may_be_loose(text: str) -> bool:
    return _LOOSE.search(text) is not None


def loose(text: str) -> list[tuple[int, str]]:
    """Offset and spelling of what looks like a placeholder and is not spelt as it should be, quoted or not."""
    return [(m.start(), m.group()) for m in _LOOSE.finditer(text)]


def better(spelling: str) -> str:
    """How a placeholder should be spelt; «marcador» where nothing of what it says can stand in one."""
    words = "".join(c if c.isalnum() else "-" for c in spelling.lower())
    spelt = f"<{'-'.join(word for word in words.split('-') if word)}>"
    return spelt if _PROPER.fullmatch(spelt) else "<marcador>"
