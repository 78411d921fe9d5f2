#!/usr/bin/env python3
"""JSON over HTTP, 2.2 M rows, one pair's turnover and growth by year: cold start, memory, agreement, speed.

All servers stand at once and are measured in turn, round after round, so that what else the machine does meets all alike.
CPU time of the server a request is the figure to trust on a shared machine.
"""

import contextlib
import os
import re
import shutil
import statistics
import subprocess

from agree import differing
from contenders import CONTENDERS, Contender
from places import DATA, HERE
from process import Process, free_port
from results import Results

ROUNDS = int(os.environ.get("PEERS_ROUNDS", "3"))
SECONDS = int(os.environ.get("PEERS_SECONDS", "3"))
CONNECTIONS = [1, 16, 64]
MEASURE = "one pair's years as JSON, 2.2 M rows"


def start(stack: contextlib.ExitStack, results: Results) -> list[tuple[Contender, Process]]:
    running = []
    for one in CONTENDERS:
        if missing := one.missing():
            results.note(f"{one.name} is skipped, missing: {', '.join(missing)}")
            continue
        port = free_port()
        try:
            process = stack.enter_context(Process(one.name, one.command(port), port, one.address("RUS", "IRN")))
        except RuntimeError as error:
            results.note(f"{one.name} is skipped: {error}")
            continue
        results.figure("cold start to the first answer, 2.2 M rows", "s", one.name, process.first_seconds)
        results.figure("cold start to the first answer, 2.2 M rows", "CPU s", one.name, process.first_cpu)
        results.figure("resident memory after the first answer, 2.2 M rows", "MiB", one.name, process.resident())
        results.figure(MEASURE, "bytes of the answer", one.name, len(process.answer))
        running.append((one, process))
    return running


def wrk(one: Contender, process: Process, connections: int) -> dict:
    settings = {"PEERS_PATH": one.path, "PEERS_PAIRS": str(DATA / "pairs.txt")}
    before = process.cpu()
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "30s", "--latency",
         "-s", HERE / "servers" / "rotate.lua", f"http://127.0.0.1:{process.port}"],
        env={**os.environ, **settings}, capture_output=True, text=True, check=True,
    ).stdout
    cpu = process.cpu() - before
    requests = int(re.search(r"(\d+) requests in", said)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", said).groups()
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return {
        "requests": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        "p99": float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}[unit],
        "cpu": cpu / max(requests, 1) * 1e6,
        "failed": int(failed[1]) if failed else 0,
    }


def speed(running: list, results: Results) -> None:
    if not shutil.which("wrk"):
        results.note("wrk is missing: speed over HTTP is skipped")
        return
    for connections in CONNECTIONS:
        rounds = [[wrk(one, process, connections) for one, process in running] for _ in range(ROUNDS)]
        for (one, _), runs in zip(running, zip(*rounds)):
            measure = f"{MEASURE}, {connections} connection{'s' if connections > 1 else ''}"
            median = lambda name: statistics.median(run[name] for run in runs)
            results.figure(measure, "CPU µs a request", one.name, median("cpu"))
            results.figure(measure, "requests/s", one.name, median("requests"))
            results.figure(measure, "p99 ms", one.name, median("p99"))
            if failed := sum(run["failed"] for run in runs):
                results.note(f"{one.name}: {failed} requests failed at {connections} connections")


def main() -> None:
    results = Results("world")
    with contextlib.ExitStack() as stack:
        running = start(stack, results)
        for line in differing(running):
            results.note(line)
        speed(running, results)
        for one, process in running:
            results.figure("resident memory after the requests, 2.2 M rows", "MiB", one.name, process.resident())


if __name__ == "__main__":
    main()
