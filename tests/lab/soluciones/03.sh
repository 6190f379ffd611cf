#!/bin/sh
set -eu
docker volume create reto-03-datos
docker run --name reto-03-escribe --volume reto-03-datos:/datos busybox:1.37 \
  sh -c 'echo Vuelvo a las cinco > /datos/recado.txt'
docker rm reto-03-escribe
docker run --detach --name reto-03 --publish 127.0.0.1:8203:80 \
  --volume reto-03-datos:/usr/share/nginx/html:ro nginx:1.30
