"""Names of images in commands, and options after the image."""

from __future__ import annotations

import pytest
from guide.snippets.docker.codes import GUIDE_ONLY
from guide.snippets.docker.commands import extract
from guide.snippets.docker.grammar import check_command
from guide.snippets.findings import Finding


def findings(text: str) -> list[Finding]:
    found = (finding for command in extract(text) for finding in check_command(command))
    return [finding for finding in found if finding.code not in GUIDE_ONLY]


CLEAN = [
    "docker pull registry.example:5000/a/b:1",
    "docker tag 4b1cd usuario/web:1",
    "docker build --tag web:1 --tag $NOMBRE .",
    # How a name is written, and what is left of lines of another shell.
    "docker pull IMAGE_NAME:TAG",
    "docker run xxxxxxxx:Etiqueta",
    "docker run imageName",
    "docker pull REGISTRO/imagen",
    "docker pull 镜像名:标签",
    "docker run / exec / logs",
    "docker run ..",
    "docker run ^",
    # What comes after the image may be for the program in it.
    "docker run prom/prometheus --config.file=a",
    "docker run redis --port 6380",
    "docker run ubuntu bash -it",
    "docker run curl -v http://servidor.example/a",
    "docker run mysql -p",
    "docker run mysql -e 'select 1'",
    "docker run geth --network mainnet",
    "docker run --entrypoint docker docker ps --rm",
    "docker run $OPCIONES nginx --rm",
    "docker exec web ls -l --rm",
    "docker compose run terraform -version",
]


@pytest.mark.parametrize("text", CLEAN)
def test_command_is_clean(text: str) -> None:
    assert findings(text) == []


WRONG = {
    "docker pull Nginx:1.29": ("DK114", 13, 23, "nginx:1.29"),
    "docker image pull nginx::1.29": ("DK114", 19, 30, "«:1.29» no es una etiqueta"),
    "docker pull 'nginx 1.29'": ("DK114", 13, 25, "no es el nombre"),
    "docker push usuario/web:latest/": ("DK114", 13, 32, "«latest/»"),
    "docker run --rm nginx: 1.29": ("DK114", 17, 23, "falta la etiqueta"),
    "docker create Nginx": ("DK114", 15, 20, "nginx"),
    "docker tag web Web:1": ("DK114", 16, 21, "web:1"),
    "docker commit web Web:1": ("DK114", 19, 24, "web:1"),
    "docker build -t Web:1 .": ("DK114", 17, 22, "web:1"),
    "docker buildx build --tag=Web:1 .": ("DK114", 27, 32, "web:1"),
    "docker run -e A = b nginx": ("DK114", 17, 18, "junto a ="),
    "docker run nginx:1.29 --name web -d": ("DK116", 23, 29, "--name va antes de la imagen, «nginx:1.29»"),
    "docker run nginx:1.29 -d -p 80:80": ("DK116", 26, 28, "-p va antes"),
    "docker run nginx -v /a:/b": ("DK116", 18, 20, "-v va antes"),
    "docker run ubuntu -it bash": ("DK116", 19, 22, "-it va antes"),
    "docker run nginx -e A=b": ("DK116", 18, 20, "-e va antes"),
    "docker exec web -it bash": ("DK116", 17, 20, "del contenedor, «web»"),
    "docker compose exec web -T sh": ("DK116", 25, 27, "del servicio, «web»"),
    "docker compose run web --rm sh": ("DK116", 24, 28, "del servicio, «web»"),
}


@pytest.mark.parametrize("text", WRONG)
def test_mistake_is_found_at_its_place(text: str) -> None:
    code, column, end, message = WRONG[text]
    (finding,) = findings(text)
    assert (finding.code, finding.column, finding.end_column) == (code, column, end)
    assert message in finding.message
