"""What Git says of the files of the project: when each changed, and what stood in them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable
from pathlib import Path


def folder_from(root: Path, folder: str | Path) -> str:
    """``folder`` as Git is asked for it in ``root``; it may begin with «../»."""
    return Path(os.path.relpath(folder, root)).as_posix()


def commit_times(root: Path, sources: Iterable[str]) -> dict[str, int]:
    """Seconds since the epoch of the last commit of each file in ``sources``; empty where Git cannot tell."""
    log = _git(root, "log", "--relative", "--name-only", "--format=%x00%ct", "--", *sources)
    times: dict[str, int] = {}
    for commit in (log or "").split("\0")[1:]:
        time, *paths = commit.split("\n")
        for path in filter(None, paths):
            times[path] = max(times.get(path, 0), int(time))
    return times


def head(root: Path) -> str:
    """The commit that is checked out, or "" where there is no whole history: of a part, everything looks new."""
    if (_git(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false":
        return ""
    return (_git(root, "rev-parse", "--verify", "HEAD") or "").strip()


def snapshots(root: Path, folder: str, days: int) -> list[tuple[str, dict[str, str]]]:
    """The files below ``folder`` as each of the last ``days`` with changes left them, the newest first: the date and,
    for each file, the name of its content."""
    log = _git(root, "log", "--first-parent", "--format=%H %cs", "--", folder) or ""
    last: dict[str, str] = {}
    for line in log.splitlines():
        commit, date = line.split()
        last.setdefault(date, commit)
    newest = sorted(last.items(), reverse=True)[:days]
    return [(date, _tree(root, commit, folder)) for date, commit in newest]


def _tree(root: Path, commit: str, folder: str) -> dict[str, str]:
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/") or ""
    entries = (entry.split("\t", 1) for entry in listed.split("\0") if entry)
    return {path: about.split()[2] for about, path in entries}


def contents(root: Path, names: Collection[str]) -> dict[str, str]:
    """The text of each of ``names``, all asked for at once."""
    wanted = sorted(names)
    if not wanted:
        return {}
    asked = subprocess.run(
        ["git", "cat-file", "--batch"], cwd=root, input="\n".join(wanted).encode(), capture_output=True, check=True
    )
    texts, rest = {}, asked.stdout
    for name in wanted:
        header, _, rest = rest.partition(b"\n")
        size = int(header.split()[2])
        texts[name] = rest[:size].decode("utf-8", "replace")
        rest = rest[size + 1 :]
    return texts


def _git(root: Path, *arguments: str) -> str | None:
    """What Git says, or nothing where there is no Git, no repository or no commit yet."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=off", *arguments], cwd=root, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")
