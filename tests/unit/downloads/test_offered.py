"""How a page speaks of a download: its size, its date, and what stands there without it."""

from __future__ import annotations

from datetime import date

import pytest
from guide.downloads.offered import INDEX, PDF, fill, link, missing, size, unknown


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "1 kB"),
        (1, "1 kB"),
        (1_499, "1 kB"),
        (1_501, "2 kB"),
        (940_000, "940 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (3_449_999, "3,4 MB"),
        (12_000_000, "12,0 MB"),
    ],
)
def test_sizes_are_written_as_in_spanish(count: int, shown: str) -> None:
    assert size(count) == shown


def test_a_place_of_a_page_is_filled_and_nothing_else() -> None:
    html = f"<p>a</p>\n<!-- descarga: {PDF} -->\n<!-- otra cosa -->\n<!-- descarga: {INDEX} -->"
    assert fill(html, lambda name: f"[{name}]") == f"<p>a</p>\n[{PDF}]\n<!-- otra cosa -->\n[{INDEX}]"


def test_a_file_is_saved_and_a_text_is_opened() -> None:
    day = date(2026, 11, 9)
    assert link(PDF, "docker.pdf?a&b", b"x" * 2000, day) == (
        '<p class="descarga" data-search-exclude>'
        '<a class="md-button" href="docker.pdf?a&amp;b" download>docker-en-espanol.pdf</a> '
        '<span class="descarga-datos">2 kB, del 9 de noviembre de 2026</span></p>'
    )
    assert 'href="../llms.txt">llms.txt</a>' in link(INDEX, "../llms.txt", b"x", day)


@pytest.mark.parametrize(("offline", "told"), [(False, "./guia publicar"), (True, "está en la web de la guía")])
def test_what_is_not_there_is_told_and_not_linked(offline: bool, told: str) -> None:
    html = missing(PDF, offline)
    assert told in html
    assert "docker-en-espanol.pdf" in html
    assert "href" not in html


def test_a_wrong_name_gets_the_right_ones() -> None:
    assert unknown("libro.pdf").startswith("no hay ninguna descarga «libro.pdf»; escribe una de estas: descargas/")
