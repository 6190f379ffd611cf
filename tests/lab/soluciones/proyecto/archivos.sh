#!/bin/sh
# Every file that is asked for. What is tried in ../../intentos/proyecto begins here.
set -eu
cd prestamos

cat > api/Dockerfile <<'FIN'
FROM python:3.13-slim
RUN mkdir /datos && chown 10001:10001 /datos
WORKDIR /app
COPY api.py .
USER 10001
LABEL org.opencontainers.image.version=1.0
HEALTHCHECK --interval=2s CMD ["python3", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/salud')"]
CMD ["python3", "api.py"]
FIN

cat > web/Dockerfile <<'FIN'
FROM python:3.13-slim AS pagina
WORKDIR /pagina
COPY genera.py catalogo.csv ./
RUN python3 genera.py /hecha

FROM nginx:1.30
COPY nginx.conf /etc/nginx/nginx.conf
COPY --from=pagina /hecha /usr/share/nginx/html
USER 10001
LABEL org.opencontainers.image.version=1.0
HEALTHCHECK --interval=2s CMD ["curl", "--silent", "--fail", "http://127.0.0.1:8080/salud"]
FIN

cat > compose.yaml <<'FIN'
x-cerrado: &cerrado
  mem_limit: 128m
  cpus: 0.5
  pids_limit: 100
  restart: unless-stopped
  logging:
    driver: json-file
    options:
      max-size: 1m
      max-file: "3"
  read_only: true
  cap_drop: [ALL]
  security_opt: ["no-new-privileges:true"]

services:
  web:
    <<: *cerrado
    build: web
    image: prestamos-web:1.0
    ports:
      - "127.0.0.1:8301:8080"
    networks: [fuera, dentro]
    tmpfs: [/tmp]
    depends_on:
      api:
        condition: service_healthy

  api:
    <<: *cerrado
    build: api
    image: prestamos-api:1.0
    networks: [dentro]
    volumes:
      - datos:/datos
    secrets: [clave]

networks:
  fuera:
  dentro:
    internal: true

volumes:
  datos:

secrets:
  clave:
    file: clave.txt
FIN
