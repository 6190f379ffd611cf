"""Values of flags that the client or the daemon refuses, and flags that cannot go together.

Source of the tables: docker/cli v29.7.2, cli/command/container/opts.go, exec.go, update.go and stop.go,
cli/command/image/build.go, cli/command/service/opts.go; docker/compose v5.5.0, cmd/compose/run.go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.hints import did_you_mean
from guide.snippets.docker import messages
from guide.snippets.docker.mounts import mount_problem
from guide.snippets.docker.reading import Option, Reading
from guide.snippets.docker.templates import template_problem
from guide.snippets.findings import Finding
from guide.snippets.notation import values
from guide.snippets.notation.values import Problem

# What stands for a value that the reader knows: NOMBRE, host-port, <imagen> once it is filled, a variable.
_PLACEHOLDER = re.compile(
    r"x{3,}|\.\.$|\.\.\.|[^\x00-\x7f]|[<>\[\]{}|$%*]|(?<![A-Za-z0-9])[A-Z][A-Z0-9_-]*(?![a-z])|(?<![a-z])(?:host|hostname|container|"
    r"contenedor|ip|port|puerto|path|ruta|carpeta|dir|file|archivo|fichero|nombre|name|your|valor|value)(?![a-z])"
)
_NAME = re.compile(r"/?[a-zA-Z0-9][a-zA-Z0-9_.-]+")


def _swap_problem(text: str) -> str | None:
    return None if text == "-1" else values.size_problem(text)


def _publish_problem(text: str) -> str | None:
    return None if "target=" in text else values.port_problem(text)  # published=8080,target=80


def _expose_problem(text: str) -> str | None:
    # Nobody looks at the protocol.
    return (
        "aquí va solo el puerto del contenedor, sin :" if ":" in text else values.port_problem(text.partition("/")[0])
    )


def _wait_problem(text: str) -> str | None:
    return f"«{text}» no puede ser negativo" if text.startswith("-") else values.duration_problem(text)


def _filter_problem(text: str) -> str | None:
    return None if not text or "=" in text else f"un filtro es nombre=valor, no «{text}»"


def _address_problem(text: str) -> str | None:
    return None if values.is_address(text.strip()) else f"«{text}» no es una dirección IP"


def _link_problem(text: str) -> str | None:
    return f"«{text}» lleva demasiados dos puntos: contenedor:alias" if text.count(":") > 1 else None


def _one_of(*words: str) -> Problem:
    def problem(text: str) -> str | None:
        return None if text in words else f"«{text}» no vale: {', '.join(words)}{did_you_mean(text, words)}"

    return problem


def _matching(pattern: str, form: str) -> Problem:
    return lambda text: None if re.fullmatch(pattern, text) else f"«{text}» no vale: {form}"


def _stream_problem(text: str) -> str | None:
    return _one_of("stdin", "stdout", "stderr")(text.lower())


def _name_problem(text: str) -> str | None:
    """moby of 2026-08, daemon/names.go: the daemon refuses it."""
    return None if _NAME.fullmatch(text) else f"«{text}» no vale como nombre: letras sin tilde, números, _, . y -"


_OF_CONTAINERS: dict[Problem, str] = {
    _publish_problem: "publish",
    values.volume_problem: "volume",
    mount_problem: "mount",
    values.size_problem: "memory memory-reservation shm-size",
    _swap_problem: "memory-swap",
    values.cpus_problem: "cpus",
    values.restart_problem: "restart",
    values.ulimit_problem: "ulimit",
    values.host_problem: "add-host",
    values.variable_problem: "env",
    values.label_problem: "label",
    _wait_problem: "health-interval health-timeout health-start-period health-start-interval",
    values.integer_problem: "health-retries stop-timeout pids-limit oom-score-adj cpu-shares cpu-period cpu-quota "
    "memory-swappiness cpu-rt-period cpu-rt-runtime",
    _expose_problem: "expose",
    _address_problem: "dns",
    _link_problem: "link",
    _stream_problem: "attach",
    _one_of("always", "missing", "never"): "pull",
    _name_problem: "name",
    _matching("host|container:.+|", "host o container:nombre"): "pid",
    _matching("host|", "solo puede ser host"): "uts userns",
    _matching("host|private|", "host o private"): "cgroupns",
    _matching("([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}|", "como 92:d0:c6:0a:29:33"): "mac-address",
    _matching("no-new-privileges.*|[^=]*=.+|[^:]*:.+", "opción=valor, como apparmor=unconfined"): "security-opt",
    _matching(
        r"(net\.|fs\.mqueue\.|kernel\.(msg|sem|shm))[^=]*=.*", "uno de net.*, fs.mqueue.* o kernel.* con su =valor"
    ): "sysctl",
    _matching(".*=.*", "opción=valor, como size=10G"): "storage-opt",
    _matching("all|-?[0-9]+|.*[,=].*", "all, un número o device=…"): "gpus",
}
_OF_COMMANDS: dict[str, dict[Problem, str]] = {
    "run": _OF_CONTAINERS,
    "create": _OF_CONTAINERS,
    "exec": {values.variable_problem: "env"},
    "update": {
        values.size_problem: "memory memory-reservation",
        _swap_problem: "memory-swap",
        values.cpus_problem: "cpus",
        values.restart_problem: "restart",
        values.integer_problem: "pids-limit cpu-shares cpu-period cpu-quota",
    },
    "stop": {values.integer_problem: "timeout time"},
    "restart": {values.integer_problem: "timeout time"},
    "ps": {values.integer_problem: "last"},
    "build": {values.size_problem: "shm-size", values.ulimit_problem: "ulimit"},
    "buildx build": {values.size_problem: "shm-size", values.ulimit_problem: "ulimit"},
    "service create": {
        mount_problem: "mount",
        values.variable_problem: "env",
        values.size_problem: "limit-memory reserve-memory",
        values.cpus_problem: "limit-cpu reserve-cpu",
        values.integer_problem: "replicas",
    },
    "compose run": {_publish_problem: "publish"},
}
_TABLE = {
    command: {name: problem for problem, names in table.items() for name in names.split()}
    for command, table in _OF_COMMANDS.items()
}
# Their --format is no template of Go's, or has functions of its own.
_OTHER_FORMATS = (("buildx",), ("scout",))


def check_values(reading: Reading) -> Iterator[Finding]:
    problems = _TABLE.get(reading.command, {})
    for option in reading.options:
        name = option.flag.name
        problem: Problem | None = problems.get(name)
        if name == "filter" and reading.node.path[:1] not in _OTHER_FORMATS:
            problem = _filter_problem
        if name == "volume" and reading.given("volume-driver"):
            problem = None  # the names of other drivers may have slashes
        message = problem(option.value) if problem and option.known else None
        # More than two quotes in a word: they have closed each other, as SC2140 tells.
        quotes = option.word.end_column - option.word.column - len(option.word.text)
        if name == "format" and option.known and quotes <= 2 and reading.node.path[:1] not in _OTHER_FORMATS:
            message = template_problem(option.value, reading.command)
        elif message and name != "mount" and _PLACEHOLDER.search(option.value):
            message = None
        if message:
            yield _at(option, "DK113", f"{option.spelling}: {message}")
    yield from _conflicts(reading)


def _conflicts(reading: Reading) -> Iterator[Finding]:
    if reading.command not in ("run", "create"):
        return
    removed, restart = reading.given("rm"), reading.given("restart")
    policy = restart[-1].value.partition(":")[0] if restart else ""
    if removed and removed[-1].value == "true" and policy in ("always", "on-failure", "unless-stopped"):
        yield _at(restart[-1], "DK115", "--rm borra el contenedor al terminar: no puede ir con --restart")
    if reading.given("detach") and reading.given("attach"):
        yield _at(reading.given("attach")[-1], "DK115", "--attach y --detach no pueden ir juntas")
    health = [option for option in reading.options if option.flag.name.startswith("health-")]
    if health and reading.given("no-healthcheck"):
        yield _at(health[-1], "DK115", f"--no-healthcheck y {health[-1].spelling} no pueden ir juntas")


def _at(option: Option, code: str, message: str) -> Finding:
    return messages.finding_in_word(option.word, code, message, len(option.value), option.start)
