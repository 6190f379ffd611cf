"""Which language a block is in, by its label and the name of its file."""

from __future__ import annotations

import pytest
from guide.snippets.notation import languages

# Name to count under, kind, dialect of the shell, and the labels that mean it.
LABELS = [
    ("bash", "script", "bash", "bash sh shell ash dash ksh shell-script"),
    ("zsh", "script", "zsh", "zsh"),
    ("console", "session", "bash", "console shell-session shellsession sh-session bash-session terminal"),
    ("text", "text", "bash", "text txt plain plaintext output none salida texto nohighlight no-highlight tree"),
    ("json", "json", "bash", "json"),
    ("jsonc", "jsonc", "bash", "jsonc json5"),
    ("yaml", "yaml", "bash", "yaml yml"),
    ("toml", "toml", "bash", "toml"),
    ("ini", "ini", "bash", "ini cfg dosini"),
    ("systemd", "systemd", "bash", "systemd"),
    ("hcl", "hcl", "bash", "hcl terraform tf"),
    ("dockerignore", "ignore", "bash", "dockerignore"),
    ("dotenv", "dotenv", "bash", "dotenv env"),
    ("python", "python", "bash", "python py python3"),
    ("powershell", "windows", "powershell", "powershell pwsh posh ps1"),
    ("bat", "windows", "cmd", "bat batch cmd dosbatch winbatch"),
    ("dockerfile", "dockerfile", "bash", "dockerfile docker containerfile"),
]
ROWS = [(label, *row[:3]) for row in LABELS for label in row[3].split()]


@pytest.mark.parametrize(("label", "name", "kind", "dialect"), ROWS, ids=[row[0] for row in ROWS])
def test_label_in_any_case(label: str, name: str, kind: str, dialect: str) -> None:
    found = languages.find(label)
    assert (found.name, found.kind, found.dialect) == (name, kind, dialect)
    assert languages.find(label.upper()) == found


def test_every_label_is_in_the_list_of_labels() -> None:
    assert languages.labels() == sorted(row[0] for row in ROWS)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        *((label, "unchecked") for label in ("conf", "d2", "gitignore", "go-html-template", "log", "mermaid")),
        *((label, "unchecked") for label in ("nginx", "ruby", "rb", "Go", "diff", "javascript", "js", "sql")),
        *((label, "unknown") for label in ("bsah", "consola", "", "x", "bash ", "dockerfiles")),
    ],
)
def test_labels_of_others(label: str, kind: str) -> None:
    found = languages.find(label)
    assert (found.name, found.kind, found.dialect) == (label.lower(), kind, "bash")


@pytest.mark.parametrize(
    ("label", "title", "kind"),
    [
        ("env", "", "dotenv"),
        ("DotEnv", "api.env", "dotenv"),
        *(
            (label, title, "dotenv")
            for label in ("text", "ini")
            for title in (
                ".env",
                " .env ",
                "proyecto/.env",
                "proyecto\\.env",
                "el archivo .env",
                "db.env",
                "mi-api.env",
                ".env.dist",
                ".env.example",
                ".env.local",
                ".env.sample",
                ".env.template",
                ".env.dev",
                ".env.development",
                ".env.prod",
                ".env.production",
                ".env.test",
                ".env.testing",
            )
        ),
        *(
            ("text", title, "text")
            for title in (
                "",
                "entorno",
                "env",
                "config.env.js",
                ".env.js",
                ".env.examples",
                ".environment",
                ".env y otro",
                "compose.yaml",
                "(.env",
                "$.env",
            )
        ),
        ("ini", "php.ini", "ini"),
        *((label, ".env", kind) for label, kind in (("bash", "script"), ("yaml", "yaml"), ("console", "session"))),
        *(("env", title, "yaml") for title in ("compose.yaml", "compose.yml", " compose.yml ")),
        *(("env", title, "dotenv") for title in ("compose.yaml.env", "yaml", "yml.txt", ".env")),
        ("bash", "compose.yaml", "script"),
        ("ini", "compose.yaml", "ini"),
    ],
)
def test_name_of_a_file_says_more_than_a_vague_label(label: str, title: str, kind: str) -> None:
    assert languages.of_title(languages.find(label), title).kind == kind
