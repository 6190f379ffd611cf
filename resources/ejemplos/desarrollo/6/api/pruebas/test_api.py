import json
import unittest
from urllib.error import HTTPError
from urllib.request import urlopen

API = "http://api:8000"


class PruebasDeLaApi(unittest.TestCase):
    def test_guarda_una_nota(self):
        with urlopen(f"{API}/api/notas", b"Nota de prueba") as respuesta:
            nueva = json.load(respuesta)
        with urlopen(f"{API}/api/notas") as respuesta:
            self.assertIn(nueva, json.load(respuesta))

    def test_no_guarda_una_nota_vacia(self):
        with self.assertRaises(HTTPError) as fallo:
            urlopen(f"{API}/api/notas", b"")
        self.assertEqual(fallo.exception.code, 413)
