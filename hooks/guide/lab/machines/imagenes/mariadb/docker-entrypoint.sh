#!/bin/bash
# Starts MariaDB as the user mysql. The first time it makes the database with what the MARIADB_ variables say, and runs
# the files of /docker-entrypoint-initdb.d on a server that nobody else can reach yet.
set -Eeuo pipefail

DATA=/var/lib/mysql
HEALTH=$DATA/.my-healthcheck.cnf

say() { printf '%s [%s] [Entrypoint]: %s\n' "$(date --rfc-3339=seconds)" "$1" "$2"; }
fail() { say ERROR "$1" >&2; exit 1; }

# The value of MARIADB_x, of MYSQL_x, or what is in the file that either of them with _FILE names.
setting() {
  local name
  for name in "MARIADB_$1" "MYSQL_$1"; do
    local file=${name}_FILE
    if [ -n "${!name-}" ] && [ -n "${!file-}" ]; then fail "Both $name and $file are set (but are exclusive)"; fi
    if [ -n "${!file-}" ]; then printf '%s' "$(<"${!file}")"; return; fi
    if [ -n "${!name-}" ]; then printf '%s' "${!name}"; return; fi
  done
}

# A text as SQL writes it.
quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

query() { mariadb --protocol=socket --user=root --password="$root_password" --batch "$@"; }

run_file() {
  case $1 in
    *.sh) say Note "$0: running $1"; if [ -x "$1" ]; then "$1"; else . "$1"; fi ;;
    *.sql) say Note "$0: running $1"; query "$database" <"$1" ;;
    *.sql.gz) say Note "$0: running $1"; gunzip --stdout "$1" | query "$database" ;;
    *) say Warn "$0: ignoring $1" >&2 ;;
  esac
}

statements() {
  local host password
  password=$(head --bytes=24 /dev/urandom | base64)
  echo "SET PASSWORD FOR root@localhost = PASSWORD($(quoted "$root_password"));"
  echo "CREATE USER root@'%' IDENTIFIED BY $(quoted "$root_password");"
  echo "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;"
  for host in 127.0.0.1 ::1 localhost; do
    echo "CREATE USER healthcheck@'$host' IDENTIFIED BY '$password';"
  done
  (umask 077 && printf '[mariadb-client]\nuser=healthcheck\npassword=%s\n' "$password" >"$HEALTH")
  if [ -n "$database" ]; then
    say Note "Creating database $database" >&2
    echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
  fi
  if [ -n "$user" ] && [ -n "$user_password" ]; then
    say Note "Creating user $user" >&2
    echo "CREATE USER $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$user_password");"
    if [ -n "$database" ]; then
      say Note "Giving user $user access to schema $database" >&2
      echo "GRANT ALL ON \`${database//_/\\_}\`.* TO $(quoted "$user")@'%';"
    fi
  fi
}

make_database() {
  local root_password user user_password database server
  root_password=$(setting ROOT_PASSWORD)
  user=$(setting USER) user_password=$(setting PASSWORD) database=$(setting DATABASE)
  if [ -n "${MARIADB_RANDOM_ROOT_PASSWORD-${MYSQL_RANDOM_ROOT_PASSWORD-}}" ]; then
    root_password=$(head --bytes=24 /dev/urandom | base64)
    say Note "GENERATED ROOT PASSWORD: $root_password"
  elif [ -z "$root_password${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD-${MYSQL_ALLOW_EMPTY_PASSWORD-}}" ]; then
    fail $'Database is uninitialized and password option is not specified\n\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD'
  fi
  say Note 'Initializing database files'
  mariadb-install-db --datadir="$DATA" --rpm --auth-root-authentication-method=normal --skip-test-db >/dev/null
  say Note 'Database files initialized'
  say Note 'Starting temporary server'
  "$@" --skip-networking &
  server=$!
  local attempt
  for attempt in {300..0}; do
    if mariadb-admin --protocol=socket --user=root --silent ping >/dev/null 2>&1; then break; fi
    sleep 0.1
  done
  if [ "$attempt" = 0 ]; then fail 'Unable to start server.'; fi
  say Note 'Temporary server started.'
  statements | mariadb --protocol=socket --user=root --binary-mode mysql
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    if [ -e "$file" ]; then run_file "$file"; fi
  done
  say Note 'Stopping temporary server'
  kill "$server"
  wait "$server"
  say Note 'Temporary server stopped'
  printf '\n'
  say Note 'MariaDB init process done. Ready for start up.'
  printf '\n'
}

main() {
  if [ "${1:0:1}" = - ]; then set -- mariadbd "$@"; fi
  if [ "$1" = mariadbd ] || [ "$1" = mysqld ]; then
    say Note "Entrypoint script for MariaDB Server $(mariadbd --version | awk '{ print $3 }') started."
    if [ "$(id -u)" = 0 ]; then
      find "$DATA" ! -user mysql -exec chown mysql: {} +
      say Note "Switching to dedicated user 'mysql'"
      exec setpriv --reuid=mysql --regid=mysql --init-groups -- "$0" "$@"
    fi
    if ! [ -d "$DATA/mysql" ]; then make_database "$@"; fi
    unset "${!MARIADB_@}" "${!MYSQL_@}"
  fi
  exec "$@"
}

main "$@"
