"""Processes that end with who started them, however he ends."""

import ctypes
import os
import signal
import socket
import subprocess
import threading
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None, use_errno=True)


def adopt():
    """Whatever a process of ours leaves behind becomes our child, so that it is found and ended."""
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def spawned(command, log, **options):
    """Starts a process that the system kills when this thread ends: so only the main thread may start one."""
    assert threading.current_thread() is threading.main_thread()
    parent = os.getpid()

    def tie():
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, preexec_fn=tie, **options)


def told(word, *values):
    """A line for who started us."""
    print(word, *values, flush=True)


def free_port():
    """A port that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    """Does somebody listen there?"""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ended(wanted):
    """Sets `wanted` when standard input ends, which it does when who started us is gone, and at the usual signals."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: wanted.set())

    def read():
        # Not through sys.stdin, whose lock a thread that still reads would hold while the interpreter ends.
        while os.read(0, 4096):
            pass
        wanted.set()

    threading.Thread(target=read, daemon=True).start()


def descendants():
    """Every living process below this one."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    text = stat.read()
            except OSError:
                continue
            state, parent = text.rpartition(")")[2].split()[:2]
            if state != "Z":
                parents[int(entry)] = int(parent)
    found, wave = [], {os.getpid()}
    while wave:
        wave = {pid for pid, parent in parents.items() if parent in wave}
        found += wave
    return found


def end_all(patience):
    """Asks every process below this one to end, and after so many seconds kills those that have not."""
    for number, until in ((signal.SIGTERM, time.monotonic() + patience), (signal.SIGKILL, time.monotonic() + patience + 10)):
        for pid in descendants():
            try:
                os.kill(pid, number)
                # One that was stopped hears of nothing but this.
                os.kill(pid, signal.SIGCONT)
            except ProcessLookupError:
                pass
        while descendants() and time.monotonic() < until:
            reap()
            time.sleep(0.02)
        reap()


def reap():
    """Takes leave of children that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
