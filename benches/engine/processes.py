"""Processes under measurement: dyad, and the engines that it asks. Started, watched over /proc, ended; nothing else is touched."""

import contextlib
import fcntl
import http.client
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
CLUSTERS = HERE.parents[1] / "tests" / "engine"
TICKS = os.sysconf("SC_CLK_TCK")
START_LIMIT = 600.0
ANSWER_LIMIT = 900.0
# As Sail has it where nothing is set: the tests want to know sooner that a worker is gone, and a busy one is not gone.
PATIENT = {"SAIL_CLUSTER__WORKER_HEARTBEAT_INTERVAL_SECS": "10", "SAIL_CLUSTER__WORKER_HEARTBEAT_TIMEOUT_SECS": "120"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(root: int) -> list[int]:
    """A process and all that it has started, and so on."""
    children: dict[int, list[int]] = {}
    for place in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            children.setdefault(int(place.read_text().rpartition(")")[2].split()[1]), []).append(int(place.parent.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def cpu(root: int) -> float:
    """User and system seconds of a process and its family, those that have ended too."""
    seconds = 0.0
    for pid in family(root):
        with contextlib.suppress(OSError):
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            seconds += sum(int(field) for field in fields[11:15]) / TICKS
    return seconds


def memory(root: int) -> float:
    """MiB of a process and its family, pages that several have counted once."""
    found = 0
    for pid in family(root):
        with contextlib.suppress(OSError):
            for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                found += int(line.split()[1]) if line.startswith("Pss:") else 0
    return found / 1024


def status(pid: int, field: str) -> float:
    """A field of a process's status, MiB."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    raise KeyError(field)


def dropped_from_page_cache(folder: pathlib.Path) -> None:
    """Lets the kernel forget the bytes of the files of a folder."""
    for path in folder.rglob("*"):
        if path.is_file():
            with open(path, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def ended(child: subprocess.Popen) -> None:
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(timeout=30)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextlib.contextmanager
def engine(kind: str, workers: int, tools: pathlib.Path, log: pathlib.Path, memory_of_worker: str):
    """An engine with so many worker processes: its port and the process that all others stem from. Where several share a machine,
    `DYAD_BENCH_LOCK` names a file that is locked while Spark runs."""
    port, lock = free_port(), os.environ.get("DYAD_BENCH_LOCK") if kind == "spark" else None
    with contextlib.ExitStack() as stack:
        if lock:
            fcntl.flock(stack.enter_context(open(lock, "w", encoding="utf-8")), fcntl.LOCK_EX)
        yield from started(kind, workers, tools, log, memory_of_worker, port)


def started(kind: str, workers: int, tools: pathlib.Path, log: pathlib.Path, memory_of_worker: str, port: int):
    if kind == "sail":
        command = [CLUSTERS / "sail_cluster.py", "--sail", tools / "bin" / "sail"]
    else:
        home = next(tools.glob("lib/python*/site-packages/pyspark"))
        command = [HERE / "spark.py", "--home", home]
    command = [sys.executable, *command, "--port", str(port), "--workers", str(workers)]
    environment = {**PATIENT, **os.environ, "DYAD_BENCH_MEMORY": memory_of_worker}
    with open(log, "w", encoding="utf-8") as errors:
        child = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment,
        )
        try:
            for line in child.stdout:
                if line.startswith("ready"):
                    break
            else:
                raise RuntimeError(f"{kind} did not start, see {log}")
            yield port, child.pid
        finally:
            child.stdin.close()
            ended(child)


class Dyad:
    """A server, asked over one connection."""

    def __init__(self, program: pathlib.Path, arguments: list[str], log: pathlib.Path):
        self.port = free_port()
        self.log = open(log, "w", encoding="utf-8")
        command = [str(program), "serve", "--listen", f"127.0.0.1:{self.port}", *arguments]
        begin = time.monotonic()
        self.child = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        while True:
            with contextlib.suppress(OSError):
                if self.get("/readyz")[0] == 200:
                    break
            if self.child.poll() is not None or time.monotonic() - begin > START_LIMIT:
                self.end()
                raise RuntimeError(f"dyad is not ready, see {log}")
            time.sleep(0.02)
        self.start_seconds = time.monotonic() - begin

    def get(self, path: str) -> tuple[int, bytes, float]:
        """Status, body, and seconds until the first byte of it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_LIMIT)
        try:
            begin = time.monotonic()
            connection.request("GET", path)
            answer = connection.getresponse()
            first = time.monotonic() - begin
            return answer.status, answer.read(), first
        finally:
            connection.close()

    def end(self) -> None:
        ended(self.child)
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
