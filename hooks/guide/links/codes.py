"""What each code of the checker of links means, and what to do."""

from __future__ import annotations

CODES = {
    "EN101": "Enlace a algo que no existe en el sitio: corrige la dirección",
    "EN102": "Enlace a un id que esa página no tiene: corrige lo que va detrás de #",
    "EN103": "Id repetido en una página: cambia uno de los dos, que un enlace solo llega al primero",
    "EN104": "Algo que se pediría a otro servidor al abrir la página: guárdalo en docs/assets",
    "EN105": "Markdown que quedó sin convertir: define su referencia o escríbelo como código",
    "EN106": "Dirección que solo vale desde un sitio concreto, o que sale del sitio: usa una relativa",
    "EN107": "Dirección mal escrita, vacía o que un navegador no abre: corrígela",
    "EN108": "Archivo del sitio que no se puede leer: no es UTF-8, o no es HTML, XML o JSON bien formado",
    "EN109": "Dirección de una página sin su barra final: añádela",
    "EN110": "Línea de resources/direcciones.yml que no se entiende: «dirección antigua: dirección nueva»",
    "EN111": "Dirección nueva de resources/direcciones.yml que no existe en el sitio: corrígela",
    "EN112": "Dirección antigua de resources/direcciones.yml que vuelve a existir: quita la línea",
    "EN201": "Enlace a otro sitio que ya no lo tiene: enlaza lo que lo sustituye",
    "EN202": "Enlace a otro sitio que lo tiene ahora en otra dirección: cámbiala",
    "EN203": "Enlace a otro sitio que no contesta o no deja mirar: ábrelo con un navegador",
}
