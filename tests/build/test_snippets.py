"""Real builds of small sites: what authors and CI are told, and what ``mkdocs serve`` shows meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from builds import ROOT, Build, build, serving
from guide.snippets.judging import ahead
from snippets_support import CONFIG, INCLUDED

THEME = """\
theme: {{name: null, custom_dir: tema}}
plugins: []
hooks: [{hook}]
"""
GOOD = "---\ntitle: Con cabecera\n---\n# Título\n\n```console\n$ docker ps\n```\n"
NESTED = """\
---
title: Con cabecera
---

# Título

1.  Lista

    === "Linux"

        ```console
        $ docker run -e 'SALUDO=hola alpine env
        SALUDO=hola
        ```
"""


def make(folder: Path, pages: dict[str, str], config: str = "") -> Path:
    theme = THEME.format(hook=os.path.relpath(ROOT / "hooks" / "snippets.py", folder))
    (folder / "mkdocs.yml").write_text(CONFIG.format(strict="true", raised="[MD115]") + theme + config, "utf-8")
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, text in INCLUDED.items():
        path = folder / "resources" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "tema").mkdir()
    (folder / "tema" / "main.html").write_text("<html><body>{{ page.content }}</body></html>", "utf-8")
    return folder


def built(folder: Path, **options: str) -> Build:
    return build(folder, folder / "site", **options)  # type: ignore[arg-type]


def findings(result: Build) -> list[str]:
    """The warnings, without their level."""
    return [line.removeprefix("WARNING -  ") for line in result.lines("WARNING")]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_clean_site_is_counted(engine: str, tmp_path: Path) -> None:
    result = built(make(tmp_path, {"index.md": GOOD}), engine=engine)
    assert result.status == 0, result.log
    assert findings(result) == []
    assert (
        "INFO    -  Fragmentos: 1 bloque: 1 comprobado (console 1), 0 de texto, 0 exentos. Ningún error" in result.log
    )


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_open_quote_in_a_tab_in_a_list_stops_the_strict_build(engine: str, tmp_path: Path) -> None:
    result = built(make(tmp_path, {"index.md": GOOD, "guias/a.md": NESTED}), engine=engine)
    assert result.status == 1
    assert findings(result) == [
        "docs/guias/a.md:12:25: SH101 la comilla ' se abre aquí y no se cierra "
        "(shfmt: reached EOF without closing quote `'`)"
    ]
    assert f"\n            $ docker run -e 'SALUDO=hola alpine env\n    {' ' * 24}^\n" in result.log


def test_without_strict_the_site_is_built(tmp_path: Path) -> None:
    result = build(make(tmp_path, {"index.md": NESTED}), tmp_path / "site", strict=False)
    assert result.status == 0
    assert len(findings(result)) == 1
    assert "guia-error" not in (tmp_path / "site" / "index.html").read_text("utf-8")


BROKEN = [
    ("sin lenguaje", "```\nls\n```\n", "1:1: MD101 el bloque no dice su lenguaje"),
    ("desconocido", "```bsah\nls\n```\n", "1:1: MD102 «bsah» no es ningún lenguaje conocido; ¿quisiste decir «bash»?"),
    ("sin comprobador", "```go\nls\n```\n", "1:1: MD103 «go» no tiene comprobador: añade { .go sin-verificar="),
    ("con sangría", "Texto\n\n    docker ps\n", "3:5: MD104 código con sangría y sin lenguaje"),
    ("pre", "<pre>docker ps</pre>\n", "1:1: MD105 código en <pre>: usa un bloque con vallas"),
    ("cabecera", "```bash title=a\nls\n```\n", "1:1: MD106 la cabecera «bash title=a» no es válida"),
    ("sin cerrar", "```bash\nls\n", "1:1: MD107 el bloque no se cierra"),
    ("comentario", "<!--\n```bash\nls\n```\n-->\n", "2:1: MD108 el bloque está en un comentario de HTML"),
    (
        "texto incluido",
        'a\n\n--8<-- "con-codigo.md"\n',
        "3:1: MD109 el HTML tiene un bloque de código que la página no",
    ),
    ("sin motivo", '```{ .bash sin-verificar="" }\nls\n```\n', "1:1: MD110 di por qué no se comprueba"),
    ("sesión", "```bash\n$ ls\n```\n", "2:1: MD111 «$ » es de una sesión de terminal"),
    ("sin indicador", "```console\nls\n```\n", "2:1: MD112 ninguna línea empieza por «$ »"),
    ("root", "```console\n# ls\n```\n", "2:1: MD113 «# » puede ser root o un comentario"),
    (
        "no existe",
        '```bash\n--8<-- "no.sh"\n```\n',
        "2:1: MD114 el archivo incluido «no.sh» no existe: la ruta parte de «resources»",
    ),
    ("marcador", "```bash\ndocker stop <ID>\n```\n", "2:13: MD115 el marcador <ID> se escribe en minúsculas"),
    ("yaml", "```yaml\na: [\n```\n", "2:4: YA101 "),
    ("json", "```json\n{,}\n```\n", "2:2: JS101 "),
    ("toml", "```toml\na = b\n```\n", "2:5: TO101 "),
    ("ini", "```ini\n[a\n```\n", "2:1: IN101 "),
    ("dockerfile", "```dockerfile\nFROM\n```\n", "2:1: DF101 "),
]


def test_every_way_to_break_a_page_is_told(tmp_path: Path) -> None:
    pages = {f"{number:02}.md": text for number, (_, text, _) in enumerate(BROKEN)}
    result = built(make(tmp_path, pages))
    assert result.status == 1
    told = findings(result)
    assert len(told) == len(BROKEN), result.log
    for number, (line, (_, _, expected)) in enumerate(zip(told, BROKEN, strict=True)):
        assert line.startswith(f"docs/{number:02}.md:{expected}")


def test_included_file_is_told_under_its_own_name(tmp_path: Path) -> None:
    result = built(make(tmp_path, {"index.md": '- a\n\n    ```bash\n    --8<-- "rotas.sh"\n    ```\n'}))
    assert [line[:32] for line in findings(result)] == ["resources/rotas.sh:2:11: SH104 $"]


def test_lines_stay_true_when_another_hook_adds_some(tmp_path: Path) -> None:
    make(tmp_path, {"index.md": NESTED})
    (tmp_path / "antes.py").write_text(
        "def on_page_markdown(markdown, **kwargs):\n    return 'Aviso\\n\\nOtro\\n\\n' + markdown + '\\n\\nFin\\n'\n",
        "utf-8",
    )
    config = (tmp_path / "mkdocs.yml").read_text("utf-8").replace("hooks: [", "hooks: [antes.py, ")
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    assert [line[:29] for line in findings(built(tmp_path))] == ["docs/index.md:12:25: SH101 la"]


def test_second_build_reads_its_verdicts(tmp_path: Path) -> None:
    make(tmp_path, {"index.md": NESTED})
    first = built(tmp_path)
    kept = tmp_path / ".cache" / "guia" / "fragmentos.json"
    before = kept.stat().st_mtime_ns
    assert findings(built(tmp_path)) == findings(first)
    assert kept.stat().st_mtime_ns == before


def test_blocks_judged_by_another_process_are_told_once_and_alike(tmp_path: Path) -> None:
    pages = {f"{n:02}.md": NESTED.replace("alpine", f"alpine:3.{n}") for n in range(ahead.MANY)}
    make(tmp_path, {**pages, "index.md": GOOD})
    first = built(tmp_path)
    assert [line[:23] for line in findings(first)] == [f"docs/{n:02}.md:12:25: SH101" for n in range(ahead.MANY)]
    assert first.status == 1
    assert findings(built(tmp_path)) == findings(first)


def test_front_matter_that_would_be_published_as_text_fails_the_build(tmp_path: Path) -> None:
    text = "---\ntitle: Copiar: un volumen\n---\n\nTexto\n"
    result = built(make(tmp_path, {"index.md": text}))
    assert result.status == 1
    [told] = findings(result)
    assert told.startswith("docs/index.md:2:14: PG103 ")


# --- mkdocs serve -----------------------------------------------------------


def test_serve_shows_the_error_and_forgets_it_once_mended(tmp_path: Path) -> None:
    make(tmp_path, {"index.md": NESTED + "\nFin\n"})
    page = tmp_path / "docs" / "index.md"
    with serving(tmp_path) as wait:
        shown = wait("guia-error", True)
        box = shown.index('<div class="admonition failure guia-error" role="note" data-codigo="SH101">')
        assert shown.index('<div class="tabbed-block">') < box < shown.index('<div class="language-console highlight">')
        assert "la comilla &#x27; se abre aquí y no se cierra" in shown
        assert "docs/index.md:12:25" in shown
        page.write_text(NESTED.replace("-e 'S", "-e S"), "utf-8")
        wait("guia-error", False)
        page.write_text("# T\n\n```bash\n<b>'\n```\n\n```bash title=a\nls\n```\n", "utf-8")
        shown = wait("guia-error", True)
        assert shown.count('class="admonition failure guia-error"') == 2
        assert "&lt;b&gt;&#x27;" in shown
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert log.count("docs/index.md:12:25: SH101") == 1
    assert "Traceback" not in log
