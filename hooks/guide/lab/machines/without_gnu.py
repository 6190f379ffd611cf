"""A terminal as of somebody without Linux: zsh, the tools of BusyBox, and no program that macOS does not have too.

It is no macOS: BusyBox has options that macOS lacks, and the other way round. What passes here and with GNU's tools
uses what many systems have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.places import MACHINES

if TYPE_CHECKING:
    from guide.lab.machines.machine import Machine

START = MACHINES / "terminal.zshrc"
FOLDER = "/run/laboratorio/sin-gnu"
PROGRAMS = f"{FOLDER}/programas"

# What macOS has by the same name, of the programs of BusyBox. A name that is in neither list is not found.
TOOLS = (
    *("[", "awk", "base64", "basename", "bunzip2", "bzcat", "bzip2", "cal", "cat", "chgrp", "chmod", "chown", "clear"),
    *("cmp", "cp", "cpio", "cut", "date", "dc", "dd", "df", "diff", "dirname", "du", "echo", "ed", "egrep", "env"),
    *("expand", "expr", "false", "fgrep", "find", "fold", "grep", "groups", "gunzip", "gzip", "head", "hexdump"),
    *("hostname", "id", "kill", "killall", "link", "ln", "logger", "logname", "ls", "mkdir", "mkfifo", "mktemp"),
    *("more", "mv", "nc", "nl", "nslookup", "od", "paste", "patch", "ping", "printf", "ps", "pwd", "readlink"),
    *("renice", "rev", "rm", "rmdir", "sed", "seq", "sh", "sleep", "sort", "stat", "strings", "stty", "sync", "tail"),
    *("tar", "tee", "test", "time", "top", "touch", "tr", "traceroute", "true", "tty", "uname", "unexpand", "uniq"),
    *("unlink", "uptime", "uudecode", "uuencode", "uuidgen", "vi", "wc", "which", "who", "whoami", "xargs", "xxd"),
    *("yes", "zcat"),
)
# What readers have of the same program, whatever their system.
OTHERS = (
    *("bash", "curl", "docker", "less", "nano", "scp", "ssh", "ssh-add", "ssh-agent", "ssh-keygen", "sudo", "unzip"),
    "zsh",
)


def shell(machine: Machine) -> list[str]:
    """What starts it, as the user of the machine."""
    _prepare(machine)
    return ["env", f"PATH={PROGRAMS}", "SHELL=/bin/zsh", f"ZDOTDIR={FOLDER}", "zsh", "--no-global-rcs"]


def _prepare(machine: Machine) -> None:
    folder = machine.path(PROGRAMS)
    if folder.exists():
        return
    folder.mkdir(parents=True)
    for names, program in ((TOOLS, "busybox"), (OTHERS, "")):
        for name in names:
            (folder / name).symlink_to(f"/usr/bin/{program or name}")
    machine.path(f"{FOLDER}/.zshrc").write_bytes(START.read_bytes())
    # Otherwise sudo looks for programs where Debian has them.
    machine.path("/etc/sudoers.d/sin-gnu").write_text(f'Defaults secure_path="{PROGRAMS}"\n', "utf-8")
