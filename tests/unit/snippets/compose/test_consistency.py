"""Values that are right one by one, and what Compose or Docker says of them together."""

from __future__ import annotations

from textwrap import indent

import pytest
from marked import compose_told as told

WEB = "services:\n  web:\n    image: a:1\n"
NAMES = "  bd: {image: 'b:1'}\nnetworks: {red: {}}\nvolumes: {datos: {}}\n"

# The keys of a service, and a part of what is said of each finding.
SERVICE: list[tuple[str, list[str]]] = [
    # A service has its networks or the one of somebody else.
    ("network_mode: host\n⟦networks⟧CO109: [red]", ["«networks» y «network_mode»"]),
    ("network_mode: bridge\n⟦networks⟧CO109: {red: {}}", ["sobra una"]),
    ("⟦networks⟧CO109: [red]\nnetwork_mode: none", ["sobra una"]),
    ("network_mode: host\nnetworks: []", []),
    ("network_mode: host\nnetworks: {}", []),
    ("network_mode: host", []),
    ("networks: [red]", []),
    ("network_mode: ⟦[⟧CO102host]\nnetworks: [red]\nports: ['80:80']", [""]),
    ("network_mode: ${MODO}\nnetworks: [red]\nports: ['80:80']", []),
    ("network_mode: <modo>\nnetworks: [red]\nports: ['80:80']", []),
    # Ports are published by who has the network.
    ("network_mode: host\n⟦ports⟧CO115: ['80:80']", ["con «network_mode: host» Docker no hace caso"]),
    ("network_mode: container:x\n⟦ports⟧CO115: ['80:80']", ["con «network_mode: container:x» Docker rechaza"]),
    ("network_mode: service:bd\n⟦ports⟧CO115: ['80:80']", ["van en el otro contenedor"]),
    ("network_mode: bridge\nports: ['80:80']", []),
    ("network_mode: red-de-siempre\nports: ['80:80']", []),
    ("network_mode: host\nports: []", []),
    ("network_mode: service:bd", []),
    ("network_mode: host\n⟦networks⟧CO109: [red]\n⟦ports⟧CO115: ['80:80']", ["networks", "quítala"]),
    # What a healthcheck runs.
    ("healthcheck: {test: [CMD, curl, x]}", []),
    ("healthcheck: {test: [CMD]}", []),
    ("healthcheck: {test: [CMD-SHELL, 'a || b']}", []),
    ("healthcheck: {test: [CMD-SHELL]}", []),
    ("healthcheck: {test: [NONE]}", []),
    ("healthcheck: {test: []}", []),
    ("healthcheck: {test: a || b}", []),
    ("healthcheck: {interval: 5s}", []),
    ("healthcheck: {test: ⟦{⟧CO102a: b}}", [""]),
    ("healthcheck: {}", []),
    ("healthcheck: {test: ['${PRUEBA}', '||', b]}", []),
    ("healthcheck: {test: [CMD, 'a || b', '||c', 'd;', '2>&1']}", []),
    ("healthcheck: {test: [⟦curl⟧CO102, x, '||']}", ['CMD, CMD-SHELL o NONE: escribe ["CMD", "curl", …]']),
    ("healthcheck: {test: [⟦'curl -f x'⟧CO102]}", ["escribe un texto, sin corchetes"]),
    ("healthcheck: {test: [⟦cmd⟧CO102, x]}", ['["CMD", "cmd", …]']),
    ("healthcheck: {test: [CMD, a, ⟦'||'⟧CO113, exit, '&&', '1']}", ["«||» es aquí un argumento"]),
    ("healthcheck: {test: [CMD, a, ⟦'&&'⟧CO113, b]}", ["«&&»"]),
    ("healthcheck: {test: [CMD, a, ⟦'|'⟧CO113, b]}", ["«|»"]),
    ("healthcheck: {test: [CMD, a, ⟦;⟧CO113, b]}", ["«;»"]),
    ("healthcheck: {test: [CMD, a, ⟦'>'⟧CO113, b]}", ["«>»"]),
    ("healthcheck: {test: [CMD, a, ⟦'>>'⟧CO113, b]}", ["«>>»"]),
    ("healthcheck: {test: [CMD, ⟦'||'⟧CO113]}", ["sin shell"]),
    ("healthcheck:\n  test:\n    - CMD\n    - ñu\n    - ⟦'|'⟧CO113", ["«|»"]),
    ("healthcheck: {test: [CMD-SHELL, curl, ⟦'-f'⟧CO113, '||', x]}", ["con CMD-SHELL solo se ejecuta «curl»"]),
    # Mounts: what each needs, and two in one place.
    ("volumes: [{type: ⟦bind⟧CO102, target: /d}]", ["a este volumen le falta «source»"]),
    ("volumes: [{type: ⟦bind⟧CO102, source: ./a}]", ["le falta «target»"]),
    ("volumes: [{type: ⟦bind⟧CO102+CO102}]", ["«source»", "«target»"]),
    ("volumes: [{type: ⟦volume⟧CO102, source: datos}]", ["le falta «target»"]),
    ("volumes: [{type: ⟦tmpfs⟧CO102}]", ["le falta «target»"]),
    ("volumes: [{type: bind, source: ./a, target: /d}]", []),
    ("volumes: [{type: volume, target: /d}]", []),
    ("volumes: [{type: tmpfs, target: /d}, 'datos:/e', /f]", []),
    ("volumes: ['datos:/e', {type: ⟦bind⟧CO102, target: /d}, {type: ⟦bind⟧CO102, target: /f}]", ["source", "source"]),
    ("volumes: ⟦{⟧CO102a: {type: bind}}", ["una lista"]),
    ("tmpfs: /b\nvolumes: [⟦'./c:/b'⟧CO109]", ["en /b ya hay un «tmpfs»"]),
    ("tmpfs: [/a, '/b:size=1m', /c/]\nvolumes: [⟦'./c:/b/:ro'⟧CO109, ⟦'./d:/c'⟧CO109, './e:/e']", ["/b/", "/c"]),
    ("tmpfs: /b/\nvolumes: [{type: bind, source: ./c, target: ⟦/b⟧CO109}]", ["en /b "]),
    ("tmpfs: /b\nvolumes: [{type: volume, target: ⟦/b/⟧CO109}]", ["en /b/ "]),
    ("tmpfs: /b\nvolumes: ['./c:/bb', './c:/c/b', '/b:/c']", []),
    ("tmpfs: /\nvolumes: [/b]", []),
    ("tmpfs: '${T}'\nvolumes: ['./c:${T}', './d:/d']", []),
    ("tmpfs: ['${T}', /d]\nvolumes: [⟦'./d:/d'⟧CO109]", ["/d"]),
    ("tmpfs: /b\nvolumes: ['${C}:/b', {type: bind, source: ./c, target: '${D}'}]", []),
    ("tmpfs: /b", []),
    ("tmpfs: /b\nvolumes: [{type: ⟦volume⟧CO102}, ⟦'./c:/b'⟧CO109]", ["target", "/b"]),
    # Two ways to write a Dockerfile, and two numbers of copies.
    ("build: {context: ., dockerfile: a, ⟦dockerfile_inline⟧CO109: FROM a}", ["«dockerfile» y «dockerfile_inline»"]),
    ("build: {⟦dockerfile_inline⟧CO109: FROM a, dockerfile: a}", ["sobra una"]),
    ("build: {context: ., dockerfile: a}", []),
    ("build: {context: ., dockerfile_inline: FROM a}", []),
    ("build: .", []),
    ("scale: ⟦2⟧CO109\ndeploy: {replicas: 3}", ["piden números distintos: 3 ahí"]),
    ("scale: 2\ndeploy: {replicas: 2}", []),
    ("scale: 2", []),
    ("scale: 2\ndeploy: {mode: global}", []),
    ("deploy: {replicas: 3}", []),
    ("scale: ${N}\ndeploy: {replicas: 3}", []),
    ("scale: 2\ndeploy: {replicas: '${N}'}", []),
    ("scale: 2\n⟦container_name⟧CO109: uno", ["solo cabe un contenedor, y se piden 2"]),
    ("⟦container_name⟧CO109: uno\ndeploy: {replicas: 3}", ["se piden 3"]),
    ("scale: 10\n⟦container_name⟧CO109: uno", ["se piden 10"]),
    ("scale: 1\ncontainer_name: uno", []),
    ("scale: 0\ncontainer_name: uno", []),
    ("deploy: {replicas: 1}\ncontainer_name: uno", []),
    ("deploy: {replicas: 0}\ncontainer_name: uno", []),
    ("scale: ${N}\ncontainer_name: uno", []),
    ("container_name: uno", []),
    ("scale: ⟦*2⟧CO107\ncontainer_name: uno", ["&2"]),
    # One limit in two places.
    ("⟦cpus⟧CO109: 1\ndeploy: {resources: {limits: {memory: 1g}}}", ["«cpus» va ahí, como «cpus»"]),
    ("⟦mem_limit⟧CO109: 1g\ndeploy: {resources: {limits: {cpus: '1'}}}", ["«mem_limit» va ahí, como «memory»"]),
    ("⟦pids_limit⟧CO109: 5\ndeploy: {resources: {limits: {cpus: '1'}}}", ["«pids_limit» va ahí, como «pids»"]),
    ("⟦pids_limit⟧CO109: 5\ndeploy: {resources: {limits: {}}}", ["«pids»"]),
    (
        "⟦pids_limit⟧CO109: 5\n⟦mem_limit⟧CO109: 1g\ndeploy: {resources: {limits: {cpus: '1'}}}",
        ["«pids_limit»", "«mem_limit»"],
    ),
    (
        "⟦cpus⟧CO109: 1\ndeploy: {resources: {limits: {cpus: '2'}}}",
        ["«cpus» y «cpus» de «deploy.resources.limits» dicen cosas distintas"],
    ),
    ("⟦mem_limit⟧CO109: 1g\ndeploy: {resources: {limits: {memory: 2g}}}", ["«mem_limit» y «memory»"]),
    ("⟦mem_limit⟧CO109: 999m\ndeploy: {resources: {limits: {memory: 1m}}}", ["«mem_limit» y «memory»"]),
    ("⟦pids_limit⟧CO109: 5\ndeploy: {resources: {limits: {pids: 50}}}", ["«pids_limit» y «pids»"]),
    ("cpus: 1\ndeploy: {resources: {limits: {cpus: '1'}}}", []),
    ("cpus: 1\ndeploy: {resources: {limits: {cpus: '1.0'}}}", []),
    ("cpus: 0.5\ndeploy: {resources: {limits: {cpus: '.5'}}}", []),
    ("mem_limit: 1g\ndeploy: {resources: {limits: {memory: 1024m}}}", []),
    ("mem_limit: 1024m\ndeploy: {resources: {limits: {memory: 1g}}}", []),
    ("mem_limit: 1g\ndeploy: {resources: {limits: {memory: 1gb}}}", []),
    ("mem_limit: 1G\ndeploy: {resources: {limits: {memory: 1g}}}", []),
    ("mem_limit: ${M}\ndeploy: {resources: {limits: {cpus: '1'}}}", []),
    ("mem_limit: 1g\ndeploy: {resources: {limits: {memory: '${M}'}}}", []),
    ("mem_limit: 1g\ndeploy: {resources: {limits: '${L}'}}", []),
    ("mem_limit: 1g\ndeploy: {resources: {reservations: {memory: 2g}}}", []),
    ("mem_limit: 1g\ndeploy: {replicas: 2}", []),
    ("mem_limit: 1g", []),
]


@pytest.mark.parametrize(("keys", "messages"), SERVICE)
def test_keys_of_a_service(keys: str, messages: list[str]) -> None:
    told(WEB + indent(keys, "    ") + "\n" + NAMES, messages)


RESOURCES: list[tuple[str, list[str]]] = [
    ("volumes:\n  a: {external: true, ⟦driver⟧CO109: x}", ["«driver» no puede ir con «external»"]),
    ("volumes:\n  a: {external: true, ⟦driver_opts⟧CO109: {}, name: b, ⟦labels⟧CO109: {}, x-c: d}", ["opts", "labels"]),
    ("volumes:\n  a: {external: true, name: b}\n  b: {}\n  c: {external: true, ⟦driver⟧CO109: x}", ["driver"]),
    ("volumes:\n  a: {external: false, driver: x}", []),
    ("volumes:\n  a: {external: '${E}', driver: x}", []),
    ("volumes:\n  a: {driver: x}", []),
    ("volumes:\n  a:", []),
    ("secrets:\n  ⟦a⟧CO109: {}", ["a «a» le falta de dónde sale: file o environment"]),
    ("secrets:\n  ⟦a⟧CO109: {name: b}\n  ⟦'c'⟧CO109: {labels: {}}", ["«a»", "«c»"]),
    ("secrets:\n  a: {file: b}\n  c: {environment: D}\n  e: {external: true}\n  f: {driver: g}", []),
    ("secrets:\n  a: {file: b, ⟦environment⟧CO109: C}", ["«file» y «environment» no pueden ir juntas"]),
    ("secrets:\n  a: {environment: C, ⟦file⟧CO109: b}", ["«environment» y «file»"]),
    ("secrets:\n  a: {file: '${F}'}", []),
    ("configs:\n  ⟦a⟧CO109: {}", ["file o environment o content"]),
    ("configs:\n  a: {file: b}\n  c: {environment: D}\n  e: {external: true}\n  f: {content: g}", []),
    ("configs:\n  a: {content: b, ⟦environment⟧CO109: C}", ["«content» y «environment»"]),
    ("configs:\n  a: {content: b, ⟦environment⟧CO109: C, file: d}", ["«content» y «environment»"]),
    ("x-a: &a {file: b}\nsecrets:\n  c:\n    <<: *a", []),
    ("secrets:\n  a:\n    <<: ⟦*b⟧CO107", ["&b"]),
    ("secrets: {}\nconfigs: {}\nvolumes: {}", []),
]


@pytest.mark.parametrize(("sections", "messages"), RESOURCES)
def test_volumes_secrets_and_configs(sections: str, messages: list[str]) -> None:
    told(WEB + sections + "\n", messages)


NAMED: list[tuple[list[str], list[str]]] = [
    (["uno", "dos"], []),
    (["uno", "⟦uno⟧CO115"], ["el servicio «s0» ya se llama «uno»"]),
    (["uno", "dos", "⟦uno⟧CO115", "⟦dos⟧CO115"], ["«s0»", "«s1»"]),
    (["uno", "⟦'uno'⟧CO115", "⟦uno⟧CO115"], ["«s0»", "«s0»"]),
    (["${A}", "${A}"], []),
    (["<nombre>", "<nombre>"], []),
    (["uno", "Uno"], []),
]


@pytest.mark.parametrize(("names", "messages"), NAMED)
def test_names_of_containers(names: list[str], messages: list[str]) -> None:
    rows = "".join(f"  s{n}:\n    image: a:1\n    container_name: {name}\n" for n, name in enumerate(names))
    told("services:\n  s: {image: 'a:1'}\n" + rows, messages)
