#!/usr/bin/env python3
"""Apache Spark's server of Spark Connect with executors that are processes of their own, for tests.

    spark_cluster.py --home …/site-packages/pyspark [--port 0] [--workers 2] [--token SECRET]

Prints `server PID`, `executor PID` for each executor as it starts, `ui PORT` (where Spark says which executor works on how many
tasks) and `ready PORT` once all are there; ends them all when its standard input ends, when it gets a signal, and when it is
killed."""

import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
import urllib.request

import held

# Small, and quick to find out that an executor is gone.
SETTINGS = {
    "spark.executor.memory": "1g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "true",
    "spark.ui.showConsoleProgress": "false",
    # Whose answers the monitor sees at once.
    "spark.ui.liveUpdate.period": "0",
    "spark.executor.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC",
}


def executors():
    """The executors among our descendants, by their class."""
    found = []
    for pid in held.descendants():
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as line:
                words = line.read().split(b"\0")
        except OSError:
            continue
        if b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words:
            found.append(pid)
    return sorted(found)


def registered(port):
    """How many executors the driver knows, itself apart."""
    base = f"http://127.0.0.1:{port}/api/v1/applications"
    try:
        with urllib.request.urlopen(base, timeout=5) as answer:
            name = json.load(answer)[0]["id"]
        with urllib.request.urlopen(f"{base}/{name}/executors", timeout=5) as answer:
            return sum(executor["id"] != "driver" for executor in json.load(answer))
    except (OSError, ValueError, LookupError):
        return 0


def serve(arguments, folder):
    wanted, known, is_ready = threading.Event(), set(), False
    held.ended(wanted)
    port, ui = arguments.port or held.free_port(), held.free_port()
    settings = {
        **SETTINGS,
        "spark.connect.grpc.binding.port": str(port),
        "spark.ui.port": str(ui),
        "spark.local.dir": folder,
        "spark.sql.warehouse.dir": os.path.join(folder, "warehouse"),
    }
    if arguments.token:
        settings["spark.connect.authenticate.token"] = arguments.token
    command = [os.path.join(arguments.home, "bin", "spark-submit")]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--name", "dyad"]
    command += ["--master", f"local-cluster[{arguments.workers},1,1024]", "--driver-memory", "1g"]
    for name, value in settings.items():
        command += ["--conf", f"{name}={value}"]
    environment = {
        **os.environ,
        "SPARK_HOME": arguments.home,
        "SPARK_LOCAL_IP": "127.0.0.1",
        # Where the executors have their logs and their files.
        "SPARK_WORKER_DIR": os.path.join(folder, "work"),
        "SPARK_NO_DAEMONIZE": "1",
    }
    with open(os.path.join(folder, "server.log"), "wb") as log:
        server = held.spawned(command, log, env=environment, cwd=folder)
    held.told("server", server.pid)
    held.told("ui", ui)
    while not wanted.wait(0.1):
        for pid in executors():
            if pid not in known:
                known.add(pid)
                held.told("executor", pid)
        if server.poll() is not None:
            with open(log.name, errors="replace") as text:
                sys.stderr.write(text.read()[-4000:])
            return server.returncode
        if not is_ready and held.listens(port) and registered(ui) >= arguments.workers:
            held.told("ready", port)
            is_ready = True
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", required=True, help="the folder of Spark")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--token")
    parser.add_argument("--logs", help="keep the logs in this folder")
    arguments = parser.parse_args()
    held.adopt()
    folder = arguments.logs or tempfile.mkdtemp(prefix="spark-cluster-")
    os.makedirs(folder, exist_ok=True)
    try:
        return serve(arguments, os.path.abspath(folder))
    finally:
        held.end_all(5)
        if not arguments.logs:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
