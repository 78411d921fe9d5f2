"""How long single requests take meanwhile, asked by a process of its own: python3 probing.py ADDRESS SECONDS PATH…

Prints a JSON object of lists of seconds by path; a request that fails counts as ten seconds.
"""

import http.client
import json
import subprocess
import sys
import time


class Probe:
    """A process that asks these paths in turn, fifty times a second, until `milliseconds` is called."""

    def __init__(self, address, seconds, paths):
        command = [sys.executable, __file__, address, str(seconds), *paths]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def results(self):
        """Seconds by path."""
        return json.loads(self.process.communicate()[0])


def ask(connection, path):
    begun = time.perf_counter()
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return time.perf_counter() - begun if answer.status == 200 else 10.0
    except (OSError, http.client.HTTPException):
        connection.close()
        return 10.0


def main(address, seconds, *paths):
    end, results = time.perf_counter() + float(seconds), {path: [] for path in paths}
    connections = {path: http.client.HTTPConnection(address, timeout=10) for path in paths}
    while time.perf_counter() < end:
        for path in paths:
            results[path].append(ask(connections[path], path))
        time.sleep(0.02)
    print(json.dumps(results))


if __name__ == "__main__":
    main(*sys.argv[1:])
