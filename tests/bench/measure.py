"""measure: what a job costs (wall, CPU of client and server, memory), and how a table of jobs is printed.

CPU seconds of the client are those of the process and all its children; of the server those of the postmaster's
processes while the job ran (the server is private: nobody else uses it). Memory is the greatest resident size of one
process of the job. Where other programs use the machine, CPU says more than wall, and ratios of one round more than both.
"""
import glob
import os
import statistics
import subprocess
import sys
import time
from collections import namedtuple

Cost = namedtuple("Cost", "wall client server memory")
TICKS = os.sysconf("SC_CLK_TCK")


def sql(statement, database=None):
    command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement] + (["-d", database] if database else [])
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def postmaster():
    folder = sql("SHOW data_directory", "postgres")
    with open(f"{folder}/postmaster.pid", encoding="ascii") as file:
        return int(file.readline())


def server_seconds(master):
    """CPU of the postmaster, of its ended children and of those that run."""
    ticks = 0
    for folder in glob.glob("/proc/[0-9]*"):
        try:
            with open(f"{folder}/stat", encoding="ascii", errors="replace") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(folder[6:]) == master:
            ticks += sum(map(int, fields[11:15]))
        elif int(fields[1]) == master:
            ticks += sum(map(int, fields[11:13]))
    return ticks / TICKS


def run(command, master, allowed=(0, 1), **options):
    """The cost of a command; it must end with one of the allowed statuses."""
    before, begin = server_seconds(master), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{command[0]} ends with {process.returncode}")
    time.sleep(0.05)  # a backend that ends is counted a moment later
    return Cost(wall, usage.ru_utime + usage.ru_stime, server_seconds(master) - before, usage.ru_maxrss / 1024)


def table(costs, base=None, scale=None):
    """Prints one line a job: medians, spread of the wall, ratio to the base job of the same round (scaled by rows)."""
    print(f"  {'':44} {'wall s (least-most)':>24} {'ratio (least-most)':>22} {'CPU client + server':>20} {'MiB':>5}")
    for name, runs in costs.items():
        walls, factor = [one.wall for one in runs], (scale or {}).get(name, 1)
        ratios = [one.wall * factor / first.wall for one, first in zip(runs, costs[base])] if base else None
        shown = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})" if ratios else ""
        print(f"  {name:44} {statistics.median(walls):8.2f} ({min(walls):6.2f}-{max(walls):6.2f}) {shown:>22} "
              f"{statistics.median(one.client for one in runs):9.2f} + {statistics.median(one.server for one in runs):6.2f} "
              f"{max(one.memory for one in runs):5.0f}", flush=True)
