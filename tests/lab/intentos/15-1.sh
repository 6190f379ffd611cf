#!/bin/sh
set -eu
# All of its layers.
docker build --tag reto-15:plana --label org.opencontainers.image.version=15.0 reto-15
docker run --name reto-15 reto-15:plana
