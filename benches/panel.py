#!/usr/bin/env python3
"""/v1/panel of the world table beside DuckDB and Polars doing the same join, and whether all figures agree.

    pip install duckdb polars numpy pyarrow
    benches/panel.py --dyad target/release/dyad --work DIR

DIR gets the made-up data of peers/generate.py (200 x 199 pairs, 28 years, 2 flows), imported once. dyad is asked over HTTP and its
bytes are written to a file; each peer runs in a process of its own. Times are wall, memory is the peak of the process. Prints one
Markdown table, and fails where a figure differs.
"""

import argparse
import pathlib
import resource
import socket
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / "peers"
FORMS = ["parquet", "arrow", "csv", "jsonl"]
JOIN = """
    copy (
        select now.reporter, now.partner, now.flow, now.year, now.value_usd as value,
               now.value_usd - before.value_usd as change,
               (now.value_usd - before.value_usd) * 100 / before.value_usd as yoy
        from '{source}' now left join '{source}' before
          on before.reporter = now.reporter and before.partner = now.partner and before.flow = now.flow
         and before.year = now.year - 1
        order by now.reporter, now.partner, now.flow, now.year
    ) to '{target}' (format parquet, compression zstd)
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def peak_mb(pid: int) -> float:
    """The peak of a process' memory since it was last set back."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def made(work: pathlib.Path, dyad: pathlib.Path) -> pathlib.Path:
    """The data packages' folder, imported where it is not there yet."""
    source, folder = work / "world.parquet", work / "datasets"
    if not source.exists():
        subprocess.run([sys.executable, PEERS / "generate.py", "world", "--out", work], check=True)
    if not (folder / "world").exists():
        folder.mkdir(exist_ok=True)
        tidy = subprocess.Popen([sys.executable, PEERS / "tidy.py", source], stdout=subprocess.PIPE)
        into = [dyad, "import", "tidy", "-", "--map", PEERS / "mapping.toml", "--into", folder / "world"]
        subprocess.run(into, stdin=tidy.stdout, check=True, stdout=subprocess.DEVNULL)
    return folder


def asked(address: str, target: pathlib.Path) -> float:
    begun = time.perf_counter()
    with urllib.request.urlopen(address, timeout=600) as answer, target.open("wb") as file:
        while piece := answer.read(1 << 16):
            file.write(piece)
    return time.perf_counter() - begun


def of_dyad(work: pathlib.Path, dyad: pathlib.Path) -> list[tuple]:
    port = free_port()
    server = subprocess.Popen(
        [dyad, "serve", "--datasets", made(work, dyad), "--listen", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{base}/readyz", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        asked(f"{base}/v1/panel.csv?limit=100", work / "warm.csv")
        found, served = [], peak_mb(server.pid)
        for form in FORMS:
            # The peak begins anew, so each form has its own.
            pathlib.Path(f"/proc/{server.pid}/clear_refs").write_text("5")
            target = work / f"panel.{form}"
            seconds = asked(f"{base}/v1/panel.{form}", target)
            found.append((f"dyad, /v1/panel.{form} over HTTP", seconds, peak_mb(server.pid), target.stat().st_size))
        begun = asked(f"{base}/v1/movers.json?limit=20", work / "movers.json")
        found.append(("dyad, /v1/movers over HTTP", begun, peak_mb(server.pid), (work / "movers.json").stat().st_size))
        print(f"dyad holds the table in {served:.0f} MB before the first question", file=sys.stderr)
        return found
    finally:
        server.terminate()
        server.wait()


def of_duckdb(work: pathlib.Path) -> None:
    import duckdb

    duckdb.sql(JOIN.format(source=work / "world.parquet", target=work / "duckdb.parquet"))


def of_polars(work: pathlib.Path) -> None:
    import polars as pl

    key = ["reporter", "partner", "flow"]
    table = pl.scan_parquet(work / "world.parquet")
    before = table.select(*key, pl.col("year") + 1, before="value_usd")
    joined = table.join(before, on=[*key, "year"], how="left").sort(*key, "year")
    change = pl.col("value_usd") - pl.col("before")
    joined.with_columns(change=change, yoy=change * 100 / pl.col("before")).collect().write_parquet(work / "polars.parquet")


def of_peer(name: str, work: pathlib.Path) -> tuple:
    begun = time.perf_counter()
    own = subprocess.run([sys.executable, __file__, "--peer", name, "--work", work], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - begun
    return (f"{name}, the join alone, in its own process", seconds, float(own.stdout.split()[-1]), (work / f"{name}.parquet").stat().st_size)


def agree(work: pathlib.Path) -> tuple[int, float, int]:
    """How many rows there are, by how much growth differs at most, and how many growths dyad withholds since the territory of an
    area changed (Belgium in 1999, say), which a plain join does not know; both engines read dyad's file."""
    import duckdb
    import polars as pl

    panel, peer = work / "panel.parquet", work / "duckdb.parquet"
    # The peer adds doubles, so cents may differ in the last of sixteen digits; dyad's are exact integers, rounded once.
    rows, worst, missing, withheld = duckdb.sql(f"""
        select count(*), max(abs(panel.yoy_percent - peer.yoy) / greatest(abs(peer.yoy), 1)),
               count(*) filter (where coalesce(panel.yoy_reason, '') <> 'not_comparable'
                                  and (panel.yoy_percent is null) <> (peer.yoy is null) or peer.value is distinct from panel.value),
               count(*) filter (where panel.yoy_reason = 'not_comparable')
        from '{panel}' panel full join '{peer}' peer
          on panel.reporter = peer.reporter and panel.partner = peer.partner and panel.period = peer.year::varchar
         and panel.flow = case peer.flow when 'X' then 'export' else 'import' end
    """).fetchall()[0]
    read = pl.read_parquet(panel)
    arrow = pl.read_ipc(work / "panel.arrow")
    assert read.equals(arrow), "Parquet and Arrow hold other rows"
    assert missing == 0, f"{missing} rows have a figure on one side only"
    assert rows == read.height, f"{rows} rows joined, {read.height} in the file"
    return rows, worst, withheld


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dyad", type=pathlib.Path, default=HERE.parent / "target/release/dyad")
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    if given.peer:
        {"duckdb": of_duckdb, "polars": of_polars}[given.peer](given.work)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    found = of_dyad(given.work, given.dyad) + [of_peer(name, given.work) for name in ("duckdb", "polars")]
    rows, worst, withheld = agree(given.work)
    print(f"{rows:,} rows; growth differs by at most {worst:.1e} of itself; {withheld:,} withheld as not comparable\n")
    print("| what | seconds | rows/s | peak MB | MB written |\n|---|---|---|---|---|")
    for what, seconds, megabytes, size in found:
        print(f"| {what} | {seconds:.2f} | {rows / seconds:,.0f} | {megabytes:.0f} | {size / 1e6:.1f} |")


if __name__ == "__main__":
    main()
