#!/bin/bash
# Starts PostgreSQL as the user postgres. The first time it makes the database with what the POSTGRES_ variables say, and
# runs the files of /docker-entrypoint-initdb.d on a server that nobody else can reach yet.
set -Eeuo pipefail

fail() { printf '%s\n' "$@" >&2; exit 1; }

# The value of a variable, or what is in the file that VARIABLE_FILE names; else the second argument.
setting() {
  local file=$1_FILE
  if [ -n "${!1-}" ] && [ -n "${!file-}" ]; then fail "error: both $1 and $file are set (but are exclusive)"; fi
  if [ -n "${!file-}" ]; then export "$1=$(<"${!file}")"; else export "$1=${!1:-$2}"; fi
  unset "$file"
}

run_file() {
  case $1 in
    *.sh)
      if [ -x "$1" ]; then
        echo "$0: running $1"
        "$1"
      else
        echo "$0: sourcing $1"
        . "$1"
      fi
      ;;
    *.sql) echo "$0: running $1"; query --file "$1" ;;
    *.sql.gz) echo "$0: running $1"; gunzip --stdout "$1" | query ;;
    *) echo "$0: ignoring $1" ;;
  esac
}

query() {
  psql --set ON_ERROR_STOP=1 --no-password --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"
}

make_database() {
  if [ -z "$POSTGRES_PASSWORD" ] && [ "${POSTGRES_HOST_AUTH_METHOD-}" != trust ]; then
    fail 'Error: Database is uninitialized and superuser password is not specified.' \
      '       You must specify POSTGRES_PASSWORD to a non-empty value for the superuser.'
  fi
  local arguments
  eval "arguments=(${POSTGRES_INITDB_ARGS-})"
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${arguments[@]}"
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"

  export PGPASSWORD=$POSTGRES_PASSWORD
  pg_ctl --wait --options="-c listen_addresses=''" start
  if [ "$POSTGRES_DB" != postgres ]; then
    POSTGRES_DB=postgres query --set name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
  fi
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    if [ -e "$file" ]; then run_file "$file"; fi
  done
  pg_ctl --wait --mode=fast stop
  unset PGPASSWORD
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

# Up to version 17 the volume was mounted one folder deeper: what is there now would be lost with the container.
refuse_old_volume() {
  if grep --quiet ' /var/lib/postgresql/data ' /proc/self/mountinfo && [[ $PGDATA != /var/lib/postgresql/data* ]]; then
    fail 'Error: in 18+, these Docker images are configured to store database data in a' \
      "       version-specific folder, $PGDATA. But there is:" '' \
      '         /var/lib/postgresql/data (unused mount/volume)'
  fi
}

main() {
  if [ "${1:0:1}" = - ]; then set -- postgres "$@"; fi
  if [ "$1" = postgres ]; then
    if [ "$(id -u)" = 0 ]; then
      mkdir -p "$PGDATA"
      find "$PGDATA" ! -user postgres -exec chown postgres {} +
      exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
    fi
    refuse_old_volume
    mkdir -p "$PGDATA"
    chmod 700 "$PGDATA"
    if [ ! -s "$PGDATA/PG_VERSION" ]; then
      setting POSTGRES_PASSWORD ''
      setting POSTGRES_USER postgres
      setting POSTGRES_DB "$POSTGRES_USER"
      make_database
    else
      printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
    fi
  fi
  exec "$@"
}

main "$@"
