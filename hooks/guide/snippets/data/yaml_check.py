"""YAML, one or more documents, from its events: tags stay unread and nothing is constructed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guide.snippets.data.yaml_nodes import events
from guide.snippets.findings import Finding, finding_at
from guide.yaml_messages import in_spanish

# With one of these at its top, a document is whole: nobody writes two ways to say the same there.
_WHOLE = frozenset(("apiVersion", "jobs", "services", "version"))


_MARK = re.compile(r"^ +(?=---[ \t]*$)", re.MULTILINE)


@dataclass
class _Level:
    mapping: bool
    keys: set[str] = field(default_factory=set)
    at_key: bool = True
    opened: Any = None  # where its [ or { stands
    key: str = ""
    last: tuple[str, str] = ("", "")  # the key before, and the form of its value
    repeated: Finding | None = None  # the key whose value comes next, if it stands there twice


def with_marks_at_the_margin(text: str) -> str:
    """A text that is indented as a whole, as in a list, with its «---» where YAML takes them for one."""
    indented = all(line.startswith(" ") for line in text.split("\n") if line.strip())
    return _MARK.sub("", text) if indented else text


def check_yaml(text: str) -> list[Finding]:
    """Syntax errors, repeated keys and aliases of what no anchor names."""
    import yaml

    findings: list[Finding] = []
    levels: list[_Level] = []
    anchors: set[str] = set()
    alternatives: list[Finding] = []
    first = 0  # the findings of earlier documents
    try:
        for event in events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                anchors, first = set(), len(findings)
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                level = levels.pop()
                if not levels and level.keys & _WHOLE:
                    findings[first:] = [_in_whole(found) for found in findings[first:]]
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            if isinstance(event, yaml.AliasEvent):
                # A fragment may refer to what stands in another one; a page that anchors nothing is one.
                if anchors and event.anchor not in anchors:
                    findings.append(_alias(event))
            elif event.anchor:
                anchors.add(event.anchor)
            alternatives += _note_key(event, levels, findings)
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                opened = event.start_mark if event.flow_style else None
                levels.append(_Level(isinstance(event, yaml.MappingStartEvent), opened=opened))
    except yaml.MarkedYAMLError as error:
        findings.append(_unclosed(error, levels, text) or _syntax(error, text))
    except (yaml.YAMLError, RecursionError) as error:
        findings.append(finding_at(1, 1, "YA101", f"{in_spanish(str(error))} ({str(error).splitlines()[0]})"))
    return sorted(findings + alternatives)


def _alias(event: Any) -> Finding:
    mark = event.start_mark
    message = f"no hay ningún ancla &{event.anchor} antes de esta referencia"
    return finding_at(mark.line + 1, mark.column + 1, "YA101", message, len(event.anchor) + 1)


def _note_key(event: Any, levels: list[_Level], findings: list[Finding]) -> Iterator[Finding]:
    """Takes down a key, or the form of its value. One that comes again at once in another form is an alternative."""
    if not levels or not levels[-1].mapping:
        return
    level = levels[-1]
    value = getattr(event, "value", None)
    if not level.at_key:
        form = type(event).__name__
        if level.repeated and level.last[0] == level.key and form != level.last[1]:
            yield level.repeated._replace(code="YA103")
        elif level.repeated:
            findings.append(level.repeated)
        level.last, level.repeated = (level.key, form), None
    else:
        level.key = value if value is not None and value != "<<" else ""
        if level.key in level.keys:
            mark = event.start_mark
            message = f"la clave «{value}» está repetida"
            code = "YA103" if len(levels) == 1 else "YA102"
            level.repeated = finding_at(mark.line + 1, mark.column + 1, code, message, len(level.key))
        if level.key:
            level.keys.add(level.key)
    level.at_key = not level.at_key


def _in_whole(found: Finding) -> Finding:
    return found._replace(code="YA102") if found.code == "YA103" else found


def _unclosed(error: Any, levels: list[_Level], text: str) -> Finding | None:
    """At the end of the text, what is wrong is the [ or { that is still open."""
    mark = error.problem_mark
    opened = [level.opened for level in levels if level.opened]
    if mark is None or mark.line < text.rstrip().count("\n") + (not text.endswith("\n")) or not opened:
        return None
    line, row = opened[-1].line, text.split("\n")[opened[-1].line]
    # A tag or an anchor may stand before the sign.
    column = next((n for n in range(opened[-1].column, len(row)) if row[n] in "[{"), opened[-1].column)
    sign = row[column : column + 1]
    return finding_at(line + 1, column + 1, "YA101", f"{sign} se abre aquí y no se cierra ({error.problem})")


def _syntax(error: Any, text: str) -> Finding:
    problem = error.problem or error.context or "error"
    mark = error.problem_mark or error.context_mark
    # An unclosed string or list is found at the end; where it opens is what the author needs.
    opened = "end of stream" in problem or "expected ','" in problem
    if opened and error.context_mark is not None:
        mark = error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line])) if line == mark.line else len(lines[line])
    return finding_at(line + 1, column + 1, "YA101", f"{in_spanish(problem)} ({problem})")
