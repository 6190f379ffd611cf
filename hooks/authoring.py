"""``python hooks/authoring.py comprobar RUTA…`` checks pages on their own; ``pagina TIPO/NOMBRE`` makes a new one."""

from __future__ import annotations

import sys

from guide.authoring.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
