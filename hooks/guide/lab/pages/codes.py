"""What each code of the laboratory means, and what to do."""

from __future__ import annotations

CODES = {
    "LB101": "Valor de una marca que no vale: un número, o «sí»",
    "LB102": "Marca sin motivo o sin versión: dilos",
    "LB103": "Marcas que se contradicen: deja una sola",
    "LB104": "Motor que el laboratorio no tiene: usa una de sus versiones",
    "LB105": "Marca que no existe: corrige su nombre",
    "LB106": "Archivo fuera de la carpeta de la página: su ruta es relativa y no lleva «..»",
    "LB107": "Cabecera «laboratorio» que no se entiende: versiones entre comillas, o un motivo",
    "LB108": "Reglas de docker build --check donde no hay un Dockerfile: «avisa» solo va en uno",
    "LB109": "Marca «hub» donde no se habla de Docker Hub: va con su dirección",
    "LB201": "Registro de ejecuciones que no se puede leer: recupera el de la última versión guardada",
}
