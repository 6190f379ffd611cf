"""The names of images in a command, and the flags that come after the image and so go to the container."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.snippets.docker import messages
from guide.snippets.docker.reading import Reading
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names

# Which arguments are references that the client itself reads, and which flags. Source: docker/cli v29.7.2,
# cli/command/container/create.go, image/pull.go, push.go, tag.go, import.go; docker/buildx v0.29.1, build/build.go.
_ARGUMENTS = {"run": (0,), "create": (0,), "pull": (0,), "push": (0,), "tag": (1,), "commit": (1,), "import": (1,)}
_TAGGING = ("build", "buildx build", "builder build")
# REPOSITORIO/imagen, imagename and 镜像名 tell how a name is written; a sign alone is left of another shell's lines.
_PLACEHOLDER = re.compile(
    r"""
        x{3,} | \.\.\. | ^\.\. | [<>\[\]{}|$%*()] | [^\x00-\x7f]
      | (?<![A-Za-z0-9])[A-Z][A-Z0-9_-]*(?![a-z]) | ^[a-zA-Z]*[nN]ame\b
      | ^[\\^`/.-]+$ | ^\s
    """,
    re.VERBOSE,
)
# After the image only these can hardly be anything of the program in the container.
_DISTINCT = re.compile("--(?:name|rm|detach|publish|restart|volume)|-(?:it|ti|itd|dit)")
_WITH_VALUE = {
    "-p": re.compile(r"[\d.:]*\d:\d+(?:/\w+)?"),
    "-v": re.compile(r"[^:]+:/(?!/).*"),
    "-e": re.compile(r"[A-Z][A-Z0-9_]*=.*"),
}


class Reference(NamedTuple):
    word: Word
    text: str
    start: int


def references(reading: Reading) -> list[Reference]:
    """The names of images that are wholly known."""
    found = []
    if reading.whole:
        for index in _ARGUMENTS.get(reading.command, ()):
            found += [Reference(word, word.text, 0) for word in reading.arguments[index : index + 1]]
    if reading.command in _TAGGING:
        found += [Reference(option.word, option.value, option.start) for option in reading.given("tag")]
    return [r for r in found if r.word.literal and not _PLACEHOLDER.search(r.text)]


def check_references(reading: Reading) -> Iterator[Finding]:
    for word, text, start in references(reading):
        problem = image_names.reference_problem(text)
        if text.startswith(("=", ":")):
            problem = f"«{text}» se toma por la imagen: junto a = y a los dos puntos no van espacios"
        if problem:
            yield messages.finding_in_word(word, "DK114", problem, len(text), start)


def check_late_flags(reading: Reading) -> Iterator[Finding]:
    """Flags of docker after the image or the container: they are words for the program inside."""
    if reading.command not in ("run", "create", "exec", "compose exec", "compose run") or not reading.whole:
        return
    if len(reading.arguments) < 2:
        return
    subject, *rest = reading.arguments
    if not rest[0].literal or not rest[0].text.startswith("-"):
        return
    executes = reading.command.endswith("exec")  # what it runs is the first word: no program is called -it
    what = "del servicio" if "compose" in reading.command else "del contenedor" if executes else "de la imagen"
    for word, following in zip(rest, [*rest[1:], None], strict=True):
        name = word.text.partition("=")[0]
        value = _WITH_VALUE.get(name)
        is_value = value and following and value.fullmatch(following.text)
        if word.literal and (_DISTINCT.fullmatch(name) or is_value or executes):
            which = f", «{subject.text}»" if subject.literal else ""
            message = f"{name} va antes {what}{which}: lo que sigue es para el programa de dentro"
            yield messages.finding_in_word(word, "DK116", message, len(name))
            return
