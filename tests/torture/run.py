"""Tortures a build of dyad and prints each goal beside its figure.

    python3 tests/torture/run.py target/release/dyad [--seconds 60] [--reloads 1000] [--only overload,connections] [--into FILE]
    python3 tests/torture/run.py target/debug/dyad --short

The short form takes a minute or two and judges nothing by time. Only Linux. Nothing outside the standard library but wrk, and what is missing is said. Exit 1 where something falls short.
"""

import argparse
import os
import pathlib
import platform
import sys
import tempfile
import time

import bombs
import connections
import overload
import reloads
import soak
import tested
from goals import Table
from made_data import package

PARTS = {
    "throughput": overload.throughput,
    "overload": lambda table, settings: (table.section("before the load"), overload.run(table, settings)),
    "connections": connections.run,
    "reloads": reloads.run,
    "bombs": bombs.run,
    "soak": soak.run,
    "tested": tested.run,
}


def machine():
    """What the figures were measured on."""
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal:")) / 1048576
    return f"{os.cpu_count()} processors ({model}), {memory:.0f} GiB, load average {os.getloadavg()[0]:.1f} at the start"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--reloads", type=int, default=1000)
    parser.add_argument("--queue-time", type=int, default=500, help="milliseconds that the server lets a request wait")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, joined by commas: " + ", ".join(PARTS))
    parser.add_argument("--lines", type=pathlib.Path, help="what long tests printed, for the table")
    parser.add_argument("--short", action="store_true", help="a few seconds of each, nothing judged by time")
    parser.add_argument("--into", type=pathlib.Path)
    settings = parser.parse_args()
    if settings.short:
        settings.seconds, settings.reloads = 3, 20
    begun, table, where = time.monotonic(), Table(timed=not settings.short), machine()
    with tempfile.TemporaryDirectory(prefix="dyad-torture-") as work:
        settings.work = pathlib.Path(work)
        settings.datasets = settings.work / "datasets"
        package(settings.datasets / "made")
        for part in settings.only.split(","):
            if part not in PARTS:
                parser.error(f"no part {part!r}; there are: {', '.join(PARTS)}")
            PARTS[part](table, settings)
    text = f"{where}; {time.monotonic() - begun:.0f} s in all.\n\n{table.markdown()}\n"
    print(text)
    if settings.into:
        settings.into.parent.mkdir(parents=True, exist_ok=True)
        settings.into.write_text(text, encoding="utf-8")
    print(f"{len(table.rows)} figures, {table.short} short of their goal", file=sys.stderr)
    # Where everything must be there, what was not measured is a fault too.
    missing = sum(1 for row in table.rows if row[4] is None) if os.environ.get("CI") == "true" else 0
    sys.exit(1 if table.short or missing else 0)


if __name__ == "__main__":
    main()
