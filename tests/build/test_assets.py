"""The style sheet and the scripts of a built site, and who loads them."""

from __future__ import annotations

import re
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest
import yaml
from builds import ROOT, build, serving
from published import weight
from small_site import small_site

DECLARED = re.search(r"^  scripts:\n((?:    .*\n)+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
assert DECLARED
SCRIPTS: dict[str, str] = yaml.safe_load(DECLARED[1])
SOME = {script: marker for script, marker in SCRIPTS.items() if marker != "siempre"}
OURS = re.compile(r'(?:href|src)="(?:[^"]*/)?(assets/(?:css|js)/[^"]+)"')


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return small_site(tmp_path / "guide")


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


def plain(address: str) -> str:
    """Without what changes with the content."""
    return re.sub(r"\.[0-9a-f]{8}(?=\.\w+$)", "", address)


def test_every_page_loads_one_sheet_and_the_scripts_that_it_uses(site: Path) -> None:
    for name, html in pages(site).items():
        if "md-container" not in html:
            continue  # an old address, which only sends on
        loaded = {plain(address) for address in OURS.findall(html)}
        bare = re.sub(r"<script src=[^>]*></script>", "", html)
        used = {script for script, marker in SOME.items() if marker in bare}
        assert loaded == {"assets/css/guia.css", "assets/js/guia.js", *used}, name


@pytest.mark.parametrize("script", SOME)
def test_every_script_is_used_somewhere(site: Path, script: str) -> None:
    stem = script.removesuffix(".js")
    assert [name for name, html in pages(site).items() if f"{stem}." in html]


def test_every_script_of_ours_is_declared() -> None:
    assert {f"assets/js/{path.name}" for path in (ROOT / "docs/assets/js").glob("*.js")} == set(SCRIPTS)


def test_what_was_joined_is_not_published_as_well(site: Path) -> None:
    published = [
        path.relative_to(site).as_posix() for name in ("css", "js") for path in (site / "assets" / name).iterdir()
    ]
    assert sorted(map(plain, published)) == sorted(["assets/css/guia.css", "assets/js/guia.js", *SOME])
    assert all(re.search(r"\.[0-9a-f]{8}\.\w+$", path) for path in published)


def test_no_source_map_of_the_theme_is_published(site: Path) -> None:
    assert list(site.rglob("*.js"))
    assert list(site.rglob("*.map")) == []


def test_our_scripts_of_any_page_weigh_little(site: Path) -> None:
    scripts = {path.name: weight(path) for path in (site / "assets/js").iterdir()}
    loaded = {name: re.findall(r"<script[^>]*assets/js/([\w.-]+)", html) for name, html in pages(site).items()}
    heavy = {name: sum(scripts[script] for script in found) for name, found in loaded.items()}
    assert max(heavy.values()) > 5_000
    assert {name: total for name, total in heavy.items() if total > 12_000} == {}


def test_the_script_of_the_theme_waits_for_the_page(site: Path) -> None:
    tags = [tag for html in pages(site).values() for tag in re.findall(r"<script[^>]*/bundle\.[^>]*>", html)]
    assert len(tags) > 30
    assert [tag for tag in tags if not tag.startswith("<script defer ")] == []


def test_rules_of_the_theme_that_no_page_uses_are_not_published(site: Path) -> None:
    theme = Path(material.__file__).parent / "templates/assets/stylesheets"
    for name in ("main", "palette"):
        (ours,), (whole,) = (site / "assets/stylesheets").glob(f"{name}.*.css"), theme.glob(f"{name}.*.css")
        assert weight(ours) < 0.8 * weight(whole)


def test_nobody_copies_what_is_wrong_on_purpose(site: Path) -> None:
    html = (site / "referencia/codigos/index.html").read_text("utf-8")
    blocks, buttons, wrong = (html.count(text) for text in ("<pre>", "md-code__button", "guia-marca--wrong"))
    assert wrong > 100
    assert buttons == blocks - wrong


def test_while_writing_each_file_is_as_it_was_written(guide: Path) -> None:
    with serving(guide) as wait:
        page = wait("Una guía pequeña", True)
    settings = (guide / "mkdocs.yml").read_text("utf-8")
    sheets = re.findall(r"^  - (assets/css/\S+\.css)$", settings, re.MULTILINE)
    assert len(sheets) > 5
    assert [address for address in OURS.findall(page) if address.endswith(".css")] == sheets
    assert "assets/js/diagramas.js" in OURS.findall(page)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    assets/js/copiar.js: ", "    assets/js/copia.js: ", "no existe «assets/js/copia.js»"),
        ("    assets/js/imprimir.js: siempre", "    assets/js/imprimir.js:", "«assets/js/imprimir.js» no dice"),
        ("  scripts:\n", "  scripts: siempre\n  otros:\n", "«scripts» es una lista de parejas"),
    ],
)
def test_a_wrong_declaration_is_told_with_its_line(guide: Path, old: str, new: str, told: str) -> None:
    settings = (guide / "mkdocs.yml").read_text("utf-8")
    assert settings.count(old) == 1
    (guide / "mkdocs.yml").write_text(settings.replace(old, new), "utf-8")
    line = settings[: settings.index(old)].count("\n") + 1
    result = build(guide, guide / "site")
    assert result.status == 1
    assert f"mkdocs.yml:{line}: {told}" in result.log
    assert "Traceback" not in result.log
