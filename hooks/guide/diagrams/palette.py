"""The colours of all diagrams, their contrast, and the style sheet that recolours them in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

Theme = Literal["claro", "oscuro"]
THEMES: tuple[Theme, ...] = ("claro", "oscuro")
SECTIONS = ("pagina", "tarjeta", "superficies", "lineas", "papeles")
SURFACES = ("lienzo", "grupo")
CARD_FIELDS = {"fondo": "background", "banda": "band", "titulo": "title", "seccion": "section", "sitio": "site"}
_HEX = re.compile(r"#[0-9a-f]{6}\Z")


class PaletteError(ValueError):
    """The palette cannot be used; the message is Spanish and names the entry."""


@dataclass(frozen=True)
class Colours:
    """Of one class in one theme, as #rrggbb; "" for what it does not have."""

    fill: str
    border: str
    text: str


@dataclass(frozen=True)
class CardColours:
    """Of the picture that is shown when a page's address is shared."""

    background: str
    band: str
    """What lies under the site's name and its mark."""
    title: str
    section: str
    site: str


@dataclass(frozen=True)
class Palette:
    """Colours, all as #rrggbb; those of the drawings by theme and class name."""

    themes: Mapping[Theme, Mapping[str, Colours]]
    """A missing paint is an empty string."""
    roles: tuple[str, ...]
    page: Mapping[Theme, str]
    """What surrounds a drawing."""
    card: CardColours


def load_palette(file: Path) -> Palette:
    """The palette of ``file``. PaletteError when it cannot be read, lacks something or cannot be told apart."""
    try:
        # libyaml reads it ten times faster; both loaders are the safe one.
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PaletteError(f"no se puede leer la paleta: {error}") from None
    if not isinstance(data, dict) or set(data) != set(SECTIONS):
        raise PaletteError(f"la paleta debe tener exactamente {', '.join(SECTIONS)}")
    themes: dict[Theme, dict[str, Colours]] = {"claro": {}, "oscuro": {}}
    for section, needed in (
        ("superficies", {"relleno", "borde"}),
        ("lineas", set()),
        ("papeles", {"relleno", "borde", "texto"}),
    ):
        for name, entry in _entries(data[section], section):
            for theme in THEMES:
                themes[theme][name] = _colours(entry.get(theme), needed, f"{section}.{name}.{theme}")
    for needed_name in (*SURFACES, "linea", "etiqueta", "numero"):
        if needed_name not in themes["claro"]:
            raise PaletteError(f"falta «{needed_name}» en la paleta")
    page = _plain_colours(data["pagina"], THEMES, "pagina")
    card = _plain_colours(data["tarjeta"], CARD_FIELDS, "tarjeta")
    palette = Palette(
        themes,
        tuple(data["papeles"]),
        {theme: page[theme] for theme in THEMES},
        CardColours(**{field: card[name] for name, field in CARD_FIELDS.items()}),
    )
    if problems := list(contrast_problems(palette)):
        raise PaletteError("; ".join(problems))
    return palette


def _entries(section: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(section, dict):
        raise PaletteError(f"«{name}» debe ser una lista de nombres con sus colores")
    for key, entry in section.items():
        if not isinstance(entry, dict):
            raise PaletteError(f"{name}.{key} debe tener «claro» y «oscuro»")
        yield str(key), entry


def _colours(paints: Any, needed: set[str], where: str) -> Colours:
    if isinstance(paints, str):
        paints = {"borde": paints, "texto": paints}
    if not isinstance(paints, dict) or needed - set(paints):
        raise PaletteError(f"{where}: faltan colores ({', '.join(sorted(needed)) or 'uno'})")
    for key, value in paints.items():
        if key not in {"relleno", "borde", "texto"}:
            raise PaletteError(f"{where}: «{key}» no es relleno, borde ni texto")
        _check_colour(value, f"{where}.{key}")
    return Colours(paints.get("relleno", ""), paints.get("borde", ""), paints.get("texto", ""))


def _plain_colours(entry: Any, names: Iterable[str], where: str) -> dict[str, str]:
    """A section that is a colour for each of ``names`` and nothing else."""
    if not isinstance(entry, dict) or set(entry) != set(names):
        raise PaletteError(f"«{where}» debe tener exactamente un color para {', '.join(names)}")
    for name, value in entry.items():
        _check_colour(value, f"{where}.{name}")
    return entry


def _check_colour(value: Any, where: str) -> None:
    if not isinstance(value, str) or not _HEX.match(value):
        raise PaletteError(f"{where}: «{value}» no es un color #rrggbb en minúsculas")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 to 1."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_problems(palette: Palette) -> Iterator[str]:
    """One Spanish sentence for each pair of colours that is too close to be read."""
    card = palette.card
    for name, ink, paper in (
        ("titulo", card.title, card.background),
        ("seccion", card.section, card.background),
        ("sitio", card.site, card.band),
        # The mark beside the site's name.
        ("titulo", card.title, card.band),
    ):
        yield from _too_close("tarjeta", name, "texto", ink, paper, 4.5)
    for theme in THEMES:
        paints = palette.themes[theme]
        around = [paints[name].fill for name in SURFACES]
        texts = [(name, paints[name].text, paints[name].fill) for name in (*palette.roles, "grupo", "numero")]
        texts += [("etiqueta", paints["etiqueta"].text, fill) for fill in around]
        # Notes stand on the bare paper.
        texts += [(name, paints[name].text, paints["lienzo"].fill) for name in palette.roles]
        borders = [(name, paints[name].border, fill) for name in palette.roles for fill in around]
        borders += [("linea", paints["linea"].border, fill) for fill in around]
        borders += [("grupo", paints["grupo"].border, paints["lienzo"].fill)]
        for kind, least, pairs in (("texto", 4.5, texts), ("borde", 3.0, borders)):
            for name, ink, paper in pairs:
                yield from _too_close(theme, name, kind, ink, paper, least)


def _too_close(where: str, name: str, kind: str, ink: str, paper: str, least: float) -> Iterator[str]:
    if (ratio := contrast(ink, paper)) < least:
        yield f"{name} ({where}): el {kind} {ink} sobre {paper} tiene contraste {ratio:.2f}; hace falta {least:.1f}"


def step_rules(most: int) -> str:
    """CSS that lights up what belongs to the step that the figure shows."""
    return "".join(f'.diagrama[data-paso="{n}"] .paso.p{n}{{opacity:1;}}\n' for n in range(1, most + 1))


def dark_rules(palette: Palette, scope: str) -> str:
    """CSS that repaints every class of the palette inside ``scope`` for the dark theme."""
    rules = []
    for name, colours in palette.themes["oscuro"].items():
        shape = "".join(
            f"{prop}:{value};" for prop, value in (("fill", colours.fill), ("stroke", colours.border)) if value
        )
        rules.append(f"{scope} .{name}{{{shape}}}")
        if name in SURFACES:
            rules.append(f"{scope} .{name}-f{{fill:{colours.fill};}}")
        if colours.border:
            rules.append(f"{scope} .{name}-p{{fill:{colours.border};}}")
        if colours.text:
            rules.append(f"{scope} .{name}-t{{fill:{colours.text};}}")
    return "\n".join(rules) + "\n"
