#!/usr/bin/env python3
"""Scans of 50 M rows (pair x year x chapter x flow): dyad over HTTP beside DuckDB and Polars over the sorted Parquet.

The peers answer inside their own process, so dyad's figures also carry HTTP and the writing of JSON.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time

from contenders import dyad_command
from places import DATASETS, DYAD, HERE
from process import Process, free_port
from questions import QUESTIONS
from results import Results

ROUNDS = int(os.environ.get("PEERS_ROUNDS", "3"))
MEASURES = {
    "pair": "a pair's whole product history, 50 M rows",
    "partners": "the 20 greatest partners of a year, 50 M rows",
}
# How dyad is asked; {r} reporter, {p} partner, {y} year.
ADDRESSES = {
    "pair": os.environ.get("PEERS_PAIR_ADDRESS", "/v1/dyads/{r}-{p}/products"),
    "partners": os.environ.get("PEERS_PARTNERS_ADDRESS", "/v1/areas/{r}/partners?top=20&from={y}&to={y}"),
}


def tell(results: Results, query: str, who: str, found: dict) -> None:
    measure = MEASURES[query]
    results.figure(measure, "ms, first", who, found["cold"])
    results.figure(measure, "ms, warm median", who, found["warm"])
    results.figure(measure, "CPU ms, warm median", who, found["cpu"])


def ask_dyad(process: Process, query: str) -> dict:
    def ask(question: tuple[str, str, int]) -> tuple[float, float]:
        reporter, partner, year = question
        path = ADDRESSES[query].replace("{r}", reporter).replace("{p}", partner).replace("{y}", str(year))
        begin, before = time.perf_counter(), process.cpu()
        process.get(path)
        return time.perf_counter() - begin, process.cpu() - before

    cold = ask(QUESTIONS[0])[0]
    asked = [ask(question) for question in QUESTIONS[1:]]
    # CPU time counts in hundredths of a second: the mean of many, not the median of some.
    return {
        "cold": cold * 1e3,
        "warm": statistics.median(wall for wall, _ in asked) * 1e3,
        "cpu": statistics.mean(used for _, used in asked) * 1e3,
    }


def dyad(results: Results) -> None:
    dataset = DATASETS / "product"
    if not DYAD.exists() or not dataset.exists():
        results.note(f"dyad is skipped, missing: {DYAD} or {dataset}")
        return
    port = free_port()
    with Process("dyad-product", dyad_command("product")(port), port, "/healthz") as process:
        results.figure("cold start to the first answer, 50 M rows", "s", "dyad", process.first_seconds)
        results.figure("resident memory after the first answer, 50 M rows", "MiB", "dyad", process.resident())
        for query in MEASURES:
            try:
                tell(results, query, "dyad", ask_dyad(process, query))
            except OSError as error:
                results.note(f"dyad {ADDRESSES[query]}: {error}")
        results.figure("resident memory after the scans, 50 M rows", "MiB", "dyad", process.resident())


def peers(results: Results) -> None:
    for engine in ("duckdb", "polars"):
        if importlib.util.find_spec(engine) is None:
            results.note(f"{engine} is skipped: not installed")
            continue
        for query in MEASURES:
            command = [sys.executable, HERE / "scan_peer.py", engine, query, str(ROUNDS)]
            said = subprocess.run(command, capture_output=True, text=True, check=False)
            if said.returncode:
                results.note(f"{engine} {query} failed: {said.stderr.strip().splitlines()[-1]}")
                continue
            found = json.loads(said.stdout)
            tell(results, query, engine, found)
        results.figure("resident memory after the scans, 50 M rows", "MiB", engine, found["resident"])


def main() -> None:
    results = Results("product")
    dyad(results)
    peers(results)


if __name__ == "__main__":
    main()
