#!/usr/bin/env python3
"""Sail with workers that are processes of their own, for tests.

    sail_cluster.py --sail target/engine-venv/bin/sail [--port 0] [--workers 2]

Sail starts worker processes through the API of Kubernetes only, so this answers the calls of that API which it makes (create a
pod, list pods, delete pods) on 127.0.0.1 and runs what a pod's container would: `sail worker`, with the environment that Sail
gives it. Driver, workers, the calls between them and the shuffle are Sail's own.

Prints `worker PID` and `server PID` as they start, then `ready PORT`; ends them all when its standard input ends, when it gets a
signal, and when it is killed."""

import argparse
import json
import os
import queue
import shutil
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import held

# A worker that is gone is found out in seconds, which takes two minutes otherwise, and so is what was asked of it.
QUICK = {
    "SAIL_CLUSTER__WORKER_HEARTBEAT_INTERVAL_SECS": "1",
    "SAIL_CLUSTER__WORKER_HEARTBEAT_TIMEOUT_SECS": "15",
    "SAIL_CLUSTER__WORKER_MAX_IDLE_TIME_SECS": "3600",
    "SAIL_CLUSTER__RPC_RETRY_STRATEGY__FIXED__MAX_COUNT": "3",
    "SAIL_CLUSTER__RPC_RETRY_STRATEGY__FIXED__DELAY_SECS": "1",
    "SAIL_EXECUTION__DEFAULT_PARALLELISM": "4",
    "SAIL_CLUSTER__WORKER_TASK_SLOTS": "4",
}


class Pods:
    """What is asked of Kubernetes. Processes are started by the main thread, which reads `asked`."""

    def __init__(self):
        self.asked, self.pods, self.lock = queue.Queue(), {}, threading.Lock()

    def create(self, pod):
        name = pod["metadata"]["name"]
        pod["metadata"]["uid"] = name
        pod["status"] = {"phase": "Running", "podIP": "127.0.0.1"}
        started = threading.Event()
        self.asked.put((name, pod["spec"]["containers"][0]["env"], started))
        started.wait(30)
        with self.lock:
            self.pods[name] = pod
        return pod

    def all(self):
        with self.lock:
            return list(self.pods.values())

    def delete(self):
        with self.lock:
            self.pods.clear()
        self.asked.put(None)


def api(pods):
    class Api(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def reply(self, code, value):
            body = json.dumps(value).encode()
            self.send_response(code)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            self.reply(201, pods.create(json.loads(self.rfile.read(int(self.headers["content-length"])))))

        def do_GET(self):
            self.reply(200, {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": pods.all()})

        def do_DELETE(self):
            pods.delete()
            self.reply(200, {"kind": "Status", "apiVersion": "v1", "status": "Success"})

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def kubernetes(port):
    """A file of settings that says where the API is."""
    return json.dumps(
        {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "here",
            "clusters": [{"name": "here", "cluster": {"server": f"http://127.0.0.1:{port}"}}],
            "users": [{"name": "nobody", "user": {"token": "none"}}],
            "contexts": [{"name": "here", "context": {"cluster": "here", "user": "nobody"}}],
        }
    )


def worker(sail, variables, folder, name):
    environment = dict(os.environ)
    for variable in variables:
        # A pod listens on its own address, which here is that of everybody.
        local = variable["name"].endswith(("WORKER_LISTEN_HOST", "WORKER_EXTERNAL_HOST"))
        environment[variable["name"]] = "127.0.0.1" if local else variable.get("value", "")
    with open(os.path.join(folder, f"{name}.log"), "wb") as log:
        return held.spawned([sail, "worker"], log, env=environment)


def serve(arguments, folder):
    wanted, pods, server, workers, is_ready = threading.Event(), Pods(), None, [], False
    held.ended(wanted)
    with open(os.path.join(folder, "kubernetes.json"), "w") as settings:
        settings.write(kubernetes(api(pods)))
    port = arguments.port or held.free_port()
    environment = {
        **QUICK,
        **os.environ,
        "KUBECONFIG": settings.name,
        "SAIL_MODE": "kubernetes-cluster",
        "SAIL_CLUSTER__WORKER_INITIAL_COUNT": str(arguments.workers),
        "SAIL_CLUSTER__WORKER_MAX_COUNT": str(arguments.workers),
    }
    with open(os.path.join(folder, "server.log"), "wb") as log:
        command = [arguments.sail, "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
        server = held.spawned(command, log, env=environment)
    held.told("server", server.pid)
    while not wanted.is_set():
        try:
            asked = pods.asked.get(timeout=0.05)
        except queue.Empty:
            asked = ()
        if asked:
            name, variables, started = asked
            workers.append(worker(arguments.sail, variables, folder, name))
            held.told("worker", workers[-1].pid)
            started.set()
        elif asked is None:
            for process in workers:
                process.terminate()
        for process in workers:
            process.poll()
        if server.poll() is not None:
            with open(log.name, errors="replace") as text:
                sys.stderr.write(text.read()[-4000:])
            return server.returncode
        if not is_ready and held.listens(port):
            held.told("ready", port)
            is_ready = True
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sail", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--logs", help="keep the logs in this folder")
    arguments = parser.parse_args()
    held.adopt()
    folder = arguments.logs or tempfile.mkdtemp(prefix="sail-cluster-")
    os.makedirs(folder, exist_ok=True)
    try:
        return serve(arguments, folder)
    finally:
        held.end_all(3)
        if not arguments.logs:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
