#!/bin/sh
# Unpacks a real docker client, with buildx and compose, into FOLDER. It needs mmdebstrap and a Debian mirror, and
# installs nothing: clients.sh FOLDER [RELEASE]
set -eu

folder=$1
release=${2:-forky}
[ ! -e "$folder" ] || exit 0
mkdir -p "$(dirname "$folder")"
part=$folder.part.$$
trap 'rm -rf "$part" "$folder.new.$$"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
# A mirror that is a copy may be older than its list says.
mmdebstrap --quiet --variant=extract --include=docker-cli,docker-buildx,docker-compose \
  --aptopt='Acquire::Check-Valid-Until "false"' "$release" "$part" >&2
# Only the client is wanted: not the libraries, which it does not use, nor device files, which others could not delete.
mkdir -p "$folder.new.$$/usr/bin" "$folder.new.$$/usr/libexec/docker"
cp "$part/usr/bin/docker" "$folder.new.$$/usr/bin/"
cp -R "$part/usr/libexec/docker/cli-plugins" "$folder.new.$$/usr/libexec/docker/"
mv "$folder.new.$$" "$folder"
