"""Which blocks run, and what the lab does with them, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from builds import ROOT
from guide.lab.machines.roots import RELEASES
from guide.lab.pages import marks
from guide.lab.pages.marks import Plan
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
        ("```\nhola\n```\n", "none"),
        ("```python\nprint(1)\n```\n", "none"),
        # Only a script is run by «ejecuta», and only a session without it.
        ('``` { .yaml ejecuta="sí" }\na: 1\n```\n', "none"),
        ('```{ .sh ejecuta="sí" }\ndocker ps\n```\n', "run"),
        ('```{ .bash title="copia.sh" ejecuta="sí" }\nls\n```\n', "run"),
        ('```{ .bash ejecuta="sí" no-ejecutable="x" }\nls\n```\n', "not-run"),
        ('```{ .bash ejecuta="sí" historica="20.10" }\nls\n```\n', "historic"),
        # What is no command and does not run is no file either.
        ('```{ .bash title="copia.sh" no-ejecutable="x" }\nls\n```\n', "not-run"),
        ('```{ .yaml title="a.yaml" no-ejecutable="x" }\na: 1\n```\n', "not-run"),
        ('```{ .yaml title="a.yaml" no-ejecutable="" }\na: 1\n```\n', "none"),
        ('```{ .yaml title="a.yaml" historica="20.10" }\na: 1\n```\n', "none"),
        ('```{ .yaml title="a.yaml" falla="YA101" motivo="x" }\na: [\n```\n', "none"),
        ('```{ .yaml title="a.yaml" sin-verificar="x" }\na: 1\n```\n', "file"),
        ('``` mermaid title="a.mmd"\ngraph LR\n```\n', "none"),
        # Of several marks, the version counts first, then the reason, then what the checker is told.
        (block('historica="20.10" no-ejecutable="x"'), "historic"),
        (block('historica=""'), "run"),
        (block('no-ejecutable=""'), "not-run"),
        (block('falla="SH101" motivo="x" sale="0"', "$ echo '"), "not-run"),
        (block('falla="SH101 DK133" motivo="x"', "$ echo '"), "not-run"),
        (block('sin-verificar=""'), "not-run"),
        (block('sin-verificar="x" sale="1"'), "not-run"),
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
    ("attributes", "reason"),
    [
        ('no-ejecutable="requiere Windows"', "requiere Windows"),
        ('no-ejecutable=""', "sin motivo"),
        ('falla="SH101" motivo="se enseña"', "erróneo a propósito: se enseña"),
        ('sin-verificar="es de otro"', "es de otro"),
        ('sin-verificar=""', "sin motivo"),
        ('no-ejecutable="uno" sin-verificar="dos"', "uno"),
    ],
)
def test_what_does_not_run_says_why(tmp_path: Path, attributes: str, reason: str) -> None:
    assert [asked.reason for asked in plan(tmp_path, block(attributes, "$ echo '")).blocks] == [reason]


def test_the_reason_of_the_page_is_that_of_its_commands_without_one(tmp_path: Path) -> None:
    head = "---\nlaboratorio: {no-ejecutable: ejemplos}\n---\n\n"
    texts = [
        *(block(""), block('no-ejecutable="otro"'), block('no-ejecutable=""'), block('historica="20.10"')),
        *('``` yaml title="a.yaml"\na: 1\n```\n\n', '```{ .yaml title="a.yaml" no-ejecutable="x" }\na: 1\n```\n'),
    ]
    assert [(asked.kind, asked.reason) for asked in plan(tmp_path, head + "".join(texts)).blocks] == [
        *(("not-run", "ejemplos"), ("not-run", "otro"), ("not-run", "ejemplos"), ("historic", "")),
        *(("none", ""), ("not-run", "x")),
    ]


def test_blocks_with_commands_are_counted_each_once(tmp_path: Path) -> None:
    texts = [
        *(block(""), block('no-ejecutable="x"'), block('historica="20.10"'), "```text\nhola\n```\n\n"),
        '``` yaml title="a.yaml"\na: 1\n```\n',
    ]
    assert [asked.kind for asked in plan(tmp_path, "".join(texts)).counted()] == ["run", "not-run", "historic"]


DEFAULTS = {
    **{"engine": "", "since": "", "status": 0, "limit": 120.0, "terminal": "", "goes_on": False, "unordered": False},
    **{"path": "", "warns": (), "reason": "", "version": "", "machine": "", "hub": False},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (block(""), {}),
        (block('motor="20.10"'), {"engine": "20.10"}),
        (block('desde="26.1"'), {"since": "26.1"}),
        (block('sale="7"'), {"status": 7}),
        (block('sale=" 7 "'), {"status": 7}),
        (block('sale="0"'), {"status": 0}),
        (block('limite="9"'), {"limit": 9.0}),
        (block('terminal="otra"'), {"terminal": "otra"}),
        (block('terminal=" otra "'), {"terminal": "otra"}),
        (block('sigue="sí"'), {"goes_on": True}),
        (block('sigue=""'), {"goes_on": True}),
        (block('sin-orden="sí"'), {"unordered": True}),
        (block('historica="20.10.16"'), {"version": "20.10.16"}),
        (block('maquina="alumno2"'), {"machine": "alumno2"}),
        (block('hub="sí"', "$ curl https://registry-1.docker.io/v2/"), {"hub": True}),
        # A session is no file, and neither is a drawing.
        (block('title="a.txt"'), {}),
        ('``` mermaid title="a.mmd"\ngraph LR\n```\n', {}),
        ('```{ .dockerfile avisa="Uno Dos  Uno" }\nFROM scratch\n```\n', {"warns": ("Dos", "Uno")}),
    ],
)
def test_each_mark_says_one_thing(tmp_path: Path, text: str, expected: dict[str, object]) -> None:
    found = plan(tmp_path, text)
    assert found.problems == ()
    [asked] = found.blocks
    assert {name: getattr(asked, name) for name in DEFAULTS} == {**DEFAULTS, **expected}


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("compose.yaml", "compose.yaml"),
        ("web/index.html", "web/index.html"),
        ("a-b/c.d/e_f.tar.gz", "a-b/c.d/e_f.tar.gz"),
        ("./a.txt", "./a.txt"),
        (".env", ".env"),
        ("web/.dockerignore", "web/.dockerignore"),
        ("Dockerfile", "Dockerfile"),
        ("web/Dockerfile", "web/Dockerfile"),
        ("Dockerfile.dev", "Dockerfile.dev"),
        ("Makefile", "Makefile"),
        ("año.txt", "año.txt"),
        ("a..b/c..txt", "a..b/c..txt"),
        ("", ""),
        ("LICENSE", ""),
        ("Dockerfile nuevo", ""),
        ("El Dockerfile", ""),
        ("mi archivo.txt", ""),
        ("a.txt ", ""),
        ("web/", ""),
        ("a.", ""),
        ("/etc/hosts.conf", ""),
        ("a//b.txt", ""),
    ],
)
def test_a_title_that_is_a_name_is_a_file(tmp_path: Path, title: str, path: str) -> None:
    found = plan(tmp_path, f'``` text title="{title}"\nhola\n```\n')
    assert [(asked.path, asked.kind) for asked in found.blocks] == [(path, "file" if path else "none")]
    assert found.problems == ()


@pytest.mark.parametrize("title", ["../compose.yaml", "web/../a.txt", "..", "a/..", "../../a.txt"])
def test_no_file_leaves_the_folder_of_the_page(tmp_path: Path, title: str) -> None:
    found = plan(tmp_path, f'``` text title="{title}"\nhola\n```\n')
    assert [(asked.path, asked.kind) for asked in found.blocks] == [("", "none")]
    [problem] = found.problems
    assert (problem.code, problem.message) == ("LB106", f"«{title}» sale de la carpeta de la página")


@pytest.mark.parametrize(
    ("settings", "versions"),
    [
        ("", ("29",)),
        ("laboratorio:", ("29",)),
        ("laboratorio: {}", ("29",)),
        ('laboratorio: {versiones: ["26.1", "20.10"]}', ("26.1", "20.10")),
        ('laboratorio: {versiones: ["28.5", "20.10", "29", "26.1"]}', ("28.5", "20.10", "29", "26.1")),
        ("'laboratorio': {versiones: ['26.1']}", ("26.1",)),
        ('"laboratorio": {versiones: ["26.1"]}', ("26.1",)),
        ('title: Uno\nlaboratorio:\n  versiones: ["26.1"]', ("26.1",)),
        ('laboratorio: {no-ejecutable: ""}', ("29",)),
        ("laboratorio: {no-ejecutable: ejemplos}", ()),
        ('laboratorio: {no-ejecutable: ejemplos, versiones: ["26.1"]}', ()),
        ("laboratorios: {a: 1}", ("29",)),
    ],
)
def test_the_engines_of_a_page(tmp_path: Path, settings: str, versions: tuple[str, ...]) -> None:
    found = plan(tmp_path, f"---\ntags: [a]\n{settings}\n---\n\n{block('')}")
    assert (found.versions, found.problems) == (versions, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("laboratorio: 28.5", 3),
        ("laboratorio: [28.5]", 3),
        ("title: Uno\n'laboratorio': no", 4),
        ('title: Uno\n"laboratorio": no', 4),
        ("laboratorio: {versiones: []}", 3),
        ('laboratorio: {versiones: "28.5"}', 3),
        ("laboratorio: {versiones: {a: 28.5}}", 3),
        ('laboratorio: {versiones: ["28.5", "19.03"]}', 3),
        ("laboratorio: {no-ejecutable: [a]}", 3),
        ("laboratorio: {no-ejecutable: 3}", 3),
        ('laboratorio: {versiones: ["28.5"], otra: 1}', 3),
    ],
)
def test_settings_of_another_form_are_told_and_the_page_runs_as_without_them(
    tmp_path: Path, text: str, line: int
) -> None:
    found = plan(tmp_path, f"---\ntags: [a]\n{text}\n---\n\nlaboratorio\n\n{block('')}")
    assert [(problem.code, problem.line) for problem in found.problems] == [("LB107", line)]
    assert found.problems[0].message.endswith("las versiones son 20.10, 26.1, 28.5, 29, entre comillas")
    assert (found.versions, [asked.kind for asked in found.blocks]) == (("29",), ["run"])


def test_a_page_whose_text_begins_with_the_word_asks_nothing(tmp_path: Path) -> None:
    assert plan(tmp_path, "laboratorio: 1\n\n" + block("")).problems == ()


def test_a_page_of_which_nothing_was_asked_runs_on_the_engine_of_most(tmp_path: Path) -> None:
    assert plan(tmp_path, "Hola\n").versions == ("29",)


def test_only_what_runs_has_a_part_in_a_run(tmp_path: Path) -> None:
    texts = [
        *(block(""), block('motor="26.1"'), block('no-ejecutable="x"'), block('historica="20.10"')),
        *('``` yaml title="a.yaml"\na: 1\n```\n\n', "```text\nhola\n```\n\n"),
        *(block('motor="26.1" desde="28.0"'), '```{ .yaml title="b.yaml" motor="28.5" }\na: 1\n```\n'),
    ]
    blocks = plan(tmp_path, "".join(texts)).blocks
    assert [n for n, asked in enumerate(blocks) if asked.runs_on("26.1")] == [0, 1, 4]
    assert [n for n, asked in enumerate(blocks) if asked.runs_on("28.5")] == [0, 4, 7]


@pytest.mark.parametrize(
    ("since", "versions"),
    [
        ("20.10", "20.10 26.1 28.5 29"),
        ("26.0", "26.1 28.5 29"),
        ("26.1", "26.1 28.5 29"),
        ("28.5", "28.5 29"),
        ("28.5.2", "28.5 29"),
        ("28.6", "29"),
        ("29.0", "29"),
        # An engine with one number is the newest of them.
        ("29.6", "29"),
        ("29.10.3", "29"),
        ("30.0", ""),
    ],
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
        (block('maquina=""'), "LB101", 1),
        (block('maquina="El alumno"'), "LB101", 1),
        (block('maquina="2"'), "LB101", 1),
        (block(f'maquina="{"a" * 16}"'), "LB101", 1),
        (block('hub="sí"'), "LB109", 1),
        ('```{ .dockerfile avisa="" }\nFROM scratch\n```\n', "LB108", 1),
        ("---\nlaboratorio: {versiones: [20.10]}\n---\n\n" + block(""), "LB107", 2),
    ],
)
def test_marks_that_cannot_be_read_are_told_with_their_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    assert [(problem.code, problem.line) for problem in plan(tmp_path, text).problems] == [(code, line)]


@pytest.mark.parametrize(
    ("attributes", "messages"),
    [
        ('sale="255"', []),
        ('sale="256"', ['LB101 sale="256" no es un número de 0 a 255']),
        ('sale="-1"', ['LB101 sale="-1" no es un número de 0 a 255']),
        ('sale="1.5"', ['LB101 sale="1.5" no es un número de 0 a 255']),
        ('sale="00001"', ['LB101 sale="00001" no es un número de 0 a 255']),
        ('sale=""', ['LB101 sale="" no es un número de 0 a 255']),
        ("sale", ['LB101 sale="" no es un número de 0 a 255']),
        ('limite="1800"', []),
        ('limite="0"', []),
        ('limite="1801"', ['LB101 limite="1801" no es un número de 0 a 1800']),
        ('sigue="sí"', []),
        ('sigue="si"', ['LB101 escribe sigue="sí" o quítalo']),
        ('sin-orden="no"', ['LB101 escribe sin-orden="sí" o quítalo']),
        # A session runs anyway, so nobody looks at it.
        ('ejecuta="no"', []),
        ("no-ejecutable", ['LB102 di por qué no se ejecuta: no-ejecutable="motivo"']),
        ('no-ejecutable=" "', ['LB102 di por qué no se ejecuta: no-ejecutable="motivo"']),
        ('historica="20.10"', []),
        ('historica="20.10.16"', []),
        ('historica="20"', ['LB102 di de qué versión es la salida: historica="20.10.16"']),
        ('historica="v20.10"', ['LB102 di de qué versión es la salida: historica="20.10.16"']),
        ('historica="20.10.16.1"', ['LB102 di de qué versión es la salida: historica="20.10.16"']),
        ('historica="20.10 o así"', ['LB102 di de qué versión es la salida: historica="20.10.16"']),
        ("historica", ['LB102 di de qué versión es la salida: historica="20.10.16"']),
        (
            'historica no-ejecutable="x"',
            [
                'LB102 di de qué versión es la salida: historica="20.10.16"',
                "LB103 historica y no-ejecutable se contradicen: deja solo una",
            ],
        ),
        ('motor="26.1"', []),
        ('motor=""', []),
        ('motor="26"', ["LB104 no hay motor «26»: usa 20.10, 26.1, 28.5, 29"]),
        ('avisa="Una"', ['LB108 avisa="…" va en un Dockerfile y nombra reglas de docker build --check']),
        # Names of others that are no marks of the laboratory.
        ('title="a" linenums="1" hl_lines="1" falla="DK133" motivo="x" desde="20.10" class="a"', []),
        ('sin-verificar="x"', []),
        ('sael="1"', ["LB105 no hay ninguna marca «sael»; ¿quisiste decir «sale»?"]),
        ('no-ejecutables="x"', ["LB105 no hay ninguna marca «no-ejecutables»; ¿quisiste decir «no-ejecutable»?"]),
        ('histórica="20.10"', ["LB105 no hay ninguna marca «histórica»; ¿quisiste decir «historica»?"]),
        ('motr="20.10"', ["LB105 no hay ninguna marca «motr»; ¿quisiste decir «motor»?"]),
        ('terminl="otra"', ["LB105 no hay ninguna marca «terminl»; ¿quisiste decir «terminal»?"]),
        ('sigeu="sí"', ["LB105 no hay ninguna marca «sigeu»; ¿quisiste decir «sigue»?"]),
        ('límite="9"', ["LB105 no hay ninguna marca «límite»; ¿quisiste decir «limite»?"]),
        ('ejecutar="sí"', ["LB105 no hay ninguna marca «ejecutar»; ¿quisiste decir «ejecuta»?"]),
        ('sinorden="sí"', ["LB105 no hay ninguna marca «sinorden»; ¿quisiste decir «sin-orden»?"]),
        ('avis="Una"', ["LB105 no hay ninguna marca «avis»; ¿quisiste decir «avisa»?"]),
        (
            'limites="1" sale="x"',
            [
                "LB105 no hay ninguna marca «limites»; ¿quisiste decir «limite»?",
                'LB101 sale="x" no es un número de 0 a 255',
            ],
        ),
    ],
)
def test_what_is_told_of_the_marks_of_a_session(tmp_path: Path, attributes: str, messages: list[str]) -> None:
    problems = plan(tmp_path, block(attributes)).problems
    assert [f"{problem.code} {problem.message}" for problem in problems] == messages


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('```{ .dockerfile avisa="Una" }\nFROM scratch\n```\n', []),
        ('```{ .dockerfile avisa=" " }\nFROM scratch\n```\n', ["LB108"]),
        ('```{ .yaml avisa="Una" }\na: 1\n```\n', ["LB108"]),
        ('```{ .bash ejecuta="no" }\nls\n```\n', ["LB101"]),
        ('```{ .bash ejecuta="sí" }\nls\n```\n', []),
        ("```{ .bash ejecuta }\nls\n```\n", []),
        # What cannot be read counts as not written.
        (block('sale="x" limite="x"'), ["LB101", "LB101"]),
        (block('sale="x"') + block("") + block('motor="1"'), ["LB101", "LB104"]),
    ],
)
def test_what_is_told_of_the_marks_of_blocks(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [problem.code for problem in plan(tmp_path, text).problems] == codes


def test_a_number_that_cannot_be_read_is_the_one_without_the_mark(tmp_path: Path) -> None:
    [asked] = plan(tmp_path, block('sale="x" limite="x"')).blocks
    assert (asked.status, asked.limit) == (0, 120.0)


def test_a_fingerprint_changes_with_the_code_and_with_the_marks(tmp_path: Path) -> None:
    marked = [
        *("", 'sale="1"', 'motor="20.10"', 'desde="26.0"', 'desde="28.5"', 'terminal="otra"', 'sigue="sí"'),
        *('sin-orden="sí"', 'maquina="a"', 'maquina="b"', 'hub="sí"', 'via="zip"'),
    ]
    files = ['``` yaml title="a.yaml"\na: 1\n```\n\n', '``` yaml title="b.yaml"\na: 1\n```\n\n']
    files += ['``` toml title="a.yaml"\na: 1\n```\n\n', "```yaml\na: 1\n```\n"]
    text = block("", "$ docker ps --all") + "".join(map(block, marked)) + "".join(files)
    assert len({asked.fingerprint for asked in plan(tmp_path, text).blocks}) == len(marked) + 1 + len(files)


def test_a_fingerprint_is_the_same_while_a_run_would_be(tmp_path: Path) -> None:
    text = block("") + block('limite="9"') + "Más\n\n" + block('title="Uno"')
    # Another one would say of every page that it has changed since it ran.
    assert [asked.fingerprint for asked in plan(tmp_path, text).blocks] == ["2f17aadd915a"] * 3


def test_the_machines_of_a_page_are_those_that_something_runs_on(tmp_path: Path) -> None:
    marked = ("", 'maquina="b"', 'maquina="a"', 'maquina="b"', 'maquina="c" motor="20.10"')
    text = "".join(map(block, marked)) + block('maquina="d" no-ejecutable="no"') + block('maquina="e" via="zip"')
    found = plan(tmp_path, text)
    assert found.machines("29") == ("b", "a")
    assert found.machines("20.10") == ("b", "a", "c")
    assert found.machines("29", marks.Reader(marks.ZIP)) == ("b", "a", "e")


def test_the_weekly_run_and_the_machines_have_every_engine() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/laboratorio.yml").read_text("utf-8"))
    assert tuple(workflow["jobs"]["hub"]["strategy"]["matrix"]["version"]) == marks.VERSIONS
    assert tuple(RELEASES) == marks.VERSIONS
    assert set(marks.DEFAULT_VERSIONS) <= set(marks.VERSIONS)


TABS = """\
=== "macOS"

    ```console
    $ pwd
    ```

=== "Linux"

    ```console
    $ pwd
    ```

## 1. En Linux, mira los puertos

```console
$ pwd
```
"""


def test_what_is_for_linux_is_left_out_without_it_and_is_recorded_as_before(tmp_path: Path) -> None:
    path = make_site(tmp_path) / "pagina.md"
    path.write_text(block("", "$ pwd") + block('sistemas="linux"', "$ pwd") + TABS, "utf-8")
    [page] = pages.read([path], tmp_path)
    every, marked, mac, tab, section = blocks = marks.read_plan(page._replace(portable=True)).blocks
    assert [one for one in blocks if one.runs_on("29", marks.Reader(bare=True))] == [every, mac]
    assert all(one.runs_on("29", marks.Reader(via)) for one in blocks for via in (marks.HAND, marks.ZIP))
    assert len({one.fingerprint for one in (every, marked, mac, tab, section)}) == 1
    # Where nobody says for whom the page is, nothing is left out.
    assert not any(one.for_linux for one in marks.read_plan(page).blocks)


@pytest.mark.parametrize("bare", [True, False])
def test_files_are_typed_or_come_from_the_zip(tmp_path: Path, bare: bool) -> None:
    blocks = plan(tmp_path, block('via="mano"') + block('via="zip"')).blocks
    for via, runs in ((marks.HAND, [True, False]), (marks.ZIP, [False, True])):
        assert [one.runs_on("29", marks.Reader(via, bare)) for one in blocks] == runs


@pytest.mark.parametrize("portable", [True, False])
def test_which_pages_are_for_all_systems(tmp_path: Path, portable: bool) -> None:
    path = make_site(tmp_path) / "pagina.md"
    path.write_text("# A\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    assert marks.read_plan(page._replace(portable=portable)).everywhere is portable
