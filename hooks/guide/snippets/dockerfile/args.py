"""The arguments of each instruction: how many, and of which form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guide.hints import did_you_mean
from guide.snippets.dockerfile.table import SIGNALS
from guide.snippets.dockerfile.variables import check_expansion
from guide.snippets.dockerfile.words import Command, JsonError, Word, exec_form
from guide.snippets.findings import Finding

# What takes paths: a list that is none is split at its blanks, and each piece is expanded.
_PATHS = ("COPY", "ADD", "VOLUME")
_COMMENT = "un comentario va en su propia línea: aquí Docker lo toma por parte de la instrucción"
_SHELL = ("RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "MAINTAINER", "ONBUILD")
_STAGE = re.compile(r"[a-z][a-z0-9-_.]*")
_PORT = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+))?(?:/(?P<proto>\w*))?")
# Only a shell knows these; «;» alone may also end the -exec of find.
_OPERATORS = ("&&", "||", "|", ">", ">>", "2>&1")


def check_arguments(command: Command) -> Iterator[Finding]:
    """What Docker refuses, and lists that it silently takes for something else."""
    keyword = command.keyword
    if not command.args:
        yield _whole(command, f"a {keyword} le faltan los argumentos")
        return
    if keyword in ("RUN", "CMD", "ENTRYPOINT", "VOLUME", "COPY", "ADD", "SHELL"):
        yield from _list(command, command.args, command.start)
    if not isinstance(exec_form(command.args), JsonError):
        yield from check_expansion(command)
    if keyword in ("COPY", "ADD"):
        yield from _copy(command)
    elif keyword in ("ENV", "LABEL"):
        yield from _pairs(command)
    elif keyword == "ARG":
        for word in command.quoted_words():
            if word.text.startswith("="):
                yield _word(command, word, "falta el nombre de la variable: NOMBRE=valor, sin espacios junto al =")
    elif keyword == "EXPOSE":
        for word in command.words():
            yield from _port(command, word)
    elif keyword == "STOPSIGNAL":
        yield from _signal(command)
    elif keyword == "HEALTHCHECK":
        yield from _health(command)
    elif keyword == "FROM":
        yield from _from(command)
    elif keyword == "MAINTAINER":
        message = 'MAINTAINER está obsoleta: usa LABEL org.opencontainers.image.authors="…" (MaintainerDeprecated)'
        yield command.source.finding(command.name.start, command.name.end, "DF114", message)


def without_comment(command: Command) -> tuple[Command, Finding | None]:
    """The instruction without a comment that Docker would take for arguments, and the finding at it."""
    if command.keyword in _SHELL and not command.args.startswith("["):
        return command, None
    legacy = command.is_legacy_pair()
    for number, word in enumerate(command.quoted_words()):
        if number == 0 or not _is_comment(command, word):
            continue
        if legacy and (number == 1 or word.text != "#"):
            continue  # ENV COLOR #fff
        if command.args.startswith("[") and not isinstance(exec_form(_before(command, word)), list):
            continue
        finding = command.source.finding(word.start, len(command.source.text), "DF102", _COMMENT)
        return replace(command, args=_before(command, word)), finding
    return command, None


def _is_comment(command: Command, word: Word) -> bool:
    """A path may begin with #; what Docker would refuse anyway, or stands apart, is a comment."""
    if not word.text.startswith("#"):
        return False
    alone = not word.text.strip("#")
    apart = command.source.text[: word.start].endswith(("  ", "\t"))
    return alone or apart or command.keyword in ("FROM", "EXPOSE", "ENV", "LABEL")


def _before(command: Command, word: Word) -> str:
    return command.args[: word.start - command.start].rstrip()


def _whole(command: Command, message: str) -> Finding:
    return command.source.finding(command.name.start, command.name.end, "DF101", message)


def _word(command: Command, word: Word, message: str) -> Finding:
    return command.source.finding(word.start, word.end, "DF101", message)


def _list(command: Command, args: str, start: int) -> Iterator[Finding]:
    """A list that is no JSON: Docker runs it as shell text, or takes its pieces for paths."""
    found = exec_form(args)
    keyword = command.keyword
    if isinstance(found, JsonError):
        place = start + found.offset
        if found.strings_only or keyword == "SHELL" or any(check_expansion(command)):
            yield command.source.finding(place, place + 1, "DF101", found.message)
        else:
            instead = "rutas sueltas" if keyword in _PATHS else "un comando de shell"
            message = f"{found.message}; así Docker la toma por {instead}"
            yield command.source.finding(place, place + 1, "DF107", message)
    elif found is None and keyword == "SHELL":
        yield _whole(command, 'SHELL lleva una lista: SHELL ["/bin/bash", "-c"]')
    elif found == [] and keyword in ("SHELL", "VOLUME", "RUN"):
        yield _whole(command, f"la lista de {keyword} está vacía")
    elif found and keyword in ("RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"):
        sign = next((item for item in found if item in _OPERATORS), None)
        if sign:
            place = start + args.find(f'"{sign}"')
            message = f"en una lista no hay shell que entienda {sign}: el programa lo recibe como un argumento más"
            yield command.source.finding(place, place + len(sign) + 2, "DF127", message)


def _copy(command: Command) -> Iterator[Finding]:
    found = exec_form(command.args)
    if isinstance(found, JsonError):
        return
    count = len(found) if found is not None else len(command.words())
    if count < 2:
        yield _whole(command, f"a {command.keyword} le falta el destino: {command.keyword} origen destino")
    elif found is None and re.fullmatch(r"\d*<<-?[^<]+", command.words()[-1].text):
        yield _word(command, command.words()[-1], "un texto con << es un origen: falta el destino detrás")
    elif count > 2:
        yield from _destination(command, found)


def _destination(command: Command, items: list[str] | None) -> Iterator[Finding]:
    """Of many sources: «the destination must be a directory» (reference of Dockerfile), and BuildKit says nothing."""
    last = command.words()[-1]
    path = items[-1] if items else last.text.strip("\"'")
    if path and not path.endswith(("/", "\\", ".")) and "$" not in path:
        message = f"con varios orígenes el destino es una carpeta: acábalo en /, {path[:40]}/"
        yield command.source.finding(last.start, last.end, "DF128", message)


def _pairs(command: Command) -> Iterator[Finding]:
    words = command.quoted_words()
    keyword = command.keyword
    if command.is_legacy_pair():
        if len(command.words()) < 2:
            yield _whole(command, f"a {keyword} le falta el valor: {keyword} NOMBRE=valor")
        return
    for word in words:
        if "=" not in word.text:
            message = f"falta = después de «{word.text[:40]}»: si es parte del valor anterior, ponlo entre comillas"
            yield _word(command, word, message)
        elif word.text.startswith("="):
            yield _word(command, word, "falta el nombre: NOMBRE=valor, sin espacios junto al =")


def _port(command: Command, word: Word) -> Iterator[Finding]:
    """Why it is no port that EXPOSE takes, or one that it will not take for long. A variable may hold any."""
    text = word.text.strip("\"'")
    if "$" in text:
        return
    host, _, inside = text.rpartition(":")
    found = _PORT.fullmatch(inside)
    shown = f"«{text[:40]}» no es un puerto"
    if not found or not re.fullmatch(r"(?:[\da-fA-F:.\[\]]*:)?(?:\d+(?:-\d+)?)?", host):
        extra = ": los puertos se separan con espacios" if "," in text else ": como 80, 8000-8010 o 53/udp"
        yield _word(command, word, f"{shown}{extra}")
        return
    protocols = ("tcp", "udp", "sctp")
    protocol = found["proto"] or "tcp"
    numbers = [int(n[:9]) for n in (found["first"], found["last"]) if n]
    if protocol.lower() not in protocols:
        hint = did_you_mean(protocol.lower(), protocols)
        yield _word(command, word, f"«{protocol}» no es un protocolo (tcp, udp, sctp){hint}")
    elif max(numbers) > 65535 or numbers != sorted(numbers):
        yield _word(command, word, f"{shown}: van de 0 a 65535, y un intervalo de menor a mayor")
    elif host:
        message = f"EXPOSE solo lleva el puerto del contenedor, {inside}: publicarlo es de docker run -p"
        yield command.source.finding(word.start, word.end, "DF123", f"{message} (ExposeInvalidFormat)")
    elif protocol != protocol.lower():
        message = f"el protocolo va en minúsculas: {text.lower()[:40]} (ExposeProtoCasing)"
        yield command.source.finding(word.start, word.end, "DF122", message)


def _signal(command: Command) -> Iterator[Finding]:
    name = command.args.upper().removeprefix("SIG")
    if "$" in name or re.fullmatch(r"[-+]?0*[1-9]\d*", name) or re.fullmatch(r"RTM(?:IN\+|AX-)\d+", name):
        return
    hint = did_you_mean(name, SIGNALS, "SIG")
    # «STOPSIGNAL signal» is how the reference tells what goes there.
    if name not in SIGNALS and command.args != "signal":
        message = f"«{command.args[:40]}» no es una señal{hint}"
        yield command.source.finding(command.start, command.start + len(command.args), "DF101", message)


def _health(command: Command) -> Iterator[Finding]:
    kind = command.words()[0]
    rest = command.args[len(kind.text) :].lstrip()
    if kind.text.upper() == "NONE":
        if rest:
            yield _word(command, kind, "HEALTHCHECK NONE no lleva nada detrás")
    elif kind.text.upper() != "CMD":
        yield _word(command, kind, f"después de HEALTHCHECK y sus opciones va CMD o NONE, no «{kind.text[:40]}»")
    elif not rest:
        yield _word(command, kind, "a HEALTHCHECK CMD le falta el comando")
    else:
        yield from _list(command, rest, command.start + len(command.args) - len(rest))


def _from(command: Command) -> Iterator[Finding]:
    words = command.words()
    if len(words) == 1:
        return
    if len(words) == 3 and words[1].text.upper() == "AS":
        if not _STAGE.fullmatch(words[2].text.lower()):
            message = "el nombre de la etapa empieza por una letra y lleva letras sin tilde, cifras, «-», «_» o «.»"
            yield _word(command, words[2], message)
    elif len(words) == 2 and words[1].text.upper() == "AS":
        yield _word(command, words[1], "falta el nombre de la etapa después de AS")
    elif len(words) == 2:
        yield _word(command, words[1], f"sobra, o falta AS para dar nombre a la etapa: AS {words[1].text[:40]}")
    elif len(words) == 3:
        hint = did_you_mean(words[1].text.upper(), ("AS",))
        yield _word(command, words[1], f"FROM lleva la imagen y, si acaso, AS y un nombre{hint}")
    else:
        yield _word(command, words[1], "FROM lleva la imagen y, si acaso, AS y un nombre")
