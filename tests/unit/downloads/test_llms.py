"""llms.txt and llms-full.txt: what they say of a site whose address is known, and of one whose is not."""

from __future__ import annotations

from datetime import date

import pytest
from guide.downloads.llms import Guide, Text, index, whole

TEXTS = [
    Text("Portada", "Lo primero.", "", "", '<h1>La guía</h1><p><a href="#abajo">abajo</a></p><h2>Abajo</h2>'),
    Text("Uno", "Lo uno.", "Tutoriales", "tutoriales/uno/", '<p><a href="../dos/#x">dos</a></p>'),
    Text("Dos", "Lo otro.", "Tutoriales", "tutoriales/dos/", '<h1>Dos</h1><p><a href="../../">inicio</a></p>'),
]
KNOWN = "https://guia.example/docker/"


def guide(url: str) -> Guide:
    return Guide("La guía", "De Docker.", url, date(2026, 11, 29))


@pytest.mark.parametrize(("url", "root"), [(KNOWN, KNOWN), ("", "./")])
def test_the_list_has_each_page_in_its_section(url: str, root: str) -> None:
    inside = url
    assert index(guide(url), TEXTS) == (
        "# La guía\n\n> De Docker.\n\n"
        "Textos del 29 de noviembre de 2026, con licencia CC BY-SA 4.0; el código, con licencia MIT.\n\n"
        f"## La guía\n\n- [Portada]({root}): Lo primero.\n\n"
        f"## Tutoriales\n\n- [Uno]({inside}tutoriales/uno/): Lo uno.\n- [Dos]({inside}tutoriales/dos/): Lo otro.\n\n"
        f"## Optional\n\n- [Todas las páginas en un texto]({inside}llms-full.txt): la guía entera.\n"
    )


@pytest.mark.parametrize(("url", "root"), [(KNOWN, KNOWN), ("", "./")])
def test_the_whole_is_every_page_in_order(url: str, root: str) -> None:
    assert whole(guide(url), TEXTS).partition("licencia MIT.\n")[2] == (
        f"\n## La guía\n\nPágina: [{root}]({root})\n\n[abajo]({root}#abajo)\n\n### Abajo\n"
        f"\n## Uno\n\nPágina: [{url}tutoriales/uno/]({url}tutoriales/uno/)\n\n[dos]({url}tutoriales/dos/#x)\n"
        f"\n## Dos\n\nPágina: [{url}tutoriales/dos/]({url}tutoriales/dos/)\n\n[inicio]({root})\n"
    )


def test_what_leads_out_of_the_site_stays() -> None:
    text = Text("T", "", "", "t/", '<p><a href="https://a.example/x">a</a> <a href="mailto:b@example">b</a></p>')
    assert "[a](https://a.example/x) [b](mailto:b@example)" in whole(guide(""), [text])
