"""A site of three pages and two diagrams with the settings, hooks and theme of the guide: it builds in a second."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from builds import ROOT

NAV = """\
nav:
  - Inicio: index.md
  - Explicación:
      - Imágenes: explicacion/imagenes.md
      - Registros: explicacion/registros.md
"""

PAGES = {
    "index.md": """\
# Una guía pequeña

Empieza por [las imágenes](explicacion/imagenes.md).

``` diagrama
docker
```
""",
    "explicacion/imagenes.md": """\
# Imágenes

Una imagen se saca de [un registro](registros.md).

``` bash
docker pull nginx:1.29
```
""",
    "explicacion/registros.md": """\
# Registros

Un registro guarda imágenes.

``` diagrama
registros
```
""",
}
DIAGRAMS = ("docker", "registros")


def small_site(folder: Path, docs: str = "docs") -> Path:
    """Writes the site into ``folder``, which may not exist yet, its pages in ``docs``; nothing was built there."""
    (folder / "resources/diagramas").mkdir(parents=True)
    for page, text in PAGES.items():
        (folder / docs / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / docs / page).write_text(text, "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings, found = re.subn(r"^nav:\n(?: .*\n)+", f"docs_dir: {docs}\n{NAV}", settings, flags=re.M)
    assert found == 1
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    for name in ("_paleta", *DIAGRAMS):
        shutil.copy(ROOT / f"resources/diagramas/{name}.yml", folder / "resources/diagramas")
    # What no test changes is not copied: Python would compile all of hooks anew for each build.
    # The old addresses, the names of sections and the topics are those of the guide, which has other pages.
    own = ("diagramas", "direcciones.yml", "sinonimos.yml", "temas.yml")
    shared = {path.name: path for path in (ROOT / "resources").iterdir() if path.name not in own}
    for name, path in shared.items():
        (folder / "resources" / name).symlink_to(path)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    (folder / "overrides").symlink_to(ROOT / "overrides")
    (folder / docs / "assets").symlink_to(ROOT / "docs/assets")
    return folder
