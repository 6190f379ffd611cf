"""Around the text of a page: the step of a route, the pages before and after, and where to say what is wrong."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from builds import build
from small_site import small_site

TUTORIALS = [
    "primer-contenedor",
    "ciclo-de-vida",
    "primera-imagen",
    "publicar-imagen",
    "datos-persistentes",
    "varios-contenedores",
    "compose",
    "desarrollo",
    "proyecto-final",
    "dockeriza-lo-tuyo",
]


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text("utf-8")


def found(pattern: str, html: str) -> str:
    match = re.search(pattern, html, re.DOTALL)
    assert match, pattern
    return unescape(match[1])


@pytest.mark.parametrize(("number", "name"), list(enumerate(TUTORIALS, start=1)))
def test_each_tutorial_says_its_number(site: Path, number: int, name: str) -> None:
    text = found(r'<p class="guia-ruta"[^>]*>(.*?)<', read(site, f"tutoriales/{name}"))
    assert text == f"Tutorial {number} de {len(TUTORIALS)}"


@pytest.mark.parametrize(("name", "following"), list(pairwise(TUTORIALS)))
def test_the_last_line_of_a_tutorial_leads_where_its_foot_does(site: Path, name: str, following: str) -> None:
    html = read(site, f"tutoriales/{name}")
    assert found(r'<strong>Siguiente:</strong>.*?href="([^"]*)"', html) == f"../{following}/"
    assert found(r'<a href="([^"]*)" class="md-footer__link md-footer__link--next"', html) == f"../{following}/"
    back = found(r'href="([^"]*)" class="md-footer__link md-footer__link--prev"', read(site, f"tutoriales/{following}"))
    assert back == f"../{name}/"


def test_the_foot_of_a_page_leads_where_its_last_line_does(site: Path) -> None:
    html = read(site, "instalar/linux")
    assert found(r'<a href="([^"]*)" class="md-footer__link md-footer__link--next"', html) == "../despues/"
    assert found(r'<link rel="next" href="([^"]*)"', html) == "../despues/"


def test_a_page_of_no_route_says_no_number(site: Path) -> None:
    for page in ("explicacion/redes", "instalar"):
        assert "guia-ruta" not in read(site, page)
        assert "data-ruta" not in read(site, page)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_site(tmp_path / "guía")


@pytest.mark.parametrize(
    ("env", "form", "field"),
    [
        ({"REPO_URL": "https://github.com/grupo/guia"}, "https://github.com/grupo/guia/issues/new", "body"),
        (
            {"REPO_URL": "https://gitlab.com/grupo/guia"},
            "https://gitlab.com/grupo/guia/-/issues/new",
            "issue[description]",
        ),
        (
            {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "grupo/guia"},
            "https://git.example/grupo/guia/issues/new",
            "body",
        ),
    ],
)
def test_each_page_has_an_issue_filled_in(small: Path, env: dict[str, str], form: str, field: str) -> None:
    done = build(small, small / "site", env=env | {"SITE_URL": "https://guia.example/docker/"})
    assert done.status == 0, done.log
    html = read(done.site, "explicacion/imagenes")
    aside = found(r'<aside class="guia-opinion"(.*?)</aside>', html)
    links = [urlsplit(unescape(link)) for link in re.findall(r'href="([^"]*)"', aside)]
    assert len(links) == 2
    for link in links:
        assert link._replace(query="").geturl() == form
        text = parse_qs(link.query)[field][0]
        assert "- Página: Imágenes\n- Dirección: https://guia.example/docker/explicacion/imagenes/\n" in text
        assert "- Archivo: `explicacion/imagenes.md`\n- Último cambio: 20" in text
    assert "guia-opinion" not in (done.site / "404.html").read_text("utf-8")


@pytest.mark.parametrize("repository", ["", "https://codeberg.org/grupo/guia", "https://bitbucket.org/grupo/guia"])
def test_where_no_form_is_known_nothing_is_asked(small: Path, repository: str) -> None:
    done = build(small, small / "site", env={"REPO_URL": repository})
    assert done.status == 0, done.log
    assert all("guia-opinion" not in file.read_text("utf-8") for file in done.site.rglob("*.html"))
