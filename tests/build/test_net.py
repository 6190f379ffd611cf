"""The net of links: what a page's own text leads to, so that nobody depends on the menu."""

from __future__ import annotations

from collections import Counter, deque
from functools import cache
from itertools import permutations
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

CLICKS = 3
"""From the home page."""
INWARD = 2
"""Pages that lead to each one."""
LISTS = ("novedades",)
"""Pages that name others because of a date, and not for what is in them."""

NOTES = {
    "what Docker is and why": ("explicacion/que-es-docker", "tutoriales/primer-contenedor", "referencia/versiones"),
    "client and server": ("explicacion/arquitectura", "tutoriales/primer-contenedor", "referencia/comandos/sistema"),
    "the state of the daemon, and when it does not answer": (
        "explicacion/arquitectura",
        "tutoriales/primer-contenedor",
        "referencia/errores/demonio-no-responde",
    ),
    "images": ("explicacion/imagenes", "tutoriales/primera-imagen", "referencia/comandos/imagenes"),
    "containers": ("explicacion/contenedores", "tutoriales/ciclo-de-vida", "referencia/comandos/contenedores"),
    "Dockerfile": ("explicacion/dockerfile-y-buildkit", "tutoriales/primera-imagen", "referencia/dockerfile"),
    "registries": ("explicacion/registros", "tutoriales/publicar-imagen", "referencia/comandos/imagenes"),
}
"""Where each note that the guide grew from is explained, done and looked up."""


@cache
def net(site: Path) -> dict[Path, frozenset[Path]]:
    """For each page, those that its article leads to. Words that the glossary explains lead there by themselves."""
    found = {}
    for page in site.rglob("index.html"):
        articles = html.fromstring(page.read_bytes()).xpath("//article")
        if not articles:  # an old address, which only sends on
            continue
        addresses = articles[0].xpath(".//a[not(contains(@class, 'guia-termino'))]/@href")
        paths = {unquote(urlsplit(address).path) for address in addresses if not urlsplit(address).scheme}
        targets = {(page.parent / path / "index.html").resolve() for path in paths if path.endswith(("/", ".."))}
        found[page.resolve()] = frozenset(targets - {page.resolve()})
    return found


def test_every_page_is_a_few_clicks_from_the_home_page(site: Path) -> None:
    links = net(site)
    home = (site / "index.html").resolve()
    clicks, waiting = {home: 0}, deque([home])
    while waiting:
        page = waiting.popleft()
        for target in links[page] & links.keys() - clicks.keys():
            clicks[target] = clicks[page] + 1
            waiting.append(target)
    far = {name(site, page): clicks.get(page) for page in links if clicks.get(page, CLICKS + 1) > CLICKS}
    assert len(links) > 200
    assert far == {}


def test_several_pages_lead_to_each(site: Path) -> None:
    links = net(site)
    inward = Counter(target for page, targets in links.items() if name(site, page) not in LISTS for target in targets)
    home = (site / "index.html").resolve()
    assert {name(site, page): inward[page] for page in links if page != home and inward[page] < INWARD} == {}


@pytest.mark.parametrize("pages", NOTES.values(), ids=NOTES)
def test_where_a_note_is_explained_done_and_looked_up_leads_to_the_others(site: Path, pages: tuple[str, ...]) -> None:
    links = net(site)
    files = {page: (site / page / "index.html").resolve() for page in pages}
    missing = [(one, other) for one, other in permutations(pages, 2) if files[other] not in links[files[one]]]
    assert missing == []


def name(site: Path, page: Path) -> str:
    return page.resolve().parent.relative_to(site.resolve()).as_posix()
