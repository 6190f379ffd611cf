"""References of images: what distribution/reference takes and refuses, as the client 28.2.2 tells."""

from __future__ import annotations

import pytest
from guide.snippets.notation.image_names import reference_problem, version

DIGEST = "sha256:" + "4b" * 32
GOOD = f"""
nginx nginx:1.29 nginx:1.29-alpine usuario/web registry.example/a/b:1 localhost/web localhost:5000/web:1 [::1]:5000/web
REGISTRO/web Usuario/web:1 192.0.2.1:5000/a a__b a--b a.b_c nginx:_a nginx:{"a" * 128} nginx@{DIGEST}
nginx:1.29@{DIGEST} localhost:5000 4b1cd nginx@sha256:4b1cd
a-b.c-d.example/web A.B/web x:1/web [fe80::1]/web [::1]:5000/a/b/c:1 0/1 9/a:9 REG:5000/a a/b/c/d:e.f_g-H
usuario/{"a" * 247}
a-b_c.d a---b/c nginx:A nginx:9 nginx:a.b-c_d nginx@md5+b64u:ab nginx@a.b-c_d1:09afAF localhost:5000/web@{DIGEST}
"""
BAD = {
    "Nginx:1.29": "va en minúsculas: nginx:1.29",
    "usuario/Web": "va en minúsculas: usuario/web",
    "Web.example/Web/Web:Web": "va en minúsculas: Web.example/web/web:Web",
    f"localhost:5000/A/b:C@{DIGEST}": f"va en minúsculas: localhost:5000/a/b:C@{DIGEST}",
    "-Reg.example/Web": "va en minúsculas: -Reg.example/web",
    "nginx::1.29": "«:1.29» no es una etiqueta",
    "nginx:": "le falta la etiqueta",
    "nginx:-1": "«-1» no es una etiqueta",
    f"nginx:{'a' * 129}": "no es una etiqueta",
    "nginx:ñ": "«ñ» no es una etiqueta",
    "usuario/web:latest/": "«latest/» no es una etiqueta",
    "usuario//web": "no es el nombre de una imagen",
    "usuario/": "no es el nombre de una imagen",
    "-web": "no es el nombre de una imagen",
    "a___b": "no es el nombre de una imagen",
    "https://registry.example/web": "no es el nombre de un registro",
    ":1.29": "le falta el nombre",
    "=": "no es el nombre de una imagen",
    "": "está vacío",
    "registry.example:/web": "no es el nombre de un registro",
    "nginx@sha256": "no es un digest",
    "a" * 256: "tiene 256 caracteres y caben 255",
    f"usuario/{'a' * 248}": "tiene 256 caracteres y caben 255",
    "/web": "«/web» no es el nombre de una imagen",
    "web/": "«web/» no es el nombre de una imagen",
    "a.": "«a.» no es el nombre de una imagen",
    "a..b": "«a..b» no es el nombre de una imagen",
    "_a": "«_a» no es el nombre de una imagen",
    "a_": "«a_» no es el nombre de una imagen",
    "año": "«año» no es el nombre de una imagen",
    "a b": "«a b» no es el nombre de una imagen",
    "localhost/-a": "«-a» no es el nombre de una imagen",
    "localhost/": "a «localhost/» le falta el nombre de la imagen",
    "localhost:5000/:1": "a «localhost:5000/:1» le falta el nombre de la imagen",
    f"@{DIGEST}": f"a «@{DIGEST}» le falta el nombre de la imagen",
    "-a.example/web": "«-a.example» no es el nombre de un registro",
    "a-.example/web": "«a-.example» no es el nombre de un registro",
    "a..example/web": "«a..example» no es el nombre de un registro",
    "a_b.example/web": "«a_b.example» no es el nombre de un registro",
    ".example/web": "«.example» no es el nombre de un registro",
    "[::1/web": "«[::1» no es el nombre de un registro",
    "[::g]/web": "«[::g]» no es el nombre de un registro",
    "::1/web": "«::1» no es el nombre de un registro",
    "registry.example:80a/web": "«registry.example:80a» no es el nombre de un registro",
    "localhost:5000/web:": "a «localhost:5000/web:» le falta la etiqueta detrás",
    "web:.a": "«.a» no es una etiqueta",
    "web:a b": "«a b» no es una etiqueta",
    "web:1:2": "«1:2» no es una etiqueta",
    "web:a/b:c": "«web:a» no es el nombre de un registro",
    "web@": "«» no es un digest",
    "web@sha256:": "«sha256:» no es un digest",
    "web@:ab": "«:ab» no es un digest",
    "web@sha256:xyz": "«sha256:xyz» no es un digest",
    "web@1a:ab": "«1a:ab» no es un digest",
    "web@sha-:ab": "«sha-:ab» no es un digest",
    "web@sha+1:ab": "«sha+1:ab» no es un digest",
    f"web@{DIGEST}@{DIGEST}": "no es un digest",
}


@pytest.mark.parametrize("reference", GOOD.split())
def test_reference_that_docker_takes_has_no_problem(reference: str) -> None:
    assert reference_problem(reference) is None


@pytest.mark.parametrize("reference", BAD)
def test_reference_that_docker_refuses_is_explained(reference: str) -> None:
    assert BAD[reference] in (reference_problem(reference) or "")


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("nginx", "none"),
        ("usuario/web", "none"),
        ("localhost:5000/web", "none"),
        ("localhost:5000/a/web", "none"),
        ("nginx:1.29", "fixed"),
        ("nginx:latest-alpine", "fixed"),
        ("localhost:5000/web:1", "fixed"),
        ("nginx:latest", "latest"),
        ("localhost:5000/web:latest", "latest"),
        (f"nginx@{DIGEST}", "fixed"),
        (f"nginx:latest@{DIGEST}", "fixed"),
        ("latest", "none"),
    ],
)
def test_what_a_reference_says_of_its_version(reference: str, kind: str) -> None:
    assert version(reference) == kind
