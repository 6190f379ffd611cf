"""How a guide that calls itself strict writes its commands: CONTRIBUTING.md, «Los comandos»."""

from __future__ import annotations

from collections.abc import Iterator

from guide.snippets.docker import images, messages
from guide.snippets.docker.reading import Reading
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names, values

_CREATING = ("run", "create")
_NAMING_IMAGES = ("run", "create", "pull")
# It only shows that an engine works: the guide asks for no version of it.
_WITHOUT_VERSIONS = ("hello-world", "hello-world:latest")


def check_conventions(reading: Reading) -> Iterator[Finding]:
    if reading.helped:
        return
    late = any(word.text.startswith("--name") for word in reading.arguments)  # DK116 tells that
    if reading.command in _CREATING and reading.whole and not (reading.given("name") or late):
        yield messages.finding_in_word(reading.called, "DK131", "dale un nombre al contenedor: --name")
    yield from _short_options(reading)
    if reading.command in (*_CREATING, "compose run"):
        yield from _ports(reading)
    if reading.command in _NAMING_IMAGES:
        yield from _versions(reading)


def _short_options(reading: Reading) -> Iterator[Finding]:
    for option in reading.options:
        if not option.spelling.startswith("--"):
            message = f"escribe la opción larga, --{option.flag.name}, que se entiende al leerla"
            yield messages.finding_in_word(option.named, "DK132", message, 1, option.letter)


def _ports(reading: Reading) -> Iterator[Finding]:
    for option in reading.given("publish"):
        if not option.known or values.port_problem(option.value):
            continue
        address, published, target = values.port_host_and_target(option.value)
        if not address:
            host = _other_port(published) if published == target else published
            behind = option.value.rpartition(":")[2]
            message = f"sin dirección, el puerto queda abierto a toda la red: 127.0.0.1:{host}:{behind}"
            yield messages.finding_in_word(option.word, "DK133", message, len(option.value), option.start)
        if published == target:
            message = f"usa números distintos a cada lado: con {published} dos veces no se ve cuál es cuál"
            yield messages.finding_in_word(option.word, "DK134", message, len(option.value), option.start)


def _other_port(port: str) -> str:
    """A port or range of the host for one of the container: 8080 for 80, 8443 for 443, 3001 for 3000."""
    ends = [int(end) for end in port.split("-")]
    farther = 8000 if ends[0] < 1024 else ends[-1] - ends[0] + 1
    if ends[-1] + farther > 65535:
        farther = -farther
    return "-".join(str(end + farther) for end in ends)


def _versions(reading: Reading) -> Iterator[Finding]:
    for word, text, start in images.references(reading):
        if text in _WITHOUT_VERSIONS:
            continue
        version = image_names.version(text)
        if version == "none":
            message = f"«{text}» no dice la versión: añade su etiqueta, como {text}:1.2"
        elif version == "latest":
            message = "latest cambia sin avisar: pon la etiqueta de una versión"
        else:
            continue
        yield messages.finding_in_word(word, "DK135", message, len(text), start)
