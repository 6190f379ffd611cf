"""Pages checked on their own: each room says what it has to, at its place, and of the asked pages only."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.authoring.check import PagesReport, check_pages, project_problem
from guide.lab.pages import marks, record
from guide.lab.pages.record import About, Run
from guide.snippets import program
from guide.snippets.reading import pages
from guide.snippets.reading.project import above
from small_site import small_site

HEAD = "---\ntitle: Título\ndescription: Una frase.\n---\n\n"
PAGE = "explicacion/registros.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path / "guía")
    for name in ("index.md", "explicacion/imagenes.md", PAGE):
        page = folder / "docs" / name
        page.write_text(HEAD + page.read_text("utf-8"), "utf-8")
    return folder


def check(site: Path, *names: str) -> PagesReport:
    project = above(site)
    assert project is not None
    return check_pages(project, [(site / "docs" / name).resolve() for name in names])


def told(report: PagesReport) -> list[str]:
    """All but what is said of the texts: not every machine has the dictionary, and most of these pages have none."""
    return [f"{d.file}:{d.line}:{d.column} {d.code}" for d in report.diagnostics if not d.code.startswith("PR")]


def write(site: Path, text: str, page: str = PAGE) -> None:
    (site / "docs" / page).write_text(text, "utf-8")


def test_good_pages_have_nothing_to_say(site: Path) -> None:
    report = check(site, "index.md", "explicacion/imagenes.md", PAGE)
    assert told(report) == []
    assert report.blocks.checked


def test_only_the_pages_that_were_asked_for_are_checked(site: Path) -> None:
    write(site, "[nada](no-existe.md)\n", "explicacion/imagenes.md")
    assert told(check(site, PAGE)) == []


NEEDS = "a la cabecera le falta {}: va entre dos líneas «---», antes de todo lo demás"
TITLE, DESCRIPTION = NEEDS.format("title"), NEEDS.format("description")
BOTH = NEEDS.format("title y description")
FRONT_MATTER: list[tuple[str, list[str]]] = [
    ("", [f"1:1-2 PG102 {BOTH}"]),
    ("A\n", [f"1:1-2 PG102 {BOTH}"]),
    ("# Sin cabecera\n", [f"1:1-2 PG102 {DESCRIPTION}"]),
    ("---\ntitle: a\n---\n\n# A\n", [f"1:1-2 PG102 {DESCRIPTION}"]),
    ("---\ntitle: a\ndescription: b\n---\n\nA\n", []),
    # MkDocs takes the heading for the title, but for one that is there and empty.
    ("---\ndescription: b\n---\n\n# A\n", []),
    ("---\ndescription: b\n---\n\nA\n\n# B\n", []),
    ("---\ndescription: b\n---\n\nA\n", [f"1:1-2 PG102 {TITLE}"]),
    ("---\ndescription: b\n---\n\n#A\n\n ## B\n\n## # C\n", [f"1:1-2 PG102 {TITLE}"]),
    ("---\n# A\ndescription: b\n---\n\nA\n", [f"1:1-2 PG102 {TITLE}"]),
    ("---\ntitle:\ndescription: b\n---\n\n# A\n", [f"1:1-2 PG102 {TITLE}"]),
    ("---\ntitle: ' '\ndescription: b\n---\n\n# A\n", [f"1:1-2 PG102 {TITLE}"]),
    ("---\ntitle: a\ndescription: ''\n---\n\n# A\n", [f"1:1-2 PG102 {DESCRIPTION}"]),
    ("---\ntitle: a\ndescription: '  '\n---\n\n# A\n", [f"1:1-2 PG102 {DESCRIPTION}"]),
    ("---\ntitle:\ndescription:\n---\n\n# A\n", [f"1:1-2 PG102 {BOTH}"]),
    ("---\ntitle: 404\ndescription: 7\n---\n\nA\n", []),
    ('---\n"title": a\n"description": b\n---\n\nA\n', []),
    # What cannot be read is told alone.
    ("---\ntitle: Copiar: un volumen\ndescription: b\n---\n\nA\n", ["2:14-15 PG103 la cabecera no se puede leer"]),
    ("---\n- a\n---\n\nA\n", ["2:1-2 PG103 la cabecera no se puede leer"]),
    # A fence of this form inside a page is no front matter.
    ("# A\n\n---\ntitle: a\ndescription: b\n---\n", [f"1:1-2 PG102 {DESCRIPTION}"]),
]


def test_front_matter_says_title_and_description(site: Path) -> None:
    pages = [f"explicacion/pagina-{number:02}.md" for number in range(len(FRONT_MATTER))]
    for page, (text, _) in zip(pages, FRONT_MATTER, strict=True):
        write(site, text, page)
    found = [d for d in check(site, *pages).diagnostics if d.code in ("PG102", "PG103")]
    for page, (text, expected) in zip(pages, FRONT_MATTER, strict=True):
        own = [d for d in found if d.file == f"docs/{page}"]
        lines = [f"{d.line}:{d.column}-{d.end_column} {d.code} {d.message}" for d in own]
        assert len(lines) == len(expected), text
        assert all(line.startswith(part) for line, part in zip(lines, expected, strict=True)), (text, lines)
        assert [d.excerpt for d in own] == [text.split("\n")[d.line - 1] for d in own]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("mkdocs.yml", "site_name: a\n", None),
        ("mkdocs.yaml", "{}", None),
        ("mkdocs.yml", "\ufeffa: !ENV [B, c]\nd: !!python/name:e.f\n", None),
        ("mkdocs.yml", "", (1, 1, "", "no son líneas «clave: valor»")),
        ("mkdocs.yml", "- a\n- b\n", (1, 1, "- a", "no son líneas «clave: valor»")),
        ("otro.yaml", "a\n", (1, 1, "a", "no son líneas «clave: valor»")),
        ("mkdocs.yml", "a: 1\nñ: b: c\nd: [\n", (2, 5, "ñ: b: c", "aquí no puede haber «clave: valor»")),
        ("mkdocs.yml", "a: '\udce9'\n", (1, 1, "", "no está en UTF-8")),
        ("mkdocs.yml", f"a: {'[' * 20_000}", (1, 1, f"a: {'[' * 20_000}", "tiene demasiados niveles")),
        # Others read these.
        ("zensical.toml", "- a\n", None),
        ("mkdocs.yml.orig", "- a\n", None),
    ],
)
def test_a_project_file_that_cannot_be_read(
    tmp_path: Path, name: str, text: str, expected: tuple[int, int, str, str] | None
) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    found = project_problem(tmp_path / name)
    if expected is None:
        assert found is None
    else:
        line, column, excerpt, why = expected
        assert found is not None
        place = (found.file, found.line, found.column, found.end_line, found.end_column, found.code)
        assert place == (name, line, column, line, column + 1, "PG105")
        assert found.excerpt == excerpt
        assert found.message.startswith(f"no se puede leer, y sin él no se comprueba nada: {why}")


DIAGRAMS = """\
``` diagrama
docker
```

``` diagrama
  docker
```

> ``` diagrama
> nada
> ```

=== "Uno"

    ``` diagrama
    nada
    ```

``` diagrama
registros
```

``` diagrama
docker
```

``` diagrama
```

``` text
docker
```

``` mermaid
graph
```
"""


def test_each_diagram_is_shown_once_and_is_there(site: Path) -> None:
    write(site, f"{HEAD}{DIAGRAMS}")
    found = [d for d in check(site, PAGE).diagnostics if d.code == "DG302"]
    again, none = "el diagrama «docker» ya está en esta página; muéstralo una sola vez", "«nada»"
    expected = [(11, 1, 7, again), (15, 3, 7, none), (21, 5, 9, none), (29, 1, 7, again), (32, 1, 2, "")]
    assert [(d.line, d.column, d.end_column) for d in found] == [row[:3] for row in expected]
    assert all(d.end_line == d.line for d in found)
    assert all(row[3] in d.message for d, row in zip(found, expected, strict=True))
    assert [d.excerpt for d in found] == ["  docker", "> nada", "    nada", "docker", "``` diagrama"]


def test_each_fault_is_offered_once_and_is_there(site: Path) -> None:
    slug = "01-pagina-que-no-abre"
    write(site, f"{HEAD}``` averia\n{slug}\n```\n\n``` averia\n{slug}\n```\n\n``` averia\n02-nada\n```\n")
    found = [(d.file, d.line, d.code) for d in check(site, PAGE).diagnostics if d.code.startswith("EJ")]
    assert found == [(f"docs/{PAGE}", 11, "EJ202"), (f"docs/{PAGE}", 15, "EJ202")]


def test_the_challenges_are_offered_once_and_by_their_name(site: Path) -> None:
    write(site, f"{HEAD}``` retos\nretos\n```\n\n``` retos\nretos\n```\n\n``` retos\nreto-01\n```\n")
    found = [(d.file, d.line, d.code) for d in check(site, PAGE).diagnostics if d.code.startswith("EJ")]
    assert found == [(f"docs/{PAGE}", 11, "EJ203"), (f"docs/{PAGE}", 15, "EJ203")]


def test_what_is_found_is_told_in_order_and_blocks_are_remembered(site: Path) -> None:
    write(site, f"{HEAD}[a](no.md)\n\n```bash\ndocker run --nmae a b\n```\n\n[a](no.md)\n")
    write(site, f"{HEAD}[a](no.md)\n", "explicacion/imagenes.md")
    assert told(check(site, PAGE, "explicacion/imagenes.md")) == [
        "docs/explicacion/imagenes.md:6:5 EN101",
        *(f"docs/{PAGE}:{place}" for place in ("6:5 EN101", "9:12 DK102", "12:5 EN101")),
    ]
    assert (site / ".cache/guia/fragmentos.json").is_file()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](imagenes.md) [b](imagenes.md#imagenes) [c](../index.md)\n", []),
        ("[a](imagen.md)\n", ["6:5 EN101"]),
        ("[a](imagenes.md#no-existe)\n", ["6:5 EN102"]),
        # Files that only a build makes are known.
        ("[a](../resources/docker.svg) [b](../resources/docker-oscuro.png)\n", []),
        ("[a](../resources/dockr.svg)\n", ["6:5 EN101"]),
        ("[a](../resources/docker.txt)\n", ["6:5 EN101"]),
        # Headings have the ids that they get in the site; what stands before the text is none.
        ("## Árbol *uno*\n\n[a](#arbol-uno) [b](#description-una-frase)\n", ["8:21 EN102"]),
        ("```bash\ndocker run --nmae a nginx:1.29\n```\n", ["7:12 DK102"]),
        ('```{ .console sale="x" }\n$ docker ps\n```\n', ["6:1 LB101"]),
        ("``` diagrama\nregistros\n```\n", []),
        ("- a\n\n    ``` diagrama\n    no-existe\n    ```\n", ["9:5 DG302"]),
        ("``` diagrama\ndocker.yml\n```\n", ["7:1 DG302"]),
        ("``` diagrama\n```\n", ["6:1 DG302"]),
        ("``` diagrama\ndocker\n```\n\n``` diagrama\ndocker\n```\n", ["11:1 DG302"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(site: Path, body: str, expected: list[str]) -> None:
    write(site, f"{HEAD}{body}")
    assert told(check(site, PAGE)) == [f"docs/{PAGE}:{place}" for place in expected]


def test_a_page_that_is_not_in_the_menu_is_told_with_its_line(site: Path) -> None:
    write(site, HEAD, "explicacion/otra.md")
    report = check(site, "explicacion/otra.md")
    assert told(report) == ["docs/explicacion/otra.md:1:1 PG101"]
    assert {(d.end_line, d.end_column) for d in report.diagnostics if d.code == "PG101"} == {(1, 2)}
    messages = [diagnostic.message for diagnostic in report.diagnostics if diagnostic.code == "PG101"]
    assert messages == ["la página no está en el menú: añade «- Título: explicacion/otra.md» a «nav», en mkdocs.yml"]


def test_the_source_of_a_diagram_is_told_with_the_page_that_shows_it(site: Path) -> None:
    source = site / "resources/diagramas/registros.yml"
    source.write_text(source.read_text("utf-8").replace("imagen -> registro:", "imagne -> registro:", 1), "utf-8")
    [problem] = told(check(site, PAGE))
    assert problem.startswith("resources/diagramas/registros.yml:")
    assert problem.endswith(" DG108")
    assert told(check(site, "index.md")) == []


def test_a_broken_palette_is_told_once_with_the_pages_that_show_diagrams(site: Path) -> None:
    (site / "resources/diagramas/_paleta.yml").write_text("x: 1\n", "utf-8")
    assert told(check(site, PAGE)) == ["resources/diagramas/_paleta.yml:1:1 DG100"]
    assert told(check(site, "explicacion/imagenes.md")) == []


def test_a_sentence_of_a_template_is_told_where_it_begins(site: Path) -> None:
    write(site, f"{HEAD}??? question\n\n    Da la respuesta y la razón.\n    da la respuesta y la razón.\n")
    [found] = [d for d in check(site, PAGE).diagnostics if d.code == "PG104"]
    assert (found.line, found.column, found.end_line, found.end_column) == (8, 5, 8, 32)
    assert found.excerpt == "    Da la respuesta y la razón."


@pytest.mark.parametrize(("in_ci", "severity"), [(True, "error"), (False, "warning")])
def test_what_checks_may_only_be_missing_outside_of_ci(
    site: Path, monkeypatch: pytest.MonkeyPatch, in_ci: bool, severity: str
) -> None:
    find = program.find
    monkeypatch.setattr(program, "find", lambda name: None if name == "shellcheck" else find(name))
    write(site, f"{HEAD}```bash\ndocker ps\n```\n")
    project = above(site)
    assert project is not None
    found = check_pages(project, [(site / "docs" / PAGE).resolve()], in_ci=in_ci).diagnostics
    assert [d.severity for d in found if d.code == "SC9003"] == [severity]


SESSION = f"{HEAD}```console\n$ pwd\n/home/ana\n```\n"


def test_a_page_that_was_not_run_as_it_stands_is_noticed_until_it_is(site: Path) -> None:
    # The record of the guide itself is shared by all small sites.
    (site / record.FILE).unlink()
    write(site, SESSION)
    report = check(site, PAGE)
    plan = marks.read_plan(*pages.read([site / "docs" / PAGE], site))
    [version] = plan.versions
    assert report.notices == [
        f"docs/{PAGE}: sus comandos no se han ejecutado tal como están con Docker {version}: "
        f"sudo ./guia laboratorio comprobar docs/{PAGE}"
    ]
    blocks = tuple((block.fingerprint, 1) for block in plan.blocks if block.runs_on(version))
    run = Run(About(version), "2026-01-01", "sustitutas", True, blocks, 1)
    record.write_record(site, {PAGE: {version: run}}, [PAGE])
    assert check(site, PAGE).notices == []
    record.write_record(site, {PAGE: {version: run._replace(good=False)}}, [PAGE])
    assert len(check(site, PAGE).notices) == 1


def test_a_record_that_cannot_be_read_is_told(site: Path) -> None:
    (site / record.FILE).unlink()
    (site / record.FILE).write_text("{", "utf-8")
    write(site, SESSION)
    assert told(check(site, PAGE)) == ["resources/verificacion.json:1:1 LB201"]


def test_sentences_of_a_template_are_noticed_until_they_are_written(site: Path) -> None:
    template = (site / "resources/plantillas/guias.md").read_text("utf-8").replace("{titulo}", "Registros")
    write(site, template)
    found = [d for d in check(site, PAGE).diagnostics if d.code == "PG104"]
    assert {d.severity for d in found} == {"warning"}
    lines = [d.line for d in found]
    kept = ("-", "#", "title", "`", "$")
    assert lines == [n for n, line in enumerate(template.split("\n"), 1) if line and not line.startswith(kept)]
    rows = template.split("\n")
    assert [d.excerpt for d in found] == [rows[n - 1] for n in lines]
    assert [(d.column, d.end_line, d.end_column) for d in found] == [(1, n, len(rows[n - 1]) + 1) for n in lines]
    mended = [line.replace(".", " ya.") if n in lines else line for n, line in enumerate(template.split("\n"), 1)]
    write(site, "\n".join(mended))
    assert not [d for d in check(site, PAGE).diagnostics if d.code == "PG104"]
