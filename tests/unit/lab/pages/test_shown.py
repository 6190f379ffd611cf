"""What a page tells of its runs: when, on which engines, and whether it is still what was run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from guide.dates import day
from guide.lab.pages import marks, record
from guide.lab.pages.record import About, Pages, Run
from guide.lab.pages.shown import LIST, Lab, load
from guide.snippets.outcome.report import Special
from guide.snippets.reading import pages
from snippets_support import make_site

TEXT = "# Una\n\n```console\n$ docker ps\n```\n\n"
NOT_RUN = '```{ .console no-ejecutable="requiere Windows" }\n$ docker ps\n```\n\n'
HISTORIC = '```{ .console historica="20.10.16" }\n$ docker version\n```\n\n'


def blocks(folder: Path, text: str) -> tuple[tuple[str, int], ...]:
    """What a run of the page on 29 leaves written down."""
    page = folder / "una.md"
    page.write_text(text, "utf-8")
    plan = marks.read_plan(pages.read([page], folder)[0])
    page.unlink()
    return tuple((asked.fingerprint, 1) for asked in plan.blocks if asked.runs_on("29"))


def told(folder: Path, text: str, runs: Pages) -> str:
    """The HTML of a page with a heading and the totals."""
    docs = make_site(folder)
    (folder / "resources").mkdir(exist_ok=True)
    record.write_record(folder, runs, list(runs))
    (docs / "una.md").write_text(text, "utf-8")
    lab = Lab(folder)
    [page] = pages.read([docs / "una.md"], folder)
    lab.read([page._replace(file="docs/una.md")])
    return lab.dress(0, f"<h1>Una</h1>\n{LIST}", lambda _: ("Una", "../una/"))


def run(found: tuple[tuple[str, int], ...], engine: str = "29.8.1", date: str = "2026-11-05", good: bool = True) -> Run:
    told = About(engine, "29.8.0", "5.6.0", "0.38.2", "6.12.57", "v2")
    return Run(told, date, "sustitutas", good, found, sum(commands for _, commands in found))


def test_a_page_that_was_run_says_when_and_with_what(tmp_path: Path) -> None:
    html = told(tmp_path, TEXT, {"una.md": {"29": run(blocks(tmp_path, TEXT))}})
    assert (
        '<p class="guia-comprobado guia-comprobado--bien">'
        "Comprobado el 5 de noviembre de 2026 con Docker 29.8.1 (1 de 1 comando)</p>" in html
    )


def test_all_its_engines_are_named(tmp_path: Path) -> None:
    text = '---\nlaboratorio:\n  versiones: ["20.10", "29"]\n---\n' + TEXT
    found = blocks(tmp_path, text)
    runs = {"29": run(found), "20.10": run(found, "20.10.24", "2026-10-31")}
    html = told(tmp_path, text, {"una.md": runs})
    assert (
        "Comprobado el 5 de noviembre de 2026 con Docker 29.8.1 (1 de 1 comando) "
        "y el 31 de octubre de 2026 con 20.10.24 (1 de 1)</p>" in html
    )


def test_a_run_on_an_engine_that_the_page_no_longer_names_does_not_count(tmp_path: Path) -> None:
    runs = {"29": run(blocks(tmp_path, TEXT)), "20.10": run((), "20.10.24", "2026-11-20", good=False)}
    html = told(tmp_path, TEXT, {"una.md": runs})
    assert "Comprobado el 5 de noviembre de 2026 con Docker 29.8.1 (1 de 1 comando)</p>" in html


def test_a_page_that_changed_says_so(tmp_path: Path) -> None:
    found = blocks(tmp_path, TEXT)
    html = told(tmp_path, TEXT.replace("docker ps", "docker ps --all"), {"una.md": {"29": run(found)}})
    assert "Ha cambiado desde que se comprobó, el 5 de noviembre de 2026, con Docker 29.8.1" in html
    assert "guia-comprobado--bien" not in html


def test_a_page_that_failed_says_so(tmp_path: Path) -> None:
    html = told(tmp_path, TEXT, {"una.md": {"29": run(blocks(tmp_path, TEXT), good=False)}})
    assert "La última vez que se ejecutó, el 5 de noviembre de 2026, algo no salió como dice" in html


def test_a_page_that_was_never_run_says_so(tmp_path: Path) -> None:
    assert "Sus comandos todavía no se han ejecutado con Docker 29</" in told(tmp_path, TEXT, {})


def test_a_page_without_commands_says_nothing(tmp_path: Path) -> None:
    assert "guia-comprobado" not in told(tmp_path, "# Una\n\nTexto\n", {})


def test_a_page_that_cannot_run_says_why(tmp_path: Path) -> None:
    text = "---\nlaboratorio:\n  no-ejecutable: es de otro sistema\n---\n" + TEXT
    assert "Sus comandos no se ejecutan: es de otro sistema" in told(tmp_path, text, {})


@pytest.mark.parametrize(
    ("block", "title", "reason"),
    [
        (NOT_RUN, "Bloques que no se ejecutan", "requiere Windows"),
        (HISTORIC, "Salidas históricas", "Salida histórica: Docker 20.10.16"),
    ],
)
def test_totals_list_every_block_that_did_not_run(tmp_path: Path, block: str, title: str, reason: str) -> None:
    text = TEXT + block
    html = told(tmp_path, text, {"una.md": {"29": run(blocks(tmp_path, text))}})
    assert "<p>Comandos ejecutados: <strong>1</strong></p>" in html
    assert f"<p>{title}: <strong>1</strong></p>" in html
    assert f'<li><a href="../una/#bloque-7">Línea 7</a>: {reason}</li>' in html


class Site:
    """Pages by name, and what was run of them by version: the engine that each page is written to have run on."""

    def __init__(self, folder: Path, texts: dict[str, str], engines: dict[str, dict[str, str]] | None = None) -> None:
        docs = make_site(folder)
        for name, text in texts.items():
            (docs / name).parent.mkdir(exist_ok=True)
            (docs / name).write_text(text, "utf-8")
        found = pages.read([docs / name for name in texts], folder)
        read = [page._replace(file=f"docs/{name}") for name, page in zip(texts, found, strict=True)]
        runs: Pages = {}
        for name, page in zip(texts, read, strict=True):
            plan = marks.read_plan(page)
            runs[name] = {
                version: run(tuple((asked.fingerprint, 2) for asked in plan.blocks if asked.runs_on(version)), engine)
                for version, engine in (engines or {}).get(name, {}).items()
            }
        record.write_record(folder, runs, list(runs))
        self.lab = Lab(folder)
        self.lab.read(read)

    def html(self, number: int = 0, text: str = "<h1>Una</h1>\n") -> str:
        return self.lab.dress(number, text, lambda n: (f"Página {n} & más", f"../{n}/?a&b"))


def asking(settings: str) -> str:
    return f"---\nlaboratorio: {{{settings}}}\n---\n"


def block(marks: str, commands: int = 1, command: str = "docker ps") -> str:
    lines = "".join(f"$ {command}\n" for _ in range(commands))
    return f"```{{ .console {marks} }}\n{lines}```\n\n"


CHECKED = "Comprobado el 5 de noviembre de 2026 con"
ON_29 = f"{CHECKED} Docker 29.8.1"
NOT_YET = "Sus comandos todavía no se han ejecutado con Docker"
VERIFIED = '<h1>Una</h1>\n<p class="guia-comprobado{good}">{text}</p>\n'


@pytest.mark.parametrize(
    ("text", "engines", "good", "said"),
    [
        (TEXT, {"29": "29.8.1"}, True, f"{ON_29} (2 de 2 comandos)"),
        (TEXT, {"29": "29<8"}, True, f"{CHECKED} Docker 29&lt;8 (2 de 2 comandos)"),
        # The newest comes first, whatever the page says.
        (
            asking('versiones: ["28.5", "29", "26.1", "20.10"]') + TEXT,
            {"29": "29.8.1", "20.10": "20.10.24", "26.1": "26.1.5", "28.5": "28.5.2"},
            True,
            f"{ON_29} (2 de 2 comandos), con 28.5.2 (2 de 2), con 26.1.5 (2 de 2) y con 20.10.24 (2 de 2)",
        ),
        # What does not run is shown too. What other readers are shown is not counted.
        (TEXT + NOT_RUN + HISTORIC, {"29": "29.8.1"}, True, f"{ON_29} (2 de 4 comandos)"),
        (
            asking('versiones: ["29", "28.5"]')
            + TEXT
            + block('motor="29"', 2)
            + block('motor="28.5" no-ejecutable="x"', 3)
            + block('desde="29.6" no-ejecutable="x"', 4)
            + block('historica="20.10.16"', 5),
            {"29": "29.8.1", "28.5": "28.5.2"},
            True,
            f"{ON_29} (4 de 13 comandos) y con 28.5.2 (2 de 10)",
        ),
        # Some of its engines are told, and which are missing.
        (
            asking('versiones: ["29", "26.1"]') + TEXT,
            {"26.1": "26.1.5"},
            False,
            f"{CHECKED} Docker 26.1.5 (2 de 2 comandos); con 29, todavía no",
        ),
        (
            asking('versiones: ["20.10", "26.1", "29"]') + TEXT,
            {"29": "29.8.1"},
            False,
            f"{ON_29} (2 de 2 comandos); con 26.1 y 20.10, todavía no",
        ),
        # Compose is named where it runs.
        (block("", 2, "docker compose up"), {"29": "29.8.1"}, True, f"{ON_29} y Compose 5.6.0 (2 de 2 comandos)"),
        (
            asking('versiones: ["28.5", "29"]') + block("", 1, "cd notas && docker compose up"),
            {"29": "29.8.1", "28.5": "28.5.2"},
            True,
            f"{ON_29} y Compose 5.6.0 (2 de 2 comandos) y con 28.5.2 (2 de 2)",
        ),
        (
            '```{ .bash ejecuta="sí" }\ndocker compose up\n```\n',
            {"29": "29.8.1"},
            True,
            f"{ON_29} y Compose 5.6.0 (2 de 2 comandos)",
        ),
        (
            TEXT + block('no-ejecutable="x"', 1, "docker compose up"),
            {"29": "29.8.1"},
            True,
            f"{ON_29} (2 de 3 comandos)",
        ),
        (
            asking('versiones: ["28.5", "29"]') + TEXT + block('motor="28.5"', 1, "docker compose up"),
            {"29": "29.8.1"},
            False,
            f"{ON_29} (2 de 2 comandos); con 28.5, todavía no",
        ),
        ("```console\n$ docker\nTry docker compose\n```\n", {"29": "29.8.1"}, True, f"{ON_29} (2 de 2 comandos)"),
        (TEXT, {"26.1": "26.1.5"}, False, f"{NOT_YET} 29"),
        (TEXT, {}, False, f"{NOT_YET} 29"),
        (asking('versiones: ["28.5", "29"]') + TEXT, {}, False, f"{NOT_YET} 29 ni 28.5"),
        (asking('versiones: ["26.1", "28.5", "29"]') + TEXT, {}, False, f"{NOT_YET} 29, 28.5 ni 26.1"),
        (asking("no-ejecutable: a <b>") + TEXT, {}, False, "Sus comandos no se ejecutan: a &lt;b&gt;"),
        (asking("no-ejecutable: uno") + TEXT + TEXT, {}, False, "Sus comandos no se ejecutan: uno"),
        # What the checker already says of a block is no reason of the page.
        (
            asking("no-ejecutable: uno") + TEXT + '```{ .console no-ejecutable="dos" sin-verificar="x" }\n$ ls\n```\n',
            {},
            False,
            "Sus comandos no se ejecutan: uno",
        ),
        (
            asking("no-ejecutable: uno")
            + TEXT
            + '```{ .console no-ejecutable="dos" falla="DK133" motivo="x" }\n$ ls\n```\n',
            {},
            False,
            "Sus comandos no se ejecutan: uno",
        ),
        (asking("no-ejecutable: uno") + TEXT + HISTORIC, {}, False, "Sus comandos no se ejecutan: uno"),
    ],
)
def test_the_sentence_below_the_title(
    tmp_path: Path, text: str, engines: dict[str, str], good: bool, said: str
) -> None:
    html = Site(tmp_path, {"una.md": text}, {"una.md": engines}).html()
    assert html == VERIFIED.format(good=" guia-comprobado--bien" if good else "", text=said)


@pytest.mark.parametrize(
    "text",
    [
        "# Una\n",
        # Each block says it, or several reasons would be one.
        NOT_RUN,
        HISTORIC,
        asking("no-ejecutable: uno") + TEXT + NOT_RUN,
        asking("no-ejecutable: uno") + HISTORIC,
        '``` yaml title="a.yaml"\na: 1\n```\n',
    ],
)
def test_a_page_without_commands_that_run_says_nothing_below_its_title(tmp_path: Path, text: str) -> None:
    assert Site(tmp_path, {"una.md": text}).html() == "<h1>Una</h1>\n"


def test_a_page_in_a_folder_has_its_own_runs(tmp_path: Path) -> None:
    texts = {"una.md": TEXT.replace("ps", "images"), "carpeta/una.md": TEXT}
    site = Site(tmp_path, texts, {"carpeta/una.md": {"29": "29.8.1"}})
    assert "todavía no se han ejecutado" in site.html(0)
    assert "Comprobado el 5 de noviembre" in site.html(1)


def test_a_page_without_title_says_nothing(tmp_path: Path) -> None:
    assert Site(tmp_path, {"una.md": TEXT}).html(text="<p>Una</p>") == "<p>Una</p>"


def test_only_the_first_title_is_followed(tmp_path: Path) -> None:
    html = Site(tmp_path, {"una.md": TEXT}).html(text="<h1>a</h1><h1>b</h1>")
    assert html.startswith('<h1>a</h1>\n<p class="guia-comprobado">')
    assert html.endswith("</p><h1>b</h1>")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        # A day is that of its engine.
        (
            [{}, {"date": "2026-12-01"}],
            "Comprobado el 1 de diciembre de 2026 con Docker 29.8.1 (2 de 2 comandos) "
            "y el 5 de noviembre de 2026 con 20.10.24 (2 de 2)",
        ),
        (
            [{"date": "2027-01-31"}, {}],
            f"{ON_29} (2 de 2 comandos) y el 31 de enero de 2027 con 20.10.24 (2 de 2)",
        ),
        # An engine with which something is wrong takes nothing from the other.
        ([{}, {"good": False}], f"{CHECKED} Docker 20.10.24 (2 de 2 comandos); con 29 algo no salió como dice"),
        ([{"good": False}, {}], f"{ON_29} (2 de 2 comandos); con 20.10 algo no salió como dice"),
        ([{}, {"blocks": ()}], f"{CHECKED} Docker 20.10.24 (2 de 2 comandos); con 29, todavía no"),
        ([{"blocks": (("otra", 1),)}, {}], f"{ON_29} (2 de 2 comandos); con 20.10, todavía no"),
        (
            [{"good": False, "date": "2026-02-03"}, {"good": False}],
            "La última vez que se ejecutó, el 5 de noviembre de 2026, algo no salió como dice",
        ),
        (
            [{"blocks": ()}, {"good": False, "date": "2026-12-03"}],
            "La última vez que se ejecutó con Docker 29, el 3 de diciembre de 2026, algo no salió como dice",
        ),
        # A later run on another engine, of the page as it was, went well.
        (
            [{"good": False, "date": "2026-02-03"}, {"blocks": ()}],
            "La última vez que se ejecutó con Docker 20.10, el 3 de febrero de 2026, algo no salió como dice",
        ),
        (
            [{"blocks": (), "date": "2026-12-03"}, {"blocks": (("otra", 1),)}],
            "Ha cambiado desde que se comprobó, el 3 de diciembre de 2026, con Docker 29.8.1 y 20.10.24",
        ),
    ],
)
def test_each_engine_counts_by_itself(tmp_path: Path, changes: list[dict[str, Any]], said: str) -> None:
    text = asking('versiones: ["20.10", "29"]') + TEXT
    site = Site(tmp_path, {"una.md": text}, {"una.md": {"20.10": "20.10.24", "29": "29.8.1"}})
    runs = site.lab.runs["una.md"]
    site.lab.runs["una.md"] = {
        version: runs[version]._replace(**change) for version, change in zip(("20.10", "29"), changes, strict=True)
    }
    assert f">{said}</p>" in site.html()


def test_of_three_engines_one_may_be_wrong_and_one_missing(tmp_path: Path) -> None:
    text = asking('versiones: ["26.1", "28.5", "29"]') + TEXT
    site = Site(tmp_path, {"una.md": text}, {"una.md": {"28.5": "28.5.2", "29": "29.8.1"}})
    runs = site.lab.runs["una.md"]
    runs["28.5"] = runs["28.5"]._replace(good=False)
    said = f"{ON_29} (2 de 2 comandos); con 28.5 algo no salió como dice; con 26.1, todavía no"
    assert site.html() == VERIFIED.format(good="", text=said)


def test_a_machine_without_compose_names_none(tmp_path: Path) -> None:
    site = Site(tmp_path, {"una.md": block("", 1, "docker compose up")}, {"una.md": {"29": "29.8.1"}})
    runs = site.lab.runs["una.md"]
    runs["29"] = runs["29"]._replace(about=About("29.8.1"))
    assert f">{ON_29} (2 de 2 comandos)</p>" in site.html()


def test_the_sentence_leads_to_the_page_that_explains_it(tmp_path: Path) -> None:
    texts = {"una.md": TEXT, "referencia/como-se-comprueba.md": "# Así\n"}
    assert (
        '<a href="../1/?a&amp;b">Sus comandos todavía no se han ejecutado con Docker 29</a></p>'
        in Site(tmp_path, texts).html()
    )


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2026-01-31", "31 de enero de 2026"),
        ("2026-02-01", "1 de febrero de 2026"),
        ("2026-03-09", "9 de marzo de 2026"),
        ("2026-04-10", "10 de abril de 2026"),
        ("2026-05-02", "2 de mayo de 2026"),
        ("2026-06-30", "30 de junio de 2026"),
        ("2026-07-04", "4 de julio de 2026"),
        ("2026-08-15", "15 de agosto de 2026"),
        ("2026-09-20", "20 de septiembre de 2026"),
        ("2026-10-12", "12 de octubre de 2026"),
        ("2026-11-25", "25 de noviembre de 2026"),
        ("2027-12-08", "8 de diciembre de 2027"),
    ],
)
def test_a_day_is_written_as_people_do(date: str, written: str) -> None:
    assert day(date) == written


@pytest.mark.parametrize(
    ("settings", "engines", "missing"),
    [
        ("", {"29": "29.8.1"}, []),
        ("", {"26.1": "26.1.5"}, ["29"]),
        ("", {}, ["29"]),
        (asking('versiones: ["26.1", "29"]'), {"29": "29.8.1"}, ["26.1"]),
        (asking('versiones: ["26.1", "29"]'), {}, ["26.1", "29"]),
        (asking("no-ejecutable: x"), {}, []),
    ],
)
def test_which_engines_a_page_has_not_run_on(
    tmp_path: Path, settings: str, engines: dict[str, str], missing: list[str]
) -> None:
    site = Site(tmp_path, {"una.md": settings + TEXT}, {"una.md": engines})
    assert site.lab.versions_not_run(0) == missing


@pytest.mark.parametrize("change", [{"good": False}, {"blocks": ()}])
def test_a_run_that_failed_or_was_of_something_else_is_none(tmp_path: Path, change: dict[str, Any]) -> None:
    site = Site(tmp_path, {"una.md": TEXT}, {"una.md": {"29": "29.8.1"}})
    site.lab.runs["una.md"]["29"] = site.lab.runs["una.md"]["29"]._replace(**change)
    assert site.lab.versions_not_run(0) == ["29"]


def test_a_page_of_files_does_not_have_to_run(tmp_path: Path) -> None:
    assert Site(tmp_path, {"una.md": '``` yaml title="a.yaml"\na: 1\n```\n'}).lab.versions_not_run(0) == []


def test_what_is_told_beside_the_blocks(tmp_path: Path) -> None:
    texts = {
        "una.md": TEXT + NOT_RUN + HISTORIC,
        # Its blocks are told of once, below the title; and marks of the checker are told by it.
        "dos.md": asking("no-ejecutable: uno") + TEXT + HISTORIC,
        "tres.md": TEXT
        + '```{ .console sin-verificar="x" }\n$ ls\n```\n\n'
        + '```{ .console falla="SH101" motivo="x" }\n$ echo \'\n```\n\n'
        + NOT_RUN,
    }
    assert list(Site(tmp_path, texts).lab.specials()) == [
        Special("not-run", 0, 1, "No ejecutado aquí: requiere Windows"),
        Special("historic", 0, 2, "Salida histórica: Docker 20.10.16"),
        Special("not-run", 2, 3, "No ejecutado aquí: requiere Windows"),
    ]


TITLES = [
    *("Qué", "Comandos", "Páginas", "Cuándo", "Motor", "Cliente", "Compose", "Buildx", "Núcleo de Linux"),
    *("Grupos de control", "Imágenes"),
]
TOLD = [["29.8.0"], ["5.6.0"], ["0.38.2"], ["6.12.57"], ["v2"], ["sustitutas"]]


def table(columns: list[list[str]]) -> list[str]:
    """The table of the totals, from what stands in each row after its title."""
    versions, *rows = columns
    head = "".join(f"<th>Docker {version}</th>" for version in versions)
    body = [
        f"<tr><td>{title}</td>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for title, row in zip(TITLES[1:], rows, strict=True)
    ]
    begin = ['<div class="guia-ejecucion"><table>', f"<thead><tr><th>Qué</th>{head}</tr></thead>", "<tbody>"]
    return [*begin, *body, "</tbody>", "</table></div>"]


def test_what_ran_on_each_engine_is_a_table(tmp_path: Path) -> None:
    both = asking('versiones: ["20.10", "29"]')
    texts = {
        "una.md": both + TEXT + NOT_RUN + block('motor="29"'),
        "dos.md": both + TEXT,
        "tres.md": TEXT,
        # These have not run as they are, not on what they ask for, or not well.
        "cuatro.md": both + TEXT,
        "cinco.md": TEXT,
        "seis.md": TEXT,
    }
    engines = {name: {"29": "29.8.1", "20.10": "20.10.24"} for name in ("una.md", "dos.md", "cuatro.md")}
    engines |= {"tres.md": {"29": "29.8.2"}, "cinco.md": {"20.10": "20.10.24"}, "seis.md": {"29": "29.8.3"}}
    site = Site(tmp_path, texts, engines)
    runs = site.lab.runs
    runs["dos.md"]["20.10"] = runs["dos.md"]["20.10"]._replace(
        date="2026-10-01", images="a & b", about=About("20.10.24")
    )
    runs["una.md"]["20.10"] = runs["una.md"]["20.10"]._replace(date="2026-10-31", about=About("20.10.24", groups="v1"))
    runs["tres.md"]["29"] = runs["tres.md"]["29"]._replace(date="2027-01-02")
    runs["cuatro.md"] = {version: run._replace(blocks=()) for version, run in runs["cuatro.md"].items()}
    runs["seis.md"]["29"] = runs["seis.md"]["29"]._replace(good=False)
    lines = site.html(0, LIST).splitlines()
    assert lines[0] == "<p>Comandos ejecutados: <strong>8</strong></p>"
    assert lines[1:16] == table(
        [
            ["29", "20.10"],
            ["8 de 9", "4 de 5"],
            ["3", "2"],
            ["5 de noviembre de 2026 – 2 de enero de 2027", "1 de octubre de 2026 – 31 de octubre de 2026"],
            ["29.8.2, 29.8.1", "20.10.24"],
            ["29.8.0", "—"],
            ["5.6.0", "—"],
            ["0.38.2", "—"],
            ["6.12.57", "—"],
            ["v2", "v1"],
            ["sustitutas", "sustitutas, a &amp; b"],
        ]
    )


def test_the_totals_of_several_pages(tmp_path: Path) -> None:
    texts = {
        "una.md": TEXT + TEXT + NOT_RUN,
        "dos.md": asking("no-ejecutable: a & b") + TEXT + TEXT,
        "tres.md": TEXT + NOT_RUN + NOT_RUN + HISTORIC,
        "otra.md": "# Nada\n",
    }
    engines = {"una.md": {"29": "29.8.1", "26.1": "26.1.5"}, "tres.md": {"29": "29.8.1"}}
    assert Site(tmp_path, texts, engines).html(3, LIST) == "\n".join(
        [
            "<p>Comandos ejecutados: <strong>6</strong></p>",
            *table([["29"], ["6 de 10"], ["2"], ["5 de noviembre de 2026"], ["29.8.1"], *TOLD]),
            "<p>Bloques que no se ejecutan: <strong>5</strong></p>",
            '<details class="note no-libro"><summary>Página 0 &amp; más: 1</summary><ul>'
            '<li><a href="../0/?a&amp;b#bloque-13">Línea 13</a>: requiere Windows</li></ul></details>',
            '<details class="note no-libro"><summary>Página 1 &amp; más: 2</summary><ul>'
            '<li><a href="../1/?a&amp;b">Toda la página</a>: a &amp; b</li></ul></details>',
            '<details class="note no-libro"><summary>Página 2 &amp; más: 2</summary><ul>'
            '<li><a href="../2/?a&amp;b#bloque-7">Línea 7</a>: requiere Windows</li>'
            '<li><a href="../2/?a&amp;b#bloque-11">Línea 11</a>: requiere Windows</li></ul></details>',
            "<p>Salidas históricas: <strong>1</strong></p>",
            '<details class="note no-libro"><summary>Página 2 &amp; más: 1</summary><ul>'
            '<li><a href="../2/?a&amp;b#bloque-15">Línea 15</a>: Salida histórica: Docker 20.10.16</li></ul></details>',
        ]
    )


def test_a_page_of_which_nothing_runs_lists_the_reasons_that_are_not_the_same(tmp_path: Path) -> None:
    html = Site(tmp_path, {"una.md": asking("no-ejecutable: uno") + TEXT + NOT_RUN + HISTORIC}).html(0, LIST)
    items = re.findall(r"<li>.*?</li>", html)
    assert items == [
        '<li><a href="../0/?a&amp;b">Línea 6</a>: uno</li>',
        '<li><a href="../0/?a&amp;b">Línea 10</a>: requiere Windows</li>',
        '<li><a href="../0/?a&amp;b">Línea 14</a>: Salida histórica: Docker 20.10.16</li>',
    ]


def test_where_everything_ran_there_is_none(tmp_path: Path) -> None:
    assert Site(tmp_path, {"una.md": TEXT}).html(0, LIST).splitlines() == [
        "<p>Comandos ejecutados: <strong>0</strong></p>",
        "<p>Bloques que no se ejecutan: <strong>ninguno</strong></p>",
        "<p>Salidas históricas: <strong>ninguno</strong></p>",
    ]


@pytest.mark.parametrize(
    ("versions", "blocks"),
    [('"29", "20.10"', 1), ('"20.10", "29"', 1), ('"20.10", "26.1"', 2), ('"26.1", "20.10"', 2), ('"20.10"', 3)],
)
def test_commands_are_counted_on_the_newest_engine_of_each_page(tmp_path: Path, versions: str, blocks: int) -> None:
    by_engine = "".join(f'```{{ .console motor="{v}" }}\n$ ls\n```\n\n' for v in ("20.10", "20.10", "26.1"))
    ran = {"20.10": "20.10.24", "26.1": "26.1.5", "29": "29.8.1"}
    site = Site(tmp_path, {"una.md": asking(f"versiones: [{versions}]") + TEXT + by_engine}, {"una.md": ran})
    assert f"<strong>{blocks * 2}</strong></p>" in site.html(0, LIST)


def test_engines_of_one_version_always_stand_in_the_same_order(tmp_path: Path) -> None:
    texts = {f"{n}.md": TEXT for n in range(4)}
    engines = {f"{n}.md": {"29": f"29.8.{n}"} for n in range(4)}
    assert "<td>29.8.3, 29.8.2, 29.8.1, 29.8.0</td>" in Site(tmp_path, texts, engines).html(0, LIST)


def test_a_site_whose_pages_no_lab_runs_has_none(tmp_path: Path) -> None:
    assert load(tmp_path) is None
    record_file = tmp_path / record.FILE
    record_file.parent.mkdir()
    record_file.write_text('{"paginas": {}}', "utf-8")
    found = load(tmp_path)
    assert found
    assert (found.runs, found.trouble) == ({}, "")


def test_problems_stand_at_the_whole_line_of_their_page(tmp_path: Path) -> None:
    texts = {
        "una.md": TEXT,
        "dos.md": "# Dos\n\n- á\n\n    ```{ .console sale=x }\n    $ ls\n    ```\n" + "\n" + asking("a: 1"),
        "tres.md": asking("a: 1"),
    }
    found = list(Site(tmp_path, texts).lab.problems())
    assert [(d.file, d.line, d.column, d.end_line, d.end_column, d.code, d.excerpt) for d in found] == [
        ("docs/dos.md", 5, 1, 5, 27, "LB101", "    ```{ .console sale=x }"),
        ("docs/tres.md", 2, 1, 2, 20, "LB107", "laboratorio: {a: 1}"),
    ]


def test_a_record_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    docs = make_site(tmp_path)
    (tmp_path / "resources").mkdir(exist_ok=True)
    (tmp_path / record.FILE).write_text("{", "utf-8")
    (docs / "una.md").write_text(TEXT, "utf-8")
    lab = Lab(tmp_path)
    lab.read(pages.read([docs / "una.md"], tmp_path))
    [found] = lab.problems()
    assert (found.file, found.code) == ("resources/verificacion.json", "LB201")
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 1, 1)
    assert found.message == lab.trouble
    assert lab.runs == {}
