import json
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psycopg

MAS_LARGA = 10_000


def consultar(sql, datos=()):
    # La clave llega en un fichero; lo demás lo lee connect().
    clave = Path("/run/secrets/clave_db").read_text().strip()
    with psycopg.connect(password=clave) as conexion:
        cursor = conexion.execute(sql, datos)
        return cursor.fetchall() if cursor.description else []


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/api/notas":
            self.atender(self.listar)
        elif self.path == "/salud":
            self.atender(self.contar_salud)
        else:
            self.responder(404, {"error": "esa dirección no existe"})

    def do_POST(self):
        if self.path == "/api/notas":
            self.atender(self.crear)
        else:
            self.responder(404, {"error": "esa dirección no existe"})

    def contar_salud(self):
        consultar("SELECT 1")
        return 200, {"estado": "bien"}

    def listar(self):
        filas = consultar("SELECT id, texto FROM notas ORDER BY id")
        return 200, [{"id": n, "texto": texto} for n, texto in filas]

    def crear(self):
        largo = int(self.headers.get("Content-Length", 0))
        if not 0 < largo <= MAS_LARGA:
            return 413, {"error": "la nota está vacía o es muy larga"}
        texto = self.rfile.read(largo).decode()
        orden = "INSERT INTO notas (texto) VALUES (%s) RETURNING id"
        [(n,)] = consultar(orden, [texto])
        return 201, {"id": n, "texto": texto}

    def atender(self, tarea):
        try:
            self.responder(*tarea())
        except psycopg.OperationalError as error:
            print(f"Sin base de datos: {error}", file=sys.stderr)
            self.responder(503, {"error": "no hay base de datos"})
        except (ValueError, psycopg.DataError):
            self.responder(400, {"error": "petición mal escrita"})

    def responder(self, estado, datos):
        cuerpo = json.dumps(datos, ensure_ascii=False).encode() + b"\n"
        self.send_response(estado)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)


# El proceso 1 no atiende SIGTERM por sí solo: pararlo tardaría 10 s.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
consultar("""
    CREATE TABLE IF NOT EXISTS notas (
        id serial PRIMARY KEY,
        texto text NOT NULL
    )
""")
print("La API escucha en el puerto 8000", flush=True)
ThreadingHTTPServer(("0.0.0.0", 8000), Api).serve_forever()
