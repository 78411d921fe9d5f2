"""FastAPI over a Polars frame in memory: fastapi_polars.py PORT FILE.parquet"""

import sys

import polars as pl
import uvicorn
from fastapi import FastAPI

app = FastAPI()
trade = pl.read_parquet(sys.argv[2])


@app.get("/pair/{reporter}/{partner}")
def pair(reporter: str, partner: str):
    series = (
        trade.filter((pl.col("reporter") == reporter) & (pl.col("partner") == partner))
        .group_by("year")
        .agg(turnover=pl.col("value_usd").sum())
        .sort("year")
        .with_columns(yoy_percent=(pl.col("turnover").pct_change() * 100).round(2))
    )
    return {"reporter": reporter, "partner": partner, "unit": "USD", "series": series.to_dicts()}


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
