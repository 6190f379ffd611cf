"""Verdicts are kept by what was checked and with what, and a bad file never counts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from guide.places import HOOKS, PACKAGE, RESOURCES
from guide.snippets import cache as cache_module
from guide.snippets import program
from guide.snippets.cache import Cache, cache_key, sources_digest
from guide.snippets.findings import Finding
from guide.snippets.outcome.check import check_pages
from guide.snippets.reading import pages
from guide.snippets.shell import shfmt

FINDING = Finding(1, 2, 1, 3, "SH101", "«ñ»")


def kept(folder: Path) -> Path:
    path = folder / "nueva" / "fragmentos.json"
    cache = Cache(path)
    cache.put("a", [FINDING])
    cache.save()
    return path


def test_what_is_put_comes_back(tmp_path: Path) -> None:
    assert Cache(kept(tmp_path)).get("a") == [FINDING]


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    path = kept(tmp_path)
    assert list(path.parent.iterdir()) == [path]


def test_other_engines_forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(tmp_path)
    monkeypatch.setattr(program, "version", lambda _: "otra")
    assert Cache(path).get("a") is None


@pytest.mark.parametrize(
    "file",
    [
        "guide/yaml_messages.py",
        "guide/hints.py",
        "guide/snippets/cache.py",
        "guide/snippets/shell/typography.py",
        "guide/snippets/compose/codes.py",
        "resources/docker-cli.json",
        "resources/compose-spec.json",
        "resources/herramientas.json",
    ],
)
def test_every_part_of_the_checker_counts(tmp_path: Path, file: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "guide", ignore=shutil.ignore_patterns("__pycache__", "imagenes"))
    (tmp_path / "resources").mkdir()
    for table in cache_module.TABLES:
        shutil.copy(RESOURCES / table, tmp_path / "resources")
    before = sources_digest(tmp_path / "guide", tmp_path / "resources")
    assert before == sources_digest()
    sources_digest.cache_clear()
    path = tmp_path / file
    path.write_bytes(path.read_bytes() + b"\n")
    assert sources_digest(tmp_path / "guide", tmp_path / "resources") != before


def test_other_packages_and_another_python_forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache_module.engines()
    (tmp_path / "pyyaml-99.0.dist-info").mkdir()
    with monkeypatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        assert cache_module.engines() != before
    monkeypatch.setattr(sys, "version", "3.99.0 (main)")
    assert cache_module.engines() != before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04.",
        b"[]",
        b"{",
        b'{"engines": 1}',
        b"[" * 100_000,
        b'{"engines": "%E", "verdicts": 3}',
        b'{"engines": "%E", "verdicts": {"a": 3}}',
        b'{"engines": "%E", "verdicts": {"a": [[1]]}}',
        b'{"engines": "%E", "verdicts": {"a": [[1, 2, 1, "3", "SH101", ""]]}}',
        b'{"engines": "%E", "verdicts": {"a": [[true, 2, 1, 3, "SH101", ""]]}}',
    ],
)
def test_foreign_file_is_ignored_and_written_anew(content: bytes, tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_bytes(content.replace(b"%E", cache_module.engines().encode()))
    cache = Cache(path)
    assert cache.get("a") is None
    cache.put("a", [FINDING])
    cache.save()
    assert json.loads(path.read_text("utf-8"))["verdicts"] == {"a": [list(FINDING)]}


def test_parts_of_a_key_are_told_apart() -> None:
    assert cache_key("ab", "c") != cache_key("a", "bc")


def test_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "fichero").write_text("", "utf-8")
    cache = Cache(tmp_path / "fichero" / "fragmentos.json")
    cache.put("a", [])
    cache.save()
    assert cache.get("a") == []


def test_known_blocks_start_no_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("```bash\necho 'a\n```\n\n```yaml\na: [\n```\n", "utf-8")
    cache = Cache(tmp_path / "fragmentos.json")
    first = check_pages(pages.read([page], tmp_path), cache)
    cache.save()
    monkeypatch.setattr(program, "Run", lambda *_: pytest.fail("a parser was called"))
    monkeypatch.setattr(shfmt, "Run", program.Run)
    again = check_pages(pages.read([page], tmp_path), Cache(tmp_path / "fragmentos.json"))
    assert again.diagnostics == first.diagnostics
    assert len(again.diagnostics) == 2


def test_missing_shfmt_is_told_and_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise shfmt.MissingShfmtError

    page = tmp_path / "a.md"
    page.write_text("```bash\nls\n```\n", "utf-8")
    cache = Cache(tmp_path / "fragmentos.json")
    with monkeypatch.context() as patch:
        patch.setattr(shfmt, "engine", missing)
        report = check_pages(pages.read([page], tmp_path), cache)
    assert [(d.line, d.code, d.severity) for d in report.diagnostics] == [(2, "MD118", "error")]
    cache.save()
    assert check_pages(pages.read([page], tmp_path), Cache(tmp_path / "fragmentos.json")).diagnostics == []


# Saves larger and larger caches without end, and tells when the first one is there.
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from guide.snippets.findings import Finding
from guide.snippets.cache import Cache
cache = Cache(Path(sys.argv[2]))
for number in range(1_000_000):
    cache.put(f"{sys.argv[3]}{number}", [Finding(1, 2, 1, 3, "SH101", "x" * 500)] * 20)
    cache.save()
    if not number:
        print("listo", flush=True)
"""


def test_two_builds_at_once_that_are_killed_leave_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "fragmentos.json"
    command = [sys.executable, "-c", WRITER, str(HOOKS), str(path)]
    for attempt in range(3):
        builds = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in "ab"]
        for build in builds:
            assert build.stdout is not None
            assert build.stdout.readline() == b"listo\n"
        time.sleep(0.05 * attempt)
        for build in builds:
            build.kill()
            build.communicate()
        verdicts = json.loads(path.read_text("utf-8"))["verdicts"]
        assert all(finding[4] == "SH101" for found in verdicts.values() for finding in found)
        assert len(Cache(path).verdicts) == len(verdicts) > 0


def test_verdicts_of_this_run_only(tmp_path: Path) -> None:
    path = tmp_path / "fragmentos.json"
    cache = Cache(path)
    cache.put_for_now("a", [FINDING])
    cache.save()
    assert (cache.get("a"), cache.get("b"), path.exists()) == ([FINDING], None, False)
    cache.put("a", [])
    assert cache.get("a") == []
    cache.save()
    assert (Cache(path).get("a"), Cache(path).get("b")) == ([], None)


def test_without_a_file_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache_module, "engines", lambda: pytest.fail("nobody asks for the engines"))
    cache = Cache()
    assert (cache.get("a"), cache.is_new) == (None, True)
    cache.put("a", [FINDING])
    cache.save()
    cache.reload()
    assert cache.get("a") == [FINDING]
    assert list(tmp_path.iterdir()) == []


def test_a_cache_is_new_until_something_is_kept(tmp_path: Path) -> None:
    assert Cache(tmp_path / "fragmentos.json").is_new
    assert not Cache(kept(tmp_path)).is_new


def test_what_another_process_saved_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "fragmentos.json"
    mine, other = Cache(path), Cache(path)
    other.put("a", [FINDING])
    other.put("b", [FINDING])
    other.save()
    mine.put("b", [])
    mine.reload()
    assert (mine.get("a"), mine.get("b")) == ([FINDING], [])


def test_a_cache_is_saved_when_it_has_changed(tmp_path: Path) -> None:
    path = kept(tmp_path)
    cache = Cache(path)
    path.unlink()
    cache.save()
    assert not path.exists()
    cache.put("b", [])
    cache.save()
    path.unlink()
    cache.save()
    assert not path.exists()


def test_what_could_not_be_saved_is_saved_later(tmp_path: Path) -> None:
    (tmp_path / "carpeta").write_text("", "utf-8")
    cache = Cache(tmp_path / "carpeta" / "fragmentos.json")
    cache.put("a", [FINDING])
    cache.save()
    (tmp_path / "carpeta").unlink()
    cache.save()
    assert Cache(tmp_path / "carpeta" / "fragmentos.json").get("a") == [FINDING]


def test_the_newest_verdicts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "LARGEST", 3)
    cache = Cache(tmp_path / "fragmentos.json")
    for name in "abcde":
        cache.put(name, [])
    cache.save()
    assert list(Cache(tmp_path / "fragmentos.json").verdicts) == ["c", "d", "e"]


def test_signs_that_no_file_can_hold_are_kept(tmp_path: Path) -> None:
    odd = Finding(1, 2, 1, 3, "SH101", "\udcff ñ 🐳")
    cache = Cache(tmp_path / "fragmentos.json")
    cache.put("a", [odd])
    cache.save()
    assert Cache(tmp_path / "fragmentos.json").get("a") == [odd]
    assert "ñ 🐳".encode() in (tmp_path / "fragmentos.json").read_bytes()
    assert cache_key("\udcff") != cache_key("\udcfe")


def test_keys_are_short_and_the_same_each_time() -> None:
    assert cache_key("a", "b") == cache_key("a", "b")
    assert cache_key() != cache_key("")
    assert len(cache_key("a")) == 32


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("pyyaml-6.0.dist-info", True),
        ("PyYAML-6.0.dist-info", True),
        ("tree_sitter-0.25.dist-info", True),
        ("tree_sitter_bash-0.25.dist-info", True),
        ("Tree_Sitter_HCL-1.dist-info", True),
        ("pyyaml.dist-info", False),
        ("pyyaml-6.0.egg-info", False),
        ("mypyyaml-6.0.dist-info", False),
        ("pyyaml_env_tag-1.0.dist-info", False),
        ("mkdocs-1.6.dist-info", False),
        ("pyyaml-6.0.dist-info.bak", False),
    ],
)
def test_packages_that_give_verdicts(name: str, counts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).mkdir()
    before = cache_module.engines()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), str(tmp_path), str(tmp_path / "no-existe")])
    after = cache_module.engines()
    assert (after != before) == counts
    assert after.split(" ").count(name) == int(counts)


def test_packages_are_told_in_order_wherever_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/tree_sitter-1.dist-info", "b/pyyaml-2.dist-info", "a/tree_sitter_hcl-3.dist-info"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / folder) for folder in ("b", "a", "b")])
    told = cache_module.engines().split(" ")[3:-1]
    assert told == ["pyyaml-2.dist-info", "tree_sitter-1.dist-info", "tree_sitter_hcl-3.dist-info"]


def test_engines_say_every_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "find", lambda name: name)
    monkeypatch.setattr(program, "version", lambda path: f"versión-de-{path}")
    first, second, python, *packages, digest = cache_module.engines().split(" ")
    assert (first, second, python) == ("versión-de-shfmt", "versión-de-shellcheck", sys.version.split()[0])
    assert packages == sorted(packages)
    assert digest == sources_digest()
    assert len(digest) == 64


def test_the_names_of_the_modules_count_too(tmp_path: Path) -> None:
    for name in ("guide/snippets/shell", "resources"):
        (tmp_path / name).mkdir(parents=True)
    for table in cache_module.TABLES:
        (tmp_path / "resources" / table).write_text("{}", "utf-8")
    found = []
    for name in ("guide/a.py", "guide/b.py", "guide/snippets/a.py", "guide/snippets/shell/a.py", "guide/lab.txt"):
        (tmp_path / name).write_text("x", "utf-8")
        sources_digest.cache_clear()
        found.append(sources_digest(tmp_path / "guide", tmp_path / "resources"))
    assert len(set(found)) == 4
    assert found[-1] == found[-2]
    (tmp_path / "guide/lab").mkdir()
    (tmp_path / "guide/lab/a.py").write_text("x", "utf-8")
    (tmp_path / "guide/a.py").rename(tmp_path / "guide/c.py")
    sources_digest.cache_clear()
    renamed = sources_digest(tmp_path / "guide", tmp_path / "resources")
    (tmp_path / "guide/lab/a.py").write_text("y", "utf-8")
    sources_digest.cache_clear()
    assert renamed == sources_digest(tmp_path / "guide", tmp_path / "resources") != found[-1]
    sources_digest.cache_clear()


@pytest.mark.parametrize(
    "content", [b'{"verdicts": {}}', b'{"engines": "otro", "verdicts": {"a": []}}', b'{"engines": "%E"}', b"null"]
)
def test_a_file_of_somebody_else_counts_as_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fragmentos.json"
    path.write_bytes(content.replace(b"%E", cache_module.engines().encode()))
    assert Cache(path).verdicts == {}


@pytest.mark.parametrize("number", range(6))
def test_each_part_of_a_kept_finding_has_its_type(number: int, tmp_path: Path) -> None:
    path = kept(tmp_path)
    data = json.loads(path.read_text("utf-8"))
    data["verdicts"]["a"][0][number] = None
    path.write_text(json.dumps(data), "utf-8")
    assert Cache(path).get("a") is None
    data["verdicts"]["a"] = [[*FINDING, "más"]]
    path.write_text(json.dumps(data), "utf-8")
    assert Cache(path).get("a") is None
