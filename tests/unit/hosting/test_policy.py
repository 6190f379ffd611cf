from __future__ import annotations

from pathlib import Path

from guide.hosting import policy


def site(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        file = folder / name.replace("_", ".")
        file.write_text(text, "utf-8")
    return folder


def test_each_script_is_allowed_by_its_digest_and_once(tmp_path: Path) -> None:
    found = policy.of_site(site(tmp_path, a_html="<script>ñ</script>", b_html="<script>ñ</script>"))
    # printf ñ | openssl dgst -sha256 -binary | base64
    assert found.text.count("'sha256-") == 1
    assert "'sha256-Aku5CIjKiaFaGem92McSv7BwRl/OHvJeQ8Fw6kT8Xl8=';" in found.text
    assert found.problems == []


def test_the_order_of_the_pages_does_not_matter() -> None:
    digests = [policy.digest(text) for text in "abc"]
    assert policy.policy(digests) == policy.policy(reversed(digests))


def test_nothing_is_allowed_to_everybody() -> None:
    directives = dict(part.split(" ", 1) for part in policy.policy([]).split("; "))
    assert directives["default-src"] == directives["frame-ancestors"] == directives["base-uri"] == "'none'"
    everything = {source for sources in directives.values() for source in sources.split()}
    assert everything == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
    assert "data:" not in directives["script-src"]


def test_what_every_page_does_wrong_is_said_once(tmp_path: Path) -> None:
    wrong = '<p>\n<p style="a">'
    found = policy.of_site(site(tmp_path, a_html=wrong, b_html=wrong, c_svg="<svg><style/></svg>"))
    assert found.problems == [
        f"{tmp_path}/a.html:2: la política de seguridad no deja «style=» dentro de una página: ponlo en un archivo "
        "(y en 1 sitios más)",
        f"{tmp_path}/c.svg:1: la política de seguridad no deja «<style>» dentro de una página: ponlo en un archivo",
    ]


def test_a_script_for_each_page_does_not_fit(tmp_path: Path) -> None:
    pages = {f"p{number}_html": f"<script>{number}</script>" for number in range(policy.MOST + 1)}
    assert policy.of_site(site(tmp_path, **pages)).problems == [
        f"{tmp_path}: las páginas llevan dentro 25 scripts distintos, y en la cabecera caben 24: ponlos en archivos"
    ]
