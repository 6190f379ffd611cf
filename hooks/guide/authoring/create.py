"""A new page from the template of its kind, and its line in the menu."""

from __future__ import annotations

import re
from pathlib import Path

from guide.authoring import menu
from guide.files import write_atomically

TEMPLATES = "resources/plantillas"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_INSTRUCTION = re.compile(r"\s*(?:[^\W\d_]|\?\?\? |\*\*.*\bDi\b)")


class CreateError(Exception):
    """The page cannot be made; the text says why and what to do, in Spanish."""


def kinds(root: Path) -> list[str]:
    """The folders of docs that have a template: theirs lie as the folders themselves."""
    folder = root / TEMPLATES
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md"))


def instructions(root: Path) -> set[str]:
    """The lines of the templates that tell what to write; the others, as headings and commands, may stay in a page."""
    texts = ((root / TEMPLATES / f"{kind}.md").read_text("utf-8") for kind in kinds(root))
    return {line for text in texts for line in text.split("\n") if _INSTRUCTION.match(line)}


def create_page(root: Path, docs: Path, config: Path, name: str) -> tuple[Path, str, bool]:
    """Makes ``docs``/KIND/SLUG.md for ``name``, «KIND/SLUG» or that path, and puts it into the menu.

    Returns the file, its line for the menu, and whether it is there now. Nothing is ever written over.
    """
    name = name.removeprefix(f"{docs.name}/").removesuffix(".md")
    kind = max((each for each in kinds(root) if name.startswith(f"{each}/")), key=len, default="")
    slug = name[len(kind) + 1 :] if kind else ""
    if not slug:
        raise CreateError(f"«{name}» no es TIPO/NOMBRE; los tipos son {', '.join(kinds(root))}")
    if not _NAME.fullmatch(slug):
        raise CreateError(
            f"«{slug}» no vale de nombre: minúsculas sin tildes, cifras y guiones, como copiar-un-volumen"
        )
    file = docs / kind / f"{slug}.md"
    if file.exists():
        raise CreateError(f"ya existe {file.relative_to(root)}: elige otro nombre, o edita esa página")
    title = slug.replace("-", " ").capitalize()
    text = (root / TEMPLATES / f"{kind}.md").read_text("utf-8").replace("{titulo}", title).replace("{nombre}", slug)
    before = config.read_text("utf-8")
    line = menu.entry([f"# {title}"], f"{kind}/{slug}.md")
    after = menu.with_entry(before, f"{kind}/{slug}.md", line)
    write_atomically(file, text.encode())
    if after is not None:
        write_atomically(config, after.encode())
    return file, line, after is not None
