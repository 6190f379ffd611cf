"""The codes of labels, marks and the ledger: how blocks stand in their page."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

CODES: dict[str, Code] = {
    "MD101": Code(
        "Bloque sin lenguaje",
        "Sin lenguaje no se puede comprobar. Si no es código (una salida, un árbol), es «text».",
        fence("", "docker ps"),
        fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD102": Code(
        "Lenguaje desconocido",
        "Nadie conoce ese nombre de lenguaje: ni este comprobador ni Pygments, que da los colores.",
        fence("bsah", "docker ps"),
        fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD103": Code(
        "Lenguaje sin comprobador",
        "En esta guía nada queda sin comprobar: di por qué este bloque no puede estarlo.",
        fence("go", "package main"),
        fence('{ .go sin-verificar="se compila en otro repositorio" }', "package main"),
    ),
    "MD104": Code(
        "Código con sangría",
        "El código con cuatro espacios no tiene lenguaje: usa un bloque con vallas ```.",
        "Texto\n\n    docker ps",
        fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD105": Code(
        "Código en <pre>",
        "El HTML directo no se comprueba: usa un bloque con vallas ```.",
        "<pre>docker ps</pre>",
        fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD106": Code(
        "Valla que no se muestra",
        "La cabecera no se entiende y el bloque sale como texto. Los valores van entre comillas.",
        fence("bash title=ejemplo", "docker ps"),
        fence('bash title="ejemplo"', "docker ps"),
    ),
    "MD107": Code(
        "Bloque sin cerrar",
        "La valla que cierra lleva los mismos signos y la misma sangría que la que abre.",
        "```bash\ndocker ps",
        fence("bash", "docker ps"),
    ),
    "MD108": Code(
        "Bloque que no llega a la página",
        "El bloque está en el fuente, pero el lector no lo ve.",
        "<!--\n```bash\ndocker ps\n```\n-->",
        fence("bash", "docker ps"),
    ),
    "MD109": Code(
        "Código que la página no escribe",
        "En la página final hay un código que viene de otra parte, como un archivo de texto incluido.",
        '--8<-- "con-codigo.md"',
        '```bash\n--8<-- "ordenes.sh"\n```',
    ),
    "MD110": Code(
        "Exención sin motivo",
        "sin-verificar pide un motivo, que se cuenta y se muestra en cada construcción.",
        fence('{ .bash sin-verificar="" }', "docker ps"),
        fence('{ .bash sin-verificar="necesita Windows" }', "docker ps"),
    ),
    "MD111": Code(
        "Sesión con etiqueta de script",
        "Las líneas con «$ » son una sesión de terminal: su lenguaje es console.",
        fence("bash", "$ docker ps"),
        fence("console", "$ docker ps"),
    ),
    "MD112": Code(
        "Sesión sin comandos",
        "En un bloque console cada comando lleva «$ » delante; lo demás es su salida.",
        fence("console", "docker ps"),
        fence("console", "$ docker ps"),
    ),
    "MD113": Code(
        "«# » no se sabe qué es",
        "Puede ser la línea de root o un comentario. Para root, «$ sudo …»; los comentarios, en el texto.",
        fence("console", "# docker ps"),
        fence("console", "$ sudo docker ps"),
    ),
    "MD114": Code(
        "Inclusión que no se puede hacer",
        "--8<-- trae un archivo de texto del proyecto, con su ruta desde una carpeta de base_path, y puede elegir un "
        "apartado o unas líneas. No se incluye a sí mismo, no trae demasiados archivos, y en una cita no hace nada.",
        '```bash\n--8<-- "no-existe.sh"\n```',
        '```bash\n--8<-- "ordenes.sh"\n```',
    ),
    "MD115": Code(
        "Marcador mal escrito",
        "Lo que el lector debe cambiar se escribe <en-minusculas>, con guiones y sin espacios.",
        fence("console", "$ docker stop <CONTAINER_ID>"),
        fence("console", "$ docker stop <id-del-contenedor>"),
        severity="warning",
    ),
    "MD116": Code(
        "Archivo que no se puede leer",
        "Las páginas son texto en UTF-8, sin caracteres nulos.",
        "",
        "",
    ),
    "MD117": Code(
        "Bloque demasiado grande",
        "El bloque pasa del tamaño o de la complejidad que se comprueba.",
        "",
        "",
    ),
    "MD118": Code(
        "Falta el analizador",
        "shfmt no está instalado: sin él no se comprueba ningún comando de shell.",
        "",
        "",
    ),
    "MD119": Code(
        "Marca mal puesta",
        "falla lleva códigos que existen y un motivo al lado, y no va con sin-verificar. motivo solo acompaña a falla.",
        fence('{ .console falla="SH101" }', "$ echo 'hola"),
        fence('{ .console falla="SH101" motivo="enseña una comilla sin cerrar" }', "$ echo 'hola"),
    ),
    "MD120": Code(
        "Bloque que no falla como dice",
        "Un bloque erróneo a propósito falla con los códigos que anuncia, ni más ni menos: así la marca no envejece.",
        fence('{ .console falla="SH101" motivo="enseña una comilla sin cerrar" }', "$ echo 'hola'"),
        fence('{ .console falla="SH101" motivo="enseña una comilla sin cerrar" }', "$ echo 'hola"),
    ),
    "MD121": Code(
        "Versión mal escrita",
        "desde lleva una versión de Docker Engine: dos números, o tres, separados por puntos.",
        fence('{ .console desde="v29" }', "$ docker ps"),
        fence('{ .console desde="29.0" }', "$ docker ps"),
    ),
    "MD122": Code(
        "Demasiadas marcas",
        "El proyecto pone un máximo de bloques exentos y de bloques erróneos, y este lo pasa.",
        "",
        "",
    ),
    "MD123": Code(
        "Ajuste desconocido",
        "extra.fragmentos solo admite estricto, elevar, exenciones-max, erroneos-max, como-texto y todos-los-sistemas.",
        "",
        "",
    ),
    "MD124": Code(
        "Sistema mal escrito",
        "La marca sistemas dice para quién es lo que se teclea, y solo admite tres valores. El mensaje los enumera.",
        fence('{ .console sistemas="windows" }', "$ docker ps"),
        fence('{ .console sistemas="linux" }', "$ docker ps"),
    ),
}
