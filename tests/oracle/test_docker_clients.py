"""The table against a real docker client: it takes what the client takes and refuses what the client refuses."""

from __future__ import annotations

from functools import partial

import pytest
from guide.docker_cli.client import Client
from guide.snippets.docker.table import MANY, Entry, load_table
from oracle.docker_oracle import (
    ABSENT,
    OF_VALUES,
    Arguments,
    changed_values,
    found_codes,
    in_parallel,
    judged,
    mutants,
    real,
    refuses,
    unpack,
    usual,
    written,
)

# These do something else first, or ask for an argument only without --all.
UNCOUNTED = {"completion", "help", "compose help", "buildx help", "compose completion", "buildx history rm"}
# Compose 5 counts otherwise than Compose 2.
UNCOUNTED |= {f"compose bridge {name}" for name in ("convert", "transformations create", "transformations list")}
UNCOUNTED |= {"compose port"}


@pytest.fixture(scope="module")
def client() -> Client:
    return unpack()


def both(client: Client, commands: list[Arguments]) -> list[tuple[str, str, str]]:
    """The commands that are judged differently: by the client, by the table, and what they are."""
    verdicts = in_parallel(partial(real, client), commands)
    pairs = zip(commands, verdicts, strict=True)
    return [(said, judged(words), " ".join(words)) for words, said in pairs if said != judged(words)]


def entries(version: str) -> list[tuple[Arguments, Entry]]:
    """What the table says that a client of this version has, each command once."""
    table = load_table()
    found = []
    for name, line in table.commands.items():
        entry = table.node(tuple(name.split())).entry
        plugin = name.split()[:1] == ["scout"] or name == "docker-compose"
        if not (entry.opaque or line.startswith("=") or plugin) and entry.notes.holds_in(version):
            found.append((tuple(name.split()), entry))
    return found


def test_commands_of_the_guide_are_judged_alike(client: Client) -> None:
    assert both(client, written()) == []


def test_usual_commands_are_judged_alike(client: Client) -> None:
    assert both(client, usual()) == []


def test_every_flag_is_taken_with_a_value_or_without(client: Client) -> None:
    version = client.version()
    tried: list[tuple[Arguments, tuple[str, ...], bool]] = []
    seen: set[str] = set()
    for path, entry in entries(version):
        flags = [flag for flag in entry.flags if flag.notes.holds_in(version)]
        # Those without a value can all be tried at once, the others only one by one and so once for each name.
        tried.append((path, tuple(f"--{flag.name}" for flag in flags if flag.value != "="), False))
        for flag in flags:
            if flag.value == "=" and flag.name not in seen:
                seen.add(flag.name)
                tried.append((path, (f"--{flag.name}",), True))
    said = in_parallel(lambda item: client.complaint(item[0], *item[1]), tried)
    wrong = [
        f"docker {' '.join(path)} {' '.join(flags)}: {complaint}"
        for (path, flags, needs), complaint in zip(tried, said, strict=True)
        if ("needs an argument" in complaint) != needs or "unknown" in complaint
    ]
    assert len(tried) > 400
    assert wrong == []


def test_every_command_counts_its_arguments_alike(client: Client) -> None:
    commands: list[Arguments] = []
    for path, entry in entries(client.version()):
        # What a newer client does not have is told as such, whatever this one says.
        if " ".join(path) in UNCOUNTED or not path or entry.notes.removed or load_table().node(path).children:
            continue
        counts = {entry.least, entry.least - 1, entry.most, entry.most + 1} - {-1, MANY, MANY + 1}
        commands += [(*path, *["a"] * count) for count in sorted(counts)]
    assert len(commands) > 300
    assert both(client, commands) == []


def test_every_slip_that_the_client_refuses_is_found(client: Client) -> None:
    bases = [*written(), *usual()]
    slips = sorted(set(mutants(bases, 700, seed=20)))
    # A slip may end in the name of a plugin that this client does not have.
    slips = [words for words in slips if not ABSENT & set(words[:3])]
    missed = [
        case
        for case in both(client, slips)
        if case[0] == "grammar" or (case[0] == "count" and not case[1] and not case[2].startswith(tuple(UNCOUNTED)))
    ]
    assert len(slips) > 500
    assert missed == []


# Of options that the client reads by itself: the daemon is not asked.
VALUES = {
    "--publish": ("8080:80", "127.0.0.1:53:53/udp", "8000-8010:80-90", "80"),
    "--expose": ("80", "80-90/tcp"),
    "--memory": ("512m", "1.5g", "10MiB"),
    "--memory-swap": ("-1", "1g"),
    "--cpus": ("1.5", "0.25"),
    "--ulimit": ("nofile=1024:2048", "nproc=5"),
    "--add-host": ("db:192.0.2.10", "db=::1"),
    "--env": ("A=b",),
    "--label": ("a.b=c",),
    "--health-interval": ("1m30s", "1.5h", "100ms"),
    "--health-retries": ("3",),
    "--stop-timeout": ("10",),
    "--dns": ("192.0.2.1", "::1"),
    "--link": ("db:bd",),
    "--attach": ("stdin",),
    "--pull": ("missing",),
    "--cgroupns": ("private",),
    "--mac-address": ("92:d0:c6:0a:29:33",),
    "--sysctl": ("net.ipv4.a=1",),
    "--gpus": ("2",),
    "--mount": ("src=aa,dst=//b,ro=true", "tmpfs-size=64m,type=tmpfs,dst=//a"),
}
IMAGES = ("nginx:1.29-alpine", "registry.example:5000/a/b_c:v1", "localhost/a.b", "usuario/web")


def test_values_are_refused_alike(client: Client) -> None:
    commands: list[Arguments] = [
        ("run", f"{name}={value}", "nginx")
        for name, values in VALUES.items()
        for base in values
        for value in (base, *changed_values(base, 12, name))
    ]
    commands += [
        ("pull", value) for base in IMAGES for value in (base, *changed_values(base, 40, "")) if value[0] != "-"
    ]
    said = in_parallel(partial(refuses, client), commands)
    assert sum(said) > 100
    assert [
        (refused, " ".join(words))
        for words, refused in zip(commands, said, strict=True)
        if bool(found_codes(words) & OF_VALUES) != refused
    ] == []
