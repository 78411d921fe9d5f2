"""More than the machine can do: what is still answered, how soon, and what it costs those who ask for little."""

import asyncio
import itertools
import shutil
import subprocess

from asking import closed_loop, open_loop, quantile
from made_data import cold
from probing import Probe
from serving import Server

CACHED = "/v1/dyads/DEU-FRA/turnover"
GZIP = "Accept-Encoding: gzip\r\n"


def run(table, settings):
    seconds = settings.seconds
    with Server(settings.binary, datasets=settings.datasets) as server:
        addresses = cold("png")
        asyncio.run(closed_loop(server.address, 2, 2, addresses))
        alone = asyncio.run(closed_loop(server.address, 1, max(3, seconds / 10), addresses))
        peak = max(saturated(server, addresses, seconds, clients) for clients in (4, 8, 16))
        usual = alone.quantile(0.99)
        table.note("cold PNG 800×480, one client, p99", f"{usual:.1f} ms")
        table.note("cold PNG 800×480, most a second", f"{peak:.0f}")
        twice(table, settings, server, addresses, peak, usual)
        gzip(table, settings, server)
        recovery(table, server, addresses, usual)
        table.at_most("memory, the most of all that", 512, server.peak, "MiB")
        table.none("ended", int(not server.alive))


def saturated(server, addresses, seconds, clients):
    answers = asyncio.run(closed_loop(server.address, clients, max(3, seconds / 8), addresses))
    return answers.good / max(3, seconds / 8)


def twice(table, settings, server, addresses, peak, usual):
    """At twice the saturating load for the whole time."""
    table.section("at twice the saturating load")
    probe = Probe(server.address, settings.seconds, ["/healthz", CACHED])
    answers = asyncio.run(open_loop(server.address, 2 * peak, settings.seconds, addresses))
    results = probe.results()
    table.note("asked", f"{answers.sent} in {settings.seconds} s: {dict(answers.statuses)}")
    table.none("answers other than 200, 304 and 503", answers.others)
    table.none("503 without Retry-After", answers.hasty)
    table.none("connections that broke", dict(answers.broken))
    table.at_least("goodput of the peak", 80, 100 * answers.good / settings.seconds / peak, "%")
    table.at_most("p99 of what was accepted", round(5 * usual + settings.queue_time), answers.quantile(0.99), "ms")
    isolation(table, results)


def isolation(table, results):
    table.at_most("p99 of /healthz meanwhile", 20, quantile(results["/healthz"], 0.99), "ms")
    table.at_most("p99 of cached JSON meanwhile", 50, quantile(results[CACHED], 0.99), "ms")


def gzip(table, settings, server):
    """Sixteen clients of long lists that are compressed."""
    table.section("16 clients of gzip lists")
    lists = (f"/v1/dyads?limit=780&offset={offset % 700}&search={letter}"
             for offset, letter in zip(itertools.count(), itertools.cycle("aeionrst")))
    probe = Probe(server.address, settings.seconds / 3, ["/healthz", CACHED])
    answers = asyncio.run(closed_loop(server.address, 16, settings.seconds / 3, lists, GZIP))
    isolation(table, probe.results())
    table.note("their answers", f"{dict(answers.statuses)}")
    table.none("answers other than 200, 304 and 503", answers.others)


def recovery(table, server, addresses, usual):
    """Two seconds after ten times as much as it can do."""
    table.section("2 s after a flood of 4000×4000")
    large = (path.replace("width=", "scale=1&width=3") for path in cold("png", width=600, height=3900))
    answers = asyncio.run(open_loop(server.address, 100, 5, large))
    table.none("answers other than 200, 304 and 503", answers.others)
    asyncio.run(asyncio.sleep(2))
    after = asyncio.run(closed_loop(server.address, 1, 3, addresses))
    table.at_most("cold PNG p99 then", 2 * usual, after.quantile(0.99), "ms")


def throughput(table, settings):
    """What can be had when nothing else is asked; the client, wrk, shares the machine."""
    table.section("throughput, 16 connections")
    if not shutil.which("wrk"):
        table.skipped("requests a second", "no wrk")
        return
    with Server(settings.binary, datasets=settings.datasets) as server:
        wrk(server, "/v1/dyads/DEU-FRA/turnover", None, 2)
        table.note("cached JSON a second", f"{wrk(server, CACHED, None, settings.seconds / 6):.0f}")
        png = f"{CACHED}.png"
        table.note("cached PNG a second", f"{wrk(server, png, None, settings.seconds / 6):.0f}")
        table.at_least("cold SVG", 2000, wrk(server, "/", cold("svg"), settings.seconds / 6), "/s")
        table.at_least("cold PNG 800×480", 350, wrk(server, "/", cold("png"), settings.seconds / 6), "/s")


def wrk(server, path, cold_paths, seconds):
    """Answers a second with status 200, by wrk; cold paths are walked by its script, each asked once."""
    command = ["wrk", "-t1", "-c16", f"-d{max(2, int(seconds))}s"]
    script = server.folder.name + "/paths.lua"
    with open(script, "w", encoding="utf-8") as file:
        if cold_paths:
            file.write("local paths = {\n")
            file.writelines(f'"{path}",\n' for path in itertools.islice(cold_paths, 60_000))
            file.write("}\nlocal at = 0\nrequest = function() at = at % #paths + 1; return wrk.format('GET', paths[at]) end\n")
        file.write("done = function(summary, latency, requests) local bad = summary.errors.status; "
                   "io.write('good ' .. (summary.requests - bad) / (summary.duration / 1e6) .. '\\n') end\n")
    told = subprocess.run([*command, "-s", script, f"http://{server.address}{path}"], capture_output=True, text=True, check=True)
    return float(next(line for line in told.stdout.splitlines() if line.startswith("good ")).split()[1])
