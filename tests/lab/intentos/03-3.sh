#!/bin/sh
set -eu
# It could write.
docker run --detach --name reto-03 --publish 127.0.0.1:8203:80 --volume reto-03-datos:/usr/share/nginx/html nginx:1.30
docker exec reto-03 sh -c 'echo Vuelvo a las cinco > /usr/share/nginx/html/recado.txt'
