"""What Lighthouse says of six pages on its phone, and of a plain page of the theme with the text of one of them.

It is the real one, which npx takes from the registry of npm: without npx nothing is measured.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Row, median
from guide.book.chromium import find_chromium
from published import published

PROGRAM = "lighthouse@13.5.0"
PAGES = {
    "portada": "",
    "un tutorial": "tutoriales/compose/",
    "explicación con diagramas": "explicacion/imagenes/",
    "catálogo de errores": "referencia/errores/",
    "códigos": "referencia/codigos/",
    "404": "404.html",
}
CATEGORIES = {"performance": "rapidez", "accessibility": "acceso", "best-practices": "práctica", "seo": "buscadores"}
TUTORIAL = "tutoriales/compose"
# The text of the tutorial with the theme as it comes, but for the letters, which it would ask another host for.
PLAIN = """\
site_name: Material
theme: {name: material, font: false, features: [content.code.copy]}
markdown_extensions:
  [attr_list, admonition, def_list, tables, pymdownx.details, pymdownx.superfences, pymdownx.highlight,
  pymdownx.tabbed: {alternate_style: true}]
"""


def rows(rounds: int) -> list[Row]:
    npx, chromium = shutil.which("npx"), find_chromium()
    if not npx or not chromium:
        print(f"medir: Lighthouse no se mide aquí: falta {'Chromium' if npx else 'npx, que viene con Node.js'}")
        return []
    with tempfile.TemporaryDirectory(prefix="guia-") as name:
        folder = Path(name)
        plain = folder / "plain"
        (plain / "docs").mkdir(parents=True)
        (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
        shutil.copy2(ROOT / f"docs/{TUTORIAL}.md", plain / "docs/index.md")
        for source, site in ((ROOT, folder / "site"), (plain, folder / "plain-site")):
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=source, check=True)
        with published(folder / "site") as ours, published(folder / "plain-site") as bare:
            pages = {title: f"{ours}{path}" for title, path in PAGES.items()} | {"el tutorial en Material": bare}
            # In turns: a busy machine weighs on all of them alike.
            found = [{title: scores(npx, chromium, url) for title, url in pages.items()} for _ in range(rounds)]
    # A limit is the most that a value may be: what is told is how far each is from 100.
    return [
        Row(
            f"{title}: {CATEGORIES[category]}, de 100 faltan",
            100 - median([each[title][category] for each in found]),
            "",
            0 if title in PAGES else None,
        )
        for title in pages
        for category in CATEGORIES
    ]


def scores(npx: str, chromium: str, url: str) -> dict[str, float]:
    command = [npx, "--yes", PROGRAM, url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    done = subprocess.run(
        [*command, flags], env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"medir: Lighthouse acabó con {done.returncode} en {url}:\n{done.stderr[-2000:]}")
    read = json.loads(done.stdout)["categories"]
    return {category: 100 * read[category]["score"] for category in CATEGORIES}
