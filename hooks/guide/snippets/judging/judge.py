"""Hands every block to the checker of its language: shell in batches, the rest one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from guide.snippets.cache import Cache
from guide.snippets.findings import Finding
from guide.snippets.judging.task import Task
from guide.snippets.notation.languages import Kind, Language

BATCH = 4_000_000  # characters of shell in one round


def judge_tasks(tasks: Mapping[str, Task], cache: Cache) -> None:
    """Puts into the cache the verdict on every task under its key."""
    for batch in _batches((name, task) for name, task in tasks.items() if is_shell(task.language)):
        from guide.snippets.judging import shells

        shells.judge_shell_tasks(batch, cache)
    found = {name: _data(task) for name, task in tasks.items() if not is_shell(task.language)}
    for name, more in _inside_dockerfiles(tasks, found).items():
        found[name] += more
    for name, findings in found.items():
        cache.put(name, findings)


def is_shell(language: Language) -> bool:
    return language.kind in ("script", "session", "windows")


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
    from guide.snippets.notation import fragments

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
    from guide.snippets.judging import dockerfiles

    return dockerfiles.check_shell_inside(codes, found)


def _parser(kind: Kind, title: str) -> Callable[[str], list[Finding]]:
    # Each parser is loaded only when a block needs it.
    if kind == "dockerfile":
        from guide.snippets.dockerfile.check import check_dockerfile

        return check_dockerfile
    if kind == "yaml":
        from guide.snippets.compose.check import check_compose
        from guide.snippets.data.yaml_check import check_yaml, with_marks_at_the_margin

        def check(code: str) -> list[Finding]:
            code = with_marks_at_the_margin(code)
            return check_yaml(code) or check_compose(code, title)

        return check
    if kind == "hcl":
        from guide.snippets.data.hcl_check import check_hcl

        return lambda code: check_hcl(code, title)
    if kind == "python":
        from guide.snippets.data.python_check import check_python

        return check_python
    if kind == "ignore":
        from guide.snippets.data.dockerignore import check_dockerignore

        return check_dockerignore
    if kind == "dotenv":
        from guide.snippets.data.dotenv import check_dotenv

        return check_dotenv
    if kind in ("ini", "systemd"):
        from guide.snippets.data.ini_check import check_ini
        from guide.snippets.data.systemd_check import check_systemd, is_unit

        return lambda code: check_systemd(code) if kind == "systemd" or is_unit(code) else check_ini(code)
    if kind == "toml":
        from guide.snippets.data.toml_check import check_toml

        return check_toml
    from guide.snippets.data.daemon_json import check_daemon_json
    from guide.snippets.data.json_check import check_json, check_jsonc

    return check_jsonc if kind == "jsonc" else lambda code: check_json(code) or check_daemon_json(code, title)
