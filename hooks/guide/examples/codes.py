"""What each code of the examples means, and what to do."""

from __future__ import annotations

CODES = {
    "EJ100": "Archivo de resources que no se puede leer: revisa sus permisos, o ponlo otra vez",
    "EJ101": "pasos.yml, averia.yml, reto.yml o hito.yml mal escrito: entre comillas va el texto con «: »",
    "EJ102": "Campo de pasos.yml, averia.yml, reto.yml o hito.yml que falta, que no existe o que no es como debe",
    "EJ103": "«desde» que nombra un ejemplo que no hay, o que vuelve al mismo: corrige el nombre",
    "EJ104": "Carpeta o archivo que no es de ningún paso: muévelo, o añade el paso a pasos.yml",
    "EJ105": "Archivo que se nombra y no está, o que no cambia al arreglar una avería: corrige la ruta",
    "EJ106": "Archivo de texto con finales de línea de Windows: guárdalo con los de Unix (LF), o nómbralo en «crlf»",
    "EJ107": "Contenido que ha cambiado y fecha que no: .venv/bin/python hooks/examples.py --escribe",
    "EJ201": "Ejemplo que la página nombra y no existe, o que ya muestra: corrige el nombre o quita uno",
    "EJ202": "Avería que la página nombra y no existe, o que ya muestra: corrige el nombre o quita una",
    "EJ203": "Los retos y el proyecto se ofrecen una vez y con su nombre: «retos» o «proyecto»",
}
