#!/usr/bin/env python3
"""dyad beside its peers: `make bench-peers`, or `make bench-peers PART=world` for one part.

Stage by stage: what is needed is installed below target/peers, the data is generated and imported once, then each part
measures and the report is written.
"""

import os
import subprocess
import sys

import install
from places import CEIL, CHART_CEIL, DATA, DYAD, HERE, VENV, make_folders

PARTS = ("world", "product", "charts")
ROWS = os.environ.get("PEERS_ROWS", "20000000")


def prepare(part: str) -> None:
    import load

    if part in ("world", "charts"):
        load.generated("world", "world.parquet")
        load.import_into_dyad("world", DATA / "world.parquet")
    if part == "world":
        load.sqlite_of_world()
    if part == "product":
        load.generated("product", "product_sorted.parquet", "--rows", ROWS)
        load.import_into_dyad("product", DATA / "product_sorted.parquet")


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] else "all"
    parts = PARTS if wanted == "all" else (wanted,)
    if not set(parts) <= set(PARTS):
        sys.exit(f"peers: PART is one of {', '.join(PARTS)} or all, not {wanted!r}")
    if not DYAD.exists():
        sys.exit(f"peers: there is no {DYAD}; build it first (make bench-peers does)")
    make_folders()
    if os.environ.get("PEERS_INSTALLED") != "1":
        install.python_packages()
        install.wrk()
        if "world" in parts:
            install.ceiling("ceil", CEIL)
        if "charts" in parts:
            install.ceiling("chart_ceil", CHART_CEIL)
        # The rest runs in the virtual environment.
        os.environ["PEERS_INSTALLED"] = "1"
        os.execv(VENV / "python", [str(VENV / "python"), str(HERE / "run.py"), wanted])
    for part in parts:
        prepare(part)
        subprocess.run([sys.executable, HERE / f"{part}.py"], check=True)
    import report

    report.write()


if __name__ == "__main__":
    main()
