#!/usr/bin/env python3
"""Made-up monthly trade by HS6 as a data package and, where a table shall not be held twice, as it is published, both sorted.

    make.py --rows 20000000 --package DIR [--published LOCATION]

`shape.py` says what the rows are. The package is as an import leaves it but for its blocks, which `dyad index` writes.
"""

import argparse
import json
import pathlib
import resource
import time

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from published import Published
from shape import FIRST_YEAR, FLOWS, MONTHS, SEED, Rows, Trade

SOURCE = "made-up-monthly"
GROUP = 131_072
PERIODS = [f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02d}" for month in range(MONTHS)]
TEXT = pa.dictionary(pa.int32(), pa.string())
PACKAGE = [
    "reporter", "partner", "flow", "product", "period", "value", "currency", "unit_mult", "decimals", "valuation", "status",
    "source", "calendar", "published", "note",
]
PUBLISHED = [
    "partner", "product", "flow", "source", "currency", "calendar", "frequency", "period", "period_number", "published",
    "hundredths", "rounding", "valuation", "status", "note",
]


class Columns:
    """The columns of some rows, by name."""

    def __init__(self, trade: Trade):
        self.words = {
            "reporter": trade.reporters, "partner": trade.partners, "product": trade.products, "flow": FLOWS,
            "period": PERIODS, "valuation": ["FOB", "CIF"], "source": [SOURCE], "currency": ["USD"],
            "calendar": ["gregorian"], "frequency": ["M"], "status": ["A"],
        }
        self.words = {name: pa.array(words, pa.string()) for name, words in self.words.items()}

    def of(self, names: list[str], reporter: int, rows: Rows) -> pa.Table:
        count = len(rows.value)
        places = {"partner": rows.partner, "product": rows.product, "flow": rows.flow, "period": rows.month, "valuation": rows.flow}
        nothing = np.zeros(count, np.int32)

        def column(name: str):
            match name:
                case "value":
                    return pa.array(rows.value).cast(pa.string())
                case "hundredths":
                    return pa.array(rows.value * 100)
                case "period_number":
                    return pa.array((rows.month + 12 * FIRST_YEAR).astype(np.int32))
                case "unit_mult" | "published" if name == "unit_mult" or "hundredths" in names:
                    return pa.array(nothing)
                case "rounding":
                    return pa.array(np.full(count, -128, np.int32))
                case "decimals":
                    return pa.nulls(count, pa.int32())
                case "published" | "note":
                    return pa.nulls(count, pa.string())
                case "reporter":
                    codes = np.full(count, reporter, np.int32)
                case _:
                    codes = places.get(name, nothing).astype(np.int32)
            return pa.DictionaryArray.from_arrays(pa.array(codes), self.words[name])

        return pa.table([column(name) for name in names], names=names)


class Writer:
    """A Parquet file in row groups of one size, whatever comes in."""

    def __init__(self, path: pathlib.Path, group: int, text: tuple[str, ...]):
        self.path, self.group, self.text = path, group, text
        self.writer, self.waiting, self.count = None, [], 0

    def take(self, table: pa.Table) -> None:
        self.waiting.append(table)
        self.count += table.num_rows
        if self.count >= 16 * self.group:
            self.write(self.count - self.count % self.group)

    def write(self, rows: int) -> None:
        if not rows:
            return
        table = pa.concat_tables(self.waiting)
        if self.writer is None:
            plain = [name for name in table.column_names if name not in self.text]
            self.writer = pq.ParquetWriter(
                self.path, table.schema, compression="zstd", compression_level=1, use_dictionary=plain, write_page_index=True,
                store_schema=False, data_page_size=128 << 10, max_rows_per_page=20_000,
            )
        self.writer.write_table(table.slice(0, rows), row_group_size=self.group)
        self.waiting, self.count = [table.slice(rows)], self.count - rows

    def end(self) -> None:
        self.write(self.count)
        if self.writer is not None:
            self.writer.close()


def descriptor(name: str, rows: int) -> dict:
    """What stands beside the table; as short as a package may be."""
    return {
        "name": name,
        "title": f"Made-up monthly trade, {rows:,} rows",
        "created": "2026-01-01T00:00:00Z",
        "profile": "tabular-data-package",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [{
            "name": "observations", "path": "observations.parquet", "format": "parquet",
            "mediatype": "application/vnd.apache.parquet", "profile": "tabular-data-resource",
        }],
        "sources": [{"name": SOURCE, "title": "Made-up monthly trade", "priority": 50, "reporting": "reported"}],
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=20_000_000, help="about so many")
    arguments.add_argument("--package", type=pathlib.Path, help="folder of the data package; where it is there already it is left as it is")
    arguments.add_argument("--published", type=pathlib.Path, help="location to publish the rows to, without `dyad publish`")
    arguments.add_argument("--name", default="monthly")
    wanted = arguments.parse_args()
    begin, total = time.monotonic(), 0
    trade = Trade(wanted.rows)
    columns = Columns(trade)
    package = None
    if wanted.package and not (wanted.package / "datapackage.json").exists():
        wanted.package.mkdir(parents=True, exist_ok=True)
        package = Writer(wanted.package / "observations.parquet.part", GROUP, ("value",))
    published = None
    if wanted.published:
        writer = lambda path, group: Writer(path, group, ("hundredths",))
        published = Published(wanted.published, wanted.name, f"{SEED} {wanted.rows}", writer)
    for reporter, code in enumerate(trade.reporters):
        if published:
            published.begin(code)
        for rows in trade.chunks(reporter):
            total += len(rows.value)
            if package:
                package.take(columns.of(PACKAGE, reporter, rows))
            if published:
                published.take(columns.of(PUBLISHED, reporter, rows), FLOWS)
        if published:
            published.close()
        if reporter % 20 == 19:
            print(f"{reporter + 1} of {len(trade.reporters)} reporters, {total:,} rows, {time.monotonic() - begin:.0f} s", flush=True)
    if package:
        package.end()
        (wanted.package / "observations.parquet.part").rename(wanted.package / "observations.parquet")
        text = json.dumps(descriptor(wanted.name, total), indent=2, sort_keys=True) + "\n"
        (wanted.package / "datapackage.json").write_text(text, encoding="utf-8")
    if published:
        published.finish(wanted.package, SOURCE)
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime
    print(f"{total:,} rows, {time.monotonic() - begin:.0f} s, {cpu:.0f} s of CPU, peak {used.ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
