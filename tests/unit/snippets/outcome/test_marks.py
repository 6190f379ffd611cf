"""What an author says of a block: how the marks are read, and whether a block is wrong as it says."""

from __future__ import annotations

import pytest
from guide.snippets.blocks import Block, Note, Page, Settings
from guide.snippets.outcome import caps, marks
from guide.snippets.outcome.marks import Marks
from guide.snippets.outcome.report import Special

NO_REASON = ("MD119", 'di por qué está mal a propósito: motivo="…" junto a falla')
NO_CODES = ("MD119", 'di con qué códigos falla: falla="SH101"')
BOTH = ("MD119", "falla y sin-verificar se contradicen: deja solo una")
ALONE = ("MD119", "motivo solo acompaña a falla: para no comprobar el bloque, sin-verificar")
NOT_EXEMPT = ("MD110", 'di por qué no se comprueba: sin-verificar="motivo"')


def version(text: str) -> tuple[str, str]:
    return "MD121", f'«{text}» no es una versión: escribe desde="29.0"'


READ: list[tuple[dict[str, str], Marks]] = [
    ({}, Marks()),
    ({"title": "a", "hl_lines": "1"}, Marks()),
    ({"falla": "SH101", "motivo": "a"}, Marks(("SH101",), "a")),
    ({"falla": "SH101 DK102", "motivo": "a"}, Marks(("SH101", "DK102"), "a")),
    ({"falla": "SH101,DK102;MD115", "motivo": "a"}, Marks(("SH101", "DK102", "MD115"), "a")),
    ({"falla": " SH101,, ;DK102 SH101 ", "motivo": " a b "}, Marks(("SH101", "DK102"), "a b")),
    ({"falla": "SH101"}, Marks(("SH101",), problems=(NO_REASON,))),
    ({"falla": "SH101", "motivo": " "}, Marks(("SH101",), problems=(NO_REASON,))),
    ({"falla": "SH101", "motivo": "motivo"}, Marks(("SH101",), problems=(NO_REASON,))),
    ({"falla": "", "motivo": "a"}, Marks(reason="a", problems=(NO_CODES,))),
    ({"falla": " , ", "motivo": "a"}, Marks(reason="a", problems=(NO_CODES,))),
    ({"falla": "falla", "motivo": "a"}, Marks(reason="a", problems=(NO_CODES,))),
    ({"falla": ""}, Marks(problems=(NO_CODES, NO_REASON))),
    ({"motivo": "a"}, Marks(reason="a", problems=(ALONE,))),
    ({"sin-verificar": "a"}, Marks(exempt="a")),
    ({"sin-verificar": " a "}, Marks(exempt="a")),
    ({"sin-verificar": ""}, Marks(exempt="", problems=(NOT_EXEMPT,))),
    ({"sin-verificar": " "}, Marks(exempt="", problems=(NOT_EXEMPT,))),
    ({"sin-verificar": "sin-verificar"}, Marks(exempt="", problems=(NOT_EXEMPT,))),
    ({"sin-verificar": "a", "motivo": "b"}, Marks(reason="b", exempt="a", problems=(ALONE,))),
    ({"falla": "SH101", "motivo": "a", "sin-verificar": "b"}, Marks((), "a", "b", problems=(BOTH,))),
    ({"falla": "SH101", "sin-verificar": ""}, Marks(exempt="", problems=(NOT_EXEMPT, NO_REASON, BOTH))),
    ({"desde": "29.0"}, Marks(since="29.0")),
    ({"desde": " 29.0.1 "}, Marks(since="29.0.1")),
    ({"desde": "28.5", "falla": "SH101", "motivo": "a"}, Marks(("SH101",), "a", since="28.5")),
    *(
        ({"desde": text}, Marks(problems=(version(text),)))
        for text in ("29", "29.", ".29", "v29.0", "29.0a", "29.0.1.2", "29.0.", "29,0", "a")
    ),
    ({"desde": ""}, Marks(problems=(version(""),))),
    ({"desde": "desde"}, Marks(problems=(version(""),))),
    *(({"sistemas": name}, Marks(systems=name)) for name in ("todos", "macos", "linux")),
    *(
        ({"sistemas": name}, Marks(problems=(("MD124", f"«{name}» no vale: sistemas es todos, macos, linux"),)))
        for name in ("Linux", "windows", "")
    ),
]


@pytest.mark.parametrize(("attributes", "read"), READ)
def test_marks_of_a_block(attributes: dict[str, str], read: Marks) -> None:
    assert marks.read_marks(attributes) == read


def block(line: int = 1, column: int = 1) -> Block:
    return Block(line, column, line + 2, "console", "", ())


def test_problems_of_marks_stand_at_the_fence() -> None:
    given = Marks(problems=(NO_CODES, NO_REASON))
    assert marks.mark_problems(block(7, 5), given) == (Note(7, 5, *NO_CODES, 3), Note(7, 5, *NO_REASON, 3))
    assert marks.mark_problems(block(), Marks()) == ()


EXPECTED: list[tuple[str, dict[str, int], tuple[str, str] | None]] = [
    ("SH101", {"SH101": 2}, None),
    ("SH101 DK102", {"DK102": 2, "SH101": 9}, None),
    ("", {}, None),
    ("SH101", {}, ("MD120", "debía fallar con SH101 y está bien")),
    ("SH101 DK102", {}, ("MD120", "debía fallar con SH101, DK102 y está bien")),
    ("SH101", {"DK102": 3}, ("MD120", "debía fallar con SH101 y falla con DK102 (línea 3)")),
    (
        "SH101",
        {"SH101": 4, "DK102": 3},
        ("MD120", "debía fallar con SH101 y falla con DK102 (línea 3), SH101 (línea 4)"),
    ),
    ("SH101 DK102", {"SH101": 4}, ("MD120", "debía fallar con SH101, DK102 y falla con SH101 (línea 4)")),
    ("ZZ999", {}, ("MD119", "«ZZ999» no es ningún código")),
    ("SH101 SH11 SH12", {"SH101": 1}, ("MD119", "«SH11» no es ningún código; ¿quisiste decir «SH101»?")),
    ("zz101", {"SH101": 1}, ("MD119", "«zz101» no es ningún código; ¿quisiste decir «CO101»?")),
]


@pytest.mark.parametrize(("expected", "found", "told"), EXPECTED)
def test_block_that_is_wrong_on_purpose(expected: str, found: dict[str, int], told: tuple[str, str] | None) -> None:
    note = marks.expectation_problem(block(7, 5), Marks(tuple(expected.split())), found)
    assert note == (told and Note(7, 5, *told, 3))


NOTICES: list[tuple[Marks, list[tuple[str, str]]]] = [
    (Marks(), []),
    (Marks(reason="a"), []),
    (Marks(("SH101", "DK102"), "a"), [("wrong", "Bloque erróneo a propósito: a (SH101, DK102)")]),
    (Marks(exempt="a"), [("exempt", "Sin verificar: a")]),
    (Marks(exempt=""), [("exempt", "Sin verificar: ")]),
    (Marks(since="29.0"), [("since", "Desde Docker 29.0")]),
    (Marks(exempt="a", since="29.0"), [("exempt", "Sin verificar: a"), ("since", "Desde Docker 29.0")]),
    (Marks(systems="linux"), [("system", "Solo en Linux")]),
    (Marks(since="29.0", systems="macos"), [("since", "Desde Docker 29.0"), ("system", "Solo en macOS")]),
    (Marks(systems="todos"), []),
    (Marks(("SH101",), "a", "b"), [("wrong", "Bloque erróneo a propósito: a (SH101)")]),
]


@pytest.mark.parametrize(("given", "told"), NOTICES)
def test_what_readers_are_told(given: Marks, told: list[tuple[str, str]]) -> None:
    assert list(marks.reader_notices(given)) == told


def page(file: str, settings: Settings, lines: int = 4) -> Page:
    return Page(file, (), tuple(block(10 * n + 1, n + 1) for n in range(lines)), settings=settings)


def specials(*found: tuple[str, int, int]) -> list[Special]:
    return [Special(kind, number, index, "") for kind, number, index in found]


EXEMPT = [("exempt", 0, 0), ("exempt", 0, 1), ("exempt", 0, 2)]
WRONG = [("wrong", 0, 0), ("wrong", 0, 1), ("wrong", 0, 2)]


@pytest.mark.parametrize(
    ("most_exempt", "most_wrong", "found", "exceeded"),
    [
        (None, None, EXEMPT + WRONG, []),
        (3, 3, EXEMPT + WRONG, []),
        (4, 4, EXEMPT + WRONG, []),
        (2, None, EXEMPT + WRONG, [(2, "exento número 3 y el máximo es 2 (exenciones-max en mkdocs.yml)")]),
        (None, 2, EXEMPT + WRONG, [(2, "erróneo a propósito número 3 y el máximo es 2 (erroneos-max en mkdocs.yml)")]),
        (
            1,
            0,
            [*EXEMPT, ("wrong", 0, 3)],
            [
                (1, "exento número 2 y el máximo es 1 (exenciones-max en mkdocs.yml)"),
                (2, "exento número 3 y el máximo es 1 (exenciones-max en mkdocs.yml)"),
                (3, "erróneo a propósito número 1 y el máximo es 0 (erroneos-max en mkdocs.yml)"),
            ],
        ),
        (0, 0, [("since", 0, 0)], []),
        (0, 0, [], []),
    ],
)
def test_blocks_that_are_too_many(
    most_exempt: int | None,
    most_wrong: int | None,
    found: list[tuple[str, int, int]],
    exceeded: list[tuple[int, str]],
) -> None:
    settings = Settings("mkdocs.yml", most_exempt=most_exempt, most_wrong=most_wrong)
    told = list(caps.exceeded([page("a.md", settings)], specials(*found)))
    assert told == [
        (0, index, Note(10 * index + 1, index + 1, "MD122", f"es el bloque {message}", 3))
        for index, message in exceeded
    ]


def test_blocks_are_counted_in_the_order_of_the_files_and_for_each_project() -> None:
    one, other = Settings("mkdocs.yml", most_exempt=2), Settings("otro/mkdocs.yml", most_exempt=1)
    pages = [page("c.md", one), page("otro/a.md", other), page("a.md", one), page("otro/b.md", other)]
    found = specials(
        *((kind, number, index) for number in range(4) for index in (1, 0) for kind in ("exempt", "since"))
    )
    told = [(number, index, note.message.partition(" y ")[0]) for number, index, note in caps.exceeded(pages, found)]
    assert told == [
        (0, 0, "es el bloque exento número 3"),
        (0, 1, "es el bloque exento número 4"),
        (1, 1, "es el bloque exento número 2"),
        (3, 0, "es el bloque exento número 3"),
        (3, 1, "es el bloque exento número 4"),
    ]
