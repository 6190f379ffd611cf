"""Where an address of a page leads, and what is said when it leads nowhere."""

from __future__ import annotations

import pytest
from guide.links.document import Document, Kind
from guide.links.targets import Site, address_of, closest, fold

FILES = ["index.html", "a/index.html", "a/b/index.html", "a/b/c.png", "doc.pdf", "404.html", "d.html", "á/index.html"]
URL = "https://e.example/guia/"


def site(base: str = "", url: str = "") -> Site:
    documents = {name: Document() for name in FILES if name.endswith(".html")}
    documents["a/index.html"].ids = {"uno": (1, 1), "dós": (1, 2)}
    documents["a/index.html"].names = {"viejo"}
    documents["d.html"].base = "a/"
    return Site(frozenset(FILES), documents, base, url)


NO_FILE = "; corrige la dirección o añade lo que falta"
NO_ID = "nombra un id que no existe; corrige el nombre o quítalo"

# Page, address, kind, and what is said: of a/index.html where no page is given.
TARGETS: list[tuple[str, str, Kind, str]] = [
    # Ids.
    ("", "uno", "id", ""),
    ("", "viejo", "id", ""),
    ("", "top", "id", ""),
    ("", "zz", "id", f"EN102 «zz» {NO_ID}"),
    ("", "Uno", "id", "EN102 «Uno» nombra un id que no existe; ¿quisiste decir «#uno»?"),
    ("", "#uno", "link", ""),
    ("", "#viejo", "link", ""),
    ("", "#", "link", ""),
    ("", "#top", "link", ""),
    ("", "#:~:text=a", "link", ""),
    ("", "#d%C3%B3s", "link", ""),
    ("", "#dós", "link", ""),
    ("", "#d%C3%B3z", "link", "EN102 «#d%C3%B3z» nombra un id que no existe; corrige el nombre o quítalo"),
    ("", "#d%C3%93s", "link", "EN102 «#d%C3%93s» nombra un id que no existe; ¿quisiste decir «#dós»?"),
    ("", "?a=b#uno", "link", ""),
    ("", "?a=b#zz", "link", f"EN102 «?a=b#zz» {NO_ID}"),
    ("", "b/#uno", "link", f"EN102 «b/#uno» {NO_ID}"),
    ("index.html", "a/#uno", "link", ""),
    ("index.html", "a/#zz", "link", f"EN102 «a/#zz» {NO_ID}"),
    ("index.html", "a/index.html#uno", "link", ""),
    ("", "../doc.pdf#page=2", "link", ""),
    ("", "b/c.png#zz", "resource", ""),
    # Addresses that are none.
    ("", "", "link", "EN107 la dirección está vacía; escríbela o quita el enlace"),
    ("", " \n", "resource", "EN107 la dirección está vacía; escríbela o quita el enlace"),
    ("", "b\\c.png", "link", "EN107 «b\\c.png» lleva «\\»; en una dirección se escribe «/»"),
    ("", "http://[x/", "link", "EN107 «http://[x/» no es una dirección; revisa los corchetes y los dos puntos"),
    # Other hosts and programs.
    *(
        ("", target, "link", "")
        for target in ("https://o.example/", "http://localhost:8080", "//o.example", "ftp://o.example/a")
    ),
    *(
        (
            "",
            target,
            "resource",
            f"EN104 «{target}» se pediría a otro servidor al abrir la página; guárdalo en docs/assets",
        )
        for target in ("https://o.example/x.js", "//o.example/x.js", "http://o.example")
    ),
    *(
        ("", target, "link", "")
        for target in ("mailto:a@b.c", "tel:+34", "data:,x", "about:blank", "javascript:void(0)")
    ),
    *(("", target, "resource", "") for target in ("data:,x", "about:blank")),
    *(
        (
            "",
            target,
            "link",
            f"EN107 «{target}» no se puede abrir desde un sitio; usa una dirección relativa o https://",
        )
        for target in (
            "file:///etc/hosts",
            "file://o.example/a",
            "javascript:alert(1)",
            "nginx:latest",
            "https:",
            "x:b/",
        )
    ),
    # Pages and files.
    ("", "b/", "link", ""),
    ("", " b/ ", "link", ""),
    ("", "b/index.html", "link", ""),
    ("", "b/c.png", "resource", ""),
    ("", "b/c.png?v=1", "resource", ""),
    ("", "./b/", "link", ""),
    ("", ".", "link", ""),
    ("", "./", "link", ""),
    ("", "..", "link", ""),
    ("", "../", "link", ""),
    ("", "../.", "link", ""),
    ("", "b/..", "link", ""),
    ("", "b/../../", "link", ""),
    ("", "%62/", "link", ""),
    ("", "../%C3%A1/", "link", ""),
    ("", "../d.html", "link", ""),
    ("index.html", "a/", "link", ""),
    ("index.html", "doc.pdf", "link", ""),
    ("index.html", ".", "link", ""),
    ("a/b/index.html", "../../", "link", ""),
    ("d.html", "b/", "link", ""),
    ("d.html", "B/", "link", "EN101 «B/» no existe en el sitio; ¿quisiste decir «b/»?"),
    ("d.html", "../A/", "link", "EN101 «../A/» no existe en el sitio; ¿quisiste decir «./»?"),
    # Pages without their bar.
    ("", "b", "link", "EN109 a «b» le falta la barra final: «b/»"),
    ("", "b?x=y#z", "link", "EN109 a «b?x=y#z» le falta la barra final: «b/?x=y#z»"),
    ("", "b#z?", "link", "EN109 a «b#z?» le falta la barra final: «b/#z?»"),
    ("", "../a", "link", "EN109 a «../a» le falta la barra final: «../a/»"),
    # Nothing there.
    ("", "zzz/", "link", f"EN101 «zzz/» no existe en el sitio{NO_FILE}"),
    ("", "zzz", "link", f"EN101 «zzz» no existe en el sitio{NO_FILE}"),
    ("", "B/", "link", "EN101 «B/» no existe en el sitio; ¿quisiste decir «b/»?"),
    ("", "../.md", "link", "EN101 «../.md» no existe en el sitio; ¿quisiste decir «../»?"),
    ("", "b.md", "link", "EN101 «b.md» no existe en el sitio; ¿quisiste decir «b/»?"),
    ("", "b/C.png", "resource", "EN101 «b/C.png» no existe en el sitio; ¿quisiste decir «b/c.png»?"),
    ("", "../doc.pdg", "link", "EN101 «../doc.pdg» no existe en el sitio; ¿quisiste decir «../doc.pdf»?"),
    ("index.html", "A/", "link", "EN101 «A/» no existe en el sitio; ¿quisiste decir «a/»?"),
    ("index.html", "docs.pdf", "link", "EN101 «docs.pdf» no existe en el sitio; ¿quisiste decir «doc.pdf»?"),
    ("", "../index/", "link", f"EN101 «../index/» no existe en el sitio{NO_FILE}"),
    ("", "c.png/", "link", "EN101 «c.png/» no existe en el sitio; ¿quisiste decir «b/c.png»?"),
    # Out of the site.
    ("", "../..", "link", "EN106 «../..» sale de la raíz del sitio; quita algún «../»"),
    ("", "../../a/", "link", "EN106 «../../a/» sale de la raíz del sitio; quita algún «../»"),
    ("index.html", "../a/", "link", "EN106 «../a/» sale de la raíz del sitio; quita algún «../»"),
    ("", "/a/", "link", "EN106 «/a/» solo vale si el sitio está en la raíz del servidor; usa una relativa"),
    # The page of errors is seen at any address.
    ("404.html", "a/", "link", "EN106 «a/» es relativa y 404.html se ve en cualquier dirección; usa una absoluta"),
    ("404.html", "/a/", "link", ""),
    ("404.html", "/", "link", ""),
    ("404.html", "/A/", "link", "EN101 «/A/» no existe en el sitio; ¿quisiste decir «/a/»?"),
    ("404.html", "#zz", "link", f"EN102 «#zz» {NO_ID}"),
    ("404.html", "https://o.example/", "link", ""),
]


@pytest.mark.parametrize(("page", "target", "kind", "expected"), TARGETS)
def test_addresses(page: str, target: str, kind: Kind, expected: str) -> None:
    assert " ".join(site().problem(page or "a/index.html", target, kind) or ()) == expected


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "/guia/a/", ""),
        ("", "/guia/", ""),
        ("", "/guia", ""),
        ("", "/guia/a", "EN109 a «/guia/a» le falta la barra final: «/guia/a/»"),
        ("", "/guia/zzz/", f"EN101 «/guia/zzz/» no existe en el sitio{NO_FILE}"),
        ("", "/guia/a/#zz", f"EN102 «/guia/a/#zz» {NO_ID}"),
        ("", "/", "EN106 «/» sale del sitio, que está en «/guia/»"),
        ("", "/guias/a/", "EN106 «/guias/a/» sale del sitio, que está en «/guia/»"),
        ("", "/otro/guia/", "EN106 «/otro/guia/» sale del sitio, que está en «/guia/»"),
        ("404.html", "/guia/A/", "EN101 «/guia/A/» no existe en el sitio; ¿quisiste decir «/guia/a/»?"),
        ("404.html", "/a/", "EN106 «/a/» sale del sitio, que está en «/guia/»"),
        ("", f"{URL}a/", ""),
        ("", URL, ""),
        ("", "https://e.example/guia", ""),
        ("", f"{URL}a/#uno", ""),
        ("", f"{URL}a/#zz", f"EN102 «{URL}a/#zz» {NO_ID}"),
        ("", f"{URL}#zz", f"EN102 «{URL}#zz» {NO_ID}"),
        ("", f"{URL}?a=b", ""),
        ("", f"{URL}zzz/", f"EN101 «{URL}zzz/» no existe en el sitio{NO_FILE}"),
        (
            "",
            "https://e.example/guias/a/",
            "EN104 «https://e.example/guias/a/» se pediría a otro servidor al abrir la página; guárdalo en docs/assets",
        ),
    ],
)
def test_addresses_of_a_site_that_knows_its_own(page: str, target: str, expected: str) -> None:
    found = site("/guia/", URL).problem(page or "a/index.html", target, "resource")
    assert " ".join(found or ()) == expected


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("index.html", ""),
        ("a/index.html", "a/"),
        ("a/b.html", "a/b.html"),
        ("a/miindex.html", "a/miindex.html"),
        ("index.html/c", "index.html/c"),
    ],
)
def test_address_of_a_file(file: str, address: str) -> None:
    assert address_of(file) == address


@pytest.mark.parametrize(
    ("wanted", "known", "expected"),
    [
        ("Imágenes/", ["imagenes"], "imagenes"),
        ("ímagenes", ["imágenes", "imagenes", "Imágenes"], "Imágenes"),
        ("ímagenes", ["Imágenes", "imagenes", "imágenes"], "Imágenes"),
        ("imagenes", ["/imágenes/"], "/imágenes/"),
        ("redes", ["red", "redes2", "rodes"], "redes2"),
        ("redes", ["zz", "xx"], None),
        ("guia/contenedores/", ["guia/contenedor/", "guia/imagenes/"], "guia/contenedor/"),
        ("guia/muy/lejos/a", ["guia/muy/lejos/zz"], None),
        ("guia/muy/lejos/redes", ["guia/muy/lejos/zz", "guia/muy/lejos/rede"], "guia/muy/lejos/rede"),
        ("abcd", ["abc"], "abc"),
        ("abcd", ["abcxyz"], None),
    ],
)
def test_closest(wanted: str, known: list[str], expected: str | None) -> None:
    assert closest(wanted, known) == expected


@pytest.mark.parametrize(
    ("name", "folded"), [("Árbol", "arbol"), ("/a/b/", "a/b"), ("ÑU", "nu"), ("straße", "strasse")]
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded
