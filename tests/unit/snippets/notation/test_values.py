"""Values that Docker and Compose write alike: each of these was tried with the client 28.2.2 or read in moby v29.7."""

from __future__ import annotations

import pytest
from guide.snippets.notation import values

GOOD: dict[values.Problem, str] = {
    values.port_problem: "80 :80 80/ 80/TCP 8080:80 127.0.0.1::80 127.0.0.1:53:53/udp [::1]:80:80 ::1:80:80 80-90:80 "
    "80-90:80-90 0:80 5000-5010",
    values.size_problem: "512 512b 512m 1.5g .5g 5.g 512MiB 1e3 +5m 10GB 1kib",
    values.duration_problem: "30s 1m30s 1.5h 100ms 0 -1s",
    values.integer_problem: "5 -1 +3",
    values.cpus_problem: "1 1.5 .5 2. 1/2 1e-1 0x2 -1",
    values.restart_problem: "no always unless-stopped on-failure on-failure:5 no:0",
    values.ulimit_problem: "nofile=1024 nofile=1024:2048 nofile=-1 nproc=5:-1",
    values.host_problem: "a:192.0.2.1 a=::1 a:[::1] a:host-gateway",
    values.variable_problem: "A A= A=b A=b=c",
    values.label_problem: "a a= a=b=c",
    values.volume_problem: "/a a:/b ./a:/b ../a:/b ~/a:/b /a:/b:ro /a:/b:ro,Z a.b_c-1:/b:nocopy .:/b C:\\a:/b "
    "C:/a:/b:ro C:\\a:C:\\b /a:/b:rslave,cached",
}
BAD: dict[values.Problem, dict[str, str]] = {
    values.port_problem: {
        "8080:": "falta el puerto del contenedor",
        "80800:80": "van de 0 a 65535",
        "8080:80:90": "«8080» no es una dirección IP",
        "localhost:8080:80": "escribe 127.0.0.1",
        "8080:http": "«http» no es un puerto",
        "+80:80": "«+80» no es un puerto",
        "90-80:80": "de mayor a menor",
        "80:80-90": "el mismo número de puertos",
        "80-90:80-91": "el mismo número de puertos",
        "80:80/http": "no es un protocolo",
        "53:53/upd": "¿quisiste decir «udp»?",
    },
    values.size_problem: {"512mm": "512m", "1,5g": "como 1.5g", "-1": "tamaño", "0x10": "tamaño", "512_m": "tamaño"},
    values.duration_problem: {"30": "unidad", "1d": "unidad", "s": "unidad", "": "unidad"},
    values.integer_problem: {"10s": "entero", "x": "entero", "1.5": "entero"},
    values.cpus_problem: {"1,5": "como 1.5", "50%": "procesadores", "dos": "procesadores"},
    values.restart_problem: {
        "allways": "¿quisiste decir «always»?",
        ":3": "no es una política",
        "on-failure:x": "«x» no es un número",
        "on-failure:-1": "«-1» no es un número",
        "always:3": "solo on-failure",
    },
    values.ulimit_problem: {
        "nofile": "le falta su valor",
        "nofile:1024": "le falta su valor",
        "nofiles=1": "¿quisiste decir «nofile»?",
        "nofile=mil": "«mil» no es un número",
        "nofile=2048:1024": "no puede pasar del duro",
        "nofile=-1:5": "no puede pasar del duro",
    },
    values.host_problem: {
        "x": "un nombre y su dirección",
        ":192.0.2.1": "un nombre y su dirección",
        "a:b": "«b» no es una dirección IP",
        "a:host-gatewey": "¿quisiste decir «host-gateway»?",
    },
    values.variable_problem: {"=b": "falta el nombre", "": "falta el nombre"},
    values.label_problem: {"=b": "falta el nombre", "a b=c": "no lleva espacios"},
    values.volume_problem: {
        "/a:": "falta algo",
        ":/a": "falta algo",
        "/a::ro": "falta algo",
        "a:/b:ro:z": "demasiados dos puntos",
        "datos/web:/x": "una carpeta se escribe ./datos/web",
        "mis datos:/x": "no vale como nombre de volumen",
        "/a:srv": "«srv» no empieza por /",
        "datos": "«datos» no empieza por /",
        "/a:ro": "le falta el origen o el destino",
        "/a:/b:rx": "«rx» no es una opción",
        "/a:/b:ro,rw": "no pueden ir juntas",
        "C:\\a:/b:rx": "«rx» no es una opción",
    },
}


@pytest.mark.parametrize(("problem", "text"), [(f, text) for f, texts in GOOD.items() for text in texts.split()])
def test_value_that_docker_takes_has_no_problem(problem: values.Problem, text: str) -> None:
    assert problem(text) is None


@pytest.mark.parametrize(("problem", "text"), [(f, text) for f, texts in BAD.items() for text in texts])
def test_value_that_docker_refuses_is_explained(problem: values.Problem, text: str) -> None:
    assert BAD[problem][text] in (problem(text) or "")
