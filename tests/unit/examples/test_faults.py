"""The faults to practise on: what is read, what is refused, and the zip with the program that looks at them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import examples_support
import pytest
from guide.examples import cli
from guide.examples.box import fault_box
from guide.examples.bundle import LOOKED_AT, zip_of_fault
from guide.examples.faults import LOOKS, SOURCES, Fault, fence_problem, load_faults
from guide.places import EXAMPLE_PROGRAMS, ROOT
from yaml import safe_load

HEAD = "titulo: No abre\nsintoma: No se abre.\nfecha: 2026-11-30\n"
LOOK = "comprueba:\n- {que: web 8101 / Hola y adiós, si-no: no se ve.}\n".replace(" y adiós", " a todos")
FILES = {
    "proyecto/compose.yaml": "name: averia-01\nservices: {}\n",
    "arreglo/compose.yaml": "name: averia-01\nservices: {web: {}}\n",
}
GUIDE = load_faults(ROOT)


def write(root: Path, text: str = HEAD + LOOK, files: dict[str, str] | None = None, slug: str = "01-no-abre") -> None:
    for name, content in {**(FILES if files is None else files), "averia.yml": text}.items():
        path = root / SOURCES / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


def codes(root: Path) -> list[str]:
    return [problem.code for problem in load_faults(root).problems if problem.code != "EJ107"]


def unpacked(fault: Fault, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(zip_of_fault(fault))) as archive:
        archive.extractall(folder)
    return folder / fault.name


@pytest.mark.parametrize(
    ("text", "files", "code"),
    [
        ("titulo: [\n", {}, "EJ101"),
        ("- uno\n", FILES, "EJ102"),
        (HEAD, FILES, "EJ102"),
        (HEAD.replace("titulo", "título") + LOOK, FILES, "EJ102"),
        (HEAD + "comprueba: [uno]\n", FILES, "EJ102"),
        (HEAD + "comprueba: [{que: huele web, si-no: no}]\n", FILES, "EJ102"),
        (HEAD + "comprueba: [{que: dice web, si-no: no}]\n", FILES, "EJ102"),
        (HEAD + "comprueba: [{que: sano Web, si-no: no}]\n", FILES, "EJ102"),
        (HEAD + LOOK, {**FILES, "otra/a": "a\n"}, "EJ104"),
        (HEAD + LOOK, {**FILES, "arreglo/compose.yaml": FILES["proyecto/compose.yaml"]}, "EJ105"),
        (HEAD + LOOK + "crlf: [inicio.sh]\n", FILES, "EJ105"),
        (HEAD + LOOK, {**FILES, "proyecto/a.sh": "a\r\n"}, "EJ106"),
        (HEAD + LOOK, {**FILES, "proyecto/compose.yaml": "services: {}\n"}, "EJ102"),
        (HEAD + LOOK, {"proyecto/compose.yaml": FILES["proyecto/compose.yaml"]}, "EJ102"),
    ],
)
def test_what_is_wrong_is_told_and_not_raised(tmp_path: Path, text: str, files: dict[str, str], code: str) -> None:
    write(tmp_path, text, files)
    assert set(codes(tmp_path)) == {code}


@pytest.mark.parametrize("slug", ["1-no-abre", "01-No", "01"])
def test_a_folder_has_a_number_and_a_name(tmp_path: Path, slug: str) -> None:
    write(tmp_path, slug=slug)
    assert "EJ102" in codes(tmp_path)


def test_a_number_is_given_once(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, slug="01-otra")
    assert codes(tmp_path) == ["EJ102"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / SOURCES / "01-no-abre/averia.yml").mkdir(parents=True)
    assert codes(tmp_path) == ["EJ100"]


def test_a_change_asks_for_a_new_date(tmp_path: Path) -> None:
    write(tmp_path)
    mark = load_faults(tmp_path).faults["01-no-abre"].fingerprint
    write(tmp_path, f"{HEAD}huella: {mark}\n{LOOK}")
    assert load_faults(tmp_path).problems == ()
    (tmp_path / SOURCES / "01-no-abre/proyecto/nuevo.txt").write_text("otra\n")
    assert [problem.code for problem in load_faults(tmp_path).problems] == ["EJ107"]


def test_the_endings_of_windows_are_only_in_the_zip(tmp_path: Path) -> None:
    write(tmp_path, HEAD + LOOK + "crlf: [inicio.sh]\n", {**FILES, "proyecto/inicio.sh": "a\nb\n"})
    assert codes(tmp_path) == []
    folder = unpacked(load_faults(tmp_path).faults["01-no-abre"], tmp_path / "zip")
    assert (folder / "inicio.sh").read_bytes() == b"a\r\nb\r\n"


def test_the_program_dates_a_fault_and_writes_its_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert cli.main([]) == 1
    assert cli.main(["--escribe", "--zips", str(tmp_path / "zips")]) == 0
    assert capsys.readouterr().out.endswith("0 ejemplos, 1 avería, 0 retos, 0 hitos, 0 problemas\n")
    assert [path.name for path in (tmp_path / "zips").iterdir()] == ["averia-01.zip"]


def test_a_page_offers_a_fault_that_there_is_and_once() -> None:
    slug = GUIDE.known[0]
    assert fence_problem(slug, [], GUIDE) == ""
    assert "ya está en esta página" in fence_problem(slug, [slug], GUIDE)
    assert "no hay ninguna avería" in fence_problem("99-nada", [], GUIDE)


# --- Those of the guide ---


def test_the_faults_of_the_guide_are_right_and_dated() -> None:
    assert [problem.text() for problem in GUIDE.problems] == []
    assert [fault.number for fault in GUIDE.faults.values()] == [f"{n:02}" for n in range(1, len(GUIDE.known) + 1)]


@pytest.mark.parametrize("fault", GUIDE.faults.values(), ids=GUIDE.faults)
def test_the_zip_has_the_broken_project_and_not_what_mends_it(fault: Fault, tmp_path: Path) -> None:
    folder = unpacked(fault, tmp_path)
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    programs = {"arreglado", "arreglado.ps1", "LEEME.txt", LOOKED_AT}
    assert found.keys() == fault.files.keys() | programs
    for path, content in fault.mended.items():
        assert content.data not in found.values(), path
    assert zip_of_fault(fault) == zip_of_fault(load_faults(ROOT).faults[fault.slug])


@pytest.mark.parametrize("fault", GUIDE.faults.values(), ids=GUIDE.faults)
def test_the_name_of_the_zip_and_the_readme_do_not_tell_the_cause(fault: Fault, tmp_path: Path) -> None:
    told = (unpacked(fault, tmp_path) / "LEEME.txt").read_text("utf-8")
    assert fault.name == f"averia-{fault.number}"
    assert " ".join(fault.symptom.split()) in " ".join(told.split())
    assert not re.search(r"CRLF|depends_on|mem_limit|healthcheck|networks|logging", told)


@pytest.mark.parametrize("fault", GUIDE.faults.values(), ids=GUIDE.faults)
def test_what_is_looked_at_is_of_the_project(fault: Fault) -> None:
    """Both as it is given and as it is mended."""
    for state in (fault.files, {**fault.files, **fault.mended}):
        project = safe_load(state["compose.yaml"].data)
        ports = re.findall(r"127\.0\.0\.1:(\d+):", state["compose.yaml"].data.decode())
        for look in fault.looks:
            asked = dict(zip(LOOKS[look.kind], look.words, strict=True))
            assert {asked[key] for key in ("servicio", "otro") if key in asked} <= project["services"].keys()
            assert "puerto" not in asked or asked["puerto"] in ports


@pytest.mark.parametrize("fault", GUIDE.faults.values(), ids=GUIDE.faults)
def test_the_page_offers_it_and_shows_both_of_its_states(fault: Fault) -> None:
    page = (ROOT / "docs/practica/averias.md").read_text("utf-8")
    part = page[page.index(f"{{ #averia-{int(fault.number)} }}") :].split("\n## ")[0]
    assert part.count(f"```averia\n{fault.slug}\n```") == 1
    for words in ("Todavía no: ", "??? tip", "??? success", "Arreglado\n", "docker compose down"):
        assert words in part
    for path in fault.mended:
        assert f'--8<-- "averias/{fault.slug}/arreglo/{path}"' in part
    assert [look.otherwise for look in fault.looks if f"Todavía no: {look.otherwise}" in part]


# --- The program ---


def test_the_two_programs_look_at_the_same_things() -> None:
    shell, power = ((EXAMPLE_PROGRAMS / name).read_text("utf-8") for name in ("arreglado", "arreglado.ps1"))
    assert re.findall(r"(?m)^    ([a-z-]+)\) \w+ \"\$uno\"", shell) == list(LOOKS)
    assert re.findall(r"(?m)^    '([a-z-]+)' \{ return", power) == list(LOOKS)
    templates = [set(re.findall(r"'(\{\{.+\}\})'", text)) for text in (shell, power)]
    assert templates[0] == templates[1]


def test_the_programs_only_read() -> None:
    for name in ("arreglado", "arreglado.ps1"):
        assert examples_support.asked_of_docker(name) <= {"ps", "inspect", "logs", "version"}


def test_shellcheck_has_nothing_to_say() -> None:
    assert examples_support.told_by_shellcheck("arreglado") == ""


def test_the_powershell_program_can_be_read() -> None:
    assert examples_support.is_powershell("arreglado.ps1")


DOCKER = """#!/bin/sh
# A docker that has one container of each service, and says of it what the test wants.
case "$*" in
  version*) exit "${SIN_DOCKER:-0}" ;;
  ps*) [ -n "${HAY-}" ] && echo 0123456789ab; exit 0 ;;
  *Mounts*) printf '%b' "$MONTAJES" ;;
  *RestartCount*) echo "$ESTADO" ;;
  *ExitCode*) echo "$ESTADO" ;;
  *Health*) echo "$ESTADO" ;;
  *Labels*) echo "$ETIQUETAS" ;;
  *State.Status*) echo "${ESTADO%% *}" ;;
  logs*) printf '%b' "$DICHO" ;;
esac
"""
ANONYMOUS = "volume:" + "0" * 64 + ":/data"


class Reader(examples_support.Reader):
    """Somebody with an unpacked zip, a shell, and a docker that answers as the test wants."""

    def asks(self, look: str, **seen: str) -> tuple[int, str]:
        kind, *words = look.split(" ", 1)[0], *look.split(" ", 1)[1].split(" ", len(LOOKS[look.split(" ", 1)[0]]) - 1)
        (self.folder / LOOKED_AT).write_text("averia-01\n" + "\t".join((kind, "no se ve", *words)) + "\n")
        blank = {"HAY": "1", "ESTADO": "", "MONTAJES": "", "ETIQUETAS": "", "DICHO": "", "PAGINA": ""}
        return self.types("arreglado", **{**blank, **seen})


@pytest.fixture(params=examples_support.SHELLS, ids=" ".join)
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    write(tmp_path)
    return Reader(unpacked(load_faults(tmp_path).faults["01-no-abre"], tmp_path), request.param, DOCKER)


@pytest.mark.parametrize(
    ("look", "good", "bad"),
    [
        ("web 8101 / Hola a todos", {"PAGINA": "<p>Hola a todos</p>"}, {"PAGINA": "502"}),
        ("en-marcha web", {"ESTADO": "running 0"}, {"ESTADO": "running 3"}),
        ("en-marcha web", {"ESTADO": "running 0"}, {"ESTADO": "exited 0"}),
        ("sano web", {"ESTADO": "healthy"}, {"ESTADO": "unhealthy"}),
        ("sano web", {"ESTADO": "healthy"}, {"ESTADO": "starting"}),
        ("acaba web", {"ESTADO": "exited 0"}, {"ESTADO": "exited 137"}),
        ("dice web Todo listo", {"DICHO": "uno\\nTodo listo\\n"}, {"DICHO": "Todo\\n", "ESTADO": "exited 1"}),
        ("guarda web /data", {"MONTAJES": "volume:uno_datos:/data\\n"}, {"MONTAJES": f"{ANONYMOUS}\\n"}),
        ("guarda web /data", {"MONTAJES": "bind::/data\\n"}, {"MONTAJES": "volume:uno_datos:/datos\\n"}),
        (
            "espera web db",
            {"ETIQUETAS": '{"com.docker.compose.depends_on":"db:service_healthy:false"}'},
            {"ETIQUETAS": '{"com.docker.compose.depends_on":"db:service_started:false"}'},
        ),
        ("guarda-menos web 1", {"DICHO": "a" * 1000}, {"DICHO": "a" * 1001}),
    ],
)
def test_it_tells_mended_from_broken(reader: Reader, look: str, good: dict[str, str], bad: dict[str, str]) -> None:
    assert reader.asks(look, **good) == (0, "Arreglado\n")
    assert reader.asks(look, **bad) == (1, "Todavía no: no se ve\n")


@pytest.mark.parametrize("kind", [kind for kind in LOOKS if kind != "web"])
def test_where_nothing_is_running_nothing_is_mended(reader: Reader, kind: str) -> None:
    words = {"texto": "Hola", "carpeta": "/data", "otro": "db", "kilobytes": "1", "servicio": "web"}
    assert reader.asks(" ".join((kind, *(words[word] for word in LOOKS[kind]))), HAY="") == (
        1,
        "Todavía no: no se ve\n",
    )


def test_without_docker_it_does_not_say_that_it_is_broken(reader: Reader) -> None:
    status, told = reader.asks("sano web", SIN_DOCKER="1")
    assert (status, told.startswith("arreglado: Docker no responde")) == (2, True)


def test_what_it_does_not_know_is_told(reader: Reader) -> None:
    (reader.folder / LOOKED_AT).unlink()
    status, told = reader.types("arreglado")
    assert (status, "descomprime otra vez" in told) == (2, True)


def test_the_box_leads_to_the_zip() -> None:
    html = fault_box(next(iter(GUIDE.faults.values())), 4200, "../descargas/", "#guia")
    assert '<a href="../descargas/averia-01.zip" download>averia-01.zip</a> (4 kB, del 30 de noviembre' in html
