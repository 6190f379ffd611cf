"""A history for a folder of a test."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def commit(folder: Path, day: str, *paths: str) -> None:
    """Commits ``paths`` of ``folder`` as of a day, YYYY-MM-DD."""
    date = f"{day}T12:00:00+0000"
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c"}
    identity |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c"}
    env = {**os.environ, **identity, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    for arguments in (["init", "-q"], ["add", *paths], ["commit", "-qm", day]):
        subprocess.run(["git", *arguments], cwd=folder, env=env, check=True)
