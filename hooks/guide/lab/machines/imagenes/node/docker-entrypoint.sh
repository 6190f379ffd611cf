#!/bin/sh
# What is no program is a script or an option of node.
set -eu
case $1 in
  -*) set -- node "$@" ;;
  *) command -v "$1" >/dev/null || set -- node "$@" ;;
esac
exec "$@"
