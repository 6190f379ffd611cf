#!/bin/sh
set -eu
docker network create reto-05
docker run --detach --name reto-05-web --network reto-05 --network-alias biblioteca nginx:1.30
sleep 1
docker run --name reto-05-lector --network reto-05 busybox:1.37 wget -q -O - http://biblioteca/
