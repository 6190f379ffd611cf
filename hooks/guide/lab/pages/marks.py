"""What a page asks of the lab: which of its blocks run, which do not, and why."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from guide.hints import did_you_mean, nearest
from guide.snippets.blocks import Block, Page
from guide.snippets.codes import guide_only
from guide.snippets.docker.table import Notes
from guide.snippets.notation import languages
from guide.snippets.outcome import marks as snippet_marks
from guide.snippets.outcome.marks import ENGINE, SYSTEMS, WARNS
from guide.snippets.portable import scope
from guide.snippets.portable.table import MACOS
from guide.snippets.reading import front_matter

STATUS, NOT_RUN, HISTORIC = "sale", "no-ejecutable", "historica"
TERMINAL, GOES_ON, LIMIT, RUNS, UNORDERED = "terminal", "sigue", "limite", "ejecuta", "sin-orden"
VIA = "via"
MACHINE, HUB = "maquina", "hub"
HAND, ZIP = "mano", "zip"
"""Whether a reader types the files of a tutorial or has them from its zip."""
DOCKER_HUB = "https://registry-1.docker.io"
"""What a block with the mark HUB has, and in whose place it runs with the laboratory's own."""
RECORD = "@grabar"
"""The line in the place of an output that the laboratory is to write."""
NAMES = (
    *(STATUS, NOT_RUN, HISTORIC, ENGINE, TERMINAL, GOES_ON, LIMIT, RUNS, UNORDERED, WARNS, VIA, MACHINE, HUB),
    SYSTEMS,
)
DEFAULT_VERSIONS = ("29",)
VERSIONS = ("20.10", "26.1", "28.5", "29")
# Dockerfile, compose.yaml, web/index.html, .env: a name without blanks that is one by its dot or by custom.
_FILE = re.compile(r"(?:[\w.-]+/)*(?:Dockerfile|Makefile|[\w-]*\.[\w.-]+)")

# A name that a Linux takes for its own.
_NAME = re.compile(r"[a-z][a-z0-9]{0,14}")


class Reader(NamedTuple):
    """Who a page is run as. ``via``: HAND or ZIP.

    ``bare``: with zsh and no program of GNU, and without what is for Linux only.
    """

    via: str = HAND
    bare: bool = False


DEFAULT_READER = Reader()

RunClass = Literal["run", "file", "not-run", "historic", "none"]


@dataclass(frozen=True)
class Problem:
    """Something that the author has to mend, at a line of the page."""

    line: int
    code: str
    message: str


@dataclass(frozen=True)
class BlockPlan:
    """What becomes of one block. ``reason`` goes with not-run, ``version`` with historic.

    ``warns``: the rules of ``docker build --check`` that a Dockerfile breaks on purpose.
    ``fingerprint`` changes when anything changes that the run depends on.
    """

    block: Block
    kind: RunClass
    reason: str = ""
    version: str = ""
    engine: str = ""
    since: str = ""
    status: int = 0
    limit: float = 120.0
    terminal: str = ""
    goes_on: bool = False
    unordered: bool = False
    path: str = ""
    warns: tuple[str, ...] = ()
    via: str = ""
    machine: str = ""
    hub: bool = False
    for_linux: bool = False

    @property
    def fingerprint(self) -> str:
        marks = (self.path, self.engine, self.since, self.status, self.terminal, self.goes_on, self.unordered)
        # Only where it is said, so that what was run before keeps its name.
        more = [self.via] if self.via else []
        more += [f"{MACHINE}={self.machine}"] if self.machine else []
        more += [HUB] if self.hub else []
        text = "\0".join((self.block.language, *map(str, marks), *more, self.block.code))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def is_for(self, version: str) -> bool:
        """Whether a reader with that engine is meant."""
        return self.engine in ("", version) and Notes(since=self.since).holds_in(version)

    def runs_on(self, version: str, reader: Reader = DEFAULT_READER) -> bool:
        """Whether it has a part in a run of the page on an engine, as one of those readers."""
        if reader.bare and self.for_linux:
            return False
        return self.kind in ("run", "file") and self.is_for(version) and self.via in ("", reader.via)


class Plan(NamedTuple):
    """A page as the lab sees it. ``versions``: the engines that it runs on; none where nothing runs.

    ``everywhere``: whether readers with any system can type it, but for the blocks that say otherwise.
    """

    versions: tuple[str, ...]
    blocks: tuple[BlockPlan, ...]
    problems: tuple[Problem, ...]
    everywhere: bool = False

    def counted(self) -> Iterator[BlockPlan]:
        """The blocks with commands: each has exactly one class."""
        return (block_plan for block_plan in self.blocks if block_plan.kind in ("run", "not-run", "historic"))

    def machines(self, version: str, reader: Reader = DEFAULT_READER) -> tuple[str, ...]:
        """Those beside the first one that the page runs something on, in the order in which they come."""
        names = (block_plan.machine for block_plan in self.blocks if block_plan.runs_on(version, reader))
        return tuple(dict.fromkeys(name for name in names if name))


def read_plan(page: Page) -> Plan:
    """The plan of a page; what is wrong in it is told, never raised."""
    problems: list[Problem] = []
    versions, reason = _page(page, problems)
    blocks = tuple(_block(page, block, reason, problems) for block in page.blocks)
    return Plan(versions, blocks, tuple(problems), page.portable)


@dataclass
class _Reader:
    """The marks of one block, with a message for each that cannot be read."""

    block: Block
    problems: list[Problem]
    values: Mapping[str, str] = field(default_factory=dict)

    def wrong(self, code: str, message: str) -> None:
        self.problems.append(Problem(self.block.line, code, message))

    def text(self, name: str) -> str | None:
        value = self.block.attributes.get(name)
        # Python-Markdown gives an attribute without a value its own name.
        return None if value is None else "" if value.strip() == name else value.strip()

    def number(self, name: str, default: float, most: int) -> float:
        value = self.text(name)
        if value is None:
            return default
        if not re.fullmatch(r"\d{1,4}", value) or int(value) > most:
            self.wrong("LB101", f'{name}="{value}" no es un número de 0 a {most}')
            return default
        return float(value)

    def yes(self, name: str) -> bool:
        value = self.text(name)
        if value not in (None, "", "sí"):
            self.wrong("LB101", f'escribe {name}="sí" o quítalo')
        return value is not None


@lru_cache(maxsize=256)
def _is_close(name: str) -> bool:
    """Whether a mark may be meant. The same few attributes stand in a thousand blocks."""
    return nearest(name, NAMES) is not None


def _block(page: Page, block: Block, page_reason: str, problems: list[Problem]) -> BlockPlan:
    reader = _Reader(block, problems)
    kind = languages.find(block.language).kind if block.language else "text"
    title = block.attributes.get("title", "")
    marks = snippet_marks.read_marks(block.attributes)
    version = reader.text(HISTORIC) or ""
    reason = reader.text(NOT_RUN)
    if reason == "":
        reader.wrong("LB102", f'di por qué no se ejecuta: {NOT_RUN}="motivo"')
    if reader.text(HISTORIC) is not None and not re.fullmatch(r"\d+\.\d+(\.\d+)?", version):
        reader.wrong("LB102", f'di de qué versión es la salida: {HISTORIC}="20.10.16"')
    if reader.text(HISTORIC) is not None and reason is not None:
        reader.wrong("LB103", f"{HISTORIC} y {NOT_RUN} se contradicen: deja solo una")
    engine = reader.text(ENGINE) or ""
    if engine and engine not in VERSIONS:
        reader.wrong("LB104", f"no hay motor «{engine}»: usa {', '.join(VERSIONS)}")
    via = reader.text(VIA) or ""
    if reader.text(VIA) is not None and via not in (HAND, ZIP):
        reader.wrong("LB101", f'escribe {VIA}="{HAND}" o {VIA}="{ZIP}", o quítalo')
        via = ""
    machine = reader.text(MACHINE)
    if machine is not None and not _NAME.fullmatch(machine):
        reader.wrong("LB101", f'escribe {MACHINE}="alumno": letras minúsculas y cifras, quince como mucho')
        machine = None
    asks_hub = reader.yes(HUB)
    if asks_hub and DOCKER_HUB not in block.code:
        reader.wrong("LB109", f'{HUB}="sí" va en un bloque con la dirección {DOCKER_HUB}')
    unread = [name for name in block.attributes if name not in NAMES and _is_close(name)]
    for name in unread:
        reader.wrong("LB105", f"no hay ninguna marca «{name}»{did_you_mean(name, NAMES)}")
    runs = kind == "session" or (kind == "script" and reader.yes(RUNS))
    path = title if _FILE.fullmatch(title) and kind != "session" and not block.drawn else ""
    if ".." in path.split("/"):
        reader.wrong("LB106", f"«{path}» sale de la carpeta de la página")
        path = ""
    warns = tuple(sorted(set((reader.text(WARNS) or "").split())))
    if reader.text(WARNS) is not None and (kind != "dockerfile" or not warns):
        reader.wrong("LB108", f'{WARNS}="…" va en un Dockerfile y nombra reglas de docker build --check')
    block_plan = BlockPlan(
        block,
        "none",
        engine=engine,
        since=marks.since,
        status=int(reader.number(STATUS, 0, 255)),
        limit=reader.number(LIMIT, 120, 1800),
        terminal=reader.text(TERMINAL) or "",
        goes_on=reader.yes(GOES_ON),
        unordered=reader.yes(UNORDERED),
        path=path,
        warns=warns,
        via=via,
        machine=machine or "",
        hub=asks_hub,
        for_linux=page.portable and MACOS not in scope.systems(page, block, marks.systems),
    )
    return _classified(block_plan, runs, marks, reason, version, page_reason)


def _classified(
    block_plan: BlockPlan, runs: bool, marks: snippet_marks.Marks, reason: str | None, version: str, page_reason: str
) -> BlockPlan:
    from dataclasses import replace

    if not runs:
        if reason is not None or version or page_reason:
            return block_plan if not reason else replace(block_plan, kind="not-run", reason=reason)
        return replace(block_plan, kind="file") if block_plan.path and not marks.expected else block_plan
    if version:
        return replace(block_plan, kind="historic", version=version)
    if reason is not None or page_reason:
        return replace(block_plan, kind="not-run", reason=reason or page_reason or "sin motivo")
    # What the checker rejects on purpose may also be what an engine has to reject; and what only a guide does not want
    # to be written so, every engine takes.
    if marks.expected and not block_plan.status and not guide_only().issuperset(marks.expected):
        return replace(block_plan, kind="not-run", reason=f"erróneo a propósito: {marks.reason}")
    if marks.exempt is not None:
        return replace(block_plan, kind="not-run", reason=marks.exempt or "sin motivo")
    return replace(block_plan, kind="run")


def _page(page: Page, problems: list[Problem]) -> tuple[tuple[str, ...], str]:
    """Versions, and the reason why nothing of the page runs, from the front matter."""
    # Most pages ask for nothing, and YAML is slow to read.
    spellings = ("laboratorio", '"laboratorio', "'laboratorio")
    line = next((n for n, text in enumerate(page.lines, 1) if text.startswith(spellings)), 0)
    settings = front_matter.values(page.lines).get("laboratorio") if line else None
    if settings is None:
        return DEFAULT_VERSIONS, ""
    if isinstance(settings, dict) and set(settings) <= {"versiones", NOT_RUN}:
        reason, versions = settings.get(NOT_RUN, ""), settings.get("versiones", list(DEFAULT_VERSIONS))
        names = tuple(str(version) for version in versions) if isinstance(versions, list) else ()
        if isinstance(reason, str) and names and set(names) <= set(VERSIONS):
            return (() if reason else names), reason
    message = f'escribe «laboratorio: {{versiones: ["{VERSIONS[0]}", …]}}» o «{{{NOT_RUN}: motivo}}»'
    problems.append(Problem(line, "LB107", f"{message}; las versiones son {', '.join(VERSIONS)}, entre comillas"))
    return DEFAULT_VERSIONS, ""
