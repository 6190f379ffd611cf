"""Texts that Compose turns into something else: which keys take which form, and what each form takes."""

from __future__ import annotations

from textwrap import indent

import pytest
from marked import compose_told as told

WEB = "services:\n  web:\n    image: a:1\n"
REST = "  bd: {image: 'b:1'}\nconfigs: {c: {file: c}}\nsecrets: {s: {file: s}}\nvolumes: {datos: {}}\n"


def service(keys: str) -> str:
    return WEB + indent(keys, "    ") + "\n" + REST


# Keys with a hole in the place of the value.
KEYS = {
    "true o false": [
        "attach: @",
        "init: @",
        "oom_kill_disable: @",
        "privileged: @",
        "read_only: @",
        "stdin_open: @",
        "tty: @",
        "healthcheck: {test: a, disable: @}",
        "build: {context: ., no_cache: @}",
        "build: {context: ., privileged: @}",
        "build: {context: ., pull: @}",
        "depends_on: {bd: {condition: service_started, required: @}}",
        "depends_on: {bd: {condition: service_started, restart: @}}",
        "env_file: [a, {path: b, required: @}]",
        "post_start: [{command: a}, {command: b, privileged: @}]",
        "pre_stop: [{command: a, privileged: @}]",
        "volumes: [/a, {type: volume, target: /b, read_only: @}]",
        "volumes: [{type: bind, source: ./a, target: /b, bind: {create_host_path: @}}]",
        "volumes: [{type: volume, target: /b, volume: {nocopy: @}}]",
    ],
    "un número entero, no": [
        "cpu_count: @",
        "cpu_period: @",
        "cpu_quota: @",
        "cpu_rt_period: @",
        "cpu_rt_runtime: @",
        "cpu_shares: @",
        "mem_swappiness: @",
        "oom_score_adj: @",
        "pids_limit: @",
        "scale: @",
        "blkio_config: {weight: @}",
        "deploy: {replicas: @}",
        "deploy: {placement: {max_replicas_per_node: @}}",
        "deploy: {resources: {limits: {pids: @}}}",
        "deploy: {restart_policy: {max_attempts: @}}",
        "deploy: {rollback_config: {parallelism: @}}",
        "deploy: {update_config: {parallelism: @}}",
        "healthcheck: {test: a, retries: @}",
        "ports: [{target: @}]",
    ],
    "un número, no": [
        "cpus: @",
        "cpu_percent: @",
        "deploy: {resources: {limits: {cpus: @}}}",
        "deploy: {resources: {reservations: {cpus: @}}}",
        "deploy: {rollback_config: {max_failure_ratio: @}}",
        "deploy: {update_config: {max_failure_ratio: @}}",
    ],
    "una duración con su unidad, como 30s": [
        "stop_grace_period: @",
        "healthcheck: {test: a, interval: @}",
        "healthcheck: {test: a, timeout: @}",
        "healthcheck: {test: a, start_period: @}",
        "healthcheck: {test: a, start_interval: @}",
        "deploy: {restart_policy: {delay: @}}",
        "deploy: {restart_policy: {window: @}}",
        "deploy: {update_config: {delay: @}}",
        "deploy: {update_config: {monitor: @}}",
        "deploy: {rollback_config: {delay: @}}",
        "deploy: {rollback_config: {monitor: @}}",
    ],
    "los permisos en octal, como 0440": [
        "secrets: [{source: s, mode: @}]",
        "configs: [{source: c, mode: @}]",
        "volumes: [{type: tmpfs, target: /b, tmpfs: {mode: @}}]",
    ],
    "un número entero o all": [
        "gpus: [{count: @}]",
        "deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: @}]}}}",
    ],
    "no es un tamaño": [
        "mem_limit: @",
        "mem_reservation: @",
        "memswap_limit: @",
        "shm_size: @",
        "build: {context: ., shm_size: @}",
        "deploy: {resources: {limits: {memory: @}}}",
        "deploy: {resources: {reservations: {memory: @}}}",
        "volumes: [{type: tmpfs, target: /b, tmpfs: {size: @}}]",
        "blkio_config: {device_read_bps: [{path: /a, rate: @}]}",
        "blkio_config: {device_write_bps: [{path: /a, rate: @}]}",
    ],
    "no es una dirección IP": ["ports: [{target: 80, host_ip: @}]"],
}
PLACES = [(form, keys) for form, rows in KEYS.items() for keys in rows]


@pytest.mark.parametrize(("form", "keys"), PLACES)
def test_key_that_takes_a_form(form: str, keys: str) -> None:
    told(service(keys.replace("@", "⟦'tal vez'⟧CO102")), [form])


@pytest.mark.parametrize("keys", [keys for _, keys in PLACES])
def test_what_is_not_known_yet_has_no_form(keys: str) -> None:
    for value in ("'${A}'", "$A", "<valor>", "'...'", "…", "!reset x"):
        told(service(keys.replace("@", value)), [])


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        (
            "tty",
            "true false 'true' 'FALSE' 'True' 'y' 'Y' 'yes' 'n' 'no' 'on' 'off' yes Off",
            "ture 't' 'f' 'si' 'trues' 'noo' '' '1' 'o'",
        ),
        ("scale", "2 '2' '+2' '02' '0'", "'dos' '1.5' '2x' 'x2' '+' '-' '' '1e3'"),
        (
            "cpus",
            "1 0.5 '1' '1.' '.5' '0.50' '+1.5' '1e3' '1E-3' '1e+3' 'inf' '+Inf' 'NaN'",
            "'medio' '1,5' '.' '1.5x' 'e3' '1e' '1.5.1' '' 'infinito' 'nano' '--1'",
        ),
        (
            "stop_grace_period",
            "30s '1m30s' '1.5h' '.5s' '1.s' '2w' '3d' '10ms' '10us' '10µs' '10μs' '10ns' '0' '1h2m3s' '-1s'",
            "'30' '1x' 's' '30 s' '1m30' 'x1s' '30S' '' '00' '1mss' '-'",
        ),
    ],
)
def test_values_of_a_form(key: str, right: str, wrong: str) -> None:
    for value in right.split():
        told(service(f"{key}: {value}"), [])
    for value in ["'30 s'" if part == "'30" else part for part in wrong.split() if part != "s'"]:
        told(service(f"{key}: ⟦{value}⟧CO102"), [f"«{key}»"])


@pytest.mark.parametrize(
    ("keys", "right", "wrong"),
    [
        ("secrets: [{source: s, mode: @}]", "0440 '0440' '440' '0' '7'", "'0448' 'rw' '0o440' '' '440x' '-1'"),
        ("gpus: [{count: @}]", "1 -1 '2' '-1' '+1' 'all'", "'todas' 'All' 'allx' '1.5' 'xall' ''"),
        (
            "memswap_limit: @",
            "1g 512m '512m' '1.5g' '64 MB' '64k' '1024' 1024 -1 '-1' '1GiB'",
            "'-2' '512mm' '1x' 'mucho' '1,5g'",
        ),
        (
            "ports: [{target: 80, host_ip: @}]",
            "127.0.0.1 '127.0.0.1' '::1' 0.0.0.0",
            "localhost '127.0.0' '127.0.0.256' '[::1]'",
        ),
        ("ulimits: {nofile: @}", "5 '5' '-1' '+5'", "'mil' '5x' '5.5' ''"),
        ("ulimits: {nofile: {soft: @, hard: 9}}", "5 '5' '-1'", "'mil' '5:9'"),
        ("ulimits: {nofile: {soft: 1, hard: @}}", "5 '5'", "'mil'"),
        ("restart: @", "no 'no' always on-failure 'on-failure:3' unless-stopped ''", "allways 'on-failure:x' si"),
    ],
)
def test_values_of_a_place(keys: str, right: str, wrong: str) -> None:
    for value in right.replace("64 MB", "64MB").split():
        told(service(keys.replace("@", value)), [])
    for value in wrong.split():
        told(service(keys.replace("@", f"⟦{value}⟧CO102")), [""])


SERVICE: list[tuple[str, list[str]]] = [
    # What is said of a value.
    ("tty: ⟦ture⟧CO102", ["«tty» debe ser true o false, no «ture»"]),
    ("healthcheck: {test: a, interval: ⟦'30'⟧CO102}", ["«interval» debe ser una duración"]),
    ("mem_limit: ⟦'1,5g'⟧CO102", ["los decimales van con punto, como 1.5g («mem_limit»)"]),
    ("deploy: {resources: {limits: {memory: ⟦1x⟧CO102}}}", ["(«memory»)"]),
    (f"tty: ⟦{'x' * 41}⟧CO102", [f"no «{'x' * 40}»"]),
    ("tty: ⟦si⟧CO102\ninit: ⟦si⟧CO102\ncpus: ⟦medio⟧CO102", ["«tty»", "«init»", "«cpus»"]),
    ("tty: ⟦|⟧CO102\n  si\n  no", ["«tty»"]),
    # Limits of processes.
    ("ulimits: {nofile: ⟦'1:2'⟧CO102}", ["no «1:2»: los dos límites se escriben en «soft» y «hard»"]),
    ("ulimits: {nproc: ⟦a⟧CO102, core: {soft: ⟦b⟧CO102, hard: ⟦c⟧CO102}}", ["«nproc»", "«core»", "«core»"]),
    ("ulimits: {nproc: '${N}', core: {soft: '${S}', hard: 1}}", []),
    # Names of hosts.
    ("extra_hosts: ['a:1.1.1.1', 'b=1.1.1.1', 'c:::1', 'd=[::1]', 'e:host-gateway', 'f=1.1.1.1,::1']", []),
    ("extra_hosts: {a: 1.1.1.1}", []),
    ("extra_hosts: [⟦x⟧CO102]", ["«x» no es un nombre y su dirección"]),
    ("extra_hosts: [⟦':1.1.1.1'⟧CO102, ⟦'a:'⟧CO102]", ["como en db:192.0.2.10", "no es una dirección"]),
    ("extra_hosts: ['a:1.1.1.1', ⟦'b:1.1.1.1,x'⟧CO102, ⟦'c=x,y'⟧CO102]", ["«x»", "«x»"]),
    ("extra_hosts: ['${H}', 'a:${IP}', '<nombre>:1']", []),
    # Volumes in one text.
    ("volumes: ['datos:/d', './a:/b:ro', '/a:/b:ro,z', /e, 'C:\\a:/b', '~/c:/d']", []),
    ("volumes: ['./a:/b:desconocida', 'C:\\a:/b:desconocida', 'datos:/b:uno,dos']", []),
    ("volumes: [⟦'./a:/b:'⟧CO102, ⟦'./a::/b'⟧CO102, ⟦'./a:/b:/c'⟧CO102]", ["falta algo", "falta algo", "«/c»"]),
    ("volumes: [⟦'./a:/b:ro:z'⟧CO102]", ["demasiados dos puntos"]),
    ("volumes: [⟦':/d'⟧CO102, ⟦'./a:'⟧CO102]", ["falta algo", "falta algo"]),
    ("volumes: [⟦cosas/web:/e⟧CO102]", ["./cosas/web"]),
    ("volumes: [⟦'./a:b'⟧CO115, ⟦b⟧CO115, ⟦'./a:b/c:ro'⟧CO115]", ["absoluta", "absoluta", "absoluta"]),
    ("volumes: [⟦'datos:ro'⟧CO115]", ["falta el origen o el destino"]),
    ("volumes: [⟦80⟧CO102, ⟦true⟧CO102]", ["un texto", "un texto"]),
    ("volumes: ['${A}:b', '<a>:b', {type: bind, source: a/b, target: /c}]", []),
    # Ports in one text.
    ("ports: ['80', 80, '8080:80', 8080:80, '127.0.0.1:80:80', '80-81:80-81', '80:80/udp', 53:53/udp]", []),
    ("ports: [⟦'80:http'⟧CO102, ⟦'99999:1'⟧CO102, ⟦'80:80/tpc'⟧CO102]", ["puerto", "65535", "«tcp»"]),
    ("ports: [⟦99999⟧CO102, ⟦0x50⟧CO102]", ["65535", "puerto"]),
    ("ports: ['${P}:80', $P, '<puerto>:80']", []),
    ("ports: [{target: 80}, {target: 81, published: '8080'}]", []),
    ("ports:\n  - ⟦22:22⟧CO106\n  - '22:22'\n  - 60:60\n  - ⟦8080:59⟧CO106", ['entre comillas, "22:22"', "base 60"]),
    ("ports: [⟦1:0⟧CO106, ⟦80:5⟧CO106, 80:060, 0:22, 80:80]", ["", ""]),
    ("ports:\n  - 22:22/tcp\n  - 127.0.0.1:22:22\n  - ⟦22:22:22⟧CO102+CO106", ["dirección IP", "base 60"]),
    # Names of images.
    ("image: ⟦Nginx:1⟧CO114\nbuild: .", ["va en minúsculas"]),
    ("image: ''\nbuild: .", []),
]


@pytest.mark.parametrize(("keys", "messages"), SERVICE)
def test_keys_of_a_service(keys: str, messages: list[str]) -> None:
    text = service(keys)
    told(text.replace("    image: a:1\n", "") if keys.startswith("image") else text, messages)


@pytest.mark.parametrize(
    "sections",
    [
        "networks: {a: {external: @}}",
        "networks: {a: {internal: @}}",
        "networks: {a: {attachable: @}}",
        "networks: {a: {enable_ipv4: @}}",
        "networks: {a: {enable_ipv6: @}}",
        "volumes: {a: {external: @}}",
        "secrets: {a: {external: @}}",
        "configs: {a: {external: @}}",
    ],
)
def test_keys_beside_the_services(sections: str) -> None:
    told(f"{WEB}{sections.replace('@', '⟦quizá⟧CO102')}\n", ["«external»" if "external" in sections else "true o"])
    told(f"{WEB}{sections.replace('@', 'yes')}\n", [])


IMAGES = [
    *("USUARIO/web:1", "TU_USUARIO/web:1", "{{ imagen }}:1", "[imagen]:1", "%IMAGEN%:1", "web*:1", "yourName/app:1"),
    *("MyApp:1", "tu-Imagen:1", "mi_Imagen:1", "<imagen>:1", "${IMAGEN}:1", "a:1...", "registro.example/NOMBRE:1"),
]


@pytest.mark.parametrize("image", IMAGES)
def test_name_of_an_image_that_stands_for_another(image: str) -> None:
    told(f"services:\n  web:\n    image: '{image}'\n", [])


@pytest.mark.parametrize(
    "image", ["Nginx:1", "nginx:1 alpine", "nginx:", "X:1", "https://ghcr.io/a/b:1", "a//b:1", "Web1:1"]
)
def test_name_of_an_image_that_docker_cannot_read(image: str) -> None:
    told(f"services:\n  web:\n    image: ⟦'{image}'⟧CO114\n", [""])
