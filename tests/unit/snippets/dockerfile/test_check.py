"""Dockerfiles: what Docker accepts is never called wrong, and what it refuses is found where it stands."""

from __future__ import annotations

import re

import pytest
from effort import cpu_seconds
from guide.snippets.dockerfile.check import check_dockerfile
from guide.snippets.dockerfile.codes import CODES, GUIDE_ONLY
from guide.snippets.dockerfile.table import FLAGS
from guide.snippets.findings import Finding
from hypothesis import given
from hypothesis import strategies as st

CLEAN = {
    "whole": 'FROM alpine:3.20\nRUN apk add --no-cache curl\nCMD ["curl", "--version"]\n',
    "fragment": "COPY . /app\nWORKDIR /app\n",
    "nothing": "",
    "comments only": "# nada\n\n",
    "lower case": "from alpine:3.20 as base\nrun ls\n",
    "directives": "# syntax=docker/dockerfile:1\n# check=error=true\n# escape=`\nFROM alpine:3.20\n",
    "windows": "# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:1809\nRUN dir `\n  c:\\\nUSER a\\\n",
    "byte order mark": "\ufeff# syntax=docker/dockerfile:1\nFROM alpine:3.20\n",
    "crlf": "FROM alpine:3.20\r\nRUN ls \\\r\n    -l\r\n",
    "comment in a continuation": "RUN apk add \\\n    # la red\n    curl \\\n#    wget\n    git\n",
    "blank after a backslash": "RUN ls \\ \n    -l\n",
    "two backslashes do not go on": "ENV A=b\\\\\nRUN ls\n",
    "argument before from": "ARG TAG=3.20\nFROM alpine:${TAG}\n",
    "argument decides the image": "ARG BASE=a\nARG B=$BASE\nFROM $BASE:1 AS base\nFROM base\nFROM ${B}\nFROM ${B:-x}\n",
    "scratch": "FROM scratch\nCOPY app /\n",
    "digest": "FROM alpine@sha256:0123456789abcdef\n",
    "port of a registry": "FROM localhost:5000/app:1\n",
    "previous stage": "FROM golang:1.23 AS build\nFROM scratch\nCOPY --from=build /app /\nCOPY --from=0 /etc /etc\n",
    "image as source": "FROM scratch\nCOPY --from=nginx:1.27 /etc/nginx /etc/nginx\n",
    "heredoc": "RUN <<EOF\napk add curl\n  EOF\nEOF\nCMD ls\n",
    "heredoc with tabs": "RUN <<-EOF\n\tapk add curl\n\tEOF\n",
    "heredoc with a blank": "RUN cat << EOF > /a\nFROMM\nEOF\n",
    "two heredocs": 'COPY <<uno <<"dos" /tmp/\nCOPPY\nuno\n$PATH\ndos\nUSER 1000\n',
    "quoted heredoc": "RUN cat <<'FIN' | sh\nfoo\nFIN\n",
    "heredoc of onbuild": "ONBUILD RUN <<EOF\nls\nEOF\n",
    "here-string": "RUN cat <<< hola\nUSER 1000\n",
    "shift in arithmetic": "RUN echo $((1<<4))\n",
    "heredoc in a list is text": 'CMD ["<<EOF"]\n',
    "shell test": 'RUN [ "$A" = b ] && echo "$A"\nRUN [ -f /a ]\n',
    "empty list": "ENTRYPOINT []\nCMD []\n",
    "list of paths": 'COPY ["un archivo", "/otro/"]\nVOLUME ["/datos"]\n',
    "comments of the shell": "RUN ls # todo\nCMD ls # todo\nHEALTHCHECK CMD ls # todo\n",
    "signs that are no comments": "ENV COLOR=#fff\nRUN echo '#'\nCOPY a#b /c\nADD https://x.org/a#v1 /a\nCOPY a #b#\n",
    "flags": (
        "FROM --platform=$BUILDPLATFORM alpine:3.20\n"
        "ADD --checksum=sha256:00 --chown=1:1 --chmod=u=rw --link --keep-git-dir=true --unpack=false --exclude=a a /\n"
        "COPY --parents --exclude=*.a --exclude=*.b --link=false ./a ./b /c/\n"
        "RUN --network=none --security=insecure --device=vendor.com/gpu=all,required ls\n"
    ),
    "mounts": (
        "RUN --mount=type=cache,target=/c,sharing=locked,id=x,mode=0755,uid=1 --mount=type=tmpfs,dst=/t,size=1g ls\n"
        "RUN --mount=type=secret,id=clave,env=CLAVE,required=true --mount=type=ssh cat\n"
        "RUN --mount=target=/src,rw --mount=from=base,source=/a,target=/b,ro ls\n"
        'RUN --mount="type=bind,source=a,target=/b" --mount=type=$TIPO,target=/x ls\n'
    ),
    "health": (
        "HEALTHCHECK --interval=1m30s --timeout=.5s --start-period=0 --start-interval=1h --retries=3 CMD curl a\n"
        "HEALTHCHECK NONE\nhealthcheck cmd ls\n"
    ),
    "ports": "EXPOSE 80 443/tcp 8000-8010/udp $PORT ${PORT}/tcp\n",
    "pairs": "ENV A=b C=\"d e\" F=g\\ h\nLABEL a.b=c \\\n      d='e'\nARG X Y=1\n",
    "signals": "STOPSIGNAL SIGTERM\nSTOPSIGNAL quit\nSTOPSIGNAL 9\nSTOPSIGNAL SIGRTMIN+3\nSTOPSIGNAL $SENAL\n",
    "placeholders": "FROM <imagen>\nEXPOSE <puerto>\nCOPY --chown=<usuario> <origen> <destino>\nSTOPSIGNAL <señal>\n",
    "onbuild": "ONBUILD COPY . /app\nONBUILD RUN --mount=type=cache,target=/c make\n",
    "flag after the command": "RUN ls --mount\nCMD ls --all\n",
    "left out": "RUN ...\n    && b\nUSER 1\n",
    "double dash": "RUN -- --version\n",
    "rules that are skipped": "# check=skip=FromAsCasing , JSONArgsRecommended;error=true\nFROM a:1 as b\nCMD c\n",
    "all rules skipped": "#check=skip=all\nfrom a:1 AS b\nMAINTAINER c\n",
    "rule skipped above": "FROM a:1\nCOPY b c\n# porque sí\n# check=skip=WorkdirRelativePath\nWORKDIR d\n",
    "heredocs are for RUN, COPY and ADD": "CMD cat <<FIN\nUSER 1\nENV A=<<FIN\nUSER 2\n",
    "instructions that belong to another": (
        "HEALTHCHECK --interval=5m \\\n  CMD curl a\nONBUILD \\\n  RUN ls\n"
        'RUN psql -c "\\\nCOPY a b /c\\\n"\nRUN a \\\n  ADD CONSTRAINT b\nENV A=1 \\\n  USER=b\n'
    ),
    "variables": (
        "ARG V=3\nFROM alpine:$V AS a\nARG V TARGETARCH\nENV P=/p Q=${V:-x}\n"
        "COPY $P '$No' \\$No \"${Q#a}\"/\nFROM a\nCOPY $P $PATH/\n"
        "FROM node:22\nCOPY a $APP_HOME\n"
    ),
    "variable of a part left out": "FROM alpine:3\n# …\nCOPY $A /a\n",
    "modes": "COPY --chmod=0755 a b\nCOPY --chmod=u=rwX,go+r a b\nADD --chmod=$M a b\n",
    "blanks behind a backslash": "RUN a \\ \t\n  b\nRUN c\\\t\nd\n",
    "blanks behind arguments": 'STOPSIGNAL TERM \t\nHEALTHCHECK NONE \nCMD ["a"] \nRUN [ "$a" = b ] \nEXPOSE 80 \n',
    "blanks behind the name of a heredoc": "RUN <<A \nb\nA\nRUN c << \nUSER d\n",
    "crlf of a heredoc": "RUN <<A\r\nb\r\nA\r\nUSER c\r\n",
    "form feeds and vertical tabs are blanks": "RUN\fa\n\x0bUSER\x0ba\fb\n\fEXPOSE 80\f\x0b81\n",
    "folders": 'FROM a:1\nWORKDIR $APP\nFROM b:1\nWORKDIR C:\\app\nFROM c:1\nWORKDIR "/a b"\n',
}
# Text → where each finding is (line:column-end), its code and a part of what it says.
WRONG = {
    "unknown": ("FROM alpine:3.20\n  COPPY a b\n", ["2:3-8 DF103 «COPY»"]),
    "lost backslash": ("RUN apk update &&\n    apk add curl\n    apk add git\n", ["2:5-8 DF103 falta \\"]),
    "byte order mark": ("\ufeffEXPOSE a\nEXPOSE b\n", ["1:9-10 DF101", "2:8-9 DF101"]),
    "byte order mark of another line": ("ARG A\n\ufeffEXPOSE a\n", ["2:1-8 DF103"]),
    "directive behind a byte order mark": ("\ufeff# escape=x\nFROM a:1\n", ["1:2-12 DF112"]),
    "blanks behind a directive": ("# escape=x  \nFROM a:1\n# escape=` \t\n", ["1:1-11 DF112", "3:1-11 DF113"]),
    "blanks behind a line": (
        "EXPOSE a \t\nENV  \nRUN b \\  \n \t\n c\n",
        ["1:8-9 DF101", "2:1-4 DF101", "3:7-8 DF108"],
    ),
    "blanks behind dots": ("FROM a:1\n... \nUSER b\n", ["2:1-4 DF115"]),
    "blanks behind a notation": ("COPY [OPTIONS] a  \n", ["1:1-17 DF115"]),
    "blanks behind the end of a heredoc": ("RUN <<A\nb\nA \nUSER c\n", ["1:5-7 DF106"]),
    "crlf": ("EXPOSE a\r\nRUN a \\\r\n\r\n b\r\n", ["1:8-9 DF101", "2:7-8 DF108"]),
    "narrow no-break space": ("RUN\u202fls\n", ["1:1-7 DF103 espacio duro"]),
    "no-break space in a word": ("EXPOSE 80\u00a0a\n", ["1:8-12 DF101"]),
    "session": ("$ docker build .\n", ["1:1-2 DF103 console"]),
    "no-break space": ("RUN\u00a0ls\n", ["1:1-7 DF103 espacio duro"]),
    "no arguments": (
        "FROM alpine:3.20\nENV\nRUN\nCMD \\\n\nUSER 1\n",
        ["2:1-4 DF101 faltan", "3:1-4 DF101", "4:1-4 DF120", "4:5-6 DF108", "6:1-5 DF124"],
    ),
    "flag": ("COPY --form=a b c\n", ["1:6-12 DF104 «--from»"]),
    "flag of another": ("ADD --from=build a b\n", ["1:5-11 DF104 es de COPY"]),
    "flag without value": ("COPY --chown 1 a b/\n", ["1:6-13 DF104 falta su valor"]),
    "flag twice": ("COPY --link --link a b\n", ["1:13-19 DF104 repetido"]),
    "flag after a continuation": ("COPY --link \\\n  --chwon=1 \\\n  a b\n", ["2:3-10 DF104 «--chown»"]),
    "switch": ("COPY --link=si a b\n", ["1:13-15 DF104 true o false"]),
    "flags of user": ("USER --uid 5\n", ["1:6-11 DF104 no tiene opciones"]),
    "variable stage": ("FROM alpine:3 AS a\nCOPY --from=$A b c\n", ["2:13-15 DF104 no admite variables"]),
    "network": ("RUN --network=hots ls\n", ["1:15-19 DF104 «host»"]),
    "mount type": ("RUN --mount=target=/a,type=cahe ls\n", ["1:23-32 DF105 «cache»"]),
    "mount key": ("RUN --mount=type=cache,taget=/a ls\n", ["1:24-32 DF105 «target»"]),
    "mount key of another type": ("RUN --mount=type=cache,target=/a,size=1 ls\n", ["1:34-40 DF105 tmpfs"]),
    "mount key without value": ("RUN --mount=type=cache,target ls\n", ["1:24-30 DF105 falta su valor"]),
    "mount sharing": ("RUN --mount=type=cache,target=/a,sharing=lock ls\n", ["1:34-46 DF105 locked"]),
    "mount user": ("RUN --mount=type=cache,target=/a,uid=ana ls\n", ["1:34-41 DF105 número"]),
    "secret without id": ("RUN --mount=type=secret ls\n", ["1:13-24 DF104 id="]),
    "heredoc": ("RUN <<EOF\nls\n  EOF\nUSER 1\n", ["1:5-7 DF106 EOF"]),
    "heredoc without any end": ("RUN a && cat <<-FIN >b\nls\n", ["1:14-16 DF106 FIN"]),
    "heredoc as destination": ("COPY a <<EOF\nEOF\n", ["1:8-13 DF101 destino"]),
    "single quotes": ("CMD ['a', 'b']\n", ["1:6-7 DF107 dobles"]),
    "typographic quotes": ("CMD [“a”]\n", ["1:6-7 DF107 rectas"]),
    "last comma": ('CMD ["a", ]\n', ["1:9-10 DF107 coma"]),
    "open list": ('ENTRYPOINT ["a", "b"\n', ["1:20-21 DF107 ]"]),
    "missing comma": ('CMD ["a" "b"]\n', ["1:10-11 DF107 coma"]),
    "windows path": ('RUN ["c:\\windows"]\n', ["1:9-10 DF107 \\\\"]),
    "list over lines": ("CMD [\"a\", \\\n     'b']\n", ["2:6-7 DF107 dobles"]),
    "numbers": ('CMD ["sleep", 60]\n', ["1:5-6 DF101 cadenas"]),
    "list of health": ("HEALTHCHECK CMD ['a']\n", ["1:18-19 DF107 dobles"]),
    "shell without list": ("SHELL /bin/bash -c\n", ["1:1-6 DF101 SHELL ["]),
    "empty line": ("RUN a \\\n\n  && b\n", ["1:7-8 DF108 vacía"]),
    "last backslash": ("RUN a \\\n", ["1:7-8 DF108 no hay más"]),
    "no tag": ("FROM alpine\nFROM reg:5000/a/b AS c\n", ["1:6-12 DF109 alpine:1.2", "2:6-18 DF109"]),
    "latest": ("FROM alpine:latest\n", ["1:12-19 DF109 latest"]),
    "stage twice": ("FROM a:1 AS x\nFROM b:1 AS x\n", ["2:13-14 DF110 ya hay"]),
    "later stage": (
        "FROM a:1\nCOPY --from=x a b\nRUN --mount=from=x,target=/x ls\nFROM b:1 AS x\n",
        ["2:13-14 DF110 no está antes", "3:18-19 DF110 no está antes"],
    ),
    "later stage as base": ("FROM x\nFROM b:1 AS x\n", ["1:6-7 DF110 más abajo"]),
    "own stage": (
        "FROM a:1\nFROM b:1 AS x\nCOPY --from=1 a b\nCOPY --from=X a b\nRUN --mount=from=x,target=/a ls\n",
        ["3:13-14 DF126 sí misma", "4:13-14 DF126", "5:18-19 DF126"],
    ),
    "number of no stage": ("FROM a:1\nFROM b:1\nCOPY --from=2 a b\n", ["3:13-14 DF126 la última es la 1"]),
    "number of a later stage": ("FROM a:1\nCOPY --from=1 a b\nFROM b:1\n", ["2:13-14 DF110 desde 0"]),
    "image": (
        "FROM Debian:13\nCOPY --from=nginx::1 a b\nFROM <imagen>\nFROM IMAGEN\n",
        ["1:6-15 DF101 minúsculas", "2:13-21 DF101 etiqueta", "4:6-12 DF109"],
    ),
    "list that is refused": ('VOLUME ["/a]\n', ["1:9-10 DF101 no se cierra"]),
    "list that is split": ('VOLUME ["/a"\n', ["1:12-13 DF107 rutas sueltas"]),
    "expansion": (
        'ENV A="b\nENV B=${C\nWORKDIR ${}\n',
        ["1:7-8 DF101 comillas", "2:7-8 DF101 ${", "3:9-10 DF101 nombre"],
    ),
    "apostrophe": ("ENV A it's\n", ["1:5-6 DF117 =", "1:9-10 DF101 comillas"]),
    "modifier": ("LABEL a=${A^^}\n", ["1:9-10 DF101 :-valor"]),
    "mode": ("COPY --chmod=999 a b\nADD --chmod=rwx a b\n", ["1:14-17 DF104 octal", "2:13-16 DF104 octal"]),
    "mount without target": (
        "FROM alpine:3 AS a\nRUN --mount=type=cache ls\nWORKDIR /b\nRUN --mount=type=cache ls\n"
        "FROM a\nRUN --mount=type=tmpfs ls\nFROM node:22\nRUN --mount=type=bind ls\nRUN --mount=type=secret,id=a ls\n",
        ["2:13-23 DF105 target=", "4:13-23 DF129 tapa", "6:13-23 DF129"],
    ),
    "mount at the root": ("RUN --mount=type=cache,target=/ ls\n", ["1:24-32 DF105 en /"]),
    "repeated text of a mount": ("RUN --mount=type=bind,source=x,rce=x ls\n", ["1:32-37 DF105 «rce»"]),
    "global argument": (
        "ARG A=1\nFROM alpine:3 AS x\nCOPY a$A b\nARG A\nCOPY a$A b\nFROM x\nCOPY a${A} b\n",
        ["3:7-9 DF116 «ARG A»"],
    ),
    "platform argument": ("FROM node:22\nADD a-$TARGETARCH b\n", ["2:7-18 DF116 «ARG TARGETARCH»"]),
    "undefined argument": ("ARG VERSION=3\nFROM alpine:$VERSIO\n", ["2:13-20 DF116 $VERSION"]),
    "argument without a default": (
        "ARG A\nARG B=b\nFROM $A\nFROM b:${A}\nFROM $B:1\n",
        ["3:6-8 DF116 --build-arg", "4:6-12 DF116"],
    ),
    "rule skipped elsewhere": (
        "# check=skip=StageNameCasing\nFROM a:1 as B\n# check=skip=JSONArgsRecommended\nRUN b\nCMD c\n",
        ["2:10-12 DF122 «as»", "5:1-4 DF120"],
    ),
    "reserved stage": ("FROM a:1 AS scratch\n", ["1:13-20 DF110 otro nombre"]),
    "undefined variable": (
        "FROM alpine:3\nENV A=b C=$A\nCOPY $B /c\nFROM node:22\nCOPY $YARN_VERSION /c\nENV DATOS=a\nCOPY $DATO /c\n",
        ["2:11-13 DF116 $A", "3:6-8 DF116 $B", "7:6-11 DF116 $DATOS"],
    ),
    "legacy pair": (
        "ENV A = b\nENV A b c\nLABEL version 1.0\n",
        ["1:5-6 DF117 sin espacios", "2:5-6 DF117 A=valor", "3:7-14 DF117 version=valor"],
    ),
    "several of one": (
        'FROM a:1\nCMD ["b"]\nHEALTHCHECK NONE\nCMD ["c"]\nHEALTHCHECK NONE\nFROM b:1\nCMD ["c"]\n',
        ["2:1-4 DF118 más abajo", "3:1-12 DF118"],
    ),
    "relative folder": (
        "FROM a:1 AS x\nWORKDIR app\nWORKDIR b\nFROM x\nWORKDIR c\nFROM b:1\nWORKDIR /d\nWORKDIR e\n",
        ["2:9-12 DF119 «app»"],
    ),
    "what goes on in another line": (
        "FROM a:1\nWORKDIR app\\\n/b\nSTOPSIGNAL SIG\\\nTREM\nEXPOSE 80 # we\\\nb\n",
        ["2:9-12 DF119 «app/b»", "4:12-15 DF101 «SIGTREM»", "6:11-15 DF102"],
    ),
    "shell form": (
        'FROM a:1\nENTRYPOINT a\nCMD a b\nFROM b:1 AS c\nSHELL ["/bin/bash", "-c"]\nCMD a\nFROM c\nCMD b\n',
        ["2:1-11 DF120 señales", "3:1-4 DF120"],
    ),
    "secret": (
        "ARG GLOBAL_TOKEN\nFROM a:1\nARG API_KEY B=1\nENV A=b PASSWORD=c PUBLIC_KEY=d TOKEN_FILE=e\nENV AUTH_A b\n",
        ["3:5-12 DF121 «API_KEY»", "4:9-17 DF121 «PASSWORD»", "5:5-11 DF117", "5:5-11 DF121"],
    ),
    "casing": (
        "FROM a:1 as b\nRun ls\nCOPY c d\nFROM e:1 AS F\n",
        ["1:10-12 DF122 «as»", "2:1-4 DF122 RUN", "4:13-14 DF122 minúsculas"],
    ),
    "protocol in capitals": ("EXPOSE 53/UDP\n", ["1:8-14 DF122 53/udp"]),
    "host port": (
        "EXPOSE 8080:80\nEXPOSE 127.0.0.1:80:80/tcp\nEXPOSE a:80\n",
        ["1:8-15 DF123 contenedor, 80", "2:8-27 DF123", "3:8-12 DF101"],
    ),
    "swallowed": (
        'RUN apk add \\\n  git \\\nCMD ["git"]\nRUN ls && \\\n  # b\n  COPY --link a b /c/\n',
        ["3:1-4 DF124 CMD", "6:3-7 DF124 parte de RUN"],
    ),
    "platform": (
        "FROM --platform=linux/arm64/v8 a:1\nFROM --platform=$TARGETPLATFORM a:1\n"
        "FROM --platform=linux/arm64 a:1 AS arm64\n",
        ["1:17-31 DF125 linux/arm64", "2:17-32 DF125 sobra"],
    ),
    "operators": (
        'HEALTHCHECK CMD ["curl", "a", "||", "exit", "1"]\nRUN ["a", "&&", "b"]\nCMD ["sh", "-c", "a && b"]\n',
        ["1:31-35 DF127 ||", "2:11-15 DF127 &&"],
    ),
    "many sources": (
        'COPY a b /app\nADD ["a", "b", "/app"]\nCOPY a b .\nCOPY a b $C\nCOPY a b ../c/\n',
        ["1:10-14 DF128 /app/", "2:16-23 DF128"],
    ),
    "misspelt stage": ("FROM a:1 AS build\nFROM b:1\nCOPY --from=biuld a b\n", ["3:13-18 DF110 «build»"]),
    "before from": ("ARG A\nRUN ls\nFROM a:1\n", ["2:1-4 DF111 RUN"]),
    "escape": ("# escape=x\nFROM a:1\n", ["1:1-11 DF112 escape"]),
    "directive twice": ("#syntax=a/b\n# Syntax=a/c\nFROM a:1\n", ["2:1-13 DF112 repetida"]),
    "late directive": ("\n# syntax=docker/dockerfile:1\nFROM a:1\n", ["2:1-29 DF113 syntax"]),
    "maintainer": ("MAINTAINER yo\n", ["1:1-11 DF114 LABEL"]),
    "dots": ("FROM a:1\n  ...\n  && ls\nUSER 1\n", ["2:3-6 DF115 suspensivos"]),
    "synopsis": ("COPY [OPTIONS] <origen> ... <destino>\nRUN --network=<tipo>\n", ["1:1-38 DF115", "2:1-21 DF115"]),
    "comment": (
        "FROM a:1  # la base\nUSER 1 # yo\nEXPOSE 80 #web\n",
        ["1:11-20 DF102", "2:8-12 DF102", "3:11-15 DF102"],
    ),
    "comment after a list": ('CMD ["a"] # b\nUSER 1\n', ["1:11-14 DF102"]),
    "port": (
        "EXPOSE 80, 443\nEXPOSE 80/tpc\nEXPOSE 70000\n",
        ["1:8-11 DF101 espacios", "2:8-14 DF101 «tcp»", "3:8-13 DF101"],
    ),
    "destination": ("COPY a\nADD --link a\n", ["1:1-5 DF101 destino", "2:1-4 DF101 destino"]),
    "pairs": (
        "ENV A=b c\nENV A\nLABEL a=b =c\nARG A = b\n",
        ["1:9-10 DF101 =", "2:1-4 DF101 valor", "3:11-13 DF101 nombre", "4:7-8 DF101"],
    ),
    "health": (
        "HEALTHCHECK --interval=30 CMD a\nHEALTHCHECK curl a\nHEALTHCHECK CMD\nHEALTHCHECK NONE a\n",
        ["1:24-26 DF104 30s", "2:13-17 DF101 CMD", "3:13-16 DF101 comando", "4:13-17 DF101 NONE"],
    ),
    "retries": ("HEALTHCHECK --retries=-1 CMD a\n", ["1:23-25 DF104 entero"]),
    "signal": ("STOPSIGNAL SIGTREM\n", ["1:12-19 DF101 «SIGTERM»"]),
    "from": (
        "FROM a:1 base\nFROM a:1 AS\nFROM a:1 AZ base\nFROM a:1 AS 1a\n",
        ["1:10-14 DF101 AS", "2:10-12 DF101", "3:10-12 DF101", "4:13-15 DF101"],
    ),
    "onbuild": (
        "ONBUILD ONBUILD RUN a\nONBUILD FRON a\nONBUILD COPY a\n",
        ["1:9-16 DF101", "2:9-13 DF103 FROM", "3:9-13 DF101"],
    ),
    "tab and accents": ("RUN ñandú é\n\tUSER á --x\n\tCOPPY\n", ["3:2-7 DF103"]),
}


def told(findings: list[Finding]) -> list[str]:
    return [f"{f.line}:{f.column}-{f.end_column} {f.code}" for f in findings]


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_to_report(name: str) -> None:
    assert check_dockerfile(CLEAN[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_found_where_it_stands(name: str) -> None:
    text, expected = WRONG[name]
    findings = check_dockerfile(text)
    assert told(findings) == [" ".join(line.split(" ")[:2]) for line in expected]
    for finding, line in zip(findings, expected, strict=True):
        assert "".join(line.split(" ", 2)[2:]) in finding.message


@pytest.mark.parametrize("code", CODES)
def test_example_of_a_code(code: str) -> None:
    def inside(fence: str) -> str:
        return "\n".join(fence.split("\n")[1:-1])

    assert {f.code for f in check_dockerfile(inside(CODES[code].wrong))} == {code}
    assert check_dockerfile(inside(CODES[code].right)) == []


def test_every_code_is_in_the_table() -> None:
    found = {line.split(" ")[1] for _, expected in WRONG.values() for line in expected}
    assert found == {*CODES, "DF101", "DF102"}
    assert {"DF109", "DF115"} == GUIDE_ONLY


@pytest.mark.parametrize("name", FLAGS)
def test_instruction_in_lower_case_and_alone(name: str) -> None:
    assert told(check_dockerfile(f"{name.lower()}\n"))[:1] == [f"1:1-{len(name) + 1} DF101"]


@pytest.mark.parametrize(
    "line",
    ["EXPOSE a", "COPPY a", "FROM a", "ENV A_KEY=b", "RUN --mount=type=cache a"],
)
@pytest.mark.parametrize("lines", [99, 100, 101, 250])
def test_a_hundred_findings_are_enough(line: str, lines: int) -> None:
    assert len(check_dockerfile(f"{line}\n" * lines)) == min(lines, 100)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("ñ", 40),
        ("COPY a b ñ", 40),
        ("COPY --ñ a b", 40),
        ("RUN --mount=ñ=a b", 40),
        ("ENV A=b ñ", 40),
        ("ENV ñ a", 40),
        ("ENV ñ = a", 40),
        ("ENV ñ_KEY=a", 40),
        ("EXPOSE ñ", 40),
        ("STOPSIGNAL ñ", 40),
        ("HEALTHCHECK ñ", 40),
        ("FROM a:1 ñ", 40),
        ("FROM a:1\nWORKDIR ñ", 40),
        ("FROM ñ", 60),
    ],
)
def test_a_long_word_is_cut_in_the_message(text: str, length: int) -> None:
    (finding,) = check_dockerfile(text.replace("ñ", "x" * 100) + "\n")
    assert max(map(len, re.findall("x+", finding.message))) == length


@pytest.mark.parametrize("stages", [49, 50, 51, 60])
def test_fifty_stages_are_looked_at(stages: int) -> None:
    found = check_dockerfile("FROM a:1\nWORKDIR b\n" * stages)
    assert told(found) == [f"{line}:9-10 DF119" for line in range(2, 2 * min(stages, 50) + 1, 2)]


@pytest.mark.parametrize(("before", "found"), [(198, 1), (199, 1), (200, 0)])
def test_the_variables_of_two_hundred_instructions_are_looked_at(before: int, found: int) -> None:
    assert len(check_dockerfile("FROM scratch\n" + "USER a\n" * before + "USER $B\n")) == found


@pytest.mark.parametrize(("before", "found"), [(198, 1), (199, 1), (200, 0)])
def test_two_hundred_variables_of_an_instruction_are_looked_at(before: int, found: int) -> None:
    assert len(check_dockerfile("FROM scratch\nUSER " + "$PATH" * before + "$B\n")) == found


def test_a_hundred_findings_of_one_instruction_are_enough() -> None:
    assert len(check_dockerfile("EXPOSE" + " a" * 250)) == 100


SIGNS = [*"\n \t\"'[],#=$`{…é\x00\u00a0", "\\\n", "\r\n", "--", "..."]
WORDS = ["<<EOF", "EOF", "<<-", "--mount=type=cache", "--from=a", "AS", "# escape=`", "<marcador>", "80"]
PIECES = st.sampled_from([*FLAGS, *SIGNS, *WORDS])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_the_same_twice_and_within_bounds(text: str) -> None:
    findings = check_dockerfile(text)
    lines = text.split("\n")
    for finding in findings:
        assert 1 <= finding.line <= finding.end_line <= len(lines)
        assert 1 <= finding.column < finding.end_column <= len(lines[finding.end_line - 1]) + 2
    assert check_dockerfile(text) == findings


@pytest.mark.parametrize(
    "text",
    [
        "X" * 2_000_000,
        "RUN \\\n" * 200_000,
        "RUN a \\\n\n" * 100_000,
        "FROM a AS b\n" * 60_000,
        "ENV a b=c " + "x " * 400_000,
        "ENV a=b " + '"' * 600_001,
        "CMD " + "[" * 600_000,
        "COPPY a\n" * 100_000,
        "COPY " + "--link " * 100_000 + "a b",
        "RUN --mount=" + "a=b," * 100_000,
        "RUN " + "<<a " * 60_000,
        "<a " * 200_000,
        "ONBUILD " * 100_000 + "RUN a <<b",
        "#" * 2_000_000,
        "ENV \\\n" + "a\\\n" * 100_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    assert cpu_seconds(lambda: check_dockerfile(text)) < 10
