#!/bin/bash
# Becomes the first process of a machine: makes its file system from a root folder that nobody writes to, and hands over
# to systemd. It runs in new mount, process, network, host name, IPC and cgroup namespaces: all that it makes ends with them.
#   machine.sh ROOT FOLDER IMAGES [NAME HOSTS]   (FOLDER: what the machine writes; IMAGES: the storage of its mirror;
#   NAME: of one of several machines, which has no mirror set; HOSTS: a line for its /etc/hosts)
set -eu
root=$1 folder=$2 images=$3
mount --make-rprivate /
# All that it writes is on a disk of its own, which is one file: to delete it takes no time, and the file system of the
# host is not left with thousands of free places to look through. Nothing on it has to outlive a crash. Where there are
# no loop devices it is slower, and the same.
mkdir "$folder/escrito"
truncate --size=64G "$folder/disco"
mke2fs -q -t ext4 -m 0 -E lazy_itable_init=1,lazy_journal_init=1,nodiscard "$folder/disco" &&
  mount -o loop,noatime,nobarrier,data=writeback,commit=60 "$folder/disco" "$folder/escrito" ||
  echo 'sin disco propio: se escribe en el de la máquina de fuera'
folder=$folder/escrito
mkdir "$folder"/{upper,work,system,docker,containerd}
cp --archive "$root/home" "$folder/home"
system=$folder/system
mount -t overlay overlay -o "lowerdir=$root,upperdir=$folder/upper,workdir=$folder/work" "$system"
if [ "${4-}" ]; then
  printf '%s\n' "$4" >"$system/etc/hostname"
  printf '127.0.0.1 localhost %s\n::1 localhost\n%s' "$4" "$5" >"$system/etc/hosts"
  for file in usr/lib/systemd/system/docker.service etc/default/docker; do
    [ ! -e "$system/$file" ] || sed -i 's|--registry-mirror=[^ "]*||' "$system/$file"
  done
fi
mount -t proc proc "$system/proc"
mount -t sysfs sysfs "$system/sys"
mount -t tmpfs -o mode=755 tmpfs "$system/dev"
for device in null zero full random urandom tty; do
  touch "$system/dev/$device"
  mount --bind "/dev/$device" "$system/dev/$device"
done
# Docker without root makes its network with this one as a user, which the host may keep for its own root.
mkdir "$system/dev/net"
mknod --mode=666 "$system/dev/net/tun" c 10 200
mkdir "$system/dev/pts" "$system/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$system/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
ln -s pts/ptmx "$system/dev/ptmx"
ln -s /proc/self/fd "$system/dev/fd"
ln -s /proc/self/fd/0 "$system/dev/stdin"
ln -s /proc/self/fd/1 "$system/dev/stdout"
ln -s /proc/self/fd/2 "$system/dev/stderr"
mount -t tmpfs -o mode=755 tmpfs "$system/run"
mount -t tmpfs -o mode=1777 tmpfs "$system/tmp"
# Images and containers, in a home those of Docker without root: an overlay cannot hold another one.
mount --bind "$folder/home" "$system/home"
mount --bind "$folder/docker" "$system/var/lib/docker"
mount --bind "$folder/containerd" "$system/var/lib/containerd"
# The installer of Docker without root looks for this module in the lists of the kernel, which may have been left out.
builtin=$system/lib/modules/$(uname -r)/modules.builtin
if [ ! -e "$builtin" ]; then
  mkdir -p "${builtin%/*}"
  echo kernel/net/netfilter/nf_tables.ko >"$builtin"
fi
mount --bind -o ro "$images" "$system/laboratorio/imagenes"

# systemd wants cgroup v2. Where the kernel gives the limits to v1, the engine gets v1, in a place that only it sees.
mount -t cgroup2 cgroup2 "$system/sys/fs/cgroup"
if [ "$(stat --file-system --format %T /sys/fs/cgroup)" != cgroup2fs ]; then
  mount -t tmpfs -o mode=755 tmpfs "$system/laboratorio/cgroup"
  # The list is read at once: its lines move while others make and remove groups.
  for kind in $(cut --fields 1 /proc/cgroups); do
    case $kind in '#'*) continue ;; esac
    mkdir "$system/laboratorio/cgroup/$kind"
    mount -t cgroup -o "$kind" cgroup "$system/laboratorio/cgroup/$kind" || rmdir "$system/laboratorio/cgroup/$kind"
  done
fi

chroot "$system" ip link set lo up
cd "$system"
mkdir laboratorio/fuera
pivot_root . laboratorio/fuera
umount --lazy /laboratorio/fuera
rmdir /laboratorio/fuera
exec /lib/systemd/systemd --log-target=journal --show-status=0
