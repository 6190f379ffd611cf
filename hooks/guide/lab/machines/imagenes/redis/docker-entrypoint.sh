#!/bin/sh
# Starts the server as the user redis, open to the other containers of its network.
set -eu
case $1 in -* | *.conf) set -- redis-server "$@" ;; esac
if [ "$1" = redis-server ]; then
  shift
  case ${1-} in
    '' | -*) set -- redis-server --protected-mode no "$@" ;;
    *) set -- redis-server "$@" --protected-mode no ;;
  esac
  if [ "$(id -u)" = 0 ]; then
    find . ! -user redis -exec chown redis:redis {} +
    exec setpriv --reuid=redis --regid=redis --clear-groups -- "$@"
  fi
fi
exec "$@"
