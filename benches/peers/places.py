"""Where everything of the comparison lies: the scripts here, all that they make below target/peers."""

import os
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = pathlib.Path(os.environ.get("PEERS_DIR", ROOT / "target" / "peers"))
DATA = WORK / "data"
DATASETS = WORK / "datasets"
RESULTS = WORK / "results"
LOGS = WORK / "logs"
VENV = WORK / "venv" / "bin"
REPORT = WORK / "report.md"
DYAD = pathlib.Path(os.environ.get("PEERS_DYAD", ROOT / "target" / "release" / "dyad"))
CEIL = WORK / "cargo" / "release" / "ceil"
CHART_CEIL = WORK / "cargo" / "release" / "chart_ceil"


def make_folders() -> None:
    for folder in (DATA, DATASETS, RESULTS, LOGS):
        folder.mkdir(parents=True, exist_ok=True)
