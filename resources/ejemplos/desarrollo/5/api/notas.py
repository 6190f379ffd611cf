import json
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import almacen

PAGINA = Path(__file__).with_name("index.html")
MAS_LARGA = 10_000


class Notas(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/" and PAGINA.exists():
            self.responder(200, PAGINA.read_bytes(), "text/html")
        elif self.path == "/api/notas":
            self.atender(self.listar)
        elif self.path == "/salud":
            self.atender(self.contar_salud)
        else:
            self.responder_json(404, {"error": "aquí no hay nada"})

    def do_POST(self):
        if self.path == "/api/notas":
            self.atender(self.crear)
        else:
            self.responder_json(404, {"error": "aquí no hay nada"})

    def contar_salud(self):
        almacen.comprobar()
        return 200, {"estado": "bien"}

    def listar(self):
        return 200, almacen.listar()

    def crear(self):
        largo = int(self.headers.get("Content-Length", 0))
        if not 0 < largo <= MAS_LARGA:
            return 413, {"error": "la nota está vacía o es muy larga"}
        return 201, almacen.crear(self.rfile.read(largo).decode())

    def atender(self, tarea):
        try:
            self.responder_json(*tarea())
        except almacen.NoDisponible as error:
            print(f"Sin base de datos: {error}", file=sys.stderr)
            self.responder_json(503, {"error": "no hay base de datos"})
        except ValueError:
            self.responder_json(400, {"error": "petición mal escrita"})

    def responder_json(self, estado, datos):
        texto = json.dumps(datos, ensure_ascii=False) + "\n"
        self.responder(estado, texto.encode(), "application/json")

    def responder(self, estado, cuerpo, tipo):
        self.send_response(estado)
        self.send_header("Content-Type", f"{tipo}; charset=utf-8")
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)


# El proceso 1 no atiende SIGTERM por sí solo: pararlo tardaría 10 s.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
almacen.preparar()
print("Las notas están en el puerto 8000", flush=True)
ThreadingHTTPServer(("0.0.0.0", 8000), Notas).serve_forever()
