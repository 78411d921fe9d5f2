"""The observations of all datasets as pandas, Polars and DuckDB read them by address: one table, whatever the form."""

import json
import pathlib
import sys
import urllib.request

import duckdb
import duckdb_extension_httpfs
import pandas
import polars

base = f"{sys.argv[1]}/v1/observations"
connection = duckdb.connect()
packed = pathlib.Path(duckdb_extension_httpfs.__file__).parent / "extensions" / f"v{duckdb.__version__}" / "httpfs.duckdb_extension"
connection.execute(f"LOAD '{packed}'")

# Codes such as NA are text, and periods are labels.
texts = {"period": str, "product": str, "partner": str, "reporter": str}
csv = pandas.read_csv(f"{base}.csv", dtype=texts, keep_default_na=False, na_values=[""], parse_dates=["first_day", "last_day"])
assert len(csv) > 100 and str(csv["first_day"].dtype).startswith("datetime64"), csv.dtypes
with urllib.request.urlopen(f"{base}.json?limit=1") as page:
    total = json.load(page)["total"]
assert total == len(csv), (total, len(csv))
sums = csv.groupby("source")["value"].sum().round(2).to_dict()


def same(found):
    assert {source: round(value or 0, 2) for source, value in found.items()} == sums, (found, sums)


same(pandas.read_json(f"{base}.jsonl", lines=True).groupby("source")["value"].sum().to_dict())
for lazy in [polars.scan_parquet(f"{base}.parquet"), polars.scan_ipc(f"{base}.arrow"), polars.scan_csv(f"{base}.csv", infer_schema_length=None)]:
    summed = lazy.group_by("source").agg(polars.col("value").sum()).collect()
    same(dict(summed.iter_rows()))
for reader in [f"read_parquet('{base}.parquet')", f"read_csv('{base}.csv', sample_size=-1)", f"read_json('{base}.jsonl', sample_size=-1)"]:
    same(dict(connection.execute(f"SELECT source, sum(value) FROM {reader} GROUP BY ALL").fetchall()))
# A filter of the address is the filter of the table.
asked = connection.execute(
    f"SELECT count(*), min(reporter_name) FROM read_parquet('{base}.parquet?reporter=RUS&flow=export,import&lang=ru')"
).fetchone()
wanted = csv[(csv["reporter"] == "RUS") & csv["flow"].isin(["export", "import"])]
assert asked == (len(wanted), "Россия"), (asked, len(wanted))
wide = csv[csv["source"] == "wits"].pivot_table(index="first_day", columns=["reporter_name", "partner_name", "flow_name"], values="value")
assert wide.shape[0] > 10 and wide.shape[1] >= 2, wide.shape
print("all read")
