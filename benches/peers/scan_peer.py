#!/usr/bin/env python3
"""One engine over the sorted Parquet of 50 M rows, in a process of its own: scan_peer.py ENGINE QUERY ROUNDS

    ENGINE duckdb | polars     QUERY pair (a pair's whole history by chapter) | partners (the 20 greatest of a year)

Prints one line of JSON: cold ms (the file out of the page cache), warm ms and CPU ms (medians), resident MiB, rows.
"""

import json
import os
import resource
import statistics
import sys
import time

from places import DATA
from questions import QUESTIONS

FILE = DATA / "product_sorted.parquet"

PAIR = """
select year, flow, hs2, sum(value_usd) as value from read_parquet('{file}')
where reporter = '{r}' and partner = '{p}' group by year, flow, hs2 order by year, flow, hs2
"""
PARTNERS = """
select partner, sum(value_usd) as value from read_parquet('{file}')
where reporter = '{r}' and year = {y} group by partner order by value desc limit 20
"""


def duckdb_engine(query: str):
    import duckdb

    connection = duckdb.connect()
    text = PAIR if query == "pair" else PARTNERS
    return lambda r, p, y: len(connection.execute(text.format(file=FILE, r=r, p=p, y=y)).fetchall())


def polars_engine(query: str):
    import polars as pl

    def pair(r, p, _):
        rows = pl.scan_parquet(FILE).filter((pl.col("reporter") == r) & (pl.col("partner") == p))
        by = ["year", "flow", "hs2"]
        return rows.group_by(by).agg(pl.col("value_usd").sum()).sort(by).collect().height

    def partners(r, _, y):
        rows = pl.scan_parquet(FILE).filter((pl.col("reporter") == r) & (pl.col("year") == y))
        return rows.group_by("partner").agg(pl.col("value_usd").sum()).top_k(20, by="value_usd").collect().height

    return pair if query == "pair" else partners


def drop_page_cache() -> None:
    file = os.open(FILE, os.O_RDONLY)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def resident() -> float:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def main() -> None:
    engine, query, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    ask = {"duckdb": duckdb_engine, "polars": polars_engine}[engine](query)
    drop_page_cache()
    begin = time.perf_counter()
    rows = ask(*QUESTIONS[0])
    cold = time.perf_counter() - begin
    wall, used = [], []
    for _ in range(rounds):
        for question in QUESTIONS:
            begin, before = time.perf_counter(), cpu()
            ask(*question)
            wall.append(time.perf_counter() - begin)
            used.append(cpu() - before)
    print(json.dumps({
        "cold": cold * 1e3, "warm": statistics.median(wall) * 1e3, "cpu": statistics.median(used) * 1e3,
        "resident": resident(), "rows": rows,
    }))


if __name__ == "__main__":
    main()
