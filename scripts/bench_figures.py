"""The figures that lend is held to on two threads, beside those of its peers."""

from dataclasses import dataclass

from bench_report import best, median_of, time_text

WIDTH = 2
TIE = 1 / 1.03


@dataclass
class Figure:
    title: str
    program: str
    case: str
    ours: str
    width: int
    # Peer and width, and how many times as fast as that lend is to be, or None.
    beside: dict
    at_most_ns: float = None
    # The time of one item instead of that of the whole case.
    of_each: bool = False
    # Only what that is more than this peer takes on one thread.
    beyond: str = None

    def names(self):
        plain = [(self.beyond, 1)] if self.beyond else []
        return [(self.ours, self.width), *plain, *self.beside]


def spawns(case, width):
    return Figure(f"an empty task spawned, one of {case}, on {width}", "scope", f"spawn/{case}",
                  "lend::scope", width, of_each=True,
                  beside={("tbb::task_group", width): 4, ("rayon::scope", width): None})


def scans(size, width):
    peers = {("std::inclusive_scan", 1): 1 / 1.1}
    if size == "10M" and width == WIDTH:
        peers = {("tbb::parallel_scan", width): 1.13, ("std::inclusive_scan(par)", width): None,
                 ("std::inclusive_scan", 1): None}
    return Figure(f"running sums of {size} doubles, on {width}", "scan", f"scan/{size}",
                  "lend::inclusive_scan", width, beside=peers)


def loops(title, program, case, openmp):
    return Figure(f"{title}, on {WIDTH}", program, case, "lend::for_each", WIDTH,
                  beside={("tbb::parallel_for", WIDTH): TIE,
                          ("tbb::parallel_for(static)", WIDTH): TIE,
                          (openmp, WIDTH): TIE,
                          ("rayon::for_each", WIDTH): None})


FIGURES = [
    Figure("fib(32), no cutoff, on 1: a fork, beyond the plain call", "fork", "fib/32",
           "lend::join", 1, at_most_ns=2.5, of_each=True, beyond="plain calls",
           beside={("tbb::parallel_invoke", 1): 20, ("omp task", 1): None,
                   ("rayon::join", 1): None}),
    Figure(f"fib(32), no cutoff, on {WIDTH}", "fork", "fib/32", "lend::join", WIDTH,
           beside={("lend::join", 1): 1.9, ("rayon::join", WIDTH): None,
                   ("rayon::join", 1): None}),
    Figure(f"sum of a tree of 4M nodes, no cutoff, on {WIDTH}", "fork", "tree/4M nodes",
           "lend::join", WIDTH,
           beside={("plain calls", 1): 1, ("rayon::join", WIDTH): 2.5,
                   ("tbb::parallel_invoke", WIDTH): None}),
    Figure(f"saxpy of 1,000 floats, called in a row, on {WIDTH}", "loop", "saxpy/1K",
           "lend::for_each", WIDTH,
           beside={("tbb::parallel_for", WIDTH): 5, ("tbb::parallel_for(static)", WIDTH): None,
                   ("omp parallel for simd", WIDTH): None, ("rayon::for_each", WIDTH): None,
                   ("plain loop", 1): None}),
    *(loops(f"saxpy of {size} floats", "loop", f"saxpy/{size}", "omp parallel for simd")
      for size in ("200K", "1M", "10M")),
    *(scans(size, width) for size in ("1K", "10M") for width in (1, WIDTH)),
    *(loops(f"uneven loop, {costs}", "uneven", f"uneven/{costs}", "omp parallel for")
      for costs in ("200K random", "200K triangular", "200K dear first", "200K dear middle",
                    "200K dear last", "1M random", "1M triangular")),
    *(spawns(case, width) for case in ("100K tasks", "1M tasks") for width in (1, WIDTH)),
    Figure("a call from outside of any arena", "scope", "enter/small call", "lend::run", WIDTH,
           beside={("tbb::task_arena::execute", WIDTH): 1,
                   ("rayon::ThreadPool::install", WIDTH): None,
                   ("lend::arena::run", WIDTH): None}),
]

PROGRAMS = list(dict.fromkeys(figure.program for figure in FIGURES))


def wanted(case, peer, width):
    return any(figure.case == case and (peer, width) in figure.names() for figure in FIGURES)


def value(figure, rows, name, which):
    """What the figure says of a peer, by `which` of its runs; None if it did not run."""
    row = rows.get((figure.case, *name))
    if row is None:
        return None
    plain = rows[figure.case, figure.beyond, 1] if figure.beyond else None
    ns = which(row) - (which(plain) if plain and plain is not row else 0)
    return ns / row["items"] if figure.of_each else ns


def ratio(ours, theirs):
    return theirs / ours if ours > 0 else float("inf")


def ratio_text(number):
    return f"{number:.{0 if number >= 100 else 1 if number >= 10 else 2}f}"


def result_of(figure, rows, name):
    """A row of the table: all numbers, and whether the target is reached, where there is one."""
    smallest, middle = (value(figure, rows, name, which) for which in (best, median_of))
    found = {"peer": name[0], "width": name[1], "min": smallest, "median": middle}
    mine = figure.ours, figure.width
    if smallest is None:
        return found
    if name == mine:
        if figure.at_most_ns is not None:
            found |= {"target": f"<= {figure.at_most_ns} ns",
                      "reached": smallest <= figure.at_most_ns}
        return found
    found["times as fast"] = ratio(value(figure, rows, mine, best), smallest)
    found["by medians"] = ratio(value(figure, rows, mine, median_of), middle)
    target = figure.beside.get(name)
    if target is not None:
        found |= {"target": f">= {target:.2f}" if target < 1 else f">= {target}",
                  "reached": found["times as fast"] >= target}
    return found


def line(found):
    start = f"  {found['peer']:<38}{found['width']:>3}"
    if found["min"] is None:
        return f"{start}{'skipped':>11}"
    ratios = [ratio_text(found[key]) if key in found else ""
              for key in ("times as fast", "by medians")]
    verdict = ("reached" if found["reached"] else "missed") if "target" in found else ""
    return (f"{start}{time_text(found['min']):>11}{time_text(found['median']):>11}"
            f"{ratios[0]:>9}{ratios[1]:>9}   {found.get('target', ''):<11}{verdict}").rstrip()


def show(measured):
    """Prints a table for each figure and returns what it says."""
    rows = {(f"{row['workload']}/{row['case']}", row["peer"], row["width"]): row
            for row in measured if row["ns"]}
    print("x min, x median: how many times as fast as the peer lend is, by minima and by medians. "
          "Targets are for the minima.")
    results = []
    for figure in FIGURES:
        peers = [result_of(figure, rows, name) for name in figure.names()]
        results.append({"figure": figure.title, "peers": peers})
        print(f"\n{figure.title}")
        print(f"  {'peer':<37}{'on':>4}{'min':>11}{'median':>11}{'x min':>9}{'x median':>9}"
              "   target")
        print("\n".join(map(line, peers)))
    verdicts = [peer["reached"] for result in results for peer in result["peers"]
                if "target" in peer]
    print(f"\n{sum(verdicts)} of {len(verdicts)} targets reached")
    return results
