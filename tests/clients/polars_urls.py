"""Polars reads every form of a table by its address, whole and lazily: seven readers, one answer."""

import sys

import polars

base = f"{sys.argv[1]}/v1/dyads/RUS-IRN/turnover"
readers = {
    "read_csv": lambda: polars.read_csv(f"{base}.csv"),
    "scan_csv": lambda: polars.scan_csv(f"{base}.csv").collect(),
    "read_parquet": lambda: polars.read_parquet(f"{base}.parquet"),
    "scan_parquet": lambda: polars.scan_parquet(f"{base}.parquet").collect(),
    "read_ipc": lambda: polars.read_ipc(f"{base}.arrow"),
    "scan_ipc": lambda: polars.scan_ipc(f"{base}.arrow").collect(),
    "read_ndjson": lambda: polars.read_ndjson(f"{base}.jsonl"),
    "scan_ndjson": lambda: polars.scan_ndjson(f"{base}.jsonl").collect(),
}
values = {}
for name, reader in readers.items():
    table = reader()
    values[name] = [float(value) if value is not None else None for value in table["value"].to_list()]
    assert table.height > 1 and "yoy_percent" in table.columns, (name, table)
assert len({str(value) for value in values.values()}) == 1, values

# Only what is asked for: a filter and two columns.
lazy = polars.scan_parquet(f"{base}.parquet").filter(polars.col("value").is_not_null()).select("period", "value").collect()
assert lazy.columns == ["period", "value"] and lazy.height > 1, lazy
# A list longer than a page of JSON, with parameters behind the suffix.
products = polars.scan_csv(f"{sys.argv[1]}/v1/products.csv").collect()
assert products.height == 6939, products.height
chapters = polars.read_csv(f"{sys.argv[1]}/v1/products.csv?level=2")
assert chapters.height == 97, chapters.height
print("all read")
