"""A process under measurement: started, asked until it answers, its memory and CPU time read, ended."""

import contextlib
import os
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.request

import psutil

from places import LOGS, ROOT

START_LIMIT = 900.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port: int, path: str) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read()


class Process:
    def __init__(self, name: str, command: list, port: int, first: str):
        """Starts a server and waits for its first good answer to `first`."""
        self.port, self.first_seconds = port, 0.0
        self.log = open(LOGS / f"{name}.log", "w", encoding="utf-8")
        begin = time.monotonic()
        self.child = subprocess.Popen(
            [str(word) for word in command], stdout=self.log, stderr=self.log, cwd=ROOT, env=os.environ,
        )
        self.watched = psutil.Process(self.child.pid)
        while True:
            with contextlib.suppress(OSError):
                self.answer = get(port, first)
                break
            if self.child.poll() is not None or time.monotonic() - begin > START_LIMIT:
                self.end()
                raise RuntimeError(f"{name} does not answer {first}; see {pathlib.Path(self.log.name)}")
            time.sleep(0.005)
        self.first_seconds = time.monotonic() - begin
        self.first_cpu = self.cpu()

    def family(self) -> list[psutil.Process]:
        return [self.watched, *self.watched.children(recursive=True)]

    def cpu(self) -> float:
        """User and system seconds so far, children included."""
        return sum(sum(one.cpu_times()[:2]) for one in self.family())

    def exact_cpu(self) -> float:
        """Seconds that the threads of the process ran, to the nanosecond; of the process alone, and of threads that live."""
        threads = pathlib.Path(f"/proc/{self.child.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9

    def resident(self) -> float:
        """VmRSS in MiB, children included."""
        return sum(one.memory_info().rss for one in self.family()) / 2**20

    def get(self, path: str) -> bytes:
        return get(self.port, path)

    def end(self) -> None:
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
