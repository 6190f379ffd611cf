"""The codes of Compose files: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

# Findings that only a guide that wants them hears of: elsewhere they are no mistakes.
GUIDE_ONLY = frozenset({"CO105", "CO106", "CO107"})

_DATABASE = ("services:", "  bd:", "    image: postgres:17", "    volumes:", "      - datos:/var/lib/postgresql")

CODES: dict[str, Code] = {
    "CO101": Code(
        "Clave desconocida en Compose",
        "Compose no conoce esa clave en ese sitio. Casi siempre es una errata o la sangría.",
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    port:", '      - "8080:80"'),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    ports:", '      - "8080:80"'),
    ),
    "CO102": Code(
        "Valor no válido en Compose",
        "La clave existe, pero su valor es de otra clase o no es uno de los que admite, o le falta algo.",
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    restart: siempre"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    restart: always"),
    ),
    "CO103": Code(
        "Nombre sin definir en Compose",
        "El fichero usa un volumen, una red, un secreto, una config o un servicio con un nombre que no define.",
        fence("yaml", *_DATABASE, "volumes:", "  dato:"),
        fence("yaml", *_DATABASE, "volumes:", "  datos:"),
    ),
    "CO104": Code(
        "Clave version obsoleta",
        "Compose avisa de que no le hace caso desde la versión 2: basta con quitarla.",
        fence("yaml", 'version: "3.8"', "services:", "  web:", "    image: nginx:1.27"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
        severity="warning",
    ),
    "CO105": Code(
        "Imagen sin versión en Compose",
        "Sin etiqueta, o con latest, lo que hoy funciona mañana arranca otra imagen.",
        fence("yaml", "services:", "  web:", "    image: nginx"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
        severity="warning",
    ),
    "CO106": Code(
        "Puerto sin comillas",
        "YAML 1.1 lee 22:22 como un número en base 60. Entre comillas es lo que parece en todas partes.",
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    ports:", "      - 22:22"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    ports:", '      - "22:22"'),
        severity="warning",
    ),
    "CO107": Code(
        "Fichero de Compose incompleto",
        "Copiado tal cual, Compose lo rechaza: usa un nombre y no hay nada que lo defina.",
        fence("yaml", *_DATABASE),
        fence("yaml", *_DATABASE, "volumes:", "  datos:"),
    ),
}
