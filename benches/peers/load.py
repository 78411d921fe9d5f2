"""The data as each server wants it: dyad through its own importer, SQLite for Datasette."""

import os
import pathlib
import sqlite3
import subprocess
import sys
import time

import polars as pl

from places import DATA, DATASETS, DYAD, HERE, LOGS
from results import Results


def generated(what: str, file: str, *more: str) -> None:
    if not (DATA / file).exists():
        subprocess.run([sys.executable, HERE / "generate.py", what, "--out", DATA, *more], check=True)


def import_into_dyad(what: str, parquet: pathlib.Path) -> None:
    """Streams the tidy CSV into `dyad import`, so that no file of it is needed. Tells time, CPU and the peak of memory."""
    into = DATASETS / what / what
    into.parent.mkdir(parents=True, exist_ok=True)
    if (into / "datapackage.json").exists():
        return
    begin = time.monotonic()
    with open(LOGS / f"import-{what}.log", "w", encoding="utf-8") as log:
        source = subprocess.Popen([sys.executable, HERE / "tidy.py", parquet], stdout=subprocess.PIPE)
        command = [DYAD, "import", "tidy", "-", "--map", HERE / "mapping.toml", "--into", into, "--source", f"made-up-{what}"]
        sink = subprocess.Popen(command, stdin=source.stdout, stdout=log)
        source.stdout.close()
        _, status, used = os.wait4(sink.pid, 0)
        sink.returncode = os.waitstatus_to_exitcode(status)
        source.wait()
    if sink.returncode or source.returncode:
        sys.exit(f"peers: the import of {what} failed, see {LOGS / f'import-{what}.log'}")
    seconds = time.monotonic() - begin
    print((LOGS / f"import-{what}.log").read_text(), end="", flush=True)
    measure = f"import of {what} through `dyad import tidy -`"
    results = Results(f"import-{what}")
    results.figure(measure, "s", "dyad", seconds)
    results.figure(measure, "CPU s", "dyad", used.ru_utime + used.ru_stime)
    results.figure(measure, "peak MiB", "dyad", used.ru_maxrss / 1024)


def sqlite_of_world() -> None:
    path = DATA / "world.db"
    if path.exists():
        return
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with sqlite3.connect(part) as database:
        database.execute("create table trade (reporter text, partner text, year int, flow text, value_usd real)")
        rows = pl.read_parquet(DATA / "world.parquet").iter_rows()
        database.executemany("insert into trade values (?, ?, ?, ?, ?)", rows)
        database.execute("create index pair on trade (reporter, partner, year)")
        database.execute("analyze")
    database.close()
    part.rename(path)
