#!/bin/sh
set -eu
# Another tag.
docker run --detach --name reto-14 --publish 127.0.0.1:8214:5000 \
  --volume reto-14-imagenes:/var/lib/registry registry:3.1.2
docker build --tag 127.0.0.1:8214/avisos:2 reto-14
docker push 127.0.0.1:8214/avisos:2
