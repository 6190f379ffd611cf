"""The codes of Compose files: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

# Findings that only a guide that wants them hears of: elsewhere they are no mistakes.
GUIDE_ONLY = frozenset({"CO105"})

_WEB = ("services:", "  web:", "    image: nginx:1.27")
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
        "El archivo usa un volumen, una red, un secreto, una config o un servicio con un nombre que no define.",
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
        "Archivo de Compose incompleto",
        "Copiado tal cual, Compose lo rechaza: usa un nombre y no hay nada que lo defina.",
        fence("yaml", *_DATABASE),
        fence("yaml", *_DATABASE, "volumes:", "  datos:"),
        severity="warning",
    ),
    "CO108": Code(
        "Servicio sin imagen",
        "Compose rechaza un servicio que no dice de qué imagen sale, con «image», ni cómo se construye, con «build».",
        fence('yaml title="compose.yaml"', "services:", "  web:", "    ports:", '      - "8080:80"'),
        fence('yaml title="compose.yaml"', "services:", "  web:", "    image: nginx:1.27"),
        severity="warning",
    ),
    "CO109": Code(
        "Opciones de Compose que no pueden ir juntas",
        "Cada una es válida, pero no con la otra: Compose rechaza el archivo.",
        fence("yaml", *_WEB, "    network_mode: host", "    networks:", "      - interna", "networks:", "  interna:"),
        fence("yaml", *_WEB, "    networks:", "      - interna", "networks:", "  interna:"),
    ),
    "CO110": Code(
        "Variable que Compose no puede leer",
        "Tras un ${ van el nombre de la variable, si acaso un valor por omisión, y la llave que cierra.",
        fence("yaml", "services:", "  web:", '    image: "nginx:${VERSION"'),
        fence("yaml", "services:", "  web:", '    image: "nginx:${VERSION:-1.27}"'),
    ),
    "CO111": Code(
        "Dólar que Compose toma por una variable",
        "Compose cambia $nombre por una variable suya, casi siempre vacía. Para que llegue un dólar se escriben dos.",
        fence("yaml", *_WEB, "    environment:", "      CONTRASENA: $2y$05$abcdefghijklmnopqrstuv"),
        fence("yaml", *_WEB, "    environment:", "      CONTRASENA: $$2y$$05$$abcdefghijklmnopqrstuv"),
        severity="warning",
    ),
    "CO112": Code(
        "Servicios que se esperan unos a otros",
        "Compose no sabe cuál arrancar antes, y rechaza el archivo.",
        fence("yaml", *_WEB, "    depends_on: [api]", "  api:", "    image: mi-api:1", "    depends_on: [web]"),
        fence("yaml", *_WEB, "    depends_on: [api]", "  api:", "    image: mi-api:1"),
    ),
    "CO113": Code(
        "Comprobación de salud que no hace lo que parece",
        "Detrás de CMD no hay shell, así que || es un argumento más; y CMD-SHELL solo admite un texto.",
        fence(
            "yaml",
            *_WEB,
            "    healthcheck:",
            '      test: ["CMD", "curl", "-f", "http://localhost", "||", "exit", "1"]',
        ),
        fence("yaml", *_WEB, "    healthcheck:", "      test: curl -f http://localhost || exit 1"),
        severity="warning",
    ),
    "CO114": Code(
        "Nombre de imagen no válido en Compose",
        "Docker no puede leer ese nombre: «invalid reference format».",
        fence("yaml", "services:", "  web:", "    image: Nginx:1.27"),
        fence("yaml", *_WEB),
    ),
    "CO115": Code(
        "Servicio que no arranca como dice",
        "Compose lee el archivo, pero al arrancar Docker rechaza el servicio o pasa por alto una opción.",
        fence("yaml", *_WEB, "    network_mode: host", "    ports:", '      - "8080:80"'),
        fence("yaml", *_WEB, "    network_mode: host"),
        severity="warning",
    ),
}
