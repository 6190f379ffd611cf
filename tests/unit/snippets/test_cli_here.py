"""The command line of the checker in this process: what each option does, and what does not go together."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from guide.processes import LAST
from guide.snippets import cli, program
from guide.snippets.cache import Cache
from snippets_support import make_site

Call = Callable[..., tuple[int, str, str]]
CLEAN, WRONG, MILD = "```yaml\na: b\n```\n", "```json\n{\n```\n", "```\nx\n```\n"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Calls the program in a folder with three pages; returns its status and what it writes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("sys.argv", ["snippets.py"])
    for name, text in {"bien.md": CLEAN, "mal.md": WRONG, "leve.md": MILD}.items():
        (tmp_path / name).write_text(text, "utf-8")

    def called(*arguments: str, others: dict[str, str] | None = None) -> tuple[int, str, str]:
        try:
            status = cli.main(arguments, lambda: others or {})
        except SystemExit as ended:
            status = int(str(ended.code))
        written = capfdbinary.readouterr()
        return status, written.out.decode(), written.err.decode()

    return called


@pytest.mark.parametrize(
    ("arguments", "status", "first"),
    [
        ("bien.md", 0, "Fragmentos: 1 bloque: "),
        ("leve.md", 0, "leve.md:1:1: MD101 aviso: "),
        ("mal.md", 1, "mal.md:2:2: JS101 "),
        ("bien.md leve.md mal.md", 1, "leve.md:1:1: MD101 aviso: "),
        ("--format text bien.md", 0, "Fragmentos: "),
        ("--format github mal.md", 1, "::error file=mal.md,line=2,"),
        ("--format github bien.md", 0, "Fragmentos: "),
        ("--elevar MD101 leve.md", 1, "leve.md:1:1: MD101 "),
        ("--elevar MD1xx,DK101 --elevar SH101 leve.md", 1, "leve.md:1:1: MD101 "),
        ("--elevar SH101 leve.md", 0, "leve.md:1:1: MD101 aviso: "),
        ("--estricto leve.md", 1, "leve.md:1:1: MD101 "),
        ("--estricto bien.md", 0, "Fragmentos: "),
        ("--explica SH101", 0, "SH101 · Comilla sin cerrar (error)\n"),
        ("--explica sh101", 0, "SH101 · Comilla sin cerrar (error)\n"),
        ("--explica", 0, "SH101   error  "),
        ("--explica --format text", 0, "SH101   error  "),
        ("--explica --format markdown", 0, "---\ntitle: Códigos del comprobador\n"),
        ("--explica SH101 --format markdown", 0, "---\ntitle: Códigos del comprobador\n"),
    ],
)
def test_what_it_writes(arguments: str, status: int, first: str, call: Call) -> None:
    ended, out, err = call(*arguments.split())
    assert (ended, err) == (status, "")
    assert out.startswith(first)
    assert out.endswith("\n")
    assert not out.endswith("\n\n")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_for_programs(form: str, call: Call) -> None:
    status, out, err = call("--format", form, "mal.md", "bien.md")
    assert (status, err) == (1, "")
    told = json.loads(out)
    results = told["diagnostics"] if form == "json" else told["runs"][0]["results"]
    assert [found.get("code", found.get("ruleId")) for found in results] == ["JS101"]
    assert ("blocks" in told) == (form == "json")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("", "faltan argumentos: RUTA"),
        ("--estricto", "faltan argumentos: RUTA"),
        ("no-existe.md", "no existe no-existe.md"),
        ("no-existe.md bien.md otro/tampoco.md", "no existe no-existe.md, otro/tampoco.md"),
        ("bien.md/dentro.md", "no existe bien.md/dentro.md"),
        ("--format markdown bien.md", "markdown solo vale con --explica"),
        (
            "--format xml bien.md",
            "opción --format: 'xml' no vale: elige entre 'text', 'json', 'github', 'sarif', 'markdown'",
        ),
        ("--elevar MD999 bien.md", "opción --elevar: «MD999» no es ningún código"),
        ("--elevar SH101,nada bien.md", "opción --elevar: «nada» no es ningún código"),
        ("--explica SH101 bien.md", "--explica no comprueba nada: solo va con --format"),
        ("--explica --estricto", "--explica no comprueba nada: solo va con --format"),
        ("--explica --elevar MD101", "--explica no comprueba nada: solo va con --format"),
        ("--explica --cache a", "--explica no comprueba nada: solo va con --format"),
        ("--explica --format json", "--explica se escribe como text o markdown"),
        ("--explica --format github", "--explica se escribe como text o markdown"),
        ("--explica --format sarif", "--explica se escribe como text o markdown"),
    ],
)
def test_wrong_use(arguments: str, message: str, call: Call) -> None:
    status, out, err = call(*arguments.split())
    assert (status, out) == (2, "")
    assert err.startswith(f"snippets.py: {message}")
    assert "\nuso: snippets.py " in err


def test_codes_of_other_checkers(call: Call) -> None:
    others = {"EN101": "Enlace roto"}
    assert call("--explica", "en101", others=others) == (0, "EN101 · Enlace roto\n", "")
    assert call("--explica", others=others)[1].endswith("\nEN101          Enlace roto\n")
    assert call("--explica", "EN101")[0] == 2
    assert call("--explica", "ENN101", others=others)[2] == (
        "snippets.py: «ENN101» no es ningún código; ¿quisiste decir «EN101»?\n"
        "Todos los códigos: snippets.py --explica\n"
    )


def test_a_code_that_is_none(call: Call) -> None:
    status, out, err = call("--explica", "sh1011")
    assert (status, out) == (2, "")
    assert err == (
        "snippets.py: «sh1011» no es ningún código; ¿quisiste decir «SH101»?\n"
        "Todos los códigos: snippets.py --explica\n"
    )


@pytest.mark.parametrize(("ci", "raised", "status"), [("", (), 0), ("1", (), 1), ("1", ("--elevar", "SH101"), 1)])
def test_what_is_grave_in_continuous_integration(
    ci: str, raised: tuple[str, ...], status: int, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = program.find
    monkeypatch.setattr(program, "find", lambda name: None if name == "shellcheck" else find(name))
    monkeypatch.setenv("CI", ci)
    Path("orden.md").write_text("```bash\nls\n```\n", "utf-8")
    ended, out, _ = call(*raised, "orden.md")
    assert (ended, "SC9003" in out) == (status, True)


def test_verdicts_are_kept_beside_the_project_or_where_told(call: Call) -> None:
    make_site(Path())
    Path("docs/a.md").write_text(CLEAN, "utf-8")
    call("bien.md")
    assert Path(".cache/guia/fragmentos.json").is_file()
    Path(".cache/guia/fragmentos.json").unlink()
    call("--cache", "aquí", "docs/a.md")
    assert Path("aquí/fragmentos.json").is_file()
    assert not Path(".cache/guia/fragmentos.json").exists()


def test_a_project_is_a_page_of_its_tree(call: Call) -> None:
    make_site(Path())
    project = Path("mkdocs.yml")
    project.write_text(project.read_text("utf-8").replace("estricto: true", "estricto: quizá"), "utf-8")
    Path("docs/a.md").write_text(CLEAN, "utf-8")
    status, out, _ = call("docs")
    assert (status, out.split(": ")[1].split(" ")[0]) == (1, "MD123")
    assert out.startswith("mkdocs.yml:")


def test_for_a_build_only_verdicts_are_kept(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    nice: list[int] = []
    monkeypatch.setattr("guide.processes.let_others_go_first", nice.append)
    assert call("--veredictos", "--cache", "aquí", "mal.md", "bien.md") == (0, "", "")
    assert nice == [LAST]
    kept = Cache(Path("aquí/fragmentos.json")).verdicts.values()
    assert sorted(len(found) for found in kept) == [0, 1]
    assert call("--veredictos", "mal.md") == (0, "", "")
    assert call("bien.md")[0] == 0
    assert nice == [LAST, LAST]


def test_help_says_nothing_of_what_a_build_asks(call: Call) -> None:
    status, out, _ = call("--help")
    assert status == 0
    assert "--veredictos" not in out
    for part in ("RUTA", "--format", "--estricto", "--elevar CÓDIGOS", "--explica [CÓDIGO]", "--cache CARPETA"):
        assert part in out


def test_a_dash_is_there_and_so_is_a_link_that_leads_nowhere(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("enlace.md").symlink_to("no-existe")
    status, out, _ = call("enlace.md")
    assert (status, out.startswith("enlace.md:1:1: MD116 ")) == (1, True)
    monkeypatch.setattr("guide.snippets.reading.pages._content", lambda _: WRONG.encode())
    status, out, _ = call("-")
    assert (status, out.startswith("-:2:2: JS101 ")) == (1, True)


def test_a_path_that_cannot_be_looked_at_is_told_when_it_is_read(call: Call) -> None:
    status, out, _ = call("a" * 300 + ".md")
    assert status == 1
    assert ".md:1:1: MD116 no se puede leer (" in out


def test_signs_that_no_terminal_takes_are_replaced(call: Call) -> None:
    Path("mal.md").rename(b"mal\xff.md".decode("utf-8", "surrogateescape"))
    status, out, _ = call(".")
    assert status == 1
    assert "mal?.md:2:2: JS101" in out
