"""Which label means what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "script",
    "session",
    "text",
    "json",
    "jsonc",
    "yaml",
    "toml",
    "ini",
    "systemd",
    "dockerfile",
    "hcl",
    "ignore",
    "dotenv",
    "python",
    "windows",
    "unchecked",
    "unknown",
]


@dataclass(frozen=True)
class Language:
    """``name`` is the label to count under; ``dialect`` only matters to shells."""

    name: str
    kind: Kind
    dialect: str = "bash"


_LABELS: dict[Language, str] = {
    Language("bash", "script"): "bash sh shell ash dash ksh shell-script",
    Language("zsh", "script", "zsh"): "zsh",
    Language("console", "session"): "console shell-session shellsession sh-session bash-session terminal",
    Language("text", "text"): "text txt plain plaintext output none salida texto nohighlight no-highlight tree",
    Language("json", "json"): "json",
    Language("jsonc", "jsonc"): "jsonc json5",
    Language("yaml", "yaml"): "yaml yml",
    Language("toml", "toml"): "toml",
    Language("ini", "ini"): "ini cfg dosini",
    Language("systemd", "systemd"): "systemd",
    Language("hcl", "hcl"): "hcl terraform tf",
    Language("dockerignore", "ignore"): "dockerignore",
    Language("dotenv", "dotenv"): "dotenv env",
    Language("python", "python"): "python py python3",
    # Of these only the docker commands are read.
    Language("powershell", "windows", "powershell"): "powershell pwsh posh ps1",
    Language("bat", "windows", "cmd"): "bat batch cmd dosbatch winbatch",
    Language("dockerfile", "dockerfile"): "dockerfile docker containerfile",
}
_KNOWN = {label: language for language, labels in _LABELS.items() for label in labels.split()}

# Pygments has no colours for these; other highlighters do, or a tool draws them.
_COLOURLESS = frozenset(("conf", "d2", "gitignore", "go-html-template", "log", "mermaid"))
_ENV_FILE = re.compile(r"(?:^|[\w./\\ -])\.env(?:\.(?:dist|example|local|sample|template|dev\w*|prod\w*|test\w*))?$")


@lru_cache(maxsize=256)
def find(label: str) -> Language:
    """The language of a label, in any case; ``unknown`` when nobody knows it."""
    label = label.lower()
    if label in _KNOWN:
        return _KNOWN[label]
    if label in _COLOURLESS:
        return Language(label, "unchecked")
    # Only the table of names is loaded: no lexer is imported.
    from pygments.lexers._mapping import LEXERS

    known = any(label in aliases for _, _, aliases, _, _ in LEXERS.values())
    return Language(label, "unchecked" if known else "unknown")


def of_title(language: Language, title: str) -> Language:
    """The language of a block by the name of its file, where its label says less than that."""
    if language.kind in ("text", "ini") and _ENV_FILE.search(title.strip()):
        return _KNOWN["dotenv"]
    # The variables of a service in a Compose file go by that label too.
    return _KNOWN["yaml"] if language.kind == "dotenv" and title.strip().endswith((".yaml", ".yml")) else language


def labels() -> list[str]:
    """Every label that has a meaning of its own here."""
    return sorted(_KNOWN)
