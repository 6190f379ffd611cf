"""Guarda las notas en PostgreSQL: la dirección y la contraseña llegan en variables."""

import os

import psycopg

NoDisponible = psycopg.OperationalError


def consultar(sql, datos=()):
    # connect() lee por su cuenta PGUSER, PGDATABASE y PGPASSWORD.
    with psycopg.connect(host=os.environ.get("PGHOST")) as conexion:
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
