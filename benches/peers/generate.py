#!/usr/bin/env python3
"""Made-up bilateral trade, the same on every machine (seeded).

    generate.py world   --out DIR    world.parquet, world.csv, pairs.txt: 200 x 199 pairs, 28 years, 2 flows
    generate.py product --out DIR    product_raw.parquet (by year, shuffled inside a year, as bulk downloads come) and
                                     product_sorted.parquet (by reporter, partner, year, chapter, flow)

Columns: reporter, partner (ISO alpha-3), year, flow (X or M), hs2 (product only), value_usd.
"""

import argparse
import pathlib
import time

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from areas import areas

YEARS = np.arange(1996, 2024, dtype=np.int16)
CHAPTERS = [f"{chapter:02d}" for chapter in range(1, 98)]
FLOWS = pa.array(["X", "M"])
SEED = 20240229
RAW_GROUP = 1 << 20
SORTED_GROUP = 131_072


def pairs_of(count: int):
    """Places of reporter and partner for every ordered pair of different areas."""
    reporter, partner = np.divmod(np.arange(count * count), count)
    different = reporter != partner
    return reporter[different], partner[different]


def weights(count: int):
    """The size of an area by its rank (Zipf)."""
    return 1.0 / np.arange(1, count + 1) ** 0.9


def words(places, dictionary):
    """Codes as text."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), dictionary).cast(pa.string())


def world(out: pathlib.Path) -> None:
    random = np.random.default_rng(SEED)
    codes = np.array(areas())
    weight = weights(len(codes))
    reporter, partner = pairs_of(len(codes))
    pairs = len(reporter)
    base = 1e12 * (weight[reporter] * weight[partner]) ** 1.1 * random.lognormal(0, 1.0, pairs)
    growth = np.cumprod(1 + random.normal(0.05, 0.15, (len(YEARS), pairs)).clip(-0.6, 1.5), axis=0)
    years, flows, values = [], [], []
    for place, year in enumerate(YEARS):
        for flow, share in ((0, 0.55), (1, 0.45)):
            years.append(np.full(pairs, year, np.int16))
            flows.append(np.full(pairs, flow, np.int8))
            values.append(np.round(base * growth[place] * share * random.lognormal(0, 0.1, pairs), 2))
    names = pa.array(list(codes))
    table = pa.table({
        "reporter": words(np.tile(reporter, len(years)), names),
        "partner": words(np.tile(partner, len(years)), names),
        "year": pa.array(np.concatenate(years)),
        "flow": words(np.concatenate(flows), FLOWS),
        "value_usd": pa.array(np.concatenate(values)),
    })
    pq.write_table(table, out / "world.parquet", compression="snappy", row_group_size=RAW_GROUP)
    pyarrow.csv.write_csv(table, out / "world.csv")
    lines = (f"{codes[one]} {codes[other]}\n" for one, other in zip(reporter, partner))
    (out / "pairs.txt").write_text("".join(lines))
    print(f"world: {table.num_rows} rows")


class Products:
    """What the rows of `product` are drawn from."""

    SCHEMA = pa.schema([
        ("reporter", pa.string()), ("partner", pa.string()), ("year", pa.int16()),
        ("flow", pa.string()), ("hs2", pa.string()), ("value_usd", pa.float64()),
    ])

    def __init__(self, target: int):
        codes = np.array(areas())
        weight = weights(len(codes))
        reporter, partner = pairs_of(len(codes))
        self.reporter, self.partner = reporter.astype(np.int16), partner.astype(np.int16)
        self.names, self.chapters = pa.array(list(codes)), pa.array(CHAPTERS)
        self.rank = np.argsort(np.argsort(codes)).astype(np.int16)
        by_rank = 1.0 / np.arange(1, 98) ** 0.8
        self.chapter_weight = by_rank[np.argsort(np.random.default_rng(SEED + 1).permutation(97))]
        self.gravity = (weight[self.reporter] * weight[self.partner]).astype(np.float64)
        self.density = self.dense_enough(target)

    def dense_enough(self, target: int):
        """The chance that a pair trades a chapter, scaled so that years and flows add up to the rows wanted."""
        shape = np.power(self.gravity, 0.45)[:, None] * np.power(self.chapter_weight, 0.5)[None, :]
        low, high = 1e-6, 1e6
        for _ in range(40):
            middle = (low * high) ** 0.5
            rows = np.minimum(1, middle * shape).sum() * len(YEARS) * 2
            low, high = (middle, high) if rows < target else (low, middle)
        return np.minimum(1, middle * shape).astype(np.float32).ravel()

    def drawn(self, year: int, flow: int):
        """Pair, chapter and value of one year and flow."""
        random = np.random.default_rng([SEED, year, flow])
        there = np.flatnonzero(random.random(len(self.density), dtype=np.float32) < self.density)
        pair, chapter = (there // 97).astype(np.int32), (there % 97).astype(np.int8)
        size = 2e9 * self.gravity[pair] * self.chapter_weight[chapter] * 1.05 ** (year - 1996)
        return pair, chapter, np.round(size * random.lognormal(0, 1.5, len(there)), 2)

    def table(self, pair, chapter, flow, year, value):
        columns = [
            words(self.reporter[pair], self.names), words(self.partner[pair], self.names), pa.array(year),
            words(flow, FLOWS), words(chapter, self.chapters), pa.array(value),
        ]
        return pa.table(columns, schema=self.SCHEMA)

    def order(self, pair, chapter, flow, year):
        """Places in the order of reporter, partner, year, chapter and flow."""
        key = self.rank[self.reporter[pair]].astype(np.int64) * 256 + self.rank[self.partner[pair]]
        key = ((key * 32 + (year - 1996)) * 128 + chapter) * 2 + flow
        return np.argsort(key, kind="stable")


def product(out: pathlib.Path, target: int) -> None:
    source = Products(target)
    drawn = []
    with pq.ParquetWriter(out / "product_raw.parquet", Products.SCHEMA, compression="snappy") as writer:
        for year in YEARS.tolist():
            both = []
            for flow in (0, 1):
                pair, chapter, value = source.drawn(year, flow)
                rows = len(pair)
                both.append((pair, chapter, np.full(rows, flow, np.int8), np.full(rows, year, np.int16), value))
            columns = [np.concatenate(column) for column in zip(*both)]
            drawn.append(columns)
            shuffled = np.random.default_rng([SEED, year, 9]).permutation(len(columns[0]))
            writer.write_table(source.table(*(column[shuffled] for column in columns)), row_group_size=RAW_GROUP)
    columns = [np.concatenate(column) for column in zip(*drawn)]
    drawn.clear()
    print(f"product: {len(columns[0])} rows", flush=True)
    places = source.order(*columns[:4])
    sorting = [pq.SortingColumn(0), pq.SortingColumn(1), pq.SortingColumn(2)]
    with pq.ParquetWriter(
        out / "product_sorted.parquet", Products.SCHEMA, compression="zstd", compression_level=3,
        sorting_columns=sorting, write_page_index=True,
    ) as writer:
        step = SORTED_GROUP * 16
        for start in range(0, len(places), step):
            some = places[start:start + step]
            writer.write_table(source.table(*(column[some] for column in columns)), row_group_size=SORTED_GROUP)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("world", "product"))
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--rows", type=int, default=20_000_000, help="rows of product, about")
    wanted = arguments.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    start = time.time()
    if wanted.what == "world":
        world(wanted.out)
    else:
        product(wanted.out, wanted.rows)
    print(f"{wanted.what}: {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
