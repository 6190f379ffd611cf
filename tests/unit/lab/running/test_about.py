"""What a machine says of itself, asked of a program in the place of docker."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.lab.machines.engines import AddressedEngine
from guide.lab.pages.record import About
from guide.lab.running import about
from lab_support import docker

# What machines with 29, with 26.1 and with 20.10 answer.
NEWEST = """\
version*) echo 29.8.1 29.8.1 ;;
'compose version --short') echo 5.6.0 ;;
'buildx version') echo github.com/docker/buildx v0.38.2 0123456789 ;;
info*) echo v2 6.12.57+deb13-amd64 ;;
"""
DEBIAN = """\
version*) echo 26.1.5+dfsg1 26.1.4+dfsg1 ;;
'compose version --short') echo 2.26.1-4 ;;
'buildx version') echo github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3 ;;
info*) echo v1 6.18.44 ;;
"""
OLDEST = """\
version*) echo 20.10.24+dfsg1 20.10.24+dfsg1 ;;
info*) echo v1 5.10.0-35-amd64 ;;
*) echo "unknown flag: --short"; exit 125 ;;
"""


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        (NEWEST, About("29.8.1", "29.8.1", "5.6.0", "0.38.2", "6.12.57", "v2")),
        (DEBIAN, About("26.1.5", "26.1.4", "2.26.1", "0.13.1", "6.18.44", "v1")),
        (OLDEST, About("20.10.24", "20.10.24", "", "", "5.10.0", "v1")),
        ("version*) echo 29.9.0-rc.2 29.9.0 ;;\n", About("29.9.0-rc.2", "29.9.0")),
        # An engine alone, without the rest.
        ("version*) echo ' 28.5.2 ' ;;\n", About("28.5.2")),
        ("version*) echo algo ;;\n", About()),
        ("*) echo 28.5.2 28.5.2; exit 1 ;;\n", About()),
        ("*) echo algo >&2 ;;\n", About()),
    ],
)
def test_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cases: str, told: About) -> None:
    log = docker(tmp_path, monkeypatch, f"case $* in\n{cases}esac")
    assert about.ask(AddressedEngine("unix:///a.sock", tmp_path, lambda: None)) == told
    assert log.read_text("utf-8").splitlines() == [
        "version --format {{.Server.Version}} {{.Client.Version}}",
        "compose version --short",
        "buildx version",
        "info --format v{{.CgroupVersion}} {{.KernelVersion}}",
    ]


def test_an_engine_that_does_not_answer_has_told_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about, "SECONDS", 0.1)
    docker(tmp_path, monkeypatch, "exec sleep 60")
    assert about.ask(AddressedEngine("unix:///a.sock", tmp_path, lambda: None)) == About()
