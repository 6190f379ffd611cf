"""What the label of a block is called, for the eye and, from there, for the ear."""

from __future__ import annotations

import pytest
from guide.accessibility.content import dressed
from guide.codeblocks.extension import dress


@pytest.mark.parametrize(
    ("label", "seen", "heard"),
    [
        ("sh", "Bash", "Comandos"),
        ("console", "Salida", "Salida"),
        ("powershell", "PowerShell", "Comandos de PowerShell"),
        ("cmd", "Símbolo del sistema", "Comandos del símbolo del sistema"),
        ("systemd", "Unidad de systemd", "Unidad de systemd"),
        ("yml", "YAML", "Código YAML"),
        ("nginx", "nginx", "Código nginx"),
        ("php", "PHP", "Código PHP"),
        ("sql", "SQL", "Código SQL"),
        ("raro", "raro", "Código raro"),
    ],
)
def test_what_is_heard_comes_from_what_is_seen(label: str, seen: str, heard: str) -> None:
    block = f'<div class="language-{label} highlight"><pre><span></span><code>x\n</code></pre></div>'
    assert f'data-lengua="{seen}" role="group" aria-label="{heard}">' in dressed(dress(block))
