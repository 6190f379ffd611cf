"""YAML, one or more documents, from its events: tags stay unread and nothing is constructed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guide.snippets.data.yaml_nodes import events
from guide.snippets.findings import Finding, finding_at, line_and_column
from guide.yaml_messages import in_spanish

# With one of these at its top, a document is whole: nobody writes two ways to say the same there.
_WHOLE = frozenset(("apiVersion", "jobs", "services", "version"))


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
    margin = min((len(line) - len(line.lstrip(" ")) for line in text.split("\n") if line.strip()), default=0)
    return re.sub(rf"^ {{{margin}}}(?=---[ \t]*$)", "", text, flags=re.MULTILINE)


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
    except yaml.reader.ReaderError as error:  # a character that YAML has not
        line, column = line_and_column(text, text.index(chr(error.character)))
        problem = str(error).splitlines()[0]
        findings.append(finding_at(line, column, "YA101", f"{in_spanish(problem)} ({problem})"))
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
        form = "" if value == "" else type(event).__name__
        inside = len(levels) > 1 and "" not in (form, level.last[1])
        if level.repeated and inside and level.last[0] == level.key and form != level.last[1]:
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
    opened = [level.opened for level in levels if level.opened]
    # Quotes that are still open there are another error.
    if not opened or error.problem_mark.index < len(text) or "end of stream" in error.problem:
        return None
    # A tag or an anchor may stand before the sign.
    sign = next(place for place in range(opened[-1].index, len(text)) if text[place] in "[{")
    line, column = line_and_column(text, sign)
    return finding_at(line, column, "YA101", f"{text[sign]} se abre aquí y no se cierra ({error.problem})")


def _syntax(error: Any, text: str) -> Finding:
    # An unclosed string or list is found at the end; where it opens is what the author needs.
    opened = "end of stream" in error.problem or "expected ','" in error.problem
    mark = error.context_mark if opened and error.context_mark else error.problem_mark
    line, column = line_and_column(text, min(mark.index, len(text)))
    return finding_at(line, column, "YA101", f"{in_spanish(error.problem)} ({error.problem})")
