"""loops_disk: a full disk in each place: the folders of a deployment, the temporary folder, PostgreSQL's own.

A place that cannot be mounted (no root, a container that forbids it) is left out, and says so.
"""
import os
import shutil
import subprocess

from bench import ARGUMENTS, Loop

SIZES = ("64k", "128k", "256k", "512k", "1m", "2m", "4m")
FOLDERS = ("spool", "archive", "reports", "loi", "metrics", "quarantine")


def mount(folder, size):
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "thidua-fault", folder], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def unmount(folder):
    subprocess.run(["umount", "-l", folder], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def may_mount(bench):
    folder = os.path.join(bench.folder, "mount")
    os.makedirs(folder, exist_ok=True)
    try:
        mount(folder, "64k")
    except (OSError, subprocess.CalledProcessError):
        return False
    unmount(folder)
    return True


def on_tmpfs(folder, size, work):
    """work() with the folder on a small disk of its own, its files copied there; the folder is itself again afterwards."""
    aside = folder + ".aside"
    os.makedirs(folder, exist_ok=True)
    os.rename(folder, aside)
    os.makedirs(folder)
    mount(folder, size)
    try:
        copied = subprocess.run(["cp", "-a", aside + "/.", folder], check=False, stderr=subprocess.DEVNULL).returncode == 0
        return work() if copied else None
    finally:
        kept = folder + ".kept"
        subprocess.run(["cp", "-a", folder + "/.", kept], check=False, stderr=subprocess.DEVNULL)
        unmount(folder)
        os.rmdir(folder)
        if copied:
            os.rename(kept, folder)
            shutil.rmtree(aside)
        else:
            shutil.rmtree(kept, ignore_errors=True)
            os.rename(aside, folder)


def folders(bench, command, quick):
    points = [(name, size) for name in FOLDERS for size in SIZES]

    def attempt(point):
        name, size = point

        def disturb(place):
            return on_tmpfs(os.path.join(place.home, name), size, lambda: place.run(command, *ARGUMENTS)) or \
                (3, "what is there already does not fit")
        return bench.trial(disturb, command, allowed=(0, 1, 3, 4))
    return Loop(f"disk-{command}", f"{command} with a small disk in each place", points, attempt, quick)


def temporary(bench, command, quick):
    def attempt(size):
        def disturb(place):
            folder = os.path.join(place.home, "tmp")
            os.makedirs(folder)
            try:
                return on_tmpfs(folder, size, lambda: place.run(command, *ARGUMENTS, TMPDIR=folder))
            finally:
                shutil.rmtree(folder)
        return bench.trial(disturb, command, allowed=(0, 1, 3, 4))
    return Loop(f"tmpdir-{command}", f"{command} with a small temporary folder", ["4k", *SIZES], attempt, quick)


def size_limits(bench, command, quick):
    """RLIMIT_FSIZE sends SIGXFSZ to who does not ignore it: the next best thing to a full disk, without root."""
    points = [1, 100, 1000, 4096, 10000, 30000, 65536, 100000, 200000, 400000, 1 << 20]

    def attempt(limit):
        before = ("prlimit", f"--fsize={limit}")
        return bench.trial(lambda place: place.run(command, *ARGUMENTS, before=before), command, allowed=(0, 1, 3, 4))
    return Loop(f"fsize-{command}", f"{command} with files of at most so many bytes", points, attempt, quick)


def fill(folder, spare_kib):
    room = os.statvfs(folder)
    with open(os.path.join(folder, "filler"), "wb") as file:
        file.write(b"x" * (room.f_bavail * room.f_frsize - (spare_kib << 10)))


def tablespaces(bench, command, quick):
    """The database on a small disk filled up to so many KiB; moved away again when the run has ended."""
    points = [0, 8, 16, 32, 64, 128, 256, 384, 512, 768, 1024, 2048]

    def attempt(spare_kib):
        def disturb(place):
            server, folder = place.server, os.path.join(bench.folder, place.database + "-space")
            size = int(server.sql(f"select pg_database_size('{place.database}') / 1024"))
            os.makedirs(folder)
            mount(folder, f"{size + 8192}k")
            shutil.chown(folder, "postgres", "postgres")
            try:
                server.sql(f"create tablespace {place.database} location '{folder}'", user="postgres")
                server.sql(f"alter database {place.database} set tablespace {place.database}", user="postgres")
                fill(folder, spare_kib)
                ended = place.run(command, *ARGUMENTS)
                server.sql(f"alter database {place.database} set tablespace pg_default", user="postgres")
                server.sql(f"drop tablespace {place.database}", user="postgres")
                return ended
            finally:
                unmount(folder)
        return bench.trial(disturb, command)
    return Loop(f"tablespace-{command}", f"{command} with a database whose disk has so many KiB left", points, attempt, quick)


def loops(bench):
    yield size_limits(bench, "ingest", 1)
    yield size_limits(bench, "nightly", 0)
    if not may_mount(bench):
        print("# fault: no small disks here (mount is not allowed)")
        return
    yield folders(bench, "ingest", 2)
    yield folders(bench, "nightly", 0)
    yield temporary(bench, "nightly", 0)
    yield tablespaces(bench, "ingest", 1)
    yield tablespaces(bench, "nightly", 0)
