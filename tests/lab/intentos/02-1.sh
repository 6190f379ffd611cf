#!/bin/sh
set -eu
# A key that is not that of today.
cd reto-02
docker compose up --detach
docker exec reto-02-portero-1 sh -c 'echo 1 > /tmp/clave.txt'
