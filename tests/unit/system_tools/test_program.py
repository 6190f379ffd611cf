"""``hooks/system_tools.py`` writes the table of tools, or leaves it as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import system_tools
import yaml
from guide.system_tools import asked, merge
from system_tools_support import FAKE, program, repository

FACTS = {
    "macos": {"shell_cmds": {"ls": "ls", "find": "find"}, "text_cmds": {"md5sum": "md5 gnu"}},
    "ordenan": ["md5sum"],
    "solo-linux": {"ss": ""},
    "otra-letra": ["ls --verbose"],
    "solo-bash": {"shopt": ""},
    "en-su-lugar": {},
    "otro-significado": {},
}


class Given:
    def __init__(self, folder: Path) -> None:
        find = 'getopt(c, v, "H"); {"-name", c_name, 0}, {"-acl", c_acl, 0}'
        shell = {"ls/ls.c": 'getopt(c, v, "av:z")', "find/find.c": find, "ls/ls.1": ""}
        (folder / "uno").mkdir()
        (folder / "dos").mkdir()
        repository(folder / "uno", shell, "shell_cmds-3")
        repository(folder / "dos", {"md5/md5.c": 'gnu = "b"; getopt(c, v, gnu)'}, "text_cmds-1.2")
        (folder / "known.yml").write_text(yaml.safe_dump(FACTS), "utf-8")
        self.folder, self.table = folder, folder / "tabla.json"
        self.busybox = program(folder, FAKE)

    def run(self, *folders: str) -> int:
        return system_tools.main(["--busybox", str(self.busybox), *(str(self.folder / name) for name in folders)])


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Given:
    shorts = {"ls": {"all": "a", "verbose": "v", "zero": "z", "author": ""}}
    monkeypatch.setattr(system_tools, "FACTS", tmp_path / "known.yml")
    monkeypatch.setattr(system_tools, "TABLE", tmp_path / "tabla.json")
    monkeypatch.setattr(asked, "short_names", lambda tool, _: dict(shorts.get(tool, {})))
    monkeypatch.setattr(asked, "release", lambda tool, _: f"GNU {tool} 1")
    monkeypatch.setattr(merge, "PACKAGES", ("ls", "sed"))
    return Given(tmp_path)


def test_the_table_joins_what_all_say(given: Given, capsys: pytest.CaptureFixture[str]) -> None:
    assert given.run("uno", "dos") == 0
    assert capsys.readouterr().err.startswith("tabla.json: 3 herramientas, ")
    table = json.loads(given.table.read_text("utf-8"))
    assert table == {
        "fuentes": {
            "macos": "shell_cmds-3 (2026-04-17), text_cmds-1.2 (2026-04-17)",
            "busybox": "BusyBox v1.99.0 (Debian 1:1.99)",
            "gnu": "GNU ls 1, GNU sed 1",
        },
        "opciones": {
            "find": {"macos": "+H", "busybox": "av:"},
            "ls": {"macos": "+av:z", "busybox": "av:", "corta": "all=a"},
            "md5sum": {"macos": "b"},
        },
        "find": {"macos": "-acl -name", "busybox": "-name"},
        "solo-linux": {"ss": ""},
        "solo-bash": {"shopt": ""},
        "en-su-lugar": {},
        "otro-significado": {},
    }


def test_each_thing_of_the_table_has_a_line(given: Given) -> None:
    given.run("uno", "dos")
    assert '\n  "ls": {"macos": "+av:z", "busybox": "av:", "corta": "all=a"},\n' in given.table.read_text("utf-8")


@pytest.mark.parametrize(
    ("facts", "folders", "message"),
    [
        ({}, ("uno",), "faltan los repositorios text_cmds"),
        ({"solo-linux": {"ls": ""}}, ("uno", "dos"), "macOS sí tiene ls: quítalo de solo-linux"),
        ({}, ("uno", "nada"), "no es una copia de un repositorio"),
    ],
)
def test_what_is_wrong_leaves_the_table(
    given: Given, capsys: pytest.CaptureFixture[str], facts: dict[str, object], folders: tuple[str, ...], message: str
) -> None:
    (given.folder / "known.yml").write_text(yaml.safe_dump({**FACTS, **facts}), "utf-8")
    with pytest.raises(SystemExit) as ended:
        given.run(*folders)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
    assert not given.table.exists()
