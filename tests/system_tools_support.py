"""Repositories like those of Apple, and a busybox that knows only what a test says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from guide.system_tools.apple import Checkout

ENVIRONMENT = {
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_COMMITTER_DATE": "2026-04-17T00:00:00Z",
    "PATH": "/usr/bin:/bin",
}


def repository(folder: Path, files: dict[str, str], tag: str = "text_cmds-199") -> Checkout:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], *([["tag", tag]] if tag else [])):
        subprocess.run(["git", "-C", folder, *command], check=True, env=ENVIRONMENT)
    return Checkout(folder)


FAKE = """\
import sys
tool, *options = sys.argv[1:] or [""]
if not tool:
    print("BusyBox v1.99.0 (Debian 1:1.99) multi-call binary.")
elif tool == "--list":
    print("find\\nls")
elif tool == "find" and len(options) > 1:
    print("" if options[1] in ("-name", "-print") else f"find: unrecognized: {options[1]}")
elif options[0] == "-v":
    print("ls: option requires an argument -- 'v'")
elif options[0] in ("-a", "--todo"):
    print("un archivo")
else:
    print(f"ls: {'unrecognized' if options[0].startswith('--') else 'invalid'} option")
"""


def program(folder: Path, text: str) -> Path:
    file = folder / "programa"
    file.write_text(f"#!{sys.executable} -IS\n{text}", "utf-8")
    file.chmod(0o755)
    return file
