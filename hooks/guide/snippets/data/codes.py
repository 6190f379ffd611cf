"""The codes of the other data languages: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

CODES: dict[str, Code] = {
    "YA101": Code(
        "YAML no válido",
        "La estructura del YAML no se puede leer. Casi siempre es la sangría o unas comillas.",
        fence("yaml", "services:", "  web:", "   image: nginx:1.27", "  puerto: [80"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
    ),
    "YA102": Code(
        "Clave de YAML repetida",
        "La misma clave está dos veces en la misma tabla y solo valdría la última.",
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    image: httpd:2.4"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
    ),
    "YA103": Code(
        "Formas de decir lo mismo en un bloque de YAML",
        "Un trozo que repite su clave suele enseñar varias formas de escribirla: cada una va en su bloque.",
        fence("yaml", "image: nginx:1.27", "image: httpd:2.4"),
        fence("yaml", "image: nginx:1.27"),
        severity="warning",
    ),
    "JS101": Code(
        "JSON no válido",
        'JSON no admite comas finales, comillas simples ni comentarios. Vale un fragmento «"clave": valor».',
        fence("json", '{ "debug": true, }'),
        fence("json", '{ "debug": true }'),
    ),
    "JS102": Code(
        "Clave de JSON repetida",
        "La misma clave está dos veces en el mismo objeto y solo valdría la última.",
        fence("json", '{ "debug": true, "debug": false }'),
        fence("json", '{ "debug": true }'),
    ),
    "TO101": Code(
        "TOML no válido",
        "El TOML no se puede leer. Las cadenas van entre comillas.",
        fence("toml", "nombre = hola"),
        fence("toml", 'nombre = "hola"'),
    ),
    "IN101": Code(
        "Sección de INI no válida",
        "El nombre de la sección va entre [ y ], solo en su línea.",
        fence("ini", "[Service", "Restart=always"),
        fence("ini", "[Service]", "Restart=always"),
    ),
    "IN102": Code(
        "Línea de INI no válida",
        "Cada línea es una [sección], un comentario o «clave = valor».",
        fence("ini", "[Service]", "Restart siempre que falle"),
        fence("ini", "[Service]", "Restart=always"),
    ),
    "IN201": Code(
        "HCL no válido",
        "El HCL no se puede leer, o repite un atributo. Suele faltar un cierre, una coma o unas comillas.",
        fence("hcl", 'target "web" {', '  context = "."'),
        fence("hcl", 'target "web" {', '  context = "."', "}"),
    ),
    "IN202": Code(
        "Nombre que bake no conoce",
        "Bake pasa por alto los atributos que no conoce, sin avisar. Casi siempre es una errata.",
        fence("hcl", 'target "web" {', '  dockerfle = "Dockerfile"', "}"),
        fence("hcl", 'target "web" {', '  dockerfile = "Dockerfile"', "}"),
        severity="warning",
    ),
    "IN203": Code(
        "Valor de bake de otro tipo",
        "Bake no lo lee: «tags» y «platforms» son listas; «args» y «labels», tablas; «dockerfile» y «target», textos.",
        fence("hcl", 'target "web" {', '  tags = "web:1.0"', "}"),
        fence("hcl", 'target "web" {', '  tags = ["web:1.0"]', "}"),
    ),
    "IN204": Code(
        "Nombre que el archivo de bake no define",
        "Bake se para en una variable o en un «target» que nadie define. Solo se mira en un archivo entero.",
        fence('hcl title="docker-bake.hcl"', 'target "web" {', '  tags = ["web:${VERSION}"]', "}"),
        fence(
            'hcl title="docker-bake.hcl"',
            'variable "VERSION" {',
            '  default = "1.0"',
            "}",
            'target "web" {',
            '  tags = ["web:${VERSION}"]',
            "}",
        ),
    ),
    "IN301": Code(
        "Patrón de .dockerignore no válido",
        "Docker no puede leer el patrón y no construye la imagen: un [ sin cerrar, un ! solo o una \\ al final.",
        fence("dockerignore", "*.log", "!"),
        fence("dockerignore", "*.log", "!importante.log"),
    ),
    "IN302": Code(
        "Patrón de .dockerignore engañoso",
        "Docker lo acepta, pero no hace lo que parece: los comentarios van en su línea y las carpetas llevan /.",
        fence("dockerignore", "node_modules  # dependencias"),
        fence("dockerignore", "# dependencias", "node_modules"),
        severity="warning",
    ),
    "IN401": Code(
        ".env no válido",
        "Compose no puede leer el archivo: cada línea es NOMBRE=valor, y las comillas que se abren se cierran.",
        fence("dotenv", 'CONTRASENA="secreta'),
        fence("dotenv", 'CONTRASENA="secreta"'),
    ),
    "IN402": Code(
        ".env engañoso",
        "Se puede leer, pero el valor no es el que parece, o docker run --env-file no admite la línea.",
        fence("dotenv", "PUERTO = 8080"),
        fence("dotenv", "PUERTO=8080"),
        severity="warning",
    ),
    "PY101": Code(
        "Python no válido",
        "Python no puede leer el archivo. Fuera del modo estricto solo se miran los bloques con el nombre de un .py.",
        fence('python title="hola.py"', 'print("hola"'),
        fence('python title="hola.py"', 'print("hola")'),
    ),
    "IN103": Code(
        "Línea que systemd no tendría en cuenta",
        "Cada línea de una unidad es «Clave=valor», dentro de una sección que systemd conozca.",
        fence("systemd", "[Servcie]", "Restart=always"),
        fence("systemd", "[Service]", "Restart=always"),
        severity="warning",
    ),
    "JS103": Code(
        "Clave que dockerd no conoce",
        "Con una clave desconocida en daemon.json el demonio no arranca.",
        fence('json title="/etc/docker/daemon.json"', '{ "log-drvier": "local" }'),
        fence('json title="/etc/docker/daemon.json"', '{ "log-driver": "local" }'),
        severity="warning",
    ),
    "JS104": Code(
        "Valor de daemon.json de otro tipo",
        "Con un texto donde va una lista, o un número donde va un texto, el demonio no arranca.",
        fence('json title="/etc/docker/daemon.json"', '{ "log-opts": { "max-file": 3 } }'),
        fence('json title="/etc/docker/daemon.json"', '{ "log-opts": { "max-file": "3" } }'),
    ),
    "IN104": Code(
        "Valor que systemd no conoce",
        "Systemd no hace caso de un valor que no conoce, y la unidad se comporta como si la línea no estuviera.",
        fence("systemd", "[Service]", "Restart=allways"),
        fence("systemd", "[Service]", "Restart=always"),
        severity="warning",
    ),
}
