#!/bin/sh
set -eu
# The script is not in the image.
printf 'FROM busybox:1.37\nCMD ["sh", "/saludo.sh"]\n' > reto-06/Dockerfile
docker build --tag reto-06:1.0 --tag reto-06:estable reto-06
docker run --name reto-06 --volume "$PWD/reto-06/saludo.sh:/saludo.sh:ro" reto-06:estable
