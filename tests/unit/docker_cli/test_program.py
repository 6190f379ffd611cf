"""``hooks/docker_cli.py`` writes the table from the clients that it is given, or leaves it as it was."""

from __future__ import annotations

import json
from pathlib import Path

import docker_cli
import pytest
from docker_cli_support import Commands, help_text, make_client


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    facts = tmp_path / "known.yml"
    facts.write_text("- source: docker/cli v29.7.2\n  commands:\n    ps: oculta=~\n", "utf-8")
    monkeypatch.setattr(docker_cli, "FACTS", facts)
    monkeypatch.setattr(docker_cli, "TABLE", tmp_path / "tabla.json")
    return tmp_path / "tabla.json"


def knowing(version: str, flags: str) -> Commands:
    names = dict.fromkeys(flags.split(), "")
    return {
        "": {"version": f"Docker version {version}, build a", "help": help_text("COMMAND", commands="ps")},
        "ps": {"help": help_text("ps [OPTIONS]", flags=flags), "flags": names},
    }


def test_the_table_is_of_all_clients_from_the_oldest_to_the_newest(table: Path, tmp_path: Path) -> None:
    folders = [
        make_client(tmp_path / "nuevo", knowing("29.0.1", "all last")),
        make_client(tmp_path / "viejo", knowing("9.1.0", "all")),
    ]
    assert docker_cli.main([str(folder) for folder in folders]) == 0
    assert json.loads(table.read_text("utf-8")) == {
        "clients": ["9.1.0", "29.0.1"],
        "commands": {"": "1", "ps": "0 all last>29.0 oculta=~"},
    }


@pytest.mark.parametrize("facts", ["- commands:\n    ps: a\n", "- source: x\n  commands:\n    ps: 1x\n"])
def test_a_wrong_list_of_facts_is_told_and_nothing_is_written(
    table: Path, tmp_path: Path, facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    docker_cli.FACTS.write_text(facts, "utf-8")
    with pytest.raises(SystemExit) as ended:
        docker_cli.main([str(make_client(tmp_path / "uno", knowing("29.0.1", "all")))])
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not table.exists()


def test_a_folder_without_client_is_told_and_nothing_is_written(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = make_client(tmp_path / "uno", knowing("29.0.1", "all"))
    with pytest.raises(SystemExit) as ended:
        docker_cli.main([str(good), str(tmp_path / "vacía")])
    assert ended.value.code == 2
    assert "vacía" in capsys.readouterr().err
    assert not table.exists()
