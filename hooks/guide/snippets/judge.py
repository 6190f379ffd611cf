"""Hands every block to the checker of its language: shell in batches, the rest one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from guide.snippets.blocks import Finding
from guide.snippets.cache import Cache, key
from guide.snippets.languages import Kind, Language

BATCH = 4_000_000  # characters of shell in one round


class Task(NamedTuple):
    """All that a verdict depends on."""

    language: Language
    strict: bool
    since: str
    code: str

    def key(self) -> str:
        strict = "estricto" if self.strict else ""
        return key(self.language.kind, self.language.dialect, strict, self.since, self.code)


def judge(tasks: Mapping[str, Task], cache: Cache) -> None:
    """Puts into the cache the verdict on every task under its key."""
    if not tasks:
        return
    for batch in _batches((name, task) for name, task in tasks.items() if is_shell(task.language)):
        from guide.snippets import judge_shell

        judge_shell.judge(batch, cache)
    for name, task in tasks.items():
        if not is_shell(task.language):
            cache.put(name, _data(task))


def is_shell(language: Language) -> bool:
    return language.kind in ("script", "session")


def _batches(tasks: Iterable[tuple[str, Task]]) -> Iterator[dict[str, Task]]:
    batch: dict[str, Task] = {}
    size = 0
    for name, task in tasks:
        if batch and size + len(task.code) > BATCH:
            yield batch
            batch, size = {}, 0
        batch[name] = task
        size += len(task.code)
    if batch:
        yield batch


def _data(task: Task) -> list[Finding]:
    from guide.snippets import fragments

    parse = _parser(task.language.kind)
    code = fragments.without_annotations(task.code)
    findings = parse(code)
    if findings and not task.strict and fragments.elided(code):
        # Other guides leave parts out with «…»; only what else is wrong counts there.
        findings = parse(fragments.without_dots(code, task.language.kind.startswith("json")))
    if task.language.kind == "dockerfile" and not task.strict:
        rows = code.split("\n")
        # «COPY [--chown=<user>] <src> … <dest>» tells how to write it; this guide would call that text.
        findings = [f for f in findings if not re.search(r"<[^\s<>][^<>]*>", rows[f.line - 1])]
    return findings


def _parser(kind: Kind) -> Callable[[str], list[Finding]]:
    # Each parser is loaded only when a block needs it.
    if kind == "dockerfile":
        from guide.snippets import dockerfile_check

        return dockerfile_check.check
    if kind == "yaml":
        from guide.snippets import yaml_check

        return yaml_check.check_yaml
    from guide.snippets import data

    return {"json": data.check_json, "jsonc": data.check_jsonc, "toml": data.check_toml, "ini": data.check_ini}[kind]
