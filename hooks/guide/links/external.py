"""Asks other sites whether what the guide links to is still there.

It is a guest there: of each site it asks one thing at a time and a second apart, for the head alone where that is
enough, says who it is, and waits as long as it is told to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import urllib3

from guide.diagnostics import Diagnostic, Severity, in_order
from guide.links.pages import read_html

PAUSE = 1.0
"""Seconds between two questions to one site."""
MOST_SITES = 8
"""How many sites are asked at once."""
MOST_BYTES = 5_000_000
"""How much of a page is read, to look for a part of it."""
_NOT_FOR_READERS = (".example", ".invalid", ".test", ".localhost", ".local", ".internal")
# The site answers the same everywhere, or shows that part with a script: its ids are not in the page.
_WITH_SCRIPTS = ("github.com", "gitlab.com", "hub.docker.com")


@dataclass(frozen=True)
class Answer:
    """What became of one address: ``code`` is "" where all is well."""

    code: str = ""
    why: str = ""


NOBODY = Answer("EN201", "no hay ningún servidor con ese nombre: enlaza lo que lo sustituye")


class NoNetworkError(RuntimeError):
    """Nobody at all could be asked; the message is Spanish and says what to do."""


def external_links(site: Path) -> dict[str, list[str]]:
    """The addresses of other sites to which a built site links, each with the pages that do."""
    found: dict[str, list[str]] = {}
    for file in sorted(site.rglob("*.html")):
        page = file.relative_to(site).as_posix()
        for reference in read_html(file.read_text("utf-8")).references:
            address = reference.target.strip()
            if reference.kind == "link" and _is_of_another_site(address) and page not in found.setdefault(address, []):
                found[address].append(page)
    return found


def check_external(
    links: dict[str, list[str]], docs: Path, ask: Callable[[str], Answer], sleep: Callable[[float], None] = time.sleep
) -> list[Diagnostic]:
    """What is wrong with ``links``, where the pages below ``docs`` write them, or in the page of the site.

    NoNetworkError where nobody answers.
    """
    sites = [list(group) for _, group in groupby(sorted(links, key=_host), key=_host)]

    def ask_one_site(addresses: list[str]) -> list[tuple[str, Answer]]:
        answers: list[tuple[str, Answer]] = []
        for address in addresses:
            if answers:
                sleep(PAUSE)
            answers.append((address, ask(address)))
        return answers

    with ThreadPoolExecutor(MOST_SITES) as pool:
        answered = [pair for answers in pool.map(ask_one_site, sites) for pair in answers]
    if len(sites) > 1 and all(answer is NOBODY for _, answer in answered):
        raise NoNetworkError("no se encuentra ningún servidor: comprueba que esta máquina tiene red")
    bad = {address: answer for address, answer in answered if answer.code}
    places = _places(bad, docs)
    return in_order(
        diagnostic
        for address, answer in bad.items()
        for diagnostic in _told(address, answer, places.get(address, []), links[address])
    )


class Guest:
    """Asks over the network; ``about`` is where to read about the guide, or ``""``, and ``patience`` how many seconds
    it first waits where nobody answers, which grow."""

    def __init__(self, about: str, patience: float = 1) -> None:
        agent = f"guia-enlaces{f' (+{about})' if about else ''}"
        retries = urllib3.Retry(
            connect=2,
            read=1,
            redirect=5,
            status=2,
            other=0,
            backoff_factor=patience,
            status_forcelist=(429, 503),
            retry_after_max=60,
        )
        self._pool = urllib3.PoolManager(headers={"User-Agent": agent}, timeout=20, retries=retries)

    def ask(self, address: str) -> Answer:
        url, fragment = urldefrag(address)
        look_inside = bool(fragment) and _host(address) not in _WITH_SCRIPTS
        try:
            response = self._pool.request("HEAD", url)
            # Many servers answer this question only for a whole page.
            if look_inside or response.status >= 400:
                response = self._pool.request("GET", url, preload_content=False)
            body = response.read(MOST_BYTES) if look_inside else b""
            response.release_conn()
        except urllib3.exceptions.MaxRetryError as error:
            return _no_answer(error.reason)
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            return _no_answer(error)
        if response.status in (404, 410):
            return Answer("EN201", f"ya no existe ({response.status}): enlaza lo que lo sustituye")
        if response.status >= 400:
            return Answer("EN203", f"contesta {response.status}: míralo con un navegador")
        moved = _moved_for_good(url, response)
        if moved:
            return Answer("EN202", f"ahora está en {moved}: cambia la dirección")
        if look_inside and "html" in response.headers.get("Content-Type", ""):
            document = read_html(body.decode("utf-8", "replace"))
            if not {fragment, unquote(fragment)} & {*document.ids, *document.names}:
                return Answer("EN201", f"esa página ya no tiene «#{fragment}»: corrige el enlace")
        return Answer()


def _no_answer(error: Exception | None) -> Answer:
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return NOBODY
    return Answer("EN203", f"no contesta ({type(error).__name__}): míralo con un navegador")


def _moved_for_good(url: str, response: urllib3.BaseHTTPResponse) -> str:
    """The new address, where every step on the way to it says that it is for good."""
    steps = response.retries.history if response.retries else ()
    moved = url
    for step in steps:
        if step.redirect_location:
            if step.status not in (301, 308):
                return ""
            moved = urljoin(moved, step.redirect_location)
    return "" if moved == url else moved


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _is_of_another_site(address: str) -> bool:
    """A site that readers can visit: not their own machine, and not one that only stands for others."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "." not in host or host.endswith(_NOT_FOR_READERS):
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return True


def _places(addresses: Iterable[str], docs: Path) -> dict[str, list[tuple[str, int, int, str]]]:
    """File, line, column and text of each line that writes one of the addresses."""
    found: dict[str, list[tuple[str, int, int, str]]] = {}
    for page in sorted(docs.rglob("*.md")):
        for number, line in enumerate(page.read_text("utf-8-sig").split("\n"), 1):
            for address in addresses:
                column = line.find(address)
                # Another address may begin with this one.
                if column >= 0 and not line[column + len(address) :][:1].isalnum():
                    found.setdefault(address, []).append((page.as_posix(), number, column + 1, line))
    return found


def _told(
    address: str, answer: Answer, places: list[tuple[str, int, int, str]], pages: list[str]
) -> Iterator[Diagnostic]:
    message = f"«{address}» {answer.why}"
    severity: Severity = "error" if answer.code == "EN201" else "warning"
    for file, line, column, text in places:
        end = column + len(address)
        yield Diagnostic(file, line, column, line, end, answer.code, message, severity, text)
    if not places:
        # It comes from a template: one page is enough to find it.
        yield Diagnostic(pages[0], 1, 1, 1, 2, answer.code, message, severity)
