"""The hook that tells the templates what stands around a page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import reading


class _Nav(list[Any]):
    @property
    def pages(self) -> list[Any]:
        return self


@pytest.mark.parametrize(
    ("repository", "server"), [("https://github.com/a/b", "GitHub"), ("https://example.org/a/b", None), (None, None)]
)
def test_templates_get_a_route_and_a_place_for_feedback(
    monkeypatch: pytest.MonkeyPatch, repository: str | None, server: str | None
) -> None:
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
    monkeypatch.delenv("CI_SERVER_URL", raising=False)
    file = SimpleNamespace(src_uri="a.md")
    page: Any = SimpleNamespace(
        file=file,
        url="a/",
        title="A",
        content=None,
        canonical_url=None,
        update_date="2026-01-02",
        is_homepage=False,
        children=None,
        next_page=None,
    )
    nav: Any = _Nav([page])
    config: Any = SimpleNamespace(repo_url=repository)
    context: dict[str, Any] = {}
    reading.on_page_context(context, page=page, config=config, nav=nav)
    assert context["ruta"] is None
    assert page.next_page is None
    assert getattr(context.get("opinion"), "server", None) == server
