"""The one table of all columns: as data that can be kept, as text and as a page with charts."""

import json
from statistics import median

import bench_chart
import bench_columns
from bench_report import TIE, time_text

HEAD = ("column", "lend", "beside", "ratio", "by medians", "best other peer", "ratio", "")


def peer_of(row):
    return {"peer": row["peer"], "width": row["width"], "min": round(min(row["ns"]), 2),
            "median": round(median(row["ns"]), 2), "runs": len(row["ns"])}


def column_of(column, rows):
    """What was measured for a column; None if lend was not."""
    peers = [peer_of(row) for row in rows if row["ns"] and column.takes(row["peer"], row["width"])
             and f"{row['workload']}/{row['case']}" == column.case]
    mine = [each for each in peers if (each["peer"], each["width"]) == (column.ours, column.width)]
    if not mine:
        return None
    others = sorted((each for each in peers if each not in mine), key=lambda each: each["min"])
    named = [each for each in others if (each["peer"], each["width"]) == column.named]
    if column.beside is None:
        named = others[:1]
    return {"label": column.label, "lend": mine[0], "beside": named[0] if named else None,
            "others": [each for each in others if each not in named], "marks": column.marks}


def chart_of(chart, rows, about):
    columns = {column.label: column_of(column, rows) for column in chart.columns}
    return {"name": chart.name, "title": chart.title, "about": about,
            "left_out": [label for label, found in columns.items() if found is None],
            "columns": [found for found in columns.values() if found]}


def merged(old, new):
    """The charts of `old` with those of `new` in their places, in the order of the definitions."""
    charts = {chart["name"]: chart for chart in old + new}
    return [charts[chart.name] for chart in bench_columns.CHARTS if chart.name in charts]


def load(path):
    return json.loads(path.read_text())["charts"]


def chart_text(chart):
    """A chart as JSON with a line for each column."""
    rest = json.dumps({key: value for key, value in chart.items() if key != "columns"})
    return f'{rest[:-1]}, "columns": [\n' + ",\n".join(map(json.dumps, chart["columns"])) + "\n]}"


def save(path, charts):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"charts": [\n' + ",\n".join(map(chart_text, charts)) + "\n]}\n")


def ratio(column, other, which="min"):
    """How many times as fast as another peer lend is."""
    return other[which] / column["lend"][which]


def best_of(column):
    """The fastest of the peers, the named one included, or None."""
    others = column["others"] + ([column["beside"]] if column["beside"] else [])
    return min(others, key=lambda each: each["min"], default=None)


def is_behind(column):
    best = best_of(column)
    return best is not None and best["min"] * TIE < column["lend"]["min"]


def number_text(value):
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}"


def name_text(peer, width):
    """A peer, and its width where that differs from lend's."""
    return peer["peer"] + (f" on {peer['width']}" if peer["width"] != width else "")


def cells(column):
    """The table's texts of one column."""
    mine, named, best = column["lend"], column["beside"], best_of(column)
    beside = ["not measured", "", ""]
    if named:
        beside = [name_text(named, mine["width"]), number_text(ratio(column, named)),
                  number_text(ratio(column, named, "median"))]
    other = ["", ""]
    if best and best is not named:
        other = [name_text(best, mine["width"]), number_text(ratio(column, best))]
    return [column["label"], time_text(mine["min"]), *beside, *other,
            "behind" if is_behind(column) else ""]


def about_text(about):
    text = (f"{about['processor']}; {about['compiler']}, {about['flags']}; oneTBB "
            f"{about['oneTBB']}, {about['rayon']}; minima of interleaved runs, "
            f"{about['date'][:10]}; other processes had {about['share_of_others']:.0%} of the "
            "machine meanwhile")
    missing = about["left_out"]
    return text + (f"; not here, so left out: {', '.join(missing)}" if missing else "")


def summary(charts):
    columns = [column for chart in charts for column in chart["columns"]]
    behind = sum(map(is_behind, columns))
    return (f"lend is the fastest, or within {TIE - 1:.0%} of it, in {len(columns) - behind} of "
            f"{len(columns)} columns.")


def marks_text(chart):
    """What others reached, by column; empty if no column has such a mark."""
    marked = [f"{column['label']}: " + ", ".join(f"{name} {number_text(reached)}" for name, reached
                                                 in sorted(column["marks"].items()))
              for column in chart["columns"] if column["marks"]]
    return f"ratios that others reached on another machine: {'; '.join(marked)}" if marked else ""


def notes(chart):
    """What stands below the rows of a chart."""
    left_out = f"left out: {'; '.join(chart['left_out'])}" if chart["left_out"] else ""
    return [note for note in (left_out, marks_text(chart)) if note]


def lines(charts):
    """The table as text."""
    layout = "  {:<33}{:>9}  {:<28}{:>7}{:>11}  {:<37}{:>7}  {}"
    yield layout.format(*HEAD).rstrip()
    for chart in charts:
        yield f"\n{chart['title']}"
        for column in chart["columns"]:
            yield layout.format(*cells(column)).rstrip()
        yield from (f"  {note}" for note in notes(chart))
    yield f"\n{summary(charts)}"


def page(charts):
    """The table as a page with the charts."""
    yield "# Figures\n"
    yield ("Drawn by `scripts/bench --draw` from [table.json](table.json), which `scripts/bench "
           "--table` measured. A ratio says how many times as fast as the peer lend is, in the "
           "same interleaved run; less than 1 is slower. Columns in which another peer is faster "
           f"are orange in the charts and *behind* in the tables. {summary(charts)}")
    for chart in charts:
        yield f"\n## {chart['title']}\n"
        yield f"![{chart['title']}]({chart['name']}.svg)\n"
        yield f"{about_text(chart['about'])}.\n"
        yield f"| {' | '.join(HEAD)} |\n|---|--:|---|--:|--:|---|--:|---|"
        for column in chart["columns"]:
            yield f"| {' | '.join(cells(column))} |"
        yield from (f"\n{note[0].upper()}{note[1:]}." for note in notes(chart))


def write(folder, charts):
    """Draws the charts and writes the page into a folder; both follow from the data alone."""
    for chart in charts:
        (folder / f"{chart['name']}.svg").write_text(bench_chart.draw(chart))
    (folder / "README.md").write_text("\n".join(page(charts)) + "\n")
