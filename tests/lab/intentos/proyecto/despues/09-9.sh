#!/bin/sh
set -eu
# Nothing is recovered, and the same loan is written again: it is of other data.
cd otra
docker compose down --volumes --timeout 5
docker compose up --detach --wait
curl --silent --fail --data libro=Rayuela --data lector=Ana --data-urlencode clave@clave.txt http://127.0.0.1:8302/api/prestamos
