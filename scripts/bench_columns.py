"""The columns of the table that scripts/bench --table prints: what is measured beside what."""

from dataclasses import dataclass, field

WIDTH = 2


@dataclass(frozen=True)
class Column:
    label: str
    program: str
    case: str
    ours: str
    # The named peer, or None for the best of all.
    beside: str = None
    width: int = WIDTH
    beside_width: int = None
    # Peers that are shown as well, of those that work on one thread only.
    also: tuple = ()
    # Ratios to the named peer that others reached, and that are a mark here.
    marks: dict = field(default_factory=dict)

    @property
    def named(self):
        """The named peer and its width."""
        return self.beside, self.beside_width or self.width

    def takes(self, peer, width):
        """Whether a peer at a width has a place in this column."""
        if (peer, width) in ((self.ours, self.width), self.named):
            return True
        if self.width == 1:
            return width == 1 and peer in self.also
        return width == self.width and not peer.startswith("lend")


@dataclass(frozen=True)
class Chart:
    name: str
    title: str
    columns: tuple


ELEMENTS = {"uint32": "10M", "uint64": "10M", "double": "10M", "record": "10M", "string": "2M"}
ORDERINGS = ("random", "few distinct", "reverse", "sorted")
BY_COMPARISON = {"record": "16-byte record", "string": "string of 16"}

# Of random elements on two threads, on another machine, beside the same peer.
MARKS = {"uint32": {"ips4o": 344 / 128, "ParlayLib": 344 / 38},
         "uint64": {"ips4o": 343 / 131, "ParlayLib": 343 / 72},
         "double": {"ips4o": 488 / 156},
         "record": {"ips4o": 365 / 172},
         "record by key": {"ParlayLib": 365 / 92},
         "string": {"ips4o": 425 / 202}}


def sort_columns(kind, beside, **more):
    """A column for each type and order of elements."""
    for element, size in ELEMENTS.items():
        for ordering in ORDERINGS:
            marked = kind == "sort" and more.get("width") is None and ordering == "random"
            yield Column(f"{size} {BY_COMPARISON.get(element, element)}, {ordering}", "sort",
                         f"{kind}/{element} {size} {ordering}", f"lend::{kind}", beside,
                         marks=MARKS[element] if marked else {}, **more)


def by_key(kind, beside, size="10M", **more):
    return Column(f"{size} 16-byte record by key", "sort", f"{kind}/record by key {size} random",
                  "lend::sort_by_key", beside, **more)


def sorts():
    beside = "tbb::parallel_sort"
    yield from sort_columns("sort", beside)
    yield by_key("sort", beside, marks=MARKS["record by key"])
    yield Column("100M uint64, random", "sort", "sort/uint64 100M random", "lend::sort", beside)


def sorts_alone():
    alone = {"width": 1, "also": ("boost::sort::spreadsort",)}
    yield from sort_columns("sort", "std::sort", **alone)
    yield by_key("sort", "std::sort", **alone)


def stable_sorts():
    beside = "std::stable_sort(par)"
    for column in sort_columns("stable_sort", beside):
        if column.label.endswith("random") or "record" in column.label:
            yield column
    yield by_key("stable_sort", beside)


def streams():
    for size in ("1K", "1M", "10M"):
        yield Column(f"sum of {size} doubles", "reduce", f"sum/{size}", "lend::reduce",
                     "tbb::parallel_reduce")
    for size in ("1M", "10M"):
        yield Column(f"running sums of {size} doubles", "scan", f"scan/{size}",
                     "lend::inclusive_scan", "tbb::parallel_scan")
    for size in ("1K", "200K", "1M", "10M"):
        yield Column(f"axpy of {size} floats", "loop", f"saxpy/{size}", "lend::for_each")
    for size in ("1K", "1M", "10M"):
        yield Column(f"triad of {size} doubles", "stream", f"triad/{size}", "lend::for_each")
    for shape in ("500 x 500", "2000 x 2000"):
        yield Column(f"Jacobi step, {shape} doubles", "stream", f"jacobi/{shape}",
                     "lend::for_each")


# Program, workload, and the algorithm where that has another name.
ALGORITHMS = [
    *(("each", name) for name in ("for_each", "transform", "transform_reduce", "exclusive_scan",
                                  "any_of", "equal", "mismatch", "max_element",
                                  "minmax_element", "unique")),
    ("reduce", "sum", "reduce"),
    ("scan", "scan", "inclusive_scan"),
    ("counting", "min_element"),
    ("counting", "count_if"),
    ("search", "is_sorted"),
    ("rearrange", "reverse"),
    ("rearrange", "rotate"),
    *(("order", name) for name in ("nth_element", "partial_sort", "merge")),
]
PACKS = ("copy_if", "remove_if", "partition", "stable_partition")


def std_columns(size, parallel):
    """Algorithms beside those of the standard library that have the same name."""
    suffix = "(par)" if parallel else ""
    width = {"width": WIDTH if parallel else 1}
    for program, workload, *rest in ALGORITHMS:
        name = rest[0] if rest else workload
        yield Column(name, program, f"{workload}/{size}", f"lend::{name}", f"std::{name}{suffix}",
                     **width)
    yield Column("tabulate", "each", f"tabulate/{size}", "lend::tabulate",
                 f"std::for_each{suffix}", **width)
    yield Column("gather", "each", f"gather/{size}", "lend::gather",
                 f"std::transform{suffix}", **width)
    yield Column("find_if, at the end", "search", f"find_if/{size}, at the end", "lend::find_if",
                 f"std::find_if{suffix}", **width)
    for name in PACKS:
        yield Column(f"{name}, half of random", "pack", f"{name}/half {size}", "lend",
                     f"std{suffix}", **width)


def small():
    yield from std_columns("1K", parallel=False)
    one = {"width": 1}
    yield Column("shuffle", "rearrange", "shuffle/1K", "lend::shuffle", "std::shuffle", **one)
    yield Column("transpose, 32 x 32", "rearrange", "transpose/32 x 32", "lend::transpose",
                 "plain loops", **one)
    yield Column("sum, exact", "counting", "exact sum/1K", "lend::sum", "Neumaier's sum", **one)
    yield Column("histogram, 256 bins", "counting", "histogram/1K to 256 bins", "lend::histogram",
                 "plain loop", **one)
    yield Column("group_by, 100 keys", "counting", "group_by/1K by 100 keys", "lend::group_by",
                 "std::stable_sort", **one)
    yield Column("reduce_by_key, 100 keys", "counting", "reduce_by_key/1K by 100 keys",
                 "lend::reduce_by_key", "std::unordered_map", **one)
    for element in ELEMENTS:
        for kind in ("sort", "stable_sort"):
            yield Column(f"{kind}, {element}", "sort", f"{kind}/{element} 1K random",
                         f"lend::{kind}", f"std::{kind}", **one)
    yield Column("sort_by_key, record", "sort", "sort/record by key 1K random",
                 "lend::sort_by_key", "std::sort", **one)


def large():
    yield from std_columns("10M", parallel=True)
    for name in PACKS:
        yield Column(f"{name}, 99% of random", "pack", f"{name}/99% 10M", "lend", "std(par)")
    yield Column("shuffle", "rearrange", "shuffle/10M", "lend::shuffle", "std::shuffle",
                 beside_width=1)
    for shape in ("2000 x 2000", "2048 x 2048"):
        yield Column(f"transpose, {shape}", "rearrange", f"transpose/{shape}", "lend::transpose",
                     "tbb::parallel_for")
    yield Column("sum, exact", "counting", "exact sum/10M", "lend::sum", "std::reduce(par)")
    for label, bins in (("256", "256"), ("10M", "10000000")):
        yield Column(f"histogram, {label} bins", "counting",
                     f"histogram/10M to {bins} bins", "lend::histogram", "tbb::combinable")
    yield Column("group_by, 100 keys", "counting", "group_by/10M by 100 keys", "lend::group_by",
                 "std::stable_sort(par)")
    yield Column("reduce_by_key, 100 keys", "counting", "reduce_by_key/10M by 100 keys",
                 "lend::reduce_by_key", "std::unordered_map", beside_width=1)
    yield Column("sort, uint64", "sort", "sort/uint64 10M random", "lend::sort", "std::sort(par)")
    yield Column("stable_sort, record", "sort", "stable_sort/record 10M random",
                 "lend::stable_sort", "std::stable_sort(par)")


CHARTS = [
    Chart("sort", f"sort on {WIDTH} threads beside tbb::parallel_sort", tuple(sorts())),
    Chart("sort-alone", "sort on 1 thread beside std::sort", tuple(sorts_alone())),
    Chart("stable-sort", f"stable_sort on {WIDTH} threads beside std::stable_sort(par)",
          tuple(stable_sorts())),
    Chart("stream", f"Loops, reductions and scans on {WIDTH} threads", tuple(streams())),
    Chart("large", f"Algorithms of 10 million elements on {WIDTH} threads", tuple(large())),
    Chart("small", "Algorithms of 1,000 elements on 1 thread", tuple(small())),
]


def charts_named(names):
    """The charts of these names, or all of them for none."""
    return [chart for chart in CHARTS if not names or chart.name in names]


def programs_of(charts):
    return list(dict.fromkeys(column.program for chart in charts for column in chart.columns))


def wanted_by(charts):
    """Which peers of which cases are run, as a function of both and the width."""
    columns = {}
    for chart in charts:
        for column in chart.columns:
            columns.setdefault(column.case, []).append(column)
    return lambda case, peer, width: any(column.takes(peer, width)
                                         for column in columns.get(case, ()))
