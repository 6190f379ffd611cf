"""YAML, one or more documents, from its events: tags stay unread and nothing is constructed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from guide.snippets.data.yaml_nodes import events
from guide.snippets.findings import Finding, finding_at
from guide.yaml_messages import in_spanish

# With one of these at its top, a document is whole: nobody writes two ways to say the same there.
_WHOLE = frozenset(("apiVersion", "jobs", "services", "version"))


@dataclass
class _Level:
    mapping: bool
    keys: set[str] = field(default_factory=set)
    at_key: bool = True
    opened: Any = None  # where its [ or { stands


def check_yaml(text: str) -> list[Finding]:
    """Syntax errors, repeated keys and aliases of what no anchor names."""
    import yaml

    findings: list[Finding] = []
    levels: list[_Level] = []
    anchors: set[str] = set()
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
            _note_key(event, levels, findings)
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                opened = event.start_mark if event.flow_style else None
                levels.append(_Level(isinstance(event, yaml.MappingStartEvent), opened=opened))
    except yaml.MarkedYAMLError as error:
        findings.append(_unclosed(error, levels, text) or _syntax(error, text))
    except (yaml.YAMLError, RecursionError) as error:
        findings.append(finding_at(1, 1, "YA101", f"{in_spanish(str(error))} ({str(error).splitlines()[0]})"))
    return findings


def _alias(event: Any) -> Finding:
    mark = event.start_mark
    message = f"no hay ningún ancla &{event.anchor} antes de esta referencia"
    return finding_at(mark.line + 1, mark.column + 1, "YA101", message, len(event.anchor) + 1)


def _note_key(event: Any, levels: list[_Level], findings: list[Finding]) -> None:
    if not levels or not levels[-1].mapping:
        return
    level = levels[-1]
    value = getattr(event, "value", None)
    if level.at_key and value is not None and value != "<<":
        if value in level.keys:
            mark = event.start_mark
            message = f"la clave «{value}» está repetida"
            code = "YA103" if len(levels) == 1 else "YA102"
            findings.append(finding_at(mark.line + 1, mark.column + 1, code, message, len(value)))
        level.keys.add(value)
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
