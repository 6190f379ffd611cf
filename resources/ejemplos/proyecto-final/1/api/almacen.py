"""Guarda las notas en PostgreSQL: la contraseña llega en un archivo."""

import os
from pathlib import Path

import psycopg

SECRETO = Path("/run/secrets/contrasena_db")

NoDisponible = psycopg.OperationalError


def consultar(sql, datos=()):
    # connect() lee por su cuenta PGUSER y PGDATABASE.
    contrasena = SECRETO.read_text().strip()
    with psycopg.connect(host=os.environ.get("PGHOST"), password=contrasena) as conexion:
        try:
            cursor = conexion.execute(sql, datos)
        except psycopg.DataError as error:
            raise ValueError(error) from error
        return cursor.fetchall() if cursor.description else []


def preparar():
    consultar("""
        CREATE TABLE IF NOT EXISTS notas (
            id serial PRIMARY KEY,
            texto text NOT NULL
        )
    """)


def comprobar():
    consultar("SELECT 1")


def listar():
    filas = consultar("SELECT id, texto FROM notas ORDER BY id")
    return [{"id": n, "texto": texto} for n, texto in filas]


def crear(texto):
    sql = "INSERT INTO notas (texto) VALUES (%s) RETURNING id"
    [(n,)] = consultar(sql, [texto])
    return {"id": n, "texto": texto}
