"""A new page: where it goes, what it says, and that nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.authoring.create import CreateError, create_page, instructions, kinds

CONFIG = "nav:\n  - Inicio: index.md\n  - Guías:\n      - Una: guias/una.md\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "resources/plantillas/guias.md": "---\ntitle: {titulo}\n---\n\n# {titulo}\n\nEn guias/{nombre}.md.\n",
        "resources/plantillas/referencia.md": "# {titulo}\n",
        "docs/guias/una.md": "# Una\n",
        "mkdocs.yml": CONFIG,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def created(root: Path, name: str) -> tuple[Path, str, bool]:
    return create_page(root, root / "docs", root / "mkdocs.yml", name)


def contents(root: Path) -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name", ["guias/copiar-un-volumen", "guias/copiar-un-volumen.md", "docs/guias/copiar-un-volumen.md"]
)
def test_a_page_is_made_of_the_template_of_its_kind_and_put_into_the_menu(root: Path, name: str) -> None:
    file, line, in_menu = created(root, name)
    assert file == root / "docs/guias/copiar-un-volumen.md"
    assert file.read_text("utf-8") == (
        "---\ntitle: Copiar un volumen\n---\n\n# Copiar un volumen\n\nEn guias/copiar-un-volumen.md.\n"
    )
    assert (line, in_menu) == ("- Copiar un volumen: guias/copiar-un-volumen.md", True)
    assert (root / "mkdocs.yml").read_text("utf-8") == f"{CONFIG}      {line}\n"


def test_the_first_page_of_a_folder_is_left_for_the_author_to_put_into_the_menu(root: Path) -> None:
    file, line, in_menu = created(root, "referencia/ordenes")
    assert file.is_file()
    assert (line, in_menu) == ("- Ordenes: referencia/ordenes.md", False)
    assert (root / "mkdocs.yml").read_text("utf-8") == CONFIG


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("recetas/una", "los tipos son guias, referencia"),
        ("guias", "«guias» no es TIPO/NOMBRE"),
        ("guias/", "«guias/» no es TIPO/NOMBRE"),
        ("guias/Con Tildes", "«Con Tildes» no vale de nombre"),
        ("guias/../fuera", "no vale de nombre"),
        ("guias/a/b", "no vale de nombre"),
        ("guias/-a", "no vale de nombre"),
        ("guias/a-", "no vale de nombre"),
        ("guias/a--b", "no vale de nombre"),
        ("guias/a_b", "no vale de nombre"),
        ("guias/a.md.md", "«a.md» no vale de nombre"),
        ("guias/a\n", "no vale de nombre"),
        ("una", "«una» no es TIPO/NOMBRE"),
        ("docs/docs/guias/una", "no es TIPO/NOMBRE"),
        ("referencia/Una", "«Una» no vale de nombre"),
        ("guias/una", "ya existe docs/guias/una.md"),
    ],
)
def test_wrong_use_is_refused_and_writes_nothing(root: Path, name: str, told: str) -> None:
    before = contents(root)
    with pytest.raises(CreateError, match=told):
        created(root, name)
    assert contents(root) == before


def test_the_kinds_are_the_templates_that_there_are(root: Path) -> None:
    assert kinds(root) == ["guias", "referencia"]


@pytest.mark.parametrize("slug", ["a", "7", "a1-b2-3c", "29"])
def test_names_are_of_small_letters_figures_and_hyphens(root: Path, slug: str) -> None:
    file, line, in_menu = created(root, f"guias/{slug}")
    assert file == root / f"docs/guias/{slug}.md"
    assert in_menu
    assert line in (root / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("Di qué hace.", True),
        ("  Árbol.", True),
        ("title: {titulo}", True),
        ("??? question", True),
        ("  ??? question", True),
        ("**Antes.** Di qué hace falta.", True),
        ("**Antes, Di**.", True),
        ("**Antes.** Diles qué hace falta.", False),
        ("**Antes.** aDi qué.", False),
        ("**Antes.**", False),
        ("*Antes.* Di", False),
        ("???question", False),
        ("# Di qué", False),
        ("- Di qué", False),
        ("7 cosas", False),
        ("_cosas_", False),
        ("```console", False),
        ("$ docker ps", False),
        ("---", False),
        ("", False),
    ],
)
def test_the_sentences_of_templates_that_ask_for_others(root: Path, line: str, asks: bool) -> None:
    (root / "resources/plantillas/referencia.md").write_text(f"# A\n{line}\n- b\n", "utf-8")
    others = {"title: {titulo}", "En guias/{nombre}.md."}
    assert instructions(root) == (others | {line} if asks else others)
