"""Where things lie: the only module that asks for its own place.

The checker is also installed as a package of its own. What it reads besides code is then in ``guide/resources``, and
there is no repository around it.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
HOOKS = PACKAGE.parent
ROOT = HOOKS.parent
_INSTALLED = PACKAGE / "resources"
RESOURCES = _INSTALLED if _INSTALLED.is_dir() else ROOT / "resources"
CACHE = Path(".cache/guia")
"""What one build keeps for the next, below the folder of the project that is built."""
MACHINES = PACKAGE / "lab" / "machines"
"""The scripts and recipes that the machines of the laboratory are made with."""
EXAMPLE_PROGRAMS = PACKAGE / "examples" / "programas"
"""What goes into the zip of every example besides its files."""
