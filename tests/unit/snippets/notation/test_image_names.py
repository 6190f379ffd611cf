"""References of images: what distribution/reference takes and refuses, as the client 28.2.2 tells."""

from __future__ import annotations

import pytest
from guide.snippets.notation.image_names import reference_problem

DIGEST = "sha256:" + "4b" * 32
GOOD = f"""
nginx nginx:1.29 nginx:1.29-alpine usuario/web registry.example/a/b:1 localhost/web localhost:5000/web:1 [::1]:5000/web
REGISTRO/web Usuario/web:1 192.0.2.1:5000/a a__b a--b a.b_c nginx:_a nginx:{"a" * 128} nginx@{DIGEST}
nginx:1.29@{DIGEST} localhost:5000 4b1cd nginx@sha256:4b1cd
"""
BAD = {
    "Nginx:1.29": "va en minúsculas: nginx:1.29",
    "usuario/Web": "va en minúsculas: usuario/web",
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
    "a" * 256: "caben 255",
}


@pytest.mark.parametrize("reference", GOOD.split())
def test_reference_that_docker_takes_has_no_problem(reference: str) -> None:
    assert reference_problem(reference) is None


@pytest.mark.parametrize("reference", BAD)
def test_reference_that_docker_refuses_is_explained(reference: str) -> None:
    assert BAD[reference] in (reference_problem(reference) or "")
