#!/bin/sh
set -eu
docker run --detach --init --name reto-10 --restart on-failure:5 \
  --volume "$PWD/reto-10/fragil.sh:/fragil.sh:ro" busybox:1.37 sh /fragil.sh
