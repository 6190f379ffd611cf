from __future__ import annotations

from pathlib import Path

import pytest
from git_support import commit
from guide.news import DAYS, News, PageNow, headings, plain, read_news, render

LONG = "".join(f"línea {number}\n" for number in range(40))


def history(folder: Path, *days: tuple[str, dict[str, str | None]]) -> Path:
    """Commits, day after day, the pages that are given; those that are None go."""
    for date, pages in days:
        for name, text in pages.items():
            page = folder / "docs" / name
            page.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                page.unlink()
            else:
                page.write_text(text, "utf-8")
        commit(folder, date, "docs")
    return folder


def test_new_pages_sections_and_revised_pages(tmp_path: Path) -> None:
    folder = history(
        tmp_path,
        ("2026-01-01", {"a.md": LONG + "## Uno\n", "b/c.md": LONG, "vieja.md": LONG}),
        ("2026-01-02", {"a.md": LONG + "## Uno\n\ny más\n"}),  # a small correction
        ("2026-01-03", {"a.md": LONG + "## Uno\n## Dos\n", "d.md": LONG, "vieja.md": None}),
        ("2026-01-04", {"b/c.md": "otra cosa\n" * 20}),
    )
    assert read_news(folder, "docs", ["a.md", "b/c.md", "d.md"]) == [
        News("2026-01-04", revised=("b/c.md",)),
        News("2026-01-03", new=("d.md",), sections=(("a.md", "Dos"),)),
        News("2026-01-01", new=("a.md", "b/c.md")),
    ]


def test_what_readers_do_not_have_now_is_not_told(tmp_path: Path) -> None:
    folder = history(tmp_path, ("2026-01-01", {"a.md": LONG, "b.md": LONG}))
    assert read_news(folder, "docs", ["b.md"]) == [News("2026-01-01", new=("b.md",))]


def test_only_the_last_days_are_told(tmp_path: Path) -> None:
    dates = [f"2026-01-{number:02}" for number in range(1, DAYS + 4)]
    days: list[tuple[str, dict[str, str | None]]] = [(date, {f"{date}.md": LONG}) for date in dates]
    folder = history(tmp_path, *days)
    told = read_news(folder, "docs", [f"{date}.md" for date in dates])
    # The day before them is there to compare with: what it had is not new.
    assert [(today.date, today.new) for today in told] == [(date, (f"{date}.md",)) for date in dates[: -DAYS - 1 : -1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Uno\n### No\n# No\n##No\n", ["Uno"]),
        ("## Con `código` { #id }\n", ["Con `código`"]),
        ("## Con cola ##\n", ["Con cola"]),
        ("```bash\n## no\n```\n## Sí\n", ["Sí"]),
        ("````md\n```\n## no\n```\n## no\n````\n## Sí\n", ["Sí"]),
        ('=== "a"\n\n    ~~~\n    ## no\n~~~\n## Sí\n', ["Sí"]),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert list(headings(text)) == found


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("3. Entra en la carpeta", "Entra en la carpeta"),
        ("Usa `sudo` y *nada* **más**", "Usa sudo y nada más"),
        ("De [runc](x.md#y) a `MI_VARIABLE`", "De runc a MIVARIABLE"),
    ],
)
def test_a_heading_is_known_without_its_number_and_its_marks(heading: str, known: str) -> None:
    assert plain(heading) == known


PAGES = {
    "a.md": PageNow("A & B", "Qué es <eso>.", "a/", "../a/", {"Dos": ("dos", "2. <code>Dos</code>")}),
    "b.md": PageNow("B", "", "b/", "../b/", {}),
}


def test_news_as_html() -> None:
    days = [News("2026-01-02", ("a.md",), (("a.md", "2. `Dos`"), ("a.md", "Ya no está")), ("b.md",))]
    assert render(days, PAGES, frozenset()) == "\n".join(
        [
            '<h2><time id="2026-01-02" datetime="2026-01-02">2 de enero de 2026</time></h2>',
            "<h3>Páginas nuevas</h3>",
            "<ul>",
            '<li><a href="../a/">A &amp; B</a>. Qué es &lt;eso&gt;.</li>',
            "</ul>",
            "<h3>Apartados nuevos</h3>",
            "<ul>",
            '<li><a href="../a/">A &amp; B</a>: <a href="../a/#dos">2. <code>Dos</code></a></li>',
            "</ul>",
            "<h3>Páginas escritas de nuevo en buena parte</h3>",
            "<ul>",
            '<li><a href="../b/">B</a></li>',
            "</ul>",
        ]
    )


def test_the_new_errors_of_a_day_share_a_line() -> None:
    errors = {
        f"referencia/errores/{name}.md": PageNow(name, "Qué pasa.", f"{name}/", f"../{name}/", {}) for name in "xy"
    }
    told = render([News("2026-01-02", tuple(errors))], errors, frozenset())
    assert "Páginas nuevas" not in told
    assert (
        '<h3>Errores nuevos en el catálogo</h3>\n<ul>\n<li><a href="../x/">x</a> · <a href="../y/">y</a></li>' in told
    )


def test_what_only_has_a_new_name_is_not_new() -> None:
    days = [News("2026-01-02", ("b.md",), (("a.md", "Dos"),))]
    assert "<li>" not in render(days, PAGES, frozenset({"b/", "a/#dos"}))


def test_without_a_history_the_page_says_so() -> None:
    assert "sin el historial" in render([], PAGES, frozenset())
