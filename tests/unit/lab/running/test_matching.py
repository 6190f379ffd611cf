"""Outputs of a page against those of a run: what may change, and what may not."""

from __future__ import annotations

import pytest
from guide.lab.running.matching import Difference, Names, compare, same
from hypothesis import given
from hypothesis import strategies as st

A, B = "3f4a1b2c5d6e", "9a8b7c6d5e4f"


def numbered(text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.split("\n"), 1))


def differs(expected: str, received: str, *, unordered: bool = False) -> int | None:
    """The line of the page where they differ."""
    lines = numbered(expected)
    found = compare(lines, received.split("\n"), Names(), len(lines), unordered)
    return found.line if found else None


@pytest.mark.parametrize(
    ("shown", "received"),
    [
        ("Hola", "Hola"),
        (f"{A}   nginx:1.30", f"{B}   nginx:1.30"),
        (A + "0" * 52, B + "1" * 52),
        ("sha256:" + "a1" * 32, "sha256:" + "b2" * 32),
        ("Up 2 seconds", "Up About a minute"),
        ("nginx   2 minutes ago   Up 5 seconds   80/tcp", "nginx   Less than a second ago   Up 1 second   80/tcp"),
        ("Exited (0) 3 seconds ago", "Exited (0) About an hour ago"),
        (" ✔ Container web  Started  0.4s", " ✔ Container web  Started  11.2s"),
        ("Created 2026-11-25T03:13:54.123456789Z", "Created 2027-01-02T13:00:00Z"),
        ("active since Wed 2026-11-25 03:36:26 UTC; 4s ago", "active since Sat 2026-12-05 13:06:06 UTC; 1min 20s ago"),
        ("172.17.0.1 - - [25/Nov/2026:03:13:54 +0000] 200", "172.17.0.1 - - [01/Dec/2026:00:00:00 +0000] 200"),
        ("Date: Wed, 25 Nov 2026 03:13:54 GMT", "Date: Thu, 26 Nov 2026 04:00:00 GMT"),
        ("debian   13-slim   80.3MB", "debian   13-slim   81MB"),
        ("0.0.0.0:32768->80/tcp", "0.0.0.0:49153->80/tcp"),
        ("veth1a2b3c4@if5: mtu 1500", "veth9f8e7d6@if11: mtu 1500"),
        ("02:42:ac:11:00:02", "ee:12:0a:bb:00:01"),
        ("Nov 25 03:11:40 maquina dockerd[133]: listo", "Dec  1 13:11:40 maquina dockerd[99]: listo"),
        ("GitCommit:        1.1.15+ds1-2+b4", "GitCommit:        1.1.15+ds1-2+deb13u1"),
        ("NAME     STATUS", "NAME      STATUS"),
        ("Sending… hecho", "Sending 12 of 14: hecho"),
    ],
)  # fmt: skip
def test_what_changes_from_run_to_run_is_the_same(shown: str, received: str) -> None:
    assert same(shown, received, Names())


@pytest.mark.parametrize(
    ("shown", "received"),
    [
        ("Hola 1", "Hola 2"),
        ("nginx:1.30", "nginx:1.31"),
        ("127.0.0.1:8080->80/tcp", "127.0.0.1:8081->80/tcp"),
        ("172.17.0.2", "172.17.0.3"),
        ("Exited (0) 3 seconds ago", "Exited (1) 3 seconds ago"),
        ("Docker version 28.5.2", "Docker version 28.5.3"),
        ("GitCommit:        1.1.15+ds1-2", "GitCommit:        1.1.16+ds1-2"),
        ("interval: 5s", "interval: 6s"),
        ("Up 2 seconds", "Up 2 seconds (healthy)"),
        ("a b", "a  c"),
        ("[1/4] FROM", "[1/5] FROM"),
        ("HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found"),
        ("100 packets", "101 packets"),
    ],
)
def test_what_must_be_the_same_is_not_taken_for_a_change(shown: str, received: str) -> None:
    assert not same(shown, received, Names())


def test_one_identifier_of_the_page_is_one_of_the_run() -> None:
    assert differs(f"{A}\n{A}", f"{B}\n{B}") is None
    assert differs(f"{A}\n{A}", f"{B}\n{'0123456789ab'}") == 2


def test_two_identifiers_of_the_page_are_two_of_the_run() -> None:
    assert differs(f"{A}\n{B}", f"{B}\n{B}") == 2


def test_a_short_identifier_is_the_long_one() -> None:
    assert differs(f"{A}{'0' * 52}\n{A}", f"{B}{'f' * 52}\n{B}") is None
    assert differs(f"{A}{'0' * 52}\n{A}", f"{B}{'f' * 52}\n{'0123456789ab'}") == 2


@pytest.mark.parametrize(
    ("expected", "received", "line"),
    [
        ("a\n…\nz", "a\nz", None),
        ("a\n…\nz", "a\nb\nc\nz", None),
        ("a\n…", "a", None),
        ("…\nz", "x\ny\nz", None),
        ("a\n…\nm\n…\nz", "a\nb\nm\nn\nz", None),
        ("a\n…\nm\n…\nz", "a\nb\nn\nz", 3),
        ("a\n…\nz", "b\nz", 1),
        ("a\n…\nz", "a\nb", 3),
        ("a\nb\n…\nb\nz", "a\nb\nz", 4),
        ("a\nb", "a", 2),
        ("a", "a\nb", 1),
        ("@grabar", "", 1),
        ("@grabar", "a", 1),
    ],
)
def test_lines_that_are_left_out(expected: str, received: str, line: int | None) -> None:
    assert differs(expected, received) == line


def test_lines_in_any_order() -> None:
    assert differs("a\nb\nc", "c\na\nb", unordered=True) is None
    assert differs("a\nb\nc", "c\na\na", unordered=True) == 2
    assert differs("a\nb", "b\na\nx", unordered=True) == 2


def test_an_identifier_is_recorded_as_the_page_already_names_it() -> None:
    names = Names()
    assert same(A, B, names)
    assert names.as_shown(f"borrado {B}") == f"borrado {A}"
    assert names.as_shown(f"borrado sha256:{B}{'0' * 52}") == f"borrado sha256:{A}{'0' * 52}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80))
def test_every_line_is_itself(text: str) -> None:
    if text.strip() != "@grabar":
        assert same(text, text, Names())


@given(st.lists(st.sampled_from(["a", "b", "…", A, B, "Up 2 seconds"]), max_size=8))
def test_every_output_is_itself(lines: list[str]) -> None:
    found: Difference | None = compare(list(enumerate(lines, 1)), lines, Names(), 1)
    assert found is None


def test_a_bridge_is_the_one_of_its_network() -> None:
    names = Names()
    assert same(f"{A}   notas   bridge", f"{B}   notas   bridge", names)
    assert not same("br-0123456789ab: <UP>", f"br-{B}: <UP>", names)
    assert same(f"br-{A}: <UP>", f"br-{B}: <UP>", names)
    assert not same("br-0123456789ab: <UP>", f"br-{B}: <UP>", names)
    assert names.as_shown(f"br-{B}: <UP>") == f"br-{A}: <UP>"
