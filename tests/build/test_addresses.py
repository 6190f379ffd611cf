"""Every address that the site has had still leads somewhere: links and bookmarks of readers outlive titles.

``direcciones.txt`` has pages and their headings, as they were when it was written, and is only added to.
"""

from __future__ import annotations

from pathlib import Path

from builds import ROOT
from guide.links.pages import read_html
from guide.links.redirects import SOURCE, Redirects, read
from guide.links.targets import closest

GOLDEN = (Path(__file__).parent / "direcciones.txt").read_text("utf-8").splitlines()


def lost(site: Path, addresses: list[str], redirects: Redirects) -> list[str]:
    """The lines that ``resources/direcciones.yml`` lacks, each with a guess at the new address."""
    ids: dict[str, set[str]] = {}
    for file in site.rglob("index.html"):
        ids[file.relative_to(site).as_posix().removesuffix("index.html")] = set(read_html(file.read_text("utf-8")).ids)
    # A page that sends on has no ids of its own: who asks for a part of it arrives there by its line or by its name.
    moved = {one.old: one.new for one in redirects.moved}
    found = []
    for address in addresses:
        page, _, anchor = address.partition("#")
        target = moved.get(page) or page
        known = ids.get(target.partition("#")[0], set())
        if page not in ids:
            # What is no address is refused, so that nobody takes it for a guess.
            near = closest(page, ids) or "?"
        elif not anchor or anchor in known or address in moved or "#" in target:
            continue
        else:
            near = f"{target}#{closest(anchor, known) or ''}".removesuffix("#")
        found.append(f'"{address}": "{near}"')
    return found


def test_every_old_address_leads_somewhere(site: Path) -> None:
    file = ROOT / SOURCE
    redirects = read(file.read_text("utf-8")) if file.is_file() else Redirects()
    missing = lost(site, GOLDEN, redirects)
    assert not missing, f"add to {SOURCE}, and look at each guess:\n" + "\n".join(missing)


def test_the_list_is_sorted_and_says_nothing_twice() -> None:
    assert sorted(set(GOLDEN)) == GOLDEN


def test_what_is_lost_is_told_as_the_line_to_add(tmp_path: Path) -> None:
    for page, html in {"a/": '<h2 id="comandos">', "nueva/": '<h2 id="x">', "vieja/": ""}.items():
        (tmp_path / page).mkdir()
        (tmp_path / page / "index.html").write_text(html, "utf-8")
    redirects = read('"vieja/": "nueva/"\n"a/#ordenes": "a/#comandos"\n')
    old = ["a/", "a/#comando", "a/#comandos", "a/#ordenes", "b/", "vieja/", "vieja/#x", "vieja/#y"]
    assert lost(tmp_path, old, redirects) == [
        '"a/#comando": "a/#comandos"',
        '"b/": "?"',
        '"vieja/#y": "nueva/"',
    ]
