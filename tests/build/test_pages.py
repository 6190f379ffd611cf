"""What is kept of pages between builds: each thing that a page depends on changes, and no page is ever an old one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from builds import ROOT, Build, build, serving
from guide.snippets.cache import TABLES

EXTENSIONS = re.search(r"(?ms)^markdown_extensions:\n.*?(?=^\S)(?!markdown)", (ROOT / "mkdocs.yml").read_text("utf-8"))
SITE = """\
site_name: Prueba
nav: [index.md, a.md, b.md, c.md]
theme: {name: null, custom_dir: tema}
plugins: []
hooks: [hooks/pages.py, hooks/diagrams.py, hooks/snippets.py]
validation: {links: {anchors: warn}}
"""
PAGES = {
    "index.md": "# Inicio\n\nVe a [la parte](b.md#parte) y a [b](b.md).\n\n```diagrama\ndocker\n```\n",
    "a.md": '---\ntitle: Una\n---\n# Á\n\n=== "Linux"\n\n    ```console\n    $ docker ps --all\n    nada\n    ```\n',
    "b.md": '# B\n\nHTML.\n\n--8<-- "siglas.md"\n\n## Parte {#parte}\n\nTexto[^1] :material-docker:.\n\n[^1]: Nota.\n',
    "c.md": '# C\n\n<a id="suelta"></a>\n\n[aquí](#suelta) [allí](a.md)\n\n- `docker run --rm alpine`\n',
}
TEMPLATE = """\
<html><title>{{ page.title }}</title>
{% for item in nav %}<a href="{{ item.url | url }}">{{ item.title }}</a>{% endfor %}
{{ page.previous_page.title }} {{ page.next_page.title }}
{% for item in page.toc %}<li>{{ item.url }} {{ item.title }} {{ item.level }} {{ item.active }}
{% for more in item.children %}<li>{{ more.url }} {{ more.title }}{% endfor %}{% endfor %}
{{ page.content }}</html>
"""
Change = Callable[[Path], object]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make(folder: Path) -> Path:
    """A small site with a copy of the hooks and of the resources."""
    assert EXTENSIONS
    shutil.copytree(ROOT / "hooks", folder / "hooks")
    for name in ("fuentes", *TABLES, "diagramas/_paleta.yml", "diagramas/docker.yml"):
        source, target = ROOT / "resources" / name, folder / "resources" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
    write(folder, "resources/siglas.md", "*[HTML]: Lenguaje de las páginas\n")
    write(folder, "mkdocs.yml", SITE + EXTENSIONS[0])
    write(folder, "tema/main.html", TEMPLATE)
    for name, text in PAGES.items():
        write(folder, f"docs/{name}", text)
    # Without libcairo: pictures for download take time, and no page shows them otherwise.
    write(folder, "sin/cairocffi/__init__.py", "raise OSError('no library called \"cairo-2\" was found')\n")
    return folder


class Told(NamedTuple):
    converted: int
    warnings: list[str]
    files: dict[str, bytes]


def built(folder: Path, engine: str = "mkdocs") -> Told:
    """The site, and what was told of it. Packages are looked for in «sin» too."""
    result = build(
        folder, folder / "site", strict=False, engine=engine, env={"CI": "", "PYTHONPATH": str(folder / "sin")}
    )
    assert result.status == 0, result.log
    return told(result)


def told(result: Build) -> Told:
    [converted] = re.findall(r"Páginas: \d+, convertidas ahora (\d+)", result.log)
    files = {path.relative_to(result.site).as_posix(): path for path in result.site.rglob("*") if path.is_file()}
    # The only file with the time of the build in it.
    contents = {name: path.read_bytes() for name, path in files.items() if not name.startswith("sitemap.xml")}
    return Told(int(converted), result.lines("WARNING"), contents)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after a first build."""
    folder = make(tmp_path_factory.mktemp("caliente"))
    assert built(folder).converted == len(PAGES)
    return folder


@pytest.fixture
def folder(warm: Path, tmp_path: Path) -> Path:
    return shutil.copytree(warm, tmp_path / "sitio")


def replace(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        write(folder, name, text.replace(old, new))

    return change


def add(name: str, text: str) -> Change:
    return lambda folder: write(folder, name, text)


def rename(old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        (folder / old).rename(folder / new)
        replace("mkdocs.yml", Path(old).name, Path(new).name)(folder)

    return change


ALL = len(PAGES)
# The page with an include depends on all that could be included.
CHANGES: list[tuple[str, Change, int]] = [
    ("nothing", Path.exists, 0),
    ("text of a page", replace("docs/a.md", "nada", "algo"), 1),
    ("title of a page", replace("docs/a.md", "title: Una", "title: Otra"), 0),
    ("heading of a page", replace("docs/b.md", "# B", "# Be"), 1),
    ("anchor that another page links to", replace("docs/b.md", "#parte}", "#otra}"), 1),
    ("included file", replace("resources/siglas.md", "páginas", "webs"), 1),
    ("included file is gone", lambda folder: (folder / "resources/siglas.md").unlink(), 1),
    ("name of a page that is linked to", rename("docs/b.md", "docs/d.md"), ALL),
    ("one page more", lambda folder: [add("docs/d.md", "# D\n")(folder), rename("docs/d.md", "docs/e.md")], ALL + 1),
    ("another file beside the pages", add("docs/img/a.svg", "<svg/>"), ALL),
    ("order of the pages", replace("mkdocs.yml", "a.md, b.md", "b.md, a.md"), 0),
    ("template", replace("tema/main.html", "<html>", '<html lang="es">'), 0),
    ("template that is new", add("tema/404.html", "{{ config.site_name }}"), 0),
    ("option of an extension", replace("mkdocs.yml", "Enlace permanente", "Enlace"), ALL),
    ("an extension less", replace("mkdocs.yml", "  - abbr\n", ""), ALL),
    ("option of MkDocs", replace("mkdocs.yml", "plugins:", "use_directory_urls: false\nplugins:"), ALL),
    ("what is a warning", replace("mkdocs.yml", "anchors: warn", "absolute_links: ignore"), ALL),
    ("version of an extension", add("sin/pymdown_extensions-99.dist-info/METADATA", ""), ALL),
    ("code of a hook", replace("hooks/guide/snippets/shell/session_lexer.py", "Generic.Output", "Generic.Error"), ALL),
    ("drawing", replace("resources/diagramas/docker.yml", "titulo: ", "titulo: Otra "), 1),
    ("record of the laboratory", add("resources/verificacion.json", '{"paginas": {}}'), 1),
    ("grammar of docker", replace("resources/docker-cli.json", '"28.5.2"', '"28.5.3"'), 1),
]


def test_a_link_to_a_page_that_is_left_out_since_is_told(folder: Path) -> None:
    replace("mkdocs.yml", "nav: [index.md, a.md,", "exclude_docs: a.md\nnav: [index.md,")(folder)
    log = build(folder, folder / "site", strict=False, env={"CI": "", "PYTHONPATH": str(folder / "sin")}).log
    assert "Doc file 'c.md' contains a link to 'a.md' which is excluded" in log


@pytest.mark.parametrize(("change", "converted"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_no_page_is_an_old_one(folder: Path, change: Change, converted: int) -> None:
    change(folder)
    kept = built(folder)
    shutil.rmtree(folder / ".cache")
    new = built(folder)
    assert kept.files == new.files
    assert kept.warnings == new.warnings
    assert kept.converted == converted
    assert new.converted == len(list((folder / "docs").glob("*.md")))


def test_what_is_not_asked_for_is_forgotten(folder: Path) -> None:
    kept = folder / ".cache/guia/paginas"
    before = set(kept.iterdir())
    replace("docs/a.md", "nada", "algo")(folder)
    built(folder)
    assert len(set(kept.iterdir()) - before) == 1
    assert len(list(kept.iterdir())) == ALL


def test_templates_are_compiled_once_for_each_environment(folder: Path) -> None:
    def compiled() -> set[tuple[str, int]]:
        return {(file.name, file.stat().st_ino) for file in (folder / ".cache/guia/plantillas").iterdir()}

    first = compiled()
    built(folder)
    assert compiled() == first != set()
    add("sin/jinja2-99.dist-info/METADATA", "")(folder)
    built(folder)
    assert len(compiled()) == len(first)
    assert not {name for name, _ in compiled()} & {name for name, _ in first}


def test_mkdocs_and_properdocs_keep_pages_of_their_own(folder: Path) -> None:
    first, again = built(folder, "properdocs"), built(folder, "properdocs")
    assert (first.converted, again.converted) == (ALL, 0)
    assert first.files == again.files
    assert first.warnings == again.warnings


def test_a_page_with_a_warning_warns_in_every_build(folder: Path) -> None:
    replace("docs/a.md", "# Á", "# Á\n\n[nada](nada.md)")(folder)
    first, again = built(folder), built(folder)
    assert len(first.warnings) == 1
    assert again.warnings == first.warnings
    assert (first.converted, again.converted) == (1, 1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-9],
        lambda data: data.replace(b"nada", b"algo"),
        lambda data: b"\xff" + data,
    ],
    ids=["empty", "cut off", "changed", "not in UTF-8"],
)
def test_a_file_that_is_not_as_it_was_written_does_not_count(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    [file] = [file for file in (folder / ".cache/guia/paginas").iterdir() if b"nada" in file.read_bytes()]
    before = file.read_bytes()
    file.write_bytes(damage(before))
    assert built(folder).converted == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("base_path:", "url_download: true\n      base_path:", "pymdownx.snippets sin base_path"),
        ("base_path:", "restrict_base_path: false\n      base_path:", "pymdownx.snippets sin base_path"),
        (
            "base_path: [resources, contenedor, Dockerfile, compose.yaml, .dockerignore]",
            "dedent_subsections: true",
            "pymdownx.snippets sin base_path",
        ),
        ("  - abbr\n", "  - abbr\n  - smarty\n", "smarty"),
        ("emoji_index:", "options: {custom_icons: [overrides]}\n      emoji_index:", "pymdownx.emoji con options"),
        ("  - toc:\n", "  - toc:\n      slugify: !!python/name:posixpath.join\n", "<function join"),
    ],
)
def test_nothing_is_kept_where_pages_depend_on_what_has_no_digest(folder: Path, old: str, new: str, said: str) -> None:
    replace("mkdocs.yml", old, new)(folder)
    result = build(folder, folder / "site", strict=False, env={"CI": "", "PYTHONPATH": str(folder / "sin")})
    assert result.status == 0
    assert f"Páginas: se convierten todas, porque no se sabe de qué dependen ({said}" in result.log


def test_the_code_of_the_hooks_counts_wherever_the_build_is_started(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site")]

    def converted() -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return str(re.findall(r"convertidas ahora (\d+)", done.stderr)[0])

    # What can be included is looked for where the build is started.
    first, again = converted(), converted()
    (folder / "hooks/otro.py").write_text("", "utf-8")
    assert (first, again, converted()) == ("1", "0", str(ALL))


def test_a_site_is_built_where_nothing_can_be_kept(folder: Path) -> None:
    for name in ("paginas", "plantillas"):
        shutil.rmtree(folder / ".cache/guia" / name)
        write(folder, f".cache/guia/{name}", "")
    first, again = built(folder), built(folder)
    assert (first.converted, again.converted) == (ALL, ALL)
    assert first.files == again.files


def test_the_same_text_in_another_folder_is_another_page(folder: Path) -> None:
    add("docs/sub/c.md", PAGES["c.md"])(folder)
    [warning] = built(folder).warnings
    assert "'sub/c.md' contains a link 'a.md'" in warning


def test_abbreviations_of_every_page_count(folder: Path) -> None:
    replace("mkdocs.yml", "base_path:", "auto_append: [siglas.md]\n      base_path:")(folder)
    built(folder)
    replace("resources/siglas.md", "páginas", "webs")(folder)
    assert built(folder).converted == ALL


def test_a_page_saved_while_serving_is_shown_and_no_other_is_converted(folder: Path) -> None:
    with serving(folder) as wait:
        wait("<h1", True)
        replace("docs/index.md", "# Inicio", "# Principio")(folder)
        wait("Principio", True)
        replace("tema/main.html", "<html>", "<html lang=es>")(folder)
        (folder / "docs/index.md").touch()
        assert "Principio" in wait("lang=es", True)
    counts = re.findall(r"convertidas ahora (\d+)", (folder / "serve.log").read_text("utf-8"))
    assert counts[0] == "0"
    assert counts.count("1") == 1
    assert set(counts) == {"0", "1"}
