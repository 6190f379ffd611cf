"""Where an address leads inside a site, and what it probably meant when it leads nowhere."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from guide.links.document import Document, Kind

PLAIN_SCHEMES = {"mailto", "tel", "data", "about"}
Problem = tuple[str, str]


@dataclass(frozen=True)
class Site:
    """``files`` are paths from the root of the site; ``base`` and ``url`` are "" where nobody says them."""

    files: frozenset[str]
    documents: Mapping[str, Document]
    base: str = ""
    url: str = ""

    def problem(self, page: str, target: str, kind: Kind) -> Problem | None:
        """Code and Spanish message when ``target``, as the file ``page`` spells it, leads nowhere it may."""
        if kind == "id":
            return self._anchor_problem(page, "", target)
        target = target.strip()
        if not target:
            return "EN107", "la dirección está vacía; escríbela o quita el enlace"
        if "\\" in target:
            return "EN107", f"«{target}» lleva «\\»; en una dirección se escribe «/»"
        try:
            parts = urlsplit(target)
        except ValueError:
            return "EN107", f"«{target}» no es una dirección; revisa los corchetes y los dos puntos"
        if self.url and (target + "/").startswith(self.url):
            parts = urlsplit(target[len(self.url) :])
            return self._inside(page, target, parts.path, parts.fragment)
        if parts.scheme or parts.netloc:
            return _outside(target, parts.scheme, parts.netloc, kind)
        if not parts.path:
            return self._anchor_problem(page, target, parts.fragment)
        if parts.path.startswith("/"):
            return self._absolute(page, target, parts.path, parts.fragment)
        if page == "404.html":
            return (
                "EN106",
                f"«{target}» es relativa y 404.html se ve en cualquier dirección; usa una absoluta",
            )
        start = posixpath.join(posixpath.dirname(page), self.documents[page].base)
        return self._inside(page, target, posixpath.join(start, parts.path), parts.fragment)

    def _absolute(self, page: str, target: str, path: str, fragment: str) -> Problem | None:
        if not self.base and page != "404.html":
            return (
                "EN106",
                f"«{target}» solo vale si el sitio está en la raíz del servidor; usa una relativa",
            )
        base = self.base or "/"
        if not (path + "/").startswith(base):
            return "EN106", f"«{target}» sale del sitio, que está en «{base}»"
        return self._inside(page, target, path[len(base) :], fragment)

    def _inside(self, page: str, target: str, path: str, fragment: str) -> Problem | None:
        """``path`` is from the root of the site, still percent-encoded and with its dots."""
        path = unquote(path)
        is_folder = not path or path.endswith(("/", "/.", "/..")) or path == "."
        path = posixpath.normpath(path) if path else "."
        if path.startswith(".."):
            return "EN106", f"«{target}» sale de la raíz del sitio; quita algún «../»"
        path = "" if path == "." else path
        file = posixpath.join(path, "index.html") if is_folder else path
        if file in self.files:
            return self._anchor_problem(file, target, fragment) if fragment else None
        if f"{path}/index.html" in self.files:
            return "EN109", f"a «{target}» le falta la barra final: «{_with_slash(target)}»"
        return "EN101", f"«{target}» no existe en el sitio{self._suggest_file(page, file)}"

    def _anchor_problem(self, file: str, target: str, fragment: str) -> Problem | None:
        document = self.documents.get(file)
        # What a fragment means in a PDF or a video is not an id; «:~:» marks text to find.
        if document is None or fragment in ("", "top") or fragment.startswith(":~:"):
            return None
        known = [*document.ids, *document.names]
        if fragment in known or unquote(fragment) in known:
            return None
        where = f"«{target}»" if target else f"«{fragment}»"
        close = closest(unquote(fragment), known)
        hint = f"; ¿quisiste decir «#{close}»?" if close else "; corrige el nombre o quítalo"
        return "EN102", f"{where} nombra un id que no existe{hint}"

    def _suggest_file(self, page: str, wanted: str) -> str:
        shown = {address_of(file): file for file in self.files}
        close = closest(address_of(wanted.removesuffix(".md")), shown)
        if close is None:
            return "; corrige la dirección o añade lo que falta"
        if page == "404.html":
            return f"; ¿quisiste decir «{self.base or '/'}{close}»?"
        start = posixpath.join(posixpath.dirname(page), self.documents[page].base)
        relative = posixpath.relpath(close or ".", start or ".")
        return f"; ¿quisiste decir «{relative}{'/' if close.endswith('/') or not close else ''}»?"


def _outside(target: str, scheme: str, host: str, kind: Kind) -> Problem | None:
    # Material's share button is a link that its script gives an address.
    if scheme in PLAIN_SCHEMES or target == "javascript:void(0)":
        return None
    if scheme == "file" or not host:
        return "EN107", f"«{target}» no se puede abrir desde un sitio; usa una dirección relativa o https://"
    if kind == "resource":
        return "EN104", f"«{target}» se pediría a otro servidor al abrir la página; guárdalo en docs/assets"
    return None


def _with_slash(target: str) -> str:
    return re.sub(r"(?=[?#]|$)", "/", target, count=1)


def address_of(file: str) -> str:
    """``a/index.html`` is shown as ``a/``."""
    return file.removesuffix("index.html") if posixpath.basename(file) == "index.html" else file


def closest(wanted: str, known: Iterable[str]) -> str | None:
    """The likeliest of ``known``: first without regard to accents, case and a final bar, then by likeness."""
    by_fold = {fold(name): name for name in sorted(known, reverse=True)}
    same = by_fold.get(fold(wanted))
    if same is not None:
        return same
    near = get_close_matches(fold(wanted), by_fold, n=5, cutoff=0.75)
    # A long folder in common makes no likeness: the last names must look alike too.
    last = posixpath.basename(fold(wanted))
    return next((by_fold[name] for name in near if get_close_matches(last, [posixpath.basename(name)])), None)


def fold(name: str) -> str:
    """``name`` without accents, case and bars at its ends: what people get wrong in an address."""
    decomposed = unicodedata.normalize("NFD", name.casefold().strip("/"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
