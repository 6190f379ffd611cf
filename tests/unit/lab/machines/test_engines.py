"""An engine in a container, as far as no engine is needed: a program in the place of docker tells what it was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from guide.lab.machines.cache import LabError
from guide.lab.machines.engines import Containers

DOCKER = """\
#!/bin/sh
echo "$*" >>"$0.log"
[ "$1" = rm ] || { echo 'no se puede' >&2; exit 1; }
"""


def test_a_container_that_does_not_start_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docker = tmp_path / "docker"
    docker.write_text(DOCKER, "utf-8")
    docker.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(LabError, match="no se puede"):
        Containers(tmp_path).start("28.5")
    started, removed = (tmp_path / "docker.log").read_text("utf-8").splitlines()
    assert started.startswith("run --detach --privileged --name guia-laboratorio-")
    assert removed == f"rm --force --volumes {started.split()[4]}"
