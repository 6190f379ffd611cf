#!/bin/sh
set -eu
cd reto-08
cat > Dockerfile <<'FIN'
FROM busybox:1.37
RUN echo 'lector:x:1000:1000::/:/bin/sh' >> /etc/passwd && mkdir /datos && chown lector /datos
COPY servicio.sh /servicio.sh
USER lector
CMD ["sh", "/servicio.sh"]
FIN
docker build --tag reto-08:1.0 .
docker run --detach --init --name reto-08 --volume reto-08-datos:/datos reto-08:1.0
