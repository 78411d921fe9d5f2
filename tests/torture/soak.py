"""Many different questions for a while: memory, files and threads level, nothing fails."""

import asyncio
import itertools

from asking import closed_loop
from made_data import cold, pairs
from serving import Server


def run(table, settings):
    table.section("soak: a mix of questions, every one another")
    mixed = itertools.chain.from_iterable(
        zip(cold("png"), cold("svg"), endless("/v1/dyads/{}/exports"), endless("/?dyad={}"), endless("/v1/dyads/{}.xlsx"),
            endless("/v1/dyads/{}/mirror.parquet"), endless("/embed?dyad={}&view=exports")))
    with Server(settings.binary, datasets=settings.datasets) as server:
        asyncio.run(closed_loop(server.address, 4, settings.seconds / 3, mixed))
        memory, handles, threads = server.memory, server.handles, server.status("Threads")
        answers = asyncio.run(closed_loop(server.address, 4, settings.seconds, mixed, "Accept-Encoding: gzip\r\n"))
        minutes = settings.seconds / 60
        table.note("requests", f"{answers.good}")
        table.none("answers other than 200, 304 and 503", answers.others)
        table.none("connections that broke", dict(answers.broken))
        table.at_most("memory, the most", 512, server.peak, "MiB")
        table.note("memory's growth a minute", f"{(server.memory - memory) / minutes:.1f} MiB")
        table.at_most("open files more than before", 8, server.handles - handles)
        table.at_most("threads more than before", 8, server.status("Threads") - threads)


def endless(pattern):
    """Addresses of all pairs, over and over."""
    for turn in itertools.count():
        for pair in pairs():
            mark = "&" if "?" in pattern else "?"
            yield pattern.format(pair) + (f"{mark}from={2000 + turn % 20}" if turn and "xlsx" not in pattern else "")
