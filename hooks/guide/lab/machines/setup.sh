#!/bin/sh
# Turns a folder with Debian's packages into the root of a machine: setup.sh ROOT
set -eu
root=$1
mkdir -p "$root/laboratorio/imagenes" "$root/laboratorio/cgroup" "$root/var/lib/docker" "$root/var/lib/containerd"
echo maquina >"$root/etc/hostname"
printf '127.0.0.1 localhost maquina\n::1 localhost\n' >"$root/etc/hosts"
printf 'nameserver 10.0.2.3\n' >"$root/etc/resolv.conf"

# Docker's own packages bring these; here the engine came as programs.
if [ ! -e "$root/usr/lib/systemd/system/docker.service" ] && [ ! -e "$root/lib/systemd/system/docker.service" ]; then
  cp "$(dirname "$0")"/unidades/docker.* "$root/usr/lib/systemd/system/"
  sed -i 's|^ExecStart=.*|& --registry-mirror=http://127.0.0.1:5999|' "$root/usr/lib/systemd/system/docker.service"
  [ -e "$root/usr/bin/docker-init" ] || ln -s tini-static "$root/usr/bin/docker-init"
  chroot "$root" groupadd --system docker
  chroot "$root" systemctl enable docker.service docker.socket containerd.service
fi

# Who reads the guide: a user that may use sudo and, as the installation pages say, is in the group docker.
cp "$(dirname "$0")/terminal.bashrc" "$root/etc/skel/.bashrc"
cp "$root/etc/skel/.bashrc" "$root/root/.bashrc"
chroot "$root" useradd --create-home --shell /bin/bash --groups docker,sudo ana
echo 'ana ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/ana"

# The mirror of Docker Hub. Its folder is shared by all machines, and read only.
cat >"$root/laboratorio/registro.yml" <<'TEXTO'
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: /laboratorio/imagenes}
  maintenance: {readonly: {enabled: true}}
http: {addr: "127.0.0.1:5999"}
TEXTO
cat >"$root/etc/systemd/system/laboratorio-registro.service" <<'TEXTO'
[Unit]
Description=Espejo de imágenes del laboratorio
Before=docker.service
[Service]
ExecStart=/usr/bin/docker-registry serve /laboratorio/registro.yml
[Install]
WantedBy=multi-user.target
TEXTO

# The engine and containerd live where cgroup v1 stands in its usual place, if the machine has it at all.
cat >"$root/laboratorio/vista.sh" <<'TEXTO'
#!/bin/sh
set -eu
mkdir -p /run/laboratorio
# The namespace is named by a process that stays in it. Binding its file to a name is refused by kernels that number
# namespaces for each processor: a new one may have a lower number than the one it was made in.
exec unshare --mount sh -euc '
  if mountpoint -q /laboratorio/cgroup; then mount --rbind /laboratorio/cgroup /sys/fs/cgroup; fi
  ln -sfn "/proc/$$/ns/mnt" /run/laboratorio/vista
  systemd-notify --ready
  exec sleep infinity
'
TEXTO
chmod +x "$root/laboratorio/vista.sh"
cat >"$root/etc/systemd/system/laboratorio-vista.service" <<'TEXTO'
[Unit]
Description=Vista de los cgroups para el motor
Before=containerd.service docker.service
[Service]
Type=notify
NotifyAccess=all
ExecStart=/laboratorio/vista.sh
[Install]
RequiredBy=containerd.service docker.service
TEXTO
for unit in docker containerd; do
  file=$root/usr/lib/systemd/system/$unit.service
  [ -e "$file" ] || file=$root/lib/systemd/system/$unit.service
  sed -i -e 's|^ExecStart=|ExecStart=/usr/bin/nsenter --mount=/run/laboratorio/vista -- |' "$file"
done
echo 'DOCKER_OPTS="--registry-mirror=http://127.0.0.1:5999"' >>"$root/etc/default/docker"

chroot "$root" systemctl enable laboratorio-registro.service laboratorio-vista.service
# As on a desktop, the SSH server waits for somebody to enable it. Each machine makes keys of its own then.
chroot "$root" systemctl disable docker-registry.service ssh.service ssh.socket
rm -f "$root"/etc/ssh/ssh_host_*
cat >"$root/etc/systemd/system/laboratorio-claves.service" <<'TEXTO'
[Unit]
Description=Claves del servidor SSH
Before=ssh.service
[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -A
[Install]
RequiredBy=ssh.service
TEXTO
chroot "$root" systemctl enable laboratorio-claves.service
chroot "$root" systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer \
  e2scrub_all.timer e2scrub_reap.service systemd-timesyncd.service getty@tty1.service console-getty.service \
  systemd-networkd.service systemd-resolved.service systemd-udevd.service systemd-udev-trigger.service
rm -rf "$root/var/cache/apt/archives" "$root"/var/lib/apt/lists/*
mkdir -p "$root/var/cache/apt/archives/partial"
