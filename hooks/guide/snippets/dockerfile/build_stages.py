"""The stages of a whole Dockerfile: what each one holds, and which one it goes on from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.snippets.dockerfile.words import Command, Word

_MOST = 50  # stages: nobody writes more
# Official images of systems, «FROM scratch» and with neither ENV nor WORKDIR: nothing is set but PATH.
_BARE = frozenset({"scratch", "alpine", "busybox", "debian", "ubuntu"})


class Stage(NamedTuple):
    """``parent`` is the stage whose name its FROM has, None for an image."""

    start: Command
    commands: list[Command]
    parent: Stage | None

    @property
    def base(self) -> Word | None:
        return next(iter(self.start.words()), None)

    def lineage(self) -> Iterator[Stage]:
        """The stage and those that it goes on from, the nearest first."""
        stage: Stage | None = self
        while stage:
            yield stage
            stage = stage.parent

    def is_bare(self) -> bool:
        """Whether nothing but its own instructions sets variables and the working directory."""
        *_, first = self.lineage()
        return first.base is not None and re.split("[:@]", first.base.text)[0] in _BARE


def stage_name(start: Command) -> str:
    """The name that a FROM gives to its stage, as Docker compares it; "" for none."""
    words = start.words()
    return words[2].text.lower() if len(words) == 3 and words[1].text.upper() == "AS" else ""


def split_into_stages(commands: Sequence[Command]) -> tuple[list[Command], list[Stage]]:
    """What comes before the first FROM, and the first stages in order."""
    before: list[Command] = []
    stages: list[Stage] = []
    names: dict[str, Stage] = {}
    for command in commands:
        if command.keyword == "FROM" and len(stages) == _MOST:
            break
        if command.keyword == "FROM":
            words = command.words()
            stage = Stage(command, [], names.get(words[0].text.lower()) if words else None)
            stages.append(stage)
            names[stage_name(command)] = stage
        elif stages:
            stages[-1].commands.append(command)
        else:
            before.append(command)
    return before, stages
