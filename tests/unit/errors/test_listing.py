"""The lists of the catalogue: what stands in them, and that each thing to filter by has its rule in the style sheet."""

from __future__ import annotations

import re

from builds import ROOT
from guide.errors.entries import PRODUCTS, Entry, Message, alike, read_entries
from guide.errors.listing import OTHERS, fill, others, similar

SEEN = Message("port is already allocated", ("29", "28.5"), "", "Docker", 7)
SOURCE = Message("ERROR: for <x>  Cannot start", (), "docker/compose 1.29.2 compose/service.py", "Compose 1", 9)
THREAD = Message("Ports are not available", (), "docker/for-win#4615", "Desktop en Windows", 11)


def entry(*messages: Message, group: str = "redes") -> Entry:
    return Entry("uno", "referencia/errores/uno.md", "El `-d` de *Compose*", group, (), messages)


def test_messages_that_were_read_say_where() -> None:
    html = others(entry(SEEN, THREAD, SOURCE))
    assert "port is already allocated" not in html
    assert (
        "<li><code>ERROR: for &lt;x&gt;  Cannot start</code> <small>Compose 1, leído en "
        '<a href="https://github.com/docker/compose/blob/1.29.2/compose/service.py">docker/compose 1.29.2</a></small>'
    ) in html
    assert 'visto en <a href="https://github.com/docker/for-win/issues/4615">docker/for-win#4615</a>' in html
    assert html.index("Compose 1") < html.index("Desktop en Windows")


def test_an_entry_whose_messages_were_all_seen_has_no_such_list() -> None:
    assert others(entry(SEEN)) == ""


def test_an_entry_leads_to_those_that_it_can_be_taken_for_and_back() -> None:
    one, two, three = (entry(SEEN)._replace(slug=slug, title=slug) for slug in ("uno", "dos", "tres"))
    related = alike([one._replace(alike=("dos",)), two, three._replace(alike=("uno",))])
    slugs = {slug: [other.slug for other in others] for slug, others in related.items()}
    assert slugs == {"uno": ["dos", "tres"], "dos": ["uno"], "tres": ["uno"]}
    both = '¿No es el tuyo? Se parecen: <a href="dos/">dos</a> y <a href="tres/">tres</a>.'
    assert similar(related["uno"], lambda e: f"{e.slug}/") == f"<p>{both}</p>"
    assert "Se parece: " in similar(related["dos"], lambda e: f"{e.slug}/")
    assert similar([], lambda e: f"{e.slug}/") == ""


def test_the_list_of_a_group_has_its_entries_with_what_to_recognise_them_by() -> None:
    text = "<!-- errores: redes --> <!-- errores: compose -->"
    html, unknown = fill(text, [entry(THREAD, SEEN)], lambda e: f"{e.slug}/")
    assert unknown == []
    assert (
        '<li data-productos="docker desktop-en-windows" data-versiones="29 28-5">'
        '<a href="uno/">El <code>-d</code> de <em>Compose</em></a>'
        "<br><code>port is already allocated</code><br><code>Ports are not available</code></li>"
    ) in html
    assert html.count("<li ") == 1


def test_a_group_that_there_is_not_is_told() -> None:
    assert fill("<!-- errores: rede -->", [], lambda e: e.slug)[1] == ["rede"]


def test_the_filter_offers_what_there_is_and_the_style_sheet_knows_all_of_it() -> None:
    html, _ = fill("<!-- filtro de errores -->", [entry(SEEN, THREAD)], lambda e: e.slug)
    offered = re.findall(r'<option value="([^"]+)">', html)
    assert offered == ["docker", "desktop-en-windows", "29", "28-5"]
    rules = (ROOT / "docs/assets/css/errores.css").read_text("utf-8")
    every = [*(Message("a", (), "", name, 1) for name in PRODUCTS), *read_entries(ROOT, ROOT / "docs")[0][0].messages]
    for value in re.findall(r'<option value="([^"]+)">', fill("<!-- filtro de errores -->", [entry(*every)], str)[0]):
        assert rules.count(f'option[value="{value}"]') == 1, value


def test_the_place_of_the_other_messages_is_a_comment() -> None:
    """It outlives the conversion of the page, and where nothing fills it nobody sees it."""
    assert re.fullmatch(r"<!-- [\w ]+ -->", OTHERS)
