#!/usr/bin/env python3
"""The same picture by matplotlib: matplotlib_chart.py warm|batch SERIES.csv FOLDER WORKERS"""

import csv
import io
import json
import multiprocessing
import pathlib
import sys
import time
from collections import defaultdict

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def read(path: str) -> list[tuple[str, list[tuple[int, float]]]]:
    series = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            series[f"{row['reporter']}-{row['partner']}"].append((int(row["year"]), float(row["turnover"])))
    return list(series.items())


def figure(name: str, years: list[tuple[int, float]]):
    labels = [year for year, _ in years]
    values = [value for _, value in years]
    growth = [(new / old - 1) * 100 for old, new in zip(values, values[1:])]
    drawn, left = plt.subplots(figsize=(12, 8), dpi=100)
    right = left.twinx()
    left.bar(labels, values, 0.64, color="#2e6ea5")
    left.set_xticks(labels)
    left.grid(axis="y", color="#dee2e6")
    left.set_axisbelow(True)
    plt.setp(left.get_xticklabels(), fontsize=8)
    right.plot(labels[1:], growth, color="#c83c32", lw=3, marker="o", ms=8)
    left.set_ylabel("Turnover, bn USD")
    right.set_ylabel("Change, %", color="#c83c32")
    left.set_ylim(0, max(values) * 1.18)
    title = f"{name}: bilateral trade turnover, {labels[0]}–{labels[-1]}"
    drawn.suptitle(title, x=0.035, y=0.965, ha="left", fontsize=20, fontweight="bold")
    drawn.text(0.035, 0.895, "Turnover, bn USD, and year-on-year change, %", fontsize=12.5, color="#6c757d")
    drawn.text(0.035, 0.02, "Source: made-up trade", fontsize=10, color="#6c757d")
    drawn.subplots_adjust(left=0.09, right=0.91, top=0.86, bottom=0.12)
    return drawn


def png(name: str, years: list[tuple[int, float]]) -> bytes:
    drawn, out = figure(name, years), io.BytesIO()
    drawn.savefig(out, format="png")
    plt.close(drawn)
    return out.getvalue()


def save(job) -> None:
    (name, years), folder = job
    drawn = figure(name, years)
    for suffix in ("png", "svg"):
        drawn.savefig(folder / f"{name}.{suffix}")
    plt.close(drawn)


def main() -> None:
    how, file, folder, workers = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
    series = read(file)
    folder.mkdir(parents=True, exist_ok=True)
    if how == "warm":
        some = series[:40]
        png(*some[0])
        begin = time.process_time()
        size = sum(len(png(*one)) for one in some)
        print(json.dumps({"ms": (time.process_time() - begin) * 1e3 / len(some), "bytes": size / len(some)}))
        return
    with multiprocessing.Pool(workers) as pool:
        pool.map(save, [(one, folder) for one in series], chunksize=5)


if __name__ == "__main__":
    main()
