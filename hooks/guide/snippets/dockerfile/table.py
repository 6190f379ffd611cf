"""What each instruction of a Dockerfile takes.

Source: BuildKit v0.32.2, ``frontend/dockerfile/instructions`` (``parse.go``, ``commands_run*.go``), which is what the
syntax docker/dockerfile:1 reads; the same flags as the Dockerfile reference of the same version.
"""

from __future__ import annotations

from typing import Literal

Value = Literal["switch", "one", "many"]

FLAGS: dict[str, dict[str, Value]] = {
    "ADD": {
        "checksum": "one",
        "chmod": "one",
        "chown": "one",
        "exclude": "many",
        "keep-git-dir": "switch",
        "link": "switch",
        "unpack": "switch",
    },
    "ARG": {},
    "CMD": {},
    "COPY": {
        "chmod": "one",
        "chown": "one",
        "exclude": "many",
        "from": "one",
        "link": "switch",
        "parents": "switch",
    },
    "ENTRYPOINT": {},
    "ENV": {},
    "EXPOSE": {},
    "FROM": {"platform": "one"},
    "HEALTHCHECK": {
        "interval": "one",
        "retries": "one",
        "start-interval": "one",
        "start-period": "one",
        "timeout": "one",
    },
    "LABEL": {},
    "MAINTAINER": {},
    "ONBUILD": {},
    "RUN": {"device": "many", "mount": "many", "network": "one", "security": "one"},
    "SHELL": {},
    "STOPSIGNAL": {},
    "USER": {},
    "VOLUME": {},
    "WORKDIR": {},
}
# Their value cannot hold a variable, and only these are allowed.
CHOICES = {"network": ("default", "host", "none"), "security": ("insecure", "sandbox")}
DURATIONS = ("interval", "timeout", "start-period", "start-interval")

MOUNT_TYPES = ("bind", "cache", "secret", "ssh", "tmpfs")
# Key → the types of mount that take it.
_ALL = frozenset(MOUNT_TYPES)
_FILE = frozenset({"cache", "secret", "ssh"})
MOUNT_KEYS: dict[str, frozenset[str]] = {
    "type": _ALL,
    "from": _ALL - {"secret"},
    "source": _ALL,
    "src": _ALL,
    "target": _ALL,
    "dst": _ALL,
    "destination": _ALL,
    "readonly": _ALL,
    "ro": _ALL,
    "readwrite": _ALL,
    "rw": _ALL,
    "id": _ALL,
    "env": _ALL,
    "sharing": frozenset({"cache"}),
    "required": frozenset({"secret", "ssh"}),
    "size": frozenset({"tmpfs"}),
    "mode": _FILE,
    "uid": _FILE,
    "gid": _FILE,
}
# The keys that need no «=value».
MOUNT_SWITCHES = ("readonly", "ro", "readwrite", "rw", "required")
SHARING = ("locked", "private", "shared")

# The names that «docker stop --signal» knows too (github.com/moby/sys/signal), without SIG.
_SIGNALS = """
ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP
TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX
"""
SIGNALS = frozenset(_SIGNALS.split())
