#!/bin/sh
set -eu
docker run --detach --name reto-14 --publish 127.0.0.1:8214:5000 \
  --volume reto-14-imagenes:/var/lib/registry registry:3.1.2
docker build --tag 127.0.0.1:8214/avisos:1.0 reto-14
docker push 127.0.0.1:8214/avisos:1.0
