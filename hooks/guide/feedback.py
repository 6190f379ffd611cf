"""Where readers tell what is wrong with a page: an issue of the repository, with what is known of the page filled in.

Only of GitHub and GitLab is it known how such an address is written. Any other repository gets none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

NOT_WORKING = """\
**Apartado de la página:**

**Qué he hecho (el comando, tal cual):**

**Qué esperaba:**

**Qué ha pasado (el mensaje entero):**

**Mi sistema, y lo que responde `docker version`:**
"""
NOT_CLEAR = """\
**Apartado de la página:**

**Qué no se entiende, o qué falta:**

**Qué esperaba encontrar:**
"""


@dataclass(frozen=True)
class Tracker:
    """The form for a new issue, and what it calls its title and its text."""

    server: str
    form: str
    title: str
    text: str

    def address(self, title: str, text: str) -> str:
        return f"{self.form}?{urlencode({self.title: title, self.text: text}, quote_via=quote)}"


@dataclass(frozen=True)
class Feedback:
    server: str
    not_working: str
    not_clear: str


def tracker(repository: str, environ: Mapping[str, str]) -> Tracker | None:
    """The builds of GitHub and GitLab name the server on which they run: it is one of theirs, whatever it is called."""
    try:
        parts = urlsplit(repository)
        host = parts.hostname
    except ValueError:
        return None
    path = parts.path.strip("/").removesuffix(".git")
    depth = path.count("/") if all(path.split("/")) else 0
    if parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        return None
    root = f"{parts.scheme}://{parts.netloc}/{path}"
    if host in ("github.com", _host(environ.get("GITHUB_SERVER_URL"))) and depth == 1:
        return Tracker("GitHub", f"{root}/issues/new", "title", "body")
    if host in ("gitlab.com", _host(environ.get("CI_SERVER_URL"))) and depth:
        return Tracker("GitLab", f"{root}/-/issues/new", "issue[title]", "issue[description]")
    return None


def _host(server: str | None) -> str | None:
    return urlsplit(server or "").hostname or ""


def feedback(tracker: Tracker, title: str, address: str, source: str, date: str | None) -> Feedback:
    """``address`` is empty where the site does not know its own."""
    known = {"Página": title, "Dirección": address, "Archivo": f"`{source}`", "Último cambio": date}
    about = "".join(f"- {name}: {value}\n" for name, value in known.items() if value)
    return Feedback(
        tracker.server,
        tracker.address(f"«{title}»: no me funciona", f"{NOT_WORKING}\n{about}"),
        tracker.address(f"«{title}»: no lo entiendo o falta algo", f"{NOT_CLEAR}\n{about}"),
    )
