"""What an author can write wrong in a diagram's YAML, and what he is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from diagrams_support import BODY, HEAD, parse, parsed
from guide.diagrams.model import Group, Node
from guide.diagrams.palette import Palette
from guide.diagrams.source import parse_diagram
from guide.yamlsource import MAX_BYTES, read_yaml

# (what is replaced in a good source, by what, the message)
WRONG = [
    (
        "tipo: rejilla",
        "tipo: rejila",
        "d.yml:5:7: DG103 tipo: el tipo «rejila» no existe; ¿quisiste decir «rejilla»?",
    ),
    (
        "pie: Un cliente y un demonio.\n",
        "",
        "d.yml:1:1: DG104 pie: falta este texto: sin él, quien no ve el dibujo no sabe qué dice",
    ),
    (
        "pie: Un cliente y un demonio.",
        "pie: Corto",
        "d.yml:4:6: DG104 pie: mide 5 caracteres; debe tener entre 10 y 240",
    ),
    (
        "forma: terminal",
        "forma: termnal",
        "d.yml:10:31: DG103 nodos.cli.forma: la forma «termnal» no existe; ¿quisiste decir «terminal»?",
    ),
    (
        "papel: cliente",
        "papel: client",
        "d.yml:10:48: DG103 nodos.cli.papel: el papel «client» no existe; ¿quisiste decir «cliente»?",
    ),
    (
        "dockerd -> disco: guarda",
        "dockrd -> disco: guarda",
        "d.yml:17:5: DG108 enlaces[1]: «dockrd» no existe; ¿quisiste decir «dockerd»?",
    ),
    (
        "contiene: [dockerd, disco]",
        "contiene: [dockerd, disko]",
        "d.yml:14:48: DG108 grupos.host.contiene[1]: «disko» no existe; ¿quisiste decir «disco»?",
    ),
    (
        "ancha: [cli dockerd, . disco]",
        "ancha: [cli dockerd, disco]",
        "d.yml:7:24: DG107 rejilla.ancha[1]: esta fila tiene 1 celdas y las demás 2; usa «.» para una vacía",
    ),
    (
        "ancha: [cli dockerd, . disco]",
        "ancha: [cli dockerd, cli .]",
        "d.yml:7:10: DG107 rejilla.ancha: falta el nodo «disco»",
    ),
    (
        "ancha: [cli dockerd, . disco]",
        "ancha: [cli dockerd, disco cli]",
        "d.yml:7:24: DG107 rejilla.ancha[1]: las celdas de «cli» no forman un rectángulo",
    ),
    (
        "- dockerd -> disco: guarda",
        "- dockerd => disco",
        "d.yml:17:5: DG109 enlaces[1]: no se entiende; escribe «a -> b: texto», con una de estas flechas: "
        "..> <-> -> --",
    ),
    (
        "- dockerd -> disco: guarda",
        "- dockerd -> dockerd",
        "d.yml:17:5: DG109 enlaces[1]: una flecha no puede salir y llegar al mismo nodo",
    ),
    (
        "- dockerd -> disco: guarda",
        "- {enlace: dockerd -> disco, lados: NX}",
        "d.yml:17:39: DG109 enlaces[1].lados: son dos letras de N, S, E y O: por dónde sale y por dónde llega",
    ),
    (
        "grupos:\n",
        "grupos:\n  otro: {texto: Otro, contiene: [cli, dockerd]}\n",
        "d.yml:15:9: DG106 grupos.host: se cruza con «otro»; un grupo va dentro de otro o aparte",
    ),
    (
        "tipo: rejilla",
        "tipo: [rejilla",
        "d.yml:6:8: DG101 YAML mal escrito: la lista [ no se cierra: falta , o ], o un texto con : o ? necesita "
        "comillas (expected ',' or ']', but got ':')",
    ),
    (
        "tipo: rejilla",
        "tipo: &a rejilla\nnodos: *a",
        "d.yml:5:7: DG101 YAML mal escrito: los alias de YAML (*nombre) no se admiten",
    ),
    (
        "tipo: rejilla",
        "tipo: secuencia",
        "d.yml:7:3: DG107 rejilla: un diagrama de tipo «secuencia» no lleva rejilla: bórrala",
    ),
    (
        "tipo: rejilla",
        "tipo: rejilla\npasos: [Uno., Dos.]",
        "d.yml:6:8: DG110 pasos: hay 2 frases y las flechas numeradas son: 1",
    ),
    (
        "tipo: rejilla",
        "tipo: rejilla\npasos: Uno.",
        "d.yml:6:8: DG104 pasos: debe ser una lista de frases, una por número de flecha",
    ),
    (
        "ancha: [cli dockerd, . disco]",
        f"ancha: [{', '.join(['cli dockerd'] * 41)}]",
        "d.yml:7:10: DG107 rejilla.ancha: hay 41 filas y caben 40: parte el diagrama en dos",
    ),
    (
        "- dockerd -> disco: guarda",
        "- dockerd -> disco" + "\n  - dockerd -> disco" * 59,
        "d.yml:16:3: DG107 enlaces: hay 61 y caben 60: parte el diagrama en dos",
    ),
    (
        "texto: Imágenes",
        'texto: ["`imagen`", otra]',
        "d.yml:12:18: DG104 nodos.disco.texto: las comillas ` van en todas las líneas o en ninguna",
    ),
    (
        "texto: Imágenes",
        "texto: {ancha: Imágenes}",
        "d.yml:12:18: DG104 nodos.disco.texto.estrecha: debe ser un texto o una lista de líneas de texto",
    ),
    (
        "cli -> dockerd: 1. pide",
        "cli -> dockerd: {ancha: 1. pide, estrecha: pide}",
        "d.yml:16:5: DG110 enlaces[0]: el número debe ser el mismo en la versión ancha y en la estrecha",
    ),
    ("tipo: rejilla", "tipo: rejilla\ntipo: otro", "d.yml:6:1: DG101 YAML mal escrito: la clave «tipo» está repetida"),
]  # fmt: skip


def test_the_untouched_source_is_right(palette: Palette) -> None:
    diagram, problems = parse(HEAD + BODY, palette)
    assert problems == []
    assert diagram is not None
    assert [str(edge) for edge in diagram.edges] == ["cli -> dockerd", "dockerd -> disco"]


@pytest.mark.parametrize(("good", "wrong", "message"), WRONG, ids=[w[1].strip()[:40] for w in WRONG])
def test_a_mistake_is_told_with_its_place(palette: Palette, good: str, wrong: str, message: str) -> None:
    text = HEAD + BODY
    assert good in text
    diagram, problems = parse(text.replace(good, wrong, 1), palette)
    assert diagram is None
    assert problems == [message]


MISTAKES = (Path(__file__).parent / "mistakes.txt").read_text("utf-8").split("\n\n")


@pytest.mark.parametrize("case", [case for case in MISTAKES if case.startswith("-")])
def test_all_that_is_told_of_a_source(palette: Palette, case: str) -> None:
    good, wrong, *told = (line[2:].replace("\\n", "\n") for line in case.splitlines())
    assert good in HEAD + BODY
    _, problems = parse((HEAD + BODY).replace(good, wrong, 1), palette)
    assert problems == [f"d.yml:{problem}" for problem in told]


def many(nodes: int = 13, groups: int = 0, description: int = 100) -> str:
    names = [f"n{i}" for i in range(nodes)]
    row = f"[{' '.join(names)}]"
    return (
        f"titulo: Muchos\ndescripcion: {'x' * description}\npie: Muchos de todo.\ntipo: rejilla\n"
        f"rejilla: {{ancha: {row}, estrecha: {row}}}\nnodos:\n"
        + "".join(f"  {name}: {{texto: a}}\n" for name in names)
        + "grupos:\n"
        + "".join(f"  g{i}: {{texto: g, contiene: [n{i}]}}\n" for i in range(groups))
    )


@pytest.mark.parametrize(
    ("most", "more", "told"),
    [
        (many(nodes=40), many(nodes=41), "nodos: hay 41 y caben 40: parte el diagrama en dos"),
        (many(groups=12), many(groups=13), "grupos: hay 13 y caben 12: parte el diagrama en dos"),
        (
            many(description=900),
            many(description=901),
            "descripcion: mide 901 caracteres; debe tener entre 80 y 900",
        ),
        (many(description=80), many(description=79), "descripcion: mide 79 caracteres; debe tener entre 80 y 900"),
    ],
)
def test_a_diagram_holds_so_much_and_no_more(palette: Palette, most: str, more: str, told: str) -> None:
    assert parse(most, palette)[1] == []
    (problem,) = parse(more, palette)[1]
    assert problem.endswith(told)


def test_every_mistake_of_a_file_is_told_at_once(palette: Palette) -> None:
    text = (HEAD + BODY).replace("forma: terminal", "forma: x1").replace("papel: imagen", "papel: x2")
    _, problems = parse(text.replace("-> disco", "-> nadie"), palette)
    assert [p.split()[1] for p in problems] == ["DG103", "DG103", "DG108"]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "texto suelto\n", "[]\n"])
def test_a_file_that_is_no_diagram_is_told_so(palette: Palette, text: str) -> None:
    diagram, problems = parse(text, palette)
    assert diagram is None
    assert problems == ["d.yml:1:1: DG101 el archivo debe empezar por «titulo:», «descripcion:», «pie:» y «tipo:»"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"titulo: ok\npie: \xff\n", "d.yml:2:1: DG101 el archivo no está en UTF-8; guárdalo como UTF-8"),
        (b"a: \x07\n", "d.yml:1:1: DG101 YAML mal escrito: hay un carácter de control"),
        (b"#" * (MAX_BYTES + 1), "d.yml:1:1: DG101 el archivo pasa de 16 KB"),
        (b"[" * 5_000 + b"]" * 5_000, "d.yml:1:25: DG101 YAML mal escrito: demasiados niveles"),
        (b"[" + b"a," * 6_000 + b"]", "d.yml:1:10000: DG101 YAML mal escrito: más de 5000 valores"),
        (b"? [a]\n: b\n", "d.yml:1:3: DG101 YAML mal escrito: una clave debe ser un texto"),
    ],
    ids=["not utf-8", "nul", "too large", "too deep", "too many", "list as key"],
)  # fmt: skip
def test_hostile_bytes_get_a_message(raw: bytes, message: str) -> None:
    headlines = [problem.headline() for problem in read_yaml("d.yml", raw).problems]
    assert len(headlines) == 1
    assert headlines[0].startswith(message)


def test_scalars_keep_the_spelling_of_the_author(palette: Palette) -> None:
    diagram, problems = parse((HEAD + BODY).replace("detalle: el demonio", "detalle: 1.10"), palette)
    assert problems == []
    assert diagram is not None
    assert diagram.nodes["dockerd"].detail == ("1.10",)


def test_a_label_may_be_a_list_of_lines_and_begin_with_a_number(palette: Palette) -> None:
    diagram, _ = parse(
        (HEAD + BODY).replace("cli -> dockerd: 1. pide", "cli <-> dockerd: [12. pide, por HTTP]"), palette
    )
    assert diagram is not None
    edge = diagram.edges[0]
    assert (edge.arrow, edge.number, edge.label) == ("<->", 12, ("pide", "por HTTP"))


def test_each_layout_may_have_its_own_words(palette: Palette) -> None:
    text = (HEAD + BODY).replace("texto: Imágenes", "texto: {ancha: Muchas imágenes, estrecha: [Muchas, imágenes]}")
    diagram, problems = parse(text.replace(": guarda", ": {ancha: las guarda, estrecha: guarda}"), palette)
    assert problems == []
    assert diagram is not None
    wide, narrow = diagram.in_layout("ancha"), diagram.in_layout("estrecha")
    assert (wide.nodes["disco"].title, wide.edges[1].label) == (("Muchas imágenes",), ("las guarda",))
    assert (narrow.nodes["disco"].title, narrow.edges[1].label) == (("Muchas", "imágenes"), ("guarda",))
    assert wide.nodes["cli"] == narrow.nodes["cli"]


@pytest.mark.parametrize(
    ("written", "arrow", "label", "number", "command", "sides"),
    [
        ("cli -> dockerd", "->", (), None, False, ""),
        ("cli <-> dockerd", "<->", (), None, False, ""),
        ("cli -- dockerd", "--", (), None, False, ""),
        ("cli ..> dockerd", "..>", (), None, False, ""),
        ("'cli   ->  dockerd'", "->", (), None, False, ""),
        ("cli -> dockerd:", "->", (), None, False, ""),
        ("cli -> dockerd: pide  y   espera", "->", ("pide y espera",), None, False, ""),
        ("cli -> dockerd: [pide, y espera]", "->", ("pide", "y espera"), None, False, ""),
        ("cli -> dockerd: 1. pide", "->", ("pide",), 1, False, ""),
        ("cli -> dockerd: 1.", "->", (), 1, False, ""),
        ("cli -> dockerd: [1., pide]", "->", ("pide",), 1, False, ""),
        ("cli -> dockerd: [1. pide, 2. espera]", "->", ("pide", "2. espera"), 1, False, ""),
        ("cli -> dockerd: 12. pide", "->", ("pide",), 12, False, ""),
        # What only looks like the number of a step.
        ("cli -> dockerd: 123. pide", "->", ("123. pide",), None, False, ""),
        ("cli -> dockerd: 1.5 s", "->", ("1.5 s",), None, False, ""),
        ("cli -> dockerd: 1 pide", "->", ("1 pide",), None, False, ""),
        ("cli -> dockerd: a 1. pide", "->", ("a 1. pide",), None, False, ""),
        # What is set in the letter of code.
        ("cli -> dockerd: docker ps", "->", ("docker ps",), None, True, ""),
        ("cli -> dockerd: 2. docker ps", "->", ("docker ps",), 2, True, ""),
        ("cli -> dockerd: [docker ps, ya]", "->", ("docker ps", "ya"), None, True, ""),
        ("cli -> dockerd: [ya, docker ps]", "->", ("ya", "docker ps"), None, False, ""),
        ("cli -> dockerd: docker", "->", ("docker",), None, False, ""),
        ("cli -> dockerd: dockerd ps", "->", ("dockerd ps",), None, False, ""),
        ('cli -> dockerd: "`ps`"', "->", ("ps",), None, True, ""),
        ('cli -> dockerd: "3. `ps`"', "->", ("ps",), 3, True, ""),
        ('cli -> dockerd: ["`ps`", "`rm`"]', "->", ("ps", "rm"), None, True, ""),
        ('cli -> dockerd: "``"', "->", ("``",), None, False, ""),
        ('cli -> dockerd: "a `ps`"', "->", ("a `ps`",), None, False, ""),
        # In full.
        ("{enlace: cli -> dockerd}", "->", (), None, False, ""),
        ("{enlace: cli -> dockerd, texto: 1. pide, lados: NS}", "->", ("pide",), 1, False, "NS"),
        ("{enlace: cli -> dockerd, lados: OE}", "->", (), None, False, "OE"),
    ],
)
def test_an_arrow_is_read(
    palette: Palette, written: str, arrow: str, label: tuple[str, ...], number: int | None, command: bool, sides: str
) -> None:
    diagram, problems = parse((HEAD + BODY).replace("cli -> dockerd: 1. pide", written), palette)
    assert problems == []
    assert diagram is not None
    edge = diagram.edges[0]
    assert (edge.source, edge.target) == ("cli", "dockerd")
    assert (edge.arrow, edge.label, edge.number, edge.command, edge.sides) == (arrow, label, number, command, sides)


@pytest.mark.parametrize(
    ("written", "node"),
    [
        ("{texto: docker}", Node("cli", ("docker",), (), "caja", "neutro")),
        ("{texto: a   b, detalle: 'c   d'}", Node("cli", ("a b",), ("c d",), "caja", "neutro")),
        ("{texto: [a, b], detalle: [c, d]}", Node("cli", ("a", "b"), ("c", "d"), "caja", "neutro")),
        ("{texto: a, detalle: ''}", Node("cli", ("a",), (), "caja", "neutro")),
        ("{texto: a, detalle: }", Node("cli", ("a",), (), "caja", "neutro")),
        ('{texto: " a\\n  b "}', Node("cli", ("a", "b"), (), "caja", "neutro")),
        ("{texto: a, forma: nube, papel: motor}", Node("cli", ("a",), (), "nube", "motor")),
        ('{texto: "`a b`", detalle: "`c`"}', Node("cli", ("a b",), ("`c`",), "caja", "neutro", code=True)),
        (
            "{texto: {ancha: a, estrecha: b}, detalle: {ancha: [c], estrecha: [d, e]}}",
            Node("cli", ("a",), ("c",), "caja", "neutro", narrow_title=("b",), narrow_detail=("d", "e")),
        ),
        (
            '{texto: {ancha: "`a`", estrecha: ["`b`", "`c`"]}}',
            Node("cli", ("a",), (), "caja", "neutro", code=True, narrow_title=("b", "c")),
        ),
    ],
)
def test_a_node_is_read(palette: Palette, written: str, node: Node) -> None:
    text = HEAD + BODY
    line = "{texto: docker, forma: terminal, papel: cliente}"
    assert line in text
    assert parsed(text.replace(line, written), palette).nodes["cli"] == node


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("rejilla", "caja"),
        ("capas", "capa"),
        ("comparacion", "capa"),
        ("estados", "estado"),
        ("arbol", "caja"),
    ],
)
def test_each_kind_has_its_own_shape_of_a_node(palette: Palette, kind: str, shape: str) -> None:
    text = (HEAD + BODY).replace("forma: terminal, ", "").replace("tipo: rejilla", f"tipo: {kind}")
    diagram = parsed(text, palette)
    assert (diagram.kind, diagram.nodes["cli"].shape, diagram.nodes["dockerd"].shape) == (kind, shape, "proceso")


def test_the_labels_of_states_are_commands_where_there_are_any(palette: Palette) -> None:
    text = (HEAD + BODY).replace("tipo: rejilla", "tipo: estados").replace("disco: guarda", "disco")
    assert [edge.command for edge in parsed(text, palette).edges] == [True, False]
    assert [edge.command for edge in parsed(HEAD + BODY, palette).edges] == [False, False]


def test_the_texts_of_a_source_are_one_line_each(palette: Palette) -> None:
    text = (HEAD + BODY).replace("titulo: Un dibujo de prueba", 'titulo: "  Un   dibujo\\n de prueba "')
    text = text.replace("1. pide", "1. pide").replace("tipo:", 'pasos: ["  Pide   algo. "]\ntipo:')
    diagram = parsed(text, palette)
    assert (diagram.slug, diagram.file, diagram.title) == ("prueba", "d.yml", "Un dibujo de prueba")
    assert diagram.description.startswith("El cliente habla con el demonio y el demonio guarda")
    assert (diagram.caption, diagram.steps) == ("Un cliente y un demonio.", ("Pide algo.",))


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ("[cli dockerd disco]", (("cli", "dockerd", "disco"),)),
        ("['  cli   dockerd  disco ']", (("cli", "dockerd", "disco"),)),
        ("[cli cli, cli cli, dockerd disco]", (("cli", "cli"), ("cli", "cli"), ("dockerd", "disco"))),
        ("[cli . disco, cli dockerd .]", (("cli", ".", "disco"), ("cli", "dockerd", "."))),
    ],
)
def test_a_grid_is_read(palette: Palette, rows: str, grid: tuple[tuple[str, ...], ...]) -> None:
    diagram = parsed((HEAD + BODY).replace("[cli dockerd, . disco]", rows), palette)
    assert diagram.grids == {"ancha": grid, "estrecha": (("cli",), ("dockerd",), ("disco",))}


def test_groups_come_outermost_first(palette: Palette) -> None:
    more = "  uno: {texto: Uno, contiene: [disco]}\n  dos: {texto: {ancha: A, estrecha: [B, C]}, contiene: [cli]}\n"
    all_of_them = "  todo: {texto: [To, do], contiene: [cli, dockerd, disco]}\n"
    diagram = parsed((HEAD + BODY).replace("enlaces:", more + all_of_them + "enlaces:"), palette)
    assert diagram.groups == (
        Group("todo", "To do", frozenset({"cli", "dockerd", "disco"})),
        Group("host", "Anfitrión", frozenset({"dockerd", "disco"})),
        Group("uno", "Uno", frozenset({"disco"})),
        Group("dos", "A", frozenset({"cli"}), "B C"),
    )


@pytest.mark.parametrize(
    "part", ["grupos:\n  host: {texto: Anfitrión, contiene: [dockerd, disco]}\n", BODY[BODY.index("enlaces:") :]]
)
@pytest.mark.parametrize("instead", ["", "{key}:\n", "{key}: []\n", "{key}: {{}}\n"])
def test_groups_and_arrows_may_be_missing(palette: Palette, part: str, instead: str) -> None:
    text = (HEAD + BODY).replace(part, instead.format(key=part.partition(":")[0]))
    diagram = parsed(text, palette)
    assert len(diagram.groups) + len(diagram.edges) == (2 if part.startswith("grupos") else 1)


@pytest.mark.parametrize(
    ("good", "wrong", "place", "excerpt"),
    [
        # A value, from its beginning to its end; in the second line and behind an accent.
        ("tipo: rejilla", "tipo: rejila", (5, 7, 5, 13), "tipo: rejila"),
        ("texto: Anfitrión, contiene: [dockerd", "texto: Anfitrión, contiene: [docked", (14, 39, 14, 45), None),
        # What is not there is told at the whole in which it is missing.
        ("texto: docker,", "", (10, 8, 10, 42), None),
        ("pie: Un cliente y un demonio.\n", "", (1, 1, 17, 1), "titulo: Un dibujo de prueba"),
        ("[cli dockerd, . disco]", "[cli dockerd, disco]", (7, 24, 7, 29), "  ancha: [cli dockerd, disco]"),
    ],
)
def test_a_mistake_has_an_end_and_its_line(
    palette: Palette, good: str, wrong: str, place: tuple[int, int, int, int], excerpt: str | None
) -> None:
    source = read_yaml("d.yml", (HEAD + BODY).replace(good, wrong, 1).encode())
    assert parse_diagram("d", source, palette.roles) is None
    (problem,) = source.problems
    assert (problem.line, problem.column, problem.end_line, problem.end_column) == place
    assert problem.excerpt == (source.text.splitlines()[place[0] - 1] if excerpt is None else excerpt)


def test_backticks_mark_what_is_typed(palette: Palette) -> None:
    text = (HEAD + BODY).replace("texto: Imágenes", 'texto: "`nginx:1.29`"').replace(": guarda", ': "`pull`"')
    diagram, problems = parse(text, palette)
    assert problems == []
    assert diagram is not None
    assert (diagram.nodes["disco"].title, diagram.nodes["disco"].code) == (("nginx:1.29",), True)
    assert (diagram.edges[1].label, diagram.edges[1].command) == (("pull",), True)
    assert not diagram.nodes["dockerd"].code


@pytest.mark.parametrize("text", ["a: [¿x?, ?]\n", "a: {b: ?}\n", "a: [x: y: z]\n"])
def test_what_only_one_of_the_parsers_takes_is_refused_with_what_to_do(text: str) -> None:
    (problem,) = read_yaml("d.yml", text.encode()).problems
    assert "necesita comillas" in problem.message
