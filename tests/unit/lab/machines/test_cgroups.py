"""The groups of a machine are found and removed in each hierarchy, with what they have below."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.lab.machines import cgroups


def hierarchy(top: Path, **files: str) -> Path:
    top.mkdir(exist_ok=True)
    for name, text in {"cgroup_procs": "1\n", **files}.items():
        (top / name.replace("_", ".", 1)).write_text(text, "utf-8")
    return top


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cgroups, "TOP", tmp_path)
    return tmp_path


def test_with_version_two_there_is_one_hierarchy(top: Path) -> None:
    hierarchy(top)
    assert cgroups.make("a") == [top / "guia-laboratorio-a"]


def test_with_version_one_there_is_a_group_in_each_hierarchy(top: Path) -> None:
    for name in ("memory", "cpuset"):
        hierarchy(top / name)
    (top / "unified").mkdir()
    assert cgroups.make("a") == [top / name / "guia-laboratorio-a" for name in ("cpuset", "memory")]
    assert all(group.is_dir() for group in cgroups.make("a"))


def test_the_processes_of_a_machine_are_those_of_all_its_groups(top: Path) -> None:
    hierarchy(top)
    [group] = cgroups.make("a")
    hierarchy(group, cgroup_procs="7\n8\n")
    hierarchy(group / "docker", cgroup_procs="9\n")
    assert cgroups.processes("a") == {7, 8, 9}
    assert cgroups.processes("otra") == set()


def test_the_groups_of_a_machine_go_the_deepest_first_and_those_in_use_stay(top: Path) -> None:
    hierarchy(top)
    [group] = cgroups.make("a")
    (group / "docker/uno").mkdir(parents=True)
    (group / "otro").mkdir()
    (group / "otro/ocupado").write_text("", "utf-8")
    cgroups.remove("a")
    assert [path.name for path in group.iterdir()] == ["otro"]
