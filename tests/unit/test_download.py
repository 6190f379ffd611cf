"""What the weekly run downloads, from servers that are folders: a curl that copies takes the place of the real one."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from builds import ROOT

SCRIPT = ROOT / ".github/descargar-docker.sh"
CURL = """\
#!/bin/sh
for last; do :; done
file="{servers}/${{last#https://}}"
[ -d "$file" ] && file="$file/index.html"
case " $* " in
  *' --remote-name '*) exec cp "$file" . ;;
  *' --output '*) while [ "$1" != --output ]; do shift; done; exec cp "$file" "$2" ;;
esac
exec cat "$file"
"""
INDEX = "".join(
    f'<a href="{name}.tgz">{name}.tgz</a>\n'
    for name in (
        *("docker-20.10.24", "docker-29.10.0", "docker-29.8.1", "docker-29.9.1", "docker-30.0.0"),
        *("docker-rootless-extras-29.11.0", "docker-29.12.0-rc.1"),
    )
)
BUILDX, COMPOSE = "buildx-v0.38.2.linux-amd64", "docker-compose-linux-x86_64"


def sums(*names: str) -> str:
    return "".join(f"{hashlib.sha256(name.encode()).hexdigest()} *{name}\n" for name in names)


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    servers = tmp_path / "servers"
    files = {
        "download.docker.com/linux/static/stable/x86_64/index.html": INDEX,
        "download.docker.com/linux/static/stable/x86_64/docker-29.10.0.tgz": "engine",
        "download.docker.com/linux/static/stable/x86_64/docker-rootless-extras-29.10.0.tgz": "rootless",
        "github.com/docker/buildx/releases/latest/download/checksums.txt": sums(
            f"{BUILDX}.sbom.json", BUILDX, "buildx-v0.38.2.linux-arm64"
        ),
        f"github.com/docker/buildx/releases/latest/download/{BUILDX}": BUILDX,
        "github.com/docker/compose/releases/latest/download/checksums.txt": sums(
            "docker-compose-linux-armv7", COMPOSE, f"{COMPOSE}.sbom.json"
        ),
        f"github.com/docker/compose/releases/latest/download/{COMPOSE}": COMPOSE,
    }
    for name, text in files.items():
        (servers / name).parent.mkdir(parents=True, exist_ok=True)
        (servers / name).write_text(text, "utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/curl").write_text(CURL.format(servers=servers), "utf-8")
    (tmp_path / "bin/curl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return servers


def download(folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LC_ALL": "C"}
    return subprocess.run([SCRIPT, folder], env=env, capture_output=True, text=True, check=False)


def test_the_newest_of_each_is_downloaded(servers: Path, tmp_path: Path) -> None:
    done = download(tmp_path / "a b/docker")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["docker-29.10.0.tgz", f"{BUILDX}: OK", f"{COMPOSE}: OK"]
    names = sorted(path.name for path in (tmp_path / "a b/docker").iterdir())
    assert names == [
        BUILDX,
        "buildx.sumas",
        "compose.sumas",
        "docker-29.10.0.tgz",
        COMPOSE,
        "docker-rootless-extras-29.10.0.tgz",
    ]
    assert (servers / "github.com").is_dir()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (f"github.com/docker/buildx/releases/latest/download/{BUILDX}", "otro", "did NOT match"),
        (f"github.com/docker/compose/releases/latest/download/{COMPOSE}", "otro", "did NOT match"),
        ("github.com/docker/compose/releases/latest/download/checksums.txt", "", "no nombra lo que se busca"),
        ("download.docker.com/linux/static/stable/x86_64/index.html", "docker-30.0.0.tgz", "no hay ningún Docker 29"),
        ("download.docker.com/linux/static/stable/x86_64/docker-29.10.0.tgz", None, "No such file"),
        ("download.docker.com/linux/static/stable/x86_64/docker-rootless-extras-29.10.0.tgz", None, "No such file"),
    ],
)
def test_what_is_wrong_ends_it(servers: Path, tmp_path: Path, file: str, text: str | None, told: str) -> None:
    if text is None:
        (servers / file).unlink()
    else:
        (servers / file).write_text(text, "utf-8")
    done = download(tmp_path / "docker")
    assert done.returncode != 0
    assert told in done.stderr
