#!/bin/sh
set -eu
cd reto-07
cat > Dockerfile <<'FIN'
FROM busybox:1.37 AS medidas
COPY resumen.sh /resumen.sh
RUN head -c 20000000 /dev/urandom > /medidas.bin
RUN sh /resumen.sh > /resumen.txt

FROM busybox:1.37
COPY --from=medidas /resumen.txt /resumen.txt
CMD ["cat", "/resumen.txt"]
FIN
docker build --tag reto-07:1.0 .
docker run --name reto-07 reto-07:1.0
