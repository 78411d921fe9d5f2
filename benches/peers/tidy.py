#!/usr/bin/env python3
"""The made-up data as the tidy CSV that `dyad import tidy FILE --map mapping.toml` reads, to standard output.

    tidy.py FILE.parquet | dyad import tidy - --map mapping.toml --into datasets/world

Row group after row group, so a table of any size passes through a small memory. Values are written as decimal text with
cents, never as a float with an exponent.
"""

import pathlib
import sys

import polars as pl
import pyarrow.parquet as pq

MAPPING = pathlib.Path(__file__).resolve().parent / "mapping.toml"
FLOWS = {"X": "export", "M": "import"}


def tidy(frame: pl.DataFrame) -> pl.DataFrame:
    cents = (pl.col("value_usd") * 100).round().cast(pl.Int64)
    value = pl.format("{}.{}", cents // 100, (cents % 100).cast(pl.String).str.zfill(2))
    product = pl.format("HS:{}", "hs2") if "hs2" in frame.columns else pl.lit("TOTAL")
    return frame.select(
        "reporter", "partner", "year",
        flow=pl.col("flow").replace_strict(FLOWS),
        product=product,
        value=value,
    )


def main() -> None:
    table = pq.ParquetFile(sys.argv[1])
    header = True
    for group in range(table.num_row_groups):
        text = tidy(pl.from_arrow(table.read_row_group(group))).write_csv(include_header=header)
        sys.stdout.write(text)
        header = False


if __name__ == "__main__":
    main()
