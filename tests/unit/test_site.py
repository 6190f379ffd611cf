"""A build of a site, as any builder may make one: pages are handed in, and its report comes back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from guide.diagnostics import Diagnostic
from guide.lab.pages import shown
from guide.site import LIST, Build
from guide.snippets import program
from guide.snippets.cache import Cache
from guide.snippets.codes import GRAVE_IN_CI
from guide.snippets.outcome.report import Special
from markdown import markdown

PAGE = "```bash\nls\n```\n"


@pytest.mark.parametrize(("raised", "severity"), [((), "warning"), (GRAVE_IN_CI, "error")])
def test_who_builds_raises_what_is_grave_there(
    raised: tuple[str, ...], severity: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = program.find
    monkeypatch.setattr(program, "find", lambda name: None if name == "shellcheck" else find(name))
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: Prueba\n", "utf-8")
    extensions = ["pymdownx.superfences", "pymdownx.highlight"]
    options = {"pymdownx.highlight": {"pygments_lang_class": True}}
    build = Build(file, {}, extensions, options, Cache(), raised)
    html = markdown(PAGE, extensions=extensions, extension_configs=options)
    build.take(tmp_path / "docs" / "a.md", PAGE, PAGE, html)
    build.read_marks()
    assert [(found.code, found.severity) for found in build.check().diagnostics] == [("SC9003", severity)]


EXTENSIONS = ["pymdownx.superfences", "pymdownx.highlight", "attr_list"]
OPTIONS: dict[str, dict[str, Any]] = {
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.superfences": {"custom_fences": [{"name": "dibujo", "class": "dibujo"}]},
}


class Site:
    """A build in a folder, with the pages that are handed to it."""

    def __init__(self, root: Path, extra: Any = None, project: str = "site_name: Prueba\n") -> None:
        self.root = root
        (root / "mkdocs.yml").write_text(project, "utf-8")
        cache = Cache(root / "c" / "fragmentos.json")
        self.build = Build(root / "mkdocs.yml", extra or {}, EXTENSIONS, OPTIONS, cache)
        self.html: list[str] = []

    def take(self, name: str, source: str, read: str | None = None) -> None:
        read = source if read is None else read
        self.html.append(markdown(read, extensions=EXTENSIONS, extension_configs=OPTIONS))
        self.build.take(self.root / name, source, read, self.html[-1])

    def found(self) -> list[str]:
        self.build.read_marks()
        return [f"{d.file}:{d.line}:{d.column} {d.code}" for d in self.build.check().diagnostics]

    def dress(self, number: int, html: str | None = None, errors: bool = True) -> str:
        report = self.build.check() if errors else None
        return self.build.dress(number, html or self.html[number], lambda n: (f"Página {n}", f"p{n}/"), report)


WRONG = "```json\n{\n```\n"
MARKED = '```{ .json falla="JS101" motivo="porque sí" }\n{\n```\n'


@pytest.mark.parametrize(
    ("name", "source", "read", "expected"),
    [
        ("docs/a.md", WRONG, None, ["docs/a.md:2:2 JS101"]),
        ("docs/a.md", "```yaml\na: b\n```\n", None, []),
        # Behind a front matter, lines are those of the file.
        ("docs/a.md", f"---\ntitle: a\n---\n\n{WRONG}", f"\n{WRONG}", ["docs/a.md:6:2 JS101"]),
        (
            "docs/a.md",
            f"---\ntitle: a: b\n---\n\n{WRONG}",
            f"\n{WRONG}",
            ["docs/a.md:6:2 JS101", "docs/a.md:2:9 PG103"],
        ),
        # A block that is not rendered, and one that has no end.
        ("docs/a.md", f"<!--\n{WRONG}-->\n", None, ["docs/a.md:2:1 MD108", "docs/a.md:3:2 JS101"]),
        ("docs/a.md", f"{WRONG}\n```json\n{{\n", None, ["docs/a.md:2:2 JS101", "docs/a.md:5:1 MD107"]),
        # What is drawn is no code.
        ("docs/a.md", "```dibujo\n{\n```\n", None, []),
    ],
)
def test_a_page_that_is_taken(name: str, source: str, read: str | None, expected: list[str], tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.take(name, source, read)
    assert site.found() == expected


def test_a_page_of_another_folder_has_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "obra").mkdir()
    site = Site(tmp_path / "obra")
    site.take("../a.md", WRONG)
    site.build.take(tmp_path / "b.md", WRONG, WRONG, site.html[0])
    assert [row.split(":")[0] for row in site.found()] == ["../a.md", (tmp_path / "b.md").as_posix()]


def test_the_project_is_told_of_beside_its_pages(tmp_path: Path) -> None:
    extra = {"fragmentos": {"estricto": "quizá"}}
    site = Site(tmp_path, extra, "extra:\n  fragmentos:\n    estricto: quizá\n")
    site.take("z.md", WRONG)
    assert site.found() == ["mkdocs.yml:3:5 MD123", "z.md:2:2 JS101"]


def test_what_the_project_asks_counts_for_its_pages(tmp_path: Path) -> None:
    site = Site(tmp_path, {"fragmentos": {"estricto": True, "elevar": ["MD115"]}})
    site.take("a.md", "```go\nx\n```\n")
    assert site.found() == ["a.md:1:1 MD103"]


def test_verdicts_are_kept_for_the_next_build(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.take("a.md", WRONG)
    site.found()
    assert (tmp_path / "c" / "fragmentos.json").is_file()
    assert not Site(tmp_path).build.cache.is_new


def box(code: str) -> str:
    return f'data-codigo="{code}"'


def test_an_author_sees_what_is_wrong_on_its_page(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.take("a.md", "uno `--dos`\n\n" + WRONG)
    site.take("b.md", "tres")
    site.found()
    dressed = site.dress(0)
    assert dressed.index("uno") < dressed.index(box("JS101")) < dressed.rindex("<pre>")
    assert '<span class="guia-opcion">--dos</span>' in dressed
    assert "data-codigo" not in site.dress(0, errors=False)
    assert site.dress(1) == site.html[1]


def test_a_page_that_was_changed_since_is_read_again(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.take("a.md", WRONG)
    site.found()
    dressed = site.dress(0, "<p>antes</p>" + site.html[0])
    assert dressed.startswith("<p>antes</p>")
    assert dressed.index("antes") < dressed.index(box("JS101"))


def test_readers_are_told_of_marked_blocks(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.take("a.md", MARKED)
    site.take("b.md", f"Lista: {LIST}\n\n{LIST}\n\n{MARKED}")
    assert site.found() == []
    own, listed = site.dress(0), site.dress(1)
    assert own.count("guia-marca--wrong") == listed.count("guia-marca--wrong") == 1
    assert LIST not in listed
    assert listed.count("Erróneos a propósito: <strong>2</strong>") == 2
    assert ('<a href="p0/#bloque-1">' in listed, '<a href="p1/#bloque-5">' in listed) == (True, True)
    assert "Erróneos a propósito: <strong>" not in own


class FakeLab:
    """A laboratory that says a word of each thing that it is asked."""

    def __init__(self) -> None:
        self.pages: list[Any] = []

    def read(self, pages: list[Any]) -> None:
        self.pages = pages

    def specials(self) -> list[Special]:
        return [Special("exempt", 0, 0, "no se ejecuta")]

    def problems(self) -> list[Diagnostic]:
        return [Diagnostic("a.md", 9, 1, 9, 2, "LB101", "mal")]

    def dress(self, number: int, html: str, where: Any) -> str:
        return f"{html}<p>{number} {where(number)[0]}</p>"


def test_what_the_laboratory_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = FakeLab()
    monkeypatch.setattr(shown, "load", lambda root: lab if root == tmp_path else None)
    site = Site(tmp_path)
    site.take("a.md", WRONG)
    assert site.found() == ["a.md:2:2 JS101", "a.md:9:1 LB101"]
    assert [page.file for page in lab.pages] == ["a.md"]
    dressed = site.dress(0)
    assert "no se ejecuta" in dressed
    assert dressed.endswith("<p>0 Página 0</p>")


def test_what_was_judged_ahead_is_waited_for_and_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path)
    steps: list[str] = []
    monkeypatch.setattr(site.build.cache, "reload", lambda: steps.append("reload"))
    site.build.check()
    assert steps == []
    site.build.ahead = SimpleNamespace(wait=lambda: steps.append("wait"))  # type: ignore[assignment]
    site.build.check()
    assert steps == ["wait", "reload"]


@pytest.mark.parametrize("uses", [True, False])
def test_pieces_are_included_where_the_project_does(
    uses: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "piezas").mkdir()
    (tmp_path / "piezas" / "a.json").write_text("{\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: a\n", "utf-8")
    extensions = [*EXTENSIONS, *(["pymdownx.snippets"] if uses else [])]
    options: dict[str, dict[str, Any]] = {**OPTIONS, "pymdownx.snippets": {"base_path": ["piezas"]}}
    build = Build(tmp_path / "mkdocs.yml", {}, extensions, options, Cache())
    assert build.bases.folders == ((tmp_path / "piezas",) if uses else ())
    text = '```json\n--8<-- "a.json"\n```\n'
    html = markdown(text, extensions=extensions, extension_configs=options)
    build.take(tmp_path / "docs" / "a.md", text, text, html)
    found = [f"{d.file}:{d.line}:{d.column} {d.code}" for d in build.check().diagnostics]
    assert found == ["piezas/a.json:1:2 JS101"] or not uses
