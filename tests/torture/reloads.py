"""Data that change under load, and a thousand reloads."""

import asyncio
import http.client
import os
import shutil
import threading
import time

from asking import Connection
from made_data import AREAS, package, write_table
from serving import TOKEN, Server

FEW = AREAS[:6]


def run(table, settings):
    folder = settings.work / "reloads"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(settings.datasets, folder)
    for version in (1, 2):
        write_table(settings.work / f"version-{version}.csv", "swapped", FEW, lambda place, year, version=version: 1000 * version + place)
    package(folder / "swapped", "swapped", FEW, lambda place, year: 1000 + place)
    with Server(settings.binary, datasets=folder) as server:
        swaps(table, settings, server, folder)
    with Server(settings.binary, datasets=folder) as server:
        leaks(table, settings, server, folder)


def swap(settings, folder, version):
    """Another version of the table, renamed over the one that is there."""
    beside = folder / "swapped" / ".observations.new"
    shutil.copy(settings.work / f"version-{version}.csv", beside)
    os.replace(beside, folder / "swapped" / "observations.csv")


def reloaded(server):
    """Asks for a reload and waits for it; the status."""
    connection = http.client.HTTPConnection(server.address, timeout=60)
    connection.request("POST", "/admin/reload", headers={"Authorization": f"Bearer {TOKEN}"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def swaps(table, settings, server, folder):
    table.section("ten swaps a second under load")
    stop, done, statuses = threading.Event(), [], {}

    def swapping():
        while not stop.is_set():
            begun = time.monotonic()
            swap(settings, folder, len(done) % 2 + 1)
            status = reloaded(server)
            statuses[status] = statuses.get(status, 0) + 1
            done.append(begun)
            stop.wait(max(0.0, begun + 0.1 - time.monotonic()))

    thread = threading.Thread(target=swapping)
    thread.start()
    failed, mixed, seen, asked = asyncio.run(bodies(server, settings.seconds))
    stop.set()
    thread.join()
    table.note("swaps, requests", f"{len(done)}, {asked}")
    table.none("reloads that failed", {status: count for status, count in statuses.items() if status != 200})
    table.none("requests that failed", failed)
    table.none("bodies of two versions at once", mixed)
    table.at_least("versions seen", 2, len(seen))
    table.none("ended", int(not server.alive))


async def bodies(server, seconds):
    """Asks for one series of the table that changes, and one of another; looks whether each body is of one version."""
    failed, mixed, seen, asked = {}, 0, set(), 0
    end = time.monotonic() + seconds
    paths = [f"/v1/dyads/{FEW[0]}-{FEW[1]}/exports.csv?source=swapped", "/v1/dyads/RUS-IRN/turnover"]

    async def client(path):
        nonlocal mixed, asked
        connection = Connection(server.address)
        while time.monotonic() < end:
            asked += 1
            try:
                status, _, body = await connection.ask(path)
            except OSError as error:
                failed[str(error)[:60]] = failed.get(str(error)[:60], 0) + 1
                continue
            if status != 200:
                failed[status] = failed.get(status, 0) + 1
            elif path.endswith("swapped"):
                versions = {value // 1_000_000_000 for value in levels(body)}
                mixed += len(versions) != 1
                seen.update(versions)
            await asyncio.sleep(0.005)
        connection.close()

    await asyncio.gather(*(client(path) for path in paths * 4))
    return failed, mixed, seen, asked


def levels(body):
    """The levels of a CSV answer, in units of the currency."""
    lines = body.decode().lstrip("\ufeff").splitlines()
    at = lines[0].split(",").index("value")
    return [int(float(line.split(",")[at])) for line in lines[1:] if line.split(",")[at]]


def leaks(table, settings, server, folder):
    count = settings.reloads
    table.section(f"{count} reloads")
    statuses = {}
    for place in range(count // 5):
        swap(settings, folder, place % 2 + 1)
        reloaded(server)
    handles, threads, memory, begun = server.handles, server.status("Threads"), server.memory, time.monotonic()
    for place in range(count):
        swap(settings, folder, place % 2 + 1)
        status = reloaded(server)
        statuses[status] = statuses.get(status, 0) + 1
    minutes = (time.monotonic() - begun) / 60
    table.none("that failed", {status: number for status, number in statuses.items() if status != 200})
    table.at_most("open files more than before", 4, server.handles - handles)
    table.at_most("threads more than before", 4, server.status("Threads") - threads)
    table.at_most("memory's growth a minute", 1, (server.memory - memory) / max(minutes, 1 / 60), "MiB/min")
    table.note("memory at the end", f"{server.memory:.0f} MiB after {minutes * 60:.0f} s")
