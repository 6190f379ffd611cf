"""The files of the container, beside the site that they serve; the laboratory builds it and runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from guide.lab.hosted import crawl
from guide.places import ROOT

NGINX = (ROOT / "contenedor/nginx.conf").read_text("utf-8")


def test_the_server_knows_every_kind_of_file(site: Path) -> None:
    [table] = re.findall(r"types \{(.*?)\}", NGINX, re.DOTALL)
    known = {ending for line in table.split(";") for ending in line.split()[1:]}
    assert {path.suffix[1:] for path in site.rglob("*") if path.is_file()} - known == set()


def test_what_browsers_keep_has_a_digest_in_its_name(site: Path) -> None:
    assert f'"~{crawl.HASHED.pattern}"' in NGINX
    names = [f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()]
    kept = [name for name in names if crawl.HASHED.search(name)]
    assert [name for name in kept if name.startswith("/assets/javascripts/bundle.")] != []
    assert [name for name in kept if name.endswith((".html", ".zip", ".pdf"))] == []


@pytest.mark.parametrize(
    ("name", "lasts"),
    [
        ("/assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("/assets/js/copiar.086df65e.js", True),
        ("/buscar/index/es_1a2b3c4.pf_index", True),
        ("/buscar/pagefind.es_5e426f96ce.pf_meta", True),
        # Named after its words, and it holds more than those.
        ("/buscar/fragment/es_1a2b3c4.pf_fragment", False),
        ("/assets/js/copiar.js", False),
        ("/assets/img/marca.svg", False),
        ("/descargas/guia.20261129.zip", False),
        ("/guias/a.0123abcd.html", False),
        ("/buscar/pagefind.js", False),
    ],
)
def test_which_names_last(name: str, lasts: bool) -> None:
    assert bool(crawl.HASHED.search(name)) is lasts


def test_the_build_is_given_what_the_pages_include() -> None:
    given = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    [included] = re.findall(r"base_path: \[(.*)\]", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert set(included.split(", ")) - given == set()
    assert [name for name in given if not (ROOT / name).exists()] == []


def test_nothing_is_given_to_the_container_but_a_port_of_this_machine() -> None:
    [service] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"].values()
    assert service["ports"] == ["127.0.0.1:8000:8080"]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"volumes", "privileged", "cap_add", "devices", "network_mode", "pid"} & service.keys()
