#!/bin/sh
set -eu
cd reto-04
docker run --detach --name reto-04 --publish 127.0.0.1:8204:80 \
  --mount type=bind,source="$PWD/pagina",target=/usr/share/nginx/html,readonly nginx:1.30
sed 's/cerrado/abierto/' pagina/index.html > nueva.html
cat nueva.html > pagina/index.html
