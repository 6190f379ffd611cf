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


# Columns of the names that docker refuses.
REFERENCES = {
    "docker run Nginx": [(12, 17)],
    "docker container run Nginx": [(22, 27)],
    "docker create Nginx": [(15, 20)],
    "docker pull Nginx": [(13, 18)],
    "docker image push Web": [(19, 22)],
    "docker tag Web web:1": [],
    "docker tag Web Web:1": [(16, 21)],
    "docker tag web web:1": [],
    "docker container commit Web Web:1": [(29, 34)],
    "docker commit Web": [],
    "docker commit web Web:1": [(19, 24)],
    "docker import A.tar Web:1": [(21, 26)],
    "docker import A.tar": [],
    "docker build -t Web:1 .": [(17, 22)],
    "docker build .": [],
    "docker build Web": [],
    "docker image build -t Web:1 .": [(23, 28)],
    "docker builder build -t Web:1 .": [(25, 30)],
    "docker buildx build -t Web:1 --tag=Xeb:2 .": [(24, 29), (36, 41)],
    # No references, or not for the client.
    "docker rmi Nginx": [],
    "docker exec Web ls": [],
    "docker compose run Web": [],
    "docker inspect Nginx": [],
    "docker run --name Web nginx": [],
    # Only what is wholly known.
    'docker run "Nginx$A"': [],
    "docker run $A Nginx": [],
    'docker run "$A" Nginx': [],
    'docker build -t "Web$A" .': [],
    "docker run -v /a:/b: Nginx": [],
    "docker run ''": [(12, 14)],
    "docker run 'Nginx'": [(12, 19)],
    # Where the command is not understood, only the options that were.
    "docker run --nope Nginx": [],
    "docker build -t Web:1 --nope .": [(17, 22)],
}


@pytest.mark.parametrize("text", REFERENCES)
def test_which_words_are_names_of_images(text: str) -> None:
    assert [(f.column, f.end_column) for f in findings(text) if f.code == "DK114"] == REFERENCES[text]


FOR_THE_READER = [
    *["Xxxx", "Aa...", "..Aa", "..", *(f"Aa{sign}b" for sign in "<>[]{}|$%*()ñ镜")],
    *["NOMBRE", "N", "REGISTRO/Web", "Web:VERSION", "MI-IMAGEN", "MI_IMAGEN", "V1", "a/NOMBRE:1"],
    *["imageName", "ImageName", "Name:Tag", "imagename:Tag", "name/Web"],
    *["\\", "^", "`", "/", ".", "-.", "./-", " Web"],
]


@pytest.mark.parametrize("name", FOR_THE_READER)
def test_name_that_only_the_reader_knows_is_let_pass(name: str) -> None:
    assert [f for f in findings(f"docker pull '{name}'") if f.code == "DK114"] == []


@pytest.mark.parametrize(
    "name",
    ["xx:a b", "Web..b", "Web", "aWEB", "9N", "Nombre", "imageNames:a b", "a/Name", "a^", "/a", "web ", "Aa#b"],
)
def test_name_that_only_looks_like_one_of_the_reader_is_checked(name: str) -> None:
    assert [f.code for f in findings(f"docker pull '{name}'")] == ["DK114"]


SPACES = "«%s» se toma por la imagen: junto a = y a los dos puntos no van espacios"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("docker run -e A =b nginx", SPACES % "=b"),
        ("docker run -e A = nginx", SPACES % "="),
        ("docker run -p 80 :80 nginx", SPACES % ":80"),
        ("docker pull a=b", "«a=b» no es el nombre de una imagen"),
        ("docker pull a:", "a «a:» le falta la etiqueta"),
    ],
)
def test_space_that_makes_an_image_of_a_value(text: str, message: str) -> None:
    [finding] = findings(text)
    assert finding.message.startswith(message)


# What is told of the words after the image: its column and end.
LATE = {
    "docker run nginx --name a": (18, 24),
    "docker run nginx --name=a": (18, 24),
    "docker run nginx --name=a=b": (18, 24),
    "docker run nginx '--name' a": (18, 26),
    "docker run nginx --rm": (18, 22),
    "docker run nginx --detach": (18, 26),
    "docker run nginx --publish 80:80": (18, 27),
    "docker run nginx --restart no": (18, 27),
    "docker run nginx --volume a:/b": (18, 26),
    "docker run nginx -it": (18, 21),
    "docker run nginx -ti": (18, 21),
    "docker run nginx -itd": (18, 22),
    "docker run nginx -dit": (18, 22),
    "docker run nginx -p 80:80": (18, 20),
    "docker run nginx -p 8:8": (18, 20),
    "docker run nginx -p 127.0.0.1:80:80/tcp": (18, 20),
    "docker run nginx -v /a:/b": (18, 20),
    "docker run nginx -v a:/b:ro": (18, 20),
    "docker run nginx -v a:/": (18, 20),
    "docker run nginx -e A=": (18, 20),
    "docker run nginx -e A_1=b": (18, 20),
    "docker create nginx --name a": (21, 27),
    "docker container run nginx --name a": (28, 34),
    "docker compose run web --rm": (24, 28),
    # The first of them, wherever it stands behind a first option.
    "docker run nginx --name a --rm": (18, 24),
    "docker run nginx -d --rm --name a": (21, 25),
    "docker run nginx -d -x a -p 80:80": (26, 28),
    # What docker exec runs is a program: none begins with a dash.
    "docker exec web -x": (17, 19),
    "docker exec web -it ls": (17, 20),
    "docker exec web --nope=a ls": (17, 23),
    "docker exec web '-it' ls": (17, 22),
    "docker container exec web -x": (27, 29),
    "docker compose exec web -T ls": (25, 27),
}
FOR_THE_PROGRAM = [
    "docker run nginx",
    "docker run nginx -d",
    "docker run nginx -tid",
    "docker run nginx --names a",
    "docker run nginx --volumes a",
    "docker run nginx - a",
    "docker run nginx -p 80",
    "docker run nginx -p",
    "docker run nginx -p a:80",
    "docker run nginx -p 80:http",
    "docker run nginx -p 80:",
    "docker run nginx -p 80:80/",
    "docker run nginx -p 80:80a",
    "docker run nginx -v a:b",
    "docker run nginx -v :/b",
    "docker run nginx -v http://b",
    "docker run nginx -e a=b",
    "docker run nginx -e A",
    "docker run nginx -e 1A=b",
    "docker run nginx -x 80:80",
    "docker run nginx -p x 80:80",
    "docker run nginx ls --name a",
    'docker run nginx "$A" --name a',
    'docker run nginx "-d$A" --name a',
    'docker run nginx -d "--name$A"',
    "docker run $A nginx --name a",
    "docker run --nope nginx --name a",
    "docker run -v /a: nginx --name a",
    "docker exec web",
    "docker exec web ls -it",
    "docker exec $A web -it",
    "docker compose exec web ls -T",
    "docker top web -it",
    "docker service create nginx --name a",
    "docker compose up web",
]


@pytest.mark.parametrize("text", LATE)
def test_option_of_docker_after_the_image(text: str) -> None:
    assert [(f.code, f.column, f.end_column) for f in findings(text)] == [("DK116", *LATE[text])]


@pytest.mark.parametrize("text", FOR_THE_PROGRAM)
def test_words_after_the_image_are_for_its_program(text: str) -> None:
    assert [f.code for f in findings(text) if f.code == "DK116"] == []


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("docker run nginx --name=a", "--name va antes de la imagen, «nginx»"),
        ('docker run "$A" --name a', "--name va antes de la imagen"),
        ("docker exec web -it ls", "-it va antes del contenedor, «web»"),
        ('docker exec "$A" -it ls', "-it va antes del contenedor"),
        ("docker compose run web --rm", "--rm va antes del servicio, «web»"),
        ("docker compose exec web -T ls", "-T va antes del servicio, «web»"),
    ],
)
def test_before_what_it_goes(text: str, before: str) -> None:
    [finding] = findings(text)
    assert finding.message == f"{before}: lo que sigue es para el programa de dentro"
