"""Clients that send little, send nothing, or read nothing."""

import resource
import selectors
import socket
import time

from asking import quantile
from probing import Probe
from serving import Server

LONG = "/v1/observations?limit=10000&offset={}"


def run(table, settings):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    slow_ones(table, settings)
    readers_of_nothing(table, settings)
    few_handles(table, settings)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def opened(server, count, receive=None, wait=True):
    """So many connections, as far as they are taken; without waiting they are only begun."""
    host, port = server.address.rsplit(":", 1)
    made = []
    for _ in range(count):
        client = socket.socket()
        if receive:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        client.settimeout(2 if wait else 0)
        try:
            client.connect((host, int(port)))
        except BlockingIOError:
            pass
        except OSError:
            client.close()
            continue
        client.setblocking(False)
        made.append(client)
    return made


def sent(client, data):
    try:
        client.send(data)
    except OSError:
        pass


class Watch:
    """Which connections the server has closed, and when the last of them."""

    def __init__(self, clients):
        self.selector, self.open, self.last = selectors.DefaultSelector(), set(clients), 0.0
        for client in clients:
            self.selector.register(client, selectors.EVENT_READ)

    def look(self, begun, read=65536, slow=()):
        for key, _ in self.selector.select(0):
            client = key.fileobj
            if client in slow:
                continue
            self.take(client, read, begun)

    def take(self, client, read, begun):
        try:
            data = client.recv(read)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data and client in self.open:
            self.open.discard(client)
            self.selector.unregister(client)
            self.last = time.monotonic() - begun


def slow_ones(table, settings):
    """A thousand that drip, a thousand that are silent, a hundred that read a byte a second."""
    table.section("1,000 dripping, 1,000 silent, 100 reading a byte a second")
    with Server(settings.binary, datasets=settings.datasets) as server:
        before = server.handles
        seconds = 24
        probe = Probe(server.address, seconds, ["/healthz"])
        begun = time.monotonic()
        dripping, silent = opened(server, 1000), opened(server, 1000)
        readers = opened(server, 100, receive=4096)
        for place, reader in enumerate(readers):
            sent(reader, f"GET {LONG.format(place)} HTTP/1.1\r\nHost: torture\r\n\r\n".encode())
        watch, slow = Watch(dripping + silent + readers), set(readers)
        while time.monotonic() - begun < seconds - 2:
            for client in [client for client in dripping if client in watch.open]:
                sent(client, b"G")
            for client in [client for client in readers if client in watch.open]:
                watch.take(client, 1, begun)
            watch.look(begun, slow=slow)
            time.sleep(1)
        # Whether a slow reader was closed shows when what is left in its buffer has been read.
        left_open = [client for client in watch.open if not closed(client)]
        table.none("still open after 22 s", len(left_open))
        table.at_most("gone, those that drip and that are silent", 15, watch.last, "s")
        table.at_most("p99 of /healthz meanwhile", 100, quantile(probe.results()["/healthz"], 0.99), "ms")
        for client in dripping + silent + readers:
            client.close()
        table.at_most("open files more than before, afterwards", 20, settled(lambda: server.handles - before, 20))


def closed(client):
    """Has the server closed this connection? Reads all that is left."""
    end = time.monotonic() + 1
    while time.monotonic() < end:
        try:
            if not client.recv(1 << 20):
                return True
        except BlockingIOError:
            time.sleep(0.01)
        except OSError:
            return True
    return False


def settled(figure, most, seconds=15):
    """A figure, once it is at most this or the time is over."""
    end = time.monotonic() + seconds
    while figure() > most and time.monotonic() < end:
        time.sleep(0.2)
    return figure()


def readers_of_nothing(table, settings):
    table.section("2,500 clients that ask for 2 MB each and read nothing")
    with Server(settings.binary, datasets=settings.datasets) as server:
        clients = opened(server, 2500, receive=4096)
        for place, client in enumerate(clients):
            sent(client, f"GET {LONG.format(place)} HTTP/1.1\r\nHost: torture\r\n\r\n".encode())
        probe = Probe(server.address, 20, ["/healthz"])
        results = probe.results()["/healthz"]
        table.at_most("memory, the most", 512, server.peak, "MiB")
        table.at_most("p99 of /healthz meanwhile", 100, quantile(results, 0.99), "ms")
        for client in clients:
            client.close()
        table.none("ended", int(not server.alive))


def few_handles(table, settings):
    table.section("2,000 silent connections under ulimit -n 1024")
    with Server(settings.binary, datasets=settings.datasets, handles=1024) as server:
        clients = opened(server, 2000, wait=False)
        time.sleep(0.5)
        fresh = []
        for _ in range(20):
            fresh.append(first_answer(server))
            time.sleep(0.2)
        table.at_most("slowest /healthz over a connection of its own", 100, 1000 * max(fresh), "ms")
        for client in clients:
            client.close()


def first_answer(server):
    """Seconds until /healthz is answered over a new connection; ten where it is not."""
    host, port = server.address.rsplit(":", 1)
    begun = time.monotonic()
    try:
        with socket.create_connection((host, int(port)), timeout=10) as client:
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: torture\r\nConnection: close\r\n\r\n")
            return time.monotonic() - begun if client.recv(64).startswith(b"HTTP/1.1 200") else 10.0
    except OSError:
        return 10.0
