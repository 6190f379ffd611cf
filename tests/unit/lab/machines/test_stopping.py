"""The first wish to stop ends what is in progress; the next ones let it clean."""

from __future__ import annotations

import os
import subprocess
import sys

from builds import ROOT

PROGRAM = """\
import os, signal, time
from guide.lab.machines import stopping
stopping.listen()
print(stopping.wanted())
try:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)
except KeyboardInterrupt:
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(os.getpid(), number)
    time.sleep(0.1)
    try:
        stopping.raise_if_wanted()
    except stopping.StoppedError:
        print("limpio", stopping.wanted())
"""


def test_a_second_signal_does_not_break_off_the_cleaning() -> None:
    path = str(ROOT / "hooks")
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (0, "False\nlimpio True\n")
    assert done.stderr == "laboratorio: ya paro: estoy borrando lo que había en marcha\n" * 2
