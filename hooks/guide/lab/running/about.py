"""Asks a machine what it is: the versions of all that a page may show, and the kernel on which it runs."""

from __future__ import annotations

import contextlib
import re
import subprocess

from guide.lab.machines.engines import Engine
from guide.lab.pages.record import About

SECONDS = 60  # for each answer


def ask(engine: Engine) -> About:
    """What there is in a machine; an engine that does not answer has told nothing."""
    server, client = _said(engine, 2, "docker", "version", "--format", "{{.Server.Version}} {{.Client.Version}}")
    [compose] = _said(engine, 1, "docker", "compose", "version", "--short")
    # github.com/docker/buildx v0.38.2 0123456789abcdef
    _, buildx = _said(engine, 2, "docker", "buildx", "version")
    groups, kernel = _said(engine, 2, "docker", "info", "--format", "v{{.CgroupVersion}} {{.KernelVersion}}")
    return About(_number(server), _number(client), _number(compose), _number(buildx), _number(kernel), groups)


def _said(engine: Engine, words: int, *command: str) -> list[str]:
    """The first words of what a command writes; "" for each where it fails, or does not end."""
    found: list[str] = []
    with contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(engine.command(*command), capture_output=True, text=True, timeout=SECONDS, check=False)
        found = [] if done.returncode else done.stdout.split()
    return [*found, *[""] * words][:words]


def _number(version: str) -> str:
    """The version itself: without the v of a tag, and without what a distribution adds. That it is no release stays."""
    found = re.match(r"v?(\d+(?:\.\d+)*(?:-(?:alpha|beta|rc)[.\d]*)?)", version)
    return found[1] if found else ""
