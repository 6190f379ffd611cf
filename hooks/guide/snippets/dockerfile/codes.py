"""The codes of Dockerfiles: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

# Findings that only a guide that wants them hears of: elsewhere they are no mistakes.
GUIDE_ONLY = frozenset({"DF109", "DF115"})

CODES: dict[str, Code] = {
    "DF101": Code(
        "Dockerfile no válido",
        "Docker no podría leer la instrucción. Se aceptan fragmentos sin FROM.",
        fence("dockerfile", "FROM alpine:3.20", "EXPOSE puerto-web"),
        fence("dockerfile", "FROM alpine:3.20", "EXPOSE 80"),
    ),
    "DF102": Code(
        "Comentario detrás de una instrucción",
        "Salvo en las órdenes de shell, Docker toma # y lo que sigue por argumentos. El comentario va en su línea.",
        fence("dockerfile", "FROM alpine:3.20  # pequeña", "RUN ls"),
        fence("dockerfile", "# pequeña", "FROM alpine:3.20", "RUN ls"),
    ),
    "DF103": Code(
        "Instrucción desconocida",
        "La línea no empieza por ninguna de las 18 instrucciones. A veces falta la \\ de la línea anterior.",
        fence("dockerfile", "FROM alpine:3.20", "COPPY app /app"),
        fence("dockerfile", "FROM alpine:3.20", "COPY app /app"),
    ),
    "DF104": Code(
        "Opción de instrucción no válida",
        "La instrucción no tiene esa opción, o su valor falta o no es de los que admite.",
        fence("dockerfile", "FROM alpine:3.20", "COPY --chow=1000 app /app"),
        fence("dockerfile", "FROM alpine:3.20", "COPY --chown=1000 app /app"),
    ),
    "DF105": Code(
        "Montaje no válido",
        "RUN --mount lleva claves separadas por comas, y cada tipo de montaje admite unas u otras.",
        fence("dockerfile", "FROM alpine:3.20", "RUN --mount=type=cach,target=/root/.cache ls"),
        fence("dockerfile", "FROM alpine:3.20", "RUN --mount=type=cache,target=/root/.cache ls"),
    ),
    "DF106": Code(
        "Texto << sin terminar",
        "Después de << hace falta una línea que sea solo la palabra elegida, sin nada delante ni detrás.",
        fence("dockerfile", "FROM alpine:3.20", "RUN <<FIN", "echo hola", "  FIN"),
        fence("dockerfile", "FROM alpine:3.20", "RUN <<FIN", "echo hola", "FIN"),
    ),
    "DF107": Code(
        "Lista que no es JSON",
        "Si la lista no es JSON, Docker no avisa: la ejecuta como texto de shell o toma sus partes por rutas.",
        fence("dockerfile", "FROM alpine:3.20", "CMD ['sleep', '60']"),
        fence("dockerfile", "FROM alpine:3.20", 'CMD ["sleep", "60"]'),
        severity="warning",
    ),
    "DF108": Code(
        "Continuación vacía",
        "Después de la \\ del final viene una línea vacía, o nada. Docker sigue con la siguiente instrucción.",
        fence("dockerfile", "FROM alpine:3.20", "RUN ls \\", "", "    -l"),
        fence("dockerfile", "FROM alpine:3.20", "RUN ls \\", "    -l"),
        severity="warning",
    ),
    "DF109": Code(
        "Imagen sin versión",
        "Sin etiqueta, o con latest, lo que hoy funciona mañana parte de otra imagen.",
        fence("dockerfile", "FROM alpine", "RUN ls"),
        fence("dockerfile", "FROM alpine:3.20", "RUN ls"),
        severity="warning",
    ),
    "DF110": Code(
        "Etapa que no está",
        "El nombre de la etapa está repetido, es de una posterior o se parece al de otra. Docker buscará una imagen.",
        fence("dockerfile", "FROM golang:1.23 AS compila", "FROM alpine:3.20", "COPY --from=compilar /app /app"),
        fence("dockerfile", "FROM golang:1.23 AS compila", "FROM alpine:3.20", "COPY --from=compila /app /app"),
        severity="warning",
    ),
    "DF111": Code(
        "Instrucción antes de FROM",
        "Antes del primer FROM solo puede haber ARG, comentarios y directivas.",
        fence("dockerfile", "RUN ls", "FROM alpine:3.20"),
        fence("dockerfile", "FROM alpine:3.20", "RUN ls"),
    ),
    "DF112": Code(
        "Directiva no válida",
        "«# syntax=», «# check=» y «# escape=» van una sola vez; el valor de escape es \\ o `.",
        fence("dockerfile", "# escape=|", "FROM alpine:3.20"),
        fence("dockerfile", "# escape=`", "FROM alpine:3.20"),
    ),
    "DF113": Code(
        "Directiva fuera de lugar",
        "Las directivas van antes de todo. Después de otro comentario, o de una línea vacía, son comentarios.",
        fence("dockerfile", "# La aplicación", "# syntax=docker/dockerfile:1", "FROM alpine:3.20"),
        fence("dockerfile", "# syntax=docker/dockerfile:1", "# La aplicación", "FROM alpine:3.20"),
        severity="warning",
    ),
    "DF114": Code(
        "MAINTAINER obsoleta",
        "Docker avisa de que dejará de admitirla: el autor va en una etiqueta.",
        fence("dockerfile", "FROM alpine:3.20", "MAINTAINER ana@example.com"),
        fence("dockerfile", "FROM alpine:3.20", 'LABEL org.opencontainers.image.authors="ana@example.com"'),
        severity="warning",
    ),
    "DF115": Code(
        "Sinopsis o puntos suspensivos",
        "Lo que va en un bloque dockerfile se puede copiar: una sinopsis es «text», y lo omitido, un comentario.",
        fence("dockerfile", "FROM alpine:3.20", "...", 'CMD ["ls"]'),
        fence("dockerfile", "FROM alpine:3.20", "# …", 'CMD ["ls"]'),
    ),
}
