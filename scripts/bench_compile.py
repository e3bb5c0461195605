"""CPU seconds that compilers need for a header, and for files with one parallel loop and with ten calls."""

import os
import resource
import shutil
import subprocess
import sys

import bench_machine

FLAGS = ["-std=c++20", "-O2"]
EMPTY = "-xc++ /dev/null"
UNITS = {
    "nothing": EMPTY,
    "<lend/lend.hpp>": f"-include lend/lend.hpp {EMPTY}",
    "<tbb/tbb.h>": f"-include tbb/tbb.h {EMPTY}",
    "<tbb/parallel_for.h>": f"-include tbb/parallel_for.h {EMPTY}",
    "<execution>": f"-include execution {EMPTY}",
    "a loop, <lend/lend.hpp>": "bench/compile/lend.cpp",
    "a loop, <tbb/tbb.h>": "-include tbb/tbb.h bench/compile/tbb.cpp",
    "a loop, <tbb/parallel_for.h>": "bench/compile/tbb.cpp",
    "a loop, <execution>": "bench/compile/execution.cpp",
    "ten calls, <lend/lend.hpp>": "bench/compile/ten_lend.cpp",
    "ten calls, <tbb/parallel_*.h>": "bench/compile/ten_tbb.cpp",
}
BASELINES = {"": "<tbb/tbb.h>", "a loop": "a loop, <tbb/tbb.h>",
             "ten calls": "ten calls, <tbb/parallel_*.h>"}


def cpu_seconds(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure_compiler(root, compiler, repeat):
    seconds = {name: [] for name in UNITS}
    for _ in range(repeat):
        for name, unit in UNITS.items():
            command = [compiler, *FLAGS, "-Iinclude", *unit.split(), "-c", "-o", os.devnull]
            seconds[name].append(cpu_seconds(command, root))
    return seconds


def show(about, seconds):
    print(f"\n{about}, {' '.join(FLAGS)}: CPU seconds to compile, min of each")
    print(f"  {'':<32}{'seconds':>10}{'of oneTBB':>18}")
    for name, measured in seconds.items():
        baseline = min(seconds[BASELINES[name.rpartition(", ")[0]]])
        share = "" if name == "nothing" else f"{min(measured) / baseline:.0%}"
        print(f"  {name:<32}{min(measured):>10.2f}{share:>18}")


def measure(root, compilers, repeat):
    results = []
    for compiler in compilers:
        if not shutil.which(compiler):
            print(f"skipped: {compiler}, which is not here")
            continue
        about = bench_machine.version_of(compiler)
        seconds = measure_compiler(root, compiler, repeat)
        show(about, seconds)
        results.append({"compiler": about, "flags": " ".join(FLAGS), "seconds": seconds})
    return results
