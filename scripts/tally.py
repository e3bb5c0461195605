"""Checks that run in parallel, are counted, and close with "N passed, N failed"."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STRICT = "-Wall -Wextra -Wpedantic -Wconversion -Werror".split()


def output_of(command, **options):
    """The exit status of a command and all that it wrote, in English."""
    environment = {**os.environ, "LC_ALL": "C", **options.pop("env", {})}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", env=environment, **options)
    return done.returncode, done.stdout


def strict(compiler):
    """The command that compiles with all warnings as errors; `compiler` is a list of words."""
    return [*compiler, "-std=c++20", *STRICT, "-I", ROOT / "include"]


def check_syntax(compiler, *arguments, **options):
    return output_of([*strict(compiler), "-fsyntax-only", *arguments], **options)


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, name, complaint):
        """Counts one check; it has passed if there is nothing to complain about."""
        if not complaint:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED: {name}\n    " + complaint.rstrip().replace("\n", "\n    "))

    def add_all(self, checks):
        """`checks` are pairs of a name and a function that returns a complaint."""
        names, functions = zip(*checks) if checks else ((), ())
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for name, complaint in zip(names, pool.map(lambda check: check(), functions)):
                self.add(name, complaint)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)
