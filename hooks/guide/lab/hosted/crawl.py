"""Every address of the served site: its status, its headers, its compressed copy, its policy."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from guide.hosting import inline, policy
from guide.lab.hosted import client
from guide.lab.hosted.client import Answer

# What every answer carries, errors too; what it has to hold, where it is not the whole value.
HEADERS = {
    "server": r"nginx",
    "content-security-policy": (
        r"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'(?: 'sha256-[^']{44}')*; style-src 'self'; "
        r"img-src 'self' data:; .*frame-ancestors 'none'"
    ),
    "x-content-type-options": r"nosniff",
    "referrer-policy": r"no-referrer",
    "cross-origin-opener-policy": r"same-origin",
    "cross-origin-resource-policy": r"same-origin",
    "permissions-policy": r".*camera=\(\).*",
    "cache-control": r"no-cache|public, max-age=31536000, immutable",
}
# From whom and with what: not for everybody who asks.
_TOLD = ("x-powered-by", "via", "strict-transport-security", "access-control-allow-origin", "set-cookie")
HASHED = re.compile(r"^/(?:assets/.*|buscar/(?:index/)?[^/]*)[._][0-9a-f]{7,64}\.[a-z_.]+$")
_FORMS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png"}


class Crawl:
    def __init__(self, port: int) -> None:
        self.port = port
        self.root = f"http://{client.HOST}:{port}"
        self.troubles: list[str] = []
        self.pages = self.files = self.compressed = self.plain = self.packed = 0

    def run(self) -> None:
        """Follows the links from the home page on, each address once, in the order in which they come."""
        seen = {"/": None}
        waiting = ["/"]
        while waiting:
            path = waiting.pop(0)
            for link in self._look(path):
                if link not in seen:
                    seen[link] = None
                    waiting.append(link)

    def _look(self, path: str) -> list[str]:
        answer = client.get(self.port, path)
        if answer.status in (301, 302):
            return self._inside(path, [answer.headers.get("location", "")])
        if answer.status != 200:
            self._wrong(path, f"contesta {answer.status}")
            return []
        self.files += 1
        self.troubles += missing(path, answer)
        self._copies(path, answer)
        self._kept(path, answer)
        kind = answer.headers.get("content-type", "")
        extension = path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else "html"
        if not kind.startswith(_FORMS.get(extension, "")) or kind == "application/octet-stream":
            self._wrong(path, f"dice que es «{kind}»")
        if kind.startswith("text/html"):
            return self._page(path, answer)
        if kind.startswith("text/css"):
            return self._inside(path, re.findall(r"url\(\s*[\"']?([^\"')]+)", answer.body.decode()))
        return []

    def _page(self, path: str, answer: Answer) -> list[str]:
        self.pages += 1
        text = answer.body.decode()
        allowed = answer.headers.get("content-security-policy", "").replace(";", " ").split()
        found = inline.read(text)
        if refused := [what for _, what in found.refused]:
            self._wrong(path, f"la política no deja {', '.join(refused)}")
        if [script for script in found.scripts if policy.digest(script) not in allowed]:
            self._wrong(path, "la política no deja un script de la página")
        reader = _Links()
        reader.feed(text)
        return self._inside(path, reader.found)

    def _copies(self, path: str, answer: Answer) -> None:
        """With and without compression the content is the same."""
        packed = client.get(self.port, path, Accept_Encoding="gzip, br")
        if packed.headers.get("content-encoding") != "gzip":
            return
        self.compressed += 1
        self.plain += len(answer.body)
        self.packed += len(packed.body)
        if gzip.decompress(packed.body) != answer.body:
            self._wrong(path, "comprimido es otro archivo")
        if "accept-encoding" not in packed.headers.get("vary", "").lower():
            self._wrong(path, "no dice que depende de Accept-Encoding")

    def _kept(self, path: str, answer: Answer) -> None:
        """What was fetched once is asked about, or never again."""
        again = client.get(self.port, path, If_None_Match=answer.headers.get("etag", ""))
        if again.status != 304 or again.body:
            self._wrong(path, f"preguntado otra vez contesta {again.status}")
        if bool(HASHED.match(path)) != ("immutable" in answer.headers.get("cache-control", "")):
            self._wrong(path, f"se guarda como «{answer.headers.get('cache-control')}»")

    def _inside(self, path: str, links: list[str]) -> list[str]:
        found = []
        for link in links:
            parts = urlsplit(urldefrag(urljoin(self.root + path, link.strip())).url)
            if f"{parts.scheme}://{parts.netloc}" == self.root:
                found.append(quote(unquote(parts.path)) or "/")
        return found

    def _wrong(self, path: str, what: str) -> None:
        self.troubles.append(f"{path}: {what}")


def missing(path: str, answer: Answer) -> list[str]:
    """The headers that an answer lacks, and those that it should not have."""
    bad = [
        f"{path}: la cabecera {name} es «{answer.headers.get(name, '')}»"
        for name, form in HEADERS.items()
        if not re.fullmatch(form, answer.headers.get(name, ""))
    ]
    return bad + [f"{path}: sobra la cabecera {name}" for name in _TOLD if name in answer.headers]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value and tag != "use"]
