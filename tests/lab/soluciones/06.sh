#!/bin/sh
set -eu
cd reto-06
cat > Dockerfile <<'FIN'
FROM busybox:1.37
COPY saludo.sh /saludo.sh
CMD ["sh", "/saludo.sh"]
FIN
docker build --tag reto-06:1.0 .
docker tag reto-06:1.0 reto-06:estable
docker run --name reto-06 reto-06:estable
