#!/usr/bin/env python3
"""Scans of a large table (pair x year x chapter x flow): dyad over HTTP beside DuckDB and Polars over the sorted Parquet.

Every question is asked once while it is new to the process, with the files in the page cache, then all of them again in
rounds. The peers answer inside their own process, so dyad's figures also carry HTTP and the writing of JSON.
"""

import http.client
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pyarrow.parquet as pq

from contenders import dyad_command
from places import DATA, DATASETS, DYAD, HERE
from process import Process, free_port
from questions import QUESTIONS
from results import Results

ROUNDS = int(os.environ.get("PEERS_ROUNDS", "3"))
FILE = DATA / "product_sorted.parquet"
QUERIES = {
    "pair": "a pair's whole product history",
    "product": "one chapter of a pair, every year",
    "partners": "the 20 greatest partners of a year",
}
# How dyad is asked; {r} reporter, {p} partner, {y} year.
ADDRESSES = {
    "pair": os.environ.get("PEERS_PAIR_ADDRESS", "/v1/dyads/{r}-{p}/products"),
    "product": os.environ.get("PEERS_PRODUCT_ADDRESS", "/v1/dyads/{r}-{p}/turnover?product=HS:84"),
    "partners": os.environ.get("PEERS_PARTNERS_ADDRESS", "/v1/areas/{r}/partners?top=20&from={y}&to={y}"),
}
GREATEST = "/v1/dyads?sort=total&limit=20"


def rows() -> str:
    """How many rows the table has, whatever was asked for when it was made."""
    return f"{pq.ParquetFile(FILE).metadata.num_rows / 1e6:.1f} M rows"


def in_page_cache(*files) -> None:
    for file in files:
        with open(file, "rb") as bytes_of:
            while bytes_of.read(1 << 24):
                pass


def tell(results: Results, query: str, who: str, found: dict) -> None:
    measure = f"{QUERIES[query]}, {rows()}"
    for unit, value in found.items():
        results.figure(measure, unit, who, value)


def asked(ask: Callable, cpu: Callable[[], float]) -> dict:
    """Each question new, then all again in rounds: wall and CPU time."""
    def one(question: tuple[str, str, int]) -> tuple[float, float]:
        begin, before = time.perf_counter(), cpu()
        ask(question)
        return (time.perf_counter() - begin) * 1e3, (cpu() - before) * 1e3

    new = [one(question) for question in QUESTIONS]
    again = [one(question) for _ in range(ROUNDS) for question in QUESTIONS]
    return {
        "ms, asked for the first time, median": statistics.median(wall for wall, _ in new),
        "ms, asked for the first time, longest": max(wall for wall, _ in new),
        "CPU ms, asked for the first time, mean": statistics.mean(used for _, used in new),
        "ms, again, median": statistics.median(wall for wall, _ in again),
        "CPU ms, again, mean": statistics.mean(used for _, used in again),
    }


def get(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Accept": "application/json"})
    answer = connection.getresponse()
    body = answer.read()
    # That a small pair has nothing of a chapter is an answer too.
    if answer.status not in (200, 404):
        raise OSError(f"{answer.status}: {body[:200]!r}")
    return body


def dyad(results: Results) -> None:
    dataset = DATASETS / "product"
    if not DYAD.exists() or not dataset.exists():
        results.note(f"dyad is skipped, missing: {DYAD} or {dataset}")
        return
    in_page_cache(*(file for file in dataset.rglob("*") if file.is_file()))
    for query in QUERIES:
        port = free_port()
        with Process("dyad-product", dyad_command("product")(port), port, "/readyz") as process:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            if query == "pair":
                results.figure(f"cold start to the first answer, {rows()}", "s", "dyad", process.first_seconds)
                results.figure(f"resident memory after the first answer, {rows()}", "MiB", "dyad", process.resident())

            def ask(question: tuple[str, str, int], query: str = query) -> None:
                reporter, partner, year = question
                path = ADDRESSES[query].replace("{r}", reporter).replace("{p}", partner).replace("{y}", str(year))
                get(connection, path)

            # What the server does beside its first answers is not of a question.
            time.sleep(2)
            try:
                tell(results, query, "dyad", asked(ask, process.exact_cpu))
            except OSError as error:
                results.note(f"dyad {ADDRESSES[query]}: {error}")
            results.figure(f"resident memory after the scans ({query}), {rows()}", "MiB", "dyad", process.resident())
    greatest(results)


def greatest(results: Results) -> None:
    """The greatest pairs, asked for as soon as the server is ready."""
    port = free_port()
    with Process("dyad-product", dyad_command("product")(port), port, "/readyz") as process:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for word in ("asked for the first time", "another page"):
            begin = time.perf_counter()
            get(connection, GREATEST + ("" if word.startswith("asked") else "&offset=20"))
            results.figure(f"the 20 greatest pairs, {rows()}", f"ms, {word}", "dyad", (time.perf_counter() - begin) * 1e3)


def peers(results: Results) -> None:
    in_page_cache(FILE)
    for engine in ("duckdb", "polars"):
        if importlib.util.find_spec(engine) is None:
            results.note(f"{engine} is skipped: not installed")
            continue
        for query in QUERIES:
            command = [sys.executable, HERE / "scan_peer.py", engine, query]
            said = subprocess.run(command, capture_output=True, text=True, check=False)
            if said.returncode:
                results.note(f"{engine} {query} failed: {said.stderr.strip().splitlines()[-1]}")
                continue
            found = json.loads(said.stdout)
            resident = found.pop("resident")
            tell(results, query, engine, found)
            results.figure(f"resident memory after the scans ({query}), {rows()}", "MiB", engine, resident)


def main() -> None:
    results = Results("product")
    dyad(results)
    peers(results)


if __name__ == "__main__":
    main()
