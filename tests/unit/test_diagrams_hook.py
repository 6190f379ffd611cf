"""The hook of diagrams, with MkDocs' own files and configuration but no build: what it adds, says and leaves out."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import diagrams
import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD
from guide.diagrams import cards, raster
from guide.diagrams.cards import Card, CardError
from guide.diagrams.library import load_library, pictures
from mkdocs.config.base import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

SOURCE = HEAD + BODY
ENDINGS = (".svg", ".png", "-oscuro.png", ".pdf")


class FakeWorkshop:
    """The process that makes pictures, and what it found wrong. It draws, too."""

    made: ClassVar[list[FakeWorkshop]] = []
    problem = ""

    def __init__(self, script: Path, root: Path, cache: Path) -> None:
        self.arguments, self.calls = (script, root, cache), list[str]()
        FakeWorkshop.made.append(self)

    def wait_for_drawings(self) -> None:
        self.calls.append("drawings")

    def wait_for_pictures(self) -> str:
        self.calls.append("pictures")
        return self.problem


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs/dentro").mkdir(parents=True)
    (tmp_path / "resources/diagramas").mkdir(parents=True)
    shutil.copy(ROOT / "resources/diagramas/_paleta.yml", tmp_path / "resources/diagramas")
    (tmp_path / "mkdocs.yml").write_text("site_name: Prueba\ntheme: {name: null, custom_dir: docs}\nplugins: []\n")
    monkeypatch.setattr(raster, "Workshop", FakeWorkshop)
    monkeypatch.setattr(FakeWorkshop, "made", [])
    monkeypatch.delenv("CI", raising=False)
    diagrams.on_startup(command="build", dirty=False)
    return tmp_path


def write(root: Path, *slugs: str, text: str = SOURCE) -> None:
    for slug in slugs:
        (root / f"resources/diagramas/{slug}.yml").write_text(text, "utf-8")


def make_pictures(root: Path) -> None:
    cache = root / diagrams.CACHE
    for key in load_library(root, cache).keys.values():
        for file in pictures(cache, key).values():
            file.write_bytes(b"x")


class Site:
    """The events of one build, in their order; ``pages`` are texts of pages by their names."""

    def __init__(self, root: Path, pages: dict[str, str] | None = None, **settings: Any) -> None:
        self.config: Any = load_config(str(root / "mkdocs.yml"), **settings)
        self.config.plugins._current_plugin = "hooks/diagrams.py"  # MkDocs sets it around each event
        self.config.mdx_configs = {}
        diagrams.on_config(self.config)
        [fence] = self.config.mdx_configs["pymdownx.superfences"]["custom_fences"]
        files = []
        for name, text in (pages or {}).items():
            (root / "docs" / name).write_text(text, "utf-8")
            file = File(name, str(root / "docs"), str(root / "site"), use_directory_urls=True)
            page = Page(None, file, self.config)
            page.markdown = text
            rows = text.split("\n")
            blocks = [rows[n + 1].strip("> ") for n, row in enumerate(rows) if row.endswith("``` diagrama")]
            page.content = "".join(fence["format"](f" {slug} \n", "diagrama", "", {}, None) for slug in blocks)
            files.append(file)
        self.files = Files(files)
        diagrams.on_files(self.files, self.config)

    def page(self, name: str) -> Page:
        file = self.files.get_file_from_path(name)
        assert file is not None
        assert file.page is not None
        return file.page

    def finish(self) -> None:
        diagrams.on_env(None, self.config, self.files)

    @property
    def generated(self) -> list[str]:
        return sorted(file.src_uri for file in self.files if not file.src_uri.endswith(".md"))


def downloads(*slugs: str, endings: tuple[str, ...] = ENDINGS) -> list[str]:
    return sorted(f"resources/{slug}{ending}" for slug in slugs for ending in endings)


STYLES = diagrams.STYLE_SHEET


@pytest.mark.parametrize(
    ("slugs", "is_pending"), [([], False), (["a"], False), (["a", "b"], False), (["a", "b", "c"], True)]
)
def test_a_few_drawings_are_made_here_and_more_by_another_process(
    root: Path, slugs: list[str], is_pending: bool
) -> None:
    write(root, *slugs)
    site = Site(root)
    assert bool(list((root / diagrams.CACHE).glob("*.svg"))) is (bool(slugs) and not is_pending)
    assert len(FakeWorkshop.made) == bool(slugs)
    assert site.generated == [STYLES, *downloads(*slugs, endings=(".svg",))]
    site.finish()
    for workshop in FakeWorkshop.made:
        assert workshop.calls == (["drawings", "pictures"] if is_pending else ["pictures"])
        assert workshop.arguments == (ROOT / "hooks/diagrams.py", root, root / diagrams.CACHE)
    assert site.generated == [STYLES, *downloads(*slugs)]


def test_what_is_in_the_cache_needs_nobody(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(root, "a", "b", "c")
    make_pictures(root)
    caplog.set_level("INFO")
    site = Site(root)
    site.finish()
    assert FakeWorkshop.made == []
    assert site.generated == [STYLES, *downloads("a", "b", "c")]
    assert "Diagramas: 3, dibujados ahora 0" in caplog.messages
    # One picture less, and somebody has to make it.
    next((root / diagrams.CACHE).glob("*.pdf")).unlink()
    Site(root)
    assert len(FakeWorkshop.made) == 1


@pytest.mark.parametrize(("slugs", "drawn"), [(["a"], 1), (["a", "b", "c"], 3)])
def test_drawings_are_counted_wherever_they_are_made(
    root: Path, caplog: pytest.LogCaptureFixture, slugs: list[str], drawn: int
) -> None:
    write(root, *slugs)
    caplog.set_level("INFO")
    Site(root).finish()
    assert f"Diagramas: {drawn}, dibujados ahora {drawn}" in caplog.messages


def test_without_pictures_the_rest_is_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    write(root, "a")
    monkeypatch.setattr(FakeWorkshop, "problem", "falta algo")
    site = Site(root, {"index.md": "``` diagrama\na\n```\n"}, site_url=ADDRESS)
    site.finish()
    assert capsys.readouterr().err == "AVISO    -  Diagramas: falta algo. Lo demás del sitio está completo\n"
    assert site.generated == [STYLES, *downloads("a", endings=(".svg",))]
    assert ">SVG</a></span>" in str(site.page("index.md").content)
    assert site.page("index.md").meta == {}
    assert [record.levelname for record in caplog.records if record.levelname == "WARNING"] == []
    monkeypatch.setenv("CI", "true")
    with pytest.raises(PluginError, match="Diagramas: falta algo"):
        Site(root).finish()


def test_the_fence_of_diagrams_is_there_once_and_others_stay(root: Path) -> None:
    config: Any = load_config(str(root / "mkdocs.yml"))
    other = {"name": "mermaid", "class": "mermaid"}
    config.mdx_configs = {"pymdownx.superfences": {"custom_fences": [other]}}
    for _ in range(2):
        diagrams.on_config(config)
    first, fence = config.mdx_configs["pymdownx.superfences"]["custom_fences"]
    assert (first, fence["name"], fence["class"]) == (other, "diagrama", "diagrama")
    assert fence["format"](" a<b \n", "diagrama", y=1) == '<div data-diagrama="a&lt;b"></div>'


def test_the_style_sheet_holds_for_screens(root: Path) -> None:
    site = Site(root)
    file = site.files.get_file_from_path(STYLES)
    assert file is not None
    text = file.content_string
    assert text.startswith("@media screen {\n")
    assert text.endswith("}\n}\n")
    assert '[data-md-color-scheme="slate"] .diagrama' in text


PAGE = """\
# Página

``` diagrama
a
```

1. Uno

    ``` diagrama
    nada
    ```

> ``` diagrama
> a
> ```

``` diagrama
rota
```

``` diagrama
b
```
"""


def test_each_misuse_is_told_at_its_fence(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(root, "a", "b", "sola")
    write(root, "rota", text="titulo: x\n")
    write(root, "peor", text="titulo: x\n")
    make_pictures(root)
    page = PAGE.replace("> a\n", ">   a\n")
    site = Site(root, {"index.md": page, "dentro/otra.md": "``` diagrama\na\n```\n", "vacia.md": "Nada\n"})
    site.page("vacia.md").content = None
    site.finish()
    told = [
        r.getMessage().split("\n")[0] for r in caplog.records if r.levelname == "WARNING" and " DG3" in r.getMessage()
    ]
    assert told == [
        "docs/index.md:10:5: DG302 no hay ningún diagrama «nada»; escribe resources/diagramas/nada.yml",
        "docs/index.md:14:5: DG302 el diagrama «a» ya está en esta página; muéstralo una sola vez",
        "resources/diagramas/sola.yml:1:1: DG301 ninguna página muestra este diagrama; úsalo o bórralo",
    ]
    # What is wrong in the sources is told of them, also of one that no page shows.
    sources = {r.getMessage().partition(":")[0] for r in caplog.records if " DG1" in r.getMessage()}
    assert sources == {"resources/diagramas/rota.yml", "resources/diagramas/peor.yml"}
    assert site.generated == [STYLES, *downloads("a", "b", "sola")]
    shown = str(site.page("index.md").content)
    assert shown.count('<figure class="diagrama"') == 2
    assert [shown.count(f"No hay un diagrama «{slug}»") for slug in ("a", "nada", "rota", "b")] == [1, 1, 1, 0]
    # Figures are counted with those that are not shown.
    assert "Figura 1." in shown
    assert "Figura 5." in shown
    assert 'href="resources/b.svg"' in shown
    other = str(site.page("dentro/otra.md").content)
    assert 'href="../../resources/a.pdf"' in other
    assert "Figura 1." in other


def test_pictures_come_into_the_page_at_last(root: Path) -> None:
    write(root, "a")
    make_pictures(root)
    site = Site(root, {"index.md": "``` diagrama\na\n```\n"})
    site.finish()
    page = site.page("index.md")
    assert "<svg" not in str(page.content)
    diagrams.on_page_context({}, page=page)
    assert str(page.content).count("<svg") == 2
    page.content = None
    diagrams.on_page_context({}, page=page)
    assert page.content == ""


@pytest.mark.parametrize(
    ("text", "index", "slug", "place", "excerpt"),
    [
        ("``` diagrama\nuno\n```\n", 0, "uno", "2:1-4", "uno"),
        ("a\n\n~~~~ {.diagrama}\n  uno\n~~~~\n", 0, "uno", "4:3-6", "  uno"),
        ("```diagrama title='x'\nuno\n```\n", 0, "uno", "2:1-4", "uno"),
        ("> ```{ diagrama }\n> uno\n", 0, "uno", "2:3-6", "> uno"),
        ("``` diagrama\nuno\n```\n``` diagramas\nno\n```\n```` diagrama\ndos\n````\n", 1, "dos", "8:1-4", "dos"),
        ("a ``` diagrama\n``` xdiagrama\n`` diagrama\n``` diagrama\nuno\n", 0, "uno", "5:1-4", "uno"),
        # An empty fence, one at the end of the text, and one that no line of the page opens.
        ("``` diagrama\n```\n", 0, "", "2:1-2", "```"),
        ("a\n``` diagrama", 0, "", "2:1-2", "``` diagrama"),
        ('ábc\n--8<-- "x.md"\n', 0, "uno", "1:1-4", "ábc"),
        ("``` diagrama\nuno\n```\n", 1, "dos", "1:1-4", "``` diagrama"),
        ("``` diagrama\notro\n```\n", 0, "uno", "2:1-4", "otro"),
        ("", 0, "uno", "1:1-4", ""),
    ],
)
def test_the_place_of_a_fence(root: Path, text: str, index: int, slug: str, place: str, excerpt: str) -> None:
    Site(root)
    for source, shown in ((root / "docs/a.md", "docs/a.md"), (root.parent / "b.md", (root.parent / "b.md").as_posix())):
        file = SimpleNamespace(content_string=text, abs_src_path=str(source), src_uri="a.md")
        page: Any = SimpleNamespace(file=file)
        found = diagrams._at_fence(page, index, slug, "mal")
        assert f"{found.line}:{found.column}-{found.end_column}" == place
        assert (found.file, found.end_line, found.code, found.message) == (shown, found.line, "DG302", "mal")
        assert found.excerpt == excerpt


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Card]:
    """The cards that were asked for."""
    asked: list[Card] = []

    def make(root: Path, cache: Path, wanted: list[Card]) -> dict[Card, Path]:
        assert (root, cache) == (tmp_path, tmp_path / diagrams.CACHE)
        asked.extend(wanted)
        return {card: tmp_path / f"{number}.png" for number, card in enumerate(wanted)}

    monkeypatch.setattr(cards, "make_cards", make)
    return asked


ADDRESS = "https://e.example/g/"
PAGES = {"index.md": "# Portada\n", "dentro/otra.md": "# Otra\n"}


def test_each_page_gets_a_card(root: Path, made: list[Card]) -> None:
    site = Site(root, PAGES, site_url=ADDRESS)
    for name, title in (("index.md", "Portada"), ("dentro/otra.md", "Otra")):
        site.page(name).meta = {"title": title}
    site.page("dentro/otra.md").parent = SimpleNamespace(title="Sección")  # type: ignore[assignment]
    site.finish()
    assert made == [Card("Prueba", "Guía", "Prueba"), Card("Otra", "Sección", "Prueba")]
    assert site.generated == sorted([STYLES, "assets/tarjetas/dentro-otra.png", "assets/tarjetas/index.png"])
    assert site.page("index.md").meta["tarjeta"] == "https://e.example/g/assets/tarjetas/index.png"
    assert site.page("dentro/otra.md").meta["tarjeta"] == "https://e.example/g/assets/tarjetas/dentro-otra.png"


@pytest.mark.parametrize(("command", "address"), [("serve", ADDRESS), ("build", "")])
def test_there_are_no_cards_without_an_address_or_while_serving(
    root: Path, made: list[Card], command: str, address: str
) -> None:
    diagrams.on_startup(command=command, dirty=False)
    site = Site(root, PAGES, site_url=address)
    site.finish()
    assert made == []
    assert site.generated == [STYLES]


def test_cards_that_cannot_be_made_are_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise CardError("no caben")

    monkeypatch.setattr(cards, "make_cards", fail)
    site = Site(root, PAGES, site_url=ADDRESS)
    site.finish()
    assert "Diagramas: no caben" in caplog.messages
    assert site.page("index.md").meta == {}
