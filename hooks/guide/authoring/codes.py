"""Every code of the guide's own checks, whatever finds it; the checker of blocks has a table of its own."""

from __future__ import annotations

from collections.abc import Mapping


def other_codes() -> Mapping[str, str]:
    """The codes of all that is checked besides blocks, each with what it means."""
    from guide import related
    from guide.authoring import check as pages
    from guide.authoring import entries, tutorials
    from guide.diagrams import codes as diagrams
    from guide.errors import entries as errors
    from guide.examples import codes as examples
    from guide.glossary import terms as glossary
    from guide.lab.pages import codes as laboratory
    from guide.links import codes as links
    from guide.prose import check as prose
    from guide.reference import commands as reference

    rooms = (
        diagrams,
        examples,
        links,
        laboratory,
        prose,
        pages,
        tutorials,
        errors,
        entries,
        glossary,
        reference,
        related,
    )
    tables = [room.CODES for room in rooms]
    return {code: text for table in tables for code, text in sorted(table.items())}
