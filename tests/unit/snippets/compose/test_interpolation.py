"""Dollars in the values of a Compose file: what Compose cannot read, and what it takes for a variable."""

from __future__ import annotations

from textwrap import indent

import pytest
from marked import compose_told as told

WEB = "services:\n  web:\n    image: a:1\n"

SERVICE: list[tuple[str, list[str]]] = [
    # Variables that Compose cannot read, wherever they stand.
    ("user: ⟦${A⟧CO110", ["no puede leer «${A»: una variable es ${NOMBRE}"]),
    ("user: a⟦${A⟧CO110", ["«${A»"]),
    ("user: ñu ⟦${B C} d⟧CO110", ["«${B C} d»"]),
    ("user: 'a⟦${A⟧CO110'", ["«${A»"]),
    ('user: "a⟦${A⟧CO110"', ["«${A»"]),
    ('user: ⟦"⟧CO110\\t${A"', ["«${A»"]),
    ("user: ⟦|⟧CO110\n  a\n  ${A", ["«${A»"]),
    ("user: ⟦>⟧CO110\n  ${A\n  b", ["«${A b»"]),
    ("user: ⟦|⟧CO110\n  ${A\n  b", ["«${A»"]),
    ("user: ⟦'⟧CO110a\n  ${A'", ["«${A»"]),
    ("user: ⟦${" + "A" * 28 + "⟧CO110BC", ["«${" + "A" * 28 + "»"]),
    ("user: ⟦a⟧CO110\n        ${A", ["«${A»"]),
    ("labels: {a: '⟦${A⟧CO110', b: '${C}'}", ["«${A»"]),
    ("labels:\n  - a\n  - ⟦${A⟧CO110\n  - ⟦${1}⟧CO110", ["«${A»", "«${1}»"]),
    ("command: [⟦'⟧CO110it''s ${A']", ["«${A»"]),
    # What it reads.
    ("user: ${A}\nhostname: ${A:-b}\ndomainname: $A\nlabels: [a$, $$, '$1', '${<nombre>}', '${...}', '$${A']", []),
    ("x-a: ${A:?falta}\nlabels: {'${A': b}", []),
    # Hashes of passwords.
    ("environment: [CLAVE=⟦$2y$05$abcdef⟧CO111]", ["dólares de «$2y$05$abcdef» y lo deja a medias: dóblalos, $$"]),
    ("environment:\n  CLAVE: ⟦$2a$08$abcdef⟧CO111", ["«$2a$08$abcdef»"]),
    ("environment: ['CLAVE=⟦$apr1$ab$cdef⟧CO111']", ["«$apr1$ab$cdef»"]),
    ("environment: ['CLAVE=$$2y$$05$$abcdef']", []),
    (f"environment: ['CLAVE=⟦$2y$05$a{'b' * 40}⟧CO111']", [f"«$2y$05$a{'b' * 22}»"]),
    # Variables that the command itself gives a value.
    (
        "command: sh -c 'A=1; echo ⟦$A⟧CO111'",
        ["cambia $A por su propia variable, aquí vacía, antes que la shell: escribe $$A"],
    ),
    ("entrypoint: sh -c 'A=1; echo ⟦$A⟧CO111'", ["$$A"]),
    ("healthcheck: {test: 'A=1; echo ⟦$A⟧CO111'}", ["$$A"]),
    ("command: [sh, -c, 'A=1; echo ⟦$A⟧CO111']", ["$$A"]),
    ("command:\n  - sh\n  - A=1 echo ⟦$A⟧CO111\n  - B=1 echo ⟦$B⟧CO111", ["$$A", "$$B"]),
    ("command: A=1 sh -c 'echo ⟦$A⟧CO111'", ["$$A"]),
    ('command: sh -c "A=1; echo ⟦$A⟧CO111"', ["$$A"]),
    ("command: (A=1; echo ⟦$A⟧CO111)", ["$$A"]),
    ("command: a;A=1; echo ⟦$A⟧CO111", ["$$A"]),
    ("command: a&&A=1; echo ⟦$A⟧CO111", ["$$A"]),
    ("command: a|A=1 b ⟦$A⟧CO111", ["$$A"]),
    ("command: for f in *; do echo ⟦$f⟧CO111; done", ["$$f"]),
    ("command: for  f  in *; do echo ⟦$f⟧CO111; done", ["$$f"]),
    ("command: read A; echo ⟦$A⟧CO111", ["$$A"]),
    ("command: read -r A; echo ⟦$A⟧CO111", ["$$A"]),
    ("command: read -r -s  A; echo ⟦$A⟧CO111", ["$$A"]),
    ("command: ⟦|⟧CO111\n  A=1\n  echo $A", ["$$A"]),
    ("command: A=1; B=2; echo ⟦$B⟧CO111 $A", ["$B por"]),
    ("command: A=1; echo $AB $$A ⟦$A⟧CO111 $A", ["$A por"]),
    ("command: A=1; echo $$⟦$A⟧CO111", ["$A por"]),
    ("command: echo $HOST", []),
    ("command: A=1; echo $$A $AB ${A}", []),
    ("command: BA=1; echo $A", []),
    ("command: x-A=1; echo $A", []),
    ("command: for f inside; do echo $f; done", []),
    ("command: for fa in b; do echo $f; done", []),
    ("command: read AB; echo $A", []),
    ("command: read -x; echo $A", []),
    ("command: sread A; echo $A", []),
    ("environment: ['A=1 $A']\nlabels: {command: a, b: 'A=1 $A'}", []),
    ("labels: ['A=1; $A']", []),
    # One thing is told of each text.
    ("command: A=1; echo $A ⟦${B⟧CO110", ["«${B»"]),
    ("command: A=1; echo $A ⟦$2y$05$abcdef⟧CO111", ["«$2y$05$abcdef»"]),
]


@pytest.mark.parametrize(("keys", "messages"), SERVICE)
def test_dollars(keys: str, messages: list[str]) -> None:
    told(WEB + indent(keys, "    ") + "\n", messages)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("x-a: ⟦${A⟧CO110\n" + WEB, ["«${A»"]),
        ("x-a: &a {user: '⟦${A⟧CO110'}\n" + WEB + "    <<: *a\n  b:\n    <<: *a\n    image: a:1\n", ["«${A»"]),
        ("x-a: &a [A=1 ⟦$A⟧CO111]\n" + WEB + "    command: *a\n", ["$$A"]),
        ("image: a:1\ntty: true\nuser: ⟦${A⟧CO110\n", ["«${A»"]),
        ("web:\n  image: a:1\n  tty: true\n  user: ⟦${A⟧CO110\n", ["«${A»"]),
        ("web:\n  image: a:1\n  user: ${A\n", []),
        ("a: ${A\n", []),
    ],
)
def test_where_dollars_are_looked_at(text: str, messages: list[str]) -> None:
    told(text, messages)
