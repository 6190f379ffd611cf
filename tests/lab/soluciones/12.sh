#!/bin/sh
set -eu
cd reto-12
cat > compose.yaml <<'FIN'
services:
  cache:
    image: redis:8.0
    command: sh /cache.sh
    volumes:
      - ./cache.sh:/cache.sh:ro
    healthcheck:
      test: ["CMD", "redis-cli", "PING"]
      interval: 1s
      retries: 20

  cliente:
    image: redis:8.0
    command: sh /cliente.sh
    volumes:
      - ./cliente.sh:/cliente.sh:ro
    depends_on:
      cache:
        condition: service_healthy
FIN
docker compose up --detach
