"""Los préstamos de la biblioteca. Contesta en el puerto 8000 y guarda lo que le dicen en la carpeta /datos.

Con DATOS y CLAVE_ARCHIVO se le dicen otra carpeta y otro archivo. Acaba bien cuando recibe SIGTERM.
"""

import os
import signal
import socket
import sqlite3
import sys
import uuid
from contextlib import closing, contextmanager
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

DATOS = Path(os.environ.get("DATOS", "/datos"))
CLAVE_ARCHIVO = Path(os.environ.get("CLAVE_ARCHIVO", "/run/secrets/clave"))
CONTENEDOR = socket.gethostname()


def lee_clave():
    """La clave de quien atiende el mostrador, y de dónde ha salido."""
    try:
        return CLAVE_ARCHIVO.read_text("utf-8").strip(), "de-un-archivo"
    except FileNotFoundError:
        pass
    except OSError as error:
        print(f"No se puede leer la clave: {error}", flush=True)
        return "", "no-se-puede-leer"
    clave = os.environ.get("CLAVE", "").strip()
    return clave, "de-una-variable" if clave else "no-hay"


CLAVE, ORIGEN = lee_clave()


@contextmanager
def datos():
    """La base de datos. Lo que se hace con ella se guarda entero, o nada."""
    with closing(sqlite3.connect(DATOS / "prestamos.db", timeout=10)) as base, base:
        yield base


def prepara():
    """Hace las tablas la primera vez, y da a estos datos un nombre que ningunos otros tienen."""
    with datos() as base:
        base.execute("CREATE TABLE IF NOT EXISTS identidad (nombre TEXT)")
        base.execute("CREATE TABLE IF NOT EXISTS prestamos (libro TEXT, lector TEXT, contenedor TEXT)")
        if not base.execute("SELECT nombre FROM identidad").fetchone():
            base.execute("INSERT INTO identidad VALUES (?)", (uuid.uuid4().hex,))


def clave_junto_al_programa():
    """Si alguien copió la clave en la imagen, al lado de este archivo."""
    carpeta = Path(__file__).resolve().parent
    # En la carpeta / está todo el sistema: ahí se mira sin bajar.
    rutas = carpeta.iterdir() if carpeta == Path("/") else carpeta.rglob("*")
    archivos = (ruta for ruta in rutas if ruta.is_file() and ruta.stat().st_size < 100_000)
    return bool(CLAVE) and any(CLAVE.encode() in ruta.read_bytes() for ruta in archivos)


def revision():
    """Lo que este programa ve de su contenedor desde dentro."""
    with datos() as base:
        de_otros = "SELECT count(*) FROM prestamos WHERE contenedor <> ?"
        antes = base.execute(de_otros, (CONTENEDOR,)).fetchone()[0]
        todos = base.execute("SELECT count(*) FROM prestamos").fetchone()[0]
    solo_lectura = os.statvfs("/").f_flag & os.ST_RDONLY
    yield "usuario", os.getuid()
    yield "raiz", "solo-lectura" if solo_lectura else "se-puede-escribir"
    yield "clave", ORIGEN
    yield "clave-en-la-imagen", "si" if clave_junto_al_programa() else "no"
    yield "prestamos", "de-antes" if antes else "de-ahora" if todos else "ninguno"


class Mostrador(BaseHTTPRequestHandler):
    def responde(self, estado, texto):
        cuerpo = f"{texto}\n".encode()
        self.send_response(estado)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)

    def do_GET(self):
        if self.path == "/salud":
            with datos() as base:
                base.execute("SELECT nombre FROM identidad").fetchone()
            self.responde(200, "api-sana")
        elif self.path == "/prestamos":
            with datos() as base:
                lista = base.execute("SELECT libro, lector FROM prestamos").fetchall()
            self.responde(200, "\n".join(f"{libro}: {lector}" for libro, lector in lista) or "Nada prestado")
        elif self.path == "/identidad":
            with datos() as base:
                self.responde(200, base.execute("SELECT nombre FROM identidad").fetchone()[0])
        elif self.path == "/revision":
            self.responde(200, "\n".join(f"{que}={valor}" for que, valor in revision()))
        else:
            self.responde(404, "Eso no está aquí")

    def do_POST(self):
        largo = min(int(self.headers.get("Content-Length") or 0), 10_000)
        dicho = parse_qs(self.rfile.read(largo).decode("utf-8", "replace"))
        libro, lector, clave = (dicho.get(campo, [""])[0].strip() for campo in ("libro", "lector", "clave"))
        if self.path != "/prestamos":
            self.responde(404, "Eso no está aquí")
        elif not CLAVE or not compare_digest(clave.encode(), CLAVE.encode()):
            self.responde(403, "La clave no es esa" if CLAVE else "Todavía no tengo clave")
        elif not libro or not lector:
            self.responde(400, "Di qué libro, y quién se lo lleva")
        else:
            with datos() as base:
                base.execute("INSERT INTO prestamos VALUES (?, ?, ?)", (libro, lector, CONTENEDOR))
            self.responde(200, f"Apuntado: {libro}, para {lector}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        prepara()
    except sqlite3.Error as error:
        sys.exit(f"No se puede guardar en {DATOS}: {error}")
    print(f"Abierto. Usuario {os.getuid()}, clave {ORIGEN}", flush=True)
    ThreadingHTTPServer(("", 8000), Mostrador).serve_forever()
