"""Which language a block is in, by its label and the name of its file."""

from __future__ import annotations

import pytest
from guide.snippets.notation import languages


@pytest.mark.parametrize(
    ("label", "title", "kind"),
    [
        ("env", "", "dotenv"),
        ("DotEnv", "api.env", "dotenv"),
        ("text", ".env", "dotenv"),
        ("ini", "proyecto/.env.example", "dotenv"),
        ("ini", "db.env", "dotenv"),
        ("text", "config.env.js", "text"),
        ("text", "entorno", "text"),
        ("bash", ".env", "script"),
        ("env", "compose.yaml", "yaml"),
    ],
)
def test_name_of_a_file_says_more_than_a_vague_label(label: str, title: str, kind: str) -> None:
    assert languages.of_title(languages.find(label), title).kind == kind
