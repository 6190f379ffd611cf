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


def test_with_version_two_the_groups_below_are_no_hierarchies(top: Path) -> None:
    hierarchy(top)
    hierarchy(top / "system.slice")
    assert cgroups.hierarchies() == [top]


def test_a_new_group_may_use_the_processors_and_the_memory_of_all(top: Path) -> None:
    hierarchy(top / "cpuset", cpuset_cpus="0-3\n", cpuset_mems="0\n", cpuset_otra="1\n")
    # The kernel puts these files there with the group.
    hierarchy(top / "cpuset/guia-laboratorio-a", cpuset_cpus="", cpuset_mems="", cpuset_otra="")
    [group] = cgroups.make("a")
    assert [(group / f"cpuset.{name}").read_text("utf-8") for name in ("cpus", "mems", "otra")] == ["0-3\n", "0\n", ""]


@pytest.mark.parametrize("name", ["cpuset.cpus", "cpuset.mems"])
def test_a_hierarchy_without_processors_or_memory_gives_none(top: Path, name: str) -> None:
    hierarchy(top / "memory")
    (top / "memory" / name).write_text("0-3\n", "utf-8")
    [group] = cgroups.make("a")
    assert list(group.iterdir()) == []
    (group / name).write_text("", "utf-8")
    (top / "memory" / name).unlink()
    cgroups.make("a")
    assert (group / name).read_text("utf-8") == ""


def test_a_group_that_gets_nothing_is_a_group_all_the_same(top: Path) -> None:
    hierarchy(top / "cpuset", cpuset_cpus="0-3\n")
    (top / "cpuset/guia-laboratorio-a/cpuset.cpus").mkdir(parents=True)
    assert cgroups.make("a") == [top / "cpuset/guia-laboratorio-a"]


def test_the_processes_of_a_machine_are_those_of_all_its_groups(top: Path) -> None:
    hierarchy(top)
    [group] = cgroups.make("a")
    hierarchy(group, cgroup_procs="7\n8\n")
    hierarchy(group / "docker", cgroup_procs="9\n")
    (group / "sin").mkdir()
    hierarchy(top / "guia-laboratorio-ab", cgroup_procs="10\n")
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
    (group / "otro/ocupado").unlink()
    cgroups.remove("a")
    assert not group.exists()
    cgroups.remove("a")


def test_the_groups_of_all_hierarchies_go(top: Path) -> None:
    for name in ("memory", "cpuset"):
        hierarchy(top / name)
    groups = [*cgroups.make("a"), *cgroups.make("b")]
    cgroups.remove("a")
    assert [group.exists() for group in groups] == [False, False, True, True]
