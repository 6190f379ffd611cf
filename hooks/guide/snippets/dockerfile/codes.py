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
        "Salvo en los comandos de shell, Docker toma # y lo que sigue por argumentos. El comentario va en su línea.",
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
        "El nombre está repetido o reservado, o es de una etapa posterior o parecida. Docker buscará una imagen.",
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
    "DF116": Code(
        "Variable sin valor",
        "Ningún ARG ni ENV de la etapa le da valor: los ARG de antes de FROM se vuelven a declarar dentro. "
        "Reglas UndefinedVar, UndefinedArgInFrom e InvalidDefaultArgInFrom de docker build --check.",
        fence("dockerfile", "ARG CARPETA=/app", "FROM alpine:3.20", "COPY . $CARPETA"),
        fence("dockerfile", "ARG CARPETA=/app", "FROM alpine:3.20", "ARG CARPETA", "COPY . $CARPETA"),
        severity="warning",
    ),
    "DF117": Code(
        "Nombre y valor sin =",
        "ENV y LABEL separan el nombre y el valor con =, sin espacios. Regla LegacyKeyValueFormat.",
        fence("dockerfile", "FROM alpine:3.20", "ENV IDIOMA es"),
        fence("dockerfile", "FROM alpine:3.20", "ENV IDIOMA=es"),
        severity="warning",
    ),
    "DF118": Code(
        "Instrucción que se anula",
        "De CMD, ENTRYPOINT y HEALTHCHECK solo cuenta la última de la etapa. Regla MultipleInstructionsDisallowed.",
        fence("dockerfile", "FROM alpine:3.20", 'CMD ["date"]', 'CMD ["ls"]'),
        fence("dockerfile", "FROM alpine:3.20", 'CMD ["ls"]'),
        severity="warning",
    ),
    "DF119": Code(
        "WORKDIR relativo",
        "Sin / delante, la carpeta depende de la que traiga la imagen de base. Regla WorkdirRelativePath.",
        fence("dockerfile", "FROM alpine:3.20", "WORKDIR app"),
        fence("dockerfile", "FROM alpine:3.20", "WORKDIR /app"),
        severity="warning",
    ),
    "DF120": Code(
        "CMD o ENTRYPOINT sin lista",
        "Sin lista, el programa se ejecuta dentro de una shell, que no le pasa las señales de docker stop. "
        "Regla JSONArgsRecommended.",
        fence("dockerfile", "FROM alpine:3.20", "CMD sleep 60"),
        fence("dockerfile", "FROM alpine:3.20", 'CMD ["sleep", "60"]'),
        severity="warning",
    ),
    "DF121": Code(
        "Secreto en ARG o ENV",
        "Lo que va en ARG o ENV queda escrito en la imagen y lo ve quien la tenga. Regla SecretsUsedInArgOrEnv.",
        fence("dockerfile", "FROM alpine:3.20", "ENV API_TOKEN=abc123"),
        fence("dockerfile", "FROM alpine:3.20", "RUN --mount=type=secret,id=token ls"),
        severity="warning",
    ),
    "DF122": Code(
        "Mayúsculas y minúsculas mezcladas",
        "Todas las instrucciones van igual, AS como su FROM, y en minúsculas los nombres de etapa y los protocolos. "
        "Reglas ConsistentInstructionCasing, FromAsCasing, StageNameCasing y ExposeProtoCasing.",
        fence("dockerfile", "FROM alpine:3.20 as base", "RUN ls"),
        fence("dockerfile", "FROM alpine:3.20 AS base", "RUN ls"),
        severity="warning",
    ),
    "DF123": Code(
        "EXPOSE con un puerto del anfitrión",
        "EXPOSE dice en qué puerto escucha el contenedor; publicarlo es de docker run. Regla ExposeInvalidFormat.",
        fence("dockerfile", "FROM alpine:3.20", "EXPOSE 8080:80"),
        fence("dockerfile", "FROM alpine:3.20", "EXPOSE 80"),
        severity="warning",
    ),
    "DF124": Code(
        "Instrucción dentro de otra",
        "La línea anterior acaba en \\, así que Docker toma la instrucción por una parte de la que viene de antes.",
        fence("dockerfile", "FROM alpine:3.20", "RUN apk add git \\", 'CMD ["git"]'),
        fence("dockerfile", "FROM alpine:3.20", "RUN apk add git", 'CMD ["git"]'),
        severity="warning",
    ),
    "DF125": Code(
        "Plataforma de FROM",
        "La plataforma se elige al construir; FROM --platform solo se usa con una variable, como $BUILDPLATFORM. "
        "Reglas FromPlatformFlagConstDisallowed y RedundantTargetPlatform.",
        fence("dockerfile", "FROM --platform=linux/amd64 alpine:3.20", "RUN ls"),
        fence("dockerfile", "FROM --platform=$BUILDPLATFORM alpine:3.20", "RUN ls"),
        severity="warning",
    ),
    "DF126": Code(
        "Etapa de la que no se puede copiar",
        "Una etapa no copia de sí misma, y el número de --from es el de una que esté en el archivo, desde 0.",
        fence("dockerfile", "FROM golang:1.23", "FROM alpine:3.20", "COPY --from=3 /app /app"),
        fence("dockerfile", "FROM golang:1.23", "FROM alpine:3.20", "COPY --from=0 /app /app"),
    ),
    "DF127": Code(
        "Operador de shell en una lista",
        "Una lista no pasa por ninguna shell: && o || llegan al programa como un argumento más.",
        fence("dockerfile", "FROM alpine:3.20", 'HEALTHCHECK CMD ["wget", "-q", "localhost", "||", "exit", "1"]'),
        fence("dockerfile", "FROM alpine:3.20", "HEALTHCHECK CMD wget -q localhost || exit 1"),
        severity="warning",
    ),
    "DF128": Code(
        "Varios orígenes y un destino sin /",
        "Con más de un origen, el destino de COPY y ADD es una carpeta y acaba en /.",
        fence("dockerfile", "FROM alpine:3.20", "COPY uno.txt dos.txt /datos"),
        fence("dockerfile", "FROM alpine:3.20", "COPY uno.txt dos.txt /datos/"),
        severity="warning",
    ),
    "DF129": Code(
        "Montaje sin destino",
        "Sin «target», una caché o un tmpfs se monta sobre la carpeta de trabajo; si esta es /, Docker lo rechaza.",
        fence("dockerfile", "FROM alpine:3.20", "WORKDIR /app", "RUN --mount=type=cache apk add git"),
        fence(
            "dockerfile", "FROM alpine:3.20", "WORKDIR /app", "RUN --mount=type=cache,target=/var/cache/apk apk add git"
        ),
        severity="warning",
    ),
}
