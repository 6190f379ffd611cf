"""Values of options, templates and options that exclude each other, as the client 28.2.2 takes and refuses them."""

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
    "docker run --mount type=bind,source=/a,target=/b,readonly nginx",
    "docker run --mount type=bind,src=./a,dst=/b,bind-propagation=rslave nginx",
    "docker run --mount type=volume,source=a,destination=/b,volume-nocopy=true nginx",
    "docker run --mount type=tmpfs,target=/a,tmpfs-size=64m,tmpfs-mode=1770 nginx",
    "docker run --mount 'type=volume,dst=/a,\"volume-opt=o=addr=1,rw\"' nginx",
    "docker run --mount type=bind,src=$PWD/a,dst=/b nginx",
    "docker run --publish published=8080,target=80 nginx",
    "docker run --expose 80/tcp --dns 192.0.2.1 --link db:bd --attach STDERR nginx",
    "docker run --volume-driver otro --volume grupo/datos:/x nginx",
    "docker run --rm --restart no nginx",
    "docker run --rm --detach nginx",
    "docker run --memory-swap=-1 --health-interval 1m30s --pull always nginx",
    "docker ps --filter '' --last 3",
    "docker compose ps --filter status=running",
    "docker run --pid host --uts host --userns host --cgroupns private --mac-address 92:d0:c6:0a:29:33 nginx",
    "docker run --security-opt no-new-privileges --security-opt label:disable --sysctl net.ipv4.ip_forward=1 nginx",
    "docker run --storage-opt size=10G --gpus all --gpus device=1 --pid container:web nginx",
    # What stands for a value that only the reader knows.
    "docker run -p xxxxx:80 -p HOST:80 -p host_port:container_port -p puerto:80 nginx",
    "docker run -v xxxxxxxxx:/x -v name:path -v /a:CONTAINER_PATH nginx",
    "docker run --restart $POLITICA --memory '[tamaño]' --cpus N --name '{{nombre}}' nginx",
    "docker run --mount type=bind,src=xxxxxx,dest=… nginx",
    # Templates.
    "docker ps --format 'table {{.ID}}\\t{{.Names}}}'",
    "docker ps --format json",
    "docker ps --format '{{json .}}{{/* } */}}{{- upper .Names -}}'",
    "docker ps --format '{{if eq .State \"}}\"}}{{.ID}}{{end}}'",
    "docker inspect --format '{{range .Mounts}}{{.Source}}{{end}}{{index .Config.Labels \"com.x\"}}' web",
    "docker inspect --format '{{$x := .ID}}{{printf \"%s\" $x}}' web",
    'docker inspect -f "{{index .Labels "com.x"}}" web',
    "docker buildx imagetools inspect --format '{{otra .}}' nginx",
]


@pytest.mark.parametrize("text", CLEAN)
def test_value_that_docker_takes_is_clean(text: str) -> None:
    assert findings(text) == []


WRONG = {
    "docker run -p 80800:80 nginx": ("DK113", 15, 23, "-p: «80800» no es un puerto"),
    "docker run -p80800:80 nginx": ("DK113", 14, 22, "de 0 a 65535"),
    "docker run --publish=8080:http nginx": ("DK113", 22, 31, "«http» no es un puerto"),
    "docker run -p 8080: 80 nginx": ("DK113", 15, 20, "falta el puerto"),
    "docker compose run -p 8080:http web": ("DK113", 23, 32, "«http» no es un puerto"),
    "docker container create --memory 512mm nginx": ("DK113", 34, 39, "tamaño"),
    "docker run -m=512mm nginx": ("DK113", 15, 20, "tamaño"),
    "docker run --memory-swap 1,5g nginx": ("DK113", 26, 30, "como 1.5g"),
    "docker run --cpus 1,5 nginx": ("DK113", 19, 22, "como 1.5"),
    "docker run --ulimit nofile nginx": ("DK113", 21, 27, "le falta su valor"),
    "docker run --add-host x nginx": ("DK113", 23, 24, "nombre y su dirección"),
    "docker run --expose 80:90 nginx": ("DK113", 21, 26, "solo el puerto"),
    "docker run --dns 1.2 nginx": ("DK113", 18, 21, "no es una dirección"),
    "docker run --link a:b:c nginx": ("DK113", 19, 24, "demasiados dos puntos"),
    "docker run --attach salida nginx": ("DK113", 21, 27, "stdin, stdout, stderr"),
    "docker run --pull alway nginx": ("DK113", 19, 24, "¿quisiste decir «always»?"),
    "docker run --env =b nginx": ("DK113", 18, 20, "falta el nombre"),
    "docker exec -e =b web sh": ("DK113", 16, 18, "falta el nombre"),
    "docker run --label 'a b=c' nginx": ("DK113", 20, 27, "no lleva espacios"),
    "docker run --health-interval 30 nginx": ("DK113", 30, 32, "unidad"),
    "docker run --health-interval -1s nginx": ("DK113", 30, 33, "negativo"),
    "docker stop --timeout 5s web": ("DK113", 23, 25, "número entero"),
    "docker update --restart allways web": ("DK113", 25, 32, "¿quisiste decir «always»?"),
    "docker update --memory 512mm web": ("DK113", 24, 29, "tamaño"),
    "docker restart --timeout 5s web": ("DK113", 26, 28, "número entero"),
    "docker ps --last dos": ("DK113", 18, 21, "número entero"),
    "docker build --shm-size 64x .": ("DK113", 25, 28, "tamaño"),
    "docker image build --ulimit nofile .": ("DK113", 29, 35, "le falta su valor"),
    "docker buildx build --shm-size 64x .": ("DK113", 32, 35, "tamaño"),
    "docker buildx build --ulimit nofile=1:a .": ("DK113", 30, 40, "no es un número"),
    "docker service create --replicas dos nginx": ("DK113", 34, 37, "número entero"),
    "docker service create --limit-memory 512mm nginx": ("DK113", 38, 43, "tamaño"),
    "docker service create --mount type=bin,src=/a,dst=/b nginx": ("DK113", 31, 53, "¿quisiste decir «bind»?"),
    "docker run --name 'mi web' nginx": ("DK113", 19, 27, "no vale como nombre"),
    "docker run -v /a: /b nginx": ("DK113", 15, 18, "sin espacios"),
    "docker run -v datos/web:/x nginx": ("DK113", 15, 27, "./datos/web"),
    "docker run -v /a:srv nginx": ("DK113", 15, 21, "no empieza por /"),
    "docker run -v /a:/b:rx nginx": ("DK113", 15, 23, "«rx»"),
    "docker ps --filter status:exited": ("DK113", 20, 33, "nombre=valor"),
    "docker run --mount type=bind,src=/a,dest=/b nginx": ("DK113", 20, 44, "¿quisiste decir «dst»?"),
    "docker run --mount type=bind, source=/a nginx": ("DK113", 20, 30, "falta una clave"),
    "docker run --mount 'type=bind, src=/a,dst=/b' nginx": ("DK113", 20, 46, "espacio de más"),
    "docker run --mount type=bin,src=/a,dst=/b nginx": ("DK113", 20, 42, "¿quisiste decir «bind»?"),
    "docker run --mount type=bind,src=/a nginx": ("DK113", 20, 36, "target"),
    "docker run --mount type=bind,dst=/a nginx": ("DK113", 20, 36, "source"),
    "docker run --mount type=bind,src=a,dst=/b nginx": ("DK113", 20, 42, "ruta absoluta"),
    "docker run --mount type=bind,src=~/a,dst=/b nginx": ("DK113", 20, 44, "$HOME"),
    "docker run --mount type=bind,src=/a,dst=b nginx": ("DK113", 20, 42, "no empieza por /"),
    "docker run --mount type=tmpfs,src=/a,dst=/b nginx": ("DK113", 20, 44, "no tiene origen"),
    "docker run --mount src=a,dst=/b,ro=sí nginx": ("DK113", 20, 38, "true o false"),
    "docker run --mount src=a,dst=/b,bind-propagation=shared nginx": ("DK113", 20, 56, "tipo volume"),
    "docker run --mount type=bind,src=/a,dst=/b,bind-recursive=si nginx": ("DK113", 20, 61, "bind-recursive"),
    "docker run --mount type=tmpfs,dst=/b,tmpfs-mode=0999 nginx": ("DK113", 20, 53, "octal"),
    "docker run --mount type=tmpfs,dst=/b,tmpfs-size=1mm nginx": ("DK113", 20, 52, "tamaño"),
    "docker run --mount type=,dst=/b nginx": ("DK113", 20, 32, "le falta su valor"),
    "docker ps --format '{{.Names}'": ("DK113", 20, 31, "falta una llave"),
    "docker ps --format '{{.Names'": ("DK113", 20, 30, "no lo cierra con }}"),
    "docker ps --format '{{{.Names}}}'": ("DK113", 20, 34, "sobra o falta una llave"),
    "docker ps --format '{{(.Names}}'": ("DK113", 20, 33, "paréntesis"),
    "docker ps --format '{{jsom .}}'": ("DK113", 20, 32, "¿quisiste decir «json»?"),
    "docker ps --format '{{Names}}'": ("DK113", 20, 31, "un campo sin punto"),
    "docker ps --format '{{.Nombre}}'": ("DK113", 20, 33, "no tiene el campo .Nombre"),
    "docker container ls --format '{{.names}}'": ("DK113", 30, 42, "¿quisiste decir «.Names»?"),
    "docker ps --format '{{range .Mounts}}a'": ("DK113", 20, 40, "falta un {{end}}"),
    "docker ps --format '{{.ID}}{{end}}'": ("DK113", 20, 36, "sobra un {{end}}"),
    "docker run --pid hots nginx": ("DK113", 18, 22, "host o container:nombre"),
    "docker run --uts web nginx": ("DK113", 18, 21, "solo puede ser host"),
    "docker run --cgroupns hots nginx": ("DK113", 23, 27, "host o private"),
    "docker run --mac-address 92:d0 nginx": ("DK113", 26, 31, "como 92:d0:c6:0a:29:33"),
    "docker run --security-opt apparmor nginx": ("DK113", 27, 35, "opción=valor"),
    "docker run --sysctl vm.swappiness=1 nginx": ("DK113", 21, 36, "net.*"),
    "docker run --storage-opt 10G nginx": ("DK113", 26, 29, "size=10G"),
    "docker run --gpus todas nginx": ("DK113", 19, 24, "all, un número"),
    "docker run --rm --restart always nginx": ("DK115", 27, 33, "--restart"),
    "docker run -d -a stdin nginx": ("DK115", 18, 23, "--attach"),
    "docker run --no-healthcheck --health-cmd a nginx": ("DK115", 42, 43, "--no-healthcheck"),
}


@pytest.mark.parametrize("text", WRONG)
def test_value_that_docker_refuses_is_found_at_its_place(text: str) -> None:
    code, column, end, message = WRONG[text]
    (finding,) = findings(text)
    assert (finding.code, finding.column, finding.end_column) == (code, column, end)
    assert message in finding.message
