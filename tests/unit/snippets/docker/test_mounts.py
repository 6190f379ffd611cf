"""The value of ``--mount``: its keys, what each of them takes, and what a kind of mount asks for."""

from __future__ import annotations

import pytest
from guide.snippets.docker.mounts import mount_problem

CLEAN = [
    # Each kind, with what only it takes; one that says no kind is a volume.
    "type=bind,source=/a,target=/b",
    "type=bind,src=/a,dst=/b,bind-propagation=rslave",
    "type=bind,src=/a,destination=/b,bind-recursive=enabled",
    "type=bind,src=/a,dst=/b,bind-recursive=disabled",
    "type=bind,src=/a,dst=/b,bind-recursive=writable",
    "type=bind,src=/a,dst=/b,bind-recursive=readonly",
    "type=bind,src=/a,dst=/b,bind-nonrecursive,bind-create-src",
    "type=bind,src=/a,dst=/b,bind-nonrecursive=true,bind-create-src=0",
    "type=volume,dst=/b",
    "type=volume,src=a,dst=/b,volume-nocopy",
    "type=volume,src=a,dst=/b,volume-nocopy=false,volume-subpath=c,volume-label=a=b",
    "dst=/b,volume-driver=local,volume-opt=type=nfs,volume-opt=o=addr",
    "src=a,dst=/b",
    "type=tmpfs,dst=/b",
    "type=tmpfs,dst=/b,tmpfs-size=64m,tmpfs-mode=1770",
    "type=tmpfs,dst=/b,tmpfs-mode=0",
    "type=image,src=alpine,dst=/b,image-subpath=c",
    "type=cluster,src=a,dst=/b",
    r"type=npipe,src=\\.\pipe\a,dst=\\.\pipe\a",
    # For every kind.
    "src=a,dst=/b,readonly",
    "src=a,dst=/b,ro",
    "src=a,dst=/b,readonly=true",
    "src=a,dst=/b,ro=false",
    "src=a,dst=/b,ro=1",
    "src=a,dst=/b,readonly=0",
    "src=a,dst=/b,consistency=cached",
    # Upper case of keys and kinds.
    "Type=bind,Src=/a,Dst=/b",
    "type=Bind,src=/a,dst=/b,bind-propagation=shared",
    "type=Tmpfs,dst=/b,Ro",
    # Paths.
    "type=bind,src=./a,dst=/b",
    "type=bind,src=../a,dst=/b",
    "type=bind,src=.,dst=/b",
    r"type=bind,src=C:\a,dst=/b",
    "type=bind,src=c:/a,dst=/b",
    r"type=bind,src=\a,dst=/b",
    r"src=a,dst=C:\b",
    "src=a,dst=d:/b",
    r"src=a,dst=\b",
]


@pytest.mark.parametrize("text", CLEAN)
def test_mount_that_docker_takes(text: str) -> None:
    assert mount_problem(text) is None


# It is CSV with quotes, or what the reader puts there is not known.
@pytest.mark.parametrize("sign", [*'"<>[]{}|$%*…', "...", "xxx", "xxxx", "RUTA", "ABC"])
def test_value_that_is_not_known_is_let_pass(sign: str) -> None:
    assert mount_problem(f"nada={sign}") is None


@pytest.mark.parametrize("sign", ["..", "xx", "AB", "ABc", "(", "#", "&"])
def test_value_that_only_looks_unknown_is_checked(sign: str) -> None:
    assert mount_problem(f"nada={sign}") == "no hay una clave «nada»"


SPACE = "«%s» lleva un espacio de más: las comas y los = van sin espacios"
BOOLEAN = "«%s» solo puede ser true o false, no «%s»"
RECURSIONS = "enabled, disabled, writable, readonly"
NO_TARGET = "falta dónde se monta: target=/ruta"
NO_SOURCE = "falta qué se monta: source=/ruta"
FOREIGN = "«%s» no es para un montaje de tipo %s"
NOT_ABSOLUTE = "«%s» no es una ruta absoluta ni empieza por ./"
INSIDE = "dentro del contenedor la ruta es absoluta: «%s» no empieza por /"
WRONG = {
    "": "aquí falta una clave: las comas van sin espacios",
    "src=a,": "aquí falta una clave: las comas van sin espacios",
    "src=a,,dst=/b": "aquí falta una clave: las comas van sin espacios",
    "src=a, dst=/b": SPACE % " dst=/b",
    "src=a,dst =/b": SPACE % "dst =/b",
    "src=a,dst= /b": SPACE % "dst= /b",
    "src=a ,dst=/b": SPACE % "src=a ",
    "nada=a,dst=/b": "no hay una clave «nada»",
    "/a,dst=/b": "no hay una clave «/a»",
    "src=a,dest=/b": "no hay una clave «dest»; ¿quisiste decir «dst»?",
    "src=a,dst=/b,readony": "no hay una clave «readony»; ¿quisiste decir «readonly»?",
    "src=a,dst=/b,ro=sí": BOOLEAN % ("ro", "sí"),
    "src=a,dst=/b,readonly=": BOOLEAN % ("readonly", ""),
    "src=a,dst=/b,volume-nocopy=yes": BOOLEAN % ("volume-nocopy", "yes"),
    "type=bind,src=/a,dst=/b,bind-nonrecursive=2": BOOLEAN % ("bind-nonrecursive", "2"),
    "type=bind,src=/a,dst=/b,bind-create-src=a": BOOLEAN % ("bind-create-src", "a"),
    "type=,dst=/b": "a «type» le falta su valor",
    "type,dst=/b": "a «type» le falta su valor",
    "src=a,dst": "a «dst» le falta su valor",
    "src=,dst=/b": "a «src» le falta su valor",
    "type=bind,src=/a,dst=/b,bind-recursive=si": f"«si» no vale para bind-recursive: {RECURSIONS}",
    "type=bind,src=/a,dst=/b,bind-recursive=enable": f"«enable» no vale para bind-recursive: {RECURSIONS}"
    "; ¿quisiste decir «enabled»?",
    "type=tmpfs,dst=/b,tmpfs-mode=0999": "«0999» no es un modo en octal, como 1770",
    "type=tmpfs,dst=/b,tmpfs-mode=8": "«8» no es un modo en octal, como 1770",
    "type=tmpfs,dst=/b,tmpfs-mode=77a": "«77a» no es un modo en octal, como 1770",
    "type=tmpfs,dst=/b,tmpfs-size=1mm": "«1mm» no es un tamaño: un número y b, k, m o g, como 512m",
    "type=bin,src=/a,dst=/b": "«bin» no es un tipo de montaje; ¿quisiste decir «bind»?",
    "type=Volumen,dst=/b": "«Volumen» no es un tipo de montaje; ¿quisiste decir «volume»?",
    "type=nfs,dst=/b": "«nfs» no es un tipo de montaje",
    # What is of another kind of mount.
    "src=a,dst=/b,bind-propagation=shared": FOREIGN % ("bind-propagation", "volume"),
    "type=bind,src=/a,dst=/b,volume-nocopy": FOREIGN % ("volume-nocopy", "bind"),
    "type=bind,src=/a,dst=/b,image-subpath=c": FOREIGN % ("image-subpath", "bind"),
    "type=bind,src=/a,dst=/b,tmpfs-size=1m": FOREIGN % ("tmpfs-size", "bind"),
    "type=tmpfs,dst=/b,volume-label=a": FOREIGN % ("volume-label", "tmpfs"),
    "type=Tmpfs,dst=/b,bind-recursive=enabled": FOREIGN % ("bind-recursive", "tmpfs"),
    # What a mount asks for: where first, then what.
    "type=bind": NO_TARGET,
    "type=tmpfs": NO_TARGET,
    "src=a": NO_TARGET,
    "source=/a,type=bind,ro": NO_TARGET,
    "type=bind,dst=/b": NO_SOURCE,
    "type=bind,target=/b": NO_SOURCE,
    "type=bind,destination=/b": NO_SOURCE,
    "type=tmpfs,src=/a,dst=/b": "un montaje de tipo tmpfs no tiene origen",
    "type=tmpfs,source=/a,dst=/b": "un montaje de tipo tmpfs no tiene origen",
    "type=bind,src=~/a,dst=/b": "aquí el intérprete no cambia ~ por tu carpeta: escribe $HOME",
    "type=bind,src=a,dst=/b": NOT_ABSOLUTE % "a",
    "type=bind,source=a/b,dst=/b": NOT_ABSOLUTE % "a/b",
    "type=bind,src=C:a,dst=/b": NOT_ABSOLUTE % "C:a",
    "type=bind,src=1:/a,dst=/b": NOT_ABSOLUTE % "1:/a",
    "type=bind,src=/a,dst=b": INSIDE % "b",
    "src=a,target=./b": INSIDE % "./b",
    "src=a,destination=~/b": INSIDE % "~/b",
    "type=tmpfs,dst=b/c": INSIDE % "b/c",
    "src=a,dst=c:b": INSIDE % "c:b",
    # The first of several.
    "src=a, dst=/b,nada=c": SPACE % " dst=/b",
    "nada=c,src=a, dst=/b": "no hay una clave «nada»",
    "type=bind,volume-nocopy,tmpfs-size=1m": FOREIGN % ("volume-nocopy", "bind"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_a_mount(text: str) -> None:
    assert mount_problem(text) == WRONG[text]
