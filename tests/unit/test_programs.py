"""The programs that check a built site and renew the schema of Compose: what they say, and how they end."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path

import compose_schema
import links
import pytest
from guide.diagnostics import Diagnostic

PROBLEMS = [
    Diagnostic("sitio/a.html", 1, 2, 1, 3, "EN101", "uno"),
    Diagnostic("sitio/b.html", 4, 5, 4, 6, "EN102", "dos"),
]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "dentro").mkdir()
    (tmp_path / "dentro/index.html").write_text('<a href="/guia/dentro/">x</a>', "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "base"),
    [
        ([], ""),
        (["--base", ""], ""),
        (["--base", "guia"], "/guia/"),
        (["--base", "/guia"], "/guia/"),
        (["--base", "guia/"], "/guia/"),
        (["--base", "/guia/"], "/guia/"),
        (["--base", "/a/b/"], "/a/b/"),
        (["--base", "/"], "/"),
    ],
)
def test_the_path_of_a_site_is_read_however_it_is_written(
    built: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], base: str
) -> None:
    asked: list[tuple[Path, str, str]] = []

    def check_site(site: Path, base: str, shown: str) -> list[Diagnostic]:
        asked.append((site, base, shown))
        return []

    monkeypatch.setattr(links, "check_site", check_site)
    assert links.main([str(built), *arguments]) == 0
    assert asked == [(built, base, built.as_posix())]


def test_a_site_is_checked_below_its_path(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert links.main([str(built), "--base", "guia"]) == 0
    assert capsys.readouterr() == ("", "")
    assert links.main([str(built), "--base", "otra"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{built.as_posix()}/dentro/index.html:1:")
    assert err == f"1 problemas en {built}\n"


def test_problems_are_shown_and_counted(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(links, "check_site", lambda *_: PROBLEMS)
    assert links.main([str(built)]) == 1
    out, err = capsys.readouterr()
    assert out == "".join(f"{problem.text()}\n" for problem in PROBLEMS)
    assert err == f"2 problemas en {built}\n"


def test_a_folder_without_pages_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(SystemExit) as ended:
        links.main([str(tmp_path)])
    assert ended.value.code == 2
    assert f"en «{tmp_path}» no hay ninguna página" in capsys.readouterr().err


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program writes."""
    file = tmp_path / "compose-spec.json"
    monkeypatch.setattr(compose_schema, "FILE", file)
    return file


@pytest.mark.parametrize("argument", ["-h", "--help", "--ayuda"])
def test_help_of_the_schema(schema: Path, capsys: pytest.CaptureFixture[str], argument: str) -> None:
    assert compose_schema.main([argument]) == 0
    assert capsys.readouterr() == (f"{compose_schema.USAGE}\n", "")
    assert not schema.exists()


@pytest.mark.parametrize("arguments", [["x"], ["--no"], ["x", "--help"]])
def test_the_schema_takes_no_arguments(schema: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert compose_schema.main(arguments) == 2
    assert capsys.readouterr() == ("", f"{compose_schema.USAGE}\n")
    assert not schema.exists()


def test_the_schema_is_that_of_the_package(schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packaged = compose_schema.packaged()
    assert packaged is not None
    assert packaged.parts[-4:] == ("check_jsonschema", "builtin_schemas", "vendor", "compose-spec.json")
    assert compose_schema.main([]) == 0
    assert schema.read_bytes() == packaged.read_bytes()
    assert capsys.readouterr().err.startswith("compose-spec.json: es el de check-jsonschema ")


@pytest.mark.parametrize("spec", [None, ModuleSpec("check_jsonschema", None), "otra"])
def test_without_the_package_nothing_is_written(
    schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], spec: object
) -> None:
    if spec == "otra":
        # A package that has no such file any more.
        spec = ModuleSpec("check_jsonschema", None, is_package=True)
        assert isinstance(spec, ModuleSpec)
        spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(compose_schema, "find_spec", lambda _: spec)
    assert compose_schema.main([]) == 2
    assert "falta check-jsonschema; instala requirements-dev.txt" in capsys.readouterr().err
    assert not schema.exists()
