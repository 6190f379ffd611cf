#!/bin/sh
set -eu
cd reto-02
docker compose up --detach
sleep 1
clave=$(docker logs reto-02-portero-1 | sed -n 's/La clave de hoy es //p')
docker exec reto-02-portero-1 sh -c "echo $clave > /tmp/clave.txt"
