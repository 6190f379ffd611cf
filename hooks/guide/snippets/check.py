"""Checks the blocks of any number of pages at once and says in which state each one ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from guide.diagnostics import Diagnostic, in_order
from guide.snippets import codes, fragments, languages, session, shell, shell_blocks
from guide.snippets.blocks import Block, Finding, Note, Page
from guide.snippets.cache import Cache, key

LARGEST = 256_000  # characters of a block
BATCH = 4_000_000  # characters of shell in one round
EXEMPTION = "sin-verificar"
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{\{")


class Exemption(NamedTuple):
    file: str
    line: int
    reason: str


@dataclass
class Report:
    """Every block is in exactly one of ``checked``, ``text`` and ``exempt``; ``drawn`` ones are no code."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    checked: Counter[str] = field(default_factory=Counter)
    text: int = 0
    exempt: list[Exemption] = field(default_factory=list)
    drawn: int = 0
    # Page and block (or None) that each diagnostic belongs to, by their place in the list.
    owners: dict[Diagnostic, tuple[int, int | None]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.checked.values()) + self.text + len(self.exempt)


@dataclass
class _Task:
    """A block that a checker must see."""

    page: int
    number: int
    block: Block
    language: languages.Language
    strict: bool
    key: str


def check(pages: Sequence[Page], cache: Cache | None = None) -> Report:
    """One report for all the pages; the syntax of all their shell blocks is parsed together."""
    report = Report()
    cache = cache or Cache()
    tasks: list[_Task] = []
    for number, page in enumerate(pages):
        for note in page.notes:
            _add(report, number, None, _from_note(page, note))
        for index, block in enumerate(page.blocks):
            task = _sort(report, page, number, index, block)
            if task:
                tasks.append(task)
    missing = {task.key: task for task in tasks if cache.get(task.key) is None}
    _judge(list(missing.values()), cache)
    for task in tasks:
        _conclude(report, pages, task, cache.get(task.key) or [])
    report.diagnostics = in_order(report.owners)
    report.exempt.sort()
    return report


def _sort(report: Report, page: Page, number: int, index: int, block: Block) -> _Task | None:
    """Settles a block that no checker needs to see."""

    def note(code: str, message: str) -> None:
        found = Note(block.line, block.column, code, message, 3)
        _add(report, number, index, _from_note(page, found))

    def exempt(reason: str) -> None:
        report.exempt.append(Exemption(page.file, block.line, reason))

    if block.drawn:
        report.drawn += 1
        return None
    for found in block.notes:
        _add(report, number, index, _from_note(page, found))
    language = languages.find(block.language) if block.language else None
    reason = block.attributes.get(EXEMPTION)
    if reason is not None:
        # Python-Markdown gives an attribute without a value its own name.
        if not reason.strip() or reason == EXEMPTION:
            note("MD110", f'di por qué no se comprueba: {EXEMPTION}="motivo"')
        exempt(reason.strip() or "sin motivo")
    elif block.indented:
        note("MD104", "código con sangría y sin lenguaje: usa un bloque con vallas ``` y su lenguaje")
        exempt("código con sangría")
    elif language is None:
        note("MD101", "el bloque no dice su lenguaje: console, bash, yaml… o text si no es código")
        exempt("sin lenguaje")
    elif block.reason:
        exempt(block.reason)
    elif language.kind == "text":
        report.text += 1
    elif language.kind == "unknown":
        note("MD102", f"«{block.language}» no es ningún lenguaje conocido{_similar(language.name)}")
        exempt(f"lenguaje desconocido «{block.language}»")
    elif language.kind == "unchecked":
        if page.strict:
            note(
                "MD103", f'«{block.language}» no tiene comprobador: añade {{ .{block.language} {EXEMPTION}="motivo" }}'
            )
        exempt(f"sin comprobador para «{block.language}»")
    elif len(block.code) > LARGEST:
        note("MD117", f"el bloque pasa de {LARGEST // 1000} kB: muévelo a un fichero")
        exempt("demasiado grande")
    else:
        strict = "estricto" if page.strict else ""
        name = key(language.kind, language.dialect, strict, block.code)
        return _Task(number, index, block, language, page.strict, name)
    return None


def _similar(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, languages.labels(), 1)
    return f": ¿quisiste decir «{close[0]}»?" if close else ""


def _judge(tasks: Sequence[_Task], cache: Cache) -> None:
    """Puts into the cache the findings of every task."""
    shells = [task for task in tasks if task.language.kind in ("script", "session")]
    for batch in _batches(shells):
        asked = [(t.language.dialect, _is_session(t), fragments.without_annotations(t.block.code)) for t in batch]
        try:
            results = shell_blocks.check(asked, shell.parse)
        except shell.MissingShfmtError:
            # Not kept: as soon as it is installed the verdict is another.
            message = "falta shfmt: instala requirements.txt para comprobar las órdenes"
            for task in batch:
                cache.verdicts[task.key] = [Finding(1, 1, 1, 2, "MD118", message)]
            continue
        for task, findings in zip(batch, results, strict=True):
            cache.put(task.key, _labels(task) + findings)
    for task in tasks:
        if task.language.kind not in ("script", "session"):
            cache.put(task.key, _data(task))


def _data(task: _Task) -> list[Finding]:
    parse = _parser(task.language.kind)
    code = fragments.without_annotations(task.block.code)
    findings = parse(code)
    if findings and not task.strict and fragments.elided(code):
        # Other guides leave parts out with «…»; only what else is wrong counts there.
        findings = parse(fragments.without_dots(code, task.language.kind.startswith("json")))
    if task.language.kind == "dockerfile" and not task.strict:
        rows = code.split("\n")
        # «COPY [--chown=<user>] <src> … <dest>» tells how to write it; this guide would call that text.
        findings = [f for f in findings if not re.search(r"<[^\s<>][^<>]*>", rows[f.line - 1])]
    return findings


def _batches(tasks: Sequence[_Task]) -> Iterator[list[_Task]]:
    batch: list[_Task] = []
    size = 0
    for task in tasks:
        if batch and size + len(task.block.code) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += len(task.block.code)
    if batch:
        yield batch


def _is_session(task: _Task) -> bool:
    return task.language.kind == "session" or session.has_prompt(task.block.code) > 0


def _labels(task: _Task) -> list[Finding]:
    """Whether the label of a shell block is the right one."""
    code = task.block.code
    if task.language.kind == "script":
        line = session.has_prompt(code)
        message = "«$ » es de una sesión de terminal: cambia el lenguaje a console o quita «$ »"
        return [_at_prompt(code, line, "MD111", message)] if line else []
    found = session.split(code)
    if found.root and (not found.commands or task.strict):
        message = "«# » puede ser root o un comentario: usa «$ sudo …», o saca el comentario al texto"
        return [_at_prompt(code, found.root, "MD113", message)]
    if not found.commands and not found.windows and code.strip():
        message = "ninguna línea empieza por «$ »: ponlo delante de cada orden, o usa text si solo es una salida"
        return [Finding(1, 1, 1, 2, "MD112", message)]
    return []


def _at_prompt(code: str, line: int, name: str, message: str) -> Finding:
    text = code.split("\n")[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    return Finding(line, column, line, column + 1, name, message)


def _parser(kind: languages.Kind) -> Callable[[str], list[Finding]]:
    # Each parser is loaded only when a block needs it.
    if kind == "dockerfile":
        from guide.snippets import dockerfile

        return dockerfile.check
    if kind == "yaml":
        from guide.snippets import yaml_check

        return yaml_check.check_yaml
    from guide.snippets import data

    return {"json": data.check_json, "jsonc": data.check_jsonc, "toml": data.check_toml, "ini": data.check_ini}[kind]


def _conclude(report: Report, pages: Sequence[Page], task: _Task, findings: Sequence[Finding]) -> None:
    page, block = pages[task.page], task.block
    data = task.language.kind not in ("script", "session")
    if findings and data and not page.strict and _TEMPLATE.search(block.code):
        report.exempt.append(Exemption(page.file, block.line, f"plantilla de «{task.language.name}»"))
        return
    report.checked[task.language.name] += 1
    for finding in findings:
        _add(report, task.page, task.number, _from_finding(page, block, finding))


def _add(report: Report, page: int, block: int | None, diagnostic: Diagnostic) -> None:
    report.owners.setdefault(diagnostic, (page, block))


def _from_note(page: Page, note: Note) -> Diagnostic:
    excerpt = page.lines[note.line - 1] if note.line <= len(page.lines) else ""
    grave = codes.severity(note.code, page)
    end = note.column + note.length
    return Diagnostic(page.file, note.line, note.column, note.line, end, note.code, note.message, grave, excerpt)


def _from_finding(page: Page, block: Block, finding: Finding) -> Diagnostic:
    file, line, column = block.place(finding.line, finding.column)
    _, end_line, end_column = block.place(finding.end_line, finding.end_column)
    rows = block.code.split("\n")
    margin = block.origins[min(finding.line, len(block.origins)) - 1].margin
    text = rows[min(finding.line, len(rows)) - 1]
    excerpt = " " * margin + text if margin >= 0 else text[-margin:]
    if not file and line <= len(page.lines):
        excerpt = page.lines[line - 1]
    return Diagnostic(
        file or page.file,
        line,
        column,
        end_line,
        end_column,
        finding.code,
        finding.message,
        codes.severity(finding.code, page),
        excerpt,
    )
