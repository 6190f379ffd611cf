"""What is recorded keeps the lines that still hold and the parts that the author left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from guide.lab.pages import marks, steps
from guide.lab.running import recorder
from guide.lab.running.matching import Names, compare
from guide.lab.running.recorder import record, shortened
from guide.lab.running.runner import Outcome, Trouble
from guide.snippets.reading import pages
from hypothesis import given
from hypothesis import strategies as st
from snippets_support import make_site

A, B = "3f4a1b2c5d6e", "9a8b7c6d5e4f"


@pytest.mark.parametrize(
    ("shown", "received", "recorded"),
    [
        ("@grabar", "uno\ndos", "uno\ndos"),
        ("uno", "dos", "dos"),
        ("uno\ndos", "uno\ndos\ntres", "uno\ndos\ntres"),
        ("uno\ndos\ntres", "uno\ntres", "uno\ntres"),
        (f"{A}  Up 2 seconds\nhola", f"{B}  Up 3 seconds\nadiós", f"{A}  Up 2 seconds\nadiós"),
        ("…\nnombre: uno", "a\nb\nnombre: dos", "…\nnombre: dos"),
        ("versión 1\n…\nfin", "versión 2\na\nb\nfin", "versión 2\n…\nfin"),
        ("versión 1\n…", "versión 2\na\nb", "versión 2\n…"),
        ("…\npaso 1 de 2\n…\npaso 2 de 2\n…", "x\npaso 1 de 3\ny\npaso 2 de 3\nz", "…\npaso 1 de 3\n…\npaso 2 de 3\n…"),
        ("id …\nnúmero 1", "id abc\nnúmero 2", "id …\nnúmero 2"),
        ("…\nnada que ver", "otra cosa\n12345", "otra cosa\n12345"),
        ("uno", "", ""),
        ("uno\n@grabar", "dos\ntres", "dos\ntres"),
        ("…", "", "…"),
        ("…", "uno\ndos", "…"),
        ("uno\n…", "uno", "uno\n…"),
        ("uno\n…\n…\ndos", "uno\nx\ndos", "uno\n…\ndos"),
        # Where a line of the page is gone, what came instead is shown, also beside a part that was left out.
        ("uno\nxyz\n…\ndos", "uno\nabc\nefg\ndos", "uno\nabc\nefg\ndos"),
        ("uno\ndos", "uno\nabc\nefg\ndos", "uno\nabc\nefg\ndos"),
        ("uno\nxyz\ndos", "uno\ndos", "uno\ndos"),
        ("abc\nuno", "uno\nefg", "uno\nefg"),
        # Half of two lines has to be the same for one to be the other.
        ("…\nab", "uno\nac", "…\nac"),
        ("…\nabc", "uno\nade", "uno\nade"),
        # The way with the most in common: a line that is the same counts more than one that is alike.
        ("…\npaso 1\npaso 2", "paso 2\npaso 1\npaso 2", "…\npaso 1\npaso 2"),
        ("…\npaso 2\n…", "paso 1\npaso 2\npaso 3", "…\npaso 2\n…"),
        ("  …  \nnombre: uno", "a\nnombre: dos", "…\nnombre: dos"),
        ("uno   80MB\nfin", "uno  90MB\notro", "uno   80MB\notro"),
    ],
)
def test_only_what_differs_is_written(shown: str, received: str, recorded: str) -> None:
    assert shortened(shown.split("\n"), received.split("\n") if received else []) == (
        recorded.split("\n") if recorded else []
    )


@pytest.mark.parametrize(("most", "recorded"), [(6, ["…", "paso 2"]), (5, ["x", "y", "paso 2"])])
def test_very_long_outputs_are_not_compared_in_detail(
    monkeypatch: pytest.MonkeyPatch, most: int, recorded: list[str]
) -> None:
    monkeypatch.setattr(recorder, "LARGEST", most)
    assert shortened(["…", "paso 1"], ["x", "y", "paso 2"]) == recorded


LINES = st.lists(st.sampled_from(["…", "uno", "dos", "uno 1", "uno 2", "", A, B, "a … b", "a c b"]), max_size=8)


@given(LINES, LINES.map(lambda lines: [line for line in lines if "…" not in line]))
def test_what_is_recorded_is_what_came_back(expected: list[str], received: list[str]) -> None:
    recorded = shortened(expected, received)
    assert compare(list(enumerate(recorded, 1)), received, Names(), len(recorded)) is None


class Recorded:
    """A page and what came of its commands, in their order; None where a command was not run."""

    def __init__(self, root: Path, text: str) -> None:
        self.root = root
        self.path = make_site(root) / "una.md"
        (root / "resources/sesion.txt").write_text("$ echo b\nb\n", "utf-8")
        self.path.write_bytes(text.encode())
        [page] = pages.read([self.path], root)
        self.page = page._replace(file="docs/una.md")

    def outcome(self, version: str, *outputs: list[str] | None, troubles: Sequence[Trouble] = ()) -> Outcome:
        outcome = Outcome(self.page, version, troubles=list(troubles))
        commands = [s for s in steps.of(marks.read_plan(self.page), version) if isinstance(s, steps.Command)]
        for command, output in zip(commands, outputs, strict=True):
            if output is not None:
                outcome.outputs.append((command, output))
                if compare(command.output, output, outcome.names, command.end):
                    outcome.wrong.add(command.line)
        return outcome

    def record(self, *outcomes: Outcome) -> tuple[int, list[Trouble]]:
        return record(outcomes, self.root)

    def written(self) -> str:
        return self.path.read_bytes().decode()


@pytest.mark.parametrize(
    ("text", "outputs", "count", "written"),
    [
        ("```console\n$ a\nuno\n```\n", [["uno"]], 0, "```console\n$ a\nuno\n```\n"),
        ("```console\n$ a\nuno\n```\n", [["dos"]], 1, "```console\n$ a\ndos\n```\n"),
        ("```console\n$ a\nuno\n```\n", [None], 0, "```console\n$ a\nuno\n```\n"),
        ("```console\n$ a\nuno\n```\n", [[]], 1, "```console\n$ a\n```\n"),
        # What the page does not show at all is not added.
        ("```console\n$ a\n```\n", [["uno"]], 0, "```console\n$ a\n```\n"),
        ("```console\n$ a\n@grabar\n```\n", [["uno", "", "dos"]], 1, "```console\n$ a\nuno\n\ndos\n```\n"),
        ("```console\n$ a\n@grabar\n```\n", [[]], 1, "```console\n$ a\n```\n"),
        (
            "```console\n$ a\nuno\n$ b\nb\n$ c\ntres\n\n```\n",
            [["1", "2", "3"], ["b"], ["4", "5"]],
            2,
            "```console\n$ a\n1\n2\n3\n$ b\nb\n$ c\n4\n5\n\n```\n",
        ),
        # In a list and in a quote, and without blanks at the ends of lines.
        (
            "- a\n\n    ```console\n    $ a\n    uno\n    ```\n",
            [["xyz  ", "", "dos"]],
            1,
            "- a\n\n    ```console\n    $ a\n    xyz\n\n    dos\n    ```\n",
        ),
        ("> ```console\n> $ a\n> uno\n> ```\n", [["xyz"]], 1, "> ```console\n> $ a\n> xyz\n> ```\n"),
        # Line ends and the mark at the beginning stay as they are.
        (
            "Á\r\n\r\n```console\r\n$ a\r\nuno\r\n```\r\n",
            [["1", "2"]],
            1,
            "Á\r\n\r\n```console\r\n$ a\r\n1\r\n2\r\n```\r\n",
        ),
        ("\ufeff# Á\n\n```console\n$ a\nuno\n```\n", [["é"]], 1, "\ufeff# Á\n\n```console\n$ a\né\n```\n"),
        # The identifiers that the page already has.
        (
            f"```console\n$ a\n{A}\n$ b\nborrado\n```\n",
            [[B], [f"fuera {B}"]],
            1,
            f"```console\n$ a\n{A}\n$ b\nfuera {A}\n```\n",
        ),
    ],
)
def test_what_is_written_into_a_page(
    tmp_path: Path, text: str, outputs: list[list[str] | None], count: int, written: str
) -> None:
    page = Recorded(tmp_path, text)
    assert page.record(page.outcome("28.5", *outputs)) == (count, [])
    assert page.written() == written


def test_a_page_where_nothing_differs_is_not_touched(tmp_path: Path) -> None:
    page = Recorded(tmp_path, "```console\n$ a\nuno\n```\n")
    page.path.chmod(0o600)
    before = page.path.stat()
    assert page.record(page.outcome("28.5", ["uno"])) == (0, [])
    assert (page.path.stat().st_ino, page.path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


SEVERAL = """\
---
laboratorio: {versiones: ["20.10", "26.1", "28.5"]}
---

```console
$ a
uno
```

```{ .console motor="20.10" }
$ b
viejo
```
"""


def test_an_output_of_several_engines_is_that_of_the_newest(tmp_path: Path) -> None:
    page = Recorded(tmp_path, SEVERAL)
    old, middle, new = (
        page.outcome("20.10", ["a 20"], ["b 20"]),
        page.outcome("26.1", ["a 26"]),
        page.outcome("28.5", ["a 28"]),
    )
    assert page.record(old, new, middle) == (2, [])
    assert page.written() == SEVERAL.replace("uno", "a 28").replace("viejo", "b 20")


def test_an_output_with_which_the_newest_agrees_is_left(tmp_path: Path) -> None:
    page = Recorded(tmp_path, SEVERAL)
    assert page.record(page.outcome("26.1", ["a 26"]), page.outcome("28.5", ["uno"])) == (0, [])
    assert page.written() == SEVERAL


def test_what_is_not_mended_by_writing_is_told_of_each_engine(tmp_path: Path) -> None:
    page = Recorded(tmp_path, "```console\n$ a\nuno\ndos\n$ b\n```\n")
    lines = [
        Trouble("docs/una.md", 1, "antes", ("- a",)),
        Trouble("docs/una.md", 2, "el comando", ("- a",)),
        Trouble("docs/una.md", 3, "la salida", ("- a",)),
        Trouble("docs/una.md", 4, "el final", ("- a",)),
        Trouble("docs/una.md", 5, "después", ("- a",)),
        Trouble("docs/una.md", 3, "sin diferencia"),
    ]
    left = [lines[0], lines[4], lines[5]]
    new, old = page.outcome("28.5", ["x"], [], troubles=lines), page.outcome("26.1", None, [], troubles=lines)
    assert page.record(old, new) == (1, [*left, *left])


def test_what_stands_in_another_file_is_left_to_the_author(tmp_path: Path) -> None:
    page = Recorded(tmp_path, '```console\n--8<-- "sesion.txt"\n```\n\n```console\n$ a\nuno\n```\n')
    count, troubles = page.record(page.outcome("28.5", ["x"], ["dos"]))
    assert (count, troubles) == (
        1, [Trouble("docs/una.md", 1, "la salida está en un archivo incluido: escríbela tú")]
    )  # fmt: skip
    assert page.written() == '```console\n--8<-- "sesion.txt"\n```\n\n```console\n$ a\ndos\n```\n'


@pytest.mark.parametrize("text", ["# Otra\n", "```console\n$ a\nuno\n```\n\n", ""])
def test_a_page_that_changed_meanwhile_is_told(tmp_path: Path, text: str) -> None:
    page = Recorded(tmp_path, "```console\n$ a\nuno\n```\n")
    page.path.write_text(text, "utf-8")
    message = "la página ha cambiado mientras se ejecutaba y no se ha grabado: repítelo"
    assert page.record(page.outcome("28.5", ["x"])) == (0, [Trouble("docs/una.md", 1, message)])
    assert page.written() == text


def test_what_recording_does_not_mend_is_still_told(tmp_path: Path) -> None:
    file = make_site(tmp_path) / "una.md"
    file.write_text("- Uno\n\n    ```console\n    $ echo dos\n    uno\n    ```\n", "utf-8")
    [page] = pages.read([file], tmp_path)
    [command] = [step for step in steps.of(marks.read_plan(page), "28.5") if isinstance(step, steps.Command)]
    differs = Trouble(page.file, 5, "la salida no es la que enseña la página", ("- uno", "+ dos"))
    failed = Trouble(page.file, 4, "el comando acabó con 1, y no con 0")
    outcome = Outcome(page, "28.5", troubles=[differs, failed], outputs=[(command, ["dos"])], wrong={command.line})
    assert record([outcome], tmp_path) == (1, [failed])
    assert file.read_text("utf-8") == "- Uno\n\n    ```console\n    $ echo dos\n    dos\n    ```\n"
