"""Clients of docker that stand where the packages put them and know only what a test says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Commands = dict[str, dict[str, Any]]
PROGRAM = Path(__file__).parent / "unit/docker_cli/fake_docker.py"


def help_text(usage: str, *, flags: str = "", commands: str = "", aliases: str = "") -> str:
    """The text of ``--help`` as docker writes it; commands and flags are divided by spaces."""
    sections = [f"Usage:  docker {usage}", "Something"]
    if aliases:
        sections.append(f"Aliases:\n  {aliases}")
    if commands:
        sections.append("Commands:\n" + "\n".join(f"  {name:<12}Something" for name in commands.split()))
    if flags:
        options = (flag.replace("=", " string") for flag in flags.split())
        sections.append("Options:\n" + "\n".join(f"      --{option}   Something" for option in options))
    return "\n\n".join(sections) + "\n"


def make_client(folder: Path, commands: Commands, plugins: dict[str, Commands] | None = None) -> Path:
    """The folder, with a client and its plugins in it."""
    _write(folder / "usr/bin/docker", commands)
    for name, known in (plugins or {}).items():
        _write(folder / f"usr/libexec/docker/cli-plugins/docker-{name}", known)
    return folder


def _write(file: Path, commands: Commands) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name(f".{file.name}.json").write_text(json.dumps(commands), "utf-8")
    file.write_text(f"#!{sys.executable} -IS\n{PROGRAM.read_text('utf-8')}", "utf-8")
    file.chmod(0o755)
