"""What a verdict depends on, and how a block that is wrong on purpose is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from guide.snippets.blocks import Block, Note, Origin, Page, Settings
from guide.snippets.cache import Cache
from guide.snippets.findings import Finding
from guide.snippets.judging.task import Task
from guide.snippets.notation import languages
from guide.snippets.outcome.check import check_pages, marked_blocks
from guide.snippets.outcome.report import Report, Special
from snippets_support import check_page, check_plain, found


def checked(code: str, language: str, cache: Cache, *, strict: bool = False, **attributes: str) -> Report:
    lines = code.split("\n")
    origins = tuple(Origin("", number, 0) for number in range(2, len(lines) + 2))
    block = Block(1, 1, len(lines) + 2, language, code, origins, attributes)
    page = Page("a.md", ("```", *lines, "```"), (block,), settings=Settings(strict=strict))
    return check_pages([page], cache)


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def test_the_same_text_under_another_title_is_another_verdict(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "fragmentos.json")
    text = '{"clave-que-no-existe": 1}'
    assert codes(checked(text, "json", cache)) == []
    assert codes(checked(text, "json", cache, title="daemon.json")) == ["JS103"]
    assert codes(checked(text, "json", cache)) == []


def test_the_same_text_in_a_strict_project_is_another_verdict(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "fragmentos.json")
    text = '{"a": 1, ...}'
    assert codes(checked(text, "json", cache)) == []
    assert codes(checked(text, "json", cache, strict=True)) == ["JS101"]
    assert codes(checked(text, "json", cache)) == []


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ('{ console sale="1" }', "falta el punto delante del lenguaje: { .console … }"),
        ('{ sale="1" yaml }', "falta el punto delante del lenguaje: { .yaml … }"),
        ('{ sale="console" }', "el bloque no dice su lenguaje"),
        ("{ reiniciar }", "el bloque no dice su lenguaje"),
    ],
)
@pytest.mark.parametrize("check", [check_page, check_plain])
def test_language_within_braces_without_its_dot(
    header: str, told: str, check: Callable[[Path, str], Report], tmp_path: Path
) -> None:
    [told_of] = check(tmp_path, f"```{header}\n$ docker ps\n```\n").diagnostics
    assert told_of.code == "MD101"
    assert told_of.message.startswith(told)


WRONG = '``` {{ .{} falla="{}" motivo="se enseña" }}\n{}\n```\n'


@pytest.mark.parametrize(
    ("language", "code", "text", "counted"),
    [("go", "MD103", "package main", "go"), ("yaml", "YA101", "a: [", "yaml"), ("bsah", "MD102", "ls", "bsah")],
)
def test_what_is_proved_wrong_counts_as_checked(
    language: str, code: str, text: str, counted: str, tmp_path: Path
) -> None:
    report = check_page(tmp_path, WRONG.format(language, code, text))
    assert (codes(report), dict(report.checked), report.exempt) == ([], {counted: 1}, [])


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("SH101 DK102", None),
        ("DK102 SH101", None),
        ("SH101", "debía fallar con SH101 y falla con DK102 (línea 2), SH101 (línea 3)"),
        ("DK102", "debía fallar con DK102 y falla con DK102 (línea 2), SH101 (línea 3)"),
        ("SH101 DK102 MD115", "debía fallar con SH101, DK102, MD115 y falla con DK102 (línea 2), SH101 (línea 3)"),
        ("DK101", "debía fallar con DK101 y falla con DK102 (línea 2), SH101 (línea 3)"),
    ],
)
def test_a_block_fails_with_what_it_says_no_less_and_no_more(expected: str, told: str | None, tmp_path: Path) -> None:
    report = check_page(tmp_path, WRONG.format("console", expected, "$ docker ps --nmae\n$ echo 'a"))
    assert [(d.line, d.code, d.message) for d in report.diagnostics] == ([(1, "MD120", told)] if told else [])


class Ended(NamedTuple):
    """What is told, and in which state the blocks end."""

    told: list[str]
    checked: dict[str, int]
    text: int = 0
    exempt: Sequence[tuple[int, str]] = ()
    drawn: int = 0


def ended(report: Report) -> Ended:
    exempt = tuple((exemption.line, exemption.reason) for exemption in report.exempt)
    return Ended(found(report), dict(report.checked), report.text, exempt, report.drawn)


def template(language: str) -> Ended:
    return Ended([], {}, exempt=((1, f"plantilla de «{language}»"),))


BROKEN = Ended(["2:4 YA101"], {"yaml": 1})
# In other guides, data that another program fills in is not wrong for being no data yet.
TEMPLATES = {
    "```yaml\na: [\n# {{ b }}\n```\n": template("yaml"),
    "```yaml\na: [\n# {% b %}\n```\n": template("yaml"),
    "```yaml\na: [\n# <% b %>\n```\n": template("yaml"),
    "```yaml\na: [\n# %%B%%\n```\n": template("yaml"),
    "```yaml\na: [\n# @@B@@\n```\n": template("yaml"),
    "```json\n{{{ a }}\n```\n": template("json"),
    "```dockerfile\nFROM a:{{ b\nCOPI b c\n```\n": template("dockerfile"),
    "```yaml\na: [\n# @b %b% %%%% %%b% <b {b} @@ b\n```\n": BROKEN,
    "```yaml\na: b # {{ c }}\n```\n": Ended([], {"yaml": 1}),
    "```bash\necho 'a {{ b }}\n```\n": Ended(["2:6 SH101"], {"bash": 1}),
    "```console\n$ echo 'a {{ b }}\n```\n": Ended(["2:8 SH101"], {"console": 1}),
    "```bat\ndocker pss {{ b }}\n```\n": Ended(["2:8 DK101"], {"bat": 1}),
}


@pytest.mark.parametrize("text", TEMPLATES)
def test_template_of_data(text: str, tmp_path: Path) -> None:
    assert ended(check_page(tmp_path, text, strict=False)) == TEMPLATES[text]


def test_strict_guide_has_no_templates(tmp_path: Path) -> None:
    assert ended(check_page(tmp_path, "```yaml\na: [\n# {{ b }}\n```\n")) == BROKEN


WRONG_ON_PURPOSE = '``` {{ .{} falla="{}" motivo="a" }}\n{}\n```\n'
RULES = "FROM alpine:3 as b\nCMD sleep 1"


@pytest.mark.parametrize(
    ("text", "strict", "expected"),
    [
        # What is wrong on purpose is told where it is not; what nothing checks has been proved.
        (WRONG_ON_PURPOSE.format("yaml", "YA101", "a: ["), False, Ended([], {"yaml": 1})),
        (WRONG_ON_PURPOSE.format("yaml", "YA101", "a: [\n# {{ b }}"), False, Ended(["1:1 MD120"], {"yaml": 1})),
        (WRONG_ON_PURPOSE.format("yaml", "YA101", "a: [\n# {{ b }}"), True, Ended([], {"yaml": 1})),
        (WRONG_ON_PURPOSE.format("text", "SH101", "a"), True, Ended(["1:1 MD120"], {}, text=1)),
        (WRONG_ON_PURPOSE.format("go", "MD103", "a"), True, Ended([], {"go": 1})),
        (WRONG_ON_PURPOSE.format("go", "MD103", "a"), False, Ended(["1:1 MD120"], {"go": 1})),
        (WRONG_ON_PURPOSE.format("console", "MD115", "$ docker stop <ID>"), True, Ended([], {"console": 1})),
        ('```{ falla="MD101" motivo="a" }\na\n```\n', True, Ended([], {"sin lenguaje": 1})),
        # Customs of this guide are told in no other, nor can a block break them there.
        ("```console\n$ docker ps -a\n```\n", True, Ended(["2:14 DK132 aviso"], {"console": 1})),
        ("```console\n$ docker ps -a\n```\n", False, Ended([], {"console": 1})),
        (WRONG_ON_PURPOSE.format("console", "DK132", "$ docker ps -a"), True, Ended([], {"console": 1})),
        (WRONG_ON_PURPOSE.format("console", "DK132", "$ docker ps -a"), False, Ended(["1:1 MD120"], {"console": 1})),
        ("```console\n$ docker pss -a\n```\n", False, Ended(["2:10 DK101"], {"console": 1})),
        # Rules that a Dockerfile breaks on purpose.
        (f"```dockerfile\n{RULES}\n```\n", True, Ended(["2:15 DF122 aviso", "3:1 DF120 aviso"], {"dockerfile": 1})),
        (
            f'```{{ .dockerfile avisa="FromAsCasing" }}\n{RULES}\n```\n',
            True,
            Ended(["3:1 DF120 aviso"], {"dockerfile": 1}),
        ),
        (
            f'```{{ .dockerfile avisa="JSONArgsRecommended FromAsCasing" }}\n{RULES}\n```\n',
            False,
            Ended([], {"dockerfile": 1}),
        ),
        (
            f'```{{ .dockerfile avisa="FromAsCasing" falla="DF120" motivo="a" }}\n{RULES}\n```\n',
            True,
            Ended([], {"dockerfile": 1}),
        ),
        # What is drawn is no code, whatever its marks say.
        ("```mermaid\na\n```\n", True, Ended([], {}, drawn=1)),
        ('```{ .mermaid falla="SH101" }\na\n```\n', True, Ended([], {}, drawn=1)),
        # Problems of the marks come with those of the block.
        (
            '```{ .bash falla="" motivo="a" desde="29" }\nls <ID>\n```\n',
            True,
            Ended(["1:1 MD119", "1:1 MD121", "2:4 MD115"], {"bash": 1}),
        ),
        (
            "```bash\nls\n```\n\n```sh\nls\n```\n\n```text\na\n```\n\n```go\na\n```\n"
            '\n```{ .bash sin-verificar="b" }\na\n```\n\n```\na\n```\n',
            True,
            Ended(
                ["13:1 MD103", "21:1 MD101"],
                {"bash": 2},
                text=1,
                exempt=((13, "sin comprobador para «go»"), (17, "b"), (21, "sin lenguaje")),
            ),
        ),
    ],
)
def test_state_in_which_blocks_end(text: str, strict: bool, expected: Ended, tmp_path: Path) -> None:
    assert ended(check_page(tmp_path, text, strict)) == expected


def bash(line: int, code: str, **attributes: str) -> Block:
    rows = code.split("\n")
    origins = tuple(Origin("", line + n + 1, 0) for n in range(len(rows)))
    return Block(line, 1, line + len(rows) + 1, "bash", code, origins, attributes)


def test_lines_that_are_told_of_a_block_on_purpose_are_the_first_of_each_code() -> None:
    code = "docker pss\ndocker rnu\ndocker run --nope a\ndocker run --noper a"
    block = bash(5, code, falla="SH101", motivo="a")._replace(notes=(Note(5, 1, "MD106", "mensaje"),))
    [told] = check_pages([Page("a.md", (), (block,))]).diagnostics
    assert told.message == "debía fallar con SH101 y falla con DK101 (línea 6), DK102 (línea 8), MD106 (línea 5)"
    assert (told.line, told.column, told.code) == (5, 1, "MD120")


def test_findings_of_many_pages_are_in_order_and_each_has_its_owner() -> None:
    settings = Settings("mkdocs.yml", most_exempt=0)
    exempt = {"sin-verificar": "a"}
    pages = [
        Page("b.md", (), (bash(1, "ls"), bash(9, "docker pss"), bash(5, "ls", **exempt)), settings=settings),
        Page("a.md", ("`docker rnu`",), (bash(3, "docker pss"),), notes=(Note(2, 1, "MD105", "a"),), settings=settings),
    ]
    report = check_pages(pages)
    assert [(d.file, d.line, d.code, report.owners[d]) for d in report.diagnostics] == [
        ("a.md", 1, "DK120", (1, None)),
        ("a.md", 2, "MD105", (1, None)),
        ("a.md", 4, "DK101", (1, 0)),
        ("b.md", 5, "MD122", (0, 2)),
        ("b.md", 10, "DK101", (0, 1)),
    ]
    assert report.specials == [Special("exempt", 0, 2, "Sin verificar: a")] == marked_blocks(pages)


def test_exempt_blocks_are_in_order() -> None:
    pages = [
        Page(name, (), (bash(9, "ls", **{"sin-verificar": "a"}), bash(1, "", **{"sin-verificar": "b"})))
        for name in "ba"
    ]
    assert [(e.file, e.line) for e in check_pages(pages).exempt] == [("a", 1), ("a", 9), ("b", 1), ("b", 9)]


def test_same_problem_of_two_pages_belongs_to_the_first() -> None:
    shared = Block(1, 1, 3, "bash", "docker pss", (Origin("b.sh", 1, 0),))
    report = check_pages([Page(name, (), (shared,)) for name in ("a.md", "c.md")])
    assert [(d.file, report.owners[d]) for d in report.diagnostics] == [("b.sh", (0, 0))]


def test_drawing_is_no_special() -> None:
    block = bash(1, "a", desde="29.0")
    assert marked_blocks([Page("a.md", (), (block._replace(drawn=True),))]) == []
    assert marked_blocks([Page("a.md", (), (block,))]) == [Special("since", 0, 0, "Desde Docker 29.0")]


def test_only_what_has_no_verdict_is_judged(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c.json")
    page = Page(
        "a.md", (), (bash(1, "ls"), bash(5, "docker pss"), bash(9, "ls"), bash(13, "", **{"sin-verificar": "a"}))
    )
    key = Task(languages.find("bash"), False, "ls").key()
    cache.put(key, [Finding(1, 1, 1, 2, "SH101", "de antes")])
    report = check_pages([page], cache)
    assert [(d.line, d.message) for d in report.diagnostics if d.code == "SH101"] == [(2, "de antes"), (10, "de antes")]
    assert len(cache.verdicts) == 2
    assert check_pages([], cache).diagnostics == []
