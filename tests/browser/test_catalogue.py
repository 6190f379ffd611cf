"""The list of the catalogue of errors narrows without any script, and an entry shows where its messages were read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

Visit = Callable[..., Page]
INDEX = "referencia/errores/"


@pytest.fixture
def without_scripts(chromium: Browser, address: str) -> Page:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + INDEX)
    return page


def test_it_narrows_by_product_and_version_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    rows = page.locator(".errores > li")
    every = rows.count()
    assert every > 50
    page.get_by_label("Producto").select_option(label="Compose 1")
    narrowed = page.locator(".errores > li:visible").count()
    assert 0 < narrowed < every
    page.get_by_label("Visto con Docker").select_option(label="20.10")
    both = page.locator(".errores > li:visible")
    assert 0 < both.count() <= narrowed
    for row in both.all():
        assert "compose-1" in (row.get_attribute("data-productos") or "").split()
        assert "20-10" in (row.get_attribute("data-versiones") or "").split()
    page.get_by_label("Producto").select_option("")
    page.get_by_label("Visto con Docker").select_option("")
    assert page.locator(".errores > li:visible").count() == every
    page.context.close()


def test_the_list_leads_to_the_entry(visit: Visit, address: str) -> None:
    page = visit(INDEX, width=360)
    page.locator(".errores").get_by_role("link", name="El nombre ya está en uso", exact=True).click()
    page.wait_for_url(f"{address}{INDEX}nombre-en-uso/")
    assert page.title().startswith("«The container name is already in use»")
    expect(page.locator(".otros-mensajes li").first).to_contain_text("Compose 1, leído en docker/compose 1.29.2")
