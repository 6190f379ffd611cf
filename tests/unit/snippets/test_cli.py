"""``python hooks/snippets.py`` as people and programs call it."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from guide.snippets.outcome.check import check_pages
from guide.snippets.reading import pages
from snippets_support import make_site

PROGRAM = Path(__file__).parents[3] / "hooks" / "snippets.py"
BROKEN = "# T\n\n- a\n\n    ```console\n    $ echo 'x\n    ```\n\n```text\nx\n```\n\n```go\nx\n```\n"


def run(folder: Path, *arguments: str | bytes, text: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """``text`` is the standard input; ``variables`` those of the environment that differ."""
    environment = {**os.environ, "CI": "", "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8", **variables}
    return subprocess.run(
        [sys.executable, PROGRAM, *arguments],
        cwd=folder,
        env=environment,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_clean_tree_ends_with_0(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```console\n$ docker ps\n```\n")
    done = run(tmp_path, "a.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("Fragmentos: 1 bloque: 1 comprobado (console 1), 0 de texto, 0 exentos. Ningún error\n")


def test_text_shows_line_and_caret_and_ends_with_1(tmp_path: Path) -> None:
    make_site(tmp_path)
    write(tmp_path / "docs" / "pagina.md", BROKEN)
    done = run(tmp_path, "docs")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "docs/pagina.md:6:12: SH101 la comilla ' se abre aquí y no se cierra "
        "(shfmt: reached EOF without closing quote `'`)\n"
        "        $ echo 'x\n"
        "               ^\n"
        'docs/pagina.md:13:1: MD103 «go» no tiene comprobador: añade { .go sin-verificar="motivo" }\n'
        "    ```go\n"
        "    ^^^\n"
        "Fragmentos: 3 bloques: 1 comprobado (console 1), 1 de texto, 1 exento. 2 errores\n"
    )


def test_json_has_every_field(tmp_path: Path) -> None:
    make_site(tmp_path, strict=False)
    write(tmp_path / "docs" / "pagina.md", BROKEN)
    done = run(tmp_path, "--format", "json", "docs/pagina.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {
        "blocks": {
            "total": 3,
            "checked": {"console": 1},
            "text": 1,
            "exempt": [{"file": "docs/pagina.md", "line": 13, "reason": "sin comprobador para «go»"}],
        },
        "diagnostics": [
            {
                "file": "docs/pagina.md",
                "line": 6,
                "column": 12,
                "end_line": 6,
                "end_column": 13,
                "code": "SH101",
                "severity": "error",
                "message": "la comilla ' se abre aquí y no se cierra (shfmt: reached EOF without closing quote `'`)",
            }
        ],
    }


def test_warnings_alone_end_with_0(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```\nsin lenguaje\n```\n")
    done = run(tmp_path, ".")
    assert done.returncode == 0
    assert done.stdout.startswith("a.md:1:1: MD101 aviso: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "snippets.py: faltan argumentos: RUTA\nuso: "),
        (["no-existe.md"], "snippets.py: no existe no-existe.md\n"),
        (["--format", "xml", "."], "snippets.py: opción --format: 'xml' no vale: elige entre "),
        (["--otra", "."], "snippets.py: argumentos desconocidos: --otra\nuso: "),
        (["--estric", "."], "snippets.py: argumentos desconocidos: --estric\nuso: "),
        (["--elevar"], "snippets.py: opción --elevar: pide un valor\nuso: "),
        (["--elevar", "MD151", "."], "snippets.py: opción --elevar: «MD151» no es ningún código; ¿quisiste decir «MD1"),
        (["--estricto=sí", "."], "snippets.py: opción --estricto: no lleva ningún valor\nuso: "),
        (["--explica", "SH101", "."], "snippets.py: --explica no comprueba nada: solo va con --format\nuso: "),
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_options_may_stand_anywhere(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        write(tmp_path / name, "```bash\nls\n```\n")
    assert json.loads(run(tmp_path, "a.md", "--format", "json", "b.md").stdout)["blocks"]["total"] == 2


STRICT = "```go\nx\n```\n\n```bash\ndocker stop <ID>\n```\n"


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ([], ["MD115 aviso:"]),
        (["--estricto"], ["MD103 «go»", "MD115 aviso:"]),
        (["--elevar", "MD115,DK1xx"], ["MD115 el"]),
        (["--elevar", "DK1xx", "--elevar", "MD1xx", "--estricto"], ["MD103 «go»", "MD115 el"]),
    ],
)
def test_a_tree_without_a_project_may_be_asked_for_more(arguments: list[str], codes: list[str], tmp_path: Path) -> None:
    write(tmp_path / "a.md", STRICT)
    done = run(tmp_path, *arguments, "a.md")
    assert done.returncode == int(bool(arguments))
    assert [" ".join(row.split()[1:3]) for row in done.stdout.split("\n") if row.startswith("a.md")] == codes


def test_what_is_asked_adds_to_what_the_project_asks(tmp_path: Path) -> None:
    write(make_site(tmp_path) / "a.md", STRICT)
    done = run(tmp_path, "--elevar", "DK1xx", "docs")
    assert [row.split()[1] for row in done.stdout.split("\n") if row.startswith("docs")] == ["MD103", "MD115"]
    assert "2 errores" in done.stdout


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_only_ci_must_have_shellcheck(ci: str, status: int, tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```bash\nls\n```\n")
    code = (
        "import sys; from guide.snippets import program; from guide.snippets.cli import main\n"
        "find = program.find\n"
        "program.find = lambda name: None if name == 'shellcheck' else find(name)\n"
        "sys.exit(main(['a.md']))"
    )
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(PROGRAM.parent)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.startswith(f"a.md:2:1: SC9003 {'' if ci else 'aviso: '}falta shellcheck")


def test_help_is_spanish(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("uso: snippets.py")
    assert "options" not in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("latin.md", "# T\n\nniño: \xf1".encode("latin-1"), "latin.md:3:3: MD116 no está en UTF-8"),
        ("nulo.md", b"a\n\nb\0c", "nulo.md:3:2: MD116 tiene un carácter nulo"),
        ("grande.md", b"x" * 10_000_001, "grande.md:1:1: MD116 la página pasa de 10 MB"),
        ("bloque.md", b"```bash\n" + b"ls\n" * 100_000 + b"```\n", "bloque.md:1:1: MD117 el bloque pasa de 256 kB"),
        ("crlf.md", b"# T\r\n\r\n```bash\r\nif true; then\r\n  echo 'a\r\nfi\r\n```\r\n", "crlf.md:5:8: SH101"),
        ("bom.md", b"\xef\xbb\xbf```bash\necho 'a\n```\n", "bom.md:2:6: SH101"),
    ],
)
def test_hostile_file_is_told(name: str, content: bytes, finding: str, tmp_path: Path) -> None:
    write(tmp_path / name, content)
    done = run(tmp_path, name)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(finding)


def test_links_that_go_round_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.md", "```bash\nls\n```\n")
    (tmp_path / "a" / "vuelta").symlink_to(tmp_path)
    (tmp_path / "a" / "b.md").symlink_to("b.md")
    done = run(tmp_path, "a")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("a/b.md:1:1: MD116 no se puede leer (")
    assert "1 bloque: 1 comprobado" in done.stdout


def test_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "carpeta.md").symlink_to(tmp_path / "no-existe")
    done = run(tmp_path, "carpeta.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("carpeta.md:1:1: MD116 no se puede leer (")


@pytest.mark.parametrize("asked", ["x.md", "."])
def test_a_pipe_with_the_name_of_a_page_is_not_read(asked: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    write(tmp_path / "y.md", "```bash\nls\n```\n")
    done = run(tmp_path, asked)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("x.md:1:1: MD116 es una tubería y no se lee: quita esa ruta o cámbiale el nombre")
    assert f"{int(asked == '.')} comprobado" in done.stdout


def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x.md")
        assert run(tmp_path, ".").stdout.startswith("x.md:1:1: MD116 es un socket y no se lee")


@pytest.mark.parametrize("name", ["/dev/zero", "x.md"])
def test_a_device_is_not_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").symlink_to("/dev/zero")
    assert run(tmp_path, name).stdout.startswith(f"{name}:1:1: MD116 es un dispositivo y no se lee")


def test_a_kept_file_that_is_a_pipe_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```bash\nls\n```\n")
    os.mkfifo(tmp_path / "fragmentos.json")
    assert run(tmp_path, "--cache", ".", "a.md").returncode == 0


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "abierta" / "a.md", "```bash\nls\n```\n")
    (tmp_path / "cerrada").mkdir()
    scandir = os.scandir

    def closed(path: str | Path) -> Any:
        if Path(path).name == "cerrada":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    # For root, who runs these tests in many places, no folder is closed.
    monkeypatch.setattr(os, "scandir", closed)
    assert [path.name for path in pages.find([tmp_path])] == ["a.md", "cerrada"]
    monkeypatch.undo()
    report = check_pages(pages.read([tmp_path / "cerrada"], tmp_path))
    assert [(Path(d.file).name, d.code, d.severity) for d in report.diagnostics] == [("cerrada", "MD116", "error")]
    assert report.diagnostics[0].message.startswith("la carpeta no se puede leer (")


def test_dash_is_the_standard_input(tmp_path: Path) -> None:
    done = run(tmp_path, "-", text="- a\n\n  ```bash\n  echo 'x\n  ```\n")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("-:4:8: SH101 ")


def test_standard_input_is_a_page_of_the_site_around(tmp_path: Path) -> None:
    make_site(tmp_path)
    done = run(tmp_path, "-", text="!!! note\n\n    ```go\n    x\n    ```\n")
    assert done.stdout.startswith("-:3:5: MD103 ")


def test_ten_thousand_findings_in_one_line_are_told_in_short(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "`docker run --nmae`, " * 10_000)
    done = run(tmp_path, "a.md")
    assert "10000 avisos" in done.stdout
    assert len(done.stdout) < 10_000_000


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "a.md", "```bash\necho '\n```\n")
    write(tmp_path / "node_modules" / "a.md", "```bash\necho '\n```\n")
    done = run(tmp_path, ".")
    assert done.returncode == 0
    assert "0 bloques" in done.stdout


def test_readme_beside_the_site_is_plain_markdown(tmp_path: Path) -> None:
    make_site(tmp_path, strict=False)
    write(tmp_path / "README.md", "- ```bash title=x\n  echo 'a\n  ```\n")
    assert run(tmp_path, "README.md").stdout.startswith("README.md:2:8: SH101")


def test_zensical_tree_is_a_site(tmp_path: Path) -> None:
    write(tmp_path / "zensical.toml", '[project]\nsite_name = "x"\ndocs_dir = "paginas"\n')
    write(tmp_path / "paginas" / "a.md", '!!! note\n\n    ```bash\n    echo "a\n    ```\n')
    done = run(tmp_path, ".")
    assert done.stdout.startswith("paginas/a.md:4:10: SH101")


def test_without_a_site_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```bash\nls\n```\n")
    run(tmp_path, "a.md")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_verdicts_are_kept_where_told(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```bash\nls\n```\n")
    run(tmp_path, "--cache", "guardado", "a.md")
    assert (tmp_path / "guardado" / "fragmentos.json").is_file()


def test_mkdocs_is_not_needed(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "```bash\nls\n```\n")
    code = (
        "import sys, runpy; sys.argv = ['snippets.py', 'a.md'];"
        f"sys.path.insert(0, {str(PROGRAM.parent)!r})\n"
        f"try: runpy.run_path({str(PROGRAM)!r}, run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "loaded = {'mkdocs', 'markdown', 'pymdownx', 'yaml', 'tree_sitter'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
