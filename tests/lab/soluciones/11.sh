#!/bin/sh
set -eu
docker run --detach --init --name reto-11 --memory 64m --memory-swap 64m --cpus 0.5 --pids-limit 50 \
  --volume "$PWD/reto-11/cuentas.sh:/cuentas.sh:ro" busybox:1.37 sh /cuentas.sh
