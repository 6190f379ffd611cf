#!/bin/sh
set -eu
cd reto-13
cat > compose.override.yaml <<'FIN'
services:
  web:
    ports:
      - "127.0.0.1:8213:80"
    environment:
      MODO: desarrollo
FIN
docker compose --profile tareas up --detach
