#!/bin/sh
set -eu
# In the network, without the other name.
docker network create reto-05
docker run --detach --name reto-05-web --network reto-05 nginx:1.30
