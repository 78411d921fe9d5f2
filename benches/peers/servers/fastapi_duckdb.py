"""FastAPI over DuckDB, the table in memory and sorted: fastapi_duckdb.py PORT FILE.parquet"""

import sys
import threading

import duckdb
import uvicorn
from fastapi import FastAPI

QUERY = """
select year, turnover, round((turnover / lag(turnover) over (order by year) - 1) * 100, 2) as yoy_percent
from (select year, sum(value_usd) as turnover from trade where reporter = ? and partner = ? group by year)
order by year
"""

app = FastAPI()
connection = duckdb.connect()
connection.execute(
    f"create table trade as select * from read_parquet('{sys.argv[2]}') order by reporter, partner, year"
)
of_thread = threading.local()


@app.get("/pair/{reporter}/{partner}")
def pair(reporter: str, partner: str):
    cursor = getattr(of_thread, "cursor", None)
    if cursor is None:
        cursor = of_thread.cursor = connection.cursor()
    rows = cursor.execute(QUERY, [reporter, partner]).fetchall()
    series = [{"year": year, "turnover": turnover, "yoy_percent": growth} for year, turnover, growth in rows]
    return {"reporter": reporter, "partner": partner, "unit": "USD", "series": series}


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
