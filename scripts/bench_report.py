"""The table of a benchmark: a row for each peer, beside oneTBB and the sequential code."""

from statistics import median

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
NOISY = 1.25
TIE = 1.03


def row(name, peer, width):
    workload, case = name.split("/")
    return {"workload": workload, "case": case, "peer": peer, "width": width, "ns": []}


def add_run(to, run):
    to["ns"].append(run["real_time"] * NANOSECONDS[run["time_unit"]])
    to["items"] = run["items"]
    to["bytes"] = run["bytes"]


def group(rows, *keys):
    groups = {}
    for each in rows:
        groups.setdefault(tuple(each[key] for key in keys), []).append(each)
    return groups


def best(each):
    return min(each["ns"])


def median_of(each):
    return median(each["ns"])


def baseline_of(rows, width):
    """oneTBB at this width: used directly, or else inside of the standard library."""
    peers = [each for each in rows if each["width"] == width]
    for start in ("tbb::", "std::"):
        for each in peers:
            if each["peer"].startswith(start):
                return each
    return None


def time_text(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3), ("ns", 1)):
        if ns >= size or unit == "ns":
            value = ns / size
            return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} {unit}"


def rate_text(each):
    if each["bytes"]:
        rate = each["bytes"] / best(each)
        return f"{rate:.{1 if rate >= 1 else 3}f} GB/s"
    return f"{best(each) / each['items']:.2f} ns"


def ratio_text(reference, each):
    if reference is None:
        return "-"
    ratio = best(reference) / best(each)
    return f"{ratio:.{2 if ratio >= 0.1 else 3}f}"


def case_lines(rows):
    plain = rows[0]
    for each in sorted(rows, key=lambda each: each["width"] * (each is not plain)):
        baseline = baseline_of(rows[1:], each["width"])
        noisy = "~" if median_of(each) > NOISY * best(each) else " "
        yield (f"  {each['peer']:<38}{each['width']:>3}{time_text(best(each)):>11}"
               f"{time_text(median_of(each)):>11}{noisy}{rate_text(each):>11}"
               f"{ratio_text(baseline, each):>9}{ratio_text(plain, each):>9}")


def show_cases(rows):
    for (workload, case), peers in group(rows, "workload", "case").items():
        baseline = baseline_of(peers[1:], max(each["width"] for each in peers))
        beside = f" (oneTBB: {baseline['peer']})" if baseline else ""
        print(f"\n{workload} {case}{beside}")
        print(f"  {'peer':<37}{'on':>4}{'min':>11}{'median':>11}{'each':>12}{'x oneTBB':>9}"
              f"{'x plain':>9}")
        print("\n".join(case_lines(peers)))


def show_summary(rows):
    """Where lend is the fastest of the parallel peers, and by whom it is beaten elsewhere."""
    behind = []
    contests = 0
    for (workload, case), peers in group(rows, "workload", "case").items():
        for width, parallel in sorted(group(peers[1:], "width").items()):
            ours = [each for each in parallel if each["peer"].startswith("lend::")]
            others = [each for each in parallel if each not in ours]
            if not ours or not others:
                continue
            contests += 1
            mine, other = min(map(best, ours)), min(others, key=best)
            if best(other) * TIE < mine:
                behind.append((f"{workload} {case}, on {width[0]}", mine / best(other), other["peer"]))
    print(f"\nlend is the fastest of the parallel peers, or within {TIE - 1:.0%} of it, in "
          f"{contests - len(behind)} of {contests} cases; else it takes")
    for name, ratio, peer in behind:
        print(f"  {name:<42}{ratio:>5.2f} times as long as {peer}")


def show(rows):
    print("x oneTBB and x plain: how many times as fast, by the minima; less than 1 is slower. "
          f"~: the median is over {NOISY} times the minimum.")
    show_cases(rows)
    show_summary(rows)
