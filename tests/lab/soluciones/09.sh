#!/bin/sh
set -eu
cd reto-09
echo 'HEALTHCHECK --interval=5s CMD wget -q -O - http://127.0.0.1:8080/salud.txt' >> Dockerfile
docker build --tag reto-09:1.0 .
docker run --detach --name reto-09 --publish 127.0.0.1:8209:8080 reto-09:1.0
