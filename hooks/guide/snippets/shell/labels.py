"""Whether the label of a shell block is the right one."""

from __future__ import annotations

from guide.snippets.findings import Finding
from guide.snippets.shell import output, prompts, session


def check_label(is_session: bool, strict: bool, code: str) -> list[Finding]:
    """``is_session``: the label says that there are prompts."""
    return _session(strict, code) if is_session else _script(code)


def _script(code: str) -> list[Finding]:
    line = session.has_prompt(code)
    if not line:
        return []
    row = code.split("\n")[line - 1].lstrip()
    if session.is_windows(code):
        message = "es una sesión de PowerShell o de cmd: cambia el lenguaje a powershell o bat, sin el indicador"
    elif row.startswith("$"):
        message = "«$ » es de una sesión de terminal: cambia el lenguaje a console o quita «$ »"
    else:
        message = "es una sesión de terminal: cambia el lenguaje a console, o deja solo los comandos"
    return [_at(code, line, "MD111", message)]


def _session(strict: bool, code: str) -> list[Finding]:
    found = session.split(code)
    if found.root and (strict or (not found.commands and _is_root(code, found.root))):
        message = "«# » puede ser root o un comentario: usa «$ sudo …», o saca el comentario al texto"
        return [_at(code, found.root, "MD113", message)]
    if not found.commands and not found.windows:
        message = "ninguna línea empieza por «$ »: ponlo delante de cada comando, o usa text si solo es una salida"
        return [Finding(1, 1, 1, 2, "MD112", message)] if code.strip() else []
    starts = [command.pieces[0].line for command in found.commands] + [found.windows] * (found.windows > 0)
    return list(prompts.before_first(code.split("\n"), min(starts) - 1))


def _is_root(code: str, line: int) -> bool:
    return output.is_command(code.split("\n")[line - 1].lstrip("# \t"))


def _at(code: str, line: int, name: str, message: str) -> Finding:
    text = code.split("\n")[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    return Finding(line, column, line, column + 1, name, message)
