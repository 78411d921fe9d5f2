#!/usr/bin/env python3
"""One engine over the sorted Parquet, in a process of its own: scan_peer.py ENGINE QUERY

    ENGINE duckdb | polars
    QUERY  pair (a pair's whole history by chapter) | product (one chapter of it) | partners (the 20 greatest of a year)

Prints one line of JSON: what `product.asked` measures, and resident MiB.
"""

import json
import resource
import sys

from product import FILE, asked

PAIR = """
select year, flow, hs2, sum(value_usd) as value from read_parquet('{file}')
where reporter = '{r}' and partner = '{p}' group by year, flow, hs2 order by year, flow, hs2
"""
PRODUCT = """
select year, sum(value_usd) as value from read_parquet('{file}')
where reporter = '{r}' and partner = '{p}' and hs2 = '84' group by year order by year
"""
PARTNERS = """
select partner, sum(value_usd) as value from read_parquet('{file}')
where reporter = '{r}' and year = {y} group by partner order by value desc limit 20
"""


def duckdb_engine(query: str):
    import duckdb

    connection = duckdb.connect()
    text = {"pair": PAIR, "product": PRODUCT, "partners": PARTNERS}[query]
    return lambda r, p, y: len(connection.execute(text.format(file=FILE, r=r, p=p, y=y)).fetchall())


def polars_engine(query: str):
    import polars as pl

    def pair(r, p, _):
        rows = pl.scan_parquet(FILE).filter((pl.col("reporter") == r) & (pl.col("partner") == p))
        by = ["year", "flow", "hs2"]
        return rows.group_by(by).agg(pl.col("value_usd").sum()).sort(by).collect().height

    def product(r, p, _):
        is_asked = (pl.col("reporter") == r) & (pl.col("partner") == p) & (pl.col("hs2") == "84")
        rows = pl.scan_parquet(FILE).filter(is_asked)
        return rows.group_by("year").agg(pl.col("value_usd").sum()).sort("year").collect().height

    def partners(r, _, y):
        rows = pl.scan_parquet(FILE).filter((pl.col("reporter") == r) & (pl.col("year") == y))
        return rows.group_by("partner").agg(pl.col("value_usd").sum()).top_k(20, by="value_usd").collect().height

    return {"pair": pair, "product": product, "partners": partners}[query]


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def resident() -> float:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def main() -> None:
    engine, query = sys.argv[1], sys.argv[2]
    ask = {"duckdb": duckdb_engine, "polars": polars_engine}[engine](query)
    found = asked(lambda question: ask(*question), cpu)
    print(json.dumps(found | {"resident": resident()}))


if __name__ == "__main__":
    main()
