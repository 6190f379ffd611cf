"""Which blocks run, and what the lab does with them, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from builds import ROOT
from guide.lab.machines.roots import RELEASES
from guide.lab.pages import marks
from guide.lab.pages.marks import Plan
from guide.lab.running import steps
from guide.lab.running.steps import Command, File, Interrupt
from guide.snippets.reading import pages
from snippets_support import make_site


def plan(folder: Path, text: str) -> Plan:
    page = make_site(folder) / "pagina.md"
    page.write_text(text, "utf-8")
    return marks.read_plan(pages.read([page], folder)[0])


def block(attributes: str, code: str = "$ docker ps") -> str:
    return f"```{{ .console {attributes} }}\n{code}\n```\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (block(""), "run"),
        (block('no-ejecutable="requiere Windows"'), "not-run"),
        (block('historica="20.10.16"'), "historic"),
        (block('falla="SH101" motivo="se enseña"', "$ echo '"), "not-run"),
        (block('falla="SH101" motivo="se enseña" sale="1"', "$ echo '"), "run"),
        (block('falla="DK133" motivo="se enseña"', "$ docker run --name a --publish 80:81 nginx:1.30"), "run"),
        (block('sin-verificar="porque sí"'), "not-run"),
        ("```bash\ndocker ps\n```\n", "none"),
        ('```{ .bash ejecuta="sí" }\ndocker ps\n```\n', "run"),
        ('```{ .bash title="copia.sh" }\ndocker ps\n```\n', "file"),
        ('``` yaml title="compose.yaml"\na: 1\n```\n', "file"),
        ('``` dockerfile title="web/Dockerfile"\nFROM scratch\n```\n', "file"),
        ('``` text title=".env"\nA=1\n```\n', "file"),
        ('``` yaml title="compose.yaml (fragmento)"\na: 1\n```\n', "none"),
        ('``` text title="Según el código fuente"\nhola\n```\n', "none"),
        ("```text\nhola\n```\n", "none"),
    ],
)
def test_each_block_has_one_class(tmp_path: Path, text: str, kind: str) -> None:
    assert [asked.kind for asked in plan(tmp_path, text).blocks] == [kind]


def test_a_page_can_say_that_nothing_of_it_runs(tmp_path: Path) -> None:
    found = plan(tmp_path, "---\nlaboratorio: {no-ejecutable: son ejemplos}\n---\n\n" + block("") + block(""))
    assert [(asked.kind, asked.reason) for asked in found.blocks] == [("not-run", "son ejemplos")] * 2
    assert found.versions == ()


def test_a_page_names_its_engines(tmp_path: Path) -> None:
    found = plan(tmp_path, '---\nlaboratorio: {versiones: ["20.10", "28.5"]}\n---\n\n' + block('motor="20.10"'))
    assert found.versions == ("20.10", "28.5")
    [asked] = found.blocks
    assert asked.runs_on("20.10")
    assert not asked.runs_on("28.5")


@pytest.mark.parametrize(
    ("since", "versions"),
    [("20.10", "20.10 26.1 28.5"), ("26.0", "26.1 28.5"), ("26.1", "26.1 28.5"), ("28.5", "28.5"), ("28.6", "")],
)
def test_what_needs_a_newer_engine_does_not_run_on_an_older_one(since: str, versions: str, tmp_path: Path) -> None:
    [asked] = plan(tmp_path, block(f'desde="{since}"')).blocks
    assert [version for version in marks.VERSIONS if asked.runs_on(version)] == versions.split()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (block('sale="muchos"'), "LB101", 1),
        ("hola\n\n" + block('sigue="no"'), "LB101", 3),
        (block('no-ejecutable=""'), "LB102", 1),
        (block('historica="antes"'), "LB102", 1),
        (block('historica="20.10" no-ejecutable="x"'), "LB103", 1),
        (block('motor="19.03"'), "LB104", 1),
        (block('no-ejecutabel="x"'), "LB105", 1),
        ('``` yaml title="../compose.yaml"\na: 1\n```\n', "LB106", 1),
        ("---\ntitle: Uno\nlaboratorio: 28.5\n---\n\n" + block(""), "LB107", 3),
        (block('avisa="JSONArgsRecommended"'), "LB108", 1),
        ('```{ .dockerfile avisa="" }\nFROM scratch\n```\n', "LB108", 1),
        ("---\nlaboratorio: {versiones: [20.10]}\n---\n\n" + block(""), "LB107", 2),
    ],
)
def test_marks_that_cannot_be_read_are_told_with_their_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    assert [(problem.code, problem.line) for problem in plan(tmp_path, text).problems] == [(code, line)]


@pytest.mark.parametrize(
    ("attributes", "codes"),
    [
        ('sale="255"', []),
        ('sale="256"', ["LB101"]),
        ('limite="1800"', []),
        ('limite="1801"', ["LB101"]),
    ],
)
def test_the_largest_number_of_a_mark_is_one_of_them(tmp_path: Path, attributes: str, codes: list[str]) -> None:
    assert [problem.code for problem in plan(tmp_path, block(attributes)).problems] == codes


SESSION = """\
1.  Lista

    ```{ .console sale="1" }
    $ for i in 1 2; do
    >   echo "$i"
    > done
    1
    2

    $ docker run --interactive --tty --name uno debian:13-slim bash
    root@0123456789ab:/# id --user
    0
    root@0123456789ab:/# exit
    exit
    $ false
    ```
"""


def test_commands_know_their_lines_and_what_is_typed_into_them(tmp_path: Path) -> None:
    found = steps.of(plan(tmp_path, SESSION), "28.5")
    commands = [step for step in found if isinstance(step, Command)]
    assert [(c.line, c.text.split("\n")[0], c.status) for c in commands] == [
        (4, "for i in 1 2; do", 0),
        (10, "docker run --interactive --tty --name uno debian:13-slim bash", 0),
        (15, "false", 1),
    ]
    assert commands[0].output == ((7, "1"), (8, "2"))
    assert commands[1].typed == (("root@0123456789ab:/# ", "id --user"), ("root@0123456789ab:/# ", "exit"))
    assert commands[1].output[0] == (11, "root@0123456789ab:/# id --user")
    assert commands[1].end == 14


def test_files_and_interrupts_are_steps(tmp_path: Path) -> None:
    text = '``` yaml title="a.yaml"\na: 1\n```\n\n' + block('sigue="sí"', "$ tail -f a.yaml") + block("", "^C\n$ pwd")
    found = steps.of(plan(tmp_path, text), "28.5")
    assert [type(step) for step in found] == [File, Command, Interrupt, Command]
    assert isinstance(found[0], File)
    assert found[0].text == "a: 1\n"
    assert isinstance(found[1], Command)
    assert found[1].goes_on


def test_only_the_last_command_of_a_block_goes_on(tmp_path: Path) -> None:
    found = steps.of(plan(tmp_path, block('sigue="sí"', "$ docker pull nginx:1.30\n$ docker run nginx:1.30")), "28.5")
    assert [step.goes_on for step in found if isinstance(step, Command)] == [False, True]


def test_a_block_that_cannot_be_parsed_is_told(tmp_path: Path) -> None:
    with pytest.raises(steps.UnreadableError) as raised:
        steps.of(plan(tmp_path, "\n" + block("", "$ echo '")), "28.5")
    assert raised.value.line == 2


def test_a_fingerprint_changes_with_the_code_and_with_the_marks(tmp_path: Path) -> None:
    marked = [
        *("", 'sale="1"', 'motor="20.10"', 'desde="26.0"', 'desde="28.5"', 'terminal="otra"', 'sigue="sí"'),
        'sin-orden="sí"',
    ]
    text = block("", "$ docker ps --all") + "".join(map(block, marked))
    assert len({asked.fingerprint for asked in plan(tmp_path, text).blocks}) == len(marked) + 1


def test_the_weekly_run_and_the_machines_have_every_engine() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/laboratorio.yml").read_text("utf-8"))
    assert tuple(workflow["jobs"]["hub"]["strategy"]["matrix"]["version"]) == marks.VERSIONS
    assert tuple(RELEASES) == marks.VERSIONS
    assert set(marks.DEFAULT_VERSIONS) <= set(marks.VERSIONS)
