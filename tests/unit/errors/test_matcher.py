"""Which entry comes first, how sure it is, and what is left unknown."""

from __future__ import annotations

import pytest
from errors_support import FOREIGN, MESSAGES, SMALL, real_finder, small_finder
from guide.errors.cli import measured
from guide.errors.index import decoded, index
from guide.errors.matcher import SHOWN, Finder, engine

DAEMON = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
CASES = {
    "as it is": (DAEMON, "demonio-no-responde"),
    "in noise": (f"ana@pc:~$ docker ps\n2025-01-01T00:00:00Z ERROR: {DAEMON}\nana@pc:~$", "demonio-no-responde"),
    "broken by a terminal": (f"{DAEMON[:30]}\n{DAEMON[30:60]}\n{DAEMON[60:]}", "demonio-no-responde"),
    "another name": (
        'Conflict. The container name "/bd" is already in use by container "0a1b2c3d4e5f".',
        "nombre-en-uso",
    ),
    "cut at its end": ('docker: Conflict. The container name "/bd" is already in use by container', "nombre-en-uso"),
    "the innermost cause": (
        "OCI runtime create failed: runc create failed: "
        'unable to start container process: exec: "/x": permission denied',
        "sin-permiso-de-ejecucion",
    ),
    "the longer one": (
        'OCI runtime create failed: runc create failed: exec: "bash": executable file not found in $PATH',
        "programa-no-encontrado",
    ),
    "an error before a warning": (
        "the attribute `version` is obsolete, it will be ignored\n"
        "Bind for 0.0.0.0:80 failed: port is already allocated",
        "puerto-ocupado",
    ),
    "the error in a step before the step that failed": (
        "#5 1.2 Temporary failure resolving 'deb.debian.org'\n"
        'ERROR: failed to solve: process "/bin/sh -c apt-get update" did not complete successfully: exit code: 100',
        "apt-sin-dns",
    ),
    "the cause behind the message": (
        "invalid interpolation format for services.db.\nYou may need to escape any $ with another $.\n"
        "required variable CLAVE is missing a value: falta",
        "falta-variable",
    ),
    "a warning alone": (
        "WARN[0000] compose.yaml: the attribute `version` is obsolete, it will be ignored",
        "version-obsoleta",
    ),
    "an option": ("unknown flag: --detch", "opcion-desconocida"),
}


@pytest.mark.parametrize(("text", "slug"), CASES.values(), ids=CASES)
def test_the_first_one_is_it(text: str, slug: str) -> None:
    answer = small_finder().find(text)
    assert [match.entry.slug for match in answer.matches][:1] == [slug]
    assert answer.sure


def test_what_several_messages_may_be_is_doubtful() -> None:
    answer = small_finder().find("exec: format")
    assert not answer.sure
    assert 0 < len(answer.matches) <= SHOWN


@pytest.mark.parametrize("text", ["", "   ", "hola", "permission denied", "docker", "x" * 5000, "… … …", "\0\0", "$$$"])
def test_little_is_no_answer(text: str) -> None:
    assert not small_finder().find(text).sure


def test_a_message_that_names_docker_is_not_sure_without_it() -> None:
    assert small_finder().find("bash: docker: command not found").sure
    assert not small_finder().find("bash: java: command not found").sure


def test_the_parts_that_stand_in_the_paste_are_marked() -> None:
    match = small_finder().find("Bind for 0.0.0.0:80 failed: address").matches[0]
    parts = match.message.text.split(" ")
    assert [parts[n] for n in match.marked] == ["Bind", "for", "failed:"]


ENGINES = {
    "failed to connect to the docker API at unix:///x": "Docker 29",
    "Get http://%2Fvar%2Frun%2Fdocker.sock/v1.43/info": "Docker 24, cuya API es la 1.43",
    "Maximum supported API version is 1.41": "Docker 20.10, cuya API es la 1.41",
    "container_linux.go:380: starting": "Docker 20.10 o anterior",
    "no\nRun 'docker run --help' for more information\n": "un cliente de Docker 28 o posterior",
    "See 'docker run --help'.": "",
    "hola": "",
}


@pytest.mark.parametrize(("text", "name"), ENGINES.items())
def test_the_engine_is_told_where_the_message_tells_it(text: str, name: str) -> None:
    assert engine(text) == name


def test_an_empty_catalogue_knows_nothing() -> None:
    answer = Finder(decoded(index([]))).find(DAEMON)
    assert (answer.matches, answer.sure) == ((), False)


@pytest.mark.parametrize("entry", SMALL, ids=lambda entry: entry.slug)
def test_each_message_finds_its_own_entry(entry: object) -> None:
    for found in decoded(index([entry])):  # type: ignore[list-item]
        for message in found.messages:
            assert small_finder().find(message.text.replace("…", "abc")).matches[0].entry.slug == found.slug


def test_the_catalogue_answers_what_people_pasted_and_not_what_is_foreign() -> None:
    figures = measured(real_finder(), MESSAGES, FOREIGN)
    assert figures.first >= 0.95 * figures.asked, figures.text()
    assert figures.three == figures.asked, figures.text()
    assert figures.foreign >= 300
    assert figures.wrong <= 0.02 * figures.foreign, figures.text()
