#!/bin/sh
set -eu
cd reto-15
cat >> Dockerfile <<'FIN'

FROM scratch
COPY --from=0 / /
LABEL org.opencontainers.image.version=15.0
CMD ["sh", "/recuento.sh"]
FIN
docker build --tag reto-15:plana .
docker run --name reto-15 reto-15:plana
