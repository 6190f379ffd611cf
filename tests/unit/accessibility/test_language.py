"""Which language a short text is in: a table of what stands in the blocks and sentences of the guide."""

from __future__ import annotations

import pytest
from guide.accessibility.language import language, scores

SPANISH = [
    "# arranca el servidor",
    "# El proceso 1 no atiende SIGTERM por sí solo: pararlo tardaría 10 s.",
    "# pequeña",
    "Hola desde el contenedor",
    "<h1>Hola desde mi contenedor</h1>",
    '{"id": 1, "texto": "Comprar café"}',
    '{"error": "no hay base de datos"}',
    "192.168.50.9: no contesta",
    "Escucho en http://127.0.0.1:3000",
    "Sin base de datos: database is locked",
    "¿Cuál?",
    "Adiós",
]
ENGLISH = [
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
    "Error response from daemon: No such container: notas",
    "no configuration file provided: not found",
    "Unable to find image 'notas:1.0' locally",
    "rm: cannot remove '/datos/nota.txt': Permission denied",
    "Bind for 127.0.0.1:8080 failed: port is already allocated",
    'Successfully created context "otro" and more',
    "api-1  | PermissionError: [Errno 13] Permission denied: '/run/secrets/contrasena_db'",
]
NEITHER = [
    "",
    "d1c2a3de40ad0e98",
    "80/tcp -> 127.0.0.1:8080",
    "notas-api-1   0.0.0.0:8080->80/tcp",
    "-A PREROUTING -d 127.0.0.1/32 ! -i lo -p tcp -m tcp --dport 8080 -j DROP",
    "/var/lib/de/la",
    "docker volume rm con-volumen",
    "requirements.txt",
]


@pytest.mark.parametrize(
    ("text", "told"),
    [*((text, "es") for text in SPANISH), *((text, "en") for text in ENGLISH), *((text, None) for text in NEITHER)],
)
def test_language(text: str, told: str | None) -> None:
    assert language(text) == told


@pytest.mark.parametrize(
    "command", ["docker run --rm nginx", "COPY --from=construir /app /app", "docker compose up --build"]
)
def test_a_command_is_no_sentence(command: str) -> None:
    assert scores(command)[1] < 2
