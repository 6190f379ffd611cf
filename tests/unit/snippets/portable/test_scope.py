"""For whom a block is: its page, its mark, and the tabs, boxes and sections around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.snippets.blocks import Settings
from guide.snippets.outcome.check import check_pages
from guide.snippets.portable.check import leaves
from guide.snippets.reading import pages
from guide.snippets.reading.settings import is_portable
from snippets_support import found, make_site

SETTING = "todos-los-sistemas: [docs/*.md]"


def told(folder: Path, text: str, setting: str = SETTING, name: str = "pagina.md") -> list[str]:
    docs = make_site(folder)
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("estricto: true", f"estricto: true, {setting}"), "utf-8")
    page = docs / name
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, "utf-8")
    return found(check_pages(pages.read([page], folder)))


def block(margin: str = "", mark: str = "") -> str:
    head = f"{{ .console {mark} }}" if mark else "console"
    return "".join(f"{margin}{line}\n" for line in (f"```{head}", "$ ls --all", "```"))


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("{}", ["SI101"]),
        ('=== "Linux"\n\n    {}', []),
        ('=== "Ubuntu"\n\n    {}', []),
        ('=== "Debian 13"\n\n    {}', []),
        ('=== "Windows"\n\n    {}', []),
        ('=== "macOS"\n\n    {}', ["SI101"]),
        ('=== "macOS y Linux"\n\n    {}', ["SI101"]),
        ('=== "Docker 29"\n\n    {}', ["SI101"]),
        ('=== "Linux"\n\n    === "Docker 29"\n\n        {}', []),
        ('=== "Linux"\n\n    Texto\n\n{}', ["SI101"]),
        ('=== "Linux"\n\n    Texto\n\n    1.  Algo\n\n        {}', []),
        ('!!! note "En Linux"\n\n    {}', []),
        ('??? info "Solo en Linux: una prueba"\n\n    {}', []),
        ('??? info "La imagen de Debian"\n\n    {}', ["SI101"]),
        ("!!! note\n\n    {}", ["SI101"]),
        ("## En Linux\n\nTexto\n\n{}", []),
        ("## 2. En Linux, con systemd\n\n### Mira\n\n{}", []),
        ("## En Linux\n\n## Para todos\n\n{}", ["SI101"]),
        ("## Qué es Linux\n\n{}", ["SI101"]),
        ("```bash\n# En Linux\nls\n```\n\n{}", ["SI101"]),
        ('=== "Linux"\n\n    Texto\n\nTexto\n\n- Una\n\n    {}', ["SI101"]),
    ],
)
def test_what_stands_around_a_block_says_for_whom_it_is(around: str, expected: list[str], tmp_path: Path) -> None:
    margin = around.rpartition("\n")[2].partition("{")[0]
    assert [line.split(" ")[1] for line in told(tmp_path, around.format(block(margin).strip(" ")))] == expected


@pytest.mark.parametrize(
    ("mark", "setting", "codes"),
    [
        ('sistemas="linux"', SETTING, []),
        ('sistemas="todos"', "elevar: []", ["SI101"]),
        ('sistemas="macos"', "elevar: []", ["SI101"]),
        ('sistemas="linux"', "elevar: []", []),
        ("", "elevar: []", []),
        ("", "todos-los-sistemas: []", []),
        ("", "todos-los-sistemas: [docs/otra.md]", []),
        ("", "todos-los-sistemas: [docs/*/*.md]", []),
        ("", "todos-los-sistemas: [docs/pagina.md]", ["SI101"]),
    ],
)
def test_mark_and_setting(mark: str, setting: str, codes: list[str], tmp_path: Path) -> None:
    text = f'=== "Otra"\n\n{block("    ", mark)}'
    # One setting may stand only once.
    setting = setting if "todos" in setting else "exenciones-max: 9"
    assert [line.split(" ")[1] for line in told(tmp_path, text, setting)] == codes


def test_a_page_below_a_folder(tmp_path: Path) -> None:
    assert told(tmp_path, block(), "todos-los-sistemas: [docs/a/*.md]", "a/pagina.md") == ["2:6 SI101"]


def test_a_page_of_another_folder_is_none_of_the_project() -> None:
    asked = Settings(portable=("*",))
    assert is_portable(asked, Path("/a/b.md"), Path("/a"))
    assert not is_portable(asked, Path("/c/b.md"), Path("/a"))
    assert not is_portable(Settings(), Path("/a/b.md"), Path("/a"))


@pytest.mark.parametrize(
    "text",
    [
        "docker exec -it web sh",
        "docker exec --interactive --tty web bash",
        "docker run --rm -it debian:13 /bin/bash",
        "sudo docker compose exec api ash -l",
        "docker exec \\\n  -it web sh",
        "ssh ana@equipo",
        "su - ana",
        "wsl",
    ],
)
def test_a_shell_elsewhere(text: str) -> None:
    assert leaves(text)


@pytest.mark.parametrize(
    "text", ["docker exec web sh -c ls", "docker run web", "docker ps", "sh", "echo ssh", "docker logs bash"]
)
def test_the_shell_of_the_reader_goes_on(text: str) -> None:
    assert not leaves(text)
