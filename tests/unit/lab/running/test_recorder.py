"""What is recorded keeps the lines that still hold and the parts that the author left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.lab.pages import marks
from guide.lab.running import steps
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
    ],
)
def test_only_what_differs_is_written(shown: str, received: str, recorded: str) -> None:
    assert shortened(shown.split("\n"), received.split("\n") if received else []) == (
        recorded.split("\n") if recorded else []
    )


LINES = st.lists(st.sampled_from(["…", "uno", "dos", "uno 1", "uno 2", "", A, B, "a … b", "a c b"]), max_size=8)


@given(LINES, LINES.map(lambda lines: [line for line in lines if "…" not in line]))
def test_what_is_recorded_is_what_came_back(expected: list[str], received: list[str]) -> None:
    recorded = shortened(expected, received)
    assert compare(list(enumerate(recorded, 1)), received, Names(), len(recorded)) is None


def test_what_recording_does_not_mend_is_still_told(tmp_path: Path) -> None:
    file = make_site(tmp_path) / "una.md"
    file.write_text("- Uno\n\n    ```console\n    $ echo dos\n    uno\n    ```\n", "utf-8")
    [page] = pages.read([file], tmp_path)
    [command] = [step for step in steps.of(marks.read_plan(page), "28.5") if isinstance(step, steps.Command)]
    differs = Trouble(page.file, 5, "la salida no es la que enseña la página", ("- uno", "+ dos"))
    failed = Trouble(page.file, 4, "la orden acabó con 1, y no con 0")
    outcome = Outcome(page, "28.5", troubles=[differs, failed], outputs=[(command, ["dos"])], wrong={command.line})
    assert record([outcome], tmp_path) == (1, [failed])
    assert file.read_text("utf-8") == "- Uno\n\n    ```console\n    $ echo dos\n    dos\n    ```\n"
