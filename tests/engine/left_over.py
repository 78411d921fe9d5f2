#!/usr/bin/env python3
"""Fails where a process of the tests over engines is left, by the names of the programs that they start."""

import os
import sys

OURS = ("sail_cluster.py", "spark_cluster.py", "sail spark server", "sail worker", "org.apache.spark.", "moto_server", "s3s-fs", "fetched/nginx", "debug/dyad serve")
# Only of this copy of the sources: others may run their own.
HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    left = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit() or int(entry) == os.getpid():
            continue
        try:
            with open(f"/proc/{entry}/cmdline", "rb") as line:
                words = line.read().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if HERE in words and any(name in words for name in OURS):
            left.append(f"{entry}: {words[:200]}")
    print("\n".join(["processes of the tests are left:", *left]) if left else "no process of the tests over engines is left")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
