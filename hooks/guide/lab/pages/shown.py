"""What readers are told of the lab: on each page when it ran, beside each block why it did not, and the totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from guide.diagnostics import Diagnostic
from guide.lab.pages import marks, record
from guide.lab.pages.marks import BlockPlan, Plan
from guide.lab.pages.record import Run
from guide.snippets.blocks import Page
from guide.snippets.docker.table import version_numbers
from guide.snippets.outcome.report import Special

LIST = "<!-- ejecucion -->"
EXPLAINED = "referencia/como-se-comprueba.md"
_MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
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
        plan, runs = self.plans[number], self._runs(number)
        if not any(block_plan.kind == "run" for block_plan in plan.blocks):
            return []
        current = {version for version, run in runs.items() if run.good and run.is_of(plan, version)}
        return [version for version in plan.versions if version not in current]

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
        runs = {version: run for version, run in self._runs(number).items() if version in plan.versions}
        if not any(block_plan.kind == "run" for block_plan in plan.blocks):
            reasons = {
                block_plan.reason
                for block_plan in plan.blocks
                if block_plan.kind == "not-run" and not _has_mark_of_checker(block_plan)
            }
            whole = not plan.versions and len(reasons) == 1
            return False, f"Sus órdenes no se ejecutan: {escape(reasons.pop())}" if whole else ""
        if not runs:
            return False, "Sus órdenes todavía no se han ejecutado"
        newest = max(run.date for run in runs.values())
        if not all(run.good for run in runs.values()):
            return False, f"La última vez que se ejecutó, el {day(newest)}, algo no salió como dice"
        names = _listed([run.engine for _, run in sorted(runs.items(), key=lambda item: version_numbers(item[0]))])
        if all(run.is_of(plan, version) for version, run in runs.items()):
            return True, f"Comprobado el {day(newest)} con Docker {escape(names)}"
        return False, f"Ha cambiado desde que se comprobó, el {day(newest)}, con Docker {escape(names)}"

    def _totals(self, where: Where) -> str:
        run = sum(
            commands
            for number, plan in enumerate(self.plans)
            for version, found in self._runs(number).items()
            if version == _main(plan)
            for _, commands in found.blocks
        )
        versions = sorted(
            {r.engine for n in range(len(self.plans)) for r in self._runs(n).values()},
            # Of several of a version, always the same one first.
            key=lambda engine: (version_numbers(engine), engine),
            reverse=True,
        )
        on = f", con Docker {_listed(versions)}" if versions else ""
        parts = [f"<p>Órdenes ejecutadas: <strong>{run}</strong>{escape(on)}</p>"]
        for kind, title in (("not-run", "Bloques que no se ejecutan"), ("historic", "Salidas históricas")):
            listed = list(self._listed_blocks(kind, where))
            parts.append(f"<p>{title}: <strong>{sum(count for count, _ in listed) or 'ninguno'}</strong></p>")
            parts += [html for _, html in listed]
        return "\n".join(parts)

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
            yield len(blocks), f'<details class="note">{summary}<ul>{items}</ul></details>'


def day(date: str) -> str:
    """``2026-11-25`` as people write it."""
    year, month, number = (int(part) for part in date.split("-"))
    return f"{number} de {_MONTHS[month - 1]} de {year}"


def _note(block_plan: BlockPlan) -> str:
    if block_plan.kind == "not-run":
        return f"No ejecutado aquí: {block_plan.reason}"
    return f"Salida histórica: Docker {block_plan.version}" if block_plan.kind == "historic" else ""


def _has_mark_of_checker(block_plan: BlockPlan) -> bool:
    return "falla" in block_plan.block.attributes or "sin-verificar" in block_plan.block.attributes


def _anchor(block_plan: BlockPlan) -> str:
    return f"#bloque-{block_plan.block.line}"


def _main(plan: Plan) -> str:
    return marks.DEFAULT_VERSIONS[0] if marks.DEFAULT_VERSIONS[0] in plan.versions else (plan.versions or ("",))[-1]


def _listed(names: Sequence[str]) -> str:
    return " y ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
