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


# Of docker run and docker create: a value that is refused, and one that is taken.
OF_CONTAINERS = [
    ("--publish", "80800:80", "8080:80"),
    ("--publish", "a", "target=80"),
    ("--volume", "a/b:/c", "a:/c"),
    ("--mount", "type=bin,dst=/a", "type=tmpfs,dst=/a"),
    ("--mount", "type=bind,src=a,dst=/host", "type=bind,src=./a,dst=/host"),
    ("--memory", "1x", "1g"),
    ("--memory", "-1", "64m"),
    ("--memory-reservation", "1x", "1g"),
    ("--shm-size", "1x", "1g"),
    ("--memory-swap", "-2", "-1"),
    ("--memory-swap", "1x", "1g"),
    ("--cpus", "1x", "1.5"),
    ("--restart", "siempre", "on-failure:3"),
    ("--ulimit", "nofile", "nofile=1024:2048"),
    ("--add-host", "a", "a:host-gateway"),
    ("--env", "=b", "A=b"),
    ("--label", "=b", "a=b"),
    ("--health-interval", "5", "5s"),
    ("--health-timeout", "5", "5s"),
    ("--health-start-period", "5", "5s"),
    ("--health-start-interval", "5", "5s"),
    ("--health-interval", "-5s", "1m30s"),
    ("--health-retries", "1.5", "3"),
    ("--stop-timeout", "5s", "5"),
    ("--pids-limit", "a", "-1"),
    ("--oom-score-adj", "a", "-500"),
    ("--cpu-shares", "1k", "1024"),
    ("--cpu-period", "1ms", "1000"),
    ("--cpu-quota", "1ms", "1000"),
    ("--memory-swappiness", "a", "60"),
    ("--cpu-rt-period", "a", "1000"),
    ("--cpu-rt-runtime", "a", "1000"),
    ("--expose", "80:90", "80"),
    ("--expose", "tcp", "80-90/tcp"),
    ("--dns", "1.2", "192.0.2.1"),
    ("--dns", "a", "' 2001:db8::1 '"),
    ("--link", "a:b:c", "a:b"),
    ("--attach", "salida", "STDOUT"),
    ("--attach", "err", "stderr"),
    ("--attach", "in", "stdin"),
    ("--pull", "Always", "always"),
    ("--pull", "si", "missing"),
    ("--pull", "no", "never"),
    ("--name", "a", "ab"),
    ("--name", "-ab", "/ab"),
    ("--name", "_a", "a_.-"),
    ("--name", "a/b", "9a"),
    ("--pid", "hostt", "host"),
    ("--pid", "containe:ab", "container:ab"),
    ("--pid", "a", "''"),
    ("--uts", "hos", "host"),
    ("--uts", "private", "''"),
    ("--userns", "a", "host"),
    ("--cgroupns", "a", "host"),
    ("--cgroupns", "hostt", "private"),
    ("--cgroupns", "priv", "''"),
    ("--mac-address", "92:d0:c6:0a:29", "92:d0:c6:0a:29:33"),
    ("--mac-address", "92:d0:c6:0a:29:3g", "92-D0-c6-0A-29-33"),
    ("--mac-address", "a", "''"),
    ("--security-opt", "a", "no-new-privileges"),
    ("--security-opt", "a=", "a=b"),
    ("--security-opt", "a:", "label:disable"),
    ("--sysctl", "kernel.panic=1", "kernel.msgmax=1"),
    ("--sysctl", "kernel.shmmax", "kernel.shmmax=1"),
    ("--sysctl", "vm.a=1", "kernel.sem=1"),
    ("--sysctl", "netto=1", "net.core.a=1"),
    ("--sysctl", "fs.aio-max-nr=1", "fs.mqueue.a=1"),
    ("--storage-opt", "10G", "size=10G"),
    ("--gpus", "a", "all"),
    ("--gpus", "1.5", "-1"),
    ("--gpus", "1a", "2"),
    ("--gpus", "todas", "'\"device=0,1\"'"),
]


@pytest.mark.parametrize(("option", "wrong", "right"), OF_CONTAINERS)
@pytest.mark.parametrize("command", ["run", "create", "container create"])
def test_values_of_a_container(command: str, option: str, wrong: str, right: str) -> None:
    start = f"docker {command} "
    told = findings(f"{start}{option} {wrong} nginx")
    column = len(f"{start}{option} ") + 1
    assert [(f.code, f.column, f.end_column) for f in told] == [("DK113", column, column + len(wrong))]
    assert told[0].message.startswith(f"{option}: ")
    equals = findings(f"{start}{option}={wrong} nginx")
    assert [(f.code, f.column, f.end_column) for f in equals] == [("DK113", column, column + len(wrong))]
    assert findings(f"{start}{option} {right} nginx") == []


# Of other commands: what comes before the value, one that is refused, one that is taken, and what comes after it.
OF_OTHERS = [
    ("exec --env", "=b", "A=b", "web ls"),
    ("container exec -e", "=b", "A=b", "web ls"),
    ("update --memory", "1x", "1g", "web"),
    ("update --memory-reservation", "1x", "1g", "web"),
    ("update --memory-swap", "1x", "-1", "web"),
    ("update --cpus", "1x", "1", "web"),
    ("update --restart", "si", "no", "web"),
    ("update --pids-limit", "a", "1", "web"),
    ("update --cpu-shares", "a", "1", "web"),
    ("update --cpu-period", "a", "1", "web"),
    ("container update --cpu-quota", "a", "1", "web"),
    ("stop --timeout", "5s", "5", "web"),
    ("stop -t", "5s", "5", "web"),
    ("restart --timeout", "5s", "-1", "web"),
    ("restart -t", "5s", "5", "web"),
    ("ps --last", "a", "3", ""),
    ("ps -n", "a", "3", ""),
    ("container ls -n", "a", "3", ""),
    ("container list -n", "a", "3", ""),
    ("build --shm-size", "1x", "1g", "."),
    ("build --ulimit", "a", "nofile=1", "."),
    ("image build --shm-size", "1x", "1g", "."),
    ("buildx build --shm-size", "1x", "1g", "."),
    ("buildx build --ulimit", "a", "nofile=1", "."),
    ("service create --mount", "a", "dst=/a", "nginx"),
    ("service create --env", "=b", "A=b", "nginx"),
    ("service create --limit-memory", "1x", "1g", "nginx"),
    ("service create --reserve-memory", "1x", "1g", "nginx"),
    ("service create --limit-cpu", "1x", "0.5", "nginx"),
    ("service create --reserve-cpu", "1x", "0.5", "nginx"),
    ("service create --replicas", "a", "3", "nginx"),
    ("compose run --publish", "a", "8080:80", "web"),
    ("compose run -p", "1:2:3:4", "published=8080,target=80", "web"),
    ("ps --filter", "status", "status=exited", ""),
    ("images -f", "dangling", "''", ""),
    ("volume ls --filter", "dangling", "dangling=true", ""),
    ("compose ps --filter", "status", "status=running", ""),
    ("ps --format", "'{{.Nada}}'", "'{{.ID}}'", ""),
    ("image ls --format", "'{{.Nada}}'", "'{{.ID}}'", ""),
    ("image list --format", "'{{.Nada}}'", "'{{.Tag}}'", ""),
    ("images --format", '"{{.Nada}}"', '"{{.Tag}}"', ""),
    ("network ls --format", "'{{.Nada}}'", "'{{.Scope}}'", ""),
    ("volume ls --format", "{{.Nada}}", "{{.Scope}}", ""),
    ("inspect -f", "'{{'", "'{{.Nada}}'", "web"),
]


@pytest.mark.parametrize(("before", "wrong", "right", "after"), OF_OTHERS)
def test_values_of_other_commands(before: str, wrong: str, right: str, after: str) -> None:
    start = f"docker {before} "
    column = len(start) + 1
    told = [(f.code, f.column, f.end_column) for f in findings(f"{start}{wrong} {after}")]
    assert told == [("DK113", column, column + len(wrong))]
    assert findings(f"{start}{right} {after}") == []


# Options of the same name, of commands that read them otherwise or not at all.
NOT_READ = [
    "docker compose exec -e =b web ls",
    "docker compose run --name a web",
    "docker compose stop --timeout 1x web",
    "docker volume create --label 'a b=c' a",
    "docker network create --label 'a b=c' a",
    "docker run --volume-driver a --volume a/b:/c --volume d/e:/f nginx",
    "docker buildx du --filter a",
    "docker buildx imagetools inspect --format '{{nada .}}' nginx",
    "docker scout cves --format '{{nada' nginx",
    "docker compose up --no-start --attach web",
    "docker compose run --volume a/b:/c web",
    # Quotes that have closed each other: what the shell gives docker is not what was meant.
    "docker ps --format '{{.Nada}'\\}",
    'docker ps --format "{{"nada".ID}}"',
    # Nobody knows the value.
    'docker ps --format "{{$A}}"',
    'docker ps --filter "$A"',
    "docker run --memory=$A nginx",
    "docker run --memory 1x$A nginx",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_value_that_is_not_looked_at(text: str) -> None:
    assert findings(text) == []


FOR_THE_READER = [
    *["xxx", "1xxxx", "1..", "...", "1...m", "1ñ", "…", "512Mé", *"<>[]{}|$%*"],
    *["N", "TAMAÑO", "MAX_MEM", "MAX-MEM", "A1", "-X", "=M", "host", "1-host", "host_1", "hostname", "container"],
    *["contenedor", "ip", "port", "puerto", "path", "ruta", "carpeta", "dir", "file", "archivo", "fichero", "nombre"],
    *["name", "your", "valor", "value", "your-name", "1.name"],
]


@pytest.mark.parametrize("value", FOR_THE_READER)
def test_value_that_only_the_reader_knows_is_let_pass(value: str) -> None:
    assert findings(f"docker run --memory='{value}' nginx") == []


@pytest.mark.parametrize(
    "value",
    ["xx", "..1", "1..m", "Host", "1GB1", "aMAX", "Max", "ghost", "hosts", "unport", "ports", "ipa", "a#", "a(b)"],
)
def test_value_that_only_looks_like_one_of_the_reader_is_checked(value: str) -> None:
    assert [f.code for f in findings(f"docker run --memory='{value}' nginx")] == ["DK113"]


CONFLICTS = {
    "docker run --rm --restart always nginx": (
        27,
        33,
        "--rm borra el contenedor al terminar: no puede ir con --restart",
    ),
    "docker create --rm --restart unless-stopped nginx": (30, 44, "--rm borra el contenedor"),
    "docker run --restart on-failure --rm nginx": (22, 32, "--rm borra el contenedor"),
    "docker run --rm --restart=on-failure:3 nginx": (27, 39, "--rm borra el contenedor"),
    "docker run --rm --restart no --restart always nginx": (40, 46, "--rm borra el contenedor"),
    "docker run --rm=false --rm --restart always nginx": (38, 44, "--rm borra el contenedor"),
    "docker run --detach --attach stdin nginx": (30, 35, "--attach y --detach no pueden ir juntas"),
    "docker run -a stdin -a stdout -d nginx": (24, 30, "--attach y --detach no pueden ir juntas"),
    "docker run --no-healthcheck --health-cmd a nginx": (42, 43, "--no-healthcheck y --health-cmd no pueden ir juntas"),
    "docker run --health-retries 3 --no-healthcheck nginx": (29, 30, "--no-healthcheck y --health-retries no"),
    "docker run --health-cmd a --health-timeout=5s --no-healthcheck nginx": (44, 46, "y --health-timeout no pueden"),
}
TOGETHER = [
    "docker run --rm --restart no nginx",
    "docker run --rm --restart '' nginx",
    "docker run --rm --restart always --restart no nginx",
    "docker run --rm --rm=false --restart always nginx",
    "docker run --rm=false --restart always nginx",
    'docker run --rm --restart "$A" nginx',
    "docker run --restart always nginx",
    "docker run --detach nginx",
    "docker run --attach stdin nginx",
    "docker run --health-cmd a --health-retries 3 nginx",
    "docker run --no-healthcheck nginx",
]


@pytest.mark.parametrize("text", CONFLICTS)
def test_options_that_exclude_each_other(text: str) -> None:
    column, end, message = CONFLICTS[text]
    (finding,) = findings(text)
    assert (finding.code, finding.column, finding.end_column) == ("DK115", column, end)
    assert message in finding.message


@pytest.mark.parametrize("text", TOGETHER)
def test_options_that_go_together(text: str) -> None:
    assert findings(text) == []


def test_each_value_is_told_in_the_order_of_the_options() -> None:
    told = findings("docker run -p a --memory 1x -p 80 --cpus=1x nginx")
    assert [(f.column, f.message.partition(":")[0]) for f in told] == [(15, "-p"), (26, "--memory"), (42, "--cpus")]
