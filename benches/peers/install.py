"""What the peers need: a virtual environment, wrk, the two ceiling programs. What cannot be had is said and left out."""

import os
import pathlib
import shutil
import subprocess
import sys

from places import HERE, VENV, WORK

# What the scripts here need themselves, then every peer by its packages.
OWN = ["numpy", "pyarrow", "polars", "psutil"]
PEERS = [["duckdb"], ["fastapi", "uvicorn", "uvloop", "httptools", "orjson"], ["datasette"], ["matplotlib"]]


def say(text: str) -> None:
    print(f"peers: {text}", file=sys.stderr, flush=True)


def succeeds(command: list, **more) -> bool:
    try:
        return subprocess.run(command, **more).returncode == 0
    except OSError as error:
        say(f"{command[0]}: {error}")
        return False


def pip(packages: list[str]) -> bool:
    return succeeds([VENV / "pip", "install", "--quiet", "--disable-pip-version-check", *packages])


def python_packages() -> None:
    if not (VENV / "pip").exists():
        say("making a virtual environment")
        subprocess.run([sys.executable, "-m", "venv", str(VENV.parent)], check=True)
    if not pip(OWN):
        sys.exit("peers: the packages that the comparison itself needs cannot be installed: " + " ".join(OWN))
    for packages in PEERS:
        if not pip(packages):
            say(f"skipped, cannot be installed: {' '.join(packages)}")


def wrk() -> None:
    if shutil.which("wrk"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing wrk")
        succeeds(["apt-get", "install", "-y", "-qq", "wrk"], stdout=subprocess.DEVNULL)
    if not shutil.which("wrk"):
        say("skipped, wrk is missing: requests a second and CPU a request (apt-get install wrk)")


def ceiling(name: str, wanted: pathlib.Path) -> None:
    """A small program that does the least, in a workspace of its own."""
    manifest = HERE / name / "Cargo.toml"
    cargo = os.environ.get("CARGO", "cargo")
    target = {**os.environ, "CARGO_TARGET_DIR": str(WORK / "cargo")}
    built = succeeds([cargo, "build", "--quiet", "--release", "--locked", "--manifest-path", manifest], env=target)
    if not built or not wanted.exists():
        say(f"skipped, cannot be built: {name}")
