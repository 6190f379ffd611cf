"""One table of what each system says of its tools and of what somebody looked up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from guide.snippets.portable.table import BUSYBOX, MACOS, Options
from guide.system_tools import apple, asked
from guide.system_tools.apple import Checkout, NoSourceError
from guide.system_tools.asked import Busybox

HAND = ("solo-linux", "solo-bash", "en-su-lugar", "otro-significado")
# One tool of each package of GNU whose help is read.
PACKAGES = ("ls", "sed", "grep", "find", "tar", "gzip", "diff", "ps")


def table(
    facts: Mapping[str, Any], checkouts: Sequence[Checkout], busybox: Busybox, folder: Path
) -> dict[str, Mapping[str, Any]]:
    """``folder`` is an empty one in which programs are started."""
    projects = {checkout.name: checkout for checkout in checkouts}
    if missing := sorted(facts["macos"].keys() - projects.keys()):
        raise NoSourceError(f"faltan los repositorios {', '.join(missing)}")
    _nobody_has(facts["solo-linux"], checkouts)
    macos = {
        tool: _of_macos(projects[project], place, tool in facts["ordenan"])
        for project, tools in facts["macos"].items()
        for tool, place in tools.items()
    }
    shorts = {tool: asked.short_names(tool, folder) for tool in sorted(macos)}
    applets = busybox.applets()
    tried = [(tool, {*shorts[tool], *macos[tool].longs}) for tool in sorted(macos) if tool in applets]
    answered = busybox.all_options(tried)
    for name in facts["otra-letra"]:
        tool, _, option = name.partition(" --")
        shorts[tool].pop(option, None)
    lines = {tool: _line(macos[tool], answered.get(tool), shorts[tool]) for tool in sorted(macos)}
    primaries = apple.primaries(projects["shell_cmds"].sources("find"))
    sources = {
        MACOS: ", ".join(projects[name].release for name in sorted(facts["macos"])),
        BUSYBOX: busybox.release(),
        "gnu": ", ".join(asked.release(tool, folder) for tool in PACKAGES),
    }
    find = {MACOS: " ".join(primaries), BUSYBOX: " ".join(busybox.primaries(primaries))}
    return {"fuentes": sources, "opciones": lines, "find": find, **{name: facts[name] for name in HAND}}


def _of_macos(checkout: Checkout, place: str, permutes: bool) -> Options:
    where, _, variable = place.partition(" ")
    found = apple.options(checkout.sources(where), variable)
    return found._replace(permutes=True) if permutes else found


def _nobody_has(names: Iterable[str], checkouts: Sequence[Checkout]) -> None:
    """Raises for a program of which it is said that macOS lacks it, and that one of the projects has a manual of."""
    known = {name for checkout in checkouts for name in checkout.manuals()}
    if wrong := sorted(known & set(names)):
        raise NoSourceError(f"macOS sí tiene {', '.join(wrong)}: quítalo de solo-linux")


def _line(macos: Options, busybox: Options | None, shorts: Mapping[str, str]) -> dict[str, str]:
    """The line of a tool. Of its long options, those are told that a letter can replace everywhere."""
    systems = [macos, busybox] if busybox else [macos]
    replaced = [
        f"{name}={letter}"
        for name, letter in sorted(shorts.items())
        if letter and all(s.has(letter) for s in systems) and not all(s.has(name) for s in systems)
    ]
    answered = {BUSYBOX: str(busybox)} if busybox else {}
    return {MACOS: str(macos), **answered, **({"corta": " ".join(replaced)} if replaced else {})}


def dump(found: Mapping[str, Mapping[str, Any]]) -> str:
    """JSON with one thing in each line, so that a change is seen."""
    parts = []
    for key, value in found.items():
        rows = ",\n".join(f"  {_json(name)}: {_json(item)}" for name, item in value.items())
        parts.append(f"{_json(key)}: {{\n{rows}\n }}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
