"""The real site as it is published, when its address is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from builds import ROOT, build
from guide.history import commit_times
from PIL import Image

ADDRESS = "https://guia.example/docker/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    done = build(ROOT, tmp_path_factory.mktemp("publicado") / "site", env={"SITE_URL": ADDRESS}, measured=False)
    assert done.status == 0, done.log
    return done.site


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Address and HTML of every page but 404.html, which has none, and those that only send on."""
    for file in sorted(site.rglob("index.html")):
        html = file.read_text("utf-8")
        if '<meta http-equiv="refresh"' not in html:
            yield urljoin(ADDRESS, file.relative_to(site).as_posix().removesuffix("index.html")), html


def in_sitemap(site: Path) -> dict[str, str]:
    """Each address and its date."""
    urls = ElementTree.parse(site / "sitemap.xml").iter(f"{SITEMAP}url")  # noqa: S314 - our own build's
    return {url.findtext(f"{SITEMAP}loc", ""): url.findtext(f"{SITEMAP}lastmod", "") for url in urls}


def test_each_page_says_its_own_address(published: Path) -> None:
    said = {address: re.findall(r'<link rel="canonical" href="([^"]+)">', html) for address, html in texts(published)}
    assert said
    assert {address: found for address, found in said.items() if found != [address]} == {}


def test_the_sitemap_has_every_page_that_is_no_redirect_with_its_date(published: Path) -> None:
    pages = {address for address, _ in texts(published)}
    dates = in_sitemap(published)
    assert dates.keys() == pages
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) for date in dates.values())


@pytest.mark.parametrize("page", ["", "explicacion/redes/"])
def test_the_date_of_a_page_is_that_of_its_last_change(published: Path, page: str) -> None:
    source = f"docs/{page.removesuffix('/') or 'index'}.md"
    (time,) = commit_times(ROOT, [source]).values()
    assert in_sitemap(published)[ADDRESS + page] == datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d")


def test_every_page_has_a_card_to_be_shared_with(published: Path) -> None:
    lacking = []
    for address, html in texts(published):
        found = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="([^"]*)">', html))
        picture = published / found.get("og:image", "x").removeprefix(ADDRESS)
        if (
            found.get("og:url") != address
            or not found.get("og:title")
            or not found.get("og:description")
            or found.get("twitter:card") != "summary_large_image"
            or not picture.is_file()
        ):
            lacking.append(address)
            continue
        with Image.open(picture) as card:
            assert card.size == (1200, 630), address
    assert lacking == []


def test_no_two_pages_have_the_same_description(published: Path) -> None:
    seen: dict[str, str] = {}
    for address, html in texts(published):
        (description,) = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert description not in seen, f"{address} and {seen[description]}"
        seen[description] = address
