"""DuckDB reads by its file system for HTTP: HEAD, then ranges, the suffix of a Parquet file first."""

import pathlib
import sys

import duckdb
import duckdb_extension_httpfs

base = f"{sys.argv[1]}/v1/dyads/RUS-IRN/turnover"
connection = duckdb.connect()
# The extension as its wheel brings it, signed by DuckDB.
packed = pathlib.Path(duckdb_extension_httpfs.__file__).parent / "extensions" / f"v{duckdb.__version__}" / "httpfs.duckdb_extension"
connection.execute(f"LOAD '{packed}'")


def rows(text):
    return connection.execute(text).fetchall()


expected = rows(f"SELECT period, value FROM read_csv('{base}.csv') ORDER BY period")
assert len(expected) > 1, expected
asked = [
    f"SELECT period, value FROM read_parquet('{base}.parquet') ORDER BY period",
    f"SELECT period, value FROM '{base}.parquet' ORDER BY period",
    f"SELECT period, value FROM read_json('{base}.jsonl') ORDER BY period",
]
for text in asked:
    found = rows(text)
    assert [(str(period), float(value)) for period, value in found] == [
        (str(period), float(value)) for period, value in expected
    ], (text, found, expected)
# A window behind the suffix, and several files in one query.
recent = rows(f"SELECT count(*) FROM read_parquet('{base}.parquet?last=2')")
assert recent == [(2,)], recent
several = rows(f"SELECT count(*) FROM read_parquet(['{base}.parquet', '{base.replace('turnover', 'exports')}.parquet'], union_by_name=true)")
assert several[0][0] > len(expected), several
assert rows(f"SELECT count(*) FROM read_csv('{sys.argv[1]}/v1/products.csv')") == [(6939,)]
# What the file says of itself, which stands at its end.
titles = rows(f"SELECT decode(value) FROM parquet_kv_metadata('{base}.parquet') WHERE decode(key) = 'title'")
assert titles and titles[0][0], titles
# That parts were read and not the whole is told by the log of requests.
connection.execute("CALL enable_logging('HTTP')")
rows(f"SELECT sum(value) FROM read_parquet('{base}.parquet?last=3')")
statuses = {str(status) for (status,) in rows("SELECT DISTINCT response.status FROM duckdb_logs_parsed('HTTP') WHERE request.type = 'GET'")}
assert any("Partial" in status or "206" in status for status in statuses), statuses
print("all read")
