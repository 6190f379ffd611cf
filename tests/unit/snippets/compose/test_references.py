"""The names that services use: where each may stand, when it is missed, and how sure that is."""

from __future__ import annotations

from textwrap import indent

import pytest
from marked import compose_told as told

WEB = "services:\n  web:\n    image: a:1\n"
DEFINED = """\
  bd: {image: 'b:1'}
networks: {red: {}}
volumes: {datos: {}}
secrets: {clave: {file: c}}
configs: {ajuste: {file: c}}
models: {modelo: {model: 'ai/m:1'}}
"""

# The keys of a service in a file that defines nothing but «web» and «bd», and a part of what is said.
USES: list[tuple[str, list[str]]] = [
    ("depends_on: [⟦x⟧CO107, bd]", ["el servicio «x» no está en el archivo"]),
    ("depends_on: [⟦'x'⟧CO107]", ["«x»"]),
    ("depends_on:\n  - bd\n  - ⟦ñu⟧CO107", ["«ñu»"]),
    ("depends_on:\n  bd: {condition: service_started}\n  ⟦x⟧CO107: {condition: service_started}", ["servicio «x»"]),
    ("depends_on: ['${X}', <servicio>]", []),
    ("networks: [⟦x⟧CO107, default]", ["la red «x» no está definida: declárala en «networks:», al final"]),
    ("networks: {⟦x⟧CO107: {}, default: {}}", ["la red «x»"]),
    ("networks: ['${X}', '<red>']", []),
    ("network_mode: host\n⟦networks⟧CO109: [x]", ["sobra"]),
    ("models: [⟦x⟧CO107]", ["el modelo «x» no está en el archivo"]),
    ("models: {⟦x⟧CO107: {}}", ["el modelo «x»"]),
    ("network_mode: host\nmodels: [⟦x⟧CO107]", ["el modelo «x»"]),
    ("secrets: [⟦x⟧CO107]", ["el secreto «x» no está definido: decláralo en «secrets:», al final"]),
    ("secrets: [{source: ⟦x⟧CO107, target: y}]", ["el secreto «x»"]),
    ("secrets: [{target: y}, '${S}']", []),
    ("configs: [⟦x⟧CO107]", ["la config «x» no está definida: declárala en «configs:»"]),
    ("configs: [{source: ⟦x⟧CO107}]", ["la config «x»"]),
    ("configs: [{target: y}]", []),
    ("build: {context: ., secrets: [⟦x⟧CO107]}", ["el secreto «x»"]),
    ("build: {context: ., secrets: [{source: ⟦x⟧CO107}, {target: y}]}", ["el secreto «x»"]),
    ("build: {context: ., additional_contexts: {a: ⟦service:x⟧CO107}}", ["el servicio «x»"]),
    ("build: {context: ., additional_contexts: {a: service:bd, b: ./c, d: docker-image://x}}", []),
    ("volumes: [⟦xx⟧CO107:/d]", ["el volumen «xx» no está definido: decláralo en «volumes:», al final del archivo"]),
    ("volumes: ['./a:/a', ⟦'xx:/d'⟧CO107]", ["el volumen «xx»"]),
    ("volumes: [⟦xx⟧CO107:/d:ro, ⟦y.z⟧CO107:/e]", ["«xx»", "«y.z»"]),
    ("volumes: [{type: volume, source: ⟦x⟧CO107, target: /d}]", ["el volumen «x»"]),
    ("volumes: [{type: volume, source: ⟦'x'⟧CO107, target: /d}]", ["el volumen «x»"]),
    ("volumes: [{type: bind, source: x, target: /d}, {type: volume, target: /e}, {type: tmpfs, target: /f}]", []),
    ("volumes: [⟦{⟧CO102source: xx, target: /d}]", ["«type»"]),
    ("links: ⟦{⟧CO102a: x}\nsecrets: ⟦{⟧CO102b: {source: x}}", ["lista", "lista"]),
    ("volumes: [{type: volume, source: ./x, target: /d}]", []),
    ("volumes: [⟦bb⟧CO115, /cc]", ["absoluta"]),
    (f"volumes: [⟦{'x' * 41}⟧CO107:/d]", [f"«{'x' * 40}»"]),
    ("depends_on: [⟦'⟧CO107x\n  y', ⟦z⟧CO107\n  y]", ["«x y»", "«z y»"]),
    ("volumes: ['./x:/a', '../x:/b', '.:/c', '/x:/d', '~/x:/e', '~:/f', 'C:\\x:/g', 'd:/x:/h', '\\x:/i', '/j']", []),
    ("volumes: ['${X}:/a', '${X}', '<carpeta>:/b', '$X/y:/c', '<datos>-a:/d']", []),
    ("volumes: [⟦x/y:/d⟧CO102]", ["./x/y"]),
    ("links: [⟦x⟧CO107, ⟦y⟧CO107:alias, bd:alias, bd]", ["el servicio «x»", "el servicio «y»"]),
    ("volumes_from: [⟦x⟧CO107, ⟦y⟧CO107:ro, bd:ro, container:z]", ["«x»", "«y»"]),
    ("network_mode: ⟦service:x⟧CO107", ["el servicio «x»"]),
    ("ipc: ⟦service:x⟧CO107", ["el servicio «x»"]),
    ("pid: ⟦service:x⟧CO107", ["el servicio «x»"]),
    ("uts: ⟦service:x⟧CO107", ["el servicio «x»"]),
    ("network_mode: service:bd\nipc: service:bd\npid: service:bd", []),
    ("network_mode: container:x\nipc: shareable\npid: host", []),
    ("network_mode: service:${X}", []),
    ("extends: ⟦x⟧CO107", ["el servicio «x»"]),
    ("extends: {service: ⟦x⟧CO107}", ["el servicio «x»"]),
    ("extends: bd", []),
    ("extends: {service: x, file: otro.yaml}", []),
    ("depends_on: [⟦*zz⟧CO107]\nnetworks: [⟦*zz⟧CO107]\nsecrets: [⟦*zz⟧CO107]\nlinks: [⟦*zz⟧CO107]", ["&zz"] * 4),
    ("volumes: [⟦*zz⟧CO107]\nextends: ⟦*zz⟧CO107\nconfigs: [source: ⟦*zz⟧CO107]", ["&zz"] * 3),
    ("build: {secrets: [⟦*zz⟧CO107, source: ⟦*zz⟧CO107], additional_contexts: {a: ⟦*zz⟧CO107}}", ["&zz"] * 3),
    ("volumes: [{type: volume, source: ⟦*zz⟧CO107, target: /d}]\npid: ⟦*zz⟧CO107\ndepends_on: ⟦*zz⟧CO107", ["&zz"] * 3),
    ("profiles: [p]\ndepends_on: [x]\nnetworks: [y]", []),
]


@pytest.mark.parametrize(("keys", "messages"), USES)
def test_what_nothing_defines(keys: str, messages: list[str]) -> None:
    told(WEB + indent(keys, "    ") + "\n  bd: {image: 'b:1'}\n", messages)


KNOWN = [
    "depends_on: [bd]",
    "depends_on: {bd: {condition: service_started}}",
    "networks: [red]",
    "networks: {red: {aliases: [a]}, default: {}}",
    "models: [modelo]",
    "models: {modelo: {}}",
    "secrets: [clave, {source: clave}]",
    "configs: [ajuste, {source: ajuste}]",
    "build: {context: ., secrets: [clave, {source: clave}]}",
    "volumes: ['datos:/d', {type: volume, source: datos, target: /e}]",
]


@pytest.mark.parametrize("keys", KNOWN)
def test_what_is_defined(keys: str) -> None:
    told(WEB + indent(keys, "    ") + "\n" + DEFINED, [])


# Whole files: with its name, a version or a section of its own, more is sure.
FILES: dict[str, tuple[str, list[str]]] = {
    "a near name is surely meant": (
        WEB + "    depends_on: [⟦db⟧CO103]\n  bd: {image: 'b:1'}\n",
        ["el servicio «db» no está en el archivo; ¿quisiste decir «bd»?"],
    ),
    "a near name of a volume": (
        WEB + "    volumes: [⟦dato⟧CO103:/d]\nvolumes: {datos: {}}\n",
        ["el volumen «dato» no está definido; ¿quisiste decir «datos»?"],
    ),
    "of a section that is there, another name is missed for sure": (
        WEB + "    volumes: [⟦xx⟧CO103:/d]\n    networks: [⟦y⟧CO107]\nvolumes: {datos: {}}\n",
        ["decláralo en «volumes:»", "declárala en «networks:»"],
    ),
    "of services there always is a section": (WEB + "    depends_on: [⟦otro⟧CO107]\nvolumes: {datos: {}}\n", ["otro"]),
    "models with a section": (WEB + "    models: [⟦x⟧CO103]\nmodels: {m: {model: 'ai/m:1'}}\n", ["el modelo «x»"]),
    "an empty section": (WEB + "    volumes: [⟦xx⟧CO103:/d]\nvolumes: {}\n", ["el volumen «xx»"]),
    "a file with a name": (
        "name: a\n" + WEB + "    depends_on: [⟦x⟧CO103]\n    volumes: [⟦yy⟧CO103:/d]\n",
        ["«x»", "«yy»"],
    ),
    "a file with a version": (
        "⟦version⟧CO104: '3'\n" + WEB + "    networks: [⟦x⟧CO103]\n",
        ["obsoleta", "la red «x»"],
    ),
    "a file that includes others": (
        "name: a\ninclude: [b.yaml]\n" + WEB + "    networks: [x]\n    depends_on: [y]\n",
        [],
    ),
    "services of another block": (
        "services:\n  <<: ⟦*otros⟧CO107\n  web: {image: 'a:1', depends_on: [x]}\n",
        ["&otros"],
    ),
    "a name of its own in every service": (
        "services:\n  a: {image: 'a:1', networks: [⟦x⟧CO107]}\n  b: {image: 'a:1', networks: [⟦x⟧CO107, ⟦y⟧CO107]}\n",
        ["«x»", "«x»", "«y»"],
    ),
    "an alias of a list": (
        "x-r: &r [⟦x⟧CO107]\nservices:\n  a: {image: 'a:1', networks: *r}\n",
        ["la red «x»"],
    ),
    "something was left out": (WEB + "    depends_on: [x]\n    # ...\n", []),
    "two documents": (WEB + "    depends_on: [x]\n---\n" + WEB, []),
    "one that completes another": ("services:\n  web: {depends_on: [x]}\n  bd: {image: 'b:1'}\n", []),
    "long names are cut": (WEB + f"    depends_on: [⟦{'x' * 41}⟧CO107]\n", [f"«{'x' * 40}»"]),
}


@pytest.mark.parametrize("name", FILES)
def test_how_sure_it_is(name: str) -> None:
    told(*FILES[name])


def services(**needs: str) -> str:
    """A file with services, each with its keys in one line."""
    return "services:\n" + "".join(f"  {name}: {{image: 'a:1', {keys}}}\n" for name, keys in needs.items())


CYCLES: dict[str, tuple[str, list[str]]] = {
    "itself": (services(a="depends_on: [⟦a⟧CO112]"), ["los servicios se esperan unos a otros: a → a"]),
    "two": (services(a="depends_on: [b]", b="depends_on: [⟦a⟧CO112]"), ["otros: a → b → a"]),
    "a table": (services(a="depends_on: [b]", b="depends_on: {⟦a⟧CO112: {condition: service_started}}"), ["a → b → a"]),
    "three": (services(a="depends_on: [b]", b="depends_on: [c]", c="depends_on: [⟦a⟧CO112]"), ["a → b → c → a"]),
    "what leads there is no part of it": (
        services(a="depends_on: [b]", b="depends_on: [c]", c="depends_on: [⟦b⟧CO112]"),
        ["otros: b → c → b"],
    ),
    "links": (services(a="links: [b]", b="links: [⟦a⟧CO112:alias]"), ["a → b → a"]),
    "volumes_from": (services(a="volumes_from: [b]", b="volumes_from: [⟦a⟧CO112:ro]"), ["a → b → a"]),
    "network_mode": (services(a="network_mode: service:b", b="network_mode: ⟦service:a⟧CO112"), ["a → b → a"]),
    "ipc": (services(a="ipc: service:b", b="ipc: ⟦service:a⟧CO112"), ["a → b → a"]),
    "pid": (services(a="pid: service:b", b="pid: ⟦service:a⟧CO112"), ["a → b → a"]),
    "only the first one": (
        services(a="depends_on: [⟦a⟧CO112]", b="depends_on: [b]", c="depends_on: [d]", d="depends_on: [c]"),
        ["a → a"],
    ),
    "the second branch": (
        services(a="depends_on: [b, c]", b="tty: true", c="depends_on: [⟦a⟧CO112]"),
        ["a → c → a"],
    ),
    "the second service": (
        services(a="depends_on: [b]", b="tty: true", c="depends_on: [b, ⟦c⟧CO112]"),
        ["c → c"],
    ),
    "two ways to the same one": (
        services(a="depends_on: [b, c]", b="depends_on: [d]", c="depends_on: [d]", d="tty: true"),
        [],
    ),
    "a chain": (services(a="tty: true", b="depends_on: [a]", c="depends_on: [b]"), []),
    "a name that nothing defines": (services(a="depends_on: [⟦zz⟧CO107]"), ["«zz»"]),
    "one that is only started when it is asked for": (
        services(a="depends_on: [b]", b="profiles: [p], depends_on: [a]"),
        [],
    ),
    "what does not wait": (services(a="extends: b", b="tty: true", c="volumes: ['c:/d']") + "volumes: {c: {}}\n", []),
    "in a part of a file": (
        "a: {image: 'a:1', tty: true, depends_on: [b]}\nb: {image: 'a:1', tty: true, depends_on: [⟦a⟧CO112]}\n",
        ["a → b → a"],
    ),
    "with something left out": (services(a="depends_on: [a]") + "  # ...\n", []),
}


@pytest.mark.parametrize("name", CYCLES)
def test_services_that_wait_for_each_other(name: str) -> None:
    told(*CYCLES[name])


def test_many_ways_to_the_same_service_are_gone_once() -> None:
    layers = {f"{side}{n}": f"depends_on: [a{n + 1}, b{n + 1}]" for n in range(60) for side in "ab"}
    told(services(**layers, a60="tty: true", b60="tty: true"), [])
