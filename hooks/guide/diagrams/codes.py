"""What each code of the diagrams means, and what to do."""

from __future__ import annotations

CODES = {
    "DG100": "Archivo de un diagrama que no se puede leer o con otro nombre del debido: guárdalo en UTF-8 o corrígelo",
    "DG101": "YAML mal escrito: pon entre comillas el texto que lleva dos puntos y un espacio",
    "DG102": "Campo que no existe: corrige su nombre",
    "DG103": "Papel, forma o tipo que no existe: usa uno de la lista",
    "DG104": "Texto, número o campo que no es como debe: demasiado corto o largo, o falta",
    "DG105": "Nombre de nodo o de grupo que no vale: en minúsculas y con guiones",
    "DG106": "Grupos que se cruzan o que contienen lo mismo: uno va dentro del otro, o cada uno por su lado",
    "DG107": "Disposición que no cuadra: cada nodo está una vez en cada una, y las filas miden lo mismo",
    "DG108": "Nodo que se nombra y no existe: corrige el nombre",
    "DG109": "Flecha que no se entiende: escribe «a -> b: texto»",
    "DG110": "Pasos que no son tantos como las flechas numeradas: una frase por cada número",
    "DG201": "Dibujo que no cabe o que no se puede trazar: acorta los textos o mueve nodos de celda",
    "DG301": "Diagrama que ninguna página muestra: úsalo o bórralo",
    "DG302": "Diagrama que la página nombra y no existe, o que ya muestra: corrige el nombre o quita uno",
}
