#!/bin/sh
set -eu
# As it is given.
docker build --tag reto-07:1.0 reto-07
docker run --name reto-07 reto-07:1.0
