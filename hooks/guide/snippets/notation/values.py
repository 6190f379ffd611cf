"""Values that Docker and Compose write alike: ports, sizes, durations, limits, policies, hosts and volumes.

Each function takes a whole value, in which no variable and no placeholder is left, and returns what is wrong with it,
or None. Checked against the client 28.2.2, which refuses the same values, and these sources: go-connections v0.8.1
``nat`` (ports), go-units v0.5.0 ``size.go`` and ``ulimit.go``, docker/cli v29.7.2 ``opts/opts.go``, ``opts/hosts.go``
and ``internal/volumespec``; and what the daemon refuses, moby of 2026-08 ``api/types/container/hostconfig.go``
(restart), ``daemon/volume/mounts/linux_parser.go`` and ``daemon/volume/local/local.go`` (volumes).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

from guide.hints import did_you_mean

Problem = Callable[[str], str | None]
PROTOCOLS = ("tcp", "udp", "sctp")
RESTARTS = ("no", "always", "on-failure", "unless-stopped")
_ULIMITS = re.compile("core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack")
_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_SIZE = re.compile(r"\+?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)? ?(?:b|[kmgtp](?:i?b)?)?", re.IGNORECASE)
_DURATION = re.compile(r"[-+]?(?:0|(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:h|m|s|ms|us|µs|μs|ns))+)")
# What Go reads as a fraction: 1.5, and 3/2 or 15e-1 too.
_CPUS = re.compile(
    r"[-+]?(?:[0-9]+(?:/[0-9]+)?|[0-9]*\.?[0-9]+|[0-9]+\.)(?:e[-+]?[0-9]+)?|0[xob][0-9a-f]+", re.IGNORECASE
)
_INTEGER = re.compile(r"[-+]?[0-9]+")
_WINDOWS_SOURCE = re.compile(r"[A-Za-z]:[\\/][^:]*(?=:/)")
_WINDOWS_PATH = re.compile(r"(?:^|:)[A-Za-z]:\\")
_VOLUME_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]*")
_MODES = (
    ("ro", "rw"),
    ("z", "Z"),
    ("private", "rprivate", "slave", "rslave", "shared", "rshared"),
    ("nocopy",),
    ("consistent", "cached", "delegated", "default"),
)


def port_problem(text: str) -> str | None:
    """Of ``[address:][published:]port[/protocol]``, where a port may be a range."""
    address, published, target = _port_parts(text)
    port, _, protocol = target.partition("/")
    if not port:
        return f"a «{text}» le falta el puerto del contenedor, como en 8080:80"
    if protocol and protocol.lower() not in PROTOCOLS:
        hint = did_you_mean(protocol.lower(), PROTOCOLS)
        return f"«{protocol}» no es un protocolo ({', '.join(PROTOCOLS)}){hint}"
    if address and not is_address(address.strip("[]")):
        hint = ": escribe 127.0.0.1" if address == "localhost" else ", y delante de los dos puertos solo puede ir una"
        return f"«{address}» no es una dirección IP{hint}"
    spans = []
    for part in (published, port) if published else (port,):
        match = _RANGE.fullmatch(part)
        if match is None:
            return f"«{part}» no es un puerto: es un número, o un intervalo como 8000-8010"
        first, last = int(match[1]), int(match[2] or match[1])
        if last > 65535 or first > 65535:
            return f"«{part}» no es un puerto: van de 0 a 65535"
        if last < first:
            return f"«{part}» va de mayor a menor"
        spans.append(last - first)
    if len(spans) == 2 and spans[1] and spans[0] != spans[1]:
        return f"«{published}» y «{port}» no tienen el mismo número de puertos"
    return None


def port_host_and_target(text: str) -> tuple[str, str, str]:
    """Address, published port and port of the container of a port without problems; "" for what is not there."""
    address, published, target = _port_parts(text)
    return address, published, target.partition("/")[0]


def _port_parts(text: str) -> tuple[str, str, str]:
    *others, target = text.split(":")
    return ":".join(others[:-1]), others[-1] if others else "", target


def is_address(text: str) -> bool:
    try:
        return "%" not in text and bool(ipaddress.ip_address(text))
    except ValueError:
        return False


def size_problem(text: str) -> str | None:
    if _SIZE.fullmatch(text):
        return None
    if re.fullmatch(r"[0-9]+,[0-9]+[a-zA-Z]*", text):
        return f"«{text}» no es un tamaño: los decimales van con punto, como {text.replace(',', '.')}"
    return f"«{text}» no es un tamaño: un número y b, k, m o g, como 512m"


def duration_problem(text: str) -> str | None:
    if _DURATION.fullmatch(text):
        return None
    return f"«{text}» no es una duración con su unidad, como 30s o 1m30s"


def integer_problem(text: str) -> str | None:
    return None if _INTEGER.fullmatch(text) else f"«{text}» no es un número entero"


def cpus_problem(text: str) -> str | None:
    if not _CPUS.fullmatch(text):
        comma = re.fullmatch(r"[0-9]+,[0-9]+", text)
        how = f": los decimales van con punto, como {text.replace(',', '.')}" if comma else ", como 1.5"
        return f"«{text}» no es un número de procesadores{how}"
    return None


def restart_problem(text: str) -> str | None:
    """Of a restart policy; the daemon refuses the names, the client only a count that is no number."""
    name, colon, count = text.partition(":")
    if name not in RESTARTS and text:
        hint = did_you_mean(name, RESTARTS)
        return f"«{name}» no es una política de reinicio: no, always, on-failure[:veces] o unless-stopped{hint}"
    if colon and count and not re.fullmatch(r"\+?[0-9]+", count):
        return f"«{count}» no es un número de veces"
    if count and name != "on-failure" and int(count):
        return f"solo on-failure admite un número de veces, no «{name}»"
    return None


def ulimit_problem(text: str) -> str | None:
    """Of ``name=soft[:hard]``."""
    name, equals, limits = text.partition("=")
    if not equals:
        return f"a «{text}» le falta su valor, como en nofile=1024:2048"
    if not _ULIMITS.fullmatch(name):
        return f"«{name}» no es un límite{did_you_mean(name, _ULIMITS.pattern.split('|'))}"
    soft, colon, hard = limits.partition(":")
    for value in (soft, hard) if colon else (soft,):
        if not _INTEGER.fullmatch(value):
            return f"«{value}» no es un número"
    if colon and int(hard) != -1 and (int(soft) == -1 or int(soft) > int(hard)):
        return f"el límite blando, {soft}, no puede pasar del duro, {hard}"
    return None


def host_problem(text: str) -> str | None:
    """Of a line for /etc/hosts, ``name:address`` or ``name=address``."""
    name, sign, address = text.partition("=" if "=" in text else ":")
    if not sign or not name or ":" in name:
        return f"«{text}» no es un nombre y su dirección, como en db:192.0.2.10"
    bare = address[1:-1] if address.startswith("[") and address.endswith("]") else address
    if address != "host-gateway" and not is_address(bare.strip()):
        return f"«{address}» no es una dirección IP ni host-gateway{did_you_mean(address, ['host-gateway'])}"
    return None


def variable_problem(text: str) -> str | None:
    """Of ``NAME`` or ``NAME=value``."""
    return f"a «{text}» le falta el nombre de la variable" if not text or text.startswith("=") else None


def label_problem(text: str) -> str | None:
    name = text.partition("=")[0].lstrip(" \t")
    if not name:
        return f"a «{text}» le falta el nombre de la etiqueta"
    return f"el nombre de una etiqueta no lleva espacios: «{name}»" if re.search(r"[ \t]", name) else None


def volume_problem(text: str) -> str | None:
    """Of ``[source:]target[:mode]`` for containers of Linux; the source may be a path of Windows."""
    windows = _WINDOWS_SOURCE.match(text)
    if not windows and _WINDOWS_PATH.search(text):
        return None  # for containers of Windows
    source, *rest = text[windows.end() :].split(":") if windows else text.split(":")
    if windows:
        source = "/"
    if any(not part for part in (source, *rest)):
        return f"en «{text}» falta algo junto a los dos puntos: origen:destino, sin espacios"
    if len(rest) > 2:
        return f"«{text}» lleva demasiados dos puntos: origen:destino:opciones"
    target = rest[0] if rest else source
    if rest and (problem := _source_problem(source)):
        return problem
    if not target.startswith(("/", "\\")):
        if len(rest) == 1 and _mode_problem(target) is None:
            return f"a «{text}» le falta el origen o el destino: origen:destino:{target}"
        return f"dentro del contenedor la ruta es absoluta: «{target}» no empieza por /"
    return _mode_problem(rest[1]) if len(rest) == 2 else None


def _source_problem(source: str) -> str | None:
    if source.startswith(("/", ".", "~", "\\")) or _VOLUME_NAME.fullmatch(source):
        return None
    if "/" in source:
        return f"«{source}» no es una ruta ni el nombre de un volumen: una carpeta se escribe ./{source}"
    return f"«{source}» no vale como nombre de volumen: letras sin tilde, números, _, . y -"


def _mode_problem(modes: str) -> str | None:
    given = modes.split(",")
    for mode in given:
        if not any(mode in group for group in _MODES):
            return f"«{mode}» no es una opción de montaje: ro, rw, z, Z…"
    for group in _MODES:
        if len(twice := [mode for mode in given if mode in group]) > 1:
            return f"«{twice[0]}» y «{twice[1]}» no pueden ir juntas"
    return None
