"""What GitHub runs is what anybody runs. ``./guia comprobar`` judges how its files are written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from builds import ROOT

FOLDER = ROOT / ".github/workflows"
WORKFLOWS = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yml"))}
# What a system needs before guia runs on it, and nothing else.
PREPARING = ("apt-get ", "sudo apt-get ", "brew install ", "git config ", "echo ", ".github/descargar-docker.sh ")


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(WORKFLOWS[name])["jobs"].values() for step in job["steps"]]


def commands(name: str) -> list[str]:
    return [line for step in steps(name) for line in step.get("run", "").splitlines()]


def tasks() -> set[str]:
    """The tasks that guia has, as it chooses among them."""
    choice = (ROOT / "guia").read_text("utf-8").partition("case $task in\n")[2]
    return set(re.findall(r"^  (\w+)(?: \|.*)?\)$", choice, re.MULTILINE))


def test_jobs_together_run_what_the_one_command_runs() -> None:
    orders = [line for line in (ROOT / ".ci/run").read_text("utf-8").splitlines() if line.startswith("./guia ")]
    assert orders
    assert set(orders) <= set(commands("ci.yml"))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_jobs_run_nothing_but_tasks_of_guia(name: str) -> None:
    ran = [re.sub(r"^sudo (--\S+ )*(?=\./guia )", "", line) for line in commands(name)]
    ran = [line for line in ran if not line.startswith(PREPARING)]
    assert ran
    assert {line.split()[0] for line in ran} == {"./guia"}
    assert {line.split()[1] for line in ran} <= tasks()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_says_its_commit_and_its_version(name: str) -> None:
    used = re.findall(r"uses: *(.+)", WORKFLOWS[name])
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_is_of_one_version_everywhere() -> None:
    used = {tuple(pin) for text in WORKFLOWS.values() for pin in re.findall(r"uses: *([\w-]+/[\w-]+).*?@(.+)", text)}
    assert len(used) == len({action for action, _ in used}), used


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_job_has_a_limit(name: str) -> None:
    jobs = yaml.safe_load(WORKFLOWS[name])["jobs"]
    assert [job for job, said in jobs.items() if "timeout-minutes" not in said] == []


def patterns() -> set[str]:
    return {
        pattern
        for text in WORKFLOWS.values()
        for call in re.findall(r"hashFiles\((.*?)\)", text)
        for pattern in re.findall(r"'([^']+)'", call)
    }


def found(pattern: str) -> list[Path]:
    """The files of ours that a pattern means. Environments and caches are not there when GitHub looks."""
    folders = [ROOT / "hooks", ROOT / "tests"] if pattern.startswith("**/") else [ROOT]
    return [path for folder in folders for path in folder.glob(pattern) if path.is_file()]


@pytest.mark.parametrize("pattern", sorted(patterns()))
def test_what_a_cache_depends_on_is_there(pattern: str) -> None:
    assert found(pattern)


def test_the_machines_that_are_kept_depend_on_the_programs_that_make_them() -> None:
    code = [path for path in found("**/lab/**/*.py") if not path.name.startswith("test_")]
    makers = {path for path in code if re.search(r"(?<!def )\bmade\(", path.read_text("utf-8"))}
    assert makers
    assert makers <= {path for pattern in patterns() for path in found(pattern)}


@pytest.mark.parametrize(
    ("owner", "line", "place"),
    [
        ("tipos", "hooks/guide/files.py:12: error: Missing return statement  [return]", ("hooks/guide/files.py", 12)),
        ("tipos", "hooks/guide/files.py:12: note: See the documentation", None),
    ],
)
def test_github_finds_the_line_in_what_a_tool_says(owner: str, line: str, place: tuple[str, int] | None) -> None:
    matchers = json.loads((ROOT / ".github/avisos.json").read_text("utf-8"))["problemMatcher"]
    (pattern,) = next(matcher["pattern"] for matcher in matchers if matcher["owner"] == owner)
    match = re.search(pattern["regexp"], line)
    assert (match and (match[pattern["file"]], int(match[pattern["line"]]))) == place
