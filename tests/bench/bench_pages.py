"""A first visit with a phone a quarter as fast as this machine: its weight, and how long our scripts hold it up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.bench_lighthouse import PAGES
from bench.measure import Row, median
from bench.phone import site_in, slow_phone
from guide.book.chromium import find_chromium
from published import weight

OURS = "/assets/js/"
RUNS = ("EvaluateScript", "FunctionCall")


def rows(rounds: int) -> list[Row]:
    chromium = find_chromium()
    if not chromium:
        print("medir: las visitas no se miden aquí: falta Chromium")
        return []
    found: dict[str, list[tuple[float, float]]] = {title: [] for title in PAGES}
    with site_in(chromium) as (browser, host, site):
        for _ in range(rounds):
            for title, path in PAGES.items():
                found[title].append(visit(browser, host, path, site))
    return [
        row
        for title, visits in found.items()
        for row in (
            Row(f"{title}: primera visita, gzip", median([bytes_ for bytes_, _ in visits]) / 1000, "KB", 120),
            Row(f"{title}: nuestro programa más lento", median([task for _, task in visits]), "ms", 50),
        )
    ]


def visit(browser: Any, host: str, path: str, site: Path) -> tuple[float, float]:
    """Bytes of all that was asked for, and milliseconds of the longest run of a script of ours."""
    asked: set[str] = set()
    with slow_phone(browser) as page:
        page.on("request", lambda request: asked.add(request.url))
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        page.goto(host + path, wait_until="networkidle", timeout=120_000)
        # On a busy machine the last scripts may come when nothing is asked for any more.
        page.wait_for_timeout(1_500)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    files = [site / url.removeprefix(host).partition("?")[0] for url in asked if url.startswith(host)]
    runs = [
        event.get("dur", 0) / 1000
        for event in events
        if event["name"] in RUNS and OURS in str(event.get("args", {}).get("data", {}).get("url", ""))
    ]
    return sum(weight(file / "index.html" if file.is_dir() else file) for file in files), max(runs, default=0.0)
