"""Draws a chart of the table as SVG, for light and dark pages: a row for each column, and in it
how many times as fast as the named peer everybody is, on a logarithmic axis."""

import math
from xml.sax.saxutils import escape

from bench_report import TIE, time_text

WIDTH, LEFT, RIGHT, ROW = 900, 320, 150, 22
MARK = 4.5
LIGHT = {"page": "#ffffff", "text": "#1f2328", "dim": "#59636e", "grid": "#d1d9e0",
         "lend": "#1a7f64", "behind": "#c4620a", "tbb": "#0a66c2", "std": "#6b4fbb",
         "omp": "#b02a5b", "boost": "#8a6d00", "gnu": "#59636e", "rayon": "#c0392b",
         "mark": "#1f2328"}
DARK = {"page": "#0d1117", "text": "#e6edf3", "dim": "#9198a1", "grid": "#30363d",
        "lend": "#2fbf95", "behind": "#f0883e", "tbb": "#58a6ff", "std": "#b69cf5",
        "omp": "#f778ba", "boost": "#d9b430", "gnu": "#9198a1", "rayon": "#ff7b72",
        "mark": "#e6edf3"}
# Class, name and outline of each family of peers, by how their names begin.
FAMILIES = {"tbb::": ("tbb", "oneTBB", "circle"), "std": ("std", "std", "square"),
            "omp": ("omp", "OpenMP", "up"), "boost::": ("boost", "Boost.Sort", "diamond"),
            "__gnu_parallel::": ("gnu", "__gnu_parallel", "down"),
            "rayon": ("rayon", "rayon", "cross"),
            "ips4o": ("mark", "ips4o*", "ring"),
            "ParlayLib": ("mark", "ParlayLib*", "frame")}
PLAIN = ("gnu", "plain code", "square")


def family_of(peer):
    return next((each for start, each in FAMILIES.items() if peer.startswith(start)), PLAIN)


def outline(shape, x, y):
    """The path of a mark."""
    r = MARK
    corners = {"square": [(-r, -r), (r, -r), (r, r), (-r, r)],
               "frame": [(-r, -r), (r, -r), (r, r), (-r, r)],
               "up": [(0, -r), (r, r), (-r, r)], "down": [(-r, -r), (r, -r), (0, r)],
               "diamond": [(0, -r - 1), (r + 1, 0), (0, r + 1), (-r - 1, 0)]}
    if shape in ("circle", "ring"):
        return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"
    if shape == "cross":
        return (f"M{x - r:.1f} {y - r:.1f}l{2 * r} {2 * r}M{x - r:.1f} {y + r:.1f}"
                f"l{2 * r} {-2 * r}")
    points = " ".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners[shape])
    return f"M{points}z"


def mark(family, x, y, title=""):
    kind, _name, shape = family
    drawn = {"cross": "line ", "ring": "line ", "frame": "line "}.get(shape, "")
    tip = f"<title>{escape(title)}</title>" if title else ""
    return f'<path class="{drawn}{kind}" d="{outline(shape, x, y)}">{tip}</path>'


def text(x, y, words, kind="text", anchor="start"):
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}"{end}>{escape(words)}</text>'


def style():
    def rules(colours):
        solid = "".join(f".{name}{{fill:{colour}}}.line.{name}{{stroke:{colour}}}"
                        for name, colour in colours.items() if name != "grid")
        return f"{solid}.grid{{stroke:{colours['grid']}}}.one{{stroke:{colours['dim']}}}"

    return ("<style>text{font:13px system-ui,sans-serif}.title{font-weight:600;font-size:16px}"
            f".small{{font-size:11px}}.bar{{fill-opacity:.5}}{rules(LIGHT)}"
            ".line.line{fill:none;stroke-width:1.8}"
            f"@media(prefers-color-scheme:dark){{{rules(DARK)}}}</style>")


class Axis:
    """From how many times as fast to x, by octaves."""

    def __init__(self, ratios):
        self.low = min(-1, math.floor(math.log2(min(ratios)) - 0.1))
        self.high = max(1, math.ceil(math.log2(max(ratios)) + 0.1))

    def x(self, ratio):
        share = (math.log2(ratio) - self.low) / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def ticks(self):
        step = 1 if self.high - self.low <= 10 else 2
        return [octave for octave in range(self.low, self.high + 1) if octave % step == 0]

    def draw(self, top, bottom):
        for octave in self.ticks():
            x = self.x(2.0 ** octave)
            kind = "one" if octave == 0 else "grid"
            name = f"{2 ** octave}" if octave >= 0 else f"1/{2 ** -octave}"
            yield f'<path class="{kind}" d="M{x:.1f} {top}V{bottom}"/>'
            yield text(x, bottom + 15, name, "dim small", "middle")


def speeds(column):
    """Peer, its speed relative to the named peer and its time, without lend; and lend's speed."""
    base = column["beside"]["min"] if column["beside"] else column["lend"]["min"]
    peers = ([column["beside"]] if column["beside"] else []) + column["others"]
    return [(each["peer"], base / each["min"], time_text(each["min"])) for each in peers], (
        base / column["lend"]["min"])


def row(column, axis, y, with_peer):
    """The bar of lend and the marks of everybody else."""
    peers, mine = speeds(column)
    behind = any(speed > mine * TIE for _peer, speed, _time in peers)
    kind = "behind" if behind else "lend"
    begin, end = sorted((axis.x(1), axis.x(mine)))
    yield text(12, y + 4, column["label"])
    if with_peer:
        yield text(LEFT - 12, y + 4, column["beside"]["peer"] if column["beside"] else "no peer",
                   "dim small", "end")
    yield (f'<path class="bar {kind}" d="M{begin:.1f} {y - 7}H{max(end, begin + 2):.1f}v14'
           f'H{begin:.1f}z"><title>{escape(column["lend"]["peer"])}</title></path>')
    for peer, speed, time in peers:
        yield mark(family_of(peer), axis.x(speed), y, f"{peer}: {time}")
    for name, speed in sorted(column["marks"].items()):
        yield mark(family_of(name), axis.x(speed), y, f"{name}, elsewhere: {speed:.1f}")
    value = f"{mine:.2f}" if mine < 10 else f"{mine:.1f}"
    yield text(WIDTH - RIGHT + 52, y + 4, value if column["beside"] else "", kind, "end")
    yield text(WIDTH - 12, y + 4, time_text(column["lend"]["min"]), "dim", "end")


def legend(columns, y):
    """The families that have a mark, beside lend's two colours."""
    families = {}
    for column in columns:
        for name in [peer for peer, _speed, _time in speeds(column)[0]] + list(column["marks"]):
            families.setdefault(family_of(name))
    known = [*FAMILIES.values(), PLAIN]
    x = 12
    for kind, name in (("lend", "lend"), ("behind", "lend, behind a peer")):
        yield f'<path class="bar {kind}" d="M{x} {y - 9}h14v10h-14z"/>'
        yield text(x + 20, y, name)
        x += 30 + round(6.6 * len(name))
    for family in sorted(families, key=known.index):
        yield mark(family, x + 5, y - 4)
        yield text(x + 15, y, family[1])
        x += 26 + round(7.2 * len(family[1]))


def draw(chart):
    """The chart as the text of an SVG file."""
    columns = chart["columns"]
    ratios = [1.0] + [speed for column in columns for peers, mine in [speeds(column)]
                      for speed in [mine, *(each[1] for each in peers), *column["marks"].values()]]
    axis = Axis(ratios)
    names = {column["beside"]["peer"] if column["beside"] else None for column in columns}
    top = 72
    bottom = top + ROW * len(columns)
    height = bottom + 44
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
             f'width="{WIDTH}" height="{height}">', style(),
             f"<title>{escape(chart['title'])}</title>",
             f'<rect class="page" width="{WIDTH}" height="{height}" rx="6"/>',
             text(12, 26, chart["title"], "text title"),
             *legend(columns, 52), *axis.draw(top - 4, bottom)]
    for number, column in enumerate(columns):
        parts += row(column, axis, top + ROW * number + ROW // 2, len(names) > 1)
    beside = names.pop() if len(names) == 1 else "the peer named in grey"
    elsewhere = "; * reached beside it on another machine" if any(
        column["marks"] for column in columns) else ""
    parts.append(text(12, height - 10, f"times as fast as {beside}; on the right lend's ratio and "
                      f"time{elsewhere}", "dim small"))
    return "\n".join(parts) + "\n</svg>\n"
