"""All diagrams of the guide: read, drawn, checked and cached by content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.diagnostics import Diagnostic
from guide.diagrams.palette import Palette, PaletteError, dark_rules, load_palette
from guide.files import write_atomically

SOURCES = "resources/diagramas"
PALETTE = "_paleta.yml"
FONTS = "resources/fuentes"


@dataclass(frozen=True)
class Drawing:
    """One diagram, ready for a page."""

    slug: str
    title: str
    description: str
    caption: str
    sentences: tuple[str, ...]
    svgs: Mapping[str, str]
    """SVG text by layout."""


@dataclass(frozen=True)
class Library:
    drawings: Mapping[str, Drawing]
    problems: tuple[Diagnostic, ...]
    css: str
    """Colours of the dark theme."""
    drawn: int
    """How many were drawn now; the rest came from the cache."""


def load_library(root: Path, cache: Path | None = None) -> Library:
    """Every ``resources/diagramas/*.yml`` below ``root`` that does not begin with «_».

    Never raises for what an author wrote: it comes back in ``problems``.
    """
    folder = root / SOURCES
    palette_file = f"{SOURCES}/{PALETTE}"
    try:
        palette = load_palette(folder / PALETTE)
    except PaletteError as error:
        return Library({}, (_problem(palette_file, f"{error}"),), "", 0)
    base = _fingerprint(folder / PALETTE, root / FONTS)
    drawings: dict[str, Drawing] = {}
    problems: list[Diagnostic] = []
    drawn = 0
    for file in sorted(folder.glob("*.yml")):
        if file.name.startswith("_"):
            continue
        name = f"{SOURCES}/{file.name}"
        try:
            raw = file.read_bytes()
        except OSError as error:
            problems.append(_problem(name, f"no se puede leer: {error.strerror}"))
            continue
        key = hashlib.sha256(base + file.stem.encode() + b"\0" + raw).hexdigest()
        cached = cache / f"{key}.json" if cache else None
        drawing = _from_cache(cached, file.stem)
        if drawing is None:
            drawing, found = _draw(file.stem, name, raw, palette)
            problems += found
            drawn += 1
            if drawing is not None and cached is not None:
                write_atomically(cached, json.dumps(asdict(drawing), ensure_ascii=False).encode())
        if drawing is not None:
            drawings[drawing.slug] = drawing
    return Library(drawings, tuple(problems), dark_rules(palette, DARK_SCOPE), drawn)


DARK_SCOPE = '[data-md-color-scheme="slate"] .diagrama'


def _problem(file: str, message: str) -> Diagnostic:
    return Diagnostic(file, 1, 1, 1, 2, "DG100", message)


def _draw(slug: str, file: str, raw: bytes, palette: Palette) -> tuple[Drawing | None, list[Diagnostic]]:
    # Imported here: a build whose drawings are all cached reads no YAML and measures no text.
    from guide.diagrams.describe import sentences
    from guide.diagrams.layout import LayoutError
    from guide.diagrams.model import LAYOUTS
    from guide.diagrams.render import render
    from guide.diagrams.source import parse_diagram
    from guide.diagrams.yamlsource import read_yaml

    source = read_yaml(file, raw)
    diagram = parse_diagram(slug, source, palette.roles)
    if diagram is None:
        return None, source.problems
    svgs: dict[str, str] = {}
    for name in LAYOUTS:
        try:
            svgs[name] = render(diagram, name, palette)
        except LayoutError as error:
            source.report("DG201", error.where, str(error))
    if source.problems:
        return None, source.problems
    return (
        Drawing(slug, diagram.title, diagram.description, diagram.caption, sentences(diagram), svgs),
        [],
    )


def _fingerprint(palette: Path, fonts: Path) -> bytes:
    """Changes with the palette, the fonts and the code that draws."""
    digest = hashlib.sha256()
    files: Iterable[Path] = (
        palette,
        *sorted(f for f in fonts.glob("*") if f.suffix in {".ttf", ".otf"}),
        *sorted(Path(__file__).parent.glob("*.py")),
    )
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


def _from_cache(file: Path | None, slug: str) -> Drawing | None:
    """The cached drawing, or None when there is none or it cannot be trusted."""
    if file is None:
        return None
    try:
        data = json.loads(file.read_bytes())
        drawing = Drawing(**(data | {"sentences": tuple(data["sentences"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return drawing if drawing.slug == slug and set(drawing.svgs) == {"ancha", "estrecha"} else None
