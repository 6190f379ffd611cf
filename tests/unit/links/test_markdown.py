"""The links of Markdown pages before a site is built of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.links.markdown import MarkdownPages
from markdown import markdown
from marked import marks, unmarked

PAGES = {
    "index.md": '# <a id="inicio"></a>\n',
    "guia/redes.md": '<h2 id="uno">x</h2><a name="viejo"></a>\n',
    "guia/Ñandú.md": "",
    "guia/foto.png": "#",
    "guia/ab.md": "",
    "guia/indice/index.md": "",
}
NONE = "; corrige la dirección o añade lo que falta"

# A page beside «redes.md», and what is said of its links.
LINKS: list[tuple[str, list[str]]] = [
    ("[x](redes.md) [x](./redes.md) [x](../index.md) [x](foto.png) ![x](foto.png) [x](indice/index.md)", []),
    ("[x](redes.md#uno) [x](redes.md#viejo) [x](redes.md#) [x](foto.png#zz) [x](redes.md?a=b#uno)", []),
    ("[x](%C3%91and%C3%BA.md) [x](Ñandú.md) [x](de-la-obra.txt) [x](redes.md 'título')", []),
    ("[x](https://zz.example/zz.md) [x](//zz.example/) [x](mailto:a@b.c) <https://zz.example>", []),
    ("## x {#dos}\n\n<p id='tres'></p>[x](#tres) [x](pagina.md#tres) [x]()", []),
    ("<p aria-labelledby='zz'></p>", []),
    ("[x](⟦zz.md⟧EN101)", [f"«zz.md» no es ninguna página ni archivo de docs{NONE}"]),
    ("[x](⟦rede.md⟧EN101)", ["«rede.md» no es ninguna página ni archivo de docs; ¿quisiste decir «redes.md»?"]),
    ("[x](⟦redes⟧EN101)", ["¿quisiste decir «redes.md»?"]),
    ("[x](⟦ab⟧EN101) [x](⟦ab/⟧EN101)", ["¿quisiste decir «ab.md»?", "¿quisiste decir «ab.md»?"]),
    ("[x](⟦redes/⟧EN101)", ["¿quisiste decir «redes.md»?"]),
    ("[x](⟦../indes.md⟧EN101)", ["¿quisiste decir «../index.md»?"]),
    ("[x](⟦Redes.md⟧EN101)", ["¿quisiste decir «redes.md»?"]),
    ("[x](⟦../../fuera.md⟧EN101)", [NONE]),
    ("[x](⟦redes.md#zz⟧EN102)", ["«redes.md#zz» nombra un id que no existe; corrige el nombre o quítalo"]),
    ("[x](⟦redes.md#Uno⟧EN102)", ["¿quisiste decir «#uno»?"]),
    ("[x](⟦redes.md#vieja⟧EN102)", ["¿quisiste decir «#viejo»?"]),
    ("[x](⟦#zz⟧EN102)", ["«#zz» nombra"]),
    ("[x](⟦/redes.md⟧EN106)", ["«/redes.md» solo vale si el sitio está en la raíz del servidor; usa una relativa"]),
    ("[x](⟦http://[x⟧EN107)", ["«http://[x» no es una dirección; revisa los corchetes y los dos puntos"]),
    # Where a target stands, and the same one again.
    ("ñu [x](⟦zz.md⟧EN101)\n\n[x](⟦yy.md⟧EN101 'a')\n", ["«zz.md»", "«yy.md»"]),
    ("zz.md [x](⟦zz.md⟧EN101) zz.md\n\n- [x](⟦zz.md⟧EN101) [x](⟦zz.md⟧EN101)\n", ["zz", "zz", "zz"]),
    ("[x](<⟦zz.md⟧EN101>) [y](⟦zz.md⟧EN101)", ["zz", "zz"]),
    ('<a href="⟦zz.md⟧EN101">x</a>', ["zz"]),
    ("[x][y]\n\n[y]: ⟦zz.md⟧EN101\n", ["zz"]),
    ("[x](⟦zz.md⟧EN101)\n[x](⟦zz.md#a⟧EN101)", ["«zz.md»", "«zz.md#a»"]),
]


def folder(root: Path, text: str) -> MarkdownPages:
    for name, content in {**PAGES, "guia/pagina.md": text}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return MarkdownPages(root, markdown, ["guia/de-la-obra.txt"])


@pytest.mark.parametrize(("text", "messages"), LINKS)
def test_links_of_a_page(text: str, messages: list[str], tmp_path: Path) -> None:
    found = list(folder(tmp_path, unmarked(text)).check("guia/pagina.md", "docs/guia/pagina.md"))
    places = [f"{d.line}:{d.column}-{d.end_line}:{d.end_column} {d.code}" for d in found]
    assert sorted(places) == sorted(marks(text))
    assert all(part in d.message for part, d in zip(messages, found, strict=True)), found
    assert all((d.file, d.excerpt) == ("docs/guia/pagina.md", unmarked(text).split("\n")[d.line - 1]) for d in found)


def test_a_link_that_is_written_in_another_way_is_told_at_the_top(tmp_path: Path) -> None:
    (found,) = folder(tmp_path, "Texto\n\n[x]( zz.md )").check("guia/pagina.md", "p.md")
    assert (found.line, found.column) == (1, 1)


def test_a_page_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    pages = folder(tmp_path, "")
    (tmp_path / "guia/pagina.md").write_bytes("\ufeff[x](zz.md) [x](redes.md#uno)".encode())
    assert [(d.column, d.excerpt[:3]) for d in pages.check("guia/pagina.md", "p.md")] == [(5, "[x]")]


def test_a_page_is_converted_once(tmp_path: Path) -> None:
    seen = []

    def convert(text: str) -> str:
        seen.append(text)
        return markdown(text)

    folder(tmp_path, "[x](redes.md#uno) [x](redes.md#zz) [x](#yy)")
    pages = MarkdownPages(tmp_path, convert)
    assert len(list(pages.check("guia/pagina.md", "p.md"))) == 2
    assert len(list(pages.check("guia/pagina.md", "p.md"))) == 2
    assert len(seen) == 2


def test_a_page_at_the_top_has_its_hints_from_there(tmp_path: Path) -> None:
    pages = folder(tmp_path, "")
    (tmp_path / "otra.md").write_text("[x](guia/rede.md) [x](indez.md)", "utf-8")
    assert [d.message.rpartition("decir ")[2] for d in pages.check("otra.md", "otra.md")] == [
        "«guia/redes.md»?",
        "«index.md»?",
    ]
