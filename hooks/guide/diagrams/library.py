"""All diagrams of the guide: read, drawn, checked and cached by content."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.diagnostics import Diagnostic
from guide.diagrams.keys import cache_key, fingerprint
from guide.diagrams.model import MOST_STEPS
from guide.diagrams.palette import Palette, PaletteError, dark_rules, load_palette, step_rules
from guide.files import write_atomically
from guide.hints import did_you_mean

SOURCES = "resources/diagramas"
PALETTE = "_paleta.yml"


@dataclass(frozen=True)
class Drawing:
    """One diagram, ready for a page."""

    slug: str
    title: str
    description: str
    caption: str
    sentences: tuple[str, ...]
    svgs: Mapping[str, str]
    """SVG text by layout, and the wide one again in the dark as «oscura»."""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    drawings: Mapping[str, Drawing]
    problems: tuple[Diagnostic, ...]
    css: str
    """Colours of the dark theme, and what each step of a walk-through shows."""
    keys: Mapping[str, str]
    """Slug to the name under which the cache keeps everything made of that source."""
    pending: tuple[str, ...] = ()
    """Slugs that are not in the cache and were not asked to be drawn."""
    drawn: int = 0
    """How many were drawn now."""

    def tells_of(self, slug: str) -> bool:
        """Whether ``problems`` say why there is no drawing: its source is wrong, or the palette of all is."""
        return slug in self.keys or bool(self.problems and not self.keys)


def load_library(root: Path, cache: Path | None = None, *, draw: bool = True) -> Library:
    """Every ``resources/diagramas/*.yml`` below ``root`` that does not begin with «_».

    With ``draw`` false, what is not in the cache stays pending. Never raises for what an author wrote: it comes
    back in ``problems``.
    """
    folder = root / SOURCES
    try:
        palette = load_palette(folder / PALETTE)
    except PaletteError as error:
        return Library({}, (_problem(f"{SOURCES}/{PALETTE}", f"{error}"),), "", {})
    base = fingerprint(folder / PALETTE)
    drawings: dict[str, Drawing] = {}
    problems: list[Diagnostic] = []
    keys: dict[str, str] = {}
    pending: list[str] = []
    drawn = 0
    for file in sorted(folder.glob("*.yml")):
        if file.name.startswith("_"):
            continue
        slug, name = file.stem, f"{SOURCES}/{file.name}"
        try:
            raw = file.read_bytes()
        except OSError as error:
            problems.append(_problem(name, f"no se puede leer: {error.strerror}"))
            continue
        keys[slug] = cache_key(base, "diagrama", slug, raw)
        drawing = _from_cache(cache, keys[slug], slug) if cache else None
        if drawing is None and not draw:
            pending.append(slug)
        elif drawing is None:
            drawing, source_problems = _draw(slug, name, raw, palette)
            problems += source_problems
            drawn += 1
            if drawing is not None and cache is not None:
                _to_cache(cache, keys[slug], drawing)
        if drawing is not None:
            drawings[slug] = drawing
    return Library(
        drawings,
        tuple(problems),
        dark_rules(palette, DARK_SCOPE) + step_rules(MOST_STEPS),
        keys,
        pending=tuple(pending),
        drawn=drawn,
    )


def unknown_diagram(slug: str, known: Collection[str]) -> str:
    """What an author is told of a name in a page that is not one of the ``known`` ones."""
    if not slug:
        return "el bloque está vacío: escribe dentro el nombre de un diagrama"
    if "\n" in slug:
        return "el bloque lleva varias líneas: escribe dentro solo el nombre de un diagrama"
    name = slug.removesuffix(".yml")
    if name in known:
        return f"el nombre va sin «.yml»: escribe «{name}»"
    return f"no hay ningún diagrama «{slug}»{did_you_mean(name, known) or f'; escribe {SOURCES}/{name}.yml'}"


DOWNLOADS = {".png": "ancha", "-oscuro.png": "oscura", ".pdf": "ancha"}
"""Ending of each file that CairoSVG makes of a drawing, and the version of the drawing that it shows."""


def pictures(cache: Path, key: str) -> dict[str, Path]:
    """Where the cache keeps each download of a drawing, by its ending."""
    return {ending: cache / f"{key}{ending}" for ending in DOWNLOADS}


DARK_SCOPE = '[data-md-color-scheme="slate"] .diagrama'


def _problem(file: str, message: str) -> Diagnostic:
    return Diagnostic(file, 1, 1, 1, 2, "DG100", message)


def _draw(slug: str, file: str, raw: bytes, palette: Palette) -> tuple[Drawing | None, list[Diagnostic]]:
    # Imported here: a build whose drawings are all cached reads no YAML and measures no text.
    from guide.diagrams.describe import sentences
    from guide.diagrams.layout import LayoutError
    from guide.diagrams.render import render, render_themes
    from guide.diagrams.source import parse_diagram
    from guide.yamlsource import read_yaml

    source = read_yaml(file, raw)
    diagram = parse_diagram(slug, source, palette.roles)
    if diagram is None:
        return None, source.problems
    svgs: dict[str, str] = {}
    try:
        wide = render_themes(diagram, "ancha", palette, ["claro", "oscuro"])
        svgs |= {"ancha": wide["claro"], "oscura": wide["oscuro"]}
    except LayoutError as error:
        source.report("DG201", error.where, str(error))
    try:
        svgs["estrecha"] = render(diagram, "estrecha", palette)
    except LayoutError as error:
        source.report("DG201", error.where, str(error))
    if source.problems:
        return None, source.problems
    return (
        Drawing(slug, diagram.title, diagram.description, diagram.caption, sentences(diagram), svgs, diagram.steps),
        [],
    )


def _to_cache(cache: Path, key: str, drawing: Drawing) -> None:
    write_atomically(cache / f"{key}.svg", f"{drawing.svgs['ancha']}\n".encode())
    write_atomically(cache / f"{key}.json", json.dumps(asdict(drawing), ensure_ascii=False).encode())


def _from_cache(cache: Path, key: str, slug: str) -> Drawing | None:
    """The cached drawing, or None when there is none or it cannot be trusted."""
    try:
        data = json.loads((cache / f"{key}.json").read_bytes())
        drawing = Drawing(**(data | {key: tuple(data[key]) for key in ("sentences", "steps")}))
        whole = (cache / f"{key}.svg").read_text(encoding="utf-8") == f"{drawing.svgs['ancha']}\n"
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return drawing if whole and drawing.slug == slug and set(drawing.svgs) == {"ancha", "estrecha", "oscura"} else None
