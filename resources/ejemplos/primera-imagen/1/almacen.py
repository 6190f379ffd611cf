"""Guarda las notas en un archivo, con SQLite."""

import sqlite3
from contextlib import closing

ARCHIVO = "/datos/notas.db"
NoDisponible = sqlite3.OperationalError


def consultar(sql, datos=()):
    with closing(sqlite3.connect(ARCHIVO)) as conexion, conexion:
        return conexion.execute(sql, datos).fetchall()


def preparar():
    consultar("""
        CREATE TABLE IF NOT EXISTS notas (
            id INTEGER PRIMARY KEY,
            texto TEXT NOT NULL
        )
    """)


def comprobar():
    consultar("SELECT 1")


def listar():
    filas = consultar("SELECT id, texto FROM notas ORDER BY id")
    return [{"id": n, "texto": texto} for n, texto in filas]


def crear(texto):
    sql = "INSERT INTO notas (texto) VALUES (?) RETURNING id"
    [(n,)] = consultar(sql, [texto])
    return {"id": n, "texto": texto}
