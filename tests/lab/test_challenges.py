"""The challenges and the project on an engine for real: refused untouched and half done, and accepted with a solution.

A name in ``intentos`` ends with the number, from 0, of the look that refuses it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from builds import ROOT
from guide.examples.bundle import zip_of_challenges
from guide.examples.challenges import PROJECT, RETOS, Challenge, load_challenges
from guide.lab.machines import hub
from guide.lab.machines.engines import MachineEngine
from guide.lab.machines.machine import USER, Machine
from guide.lab.pages import marks
from guide.lab.running.home import Home

TOOLS = ("mmdebstrap", "slirp4netns", "ip", "nsenter", "setpriv")
SOLUTIONS, ATTEMPTS = (Path(__file__).parent / name for name in ("soluciones", "intentos"))
CHALLENGES, MILESTONES = (load_challenges(ROOT, series).challenges for series in (RETOS, PROJECT))
FILES, WHOLE = (SOLUTIONS / PROJECT.name / f"{name}.sh" for name in ("archivos", "solucion"))
HALF = sorted((ATTEMPTS / PROJECT.name).glob("*.sh"))
pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and (os.geteuid() != 0 or not all(map(shutil.which, TOOLS))),
    reason="una máquina necesita root, mmdebstrap y slirp4netns",
)


# Whatever an attempt left that has the name of a challenge.
CLEAN = """
docker ps --all --quiet --filter name=$1 | xargs --no-run-if-empty docker rm --force --volumes
for kind in network volume; do
  docker $kind ls --quiet --filter name=$1 | xargs --no-run-if-empty docker $kind rm
done
docker image ls --quiet "$1" | xargs --no-run-if-empty docker image rm --force
"""
CLEAN_PROJECT = """
docker ps --all --quiet --filter name=prestamos- --filter name=otra- |
  xargs --no-run-if-empty docker rm --force --volumes
for kind in network volume; do
  docker $kind ls --quiet --filter name=prestamos --filter name=otra_ | xargs --no-run-if-empty docker $kind rm
done
docker image ls --quiet --filter reference='*prestamos-*' --filter reference='*/prestamos-*' | sort --unique |
  xargs --no-run-if-empty docker image rm --force
"""


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with Machine(marks.DEFAULT_VERSIONS[0], hub.images()) as started:
        yield started


class Reader:
    """Somebody who has unpacked the zip in a folder of their own."""

    def __init__(self, machine: Machine, name: str, challenges: Mapping[str, Challenge] = CHALLENGES) -> None:
        given = tuple(challenges.values())
        self.machine, self.folder, self.series = machine, f"/home/{USER}/{name}", given[0].series
        done = self.run("mkdir", self.folder, inside=f"/home/{USER}")
        assert done == (0, "")
        Home(MachineEngine(machine), self.folder).unpack(zip_of_challenges(given))

    def run(self, *arguments: str, text: str = "", inside: str = "") -> tuple[int, str]:
        at = inside or f"{self.folder}/{self.series.name}"
        command = self.machine.command("env", f"--chdir={at}", *arguments, user=USER)
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300, check=False)
        return done.returncode, done.stdout + done.stderr

    def does(self, *files: Path) -> None:
        status, told = self.run("sh", text="".join(file.read_text("utf-8") for file in files))
        assert status == 0, told

    def asks(self, challenge: Challenge) -> tuple[int, str]:
        return self.run(f"./{self.series.word}", str(int(challenge.number)))


def refusal(challenge: Challenge, look: int) -> tuple[int, str]:
    return 1, f"Todavía no: {challenge.looks[look].otherwise}\n"


def attempted(file: Path) -> tuple[Challenge, int]:
    """The milestone that an attempt is at, and the look that refuses it."""
    number, _, look = file.stem.partition("-")
    return next(one for one in MILESTONES.values() if one.number == number), int(look)


@pytest.mark.parametrize("challenge", CHALLENGES.values(), ids=CHALLENGES)
def test_it_is_refused_untouched_and_half_done_and_accepted_with_a_solution(
    machine: Machine, challenge: Challenge
) -> None:
    reader = Reader(machine, challenge.folder)
    assert reader.asks(challenge) == refusal(challenge, 0)
    attempts = sorted(ATTEMPTS.glob(f"{challenge.number}-*.sh"))
    assert attempts
    for file in attempts:
        reader.does(file)
        assert reader.asks(challenge) == refusal(challenge, int(file.stem.partition("-")[2]))
        assert reader.run("sh", "-s", challenge.folder, text=CLEAN)[0] == 0
        assert reader.asks(challenge) == refusal(challenge, 0)
    reader = Reader(machine, f"{challenge.folder}-bien")
    reader.does(SOLUTIONS / f"{challenge.number}.sh")
    assert reader.asks(challenge) == (0, "Conseguido\n")
    assert reader.run("sh", "-s", challenge.folder, text=CLEAN)[0] == 0


def test_each_milestone_is_refused_untouched(machine: Machine) -> None:
    reader = Reader(machine, "proyecto-intacto", MILESTONES)
    asked = {slug: reader.asks(milestone) for slug, milestone in MILESTONES.items()}
    assert asked == {slug: refusal(milestone, 0) for slug, milestone in MILESTONES.items()}


@pytest.mark.parametrize("file", HALF, ids=[file.stem for file in HALF])
def test_a_milestone_half_done_is_refused(machine: Machine, file: Path) -> None:
    milestone, look = attempted(file)
    reader = Reader(machine, f"proyecto-{file.stem}", MILESTONES)
    try:
        reader.does(FILES, file)
        assert reader.asks(milestone) == refusal(milestone, look)
    finally:
        cleaned = reader.run("sh", text=CLEAN_PROJECT)
    assert cleaned[0] == 0


def test_the_whole_project_is_accepted_until_something_of_it_is_undone(machine: Machine) -> None:
    reader = Reader(machine, "proyecto-bien", MILESTONES)
    try:
        reader.does(FILES, WHOLE)
        assert [reader.asks(milestone) for milestone in MILESTONES.values()] == [(0, "Conseguido\n")] * len(MILESTONES)
        for file in sorted((ATTEMPTS / PROJECT.name / "despues").glob("*.sh")):
            milestone, look = attempted(file)
            reader.does(file)
            assert reader.asks(milestone) == refusal(milestone, look)
    finally:
        cleaned = reader.run("sh", text=CLEAN_PROJECT)
    assert cleaned[0] == 0
