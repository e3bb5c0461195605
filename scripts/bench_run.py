"""Builds the programs of bench/ and runs their cases, all peers of a case in one process."""

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass

import bench_machine
import bench_report

REPETITIONS_AT_ONCE = 3
LARGEST_CASE = 4 * 2**30


@dataclass(frozen=True)
class Effort:
    repeat: int
    # How long a repetition of one peer takes at least.
    least_seconds: float
    # After so long there are no further passes over a case, or over any.
    case_seconds: float = float("inf")
    all_seconds: float = float("inf")


def stop(message):
    print(f"scripts/bench: {message}", file=sys.stderr)
    sys.exit(1)


def step(name, command, **options):
    """Runs a command quietly; the script stops if it fails."""
    print(f"{name:<64}", end="", flush=True)
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          **options)
    if done.returncode != 0:
        print("FAILED")
        print("\n".join(done.stdout.splitlines()[-40:]))
        stop(f'the step "{name}" failed')
    print(f"ok, {time.monotonic() - begin:.1f} s")


def build(root, folder, compiler, programs):
    """The folder of the programs, built with `compiler`."""
    environment = {**os.environ, "CXX": compiler}
    again = ["--reconfigure"] if (folder / "build.ninja").exists() else []
    step(f"configure {folder.relative_to(root)}",
         ["meson", "setup", folder, *again, "-Dbuildtype=release", "-Dbenchmarks=enabled",
          "-Dtests=disabled", "-Dexamples=disabled"], env=environment, cwd=root)
    step(f"build {folder.relative_to(root)}",
         ["meson", "compile", "-C", folder] + [f"bench_{name}" for name in programs], cwd=root)
    return folder / "bench"


def cases_of(program, wanted):
    """workload/case of all that the program is to run, in its order, and the names of its peers."""
    listed = subprocess.run([program, "--benchmark_list_tests"], capture_output=True, text=True,
                            check=True).stdout.splitlines()
    cases = {}
    for name in listed:
        workload, case, peer, width = name.split("/")[:4]
        if wanted(f"{workload}/{case}", peer, int(width)):
            cases.setdefault(f"{workload}/{case}", []).append(name)
    if bench_machine.available_memory() < LARGEST_CASE:
        skipped = [case for case in cases if re.search(r"\b100M\b", case)]
        print("".join(f"skipped for want of memory: {case}\n" for case in skipped), end="")
        cases = {case: names for case, names in cases.items() if case not in skipped}
    return cases


def run_case(program, names, repetitions, least_seconds):
    """What Google Benchmark says of each repetition of each of the names."""
    exactly = "|".join(re.sub(r"[()]", ".", name) for name in names)
    done = subprocess.run(
        [program, f"--benchmark_filter=^({exactly})$", "--benchmark_format=json",
         "--benchmark_enable_random_interleaving=true",
         f"--benchmark_repetitions={repetitions}", f"--benchmark_min_time={least_seconds}"],
        capture_output=True, text=True)
    if done.returncode != 0:
        stop(f"{names[0]} and its peers failed\n{done.stderr.strip()}")
    return [run for run in json.loads(done.stdout)["benchmarks"] if run["run_type"] == "iteration"]


def progress(text):
    """Overwrites the line that it is on."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text[:100]}", end="", file=sys.stderr, flush=True)


def plan_of(folder, programs, wanted):
    """Program, case and names of its peers, of all that is to run."""
    return [(folder / f"bench_{name}", case, names) for name in programs
            for case, names in cases_of(folder / f"bench_{name}", wanted).items()]


def measure(folder, programs, wanted, effort):
    """A row for each peer of each case. Repetitions are spread over several passes."""
    plan = plan_of(folder, programs, wanted)
    rows = {}
    for _program, case, names in plan:
        for peer, width in (name.split("/")[2:4] for name in names):
            rows[f"{case}/{peer}/{width}"] = bench_report.row(case, peer, int(width))
    spent, begun = {}, time.monotonic()
    for first in range(0, effort.repeat, REPETITIONS_AT_ONCE):
        repetitions = min(REPETITIONS_AT_ONCE, effort.repeat - first)
        for number, (program, case, names) in enumerate(plan):
            started = time.monotonic()
            late = started - begun > effort.all_seconds
            if first > 0 and (late or spent[case] > effort.case_seconds):
                continue
            progress(f"repetition {first + 1} of {effort.repeat}, case {number + 1} of "
                     f"{len(plan)}: {case}")
            for run in run_case(program, names, repetitions, effort.least_seconds):
                bench_report.add_run(rows["/".join(run["name"].split("/")[:4])], run)
            spent[case] = spent.get(case, 0) + time.monotonic() - started
    progress("")
    return list(rows.values())
