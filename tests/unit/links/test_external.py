"""What other sites answer, by servers of our own that answer it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from guide.links.external import NOBODY, PAUSE, Answer, Guest, NoNetworkError, check_external, external_links

PAGE = b"<h2 id='parte'>x</h2><a name='otra'></a>"
HTML = ("Content-Type", "text/html; charset=utf-8")


class _Others(BaseHTTPRequestHandler):
    """``/404`` answers 404, and so on; what was asked is kept in ``asked``."""

    asked: list[str]
    agents: list[str]

    def do_HEAD(self) -> None:
        self.answer(b"")

    def do_GET(self) -> None:
        self.answer(PAGE)

    def answer(self, body: bytes) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self.agents.append(self.headers["User-Agent"])
        name = self.path.strip("/")
        status, headers = int(name) if name.isdigit() else 200, [HTML]
        match name:
            case "no-head" if self.command == "HEAD":
                status = 405
            case "espera" if len(self.asked) == 1:
                status, headers = 429, [("Retry-After", "0")]
            case "siempre-espera":
                status, headers = 503, [("Retry-After", "0")]
            case "para-siempre":
                status, headers = 301, [("Location", "/parte")]
            case "por-ahora":
                status, headers = 302, [("Location", "/parte")]
            case "a-medias":
                status, headers = 301, [("Location", "/por-ahora")]
            case "vueltas":
                status, headers = 301, [("Location", "/vueltas")]
            case "texto":
                headers = [("Content-Type", "text/plain")]
        self.send_response(status)
        for header in headers:
            self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def others() -> Iterator[tuple[str, type[_Others]]]:
    handler = type("Handler", (_Others,), {"asked": [], "agents": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("path", "code", "asked"),
    [
        ("/bien", "", ["HEAD /bien"]),
        ("/404", "EN201", ["HEAD /404", "GET /404"]),
        ("/410", "EN201", ["HEAD /410", "GET /410"]),
        ("/403", "EN203", ["HEAD /403", "GET /403"]),
        ("/500", "EN203", ["HEAD /500", "GET /500"]),
        ("/no-head", "", ["HEAD /no-head", "GET /no-head"]),
        ("/espera", "", ["HEAD /espera", "HEAD /espera"]),
        ("/por-ahora", "", ["HEAD /por-ahora", "HEAD /parte"]),
        ("/a-medias", "", ["HEAD /a-medias", "HEAD /por-ahora", "HEAD /parte"]),
        ("/para-siempre", "EN202", ["HEAD /para-siempre", "HEAD /parte"]),
        ("/bien#parte", "", ["HEAD /bien", "GET /bien"]),
        ("/bien#otra", "", ["HEAD /bien", "GET /bien"]),
        ("/bien#no-esta", "EN201", ["HEAD /bien", "GET /bien"]),
        ("/texto#L10", "", ["HEAD /texto", "GET /texto"]),
    ],
)
def test_answers(others: tuple[str, type[_Others]], path: str, code: str, asked: list[str]) -> None:
    address, handler = others
    assert Guest("", 0).ask(address + path).code == code
    assert handler.asked == asked


@pytest.mark.parametrize("path", ["/siempre-espera", "/vueltas"])
def test_what_does_not_end_is_left(others: tuple[str, type[_Others]], path: str) -> None:
    address, handler = others
    assert Guest("", 0).ask(address + path).code == "EN203"
    assert len(handler.asked) < 10


def test_says_where_it_moved(others: tuple[str, type[_Others]]) -> None:
    assert f"ahora está en {others[0]}/parte:" in Guest("", 0).ask(f"{others[0]}/para-siempre").why


def test_says_who_asks(others: tuple[str, type[_Others]]) -> None:
    address, handler = others
    Guest("https://guia.example/", 0).ask(f"{address}/bien")
    Guest("", 0).ask(f"{address}/bien")
    assert handler.agents == ["guia-enlaces (+https://guia.example/)", "guia-enlaces"]


def test_a_name_that_nobody_has() -> None:
    assert Guest("", 0).ask("http://no-existe.invalid/") is NOBODY


def test_a_server_that_is_not_there() -> None:
    assert Guest("", 0).ask("http://127.0.0.1:9/").code == "EN203"


def test_an_address_that_is_none() -> None:
    assert Guest("", 0).ask("http://[::1/").code == "EN203"


@pytest.mark.parametrize(
    ("address", "is_asked"),
    [
        ("https://docs.docker.com/a/#b", True),
        ("http://93.184.216.34/", True),
        ("http://127.0.0.1:8080/", False),
        ("http://192.168.1.2/", False),
        ("http://localhost:8080/", False),
        ("http://web/", False),
        ("https://guia.example/", False),
        ("http://no-existe.invalid/", False),
        ("mailto:a@b.es", False),
        ("../otra/", False),
        ("http://[::1", False),
    ],
)
def test_only_sites_that_readers_can_visit_are_asked(tmp_path: Path, address: str, is_asked: bool) -> None:
    (tmp_path / "a.html").write_text(f'<a href="{address}">x</a><a href="{address}">y</a><img src="x.png">', "utf-8")
    assert external_links(tmp_path) == ({address: ["a.html"]} if is_asked else {})


def test_problems_stand_where_authors_wrote_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("uno [x](https://a.es/y) y https://a.es/yz\n[x](https://a.es/y#z)\n", "utf-8")
    links = {"https://a.es/y": ["a/index.html"], "https://b.es/": ["b/index.html", "c/index.html"]}
    answers = {"https://a.es/y": Answer("EN201", "no está"), "https://b.es/": Answer("EN203", "no contesta")}
    told = check_external(links, tmp_path, answers.__getitem__, lambda _: None)
    assert [(d.file, d.line, d.column, d.end_column, d.code, d.severity) for d in told] == [
        (f"{tmp_path}/a.md", 1, 9, 23, "EN201", "error"),
        (f"{tmp_path}/a.md", 2, 5, 19, "EN201", "error"),
        ("b/index.html", 1, 1, 2, "EN203", "warning"),
    ]


def test_a_site_is_asked_one_thing_at_a_time(tmp_path: Path) -> None:
    done: list[str | float] = []

    def ask(address: str) -> Answer:
        done.append(address)
        return Answer()

    check_external({f"https://a.es/{name}": ["x"] for name in "abc"}, tmp_path, ask, done.append)
    assert done == ["https://a.es/a", PAUSE, "https://a.es/b", PAUSE, "https://a.es/c"]


def test_without_a_network_nothing_is_said_of_the_links(tmp_path: Path) -> None:
    links = {"https://a.es/": ["x"], "https://b.es/": ["x"]}
    with pytest.raises(NoNetworkError, match="tiene red"):
        check_external(links, tmp_path, lambda _: NOBODY)
