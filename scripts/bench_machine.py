"""What a benchmark ran on: processor, compilers, flags, libraries."""

import datetime
import json
import os
import platform
import re
import subprocess
import time
from pathlib import Path


def output_of(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C"})
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def version_of(compiler):
    return (output_of([compiler, "--version"]).splitlines() or [f"{compiler}, unknown"])[0]


def library_version(name):
    return output_of(["pkg-config", "--modversion", name]) or "unknown"


def memory_field(name):
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/meminfo").read_text())
    return int(found[1]) * 1024 if found else 0


def available_memory():
    return memory_field("MemAvailable")


def processor():
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def flags_in(build_folder):
    """The flags that matter of the benchmarks built in a folder."""
    commands = json.loads((build_folder / "compile_commands.json").read_text())
    words = next(each["command"] for each in commands if "bench_" in each["output"]).split()
    wanted = re.compile(r"-(O.|std=.*|march=.*|mtune=.*|f(openmp|lto|no-).*|D_?NDEBUG)")
    return " ".join(dict.fromkeys(word for word in words if wanted.fullmatch(word)))


def peers_missing_in(build_folder):
    """The peers that the benchmarks built in a folder do without, and why."""
    commands = (build_folder / "compile_commands.json").read_text()
    missing = {}
    if "-fopenmp" not in commands:
        missing["OpenMP"] = "which this compiler does not have here (clang: libomp-dev)"
    if "-fopenmp" not in commands or "clang" in commands:
        missing["__gnu_parallel"] = "which needs g++ with OpenMP"
    for peer, macro in (("Boost.Sort", "-DBENCH_BOOST"), ("rayon", "-DBENCH_RAYON")):
        if macro not in commands:
            missing[peer] = "which is not here; scripts/setup bench installs it"
    return missing


def rayon_in(build_folder):
    """The versions of rayon and of its compiler, if the benchmarks built in a folder have it."""
    lock = build_folder / "bench" / "rayon" / "Cargo.lock"
    found = lock.exists() and re.search(r'name = "rayon"\nversion = "(.*)"', lock.read_text())
    return f"rayon {found[1]}, {version_of('rustc')}" if found else "no rayon"


def busy_seconds():
    """CPU seconds that all processes of the machine, and other machines on it, have used."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    user, nice, system, _idle, _wait, interrupt, soft_interrupt, stolen = map(int, fields)
    ticks = user + nice + system + interrupt + soft_interrupt + stolen
    return ticks / os.sysconf("SC_CLK_TCK")


def own_seconds():
    mine = os.times()
    return mine.user + mine.system + mine.children_user + mine.children_system


class Watch:
    """How much of the machine others used since this was made."""

    def __init__(self):
        self.begin = time.monotonic(), busy_seconds() - own_seconds()

    def share_of_others(self):
        since, others = self.begin
        available = (time.monotonic() - since) * os.cpu_count()
        return max(0, busy_seconds() - own_seconds() - others) / available


def describe(root):
    cores = len(os.sched_getaffinity(0))
    version = re.search(r"version: '([^']+)'", (root / "meson.build").read_text())
    revision = output_of(["git", "-C", str(root), "describe", "--always", "--dirty"])
    return {
        "date": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        "processor": f"{processor()}, {cores} cores of it",
        "memory": f"{memory_field('MemTotal') / 2**30:.1f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "lend": (version[1] if version else "unknown") + (f", {revision}" if revision else ""),
        "oneTBB": library_version("tbb"),
        "benchmark": library_version("benchmark"),
    }
