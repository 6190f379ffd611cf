"""What the label of a block is called for readers. What is heard of it comes from there too, by ``data-lengua``."""

from __future__ import annotations

import re

from guide.snippets.notation import languages

_NAMES = {
    "bash": "Bash",
    "bat": "Símbolo del sistema",
    "console": "Terminal",
    "dockerfile": "Dockerfile",
    "dockerignore": ".dockerignore",
    "dotenv": ".env",
    "go": "Go",
    "hcl": "HCL",
    "html": "HTML",
    "ini": "INI",
    "java": "Java",
    "javascript": "JavaScript",
    "json": "JSON",
    "jsonc": "JSON con comentarios",
    "php": "PHP",
    "powershell": "PowerShell",
    "python": "Python",
    "sql": "SQL",
    "systemd": "Unidad de systemd",
    "text": "Texto",
    "toml": "TOML",
    "yaml": "YAML",
    "zsh": "zsh",
}
_PROMPTS = re.compile(r'<span class="gp">([^<]*)</span>')


def label(name: str, title: str, code: str) -> str:
    """``name``: the label that authors write; ``title``: that of the file, or ""; ``code``: the coloured HTML."""
    language = languages.of_title(languages.find(name), title)
    if language.kind == "session":
        # A second line has a prompt of its own, «> ».
        prompts = [prompt for prompt in _PROMPTS.findall(code) if not prompt.startswith("&gt;")]
        if not prompts:
            return "Salida"
        if all(prompt.startswith("PS ") for prompt in prompts):
            return _NAMES["powershell"]
    return _NAMES.get(language.name, name)
