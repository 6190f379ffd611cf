#!/bin/sh
set -eu
# It could write.
sed -i 's/cerrado/abierto/' reto-04/pagina/index.html
docker run --detach --name reto-04 --publish 127.0.0.1:8204:80 \
  --volume "$PWD/reto-04/pagina:/usr/share/nginx/html" nginx:1.30
