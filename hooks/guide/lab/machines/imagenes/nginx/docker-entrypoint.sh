#!/bin/sh
# Runs what stands in /docker-entrypoint.d, in order, before nginx starts.
set -eu
if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
  for script in /docker-entrypoint.d/*; do
    case $script in
      *.envsh) if [ -x "$script" ]; then . "$script"; fi ;;
      *.sh) if [ -x "$script" ]; then "$script"; fi ;;
    esac
  done
  echo "$0: Configuration complete; ready for start up"
fi
exec "$@"
