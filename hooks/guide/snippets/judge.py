"""Hands every block to the checker of its language: shell in batches, the rest one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from guide.snippets.cache import Cache
from guide.snippets.findings import Finding
from guide.snippets.languages import Kind, Language
from guide.snippets.task import Task

BATCH = 4_000_000  # characters of shell in one round


def judge_tasks(tasks: Mapping[str, Task], cache: Cache) -> None:
    """Puts into the cache the verdict on every task under its key."""
    if not tasks:
        return
    for batch in _batches((name, task) for name, task in tasks.items() if is_shell(task.language)):
        from guide.snippets import judge_shell

        judge_shell.judge_shell_tasks(batch, cache)
    found = {name: _data(task) for name, task in tasks.items() if not is_shell(task.language)}
    for name, more in _inside_dockerfiles(tasks, found).items():
        found[name] += more
    for name, findings in found.items():
        cache.put(name, findings)


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

    parse = _parser(task.language.kind, task.title)
    code = fragments.without_annotations(task.code)
    findings = parse(code)
    if findings and not task.strict and fragments.elided(code):
        # Other guides leave parts out with «…»; only what else is wrong counts there.
        findings = parse(fragments.without_dots(code, task.language.kind.startswith("json")))
    if task.language.kind == "dockerfile" and not task.strict:
        rows = code.split("\n")
        # «COPY [--chown=<user>] <src> … <dest>» tells how to write it; this guide would call that text.
        findings = [f for f in findings if f.code == "DF103" or not re.search(r"<[^\s<>][^<>]*>", rows[f.line - 1])]
    return findings


def _inside_dockerfiles(tasks: Mapping[str, Task], found: Mapping[str, list[Finding]]) -> Mapping[str, list[Finding]]:
    codes = {name: task.code for name, task in tasks.items() if task.language.kind == "dockerfile"}
    if not codes:
        return {}
    from guide.snippets import judge_dockerfile

    return judge_dockerfile.check_shell_inside(codes, found)


def _parser(kind: Kind, title: str) -> Callable[[str], list[Finding]]:
    # Each parser is loaded only when a block needs it.
    if kind == "dockerfile":
        from guide.snippets import dockerfile_check

        return dockerfile_check.check_dockerfile
    if kind == "yaml":
        from guide.snippets import compose_check, yaml_check

        return lambda code: yaml_check.check_yaml(code) or compose_check.check_compose(code, title)
    if kind == "hcl":
        from guide.snippets import hcl_check

        return hcl_check.check_hcl
    if kind == "python":
        from guide.snippets import python_check

        return python_check.check_python
    if kind == "ignore":
        from guide.snippets import ignore_check

        return ignore_check.check_dockerignore
    if kind in ("ini", "systemd"):
        from guide.snippets import data, systemd_check

        is_unit = systemd_check.is_unit if kind == "ini" else bool
        return lambda code: systemd_check.check_systemd(code) if is_unit(code) else data.check_ini(code)
    from guide.snippets import daemon_json, data

    if kind == "jsonc":
        return data.check_jsonc
    if kind == "json":
        return lambda code: data.check_json(code) or daemon_json.check_daemon_json(code, title)
    return data.check_toml
