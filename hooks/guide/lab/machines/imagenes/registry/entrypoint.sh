#!/bin/sh
# The name of a configuration, or a command of the program, is enough.
set -eu
case $1 in
  *.yaml | *.yml) set -- registry serve "$@" ;;
  serve | garbage-collect | help | -*) set -- registry "$@" ;;
esac
exec "$@"
