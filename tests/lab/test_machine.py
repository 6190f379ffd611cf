"""Machines for real: they start, run pages, tell what differs, and leave nothing behind, however they end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builds import ROOT
from guide.lab import oracles
from guide.lab.machines import cache, cgroups, engines, machine, programs, roots, without_gnu
from guide.lab.machines.engines import MachineEngine
from guide.lab.machines.machine import Machine
from guide.lab.pages import marks
from guide.lab.running import about, recorder, runner
from guide.lab.running.runner import Outcome
from guide.snippets.reading import pages

TOOLS = ("mmdebstrap", "slirp4netns", "ip", "nsenter", "setpriv")
VERSION = marks.DEFAULT_VERSIONS[0]
pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and (os.geteuid() != 0 or not all(map(shutil.which, TOOLS))),
    reason="una máquina necesita root, mmdebstrap y slirp4netns",
)


@pytest.fixture(scope="module")
def images() -> Path:
    """No images: what these pages run needs none."""
    folder = cache.folder() / "sin-imagenes"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def engine(images: Path) -> Iterator[MachineEngine]:
    with Machine(VERSION, images) as started:
        yield MachineEngine(started)


@pytest.fixture(scope="module")
def bare(images: Path) -> Iterator[MachineEngine]:
    """One whose terminals have no tools of GNU; sudo has none there from then on, whoever uses it."""
    with Machine(VERSION, images) as started:
        yield MachineEngine(started)


def run(engine: engines.Engine, folder: Path, text: str, version: str = VERSION, *, bare: bool = False) -> Outcome:
    path = folder / "pagina.md"
    path.write_text(text, "utf-8")
    [page] = pages.read([path], folder)
    page = page._replace(file="pagina.md", portable=True)
    return runner.run(page, marks.read_plan(page), version, engine, threading.Event(), None, marks.Reader(bare=bare))


def lines(outcome: Outcome) -> list[int]:
    return [trouble.line for trouble in outcome.troubles]


PAGE = """\
# Una página

```console
$ docker version --format '{{.Server.Platform.Name}}'
Docker Engine - Community
$ docker network ls --filter name=bridge --format '{{.Name}}: {{.Driver}}'
bridge: bridge
```

``` text title="lista.txt"
uno
dos
```

1.  En una lista:

    ```console
    $ wc --lines lista.txt
    2 lista.txt
    ```

```{ .console sale="1" }
$ DOCKER_HOST=unix:///run/no-existe.sock docker ps
failed to connect to the docker API at unix:///run/no-existe.sock; check if the path is correct and if the daemon is…
```
"""


def test_a_page_that_tells_the_truth_passes(engine: MachineEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, PAGE)
    assert outcome.troubles == []
    assert outcome.commands == 4


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Community", "Comunidad", 5),
        ("bridge: bridge", "bridge: bridges", 7),
        ("2 lista", "3 lista", 19),
        ("uno\ndos", "uno", 19),
        ("--lines", "--bytes", 19),
        ("--filter name=bridge", "--filter driver=host", 7),
        ('sale="1"', 'sale="2"', 23),
        ('sale="1"', "", 23),
        ("no-existe.sock; check", "no-existe.sock. Check", 24),
    ],
)
def test_one_change_fails_at_its_line(engine: MachineEngine, tmp_path: Path, old: str, new: str, line: int) -> None:
    changed = PAGE.replace(old, new, 1)
    removed = PAGE.count("\n") - changed.count("\n")
    assert lines(run(engine, tmp_path, changed))[:1] == [line - removed]


def test_a_program_of_this_system_sees_the_network_of_the_machine(engine: MachineEngine) -> None:
    seen = subprocess.run(engine.beside("cat", "/proc/net/dev"), capture_output=True, text=True, check=True).stdout
    assert {"docker0", "tap0"} <= {line.partition(":")[0].strip() for line in seen.splitlines()}


def test_systemd_starts_the_engine_when_somebody_asks(engine: MachineEngine, tmp_path: Path) -> None:
    text = """\
```{ .console }
$ sudo systemctl stop docker.service
$ systemctl is-active docker.socket
active
$ docker version --format '{{.Server.Os}}'
linux
$ systemctl is-active docker.service
active
```
"""
    assert run(engine, tmp_path, text).troubles == []


def test_a_command_is_interrupted_where_the_page_says_so(engine: MachineEngine, tmp_path: Path) -> None:
    text = '```console\n$ echo uno >registro; tail --follow registro\nuno\n^C\n$ echo "sigue"\nsigue\n```\n'
    assert run(engine, tmp_path, text).troubles == []


def test_what_goes_on_is_stopped_from_its_own_terminal(engine: MachineEngine, tmp_path: Path) -> None:
    text = """\
```{ .console terminal="otra" sigue="sí" }
$ tail --follow=name --retry nuevo 2>/dev/null
```

```console
$ echo hola >nuevo
```

```{ .console terminal="otra" }
^C
$ pwd
/home/ana
```
"""
    assert run(engine, tmp_path, text).troubles == []


def test_a_command_that_does_not_end_is_told_with_its_line(engine: MachineEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, '# A\n\n```{ .console limite="1" }\n$ sleep 60\n```\n\n```console\n$ pwd\n```\n')
    assert lines(outcome) == [4]
    assert outcome.commands == 1


def test_recording_changes_the_output_and_nothing_else(engine: MachineEngine, tmp_path: Path) -> None:
    text = PAGE.replace("    2 lista.txt", "    @grabar").replace("Community", "Comunidad")
    outcome = run(engine, tmp_path, text)
    assert recorder.record([outcome], tmp_path) == (2, [])
    assert (tmp_path / "pagina.md").read_text("utf-8") == PAGE
    assert run(engine, tmp_path, PAGE).troubles == []


def test_a_page_that_changed_meanwhile_is_left_alone(engine: MachineEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, PAGE.replace("Community", "Comunidad"))
    (tmp_path / "pagina.md").write_text("# Otra\n", "utf-8")
    count, troubles = recorder.record([outcome], tmp_path)
    assert (count, [trouble.line for trouble in troubles]) == (0, [1])
    assert (tmp_path / "pagina.md").read_text("utf-8") == "# Otra\n"


def test_the_outputs_of_several_versions_are_recorded_at_once(engine: MachineEngine, tmp_path: Path) -> None:
    def page(*outputs: str) -> str:
        blocks = [
            f'```{{ .console motor="20.10" }}\n$ printf "1\\n2\\n"\n{outputs[0]}\n```\n',
            f'```{{ .console motor="29" }}\n$ echo nueva\n{outputs[1]}\n```\n',
            f"```console\n$ echo las dos\n{outputs[2]}\n```\n",
        ]
        return '---\nlaboratorio: {versiones: ["20.10", "29"]}\n---\n' + "\n".join(blocks)

    text = page("@grabar", "@grabar", "@grabar")
    outcomes = [run(engine, tmp_path, text, version) for version in ("20.10", VERSION)]
    assert recorder.record(outcomes, tmp_path) == (3, [])
    assert (tmp_path / "pagina.md").read_text("utf-8") == page("1\n2", "nueva", "las dos")


@pytest.mark.parametrize(
    ("mark", "code", "told"),
    [
        ("", "FROM scratch\nENV A=1", []),
        ("", "FROM scratch\n\nENB A=1", [(4, "docker build --check: ")]),
        ("", "FROM scratch\nENV CLAVE_PASSWORD=1", [(3, "docker build --check: SecretsUsedInArgOrEnv")]),
        ('avisa="SecretsUsedInArgOrEnv"', "FROM scratch\nENV CLAVE_PASSWORD=1", []),
        ('avisa="SecretsUsedInArgOrEnv"', "FROM scratch\nENV A=1", [(1, "docker build --check debía avisar de Secr")]),
        (
            'avisa="SecretsUsedInArgOrEnv"',
            "FROM scratch\nENV CLAVE_PASSWORD=1\nCMD a b",
            [(1, "docker build --check debía avisar de SecretsUsedInArgOrEnv y avisa de JSONArgsRecommended, Secr")],
        ),
    ],
)
def test_a_dockerfile_warns_of_what_it_says_and_of_nothing_else(
    engine: MachineEngine, tmp_path: Path, mark: str, code: str, told: list[tuple[int, str]]
) -> None:
    path = tmp_path / "pagina.md"
    path.write_text(f"```{{ .dockerfile {mark} }}\n{code}\n```\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    [asked] = marks.read_plan(page).blocks
    found = list(oracles.dockerfile(page, asked, engine))
    assert [trouble.line for trouble in found] == [line for line, _ in told]
    assert all(trouble.message.startswith(text) for trouble, (_, text) in zip(found, told, strict=True))


@pytest.mark.parametrize(
    "command",
    [
        "ls --all",
        "grep --after-context 1 a /etc/hostname",
        "stat --format %s /etc/hostname",
        "sort --version-sort /etc/hostname",
        # What macOS does not have at all, as its users see it and with sudo.
        "ss --listening",
        "ip address",
        "sudo ip address",
        # The shell is zsh: a comment, a pattern without files, words that it would have to split.
        "test 1 = 1 # comentario",
        "echo nada*",
        'programa="echo uno"; $programa',
    ],
)
def test_what_only_linux_has_fails_without_gnu_and_nowhere_else(
    engine: MachineEngine, bare: MachineEngine, tmp_path: Path, command: str
) -> None:
    text = f"```console\n$ {command} >/dev/null\n```\n"
    assert lines(run(bare, tmp_path, text, bare=True)) == [2]
    assert run(engine, tmp_path, text).troubles == []


def test_without_gnu_a_page_for_all_systems_runs_as_with_it(
    engine: MachineEngine, bare: MachineEngine, tmp_path: Path
) -> None:
    text = """\
```{ .console sale="3" }
$ mkdir portable
$ cd portable
$ printf 'b\\na\\n' > letras
$ sed 's/a/c/' letras | sort
b
c
$ (exit 3)
```

```{ .console sistemas="linux" }
$ ss --listening --no-header 'sport = :9'
```

```{ .console terminal="otra" sigue="sí" }
$ tail -f portable/letras
b
a
```

```{ .console terminal="otra" }
^C
$ pwd
/home/ana
```

```console
$ for n in 1 2; do
>   sudo sh -c 'echo $0 $(id -un)' $n
> done
1 root
2 root
$ rm letras
$ cd ..
$ rmdir portable
```
"""
    for its, is_bare, commands in ((engine, False, 12), (bare, True, 11)):
        outcome = run(its, tmp_path, text, bare=is_bare)
        assert (outcome.troubles, outcome.commands) == ([], commands)


def test_without_gnu_there_is_no_name_that_leads_nowhere(bare: MachineEngine, tmp_path: Path) -> None:
    run(bare, tmp_path, "```console\n$ true\n```\n", bare=True)
    links = [f"{without_gnu.PROGRAMS}/{name}" for name in without_gnu.OTHERS]
    inside(bare, "ls", "--dereference", *links)
    assert set(without_gnu.TOOLS) <= set(inside(bare, "busybox", "--list").split())


def mounts() -> list[str]:
    return [line for line in Path("/proc/self/mounts").read_text().splitlines() if "laboratorio" in line]


def test_nothing_is_left_of_a_machine(images: Path) -> None:
    before = sorted(path.name for path in Path("/sys/class/net").iterdir())
    with Machine(VERSION, images) as started:
        name, folder = started.name, started.folder
        assert sorted(path.name for path in Path("/sys/class/net").iterdir()) == before
    assert not folder.exists()
    assert not any((top / (cgroups.PREFIX + name)).exists() for top in cgroups.hierarchies())
    assert mounts() == []


HOLDER = """\
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from guide.lab.machines.machine import Machine
with Machine("29", Path(sys.argv[2])) as started:
    print(started.name, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_a_machine_ends_with_the_process_that_started_it(images: Path, end: signal.Signals) -> None:
    command = [sys.executable, "-c", HOLDER, str(ROOT / "hooks"), str(images)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        name = holder.stdout.readline().strip()
        assert cgroups.processes(name)
        holder.send_signal(end)
    limit = time.monotonic() + 20
    while cgroups.processes(name) and time.monotonic() < limit:
        time.sleep(0.05)
    assert cgroups.processes(name) == set()
    machine.sweep()
    assert not (cache.folder() / "maquinas" / name).exists()


def preparing(folder: Path) -> subprocess.Popen[str]:
    """A laboratory that has nothing yet, once it makes its first root folder."""
    path = str(ROOT / "hooks")
    env = {**os.environ, "PYTHONPATH": path, "GUIA_LABORATORIO": str(folder)}
    command = [sys.executable, "-m", "guide.lab", "motor"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    limit = time.monotonic() + 30
    while not list(folder.glob("raiz-*.parte/*")) and time.monotonic() < limit:
        time.sleep(0.05)
    return process


def makers(folder: Path) -> list[str]:
    """The processes that make something in a folder."""
    names = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue  # it ended meanwhile
        if str(folder) in line:
            names.append(line)
    return names


def test_ctrl_c_ends_what_is_being_prepared_and_a_second_one_lets_it_clean(tmp_path: Path) -> None:
    with preparing(tmp_path) as process:
        assert process.stderr
        assert makers(tmp_path)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        told = process.stderr.read()
    assert process.returncode == 130
    assert told.endswith("interrumpido; no queda nada en marcha\n")
    assert makers(tmp_path) == []
    assert not list(tmp_path.glob("*.parte"))


def test_what_a_killed_process_prepared_ends_and_is_made_again(tmp_path: Path) -> None:
    with preparing(tmp_path) as process:
        process.kill()
    limit = time.monotonic() + 10
    while makers(tmp_path) and time.monotonic() < limit:
        time.sleep(0.05)
    assert makers(tmp_path) == []
    [left] = tmp_path.glob("raiz-*.parte")
    assert not [line for line in Path("/proc/self/mounts").read_text().splitlines() if str(tmp_path) in line]
    with preparing(tmp_path) as process:
        limit = time.monotonic() + 20
        while left.exists() and time.monotonic() < limit:
            time.sleep(0.05)
        assert not left.exists()
        process.send_signal(signal.SIGINT)


def test_two_machines_do_not_meet(engine: MachineEngine, images: Path, tmp_path: Path) -> None:
    assert run(engine, tmp_path, "```console\n$ docker network create una\n…\n```\n").troubles == []
    with Machine(VERSION, images) as other:
        text = "```{ .console }\n$ docker network ls --quiet --filter name=una | wc --lines\n0\n```\n"
        assert run(MachineEngine(other), tmp_path, text).troubles == []
        # Sweeping leaves alone what somebody holds.
        machine.sweep()
        assert other.folder.exists()


SEVERAL = """\
```console
$ ip -brief -4 address show aula0
aula0  UP  192.168.50.1/24
```

```{ .console maquina="una" }
$ hostname
una
$ ip -brief -4 address show aula0
aula0@…  UP  192.168.50.2/24
$ docker info --format '{{.RegistryConfig.Mirrors}}'
[]
$ curl --silent --write-out '%{http_code}\\n' https://registry-1.docker.io/v2/
{}200
```

```{ .console maquina="otra" }
$ hostname
otra
$ curl --silent http://192.168.50.254:5999/v2/
{}
```
"""


def test_machines_of_one_page_meet_and_leave_nothing(tmp_path: Path) -> None:
    before = sorted(path.name for path in Path("/sys/class/net").iterdir())
    # What is not empty stands for images: the laboratory is Docker Hub for them.
    (tmp_path / "imagenes" / "docker").mkdir(parents=True)
    engine = MachineEngine(Machine(VERSION, tmp_path / "imagenes"))
    try:
        assert run(engine, tmp_path, SEVERAL).troubles == []
        assert sorted(path.name for path in Path("/sys/class/net").iterdir()) == before
        folders = [started.folder for started in (engine.machine, *engine._others)]
    finally:
        engine.close()
    assert [folder.exists() for folder in folders] == [False] * 3
    assert mounts() == []


def test_an_engine_that_was_named_is_used_and_emptied(engine: MachineEngine, tmp_path: Path) -> None:
    if not shutil.which("docker"):
        client = engine.machine.path("/usr/bin/docker").resolve()
        os.environ["PATH"] += os.pathsep + str(client.parent)
    named = engines.Named(f"unix://{engine.machine.path('/run/docker.sock')}", tmp_path).start(VERSION)
    text = "```console\n$ docker volume create datos\ndatos\n$ docker volume ls --quiet\ndatos\n```\n"
    assert run(named, tmp_path, text).troubles == []
    named.close()
    assert run(engine, tmp_path, "```console\n$ docker volume ls --quiet | wc --lines\n0\n```\n").troubles == []


def inside(engine: MachineEngine, *command: str) -> str:
    return subprocess.run(engine.command(*command), capture_output=True, text=True, check=True).stdout


def test_the_newest_engine_says_what_the_packages_of_docker_say(engine: MachineEngine) -> None:
    pinned = {program.name: program.version() for program in programs.PROGRAMS}
    release = programs.ENGINE
    told = inside(engine, "docker", "version").splitlines()
    words = [" ".join(line.split()) for line in told]
    server = words.index("Server: Docker Engine - Community")
    assert words[0] == "Client: Docker Engine - Community"
    assert {f"Version: {release.version}", f"Git commit: {release.client_commit}"} <= set(words[:server])
    assert {f"Version: {release.version}", f"Git commit: {release.engine_commit}"} <= set(words[server:])
    assert inside(engine, "docker", "compose", "version") == f"Docker Compose version {pinned['compose']}\n"
    assert inside(engine, "docker", "buildx", "version").split()[:2] == ["github.com/docker/buildx", pinned["buildx"]]
    assert inside(engine, "docker", "info", "--format", "{{.Driver}} {{.InitBinary}}") == "overlayfs docker-init\n"


def test_a_machine_is_made_of_the_programs_that_docker_publishes(images: Path, tmp_path: Path) -> None:
    """An archive of the form of docker-VERSION.tgz, and the two plugins beside it with the names of their releases."""
    names = {"docker-buildx": "buildx-v0.38.2.linux-amd64", "docker-compose": "docker-compose-linux-x86_64"}
    with tarfile.open(tmp_path / "docker-29.tgz", "w:gz", compresslevel=1) as tar:
        for file, path in programs.built():
            name = Path(path).name
            if name in names:
                shutil.copyfile(file, tmp_path / names[name])
            else:
                tar.add(file, f"docker/{name}")
    with Machine(VERSION, images, tmp_path / "docker-29.tgz") as started:
        engine = MachineEngine(started)
        told = about.ask(engine)
        assert (told.engine, told.client) == (programs.ENGINE.version,) * 2
        assert (told.compose.partition(".")[0], told.buildx.partition(".")[0]) == ("5", "0")
        assert told.groups in ("v1", "v2")
    # What was made of them takes room and is of no use to others.
    for folder in (*cache.folder().glob("binarios-*"), roots.root(VERSION, tmp_path / "docker-29.tgz")):
        cache.remove(folder)


def test_a_registry_of_modules_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With other pins nothing is built yet; who has no registry may go on with another engine."""
    shutil.copytree(programs.PINNED, tmp_path / "programas")
    for file in (tmp_path / "programas").glob("*/go.sum"):
        file.write_text(f"{file.read_text('utf-8')}otro.example/modulo v1.0.0/go.mod h1:{'A' * 43}=\n", "utf-8")
    monkeypatch.setattr(programs, "PINNED", tmp_path / "programas")
    # Nobody listens there, and what this machine has from before does not count.
    monkeypatch.setenv("GOPROXY", "http://127.0.0.1:9")
    with pytest.raises(cache.LabError) as error:
        roots.root(VERSION)
    told = str(error.value)
    assert told.startswith("no se pudo construir dockerd v2.")
    assert "127.0.0.1:9" in told
    assert "--binarios" in told
    assert roots.root("28.5").is_dir()
