#!/bin/sh
set -eu
docker run --detach --name reto-01 --publish 127.0.0.1:8201:80 nginx:1.30
