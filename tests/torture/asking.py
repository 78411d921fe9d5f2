"""Clients of HTTP/1.1 that time their answers: one connection, many that ask as fast as they are answered, many that ask at a rate."""

import asyncio
import time
from collections import Counter


class Answers:
    """What came of many requests: counts by status, seconds of those that were answered well, connections that broke."""

    def __init__(self):
        self.statuses, self.seconds, self.broken, self.hasty = Counter(), [], Counter(), 0

    def add(self, status, seconds, headers=b""):
        self.statuses[status] += 1
        if status in (200, 304):
            self.seconds.append(seconds)
        elif status == 503 and b"\r\nretry-after:" not in headers:
            self.hasty += 1

    @property
    def good(self):
        return self.statuses[200] + self.statuses[304]

    @property
    def others(self):
        """Answers that are neither the thing itself nor a word that it is too much now."""
        return {status: count for status, count in self.statuses.items() if status not in (200, 304, 503)}

    def quantile(self, share):
        return quantile(self.seconds, share)


def quantile(seconds, share):
    """In milliseconds; of nothing it is nothing."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 if ordered else float("nan")


class Connection:
    """One connection, kept while the server keeps it."""

    def __init__(self, address):
        self.address, self.reader, self.writer = address, None, None

    async def ask(self, path, headers=""):
        """Status, head and body of an answer; a broken connection is an OSError."""
        if self.writer is None or self.writer.is_closing():
            host, port = self.address.rsplit(":", 1)
            self.reader, self.writer = await asyncio.open_connection(host, int(port), limit=1 << 20)
        try:
            self.writer.write(f"GET {path} HTTP/1.1\r\nHost: torture\r\n{headers}\r\n".encode())
            head = await self.reader.readuntil(b"\r\n\r\n")
            status, lower = int(head[9:12]), head.lower()
            length = lower.split(b"\r\ncontent-length:", 1)
            if b"\r\ntransfer-encoding: chunked" in lower:
                body = await self.chunked()
            else:
                size = int(length[1].split(b"\r\n", 1)[0]) if len(length) > 1 and status != 304 else 0
                body = await self.reader.readexactly(size)
            if b"\r\nconnection: close" in lower:
                self.close()
            return status, lower, body
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            self.close()
            raise OSError(str(error)) from error

    async def chunked(self):
        parts = []
        while True:
            size = int((await self.reader.readline()).split(b";")[0], 16)
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
            if size == 0:
                return b"".join(parts)

    def close(self):
        if self.writer is not None:
            self.writer.close()
            self.writer = None


async def one(connection, path, headers, answers):
    """Asks once and counts what comes."""
    begun = time.perf_counter()
    try:
        status, head, _ = await connection.ask(path, headers)
    except OSError as error:
        answers.broken[str(error)[:60]] += 1
        return
    answers.add(status, time.perf_counter() - begun, head)


async def closed_loop(address, connections, seconds, paths, headers=""):
    """So many connections, each asking again when it is answered."""
    answers, end = Answers(), time.perf_counter() + seconds

    async def client():
        connection = Connection(address)
        while time.perf_counter() < end:
            await one(connection, next(paths), headers, answers)
        connection.close()

    await asyncio.gather(*(client() for _ in range(connections)))
    return answers


async def open_loop(address, rate, seconds, paths, headers=""):
    """Requests at this rate, whatever becomes of the earlier ones; each on a connection that is free, or a new one."""
    answers, free, running = Answers(), [], set()
    begun = time.perf_counter()

    async def request(path):
        connection = free.pop() if free else Connection(address)
        await one(connection, path, headers, answers)
        free.append(connection)

    sent = 0
    while (now := time.perf_counter() - begun) < seconds:
        while sent < now * rate:
            task = asyncio.ensure_future(request(next(paths)))
            running.add(task)
            task.add_done_callback(running.discard)
            sent += 1
        await asyncio.sleep(0.002)
    if running:
        await asyncio.wait(running, timeout=30)
    answers.sent, answers.lost = sent, len(running)
    for connection in free:
        connection.close()
    return answers
