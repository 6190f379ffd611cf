#!/bin/sh
set -eu
# Started again by hand.
docker run --detach --init --name reto-10 --restart on-failure:5 \
  --volume "$PWD/reto-10/fragil.sh:/fragil.sh:ro" busybox:1.37 sh -c 'echo 2 > /veces.txt; sh /fragil.sh'
