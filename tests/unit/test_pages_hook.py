"""The hook that keeps converted pages, event by event: what it takes from before, and what makes it convert again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pages
import pytest
from guide.conversion.highlighting import NamesOnly
from jinja2 import DictLoader, Environment
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

TEXTS = {
    "a.md": "# Á *uno*\n\nTexto.\n\n## Dos {#dos}\n\n### Tres\n\n## Cuatro\n\n"
    "[b](b.md#parte) [b](b.md#otra) [c](sub/c.md)\n",
    "b.md": "Sin título.\n\n## Parte\n",
    "sub/c.md": '# C\n\n--8<-- "siglas.md"\n',
}


@pytest.fixture
def root(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Path:
    (tmp_path / "docs/sub").mkdir(parents=True)
    (tmp_path / "partes").mkdir()
    (tmp_path / "partes/siglas.md").write_text("Incluido.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: a\ntheme: {name: null, custom_dir: docs}\nplugins: []\n", "utf-8")
    for name, text in TEXTS.items():
        (tmp_path / "docs" / name).write_text(text, "utf-8")
    caplog.set_level(logging.INFO)
    return tmp_path


class Site:
    """One build up to its pages; ``converted`` are those that MkDocs was asked for."""

    def __init__(self, root: Path, change: Callable[[Site], object] = lambda _: None, **settings: Any) -> None:
        self.root, self.texts = root, dict(TEXTS)
        snippets = {"base_path": [str(root / "partes")]}
        extensions = ["attr_list", {"pymdownx.snippets": snippets}, {"toc": {"permalink": True}}]
        self.config: Any = cast(
            "Any", load_config(str(root / "mkdocs.yml"), **{"markdown_extensions": extensions, **settings})
        )
        self.config.hooks = {"hooks/pages.py": pages}
        names = [*TEXTS, "img.svg"]
        self.files = [
            File(name, str(root / "docs"), str(root / "site"), self.config.use_directory_urls) for name in names
        ]
        change(self)
        self.converted: list[str] = []
        self.pages: dict[str, Page] = {}
        self.run()

    def run(self) -> None:
        pages.on_config(self.config)
        files = Files(self.files)
        pages.on_nav(None, config=self.config, files=files)
        for file in files.documentation_pages():
            page = Page(None, file, self.config)
            page.markdown = self.texts.get(file.src_uri, "")
            convert = page.render

            def render(config: Any, files: Any, convert: Any = convert, name: str = file.src_uri) -> None:
                self.converted.append(name)
                convert(config, files)

            page.render = render  # type: ignore[method-assign]
            pages.on_page_markdown(page.markdown, page=page, config=self.config, files=files)
            page.render(self.config, files)
            self.pages[file.src_uri] = page

    def end(self) -> Environment:
        env = Environment(loader=DictLoader({}), autoescape=True)
        pages.on_env(env, config=self.config, files=None)
        return env


def state(page: Page) -> list[object]:
    def headings(items: Any) -> list[object]:
        return [(i.title, i.id, i.level, headings(i.children)) for i in items]

    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return [page.content, headings(page.toc), page.title, page.present_anchor_ids, links]


def test_what_was_kept_is_as_if_it_had_been_converted(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    first, again = Site(root), Site(root)
    assert first.converted == list(TEXTS)
    assert again.converted == []
    for name in TEXTS:
        assert state(again.pages[name]) == state(first.pages[name])
    content, toc, title, anchors, links = state(again.pages["a.md"])
    assert "Texto." in str(content)
    assert toc == [("Á uno", "a-uno", 1, [("Dos", "dos", 2, [("Tres", "tres", 3, [])]), ("Cuatro", "cuatro", 2, [])])]
    assert title == "Á uno"
    assert anchors == {"a-uno", "dos", "tres", "cuatro"}
    assert isinstance(links, dict)
    assert links.keys() == {"a.md", "b.md"}
    assert links["b.md"] == {"parte": "b.md#parte", "otra": "b.md#otra"}
    again.end()
    assert caplog.messages[-1] == "Páginas: 3, convertidas ahora 0"


def change_text(site: Site) -> None:
    site.texts["b.md"] += "Más.\n"


def rename(site: Site) -> None:
    site.files[1] = File("otra.md", str(site.root / "docs"), str(site.root / "site"), use_directory_urls=True)
    site.texts["otra.md"] = site.texts.pop("b.md")


def add_file(site: Site) -> None:
    site.files.append(File("img/b.svg", str(site.root / "docs"), str(site.root / "site"), use_directory_urls=True))


def leave_out(site: Site) -> None:
    site.files[3].inclusion = InclusionLevel.EXCLUDED


def other_address(site: Site) -> None:
    site.files[3].url = "otra.svg"


def change_included(site: Site) -> None:
    (site.root / "partes/siglas.md").write_text("Otro.\n", "utf-8")


def other_order(site: Site) -> None:
    site.files.reverse()


def validate(site: Site) -> None:
    site.config.validation.links.absolute_links = logging.DEBUG


def other_option(site: Site) -> None:
    site.config.mdx_configs["toc"]["permalink"] = "Enlace"


def other_code(site: Site) -> None:
    (site.root / "gancho").mkdir()
    (site.root / "gancho/otro.py").write_text("", "utf-8")
    site.config.hooks = {"a": pages, "b": SimpleNamespace(__file__=str(site.root / "gancho/otro.py"))}


EVERY = ["a.md", "b.md", "sub/c.md"]


@pytest.mark.parametrize(
    ("change", "converted"),
    [
        (change_text, ["b.md"]),
        (rename, ["a.md", "otra.md", "sub/c.md"]),
        (add_file, EVERY),
        (leave_out, EVERY),
        (other_address, EVERY),
        (change_included, ["sub/c.md"]),
        (other_order, []),
        (validate, EVERY),
        (other_option, EVERY),
        (other_code, EVERY),
    ],
)
def test_a_page_is_converted_again_where_something_changed_for_it(
    root: Path, change: Callable[[Site], object], converted: list[str]
) -> None:
    first, again = Site(root), Site(root, change)
    assert first.converted == EVERY
    assert sorted(again.converted) == converted


def test_addresses_of_another_form_make_other_pages(root: Path) -> None:
    Site(root)
    assert Site(root, use_directory_urls=False).converted == EVERY


def test_a_page_of_another_program_is_another_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Site(root)
    monkeypatch.setattr(Page, "__module__", "otro.pages")
    assert Site(root).converted == EVERY


def test_an_inclusion_in_every_page_counts_for_every_page(root: Path) -> None:
    def append(site: Site) -> None:
        site.config.mdx_configs["pymdownx.snippets"]["auto_append"] = ["siglas.md"]

    Site(root, append)
    assert Site(root, append).converted == []
    (root / "partes/siglas.md").write_text("Otro.\n", "utf-8")
    assert Site(root, append).converted == EVERY


def test_a_page_of_which_something_is_said_is_not_kept(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    def wrong(site: Site) -> None:
        site.texts["b.md"] = "[a](nada.md)\n"

    for _ in range(2):
        caplog.clear()
        assert "b.md" in Site(root, wrong).converted
        assert any("nada.md" in message for message in caplog.messages)
    assert Site(root, wrong).converted == ["b.md"]


def test_what_no_page_is_any_more_is_forgotten(root: Path) -> None:
    Site(root).end()
    kept = root / ".cache/guia/paginas"
    assert len(list(kept.iterdir())) == 3
    Site(root, change_text).end()
    assert len(list(kept.iterdir())) == 3
    assert Site(root, change_text).converted == []


def test_with_all_steps_told_every_page_is_converted(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    Site(root)
    caplog.set_level(logging.DEBUG, logger="mkdocs.hooks.pages")
    site = Site(root)
    assert site.converted == EVERY
    site.end()


def test_where_it_is_not_known_what_pages_depend_on_all_are_converted(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        site = Site(root, markdown_extensions=["smarty"])
        assert site.converted == EVERY
        site.end()
    assert [m for m in caplog.messages if m.startswith("Páginas")] == [
        "Páginas: se convierten todas, porque no se sabe de qué dependen (smarty)"
    ] * 2
    assert not (root / ".cache").exists()


def test_blocks_name_their_words_without_a_style_sheet(root: Path) -> None:
    site = Site(root)
    assert site.config.mdx_configs["pymdownx.highlight"]["pygments_style"] is NamesOnly


def test_templates_of_other_environments_are_forgotten(root: Path) -> None:
    folder = root / ".cache/guia/plantillas"
    env = Site(root).end()
    assert env.bytecode_cache is not None
    env.loader = DictLoader({"a": "{{ 1 }}"})
    env.get_template("a").render()
    [kept] = folder.iterdir()
    (folder / f"{'0' * 32}-a.cache").write_bytes(b"x")
    Site(root).end()
    assert list(folder.iterdir()) == [kept]


def test_where_no_template_can_be_kept_they_are_compiled(root: Path) -> None:
    (root / ".cache/guia").mkdir(parents=True)
    (root / ".cache/guia/plantillas").write_text("x", "utf-8")
    assert Site(root).end().bytecode_cache is None


def test_hooks_of_many_folders_are_always_told_in_the_same_order(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [root / f"hooks{n}" for n in range(9)]

    def many(site: Site) -> None:
        site.config.hooks = {folder.name: SimpleNamespace(__file__=str(folder / "a.py")) for folder in folders}

    asked: list[list[Path]] = []

    def environment(code: list[Path]) -> str:
        asked.append(code)
        return ""

    monkeypatch.setattr("guide.conversion.dependencies.environment", environment)
    Site(root, many)
    assert asked == [folders]
