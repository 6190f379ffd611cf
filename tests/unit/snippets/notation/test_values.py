"""Values that Docker and Compose write alike: each of these was tried with the client 28.2.2 or read in moby v29.7."""

from __future__ import annotations

import pytest
from guide.snippets.notation import values

GOOD: dict[values.Problem, str] = {
    values.port_problem: "80 :80 80/ 80/TCP 8080:80 127.0.0.1::80 127.0.0.1:53:53/udp [::1]:80:80 ::1:80:80 80-90:80 "
    "80-90:80-90 0:80 5000-5010 5-5:5 80/udp 80/sctp 80/Sctp 65535:65535 0-65535 000000080 127.0.0.1:80-81:80-81/tcp "
    "::1::80 80:90-90",
    values.size_problem: "512 512b 512m 1.5g .5g 5.g 512MiB 1e3 +5m 10GB 1kib 0 5k 5kb 5t 5tb 5tib 5p 5PiB 1e+3 1e-3m "
    "5B",
    values.duration_problem: "30s 1m30s 1.5h 100ms 0 -1s +1s -0 1h2m3s4ms5us6ns 1µs 1μs .5s 1.s 0s",
    values.integer_problem: "5 -1 +3 0 10",
    values.cpus_problem: "1 1.5 .5 2. 1/2 1e-1 0x2 -1 +1 10.25 1e3 1E+3 0b1 0o7 0XF 12/34 1/2e3",
    values.restart_problem: "no always unless-stopped on-failure on-failure:5 no:0 on-failure: on-failure:+3 "
    "always:+0 no:",
    values.ulimit_problem: "nofile=1024 nofile=1024:2048 nofile=-1 nproc=5:-1 nofile=-1:-1 nofile=5:5 nofile=0:1 "
    "core=0 cpu=1 data=1 fsize=1 locks=1 memlock=-1:-1 msgqueue=1 nice=1 rss=1 rtprio=1 rttime=1 sigpending=1 stack=1",
    values.host_problem: "a:192.0.2.1 a=::1 a:[::1] a:host-gateway a:::1 a=192.0.2.1 a=[::1] a=host-gateway "
    "a.b-c:192.0.2.1",
    values.variable_problem: "A A= A=b A=b=c",
    values.label_problem: "a a= a=b=c a.b/c-d",
    values.volume_problem: "/a a:/b ./a:/b ../a:/b ~/a:/b /a:/b:ro /a:/b:ro,Z a.b_c-1:/b:nocopy .:/b C:\\a:/b "
    "C:/a:/b:ro C:\\a:C:\\b /a:/b:rslave,cached \\\\equipo\\a:/b /a:\\b A9:/b 9:/b /a:C:\\b C:\\a c:\\a:/b:ro z:/a:/b "
    "/a:/b:rw /a:/b:z /a:/b:private /a:/b:rprivate /a:/b:slave /a:/b:shared /a:/b:rshared /a:/b:consistent "
    "/a:/b:cached "
    "/a:/b:delegated /a:/b:default /a:/b:ro,z,rprivate,nocopy,cached",
}
BAD: dict[values.Problem, dict[str, str]] = {
    values.port_problem: {
        "": "a «» le falta el puerto del contenedor",
        "/tcp": "falta el puerto del contenedor",
        "8080:": "falta el puerto del contenedor",
        "8080:/tcp": "falta el puerto del contenedor",
        "80800:80": "«80800» no es un puerto: van de 0 a 65535",
        "65536": "«65536» no es un puerto: van de 0 a 65535",
        "80:65536": "«65536» no es un puerto: van de 0 a 65535",
        "80-65536:80": "«80-65536» no es un puerto: van de 0 a 65535",
        "65536-80:80": "«65536-80» no es un puerto: van de 0 a 65535",
        "8080:80:90": "«8080» no es una dirección IP, y delante de los dos puertos solo puede ir una",
        "1.2.3:80:80": "«1.2.3» no es una dirección IP",
        "fe80::1%eth0:80:80": "«fe80::1%eth0» no es una dirección IP",
        "localhost:8080:80": "«localhost» no es una dirección IP: escribe 127.0.0.1",
        "8080:http": "«http» no es un puerto",
        "http:80": "«http» no es un puerto",
        "+80:80": "«+80» no es un puerto",
        "80-:80": "«80-» no es un puerto",
        "-80:80": "«-80» no es un puerto",
        "80-81-82": "«80-81-82» no es un puerto",
        "1234567890": "«1234567890» no es un puerto: es un número",
        "90-80:80": "«90-80» va de mayor a menor",
        "80:90-80": "«90-80» va de mayor a menor",
        "80:80-90": "«80» y «80-90» no tienen el mismo número de puertos",
        "80-90:80-91": "«80-90» y «80-91» no tienen el mismo número de puertos",
        "80-91:80-90/udp": "«80-91» y «80-90» no tienen el mismo número de puertos",
        "80:80/http": "«http» no es un protocolo (tcp, udp, sctp)",
        "53:53:udp": "detrás de una barra: 53:53/udp",
        "53:TCP": "detrás de una barra: 53/TCP",
        "127.0.0.1:53:sctp": "detrás de una barra: 127.0.0.1:53/sctp",
        ":udp": "«udp» no es un puerto",
        "udp": "«udp» no es un puerto",
        "53:53/upd": "¿quisiste decir «udp»?",
        "53/TPC": "¿quisiste decir «tcp»?",
    },
    values.size_problem: {
        **dict.fromkeys(("512mm", "-1", "0x10", "512_m", "", ".", "m", "5ib", "5  m", "1e", "5m ", " 5m"), "como 512m"),
        "1,5g": "como 1.5g",
        "1,5": "como 1.5",
        "10,25GiB": "como 10.25GiB",
        ",5g": "como 512m",
        "1,5,5": "como 512m",
    },
    values.duration_problem: dict.fromkeys(
        ("30", "1d", "s", "", "1.5", ".s", "1s2", "1m 30s", "00", "1S", "--1s"), "unidad"
    ),
    values.integer_problem: dict.fromkeys(("10s", "x", "1.5", "", "-", "+-1", "1 "), "entero"),
    values.cpus_problem: {
        "1,5": "los decimales van con punto, como 1.5",
        "10,25": "los decimales van con punto, como 10.25",
        "1,5,5": "procesadores, como 1.5",
        "1,": "procesadores, como 1.5",
        **dict.fromkeys(
            ("50%", "dos", "", ".", "1/", "/2", "1e", "0y1", "0x", "1.5m", "--1"), "procesadores, como 1.5"
        ),
    },
    values.restart_problem: {
        "allways": "«allways» no es una política",
        "onfailure:3": "¿quisiste decir «on-failure»?",
        "Always": "no es una política",
        ":3": "no es una política",
        ":": "no es una política",
        "on-failure:x": "«x» no es un número",
        "on-failure:-1": "«-1» no es un número",
        "on-failure:3s": "«3s» no es un número",
        "on-failure:3:4": "«3:4» no es un número",
        "always:x": "«x» no es un número",
        "always:3": "solo on-failure admite un número de veces, no «always»",
        "no:1": "solo on-failure admite un número de veces, no «no»",
        "unless-stopped:+1": "solo on-failure admite un número de veces, no «unless-stopped»",
    },
    values.ulimit_problem: {
        "nofile": "le falta su valor",
        "nofile:1024": "le falta su valor",
        "nofiles=1": "¿quisiste decir «nofile»?",
        "as=1": "«as» no es un límite",
        "=1": "«» no es un límite",
        "NOFILE=1": "«NOFILE» no es un límite",
        "nofile=mil": "«mil» no es un número",
        "nofile=": "«» no es un número",
        "nofile=1:": "«» no es un número",
        "nofile=:1": "«» no es un número",
        "nofile=1:mil": "«mil» no es un número",
        "nofile=1:2:3": "«2:3» no es un número",
        "nofile=2048:1024": "el límite blando, 2048, no puede pasar del duro, 1024",
        "nofile=1:0": "no puede pasar del duro",
        "nofile=-1:5": "el límite blando, -1, no puede pasar del duro, 5",
    },
    values.host_problem: {
        "x": "«x» no es un nombre y su dirección",
        "": "un nombre y su dirección",
        ":192.0.2.1": "un nombre y su dirección",
        "=192.0.2.1": "un nombre y su dirección",
        "a:b=192.0.2.1": "un nombre y su dirección",
        "a:b": "«b» no es una dirección IP ni host-gateway",
        "a:": "«» no es una dirección IP",
        "a=b=192.0.2.1": "«b=192.0.2.1» no es una dirección IP",
        "a:b:192.0.2.1": "«b:192.0.2.1» no es una dirección IP",
        "a:192.0.2.256": "«192.0.2.256» no es una dirección IP",
        "a:[::1": "«[::1» no es una dirección IP",
        "a:::1]": "«::1]» no es una dirección IP",
        "a:host-gatewey": "¿quisiste decir «host-gateway»?",
    },
    values.variable_problem: {"=b": "a «=b» le falta el nombre", "": "falta el nombre", "=": "falta el nombre"},
    values.label_problem: {
        "=b": "falta el nombre",
        "": "falta el nombre",
        " \t=b": "falta el nombre",
        "a b=c": "no lleva espacios: «a b»",
        " a\tb": "no lleva espacios: «a\tb»",
        "a =b": "no lleva espacios: «a »",
    },
    values.volume_problem: {
        "": "falta algo",
        "/a:": "falta algo",
        ":/a": "falta algo",
        "/a::ro": "falta algo",
        "/a:/b:": "falta algo",
        "C:\\a:/b:": "falta algo",
        "a:/b:ro:z": "demasiados dos puntos",
        "C:\\a:/b:ro:z": "demasiados dos puntos",
        "datos/web:/x": "una carpeta se escribe ./datos/web",
        "mis datos:/x": "no vale como nombre de volumen",
        "-a:/x": "no vale como nombre de volumen",
        "a:b:ro": "«b» no empieza por /",
        "año:/x": "«año» no vale como nombre de volumen",
        "$A:/x": "«$A» no vale como nombre de volumen",
        "/a:srv": "«srv» no empieza por /",
        "/a:C:x": "«C» no empieza por /",
        "datos": "«datos» no empieza por /",
        "ro": "«ro» no empieza por /",
        "./datos": "«./datos» no empieza por /",
        "a b/c": "«a b/c» no empieza por /",
        "/a:ro": "a «/a:ro» le falta el origen o el destino: origen:destino:ro",
        "/a:ro,z": "le falta el origen o el destino: origen:destino:ro,z",
        "/a:rx": "«rx» no empieza por /",
        "/a:ro:rw": "«ro» no empieza por /",
        "/a:/b:rx": "«rx» no es una opción",
        "/a:/b:ro,rx": "«rx» no es una opción",
        "/a:/b:ro,": "«» no es una opción",
        "/a:/b:RO": "«RO» no es una opción",
        "/a:/b:ro,rw": "«ro» y «rw» no pueden ir juntas",
        "/a:/b:ro,z,Z": "«z» y «Z» no pueden ir juntas",
        "/a:/b:shared,rprivate": "«shared» y «rprivate» no pueden ir juntas",
        "/a:/b:nocopy,nocopy": "«nocopy» y «nocopy» no pueden ir juntas",
        "/a:/b:cached,ro,default": "«cached» y «default» no pueden ir juntas",
        "C:\\a:/b:rx": "«rx» no es una opción",
        "C:/a:/b:rx": "«rx» no es una opción",
        "C:\\a:/b:ro,rw": "no pueden ir juntas",
    },
}


@pytest.mark.parametrize(("problem", "text"), [(f, text) for f, texts in GOOD.items() for text in texts.split()])
def test_value_that_docker_takes_has_no_problem(problem: values.Problem, text: str) -> None:
    assert problem(text) is None


@pytest.mark.parametrize(("problem", "text"), [(f, text) for f, texts in BAD.items() for text in texts])
def test_value_that_docker_refuses_is_explained(problem: values.Problem, text: str) -> None:
    assert BAD[problem][text] in (problem(text) or "")


@pytest.mark.parametrize(
    ("port", "parts"),
    [
        ("80", ("", "", "80")),
        (":80", ("", "", "80")),
        ("8080:80/tcp", ("", "8080", "80")),
        ("127.0.0.1:8080:80-90/udp", ("127.0.0.1", "8080", "80-90")),
        ("127.0.0.1::80", ("127.0.0.1", "", "80")),
        ("[::1]:8080:80", ("[::1]", "8080", "80")),
        ("::1:8080:80", ("::1", "8080", "80")),
    ],
)
def test_parts_of_a_port(port: str, parts: tuple[str, str, str]) -> None:
    assert values.port_host_and_target(port) == parts


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *((text, True) for text in ("127.0.0.1", "0.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "2001:db8::a")),
        *((text, False) for text in ("", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "localhost", "fe80::1%eth0", "[::1]")),
    ],
)
def test_addresses(text: str, is_one: bool) -> None:
    assert values.is_address(text) is is_one
