"""What readers are told of the lab: on each page when it ran, beside each block why it did not, and the totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from guide.dates import day
from guide.diagnostics import Diagnostic
from guide.lab.pages import marks, record, steps
from guide.lab.pages.marks import BlockPlan, Plan
from guide.lab.pages.record import Run
from guide.snippets.blocks import Page
from guide.snippets.docker.table import version_numbers
from guide.snippets.notation import languages
from guide.snippets.outcome.report import Special

LIST = "<!-- ejecucion -->"
EXPLAINED = "referencia/como-se-comprueba.md"
# What readers are told of the machines, and where it is found.
_MACHINE: tuple[tuple[str, Callable[[Run], str]], ...] = (
    ("Motor", lambda run: run.about.engine),
    ("Cliente", lambda run: run.about.client),
    ("Compose", lambda run: run.about.compose),
    ("Buildx", lambda run: run.about.buildx),
    ("Núcleo de Linux", lambda run: run.about.kernel),
    ("Grupos de control", lambda run: run.about.groups),
    ("Imágenes", lambda run: run.images),
)
# The title and the address of a page, by its number.
Where = Callable[[int], tuple[str, str]]


def load(root: Path) -> Lab | None:
    """None for a site whose pages no lab runs."""
    return Lab(root) if (root / record.FILE).exists() else None


class Lab:
    """One build's view of what was run."""

    def __init__(self, root: Path) -> None:
        self.trouble = ""
        try:
            self.runs = record.read_record(root)
        except record.RecordError as error:
            self.runs, self.trouble = {}, str(error)
        self._counts: dict[str, int] = {}
        self.pages: Sequence[Page] = ()
        self.plans: list[Plan] = []

    def read(self, pages: Sequence[Page]) -> None:
        self.pages, self.plans = pages, [marks.read_plan(page) for page in pages]

    def problems(self) -> Iterator[Diagnostic]:
        """What is wrong in the record and in the marks of the pages."""
        if self.trouble:
            yield Diagnostic(record.FILE.as_posix(), 1, 1, 1, 1, "LB201", self.trouble)
        for page, plan in zip(self.pages, self.plans, strict=True):
            for problem in plan.problems:
                line = page.lines[problem.line - 1]
                place = (problem.line, 1, problem.line, len(line) + 1)
                yield Diagnostic(page.file, *place, problem.code, problem.message, excerpt=line)

    def versions_not_run(self, number: int) -> list[str]:
        """The engines on which a page says that it runs, and on which what it shows now has not run well."""
        plan = self.plans[number]
        if not any(block_plan.kind == "run" for block_plan in plan.blocks):
            return []
        return [version for version in plan.versions if not self._proves(number, version)]

    def specials(self) -> Iterator[Special]:
        """What readers are told beside the blocks that did not run."""
        for number, plan in enumerate(self.plans):
            whole = not plan.versions
            for index, block_plan in enumerate(plan.blocks):
                text = _note(block_plan)
                # A page of which nothing runs says so once, and marks of the checker are told already.
                if text and not whole and not _has_mark_of_checker(block_plan):
                    yield Special("historic" if block_plan.kind == "historic" else "not-run", number, index, text)

    def dress(self, number: int, html: str, where: Where) -> str:
        """A page with the line that says when it ran, and with the totals where it asks for them."""
        good, text = self._verification(number)
        head, end, rest = html.partition("</h1>")
        if text and end:
            explained = next((n for n, page in enumerate(self.pages) if page.file.endswith(EXPLAINED)), None)
            if explained is not None:
                text = f'<a href="{escape(where(explained)[1])}">{text}</a>'
            name = "guia-comprobado guia-comprobado--bien" if good else "guia-comprobado"
            html = f'{head}{end}\n<p class="{name}">{text}</p>{rest}'
        return html.replace(LIST, self._totals(where)) if LIST in html else html

    def _runs(self, number: int) -> dict[str, Run]:
        _, _, name = self.pages[number].file.partition("/")
        return self.runs.get(name, {})

    def _verification(self, number: int) -> tuple[bool, str]:
        """Whether all that the page shows is what was run, and the sentence."""
        plan = self.plans[number]
        if not any(block_plan.kind == "run" for block_plan in plan.blocks):
            reasons = {
                block_plan.reason
                for block_plan in plan.blocks
                if block_plan.kind == "not-run" and not _has_mark_of_checker(block_plan)
            }
            whole = not plan.versions and len(reasons) == 1
            return False, f"Sus comandos no se ejecutan: {escape(reasons.pop())}" if whole else ""
        versions = _newest_first(plan.versions)
        runs = {version: run for version, run in self._runs(number).items() if version in versions}
        proved = {version: runs[version] for version in versions if self._proves(number, version)}
        if proved:
            missing = [version for version in versions if version not in proved]
            failed = [version for version in missing if version in runs and not runs[version].good]
            waiting = [version for version in missing if version not in failed]
            text = self._proved(number, proved)
            text += f"; con {_listed(failed)} algo no salió como dice" if failed else ""
            text += f"; con {_listed(waiting)}, todavía no" if waiting else ""
            return not missing, escape(text)
        if not runs:
            return False, f"Sus comandos todavía no se han ejecutado con Docker {_listed(versions, 'ni')}"
        bad = {version: run for version, run in runs.items() if not run.good}
        last = max((bad or runs).values(), key=lambda run: run.date)
        if bad:
            on = "" if len(bad) == len(runs) else f" con Docker {_listed([v for v in versions if v in bad])}"
            return False, f"La última vez que se ejecutó{on}, el {day(last.date)}, algo no salió como dice"
        names = _listed([runs[version].about.engine for version in versions if version in runs])
        return False, escape(f"Ha cambiado desde que se comprobó, el {day(last.date)}, con Docker {names}")

    def _proves(self, number: int, version: str) -> bool:
        """Whether what the page shows now ran well on an engine."""
        run = self._runs(number).get(version)
        return run is not None and run.good and run.is_of(self.plans[number], version)

    def _proved(self, number: int, runs: dict[str, Run]) -> str:
        """When, on which engines, the newest first, and how much of the page."""
        plan = self.plans[number]
        parts: list[str] = []
        date = ""
        for version, run in runs.items():
            ran, shown = self._share(number, version)
            if not parts:
                compose = run.about.compose if _uses_compose(plan, version) else ""
                more = f" y Compose {compose}" if compose else ""
                unit = "comando" if shown == 1 else "comandos"
                parts.append(
                    f"Comprobado el {day(run.date)} con Docker {run.about.engine}{more} ({ran} de {shown} {unit})"
                )
            else:
                when = "" if run.date == date else f"el {day(run.date)} "
                parts.append(f"{when}con {run.about.engine} ({ran} de {shown})")
            date = run.date
        return _listed(parts)

    def _share(self, number: int, version: str) -> tuple[int, int]:
        """How many of the commands that the page shows to readers with an engine ran on it, and how many they are."""
        ran = sum(commands for _, commands in self._runs(number)[version].blocks)
        plan = self.plans[number]
        return ran, ran + sum(
            self._count(block_plan)
            for block_plan in plan.counted()
            if block_plan.kind != "run" and block_plan.is_for(version)
        )

    def _count(self, block_plan: BlockPlan) -> int:
        """The commands of a block that does not run. They are counted by a program, and asked for several times."""
        key = block_plan.fingerprint
        if key not in self._counts:
            self._counts[key] = steps.count(block_plan)
        return self._counts[key]

    def _totals(self, where: Where) -> str:
        run = sum(
            commands
            for number, plan in enumerate(self.plans)
            for version in _newest_first(v for v in plan.versions if self._proves(number, v))[:1]
            for _, commands in self._runs(number)[version].blocks
        )
        parts = [f"<p>Comandos ejecutados: <strong>{run}</strong></p>", *self._table()]
        for kind, title in (("not-run", "Bloques que no se ejecutan"), ("historic", "Salidas históricas")):
            listed = list(self._listed_blocks(kind, where))
            parts.append(f"<p>{title}: <strong>{sum(count for count, _ in listed) or 'ninguno'}</strong></p>")
            parts += [html for _, html in listed]
        return "\n".join(parts)

    def _table(self) -> Iterator[str]:
        """What was run on each engine, and on what: a column for each, the newest first."""
        proved = {
            version: {
                n: self._runs(n)[version]
                for n, plan in enumerate(self.plans)
                if version in plan.versions and self._proves(n, version)
            }
            for version in _newest_first(marks.VERSIONS)
        }
        proved = {version: runs for version, runs in proved.items() if runs}
        if not proved:
            return
        columns = list(proved)
        shares = {version: [self._share(n, version) for n in proved[version]] for version in columns}
        rows: list[tuple[str, list[str]]] = [
            ("Comandos", [f"{sum(a for a, _ in shares[v])} de {sum(b for _, b in shares[v])}" for v in columns]),
            ("Páginas", [str(len(proved[version])) for version in columns]),
            ("Cuándo", [_between({run.date for run in proved[version].values()}) for version in columns]),
        ]
        for title, what in _MACHINE:
            rows.append((title, [_values(what(run) for run in proved[version].values()) for version in columns]))
        yield '<div class="guia-ejecucion"><table>'
        yield f"<thead><tr><th>Qué</th>{''.join(f'<th>Docker {version}</th>' for version in columns)}</tr></thead>"
        yield "<tbody>"
        for title, cells in rows:
            yield f"<tr><td>{title}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        yield "</tbody>"
        yield "</table></div>"

    def _listed_blocks(self, kind: str, where: Where) -> Iterator[tuple[int, str]]:
        for number, plan in enumerate(self.plans):
            blocks = [block_plan for block_plan in plan.blocks if block_plan.kind == kind]
            if not blocks:
                continue
            name, url = where(number)
            whole = not plan.versions
            if whole and kind == "not-run" and len({block_plan.reason for block_plan in blocks}) == 1:
                reason = escape(blocks[0].reason)
                items = f'<li><a href="{escape(url)}">Toda la página</a>: {reason}</li>'
            else:
                # No block of a page of which nothing runs has a note to be led to.
                items = "".join(
                    f'<li><a href="{escape(url)}{"" if whole else _anchor(block_plan)}">'
                    f"Línea {block_plan.block.line}</a>: "
                    f"{escape(block_plan.reason or _note(block_plan))}</li>"
                    for block_plan in blocks
                )
            summary = f"<summary>{escape(name)}: {len(blocks)}</summary>"
            yield len(blocks), f'<details class="note no-libro">{summary}<ul>{items}</ul></details>'


def _note(block_plan: BlockPlan) -> str:
    if block_plan.kind == "not-run":
        return f"No ejecutado aquí: {block_plan.reason}"
    return f"Salida histórica: Docker {block_plan.version}" if block_plan.kind == "historic" else ""


def _has_mark_of_checker(block_plan: BlockPlan) -> bool:
    return "falla" in block_plan.block.attributes or "sin-verificar" in block_plan.block.attributes


def _anchor(block_plan: BlockPlan) -> str:
    return f"#bloque-{block_plan.block.line}"


def _newest_first(versions: Iterable[str]) -> list[str]:
    return sorted(versions, key=version_numbers, reverse=True)


def _uses_compose(plan: Plan, version: str) -> bool:
    """Whether the page runs ``docker compose`` on an engine; what a command only writes does not count."""
    return any(
        "docker compose" in line
        for block_plan in plan.blocks
        if block_plan.kind == "run" and block_plan.is_for(version)
        for line in block_plan.block.code.split("\n")
        if line.startswith("$ ") or languages.find(block_plan.block.language).kind == "script"
    )


def _between(dates: set[str]) -> str:
    """The day, or the first and the last one."""
    return " – ".join(day(date) for date in sorted({min(dates), max(dates)}))


def _values(found: Iterable[str]) -> str:
    """All that was said of one thing, the newest first; most machines say the same."""
    # Of two that are as new, always the same one first.
    return ", ".join(sorted(set(found) - {""}, key=lambda value: (version_numbers(value), value), reverse=True)) or "—"


def _listed(names: Sequence[str], last: str = "y") -> str:
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
