"""A small site in a folder, checked as ``python hooks/snippets.py`` does; and the golden files of cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from guide.snippets.findings import Finding
from guide.snippets.outcome.check import check_pages
from guide.snippets.outcome.report import Report
from guide.snippets.reading import pages

CONFIG = """\
site_name: Prueba
extra: {{fragmentos: {{estricto: {strict}, elevar: {raised}}}}}
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - pymdownx.details
  - pymdownx.highlight: {{pygments_lang_class: true}}
  - pymdownx.snippets: {{base_path: [resources], check_paths: false}}
  - pymdownx.superfences:
      custom_fences: [{{name: mermaid, class: mermaid}}]
  - pymdownx.tabbed: {{alternate_style: true}}
"""
INCLUDED = {
    "ordenes.sh": "docker ps\n",
    "rotas.sh": "docker ps\ndocker rm $(docker ps\n",
    "partes.sh": "#!/bin/sh\n# --8<-- [start:uno]\n  echo 'a\n# --8<-- [end:uno]\necho b\n",
    "con-codigo.md": "Texto\n\n```bash\ndocker ps\n```\n",
    "compose.yaml": "services:\n  web: {image: nginx\n",
}


def make_site(folder: Path, strict: bool = True) -> Path:
    """Writes everything but pages; returns the folder of the pages."""
    (folder / "mkdocs.yml").write_text(
        CONFIG.format(strict=str(strict).lower(), raised="[MD115]" if strict else "[]"), "utf-8"
    )
    for name in ("docs", "resources"):
        (folder / name).mkdir()
    for name, text in INCLUDED.items():
        (folder / "resources" / name).write_text(text, "utf-8")
    return folder / "docs"


def check_page(folder: Path, text: str, strict: bool = True, included: Mapping[str, str] | None = None) -> Report:
    """The report on one page of a new site; ``included`` are more files that it may include."""
    page = make_site(folder, strict) / "pagina.md"
    for name, content in (included or {}).items():
        (folder / "resources" / name).write_text(content, "utf-8")
    page.write_text(text, "utf-8", newline="")
    return check_file(page, folder)


def check_plain(folder: Path, text: str) -> Report:
    """The report on a page that belongs to no site."""
    page = folder / "pagina.md"
    page.write_text(text, "utf-8", newline="")
    return check_file(page, folder)


def check_file(page: Path, root: Path) -> Report:
    return check_pages(pages.read([page], root))


def found(report: Report) -> list[str]:
    """``line:column CODE`` of each finding, with the file's name when it is not the page."""
    lines = []
    for d in report.diagnostics:
        name = "" if d.file.endswith("pagina.md") else f"{d.file}:"
        lines.append(f"{name}{d.line}:{d.column} {d.code}{'' if d.severity == 'error' else ' aviso'}")
    return lines


def assert_findings(findings: Sequence[Finding], expected: Sequence[str]) -> None:
    """Each line of ``expected`` is «line:column-end CODE part of the message»; after a part that ends in $ nothing
    follows in the message."""
    assert all(finding.end_line == finding.line for finding in findings)
    told = [f"{f.line}:{f.column}-{f.end_column} {f.code} {f.message}" for f in findings]
    places = [" ".join(line.split(" ")[:2]) for line in expected]
    assert [" ".join(line.split(" ")[:2]) for line in told] == places, told
    for line, want in zip(told, expected, strict=True):
        part = "".join(want.split(" ", 2)[2:])
        assert line.endswith(part[:-1]) if part.endswith("$") else part in line, line


class Case(NamedTuple):
    name: str
    text: str
    expected: list[str]


_CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n.*?^`{6}markdown\n(?P<text>.*?)^`{6}\n+^`{6}text\n(?P<expected>.*?)^`{6}$",
    re.MULTILINE | re.DOTALL,
)


def cases(path: Path) -> Iterator[Case]:
    """The cases of a golden file: a title, a page between six ticks, the findings between six ticks."""
    text = path.read_text("utf-8")
    matches = list(_CASE.finditer(text))
    assert len(matches) == len(re.findall(r"^## ", text, re.MULTILINE)), f"{path.name}: a case is not complete"
    for match in matches:
        yield Case(match["name"], match["text"], match["expected"].splitlines())
