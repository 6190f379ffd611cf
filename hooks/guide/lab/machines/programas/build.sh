#!/bin/sh
# Builds one program with the Go of a Debian of its own: build.sh ROOT FOLDER BUILD…
#   ROOT: that Debian; FOLDER: has go.mod and go.sum, and gets bin/. Where the registry is, the environment says.
# It runs in mount and process namespaces of its own: all that it mounts ends with it.
set -eu
root=$1 folder=$2
shift 2
mkdir -p "$folder/bin" "$folder/cache" "$folder/tmp"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/mnt"
mkdir "$root/mnt/programa"
mount --bind "$folder" "$root/mnt/programa"
# Names are resolved and certificates trusted as on this machine. These files are covered, not written.
for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
  [ -e "$file" ] || continue
  [ -e "$root$file" ] || : >"$root$file"
  mount --bind "$(readlink -f "$file")" "$root$file"
done
cd /
exec chroot "$root" env --chdir=/mnt/programa GOPATH=/mnt/programa/cache/go GOCACHE=/mnt/programa/cache/build \
  GOTMPDIR=/mnt/programa/tmp GOENV=off GOTOOLCHAIN=local GOFLAGS=-modcacherw \
  go build -trimpath -mod=readonly -o bin/ "$@"
