"""Checks a built site as its folder holds it: names are told apart by case, as most servers do."""

from __future__ import annotations

import json
import os
import posixpath
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from guide.diagnostics import Diagnostic, in_order
from guide.links.document import Defect, Document
from guide.links.pages import read_html
from guide.links.styles import read_css
from guide.links.targets import Site, address_of
from guide.links.vectors import read_svg

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def check_site(root: Path, base: str = "", shown: str = "") -> list[Diagnostic]:
    """The problems of the site in ``root``, each file named with ``shown`` before it.

    ``base`` is the path that the site has on its server, such as ``/guia/``; without it the canonical
    addresses of the pages say it.
    """
    files = frozenset(_walk(root))
    documents = {file: read_file(root / file) for file in files if is_read(file)}
    url = _site_url(documents)
    site = Site(files, documents, base or urlsplit(url).path, url)
    problems = [
        _diagnostic(posixpath.join(shown, file), defect)
        for file, document in documents.items()
        for defect in (*document.defects, *_broken(site, file, document))
    ]
    return in_order(problems)


def _walk(root: Path) -> list[str]:
    return [(Path(folder) / name).relative_to(root).as_posix() for folder, _, names in os.walk(root) for name in names]


def is_read(file: str) -> bool:
    """Whether a file of a site, by its path from the root, names others."""
    return file.endswith((".html", ".css", ".svg", ".webmanifest")) or file == "sitemap.xml"


def read_file(path: Path) -> Document:
    """One for which ``is_read`` is true; what it names is resolved by nobody yet."""
    if path.suffix == ".svg":
        return read_svg(path.read_bytes())
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return Document(defects=[Defect("EN108", f"no es UTF-8 (byte {error.start}); guárdalo así", (1, 1))])
    if path.suffix == ".html":
        return read_html(text)
    if path.suffix == ".css":
        return read_css(text)
    return read_manifest(text) if path.suffix == ".webmanifest" else read_sitemap(text)


def read_manifest(text: str) -> Document:
    document = Document()
    try:
        manifest = json.loads(text)
        for icon in (*manifest.get("icons", ()), *manifest.get("screenshots", ())):
            document.add(icon["src"], "resource", (1, 1))
        if start := manifest.get("start_url"):
            document.add(start, "link", (1, 1))
    except json.JSONDecodeError as error:
        place = (error.lineno, error.colno)
        document.defects.append(Defect("EN108", "no es un manifiesto web: aquí falla el JSON; corrígelo", place))
    except (AttributeError, KeyError, TypeError):
        why = "«icons» y «screenshots» son listas de objetos, cada uno con su «src»; escríbelas así"
        document.defects.append(Defect("EN108", f"no es un manifiesto web: {why}", (1, 1)))
    return document


def read_sitemap(text: str) -> Document:
    document = Document()
    try:
        # The file is our own build's, not a stranger's.
        for loc in ElementTree.fromstring(text).iter(LOC):  # noqa: S314
            document.add(loc.text or "", "link", (1, 1))
    except ElementTree.ParseError as error:
        line, column = error.position
        document.defects.append(Defect("EN108", "no es XML bien formado; corrígelo", (line, column + 1)))
    return document


def _site_url(documents: dict[str, Document]) -> str:
    """Where the pages say that the site is, or ""."""
    for file, document in sorted(documents.items()):
        address = address_of(file)
        if document.canonical.endswith("/" + address):
            return document.canonical[: len(document.canonical) - len(address)]
    return ""


def _broken(site: Site, file: str, document: Document) -> list[Defect]:
    return [
        Defect(*problem, reference.place)
        for reference in document.references
        if (problem := site.problem(file, reference.target, reference.kind))
    ]


def _diagnostic(file: str, defect: Defect) -> Diagnostic:
    line, column = defect.place
    return Diagnostic(file, line, column, line, column + 1, defect.code, defect.message)
