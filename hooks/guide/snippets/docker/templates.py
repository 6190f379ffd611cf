"""The templates of ``--format``: whether Go would read them, and the fields of the commonest lists.

Source: Go 1.24 text/template/parse/lex.go; docker/cli v29.7.2 templates/templates.go (functions) and
cli/command/formatter (fields: those of older clients are among them).
"""

from __future__ import annotations

import re

from guide.hints import did_you_mean

_TOKEN = re.compile(
    r'(?P<text>"(?:\\.|[^"\\])*"|`[^`]*`|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/)|(?P<end>\}\})|(?P<brace>[{}])|(?P<paren>[()])',
    re.DOTALL,
)
_KEYWORDS = "if else end range with define template block break continue true false nil"
_FUNCTIONS = frozenset(
    f"{_KEYWORDS} and or not len index slice print printf println html js urlquery call eq ne lt le gt ge "
    "json split join title lower upper pad truncate".split()
)
_NAME = re.compile(r"(?<![\w.$])[A-Za-z_]\w*")
_OPENS = re.compile(r"-?\s*(?:if|range|with|block|define)\b")
_MOVES_THE_DOT = re.compile(r"-?\s*(?:range|with|block|define)\b")
_ENDS = re.compile(r"-?\s*end\b")
_FIELD = re.compile(r"(?<![\w.$)])\.([A-Za-z]\w*)")
FIELDS = {
    "ps": "Command CreatedAt HealthStatus ID Image Label Labels LocalVolumes Mounts Names Networks Platform Ports "
    "RunningFor Size State Status",
    "images": "Containers CreatedAt CreatedSince Digest ID Repository SharedSize Size Tag UniqueSize VirtualSize",
    "network ls": "CreatedAt Driver ID IPv4 IPv6 Internal Label Labels Name Scope",
    "volume ls": "Availability Driver Group Label Labels Links Mountpoint Name Scope Size Status",
    "stats": "BlockIO CPUPerc Container ID MemPerc MemUsage Name NetIO PIDs",
}


def template_problem(text: str, command: str) -> str | None:
    """``command`` without «docker», as in «network ls»."""
    actions: list[str] = []
    position = text.find("{{")
    while position >= 0:
        end, problem = _action(text, position + 2)
        if problem:
            return problem
        actions.append(text[position + 2 : end - 2])
        position = text.find("{{", end)
    bare = [_TOKEN.sub(lambda m: " " * len(m.group()) if m["text"] else m.group(), action) for action in actions]
    return _blocks_problem(bare) or _names_problem(bare, command)


def _action(text: str, position: int) -> tuple[int, str | None]:
    """Where the action that starts at ``position`` ends, or what is wrong with it."""
    opened = 0
    for token in _TOKEN.finditer(text, position):
        if token["end"]:
            if opened:
                return 0, "la plantilla abre un paréntesis y no lo cierra"
            return token.end(), None
        if token["brace"]:
            return 0, f"en la plantilla sobra o falta una llave: cada campo va entre {{{{ y }}}}, no «{token.group()}»"
        if token["paren"]:
            opened += 1 if token.group() == "(" else -1
            if opened < 0:
                return 0, "la plantilla cierra un paréntesis que no ha abierto"
    return 0, "la plantilla abre {{ y no lo cierra con }}"


def _blocks_problem(actions: list[str]) -> str | None:
    depth = 0
    for action in actions:
        depth += bool(_OPENS.match(action)) - bool(_ENDS.match(action))
        if depth < 0:
            return "en la plantilla sobra un {{end}}"
    return "en la plantilla falta un {{end}}" if depth else None


def _names_problem(actions: list[str], command: str) -> str | None:
    for action in actions:
        for name in _NAME.findall(action):
            if name not in _FUNCTIONS:
                hint = (
                    did_you_mean(name, _FUNCTIONS)
                    or ": ¿es un texto que ha perdido sus comillas, o un campo sin punto?"
                )
                return f"la plantilla no tiene la función «{name}»{hint}"
    inside = any(_MOVES_THE_DOT.match(action) for action in actions)
    known = FIELDS.get(command, "").split()
    for name in _FIELD.findall(" ".join(actions)) if known and not inside else ():
        if name not in known:
            return f"«docker {command}» no tiene el campo .{name}{did_you_mean(name, known, '.')}"
    return None
