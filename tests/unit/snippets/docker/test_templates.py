"""The value of ``--format``: what Go's template reader takes, and the fields of the commonest lists."""

from __future__ import annotations

import pytest
from guide.snippets.docker.templates import template_problem

FUNCTIONS = (
    "and or not len index slice print printf println html js urlquery call eq ne lt le gt ge "
    "json split join title lower upper pad truncate"
)
FIELDS = {
    "ps": "Command CreatedAt HealthStatus ID Image Label Labels LocalVolumes Mounts Names Networks Platform Ports "
    "RunningFor Size State Status",
    "images": "Containers CreatedAt CreatedSince Digest ID Repository SharedSize Size Tag UniqueSize VirtualSize",
    "network ls": "CreatedAt Driver ID IPv4 IPv6 Internal Label Labels Name Scope",
    "volume ls": "Availability Driver Group Label Labels Links Mountpoint Name Scope Size Status",
    "stats": "BlockIO CPUPerc Container ID MemPerc MemUsage Name NetIO PIDs",
}


@pytest.mark.parametrize("name", FUNCTIONS.split())
def test_function_is_known(name: str) -> None:
    assert template_problem(f"{{{{{name} .ID}}}}", "ps") is None
    assert template_problem(f"{{{{.ID | {name}}}}}", "ps") is None


@pytest.mark.parametrize("command", FIELDS)
def test_fields_of_a_list(command: str) -> None:
    for name in FIELDS[command].split():
        assert template_problem(f"a {{{{.{name}}}}} b", command) is None
    told = template_problem("{{.Desconocido}}", command)
    assert told == f"«docker {command}» no tiene el campo .Desconocido"


CLEAN = [
    "",
    "json",
    "table",
    "table {{.ID}}\t{{.Names}}",
    "{{.ID}}{{.Names}}",
    "{ {{.ID}} }",
    "}} {{.ID}} ) (",
    "{{.ID}}}",
    # Keywords, each in its place.
    "{{if true}}a{{else if false}}b{{else}}c{{end}}",
    "{{range .Mounts}}{{break}}{{continue}}{{end}}",
    "{{with nil}}a{{end}}",
    '{{define "a"}}b{{end}}{{template "a"}}',
    '{{block "a" .}}b{{end}}',
    "{{if .ID}}{{if .Names}}a{{end}}{{end}}",
    "{{- if .ID -}}a{{- end -}}",
    "{{ if(eq .ID .Names) }}a{{ end }}",
    "{{if .ID}}a{{end}}{{if .ID}}a{{end}}",
    # What stands in quotes or in a comment is no part of the template.
    '{{"}}"}}',
    '{{"a\\"}}"}}',
    "{{`}}`}}",
    "{{'}'}}",
    "{{'\\''}}",
    "{{/* }} { ( */}}",
    "{{/* a\n}} */}}",
    '{{"nada .Nada"}}{{`nada .Nada`}}',
    '{{json "}"}}{{.ID}}',
    "{{(.ID)}}{{((json .ID))}}",
    "{{json (index .Labels 1)}}",
    # A name may also be a variable, or a field of a field.
    "{{$nada := .ID}}{{$nada}}",
    "{{$.Nada}}",
    "{{.ID.nada}}",
    "{{(index .Labels 1).Nada}}",
    "{{$a.Nada}}",
    "{{.}}{{1.5}}",
    # Within these, «.» is something else.
    "{{range .Mounts}}{{.Nada}}{{end}}",
    "{{with .ID}}{{.Nada}}{{end}}",
    "{{- with .ID}}{{.Nada}}{{end}}",
    '{{define "a"}}{{.Nada}}{{end}}',
    '{{block "a" .ID}}{{.Nada}}{{end}}',
    "{{\nrange .Mounts}}{{.Nada}}{{end}}",
]


@pytest.mark.parametrize("text", CLEAN)
def test_template_that_go_reads(text: str) -> None:
    assert template_problem(text, "ps") is None


@pytest.mark.parametrize("command", ["inspect", "network inspect", "compose ps", "images ls", ""])
def test_fields_of_other_commands_are_not_known(command: str) -> None:
    assert template_problem("{{.Nada}}", command) is None


NOT_CLOSED = "la plantilla abre {{ y no lo cierra con }}"
PARENTHESIS = "la plantilla abre un paréntesis y no lo cierra"
TOO_MANY_PARENTHESES = "la plantilla cierra un paréntesis que no ha abierto"
BRACE = "en la plantilla sobra o falta una llave: cada campo va entre {{ y }}, no «%s»"
MISSING_END = "en la plantilla falta un {{end}}"
TOO_MANY_ENDS = "en la plantilla sobra un {{end}}"
NO_FUNCTION = "la plantilla no tiene la función «%s»"
LOST = ": ¿es un texto que ha perdido sus comillas, o un campo sin punto?"
WRONG = {
    "{{": NOT_CLOSED,
    "{{.ID": NOT_CLOSED,
    "{{.ID}}{{.Names": NOT_CLOSED,
    "{{.ID}": BRACE % "}",
    "{{{.ID}}": BRACE % "{",
    "{{.ID {{.Names}}": BRACE % "{",
    "{{.ID}}{{.Names}": BRACE % "}",
    "{{(.ID}}": PARENTHESIS,
    "{{((.ID)}}": PARENTHESIS,
    "{{.ID}}{{(.ID}}": PARENTHESIS,
    "{{.ID)}}": TOO_MANY_PARENTHESES,
    "{{)(.ID}}": TOO_MANY_PARENTHESES,
    "{{if .ID}}a": MISSING_END,
    "{{range .Mounts}}a": MISSING_END,
    "{{with .ID}}a": MISSING_END,
    '{{block "a" .}}b': MISSING_END,
    '{{define "a"}}b': MISSING_END,
    "{{- if .ID}}a": MISSING_END,
    "{{ if .ID}}a": MISSING_END,
    "{{if .ID}}{{if .ID}}a{{end}}": MISSING_END,
    "a{{end}}": TOO_MANY_ENDS,
    "{{end}}{{if .ID}}": TOO_MANY_ENDS,
    "{{if .ID}}{{end}}{{- end}}": TOO_MANY_ENDS,
    "{{if .ID}}{{else}}{{end}}{{end}}": TOO_MANY_ENDS,
    "{{jsom .}}": NO_FUNCTION % "jsom" + "; ¿quisiste decir «json»?",
    "{{.ID | uper}}": NO_FUNCTION % "uper" + "; ¿quisiste decir «upper»?",
    "{{desconocida .}}": NO_FUNCTION % "desconocida" + LOST,
    "{{.ID}}{{desconocida .}}": NO_FUNCTION % "desconocida" + LOST,
    "{{iff .ID}}": NO_FUNCTION % "iff" + "; ¿quisiste decir «if»?",
    "{{_nada}}": NO_FUNCTION % "_nada" + LOST,
    "{{index .Labels com.x}}": NO_FUNCTION % "com" + LOST,
    "{{(nada)}}": NO_FUNCTION % "nada" + LOST,
    "{{rangeo .Mounts}}": NO_FUNCTION % "rangeo" + "; ¿quisiste decir «range»?",
    "{{.names}}": "«docker ps» no tiene el campo .names; ¿quisiste decir «.Names»?",
    "{{.ID}}{{.Nada}}": "«docker ps» no tiene el campo .Nada",
    "{{.ID}} {{json .Nada}}": "«docker ps» no tiene el campo .Nada",
    "{{if .Nada}}a{{end}}": "«docker ps» no tiene el campo .Nada",
    "{{(.Nada)}}": "«docker ps» no tiene el campo .Nada",
    "{{.ID_}}": "«docker ps» no tiene el campo .ID_; ¿quisiste decir «.ID»?",
    # The form first, then the blocks, then the names.
    "{{nada}}{{if .ID}}": MISSING_END,
    "{{nada}}{{.ID": NOT_CLOSED,
    "{{.Nada}}{{nada}}": NO_FUNCTION % "nada" + LOST,
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_a_template(text: str) -> None:
    assert template_problem(text, "ps") == WRONG[text]
