"""The challenges on an engine for real: refused where nothing was done, or half of it, and accepted with a solution.

A name in ``intentos`` ends with the number, from 0, of the look that refuses it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from builds import ROOT
from guide.examples.bundle import zip_of_challenges
from guide.examples.challenges import NAME, Challenge, load_challenges
from guide.lab.machines import hub
from guide.lab.machines.engines import MachineEngine
from guide.lab.machines.machine import USER, Machine
from guide.lab.pages import marks
from guide.lab.running.home import Home

TOOLS = ("mmdebstrap", "slirp4netns", "ip", "nsenter", "setpriv")
SOLUTIONS, ATTEMPTS = (Path(__file__).parent / name for name in ("soluciones", "intentos"))
CHALLENGES = load_challenges(ROOT).challenges
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


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with Machine(marks.DEFAULT_VERSIONS[0], hub.images()) as started:
        yield started


class Reader:
    """Somebody who has unpacked the zip in a folder of their own."""

    def __init__(self, machine: Machine, name: str) -> None:
        self.machine, self.folder = machine, f"/home/{USER}/{name}"
        done = self.run("mkdir", self.folder, inside=f"/home/{USER}")
        assert done == (0, "")
        Home(MachineEngine(machine), self.folder).unpack(zip_of_challenges(tuple(CHALLENGES.values())))

    def run(self, *arguments: str, text: str = "", inside: str = "") -> tuple[int, str]:
        at = inside or f"{self.folder}/{NAME}"
        command = self.machine.command("env", f"--chdir={at}", *arguments, user=USER)
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)
        return done.returncode, done.stdout + done.stderr

    def does(self, file: Path) -> None:
        status, told = self.run("sh", text=file.read_text("utf-8"))
        assert status == 0, told

    def asks(self, challenge: Challenge) -> tuple[int, str]:
        return self.run("./reto", str(int(challenge.number)))


def refusal(challenge: Challenge, look: int) -> tuple[int, str]:
    return 1, f"Todavía no: {challenge.looks[look].otherwise}\n"


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
