"""What the templates of the theme get wrong for who does not see the page or has no mouse (Material 9.8).

Each repair is a text of the theme and what takes its place, which is less than a copy of a template: of those we would
have to follow every change. A test builds a page with nothing but the theme and asks that each text be there, so that
an update that repairs or moves something is noticed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Repair:
    """``pattern`` becomes ``to`` wherever it stands. ``why`` is for who wonders whether it is still needed."""

    why: str
    pattern: str
    to: str

    def apply(self, html: str) -> str:
        return re.sub(self.pattern, self.to, html, flags=re.S)


REPAIRS = (
    Repair(
        "The boxes that open a section of the drawer have two labels each, and would be called twice the same.",
        r'(<input class="md-nav__toggle md-toggle[^"]*" type="checkbox" id="(__nav_\w+)")',
        r'\1 aria-labelledby="\2_label"',
    ),
    Repair(
        "The same, for the contents of the page.",
        r'(<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc")',
        r'\1 aria-label="En esta página"',
    ),
    Repair(
        "A label that takes the focus has no role, and says nothing of its state: the box takes it.",
        r'(<label class="md-nav__link" for="__nav_\w+" id="__nav_\w+_label") tabindex="\d*"',
        r"\1",
    ),
    Repair(
        "The header is a landmark: another one within it, which is no navigation, is noise.",
        r'(<nav class="md-header__inner md-grid") aria-label="[^"]*"',
        r'\1 role="none"',
    ),
    Repair(
        "Sections of the guide, and no tabs.",
        r'(<nav class="md-tabs") aria-label="[^"]*"',
        r'\1 aria-label="Secciones"',
    ),
    Repair(
        "A name of its own: the path has the same.",
        r'(<nav class="md-nav md-nav--primary[^"]*") aria-label="[^"]*"',
        r'\1 aria-label="Páginas"',
    ),
    Repair("The same.", r'(<nav class="md-path") aria-label="[^"]*"', r'\1 aria-label="Migas"'),
    Repair(
        "What it is, and not where it is.",
        r'(<nav class="md-footer__inner md-grid") aria-label="[^"]*"',
        r'\1 aria-label="Página anterior y siguiente"',
    ),
    Repair(
        "A list within the contents of the page is no landmark: there would be dozens.",
        r'(<nav class="md-nav") aria-label="[^"]*"',
        r'\1 role="none"',
    ),
    Repair(
        "Nor is a section of the menu. And aria-expanded belongs to what opens it.",
        r'(<nav class="md-nav" data-md-level="\d") aria-labelledby="[^"]*" aria-expanded="\w+"',
        r'\1 role="none"',
    ),
    Repair(
        "The page where one is, which the theme only tells by a colour.",
        r'(<a href="[^"]*" class="md-nav__link md-nav__link--active")',
        r'\1 aria-current="page"',
    ),
    Repair(
        "And its section.",
        r'(<li class="md-tabs__item md-tabs__item--active">\s*<a href="[^"]*" class="md-tabs__link")',
        r'\1 aria-current="true"',
    ),
    Repair(
        "A title that only repeats the name.",
        r'(<a href="[^"]*") title="[^"]*" (class="md-(?:header|nav)__button md-logo")',
        r"\1 \2",
    ),
    Repair(
        "The link around the logo has a name already.",
        r'(<img src="[^"]*") alt="logo"',
        r'\1 alt=""',
    ),
    Repair(
        "«Copiado» is a message of state (WCAG 4.1.3).",
        r'(<div class="md-dialog__inner md-typeset")',
        r'\1 role="status"',
    ),
)


# Of a page that the menu leaves out the theme makes no box, and yet a label for it.
_LABEL = re.compile(r'(<label class="md-nav__title") for="__toc"')


def repaired(html: str) -> str:
    for repair in REPAIRS:
        html = repair.apply(html)
    return html if ' id="__toc"' in html else _LABEL.sub(r"\1", html)
