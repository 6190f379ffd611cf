#!/usr/bin/env bash
# What Docker itself publishes of the newest Docker 29, of Buildx and of Compose, into a folder for
# ./guia laboratorio --binarios. Where it was written neither download.docker.com nor GitHub could be reached, so that
# it was only tried on copies of their pages.
set -euo pipefail
mkdir -p "$1"
cd "$1"

fail() {
  echo "descargar-docker: $*" >&2
  exit 1
}
get() { curl --fail --silent --show-error --location --retry 3 "$@"; }

# Docker publishes no checksums of these archives: what vouches for them is the server.
engines=https://download.docker.com/linux/static/stable/x86_64
archive=$(get "$engines/" | { grep --only-matching 'docker-29\.[0-9]*\.[0-9]*\.tgz' || :; } | sort --version-sort | tail --lines 1)
[ -n "$archive" ] || fail "en $engines no hay ningún Docker 29"
get --remote-name "$engines/$archive"
echo "$archive"
# What Docker without root needs besides.
get --remote-name "$engines/docker-rootless-extras-${archive#docker-}"

# plugin REPOSITORY FILE: of its newest release, the file whose name is like that, compared with the checksums beside it.
plugin() {
  local release=https://github.com/docker/$1/releases/latest/download name
  get --output "$1.sumas" "$release/checksums.txt"
  name=$(sed -n "s/^[0-9a-f]\{64\} [ *]\($2\)\$/\1/p" "$1.sumas")
  [ -n "$name" ] || fail "checksums.txt de docker/$1 no nombra lo que se busca: $2"
  get --remote-name "$release/$name"
  grep --fixed-strings "$name" "$1.sumas" | sha256sum --check --ignore-missing --strict
}

plugin buildx 'buildx-v[0-9.]*\.linux-amd64'
plugin compose 'docker-compose-linux-x86_64'
