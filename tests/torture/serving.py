"""A server that is tortured, and what the system says of it."""

import os
import pathlib
import signal
import subprocess
import tempfile

TOKEN = "torture-torture-torture-torture"


class Server:
    """dyad on a free port, with what it may have for itself; ends with the block."""

    def __init__(self, binary, *options, datasets=None, handles=None, environment=None):
        self.folder = tempfile.TemporaryDirectory(prefix="dyad-torture-")
        command = [str(binary), "serve", "--listen", "127.0.0.1:0", *options]
        if datasets:
            command += ["--datasets", str(datasets)]
        if handles:
            command = ["sh", "-c", f"ulimit -n {handles}; exec \"$0\" \"$@\"", *command]
        known = {name: value for name, value in os.environ.items() if not name.startswith("DYAD_")}
        known |= {"DYAD_ADMIN_TOKEN": TOKEN, "DYAD_LOG": "error", **(environment or {})}
        self.log = open(pathlib.Path(self.folder.name) / "log", "wb")
        self.process = subprocess.Popen(
            command, cwd=self.folder.name, env=known, stdout=subprocess.PIPE, stderr=self.log, text=True
        )
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"dyad did not start: {pathlib.Path(self.log.name).read_text()}")
        self.address = line.rsplit("http://", 1)[1].strip().strip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.folder.cleanup()

    @property
    def alive(self):
        return self.process.poll() is None

    def status(self, name):
        """A number of /proc/PID/status: KiB of VmRSS and VmHWM, Threads."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(f"{name}:"))

    @property
    def memory(self):
        """MiB that are resident."""
        return self.status("VmRSS") / 1024

    @property
    def peak(self):
        """The most MiB that were ever resident."""
        return self.status("VmHWM") / 1024

    @property
    def handles(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))
