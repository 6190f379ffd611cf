"""What tests of the programs in a zip share: shells, what is asked of both twins, a reader with a docker made up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import tree_sitter
import tree_sitter_powershell
from guide.places import EXAMPLE_PROGRAMS

SHELLS = [shell for shell in (["dash"], ["busybox", "sh"], ["sh"]) if os.environ.get("CI") or shutil.which(shell[0])]
CURL = """#!/bin/sh
case "$*" in *:8301/*) printf %s "${DE_8301-$PAGINA}" ;; *) printf %s "$PAGINA" ;; esac
"""


def told_by_shellcheck(name: str) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = ["shellcheck", str(EXAMPLE_PROGRAMS / name)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout


def is_powershell(name: str) -> bool:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    return not parser.parse((EXAMPLE_PROGRAMS / name).read_bytes()).root_node.has_error


def asked_of_docker(name: str) -> set[str]:
    """The first plain word of each docker in a program, past a variable."""
    text = re.sub(
        r"(?m)^\s*#.*|«[^»]*»|Get-Command docker|-v docker|se encuentra docker",
        "",
        (EXAMPLE_PROGRAMS / name).read_text("utf-8"),
    )
    return set(re.findall(r'\bdocker (?:"?\$\w+"? )?(\w+)', text))


class Reader:
    """Somebody with an unpacked zip and a shell. Nothing is waited for."""

    def __init__(self, folder: Path, shell: list[str], docker: str) -> None:
        self.folder, self.shell, self.tools = folder, shell, folder.parent / "bin"
        self.tools.mkdir()
        for name, text in (("docker", docker), ("curl", CURL), ("sleep", "#!/bin/sh\n")):
            (self.tools / name).write_text(text)
            (self.tools / name).chmod(0o755)

    def types(self, program: str, *arguments: str, **seen: str) -> tuple[int, str]:
        """What comes of it where docker and curl see that in their environment."""
        environment = {**os.environ, **seen, "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}"}
        command = [*self.shell, str(self.folder / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        return done.returncode, done.stdout + done.stderr
