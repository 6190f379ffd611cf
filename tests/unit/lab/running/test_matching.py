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


# Of each kind, what is it and changes, and what is not and may not: pairs of a page and a run.
KINDS = {
    "identifier": (
        [
            (f"{A} x", f"{B} x"),
            ("0" * 32, "1" * 32),
            ("0" * 64, "1" * 64),
            (f"sha256:{A}", f"sha256:{B}"),
            (f"sha256:{'0' * 63}", f"sha256:{'1' * 63}"),
            (f"({A})", f"({B})"),
        ],
        [
            ("0" * 11, "1" * 11),
            ("0" * 13, "1" * 13),
            ("0" * 31, "1" * 31),
            ("0" * 33, "1" * 33),
            ("0" * 63, "1" * 63),
            ("0" * 65, "1" * 65),
            (f"sha256:{'0' * 11}", f"sha256:{'1' * 11}"),
            (A.upper(), B.upper()),
            (f"g{A}", f"g{B}"),
            (f"{A}_", f"{B}_"),
            ("0123456789ag", "0123456789bg"),
        ],
    ),
    "bridge": ([(f"br-{A}: <UP>", f"br-{B}: <UP>")], [("br-0123456789a", "br-0123456789b")]),
    "interface": (
        [
            ("veth1a2b3c4: x", "veth9f8e7d6: x"),
            ("veth1a2b3c4@if5:", "veth9f8e7d6@if11:"),
            ("eth0@if5:", "eth0@if12:"),
            ("eth10@if5:", "eth0@if5:"),
            # The whole name counts, and not its beginning.
            ("eth0@if123456 eth0@if123457", "eth0@if123458 eth0@if123459"),
            ("veth1a2b3c4@if11 veth1a2b3c4@if12", "veth1a2b3c4@if13 veth1a2b3c4@if14"),
        ],
        [
            ("veth1a2b3c:", "veth9f8e7d:"),
            ("veth1a2b3c45:", "veth9f8e7d65:"),
            ("eth0:", "eth1:"),
            ("eth0@if:", "eth1@if:"),
            ("xeth0@if5:", "xeth0@if6:"),
            ("xveth1a2b3c4:", "xveth9f8e7d6:"),
        ],
    ),
    "reference": (
        [
            ("k3j9x0q2v5w8y1z4a6b7c0d2e", "abcdefghijklmnopqrstuvwx9"),
            ("1" * 25, "a" * 24 + "1"),
        ],
        [
            ("a" * 25, "b" * 25),
            ("1" * 24 + "z", "2" * 24 + "Z"),
            ("1z" * 12, "2z" * 12),
            ("1z" * 13, "2z" * 13),
            ("1Z" + "a" * 23, "2Z" + "a" * 23),
            ("_" + "1z" * 12 + "a", "_" + "2z" * 12 + "a"),
        ],
    ),
    "uuid": (
        [("0f8fad5b-d9cb-469f-a165-70867728950e", "7c9e6679-7425-40de-944b-e07fc1f90ae7")],
        [
            ("f8fad5b-d9cb-469f-a165-70867728950", "c9e6679-7425-40de-944b-e07fc1f90ae"),
            ("0f8fad5b-d9cb-469f-70867728950", "7c9e6679-7425-40de-e07fc1f90ae"),
            ("0f8fad5b-d9cb-469-a165-70867728950", "7c9e6679-7425-40d-944b-e07fc1f90ae"),
        ],
    ),
    "address of a card": (
        [("02:42:ac:11:00:02", "ee:12:0a:bb:00:01")],
        [
            ("02:42:ac:11:00", "ee:12:0a:bb:00"),
            ("02:42:AC:11:00:02", "EE:12:0A:BB:00:01"),
            ("x02:42:ac:11:00:02", "xee:12:0a:bb:00:01"),
        ],
    ),
    "time": (
        [
            ("2026-11-25T03:13:54", "2027-01-02T13:00:00"),
            ("2026-11-25 03:13:54", "2027-01-02 13:00:00"),
            ("2026-11-25T03:13:54.123Z", "2027-01-02T13:00:00Z"),
            ("2026-11-25 03:13:54,123 x", "2027-01-02 13:00:00,9 x"),
            ("2026-11-25T03:13:54Z x", "2027-01-02T13:00:00Z x"),
            ("2026-11-25 03:13:54 UTC x", "2027-01-02 13:00:00 UTC x"),
            ("2026-11-25T03:13:54+01:00 x", "2027-01-02T13:00:00-05:30 x"),
            ("2026-11-25 03:13:54 +0000 UTC x", "2027-01-02 13:00:00 +0100 CET x"),
            ("2026-11-25 03:13:54 +0200 CEST x", "2027-01-02 13:00:00 +0100 CET x"),
            ("Wed 2026-11-25 03:36:26 UTC", "Sat 2026-12-05 13:06:06 UTC"),
            ("[25/Nov/2026:03:13:54 +0000]", "[01/Dec/2026:00:00:00 -0330]"),
            ("Wed, 25 Nov 2026 03:13:54 GMT", "Thu, 26 Nov 2026 04:00:00 GMT"),
            ("Wed 25 Nov 2026 03:13:54 GMT", "Thu 26 Nov 2026 04:00:00 GMT"),
            ("Nov 25 03:11 x", "Dec  1 13:11 x"),
            ("Nov  5 03:11:40 x", "Dec 11 13:11:40 x"),
            ("Wed Nov 25 03:11:40 2026", "Thu Dec  1 13:11:40 2027"),
            ("Nov 25 03:11 2026", "Dec 31 13:11 2027"),
            ("2026/11/25 03:11:40 [notice]", "2027/01/02 13:00:00 [notice]"),
            ("2026-11-25 x", "2027-01-02 x"),
        ],
        [
            ("03:13:54", "03:13:55"),
            ("2026-11-5 x", "2026-11-6 x"),
            ("2026-11-255", "2026-11-256"),
            ("12026-11-25", "12026-11-26"),
            ("25/Nov/2026", "26/Nov/2026"),
            ("25/nov/2026:03:13:54 +0000", "26/nov/2026:03:13:54 +0000"),
            ("2026/11/25", "2026/11/26"),
            ("Nov 25", "Nov 26"),
            ("Ene 25 03:11", "Ene 26 03:11"),
            ("XNov 25 03:11 x", "XNov 26 03:11 x"),
        ],
    ),
    "time ago": (
        [
            ("hace 5 seconds ago x", "hace Less than a second ago x"),
            ("Less than a second ago x", "About a minute ago x"),
            ("About a minute ago x", "About an hour ago x"),
            ("About an hour ago x", "1 second ago x"),
            ("1 second ago x", "2 seconds ago x"),
            ("1 minute ago x", "2 minutes ago x"),
            ("1 hour ago x", "2 hours ago x"),
            ("3 days ago x", "1 day ago x"),
            ("3 weeks ago x", "1 week ago x"),
            ("3 months ago x", "1 month ago x"),
            ("3 years ago x", "1 year ago x"),
            ("5 seconds", "About a minute"),
            ("5 seconds (healthy)", "6 seconds (healthy)"),
            ("5 seconds  80/tcp", "6 minutes  80/tcp"),
            ("Up 5 seconds, bien", "Up 2 hours, bien"),
            ("4s ago x", "250ms ago x"),
            ("1min 20s ago x", "4s ago x"),
            ("1min 20ms ago x", "2s ago x"),
        ],
        [
            ("espera 5 seconds más", "espera 6 seconds más"),
            ("up 5 seconds más", "up 6 seconds más"),
            ("5 secondsx", "6 secondsx"),
            ("5 fortnights ago", "6 fortnights ago"),
            ("espera 4s más", "espera 5s más"),
            ("x4s ago", "x5s ago"),
            ("4m ago", "5m ago"),
        ],
    ),
    "duration": (
        [
            ("0.4s x", "11.25s x"),
            ("12.3ms x", "0.4s x"),
            ("1m2.5s x", "0.1s x"),
            ("CPU: 25ms x", "CPU: 1.234s x"),
            ("CPU: 300us x", "CPU: 25ms x"),
            ("CPU: 2s x", "CPU: 300us x"),
            ("real\t0m0.003s x", "real\t1m12.100s x"),
            ("12:00 wall 00:01 x", "12:00 wall 00:02 x"),
        ],
        [
            ("4s x", "5s x"),
            ("a0.4s x", "a0.5s x"),
            ("1.0.4s x", "1.0.5s x"),
            ("0.4sx", "0.5sx"),
            ("0.4m x", "0.5m x"),
            ("CPU: 25m x", "CPU: 26m x"),
            ("CPU 25ms x", "CPU 26ms x"),
            ("real 3 x", "real 4 x"),
        ],
    ),
    "size": (
        [
            ("80.3MB x", "81MB x"),
            ("1kB x", "2KB x"),
            ("1KB x", "2GB x"),
            ("1GB x", "2TB x"),
            ("1TB x", "2kB x"),
            ("1MiB x", "2.5GiB x"),
            ("12B x", "3kB x"),
            ("0B x", "1.5MB x"),
            ("1.5 MB x", "2 kB x"),
            ("1e+03kB x", "1.1MB x"),
            ("10.2MB/s x", "9kB/s x"),
            ("1.2K x", "3.4M x"),
            ("5.6G x", "1.2K x"),
            ("5.6M x", "1.2G x"),
        ],
        [
            ("80.3PB x", "81.3PB x"),
            ("80MBx", "81MBx"),
            ("v80MB x", "v81MB x"),
            ("v1.80MB x", "v1.81MB x"),
            ("80 x", "81 x"),
            ("12K x", "13K x"),
            ("1.2Kx", "1.3Kx"),
            ("v1.2K x", "v1.3K x"),
            ("80mb x", "81mb x"),
        ],
    ),
    "percentage": ([("0.05% x", "12.30% x")], [("5% x", "6% x"), ("0.05 x", "0.06 x"), ("_0.05% x", "_1.05% x")]),
    "port that the kernel chose": (
        [
            *((f"0.0.0.0:{port}->80/tcp", "0.0.0.0:49153->80/tcp") for port in (32768, 32799, 32800, 32999, 33000)),
            *((f"[::]:{port}->80/tcp", "[::]:32768->80/tcp") for port in (39999, 40000, 49999, 50000, 60000, 60999)),
        ],
        [
            *((f":{port}->80/tcp", ":49153->80/tcp") for port in (32759, 3276, 30000, 62000, 8080, 327680, 499990)),
            *((":49153->80/tcp", f":{port}->80/tcp") for port in (32759, 3276, 31999, 62000, 8080, 327680, 499990)),
            (" 49153->80/tcp", " 49154->80/tcp"),
        ],
    ),
    "number of a process": (
        [("dockerd[133]: x", "dockerd[9]: x"), ("Main PID: 133 (x)", "Main PID: 9 (x)")],
        [("[133]: x", "[134]: x"), ("dockerd[133] x", "dockerd[134] x"), ("PID 133", "PID 134")],
    ),
    "revision of a package": (
        [("1.1.15+ds1-2+b4", "1.1.15+ds1-2+deb13u1"), ("1.1.15~ds2-2", "1.1.15~ds2-3.1~x")],
        [
            ("1.1.15+ds1-2", "1.1.15+ds2-2"),
            ("1.1.15-2", "1.1.15-3"),
            ("1.1-ds1-2", "1.1-ds1-3"),
            ("+ds1-2/x", "+ds1-3/y"),
        ],
    ),
    "tag of a page": (
        [('ETag: "67a1b2c3-267"', 'ETag: "0f-1"')],
        [('Tag: "67a1b2c3-267"', 'Tag: "0f-1"'), ('ETag: "zz"', 'ETag: "zy"'), ('ETag: ""', 'ETag: "a"')],
    ),
    "width of a column": (
        [("a  b", "a   b"), ("a     b", "a b"), ("a  ", "a")],
        [("a b", "a  b"), ("a  b", "ab"), ("  a", "a")],
    ),
    "part that is left out": (
        [("a … z", "a b c z"), ("a…z", "az"), ("…", ""), ("a…", "abc"), ("…z", "xyz"), ("a…m…z", "a1m2z")],
        [("a … z", "a b c y"), ("a…z", "ay"), ("a…m…z", "a1n2z"), ("a...z", "abcdz")],
    ),
    "word": (
        [("uno  ", "uno"), ("uno", "uno  "), ("a.b*c[1]^$", "a.b*c[1]^$")],
        [("uno", "uno dos"), ("dos", "uno dos"), ("a.c", "abc"), ("a*", "aa"), ("", "a"), ("a", ""), (" a", "a")],
    ),
}  # fmt: skip
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


CHANGES = [pytest.param(*pair, id=f"{kind}: {pair[0]}") for kind, (pairs, _) in KINDS.items() for pair in pairs]
NO_CHANGES = [pytest.param(*pair, id=f"{kind}: {pair[0]}") for kind, (_, pairs) in KINDS.items() for pair in pairs]
ONE_WAY = ("width of a column", "part that is left out", "word")


@pytest.mark.parametrize(("shown", "received"), CHANGES)
def test_each_kind_of_what_changes(shown: str, received: str) -> None:
    assert same(shown, received, Names())


@pytest.mark.parametrize(("shown", "received"), NO_CHANGES)
def test_what_is_nearly_of_that_kind_may_not_change(shown: str, received: str) -> None:
    assert not same(shown, received, Names())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ONE_WAY])
def test_what_changes_may_stand_in_the_page_or_come_from_the_run(kind: str) -> None:
    assert [pair for pair in KINDS[kind][0] if not same(pair[1], pair[0], Names())] == []


@pytest.mark.parametrize("form", ["[25/{}/2026:03:13:54 +0000]", "Wed, 25 {} 2026 03:13:54 GMT", "{} 25 03:11:40 x"])
def test_a_time_has_any_month(form: str) -> None:
    assert [name for name in [*MONTHS, "Ene"] if same(form.format("Oct"), form.format(name), Names())] == MONTHS


@pytest.mark.parametrize("form", ["{}, 25 Nov 2026 03:13:54 GMT", "{} 2026-11-25 03:13:54", "{} Nov 25 03:11:40 2026"])
def test_a_time_has_any_day(form: str) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [name for name in [*days, "Lun"] if same(form.format("Wed"), form.format(name), Names())] == days


@pytest.mark.parametrize(
    ("shown", "received", "fits"),
    [
        (f"{A} {B} {A}", f"{B} {A} {B}", True),
        (f"{A} {B}", f"{A} {A}", False),
        (f"{A} {A}", f"{A} {B}", False),
        # The first characters of an identifier name it, with whatever stands before them.
        (f"sha256:{A}{'0' * 52} {A}", f"sha256:{B}{'1' * 52} {B}", True),
        (f"sha256:{A}{'0' * 52} {A}", f"sha256:{B}{'1' * 52} {A}", False),
        (f"br-{A} {A}", f"br-{B} {B}", True),
        (f"br-{A} {A}", f"br-{B} {A}", False),
        ("02:42:ac:11:00:02 02:42:ac:11:00:02", "02:42:ac:11:00:03 02:42:ac:11:00:03", True),
        ("02:42:ac:11:00:02 02:42:ac:11:00:02", "02:42:ac:11:00:03 02:42:ad:11:00:02", False),
        ("eth0@if5 eth0@if5", "eth0@if6 eth0@if7", False),
        ("veth1a2b3c4 veth1a2b3c4", "veth9f8e7d6 veth9f8e7d5", False),
        ("1" * 25 + " " + "1" * 25, "2" * 25 + " " + "3" * 25, False),
        (
            "0f8fad5b-d9cb-469f-a165-70867728950e 0f8fad5b-d9cb-469f-a165-70867728950e",
            "7c9e6679-7425-40de-944b-e07fc1f90ae7 8c9e6679-7425-40de-944b-e07fc1f90ae7",
            False,
        ),
        # A time or a size is nobody's.
        ("80MB 80MB", "81MB 82MB", True),
    ],
)
def test_identifiers_of_a_line_belong_together(shown: str, received: str, fits: bool) -> None:
    assert same(shown, received, Names()) is fits


def test_a_line_that_does_not_fit_is_not_remembered() -> None:
    names = Names()
    assert not same(f"{A} {B}", f"{B} {B}", names)
    assert not same(f"{A} uno", f"{B} dos", names)
    assert names == Names()
    assert same(A, A, names)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (f"{B}", f"{A}"),
        (f"x {B} y {B}", f"x {A} y {A}"),
        (f"sha256:{B}", f"sha256:{A}"),
        (f"br-{B}", f"br-{A}"),
        (f"{B}{'0' * 20}", f"{A}{'0' * 20}"),
        ("0123456789ab", "0123456789ab"),
        ("sha256:0123456789ab", "sha256:0123456789ab"),
        (f"{B}0", f"{B}0"),
        # Only what the page would have to repeat is given back.
        ("ee:12:0a:bb:00:01", "ee:12:0a:bb:00:01"),
        ("eth0@if6", "eth0@if6"),
        ("12.5MB  Up 2 seconds", "12.5MB  Up 2 seconds"),
    ],
)
def test_what_is_recorded_has_the_identifiers_of_the_page(line: str, written: str) -> None:
    names = Names()
    assert same(f"{A} 02:42:ac:11:00:02 eth0@if5", f"{B} ee:12:0a:bb:00:01 eth0@if6", names)
    assert names.as_shown(line) == written


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


@pytest.mark.parametrize(
    ("expected", "received", "difference"),
    [
        ([], [], None),
        ([], ["a", "b"], (9, "", "a")),
        (["a"], [], (11, "a", "")),
        (["a", "b"], ["a", "c"], (12, "b", "c")),
        (["a", "b"], ["a"], (12, "b", "")),
        (["a"], ["a", "b", "c"], (9, "", "b")),
        (["a", "b"], ["x", "a", "b"], (11, "a", "x")),
        # What has to be recorded says so, wherever it stands.
        (["@grabar"], [], (11, "@grabar", "")),
        (["@grabar"], ["a", "b"], (11, "@grabar", "a")),
        (["a", "  @grabar "], ["x"], (12, "@grabar", "x")),
        (["x @grabar"], ["x @grabar"], None),
        # Lines that are left out.
        (["…"], [], None),
        (["…"], ["a"], None),
        (["  …  "], ["a", "b"], None),
        (["…", "…"], ["a", "b"], None),
        (["…", "…"], [], None),
        (["…", "…", "z"], ["a", "z"], None),
        (["a", "…", "…"], ["a"], None),
        (["a", "b", "…"], ["a", "c"], (12, "b", "c")),
        (["a", "b", "…"], ["a"], (12, "b", "")),
        (["…", "y", "z"], ["x", "y", "z"], None),
        (["…", "y", "z"], ["y", "z"], None),
        (["…", "y", "z"], ["z"], (12, "y", "z")),
        (["…", "y", "z"], ["y", "z", "x"], (12, "y", "z")),
        (["…", "z"], [], (12, "z", "")),
        (["a", "…", "a"], ["a"], (13, "a", "")),
        (["…", "m", "n", "…"], ["m", "x", "m", "n", "z"], None),
        (["…", "m", "n", "…"], ["m", "n"], None),
        (["…", "m", "n", "…"], ["m", "x", "n"], (12, "m", "")),
        (["…", "m", "n", "…"], ["m"], (12, "m", "")),
        (["…", "m", "…", "m", "…"], ["m", "m"], None),
        (["…", "m", "…", "m", "…"], ["m", "x"], (14, "m", "")),
        (["a", "…", "a", "…"], ["a", "b"], (13, "a", "")),
        (["a", "…", "m", "…", "z"], ["a", "z", "m"], (15, "z", "")),
        (["a", "…", "m", "…", "m"], ["a", "m"], (15, "m", "")),
    ],
)
def test_what_differs_is_told_with_its_line(
    expected: list[str], received: list[str], difference: tuple[int, str, str] | None
) -> None:
    assert compare(list(enumerate(expected, 11)), received, Names(), 9) == difference


@pytest.mark.parametrize(
    ("expected", "received", "difference"),
    [
        ([], [], None),
        (["a", "b", "c"], ["c", "a", "b"], None),
        (["a", "b"], ["b", "a", "x", "y"], (9, "", "x")),
        (["a", "b", "c"], ["c", "a", "a"], (12, "b", "")),
        (["a", "a"], ["a"], (12, "a", "")),
        (["a"], ["a", "a"], (9, "", "a")),
        (["a", "…"], ["x", "a", "y"], None),
        ([" … ", "a"], ["x", "a"], None),
        (["…", "a"], ["x"], (12, "a", "")),
        (["@grabar"], ["a"], (11, "@grabar", "a")),
        ([A, f"{A} x"], [f"{B} x", B], None),
        ([A, f"{A} x"], ["0123456789ab x", B], (12, f"{A} x", "")),
    ],
)
def test_lines_in_any_order(expected: list[str], received: list[str], difference: tuple[int, str, str] | None) -> None:
    assert compare(list(enumerate(expected, 11)), received, Names(), 9, unordered=True) == difference


def test_a_part_that_does_not_fit_whole_is_not_remembered() -> None:
    names = Names()
    expected = [(1, "…"), (2, A), (3, "m"), (4, "…"), (5, f"{A} fin")]
    assert compare(expected, [B, "n", "0123456789ab", "m", "0123456789ab fin"], names, 5) is None
    assert names.received == {A: "0123456789ab"}


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
