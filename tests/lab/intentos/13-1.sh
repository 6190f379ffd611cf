#!/bin/sh
set -eu
# Nothing aside.
docker compose --project-directory reto-13 --profile tareas up --detach
