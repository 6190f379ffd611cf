"""A built site as its folder holds it: which files are read, and what is said of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from guide.links import check_site

LINK = '<a href="zz/">x</a>'


def told(root: Path, files: Mapping[str, str | bytes], base: str = "", shown: str = "") -> list[str]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [f"{d.file}:{d.line}:{d.column}-{d.end_column} {d.code}" for d in check_site(root, base, shown)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.html", LINK, ["a.html:1:1-2 EN101"]),
        ("a/b/c.html", f"\n {LINK}", ["a/b/c.html:2:2-3 EN101"]),
        ("a.css", "a { b: url(zz.png) }", ["a.css:1:8-9 EN101"]),
        ("a/a.svg", '<svg><use href="zz.svg"/></svg>', ["a/a.svg:1:6-7 EN101"]),
        ("a.webmanifest", '{"start_url": "zz/"}', ["a.webmanifest:1:1-2 EN101"]),
        ("sitemap.xml", "<a>\n<", ["sitemap.xml:2:1-2 EN108"]),
        ("a/sitemap.xml", "<a>\n<", []),
        ("otro.xml", "<a>\n<", []),
        ("a.txt", LINK, []),
        ("a.htm", LINK, []),
        ("a.json", '{"start_url": "zz/"}', []),
        ("html", LINK, []),
        ("a.html", b"a\n\xff", ["a.html:1:1-2 EN108"]),
        ("a.css", b"\xff", ["a.css:1:1-2 EN108"]),
        ("a.svg", b"\xff", ["a.svg:1:1-2 EN108"]),
        ("a.txt", b"\xff", []),
        (".oculta/a.html", LINK, [".oculta/a.html:1:1-2 EN101"]),
    ],
)
def test_files_that_are_read(name: str, text: str | bytes, found: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, {name: text}) == found


def test_where_a_file_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"a\n\xff")
    assert check_site(tmp_path)[0].message == "no es UTF-8 (byte 2); guárdalo así"


def test_files_stand_in_order_below_the_shown_folder(tmp_path: Path) -> None:
    files = {"b.html": f"{LINK}\n{LINK}{LINK}", "a.html": f"{LINK}<img src=zz.png>", "c.html": ""}
    assert told(tmp_path, files, shown="obra/site") == [
        "obra/site/a.html:1:1-2 EN101",
        "obra/site/a.html:1:20-21 EN101",
        "obra/site/b.html:1:1-2 EN101",
        "obra/site/b.html:2:1-2 EN101",
        "obra/site/b.html:2:20-21 EN101",
    ]


def canonical(address: str, body: str = "") -> str:
    return f'<link rel="canonical" href="{address}">{body}'


@pytest.mark.parametrize(
    ("files", "base", "found"),
    [
        # A page says where the site is, and every address of it is looked for.
        ({"a/index.html": canonical("https://e.example/g/a/", '<a href="https://e.example/g/zz/">')}, "", ["EN101"]),
        ({"a/index.html": canonical("https://e.example/g/a/", '<a href="/g/a/"><a href="/a/">')}, "", ["EN106"]),
        ({"index.html": canonical("https://e.example/g/", '<a href="/g/">')}, "", []),
        ({"a.html": canonical("https://e.example/g/a.html", '<a href="/g/a.html">')}, "", []),
        # One whose address is not that of its file says nothing.
        ({"a/index.html": canonical("https://e.example/b/", '<a href="https://e.example/zz/">')}, "", []),
        ({"a/index.html": canonical("https://e.example/ga/", '<a href="https://e.example/zz/">')}, "", []),
        ({"a/index.html": '<a href="https://e.example/zz/"><a href="/a/">'}, "", ["EN106"]),
        # The first in the order of the files counts.
        (
            {
                "b/index.html": canonical("https://dos.example/b/", '<a href="https://dos.example/zz/">'),
                "a/index.html": canonical("https://uno.example/a/", '<a href="https://uno.example/zz/">'),
            },
            "",
            ["EN101"],
        ),
        # What is given counts more.
        ({"a/index.html": '<a href="/g/a/"><a href="/g/zz/">'}, "/g/", ["EN101"]),
        ({"a/index.html": canonical("https://e.example/h/a/", '<a href="/g/a/"><a href="/h/a/">')}, "/g/", ["EN106"]),
    ],
)
def test_where_the_site_is(files: Mapping[str, str], base: str, found: list[str], tmp_path: Path) -> None:
    assert [row.split(" ")[1] for row in told(tmp_path, files, base)] == found
