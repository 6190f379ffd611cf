"""Everything that is checked in scripts and sessions, for many of them at once."""

from __future__ import annotations

from collections.abc import Mapping

from guide.snippets import fragments, session, shell, shell_blocks
from guide.snippets.blocks import Finding
from guide.snippets.cache import Cache
from guide.snippets.judge import Task


def judge(tasks: Mapping[str, Task], cache: Cache) -> None:
    """Puts the verdicts into the cache, each under the name of its task."""
    asked = [(t.language.dialect, _is_session(t), fragments.without_annotations(t.code)) for t in tasks.values()]
    try:
        results = shell_blocks.check(asked, shell.parse)
    except shell.MissingShfmtError:
        message = "falta shfmt: instala requirements.txt para comprobar las órdenes"
        for name in tasks:
            # As soon as it is installed the verdict is another.
            cache.put_for_now(name, [Finding(1, 1, 1, 2, "MD118", message)])
        return
    for (name, task), findings in zip(tasks.items(), results, strict=True):
        cache.put(name, _labels(task) + findings)


def _is_session(task: Task) -> bool:
    return task.language.kind == "session" or session.has_prompt(task.code) > 0


def _labels(task: Task) -> list[Finding]:
    """Whether the label of the block is the right one."""
    if task.language.kind == "script":
        line = session.has_prompt(task.code)
        message = "«$ » es de una sesión de terminal: cambia el lenguaje a console o quita «$ »"
        return [_at_prompt(task.code, line, "MD111", message)] if line else []
    found = session.split(task.code)
    if found.root and (not found.commands or task.strict):
        message = "«# » puede ser root o un comentario: usa «$ sudo …», o saca el comentario al texto"
        return [_at_prompt(task.code, found.root, "MD113", message)]
    if not found.commands and not found.windows and task.code.strip():
        message = "ninguna línea empieza por «$ »: ponlo delante de cada orden, o usa text si solo es una salida"
        return [Finding(1, 1, 1, 2, "MD112", message)]
    return []


def _at_prompt(code: str, line: int, name: str, message: str) -> Finding:
    text = code.split("\n")[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    return Finding(line, column, line, column + 1, name, message)
