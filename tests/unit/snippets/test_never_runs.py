"""Nothing of a page is ever run: neither its commands nor what a name on PATH would start."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from snippets_support import check_page, check_plain

# Also the names of the engines: the ones that are used are those installed with this Python.
NAMES = (
    *("docker", "docker-compose", "podman", "shfmt", "shellcheck", "python3", "touch", "cat", "env", "sudo", "xargs"),
    *("bash", "sh", "zsh", "dash", "ksh", "ash", "busybox", "pwsh", "curl", "git", "ssh", "find", "rm", "timeout"),
)
COMMANDS = (
    "touch {canary}",
    "$(touch {canary})",
    "`touch {canary}`",
    "}}; touch {canary}; {{",
    "docker run -v /:/x alpine touch {canary}",
    "cat <<FIN\n$(touch {canary})\nFIN",
    "x[$(touch {canary})]=1",
    "PATH=. docker ps; . ./{canary}",
    "source {canary}; . ./sourced.sh",
    "# shellcheck source=./sourced.sh shell=bash\n. ./sourced.sh",
    "#!{canary}\ntouch {canary}",
    "echo “$(touch {canary})” –x <ID> <(touch {canary})",
    "trap 'touch {canary}' EXIT; exec touch {canary}",
)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file where every shim writes; the shims come first on PATH."""
    shims = tmp_path / "shims"
    shims.mkdir()
    log = tmp_path / "called"
    for name in NAMES:
        shim = shims / name
        shim.write_text(f"#!/bin/sh\necho {name} >>'{log}'\n", "utf-8")
        shim.chmod(shim.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{shims}{os.pathsep}{os.environ['PATH']}")
    start = tmp_path / "start.sh"
    start.write_text(f"echo start >>'{log}'\n", "utf-8")
    for name in ("BASH_ENV", "ENV"):
        monkeypatch.setenv(name, str(start))
    return log


@pytest.mark.parametrize("label", ["console", "bash", "sh", "zsh"])
@pytest.mark.parametrize("plain", [True, False], ids=["plain", "site"])
def test_no_command_runs(label: str, plain: bool, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = tmp_path / "canary"
    site = tmp_path / "site"
    site.mkdir()
    prompt = "$ " if label == "console" else ""
    codes = [prompt + command.format(canary=canary) for command in COMMANDS]
    page = "\n".join(f"```{label}\n{code}\n```\n" for code in codes)
    (site / ".shellcheckrc").write_text("external-sources=true\nsource-path=SCRIPTDIR\n", "utf-8")
    (site / "sourced.sh").write_text(f"touch {canary}\n", "utf-8")
    monkeypatch.chdir(site)
    monkeypatch.setenv("HOME", str(site))
    monkeypatch.setenv("SHELLCHECK_OPTS", "--external-sources")
    report = check_plain(site, page) if plain else check_page(site, page)
    assert sum(report.checked.values()) == len(COMMANDS)
    assert not canary.exists()
    assert not log.exists()


@pytest.mark.parametrize(
    "block",
    [
        '```yaml\na: !!python/object/apply:os.system ["touch {canary}"]\n```\n',
        "```dockerfile\nFROM alpine:3.20\nRUN touch {canary}\n```\n",
        '```json\n{{"a": "$(touch {canary})"}}\n```\n',
        "```ini\na = %(touch {canary})s\n```\n",
    ],
)
def test_no_data_runs(block: str, log: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    site = tmp_path / "site"
    site.mkdir()
    report = check_page(site, block.format(canary=canary))
    assert report.diagnostics == []
    assert sum(report.checked.values()) == 1
    assert not canary.exists()
    assert not log.exists()


def test_the_shims_would_tell(log: Path) -> None:
    assert os.system("docker ps") == 0  # noqa: S605
    assert log.read_text("utf-8").splitlines()[-1] == "docker"


def test_project_file_runs_nothing(log: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: !!python/object/apply:os.system ['touch {canary}']\n"
        "markdown_extensions:\n  - hostil:\n      x: !!python/name:os.system\n  - admonition\nhooks: [hostil.py]\n",
        "utf-8",
    )
    for name in ("hostil.py", "admonition.py"):
        (tmp_path / name).write_text(f"open({str(canary)!r}, 'w')\n", "utf-8")
    report = check_plain(tmp_path, "!!! note\n\n    ```bash\n    echo '\n    ```\n")
    assert [(d.line, d.column, d.code) for d in report.diagnostics] == [(4, 10, "SH101")]
    assert not canary.exists()
    assert not log.exists()
