#!/bin/sh
set -eu
# It waits only for the start.
cat > reto-12/compose.yaml <<'FIN'
services:
  cache:
    image: redis:8.0
    command: sh /cache.sh
    volumes:
      - ./cache.sh:/cache.sh:ro
    healthcheck:
      test: ["CMD", "redis-cli", "PING"]
      interval: 1s

  cliente:
    image: redis:8.0
    command: sh /cliente.sh
    volumes:
      - ./cliente.sh:/cliente.sh:ro
    depends_on:
      - cache
FIN
docker compose --project-directory reto-12 up --detach
