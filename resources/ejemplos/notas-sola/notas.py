import html
import json
import signal
import sqlite3
import sys
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

FICHERO = "/datos/notas.db"
PAGINA = Path(__file__).with_name("index.html")
MAS_LARGA = 10_000


def consultar(sql, datos=()):
    with closing(sqlite3.connect(FICHERO)) as conexion, conexion:
        return conexion.execute(sql, datos).fetchall()


def listar():
    filas = consultar("SELECT id, texto FROM notas ORDER BY id")
    return [{"id": n, "texto": texto} for n, texto in filas]


def crear(texto):
    orden = "INSERT INTO notas (texto) VALUES (?) RETURNING id"
    [(n,)] = consultar(orden, [texto])
    return {"id": n, "texto": texto}


def escribir_pagina():
    lineas = [f"<li>{html.escape(nota['texto'])}</li>" for nota in listar()]
    pagina = PAGINA.read_text(encoding="utf-8")
    return pagina.replace("{notas}", "\n".join(lineas))


class Aplicacion(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/":
            self.responder(200, escribir_pagina(), "text/html")
        elif self.path == "/api/notas":
            self.responder_json(200, listar())
        else:
            self.responder_json(404, {"error": "esa dirección no existe"})

    def do_POST(self):
        if self.path not in ("/", "/api/notas"):
            self.responder_json(404, {"error": "esa dirección no existe"})
            return
        try:
            texto = self.leer_nota()
        except ValueError as error:
            self.responder_json(400, {"error": str(error)})
            return
        nota = crear(texto)
        if self.path == "/":
            self.send_response(303)
            self.send_header("Location", "/")
            self.end_headers()
        else:
            self.responder_json(201, nota)

    def leer_nota(self):
        largo = int(self.headers.get("Content-Length", 0))
        if not 0 < largo <= MAS_LARGA:
            raise ValueError("la nota está vacía o es muy larga")
        texto = self.rfile.read(largo).decode()
        if self.path == "/":
            # El formulario de la página envía «texto=Comprar+pan».
            texto = parse_qs(texto).get("texto", [""])[0]
        if not texto.strip():
            raise ValueError("la nota está vacía")
        return texto

    def responder_json(self, estado, datos):
        texto = json.dumps(datos, ensure_ascii=False) + "\n"
        self.responder(estado, texto, "application/json")

    def responder(self, estado, texto, tipo):
        cuerpo = texto.encode()
        self.send_response(estado)
        self.send_header("Content-Type", f"{tipo}; charset=utf-8")
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)


def empezar():
    consultar("""
        CREATE TABLE IF NOT EXISTS notas (
            id INTEGER PRIMARY KEY,
            texto TEXT NOT NULL
        )
    """)


if __name__ == "__main__":
    # El proceso 1 no atiende SIGTERM por sí solo: pararlo tardaría 10 s.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    empezar()
    print("Las notas están en el puerto 8000", flush=True)
    ThreadingHTTPServer(("0.0.0.0", 8000), Aplicacion).serve_forever()
