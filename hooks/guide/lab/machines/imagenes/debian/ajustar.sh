#!/bin/sh
# What mmdebstrap does last to a base image: ajustar.sh ROOT. The list of sources, which is that of the machine that makes
# it (lab/machines/bootstrap.py), gets the form that the real image has: one paragraph for each address.
set -eu
root=$1
awk '
  $1 == "deb" {
    sub(/\[[^]]*\] */, "")
    if (!($2 in suites)) order[++count] = $2
    suites[$2] = suites[$2] " " $3
  }
  END {
    for (n = 1; n <= count; n++) {
      if (n > 1) print ""
      print "Types: deb\nURIs: " order[n] "\nSuites:" suites[order[n]] "\nComponents: main"
      print "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg"
    }
  }
' "$root/etc/apt/sources.list" >"$root/etc/apt/sources.list.d/debian.sources"
rm "$root/etc/apt/sources.list"
# An image is the smaller for what nobody will look at again.
cat >"$root/etc/apt/apt.conf.d/docker-clean" <<'TEXTO'
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
TEXTO
echo 'Acquire::Languages "none";' >"$root/etc/apt/apt.conf.d/docker-no-languages"
# A layer that was cut short is made again: it need not survive a power cut.
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/docker-apt-speedup"
# No service starts while its package is installed.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
rm -f "$root"/var/cache/apt/*.bin
# These are of the machine that made the image.
: >"$root/etc/resolv.conf"
echo localhost >"$root/etc/hostname"
