"""Every code of the guide's own checks, whatever finds it; the checker of blocks has a table of its own."""

from __future__ import annotations

from collections.abc import Mapping


def other_codes() -> Mapping[str, str]:
    """The codes of diagrams, examples, links, laboratory, prose and pages, each with what it means."""
    from guide.authoring import check as pages
    from guide.diagrams import codes as diagrams
    from guide.examples import codes as examples
    from guide.lab.pages import codes as laboratory
    from guide.links import codes as links
    from guide.prose import check as prose

    tables = (diagrams.CODES, examples.CODES, links.CODES, laboratory.CODES, prose.CODES, pages.CODES)
    return {code: text for table in tables for code, text in sorted(table.items())}
