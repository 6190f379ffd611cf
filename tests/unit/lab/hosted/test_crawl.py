from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from guide.lab.hosted.crawl import Crawl

from .conftest import FILES


def test_every_address_is_looked_at_once(serve: Callable[..., int]) -> None:
    crawl = Crawl(serve())
    crawl.run()
    assert crawl.troubles == []
    assert (crawl.pages, crawl.files, crawl.compressed) == (3, 5, 5)
    assert crawl.packed < crawl.plain


def changed(path: str, **headers: str) -> Callable[..., Any]:
    """A fault: another value of these headers of one address."""

    def fault(asked: str, status: int, found: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return status, {**found, **more} if asked == path else found, body

    return fault


def answered(path: str, status: int, body: bytes | None = None) -> Callable[..., Any]:
    def fault(asked: str, was: int, found: dict[str, str], is_: bytes) -> tuple[int, dict[str, str], bytes]:
        return (status, found, is_ if body is None else body) if asked == path else (was, found, is_)

    return fault


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (answered("/b/", 500), "/b/: contesta 500"),
        (answered("/assets/f.12345678.svg", 404), "/assets/f.12345678.svg: contesta 404"),
        (changed("/b/", X_Powered_By="PHP"), "/b/: sobra la cabecera x-powered-by"),
        (changed("/b/", Server="nginx/1.30.6"), "/b/: la cabecera server es «nginx/1.30.6»"),
        (changed("/d/", Referrer_Policy="unsafe-url"), "/d/: la cabecera referrer-policy es «unsafe-url»"),
        (
            changed("/", Content_Security_Policy="script-src *"),
            "/: la cabecera content-security-policy es «script-src *»",
        ),
        (changed("/", Content_Security_Policy="a"), "/: la política no deja un script de la página"),
        (changed("/assets/e.css", Content_Type="text/plain"), "/assets/e.css: dice que es «text/plain»"),
        (changed("/b/", Content_Type="application/octet-stream"), "/b/: dice que es «application/octet-stream»"),
        (changed("/b/", Vary="Cookie"), "/b/: no dice que depende de Accept-Encoding"),
        (
            changed("/b/", Cache_Control="public, max-age=31536000, immutable"),
            "/b/: se guarda como «public, max-age=31536000, immutable»",
        ),
        (
            changed("/assets/f.12345678.svg", Cache_Control="no-cache"),
            "/assets/f.12345678.svg: se guarda como «no-cache»",
        ),
        (changed("/b/", ETag="otra"), "/b/: preguntado otra vez contesta 200"),
    ],
)
def test_one_fault_is_seen(serve: Callable[..., int], fault: Callable[..., Any], trouble: str) -> None:
    crawl = Crawl(serve(fault))
    crawl.run()
    assert trouble in crawl.troubles


def test_what_a_page_does_against_its_policy_is_seen(
    serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FILES, "/b/", ("text/html", b"<p style='a'><script>b</script>"))
    crawl = Crawl(serve())
    crawl.run()
    assert crawl.troubles == ["/b/: la política no deja style=", "/b/: la política no deja un script de la página"]


def test_a_copy_of_another_file_is_seen(serve: Callable[..., int]) -> None:
    def other(_: str, status: int, found: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        return status, found, gzip.compress(b"otro") if "Content-Encoding" in found else body

    crawl = Crawl(serve(other))
    crawl.run()
    assert "/b/: comprimido es otro archivo" in crawl.troubles
