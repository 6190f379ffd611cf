"""Hace la página de la biblioteca con catalogo.csv: python genera.py CARPETA la deja en esa carpeta, que crea.

Solo hace falta una vez, cuando se prepara la web. Para enseñarla no hace falta Python.
"""

import csv
import html
import sys
from pathlib import Path

PAGINA = """<!doctype html>
<html lang="es">
<meta charset="utf-8">
<title>Biblioteca del barrio</title>
<h1>Biblioteca del barrio</h1>
<form action="/api/prestamos" method="post">
  <p><label>Libro <select name="libro">{opciones}</select></label></p>
  <p><label>Se lo lleva <input name="lector" required></label></p>
  <p><label>Clave del mostrador <input name="clave" type="password" required></label></p>
  <p><button>Apunta el préstamo</button></p>
</form>
<p><a href="/api/prestamos">Lo que está prestado</a></p>
</html>
"""


def main(carpeta):
    with Path(__file__).with_name("catalogo.csv").open(encoding="utf-8", newline="") as archivo:
        libros = [html.escape(libro["titulo"]) for libro in csv.DictReader(archivo)]
    carpeta.mkdir(parents=True, exist_ok=True)
    opciones = "".join(f"<option>{libro}</option>" for libro in libros)
    (carpeta / "index.html").write_text(PAGINA.format(opciones=opciones), "utf-8")
    print(f"Página hecha con {len(libros)} libros")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
