"""The address of a new issue with a page filled in, and where there is none."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from guide.feedback import feedback, tracker

OWN = {"GITHUB_SERVER_URL": "https://git.empresa.example", "CI_SERVER_URL": "https://lab.example:8443"}


@pytest.mark.parametrize(
    ("repository", "form"),
    [
        ("https://github.com/grupo/guia", "https://github.com/grupo/guia/issues/new"),
        ("https://github.com/grupo/guia.git", "https://github.com/grupo/guia/issues/new"),
        ("https://github.com/grupo/guia/", "https://github.com/grupo/guia/issues/new"),
        ("https://git.empresa.example/grupo/guia", "https://git.empresa.example/grupo/guia/issues/new"),
        ("https://gitlab.com/grupo/sub/guia", "https://gitlab.com/grupo/sub/guia/-/issues/new"),
        ("https://lab.example:8443/grupo/guia", "https://lab.example:8443/grupo/guia/-/issues/new"),
    ],
)
def test_the_form_of_a_known_server(repository: str, form: str) -> None:
    found = tracker(repository, OWN)
    assert found is not None
    assert found.form == form


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "https://github.com/grupo",
        "https://github.com/grupo/guia/wiki",
        "https://github.com//guia",
        "https://gitlab.com/guia",
        "https://bitbucket.org/grupo/guia",
        "https://github.com.example.org/grupo/guia",
        "https://codeberg.org/grupo/guia",
        "git@github.com:grupo/guia.git",
        "ssh://git@github.com/grupo/guia",
        "https://github.com/grupo/guia?x=1",
        "https://[github.com/grupo/guia",
    ],
)
def test_what_is_not_known_gets_no_form(repository: str) -> None:
    assert tracker(repository, {}) is None


@pytest.mark.parametrize(
    ("repository", "title", "text"),
    [("https://github.com/a/b", "title", "body"), ("https://gitlab.com/a/b", "issue[title]", "issue[description]")],
)
def test_an_issue_says_all_that_is_known_of_the_page(repository: str, title: str, text: str) -> None:
    issues = tracker(repository, {})
    assert issues is not None
    links = feedback(issues, "Redes & «más»", "https://guia.example/redes/", "explicacion/redes.md", "2026-01-02")
    for address in (links.not_working, links.not_clear):
        fields = parse_qs(urlsplit(address).query, strict_parsing=True)
        assert set(fields) == {title, text}
        assert fields[title][0].startswith("«Redes & «más»»: no ")
        known = "- Página: Redes & «más»\n- Dirección: https://guia.example/redes/\n"
        assert fields[text][0].endswith(f"{known}- Archivo: `explicacion/redes.md`\n- Último cambio: 2026-01-02\n")
        assert "**Apartado de la página:**" in fields[text][0]
        assert "**Qué esperaba" in fields[text][0]


def test_what_is_not_known_of_the_page_is_left_out() -> None:
    issues = tracker("https://github.com/a/b", {})
    assert issues is not None
    text = parse_qs(urlsplit(feedback(issues, "A", "", "a.md", None).not_clear).query)["body"][0]
    assert "Dirección" not in text
    assert "Último cambio" not in text
