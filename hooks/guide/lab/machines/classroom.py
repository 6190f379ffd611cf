"""More machines beside the first one of a page, on a network of their own: a classroom.

All that joins them is made inside their network namespaces, so that it ends with them. The first machine also answers
as Docker Hub there: the others have no mirror set, as the machine of a reader has none.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence

from guide.lab.machines import bootstrap
from guide.lab.machines.cache import LabError, StartError
from guide.lab.machines.machine import Machine, Room

FIRST = "192.168.50.1"
HUB = "192.168.50.254"
HUB_URL = f"http://{HUB}:5999"
"""Where a container of the first machine finds the images of the laboratory, whose certificate it does not know."""
MOST = 9
_DOCKER_HUB = "registry-1.docker.io"
_CERTIFICATE = "/laboratorio/hub.crt"
_KEY = "/laboratorio/hub.key"
_REGISTRIES = {
    "hub": f'{{addr: "{HUB}:443", tls: {{certificate: {_CERTIFICATE}, key: {_KEY}}}}}',
    "hub-sin-tls": f'{{addr: "{HUB}:5999"}}',
}
# The folder of the images is read only in every machine.
_CONFIGURATION = """\
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: /laboratorio/imagenes}
  maintenance: {readonly: {enabled: true}}
http: %s
"""


def gather(first: Machine, names: Sequence[str]) -> dict[str, Machine]:
    """Machines of these names, with 192.168.50.2 and those that follow; the first one gets 192.168.50.1."""
    if len(names) > MOST:
        raise StartError(f"son demasiadas máquinas: {len(names)} además de la primera, y pueden ser {MOST}")
    _run(first, "link", "add", "aula0", "type", "bridge")
    _run(first, "address", "add", f"{FIRST}/24", "dev", "aula0")
    _run(first, "link", "set", "aula0", "up")
    trusted = _serve(first) if has_hub(first) else ""
    found: dict[str, Machine] = {}
    try:
        for number, name in enumerate(names, 2):
            hosts = f"{HUB} {_DOCKER_HUB}\n" if trusted else ""
            room = Room(name, hosts, trusted)
            found[name] = machine = Machine(first.version, first.images, first.binaries, room)
            _join(first, machine, number)
    except BaseException:
        for machine in found.values():
            machine.close()
        raise
    return found


def has_hub(first: Machine) -> bool:
    """Without images of its own, the laboratory takes those of the real Docker Hub."""
    return any(first.images.iterdir())


def _serve(first: Machine) -> str:
    """Starts what stands for Docker Hub; the certificate by which it is known."""
    subject = ("-subj", f"/CN={_DOCKER_HUB}", "-addext", f"subjectAltName=DNS:{_DOCKER_HUB}", "-days", "30")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout", _KEY)
    # It answers for that address too, and who looks at the network of the class does not see it.
    _run(first, "address", "add", f"{HUB}/32", "dev", "lo")
    what = "preparar el Docker Hub del aula"
    bootstrap.run(first.command("openssl", "req", "-x509", *key, *subject, "-out", _CERTIFICATE), what)
    for name, http in _REGISTRIES.items():
        path = f"/laboratorio/{name}.yml"
        first.path(path).write_text(_CONFIGURATION % http, "utf-8")
        service = ("systemd-run", "--quiet", f"--unit=laboratorio-{name}", "docker-registry", "serve", path)
        bootstrap.run(first.command(*service), what)
    return first.path(_CERTIFICATE).read_text("utf-8")


def _join(first: Machine, other: Machine, number: int) -> None:
    """A cable from the first machine's bridge to the other one. Neither end is ever seen outside of them."""
    port = f"puerto{number}"
    peer = ("peer", "name", "aula0", "netns", str(other.pid))
    _run(first, "link", "add", port, "type", "veth", *peer)
    _run(first, "link", "set", port, "master", "aula0", "up")
    _run(other, "address", "add", f"192.168.50.{number}/24", "dev", "aula0")
    _run(other, "link", "set", "aula0", "up")


def _run(machine: Machine, *arguments: str) -> None:
    # With the ip of this system: within a machine, the number of another machine's process means nothing.
    if not shutil.which("ip"):
        raise LabError("falta ip: sudo apt-get install iproute2")
    command = ["nsenter", f"--target={machine.pid}", "--net", "ip", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        raise StartError(f"no se puede hacer la red del aula: ip {' '.join(arguments)}\n{done.stderr.strip()}")
