"""The challenges: what is read, what is refused, and the zip with the program that looks at what was done."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import examples_support
import pytest
from guide.examples import cli
from guide.examples.box import challenges_box
from guide.examples.bundle import day_of, zip_of_challenges
from guide.examples.challenges import LOOKS, PROJECT, RETOS, Challenge, fence_problem, load_all, load_challenges
from guide.places import EXAMPLE_PROGRAMS, ROOT

HEAD = "titulo: Una web\npide: Una web en marcha.\nfecha: 2026-11-30\n"
LOOK = "comprueba:\n- {que: 'container reto-01 es running {{.State.Status}}', si-no: no se ve.}\n"
GUIDE = load_challenges(ROOT)
ALL = tuple(GUIDE.challenges.values())
PAGE = (ROOT / "docs/practica/retos.md").read_text("utf-8")
PROJECT_OF_GUIDE = load_challenges(ROOT, PROJECT)
MILESTONES = tuple(PROJECT_OF_GUIDE.challenges.values())
PROJECT_PAGE = (ROOT / "docs/practica/proyecto.md").read_text("utf-8")


def write(root: Path, text: str = HEAD + LOOK, files: dict[str, str] | None = None, slug: str = "01-una-web") -> None:
    for name, content in {**(files or {}), "reto.yml": text}.items():
        path = root / RETOS.sources / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


def codes(root: Path) -> list[str]:
    return [problem.code for problem in load_challenges(root).problems if problem.code != "EJ107"]


def unpacked(challenges: tuple[Challenge, ...], folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(zip_of_challenges(challenges))) as archive:
        archive.extractall(folder)
    return folder / challenges[0].series.name


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def look(text: str) -> str:
    return f"{HEAD}comprueba: [{{que: '{text}', si-no: no}}]\n"


@pytest.mark.parametrize(
    ("text", "files", "code"),
    [
        ("titulo: [\n", {}, "EJ101"),
        ("- uno\n", {}, "EJ102"),
        (HEAD, {}, "EJ102"),
        (HEAD.replace("pide", "pides") + LOOK, {}, "EJ102"),
        (HEAD + "comprueba: [uno]\n", {}, "EJ102"),
        (look("caja reto-01 es running {{.Id}}"), {}, "EJ102"),
        (look("container reto-01 parece running {{.Id}}"), {}, "EJ102"),
        (look("container reto-01 es running"), {}, "EJ102"),
        (look("container reto-01 es running .Id"), {}, "EJ102"),
        (look('image reto-01 es uno {{index .Config.Labels "uno"}}'), {}, "EJ102"),
        (look("web 82 / Hola"), {}, "EJ102"),
        (look("dice reto-01 Adiós"), {}, "EJ102"),
        (HEAD + LOOK, {"otra/a": "a\n"}, "EJ104"),
        (HEAD + LOOK, {"archivos/a.sh": "a\r\n"}, "EJ106"),
    ],
)
def test_what_is_wrong_is_told_and_not_raised(tmp_path: Path, text: str, files: dict[str, str], code: str) -> None:
    write(tmp_path, text, files)
    assert set(codes(tmp_path)) == {code}


def test_what_is_wrong_with_a_look_says_how_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, look("volume reto-01 es local"))
    assert "se escribe «volume NOMBRE COMO VALOR PLANTILLA»" in load_challenges(tmp_path).problems[0].message


def test_a_number_is_given_once(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, slug="01-otra")
    assert codes(tmp_path) == ["EJ102"]


def test_a_change_asks_for_a_new_date(tmp_path: Path) -> None:
    write(tmp_path)
    mark = load_challenges(tmp_path).challenges["01-una-web"].fingerprint
    write(tmp_path, f"{HEAD}huella: {mark}\n{LOOK}")
    assert load_challenges(tmp_path).problems == ()
    write(tmp_path, f"{HEAD}huella: {mark}\n{LOOK}".replace("running", "exited"))
    assert [problem.code for problem in load_challenges(tmp_path).problems] == ["EJ107"]


def test_the_program_dates_a_challenge_and_writes_the_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert cli.main(["--escribe", "--zips", str(tmp_path / "zips")]) == 0
    assert capsys.readouterr().out.endswith("0 ejemplos, 0 averías, 1 reto, 0 hitos, 0 problemas\n")
    assert [path.name for path in (tmp_path / "zips").iterdir()] == ["retos.zip"]


def test_a_page_offers_them_once_and_by_their_name() -> None:
    library = load_all(ROOT)
    assert (fence_problem("retos", [], library), fence_problem("proyecto", ["retos"], library)) == ("", "")
    assert "ya está en esta página" in fence_problem("retos", ["retos"], library)
    assert "no hay nada que se llame «reto-01»" in fence_problem("reto-01", [], library)


# --- Those of the guide ---


def test_the_challenges_of_the_guide_are_right_and_dated() -> None:
    assert [problem.text() for problem in GUIDE.problems] == []
    assert [challenge.number for challenge in ALL] == [f"{n:02}" for n in range(1, 16)]


@pytest.mark.parametrize(("challenges", "word"), [(ALL, "reto"), (MILESTONES, "hito")], ids=["retos", "proyecto"])
def test_the_zip_has_what_is_given_and_what_is_looked_at(
    tmp_path: Path, challenges: tuple[Challenge, ...], word: str
) -> None:
    found = files_of(unpacked(challenges, tmp_path))
    given = {f"{one.folder}/{path}": content.data for one in challenges for path, content in one.files.items()}
    programs = {word, f"{word}.ps1", "LEEME.txt"}
    assert found.keys() == given.keys() | programs | {f".{word}s/{one.number}.txt" for one in challenges}
    assert {path: found[path] for path in given} == given


def test_the_zip_of_the_same_is_the_same() -> None:
    assert zip_of_challenges(ALL) == zip_of_challenges(tuple(load_challenges(ROOT).challenges.values()))


def test_the_readme_says_what_each_one_asks(tmp_path: Path) -> None:
    told = " ".join((unpacked(ALL, tmp_path) / "LEEME.txt").read_text("utf-8").split())
    assert [one.slug for one in ALL if f"{int(one.number)}. {one.title} {' '.join(one.asks.split())}" not in told] == []


@pytest.mark.parametrize("challenge", ALL, ids=GUIDE.challenges)
def test_what_is_looked_at_has_the_number_of_the_challenge(challenge: Challenge) -> None:
    for one in challenge.looks:
        asked = dict(zip(LOOKS[one.kind], one.words, strict=True))
        assert asked.get("nombre", challenge.folder).startswith(challenge.folder)
        assert asked.get("puerto", f"82{challenge.number}") == f"82{challenge.number}"


@pytest.mark.parametrize("challenge", ALL, ids=GUIDE.challenges)
def test_the_page_asks_for_it_shows_its_files_and_how_it_is_refused(challenge: Challenge) -> None:
    number = int(challenge.number)
    heading = f"## {number}. {challenge.title} {{ #reto-{number} }}\n"
    part = PAGE[PAGE.index(heading) :].split("\n## ")[0]
    assert part.count("??? tip") == 2
    shown = re.findall(r'--8<-- "retos/(.+)"', part)
    assert {f"{challenge.slug}/archivos/{p}" for p in challenge.files if p.endswith((".sh", ".yaml"))} <= set(shown)
    assert f"$ ./reto {number}\nTodavía no: {challenge.looks[0].otherwise}\n" in PAGE


@pytest.mark.parametrize("challenge", ALL, ids=GUIDE.challenges)
def test_it_has_a_solution_and_an_attempt_that_are_not_in_the_page(challenge: Challenge) -> None:
    folder = ROOT / "tests/lab"
    solution = (folder / f"soluciones/{challenge.number}.sh").read_text("utf-8")
    looks = [int(file.stem.partition("-")[2]) for file in folder.glob(f"intentos/{challenge.number}-*.sh")]
    assert looks
    assert max(looks) < len(challenge.looks)
    commands = [line.removesuffix("\\").strip() for line in solution.splitlines() if line.startswith("docker run")]
    assert [command for command in commands if command in PAGE] == []


# --- The project ---


def test_the_milestones_of_the_guide_are_right_and_dated() -> None:
    assert [problem.text() for problem in PROJECT_OF_GUIDE.problems] == []
    assert [milestone.number for milestone in MILESTONES] == [f"{n:02}" for n in range(1, 10)]


def test_the_zip_of_the_project_has_the_application_and_its_own_program(tmp_path: Path) -> None:
    found = files_of(unpacked(MILESTONES, tmp_path))
    programs = {"hito", "hito.ps1", "LEEME.txt"}
    assert {path.partition("/")[0] for path in found.keys() - programs} == {"prestamos", ".hitos"}
    assert [path for path in programs if re.search(rb"\b\.?retos?\b", found[path])] == []
    assert not any("Dockerfile" in path or "compose" in path for path in found)


@pytest.mark.parametrize("milestone", MILESTONES, ids=PROJECT_OF_GUIDE.challenges)
def test_the_page_asks_for_a_milestone_and_shows_how_it_is_refused(milestone: Challenge) -> None:
    number = int(milestone.number)
    heading = f"## {number}. {milestone.title} {{ #hito-{number} }}\n"
    part = PROJECT_PAGE[PROJECT_PAGE.index(heading) :].split("\n## ")[0]
    assert part.count("??? tip") == 2
    assert f"$ ./hito {number}\nTodavía no: {milestone.looks[0].otherwise}\n" in PROJECT_PAGE


def test_a_milestone_has_attempts_and_the_page_has_no_line_of_the_solution() -> None:
    attempts = [file.stem for file in (ROOT / "tests/lab/intentos/proyecto").rglob("*.sh")]
    looks = {milestone.number: len(milestone.looks) for milestone in MILESTONES}
    assert {stem[:2] for stem in attempts} == looks.keys()
    assert [stem for stem in attempts if int(stem[3:]) >= looks[stem[:2]]] == []
    solution = (ROOT / "tests/lab/soluciones/proyecto/archivos.sh").read_text("utf-8")
    lines = [line for line in solution.splitlines() if line.startswith(("FROM ", "COPY ", "RUN ", "HEALTHCHECK "))]
    assert lines
    assert [line for line in lines if line in PROJECT_PAGE] == []


# --- The program ---


def test_the_two_programs_look_at_the_same_things() -> None:
    shell, power = ((EXAMPLE_PROGRAMS / name).read_text("utf-8") for name in ("reto", "reto.ps1"))
    kinds = re.findall(r"(?m)^    ([a-z |]+)\) \w+ \"\$(?:que|uno)\"", shell)
    assert " | ".join(kinds).split(" | ") == list(LOOKS)
    assert re.findall(r"(?m)^    '([a-z]+)' \{ return", power) == list(LOOKS)
    for how in ("es", "contiene", "como-mucho"):
        assert f"    {how}) " in shell
        assert f"    '{how}' {{ if" in power


def test_the_programs_only_read() -> None:
    """Of docker they ask for nothing else, whatever the first word is."""
    for name in ("reto", "reto.ps1"):
        assert examples_support.asked_of_docker(name) == {"inspect", "logs", "version"}


def test_shellcheck_has_nothing_to_say() -> None:
    assert examples_support.told_by_shellcheck("reto") == ""


def test_the_powershell_program_can_be_read() -> None:
    assert examples_support.is_powershell("reto.ps1")


DOCKER = """#!/bin/sh
# A docker in which there is one thing, or none, and which says of it what the test wants.
case "$*" in
  version*) exit "${SIN_DOCKER:-0}" ;;
  *inspect*) [ -n "${HAY-}" ] || exit 1; case "$*" in *Pedido*) echo "$VISTO" ;; *) echo "$ESTADO" ;; esac ;;
  logs*) printf '%b' "$DICHO" ;;
esac
"""


class Reader(examples_support.Reader):
    """Somebody with an unpacked zip, a shell, and a docker that answers as the test wants."""

    def runs(self, *arguments: str, **seen: str) -> tuple[int, str]:
        blank = {"HAY": "1", "VISTO": "", "ESTADO": "exited", "DICHO": "", "PAGINA": ""}
        return self.types("reto", *arguments, **{**blank, **seen})

    def asks(self, *looks: str, **seen: str) -> tuple[int, str]:
        lines = ["Una web"]
        for kind, _, rest in (one.partition(" ") for one in looks):
            lines.append("\t".join((kind, f"falta {kind}", *rest.split(" ", len(LOOKS[kind]) - 1))))
        (self.folder / RETOS.listed / "01.txt").write_text("\n".join(lines) + "\n")
        return self.runs("1", **seen)


@pytest.fixture(params=examples_support.SHELLS, ids=" ".join)
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    write(tmp_path)
    write(tmp_path, HEAD.replace("Una web\n", "Otra cosa\n") + LOOK, slug="02-otra-cosa")
    folder = unpacked(tuple(load_challenges(tmp_path).challenges.values()), tmp_path)
    return Reader(folder, request.param, DOCKER)


@pytest.mark.parametrize(
    ("look", "good", "bad"),
    [
        ("container reto-01 es running {{.Pedido}}", {"VISTO": "running"}, {"VISTO": "running 2"}),
        ("container reto-01 es healthy {{.Pedido}}", {"VISTO": "healthy"}, {"VISTO": "starting"}),
        ("image reto-01:1 contiene uno {{.Pedido}}", {"VISTO": "[uno dos]"}, {"VISTO": "[dos]"}),
        ("image reto-01:1 contiene [a] x{{.Pedido}}", {"VISTO": "[a]"}, {"VISTO": "a"}),
        ("volume reto-01 es local {{.Pedido a b}}", {"VISTO": "local"}, {"VISTO": ""}),
        ("network reto-01 como-mucho 10 {{.Pedido}}", {"VISTO": "10"}, {"VISTO": "11"}),
        ("network reto-01 como-mucho 10 {{.Pedido}}", {"VISTO": "0"}, {"VISTO": "nada"}),
        ("web 8201 / Hola a todos", {"PAGINA": "<p>Hola a todos</p>"}, {"PAGINA": "502"}),
        ("igual 8201 8301 /", {"PAGINA": "lo mismo"}, {"PAGINA": ""}),
        ("igual 8201 8301 /", {"PAGINA": "lo mismo"}, {"PAGINA": "uno", "DE_8301": "otro"}),
        ("dice reto-01 Todo listo", {"DICHO": "uno\\nTodo listo\\n"}, {"DICHO": "Todo\\n"}),
        ("dice reto-01 Todo listo", {"DICHO": "Todo listo"}, {"DICHO": "", "ESTADO": "restarting"}),
    ],
)
def test_it_tells_what_is_done_from_what_is_not(
    reader: Reader, look: str, good: dict[str, str], bad: dict[str, str]
) -> None:
    assert reader.asks(look, **good) == (0, "Conseguido\n")
    assert reader.asks(look, **bad) == (1, f"Todavía no: falta {look.split()[0]}\n")


@pytest.mark.parametrize("kind", list(LOOKS))
def test_where_there_is_nothing_nothing_is_done(reader: Reader, kind: str) -> None:
    words = {"nombre": "reto-01", "como": "es", "valor": "0", "plantilla": "{{.Pedido}}", "puerto": "8201", "ruta": "/"}
    words["otro-puerto"] = "8301"
    asked = " ".join((kind, *(words.get(word, "Hola") for word in LOOKS[kind])))
    assert reader.asks(asked, HAY="", VISTO="0") == (1, f"Todavía no: falta {kind}\n")


def test_only_the_first_that_is_missing_is_told(reader: Reader) -> None:
    looks = ("container reto-01 es a {{.Pedido}}", "image reto-01 es b {{.Pedido}}", "volume reto-01 es b {{.Pedido}}")
    assert reader.asks(*looks, VISTO="a") == (1, "Todavía no: falta image\n")


def test_alone_it_lists_them(reader: Reader) -> None:
    assert reader.runs(SIN_DOCKER="1") == (0, "01  Una web\n02  Otra cosa\n")


@pytest.mark.parametrize("arguments", [["3"], ["x"], ["0"], ["../01"], [""], ["1", "2"]])
def test_a_number_that_is_not_there_is_told(reader: Reader, arguments: list[str]) -> None:
    status, told = reader.runs(*arguments)
    assert (status, told.startswith("reto: no hay ningún reto «")) == (2, True)


def test_a_number_may_be_written_as_it_is_listed(reader: Reader) -> None:
    assert reader.runs("02", VISTO="", ESTADO="running") == (0, "Conseguido\n")


def test_without_docker_it_does_not_say_that_it_is_not_done(reader: Reader) -> None:
    status, told = reader.runs("1", SIN_DOCKER="1")
    assert (status, told.startswith("reto: Docker no responde")) == (2, True)


def test_a_zip_that_is_not_whole_is_told(reader: Reader) -> None:
    (reader.folder / RETOS.listed / "01.txt").unlink()
    status, told = reader.runs()
    assert (status, "descomprime otra vez" in told) == (2, True)


def test_the_box_leads_to_the_zip() -> None:
    html = challenges_box(RETOS, day_of(ALL), 4200, "../descargas/", "#guia")
    assert '<a href="../descargas/retos.zip" download>retos.zip</a> (4 kB, del ' in html
