"""What pictures cost: CPU of the server for one that is not in the cache, beside matplotlib's, in one run.

    python3 benches/pictures.py target/release/dyad [a Python with matplotlib]

Pictures of 1200 × 800 of the built-in data and of a made-up country with 24 partners, one after another, each with another
title, so that none is in the cache; the best of three rounds of 40. Prints a table; without matplotlib that column is empty.
"""

import csv
import importlib.util
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).parent
PICTURES = [
    ("three bars with growth", "dyads/RUS-IRN/turnover.{}?kind=combo"),
    ("24 ranked bars", "areas/RUS/partners.{}?source=made&flow=export&top=24"),
    ("a balance of 21 years, its surplus filled", "dyads/RUS-IRN/balance.{}?source=wits"),
    ("a mirror of 21 years, its gap filled, years without figures shaded", "dyads/RUS-IRN/mirror.{}?source=wits"),
]
PARTNERS = "DEU FRA GBR ITA ESP NLD BEL POL TUR CHN IND JPN KOR USA CAN BRA EGY SAU ARE KAZ UKR SWE FIN NOR".split()
ROUNDS, EACH = 3, 40

OWN_TIME = """
import sys, time
sys.path.insert(0, sys.argv[1])
import matplotlib_chart
years = [(1996 + year, 1.0 + year * 0.3) for year in range(28)]
matplotlib_chart.png("A-B", years)
begun = time.process_time()
for _ in range(8):
    matplotlib_chart.png("A-B", years)
print((time.process_time() - begun) / 8 * 1000)
"""


def datasets(folder):
    """The built-in data, and a made-up source of the exports to 24 partners in two years."""
    os.symlink((HERE.parent / "datasets" / "russia-iran").resolve(), folder / "russia-iran")
    made = folder / "made"
    made.mkdir()
    source = {"name": "made", "title": "Made-up figures", "priority": 0, "reporting": "reported"}
    package = {"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [source]}
    package["resources"] = [{"name": "observations", "path": "observations.csv"}]
    (made / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with open(made / "observations.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source".split(","))
        for place, partner in enumerate(PARTNERS):
            for year in (2022, 2023):
                value = 9000 // (place + 1) + 37 * (year - 2021)
                rows.writerow(["RUS", partner, "export", "TOTAL", year, value, "USD", 6, 0, "FOB", "A", "made"])


def processor(process):
    """Milliseconds that the threads of a process have had the processor."""
    tasks = pathlib.Path(f"/proc/{process.pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e6


def cost(process, origin, path, titles):
    """Milliseconds a picture, and the bytes of one."""
    address = lambda: f"{origin}/v1/{path}&title=Title{next(titles)}"
    size, best = len(urllib.request.urlopen(address()).read()), float("inf")
    for _ in range(ROUNDS):
        begun = processor(process)
        for _ in range(EACH):
            urllib.request.urlopen(address()).read()
        best = min(best, (processor(process) - begun) / EACH)
    return best, size


def matplotlibs(python):
    """Milliseconds that matplotlib needs for its picture; nothing where it is not there."""
    run = subprocess.run([python, "-c", OWN_TIME, str(HERE / "peers")], capture_output=True, text=True)
    return float(run.stdout) if run.returncode == 0 else None


def main():
    binary, python = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else sys.executable
    other = matplotlibs(python)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        datasets(pathlib.Path(folder))
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        process = subprocess.Popen([binary, "serve", "--listen", listen, "--datasets", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdout.readline()
        titles = iter(range(10**9))
        print(f"{os.cpu_count()} cores; matplotlib's picture: {f'{other:.0f} ms' if other else 'not measured'}\n")
        print("| | SVG, ms | PNG, ms (kB) | matplotlib's / PNG's | PDF, ms |\n|---|---|---|---|---|")
        try:
            for name, path in PICTURES:
                (svg, _), (png, size), (pdf, _) = (cost(process, f"http://{listen}", path.format(form), titles) for form in ("svg", "png", "pdf"))
                ratio = f"{other / png:.0f}" if other else ""
                print(f"| {name} | {svg:.1f} | {png:.1f} ({size / 1000:.0f}) | {ratio} | {pdf:.1f} |", flush=True)
        finally:
            process.kill()
            time.sleep(0.1)


main()
