"""The workflows that pages show are judged as those of ``.github/``: schema, audit, and actions pinned to a commit."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from builds import ROOT

BLOCK = re.compile(
    r"^```\{ \.yaml [^}\n]*title=\"(?P<path>\.github/workflows/[\w-]+\.yml|\.gitlab-ci\.yml)\"[^}\n]*\}\n"
    r"(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
PROGRAMS = Path(sys.executable).parent


class Shown(NamedTuple):
    page: str
    path: str
    text: str


def shown() -> list[Shown]:
    """Every block of a page that is a whole file of a service of continuous integration."""
    return [
        Shown(page.relative_to(ROOT).as_posix(), block["path"], block["text"])
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for block in BLOCK.finditer(page.read_text("utf-8"))
    ]


SHOWN = shown()
every_file = pytest.mark.parametrize("block", SHOWN, ids=lambda block: f"{block.page}:{block.path}")
every_workflow = pytest.mark.parametrize(
    "block", [block for block in SHOWN if block.path.startswith(".github/")], ids=lambda block: block.page
)


def judged(program: str, *options: str, file: Path) -> str:
    """What a program of the checks says of a file; nothing when it passes."""
    done = subprocess.run(
        [PROGRAMS / program, "-q", *options, file],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout or f"status {done.returncode}"


def written(block: Shown, folder: Path) -> Path:
    file = folder / block.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.text, "utf-8")
    return file


def test_pages_show_a_workflow() -> None:
    assert {block.path for block in SHOWN} >= {".github/workflows/imagen.yml", ".gitlab-ci.yml"}


@every_file
def test_a_file_shown_has_the_form_its_service_reads(block: Shown, tmp_path: Path) -> None:
    schema = (
        ("vendor.github-workflows",)
        if ".github" in block.path
        else ("vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    )
    assert judged("check-jsonschema", "--builtin-schema", *schema, file=written(block, tmp_path)) == ""


@every_workflow
def test_a_workflow_shown_passes_the_audit(block: Shown, tmp_path: Path) -> None:
    assert judged("zizmor", "--offline", file=written(block, tmp_path)) == ""


@every_workflow
def test_a_workflow_shown_uses_the_actions_of_the_repository(block: Shown) -> None:
    used = set(re.findall(r"uses: *(\S+ # v\S+)", block.text))
    own = "".join(path.read_text("utf-8") for path in (ROOT / ".github/workflows").glob("*.yml"))
    assert used
    assert used <= set(re.findall(r"uses: *(\S+ # v\S+)", own))
    assert len(used) == len(re.findall(r"uses:", block.text))


def test_the_audit_finds_what_a_page_must_not_show(tmp_path: Path) -> None:
    workflow = next(block for block in SHOWN if block.path.startswith(".github/"))
    loose = workflow._replace(text=re.sub(r"@[0-9a-f]{40} # v\S+", "@main", workflow.text))
    assert "unpinned-uses" in judged("zizmor", "--offline", file=written(loose, tmp_path))
