"""The zips of examples, of faults and of challenges: what readers download.

The same files give the same bytes, on every machine and day.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from guide.examples.challenges import RETOS, Challenge
from guide.examples.faults import Fault
from guide.examples.looks import Look
from guide.examples.model import START, Content, Example
from guide.places import EXAMPLE_PROGRAMS
from guide.zips import zip_bytes

DATA = ".pasos"
LOOKED_AT = ".averia/comprueba.txt"
"""What the programs of a fault read: the name of its project, and a line for each thing that they look at."""
_BOM = b"\xef\xbb\xbf"


def zip_of(example: Example) -> bytes:
    return _zip(example.name, _files(example), example.day)


def zip_of_fault(fault: Fault) -> bytes:
    """What mends it is not in it."""
    files = {
        **fault.files,
        **_programs("arreglado"),
        "LEEME.txt": Content(_fault_readme(fault).encode()),
        LOOKED_AT: _looked_at(fault.name, fault.looks),
    }
    return _zip(fault.name, files, fault.day)


def zip_of_challenges(challenges: Sequence[Challenge]) -> bytes:
    """All of a series, which there is one at least."""
    series = challenges[0].series
    files = {**_programs(RETOS.word, series.word), "LEEME.txt": Content(_challenges_readme(challenges).encode())}
    for challenge in challenges:
        files[f"{series.listed}/{challenge.number}.txt"] = _looked_at(challenge.title, challenge.looks)
        files |= {f"{challenge.folder}/{path}": content for path, content in challenge.files.items()}
    return _zip(series.name, files, day_of(challenges))


def day_of(challenges: Iterable[Challenge]) -> date:
    """Since when the zip is as it is."""
    return max(challenge.day for challenge in challenges)


def _zip(name: str, files: Mapping[str, Content], day: date) -> bytes:
    """Nothing in it is compressed, because compressors differ from one machine to the next; it is small as it is."""
    placed = {f"{name}/{path}": content for path, content in files.items()}
    programs = [path for path, content in placed.items() if content.executable]
    return zip_bytes({path: content.data for path, content in placed.items()}, day, executables=programs)


def _programs(name: str, called: str = "") -> dict[str, Content]:
    """The same one for the two kinds of shells. ``called``: the word that takes the place of its name in it."""
    called = called or name
    shell, power = (
        (EXAMPLE_PROGRAMS / file).read_bytes().replace(name.encode(), called.encode()) for file in (name, f"{name}.ps1")
    )
    # Without the mark, PowerShell 5.1 reads it in the code page of the system.
    return {called: Content(shell, executable=True), f"{called}.ps1": Content(_BOM + power)}


def _files(example: Example) -> Mapping[str, Content]:
    """Every file of the zip by its path in it. A path that ends in «/» is a folder, which may be empty."""
    states = dict(example.states())
    found: dict[str, Content] = {
        **_programs("paso"),
        "LEEME.txt": Content(_readme(example).encode()),
        f"{example.folder}/": Content(b""),
        f"{DATA}/ejemplo.txt": _lines([example.folder, example.title]),
        f"{DATA}/estados.txt": _lines(states),
        f"{DATA}/archivos.txt": _lines(example.paths),
        f"{DATA}/conserva.txt": _lines(example.keeps),
        f"{DATA}/pasos.txt": _lines(_steps(example)),
    }
    for path, content in example.start.items():
        found[f"{example.folder}/{path}"] = content
    for name, state in states.items():
        found[f"{DATA}/{name}.txt"] = _lines(sorted(state))
        found[f"{DATA}/{name}-ejecutables.txt"] = _lines(path for path in sorted(state) if state[path].executable)
        for path, content in state.items():
            found[f"{DATA}/{name}/{path}"] = content
    return found


def _steps(example: Example) -> Iterable[str]:
    """Of each step its number, the name of the state that it ends in, and its title."""
    names, state = dict(example.states()), START
    for step in example.steps:
        state = str(step.number) if str(step.number) in names else state
        yield f"{step.number} {state} {step.title.replace('`', '')}"


def _lines(texts: Iterable[str]) -> Content:
    return Content("".join(f"{text}\n" for text in texts).encode())


def _looked_at(heading: str, looks: Iterable[Look]) -> Content:
    return _lines([heading, *("\t".join((look.kind, look.otherwise, *look.words)) for look in looks)])


def _readme(example: Example) -> str:
    text = (EXAMPLE_PROGRAMS / "LEEME.txt").read_text("utf-8")
    listed = "\n".join(f"  {step.number:<2}  {step.title.replace('`', '')}" for step in example.steps)
    values = {
        "TITULO": example.title,
        "FECHA": example.day.isoformat(),
        "CARPETA": example.folder,
        "INICIO": "está como al empezar el tutorial" if example.start else "está vacía, como al empezar el tutorial",
        "PASOS": listed or "  Este tutorial no cambia ningún archivo.",
    }
    return _filled(text, values)


def _fault_readme(fault: Fault) -> str:
    values = {
        "NUMERO": str(int(fault.number)),
        "TITULO": fault.title,
        "SINTOMA": _wrapped(fault.symptom),
        "FECHA": fault.day.isoformat(),
    }
    return _filled((EXAMPLE_PROGRAMS / "AVERIA.txt").read_text("utf-8"), values)


def _challenges_readme(challenges: Sequence[Challenge]) -> str:
    asked = (f"{challenge.number}. {challenge.title}\n\n{_wrapped(challenge.asks)}" for challenge in challenges)
    name = f"{challenges[0].series.word.upper()}S"
    values = {"FECHA": day_of(challenges).isoformat(), name: "\n\n".join(asked)}
    return _filled((EXAMPLE_PROGRAMS / f"{name}.txt").read_text("utf-8"), values)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 72, break_long_words=False, break_on_hyphens=False)


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"<{name}>", value)
    return text
