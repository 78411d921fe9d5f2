#!/usr/bin/env python3
"""Charts of 200 pairs, 28 years each, 1200 x 800, bars and a line of growth: dyad beside matplotlib and a bare ceiling.

Warm: PNG after PNG of different pairs, CPU time of the process; dyad over HTTP, the others inside their own process.
Batch: a fresh process draws all as PNG and SVG with two workers; dyad by `dyad render`, which also loads the data, writes
the CSV and syncs every file.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import polars as pl

from contenders import dyad_command
from places import CHART_CEIL, DATA, DATASETS, DYAD, HERE, WORK
from process import Process, free_port
from results import Results

CHARTS = WORK / "charts"
SERIES = CHARTS / "series.csv"
WORKERS = "2"
COUNT = 200
WARM = "a chart as PNG, 1200 x 800, warm, one after another"
BATCH = f"{COUNT} charts as PNG and SVG, fresh process, {WORKERS} workers"
SHAPE = "kind=combo&width=1200&height=800"


def series() -> list[tuple[str, str]]:
    """Writes the series of the greatest pairs and their definitions for dyad; the pairs."""
    by = ["reporter", "partner"]
    years = pl.read_parquet(DATA / "world.parquet").group_by(*by, "year").agg(turnover=pl.col("value_usd").sum() / 1e9)
    greatest = years.group_by(by).agg(pl.col("turnover").sum()).sort(["turnover", *by], descending=[True, False, False])
    pairs = greatest.head(COUNT).select(by)
    CHARTS.mkdir(parents=True, exist_ok=True)
    years.join(pairs, on=by).sort(*by, "year").with_columns(pl.col("turnover").round(4)).write_csv(SERIES)
    definitions = CHARTS / "dyad"
    shutil.rmtree(definitions, ignore_errors=True)
    definitions.mkdir()
    for reporter, partner in pairs.rows():
        text = f'title = "{reporter}-{partner}: bilateral trade turnover"\nquery = "{reporter}-{partner}/turnover"\n'
        text += 'kind = "combo"\nwidth = 1200\nheight = 800\n'
        (definitions / f"{reporter.lower()}-{partner.lower()}.toml").write_text(text)
    return pairs.rows()


def warm_dyad(pairs: list[tuple[str, str]], results: Results) -> None:
    port = free_port()
    with Process("dyad-charts", dyad_command("world")(port), port, "/healthz") as process:
        path = "/v1/dyads/{}-{}/turnover.png?" + SHAPE
        process.get(path.format("RUS", "IRN"))
        before = process.cpu()
        sizes = [len(process.get(path.format(*pair))) for pair in pairs]
        results.figure(WARM, "CPU ms a chart", "dyad", (process.cpu() - before) * 1e3 / len(pairs))
        results.figure(WARM, "bytes a chart", "dyad", statistics.mean(sizes))


def warm_peer(who: str, command: list, results: Results) -> None:
    said = subprocess.run([*command, "warm", SERIES, CHARTS / who, "1"], capture_output=True, text=True, check=True).stdout
    found = json.loads(said)
    results.figure(WARM, "CPU ms a chart", who, found["ms"])
    results.figure(WARM, "bytes a chart", who, found["bytes"])


def batch(who: str, command: list, results: Results) -> None:
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        results.note(f"{who}: the batch failed with {child.returncode}")
        return
    results.figure(BATCH, "s", who, time.monotonic() - begin)
    results.figure(BATCH, "CPU s", who, used.ru_utime + used.ru_stime)


def peers(results: Results) -> list[tuple[str, list]]:
    found = []
    if importlib.util.find_spec("matplotlib"):
        found.append(("matplotlib", [sys.executable, HERE / "matplotlib_chart.py"]))
    if pathlib.Path(CHART_CEIL).exists():
        found.append(("plotters-resvg", [CHART_CEIL]))
    missing = {"matplotlib", "plotters-resvg"} - {who for who, _ in found}
    for who in sorted(missing):
        results.note(f"{who} is skipped: not installed")
    return found


def main() -> None:
    results = Results("charts")
    pairs = series()
    warm_dyad(pairs, results)
    render = [DYAD, "render", "--charts", CHARTS / "dyad", "--datasets", DATASETS / "world"]
    batch("dyad", render, results)
    for who, command in peers(results):
        warm_peer(who, command, results)
        batch(who, [*command, "batch", SERIES, CHARTS / who, WORKERS], results)


if __name__ == "__main__":
    main()
