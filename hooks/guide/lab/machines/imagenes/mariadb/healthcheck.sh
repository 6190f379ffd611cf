#!/bin/bash
# Says whether MariaDB is well: healthcheck.sh --connect --innodb_initialized
set -euo pipefail

ask() {
  mariadb --defaults-extra-file=/var/lib/mysql/.my-healthcheck.cnf "$1" --skip-ssl --skip-column-names --batch --execute "$2"
}

if [ $# -eq 0 ]; then
  echo 'At least one argument required' >&2
  exit 1
fi
for test; do
  case $test in
    # The server that makes the database only has its socket.
    --connect) answer=$(ask --protocol=tcp 'SELECT 1' || true) ;;
    --innodb_initialized)
      answer=$(ask --protocol=socket "SELECT 1 FROM information_schema.engines WHERE engine = 'innodb' AND support IN ('YES', 'DEFAULT')" || true)
      ;;
    *) echo "healthcheck unknown option or test '${test#--}'" >&2; exit 1 ;;
  esac
  if [ "$answer" != 1 ]; then
    echo "healthcheck ${test#--} failed" >&2
    exit 1
  fi
done
