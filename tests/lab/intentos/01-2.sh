#!/bin/sh
set -eu
# Published on every address.
docker run --detach --name reto-01 --publish 8201:80 nginx:1.30
