#!/usr/bin/env python3
"""dyad over its own files beside dyad over Sail and Spark, the same questions over HTTP, in one run; see README.md beside this.

    run.py [--sizes 20,200] [--contenders embedded,sail1,sail2,spark2] [--data target/engine/data]
"""

import argparse
import hashlib
import json
import os
import pathlib
import platform
import resource
import signal
import subprocess
import sys
import time

import report
from processes import Dyad, cpu, dropped_from_page_cache, engine, memory, status
from questions import KINDS, addresses, asked_twice

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Asked before anything is measured, of pairs that are asked for nothing else, so that no engine is measured while it warms up.
WARM_UP = [f"/v1/dyads/{pair}/turnover?freq=M" for pair in ("NZL-QAT", "MAR-KWT", "OMN-ECU", "UZB-KAZ", "BLR-RUS", "LKA-IND")]


def told(*words) -> None:
    print(time.strftime("%H:%M:%S"), *words, flush=True)


class Data:
    """A table of about so many million rows: as a package, and published."""

    def __init__(self, folder: pathlib.Path, millions: int, program: pathlib.Path, python: pathlib.Path):
        self.folder, self.millions, self.program, self.python = folder / str(millions), millions, program, python
        self.datasets, self.published = self.folder / "datasets", self.folder / "published"

    def timed(self, what: str, command: list) -> None:
        """Runs what makes a part of it, and keeps how long that took."""
        told(f"{self.millions} M: {what}")
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([str(word) for word in command], check=True, stdout=sys.stderr)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        line = {"what": what, "seconds": time.monotonic() - begin, "cpu": used}
        with open(self.folder / "made.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def ready(self, with_published: bool) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        package = self.datasets / "monthly"
        if not (package / "datapackage.json").exists():
            rows = str(self.millions * 1_000_000)
            self.timed("make", [self.python, HERE / "make.py", "--rows", rows, "--package", package])
        if not (package / "observations.parquet.blocks").exists():
            self.timed("index", [self.program, "index", package])
        if with_published and not (self.published / "monthly" / "manifest.json").exists():
            self.timed("publish", [self.program, "publish", package, "--to", self.published])

    def facts(self) -> dict:
        package, files = self.datasets / "monthly", lambda folder: [path for path in folder.rglob("*") if path.is_file()]
        size = lambda folder: sum(path.stat().st_size for path in files(folder))
        descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
        made = self.folder / "made.jsonl"
        return {
            "millions": self.millions,
            "rows": int("".join(filter(str.isdigit, descriptor["title"]))),
            "package_bytes": (package / "observations.parquet").stat().st_size,
            "blocks_bytes": size(package) - (package / "observations.parquet").stat().st_size,
            "published_bytes": size(self.published) if self.published.exists() else 0,
            "published_files": len(files(self.published)) if self.published.exists() else 0,
            "made": [json.loads(line) for line in made.read_text().splitlines()] if made.exists() else [],
        }


class Asking:
    """One dyad, and the engine below it, being asked."""

    def __init__(self, dyad: Dyad, stem: int | None, files: pathlib.Path):
        self.dyad, self.stem, self.files = dyad, stem, files
        self.answers: list[dict] = []

    def ask(self, kind: str, state: str, address: str) -> None:
        if state == "cold":
            dropped_from_page_cache(self.files)
        counted = self.counted()
        engine_before = cpu(self.stem) if self.stem else 0.0
        dyad_before, begin = cpu(self.dyad.child.pid), time.monotonic()
        try:
            code, body, first = self.dyad.get(address)
        except OSError as error:
            code, body, first = 0, str(error).encode(), 0.0
        seconds = time.monotonic() - begin
        line = {
            "kind": kind, "state": state, "address": address, "status": code, "seconds": seconds, "first": first,
            "bytes": len(body), "lines": body.count(b"\n"), "hash": hashlib.sha256(body).hexdigest()[:16],
            "dyad_cpu": cpu(self.dyad.child.pid) - dyad_before,
            "engine_cpu": cpu(self.stem) - engine_before if self.stem else 0.0,
        }
        line |= {name: after - before for (name, after), before in zip(self.counted().items(), counted.values())}
        if code != 200:
            line["problem"] = body[:400].decode("utf-8", "replace")
        self.answers.append(line)

    def counted(self) -> dict[str, float]:
        """What dyad has asked of the engine, and got."""
        if not self.stem:
            return {}
        text = self.dyad.get("/metrics")[1].decode()
        of = lambda name: sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))
        return {"questions": of("dyad_engine_questions_total"), "rows": of("dyad_engine_rows_total")}

    def all(self, kinds: list[str]) -> None:
        for kind in KINDS:
            if kind.name not in kinds:
                continue
            cold, warm = addresses(kind)
            for address in cold:
                self.ask(kind.name, "cold", address)
            # What the cold ones dropped is read again by one that is not counted.
            for address in cold[:1] if warm else []:
                self.ask(kind.name, "uncounted", address)
            for address, _ in warm:
                self.ask(kind.name, "warm", address)
            for _, other in warm:
                self.ask(kind.name, "kept", other)
            for address, _ in warm:
                self.ask(kind.name, "again", address)
            told(f"  {kind.name}: " + ", ".join(self.said(kind.name, state) for state in ("cold", "warm", "kept", "again")))

    def said(self, kind: str, state: str) -> str:
        some = [line for line in self.answers if line["kind"] == kind and line["state"] == state]
        failed = [line["status"] for line in some if line["status"] != 200]
        return f"{state} {report.median([line['seconds'] for line in some]) * 1e3:.0f} ms" + (f" {failed}" if failed else "")


def measured(data: Data, contender: str, arguments) -> dict:
    """One contender on one table."""
    told(f"{data.millions} M rows, {contender}")
    logs = arguments.into / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    log = lambda who: logs / f"{data.millions}-{contender}-{who}.log"
    result = {"contender": contender, **data.facts()}
    if contender == "embedded":
        with Dyad(arguments.dyad, ["--datasets", str(data.datasets)], log("dyad")) as dyad:
            return {**result, **asked(dyad, None, data.datasets, arguments)}
    kind, workers = contender[:-1], int(contender[-1])
    begin = time.monotonic()
    with engine(kind, workers, arguments.tools, log("engine"), arguments.memory) as (port, stem):
        result["engine_start_seconds"] = time.monotonic() - begin
        options = ["--engine", f"sc://127.0.0.1:{port}", "--engine-data", str(data.published)]
        with Dyad(arguments.dyad, [*options, *arguments.serve], log("dyad")) as dyad:
            return {**result, **asked(dyad, stem, data.published, arguments)}


def asked(dyad: Dyad, stem: int | None, files: pathlib.Path, arguments) -> dict:
    asking = Asking(dyad, stem, files)
    at_start = {"dyad_start_seconds": dyad.start_seconds, "dyad_start_mib": status(dyad.child.pid, "VmRSS")}
    asking.ask("first", "first", WARM_UP[0])
    for address in WARM_UP[1:]:
        asking.ask("first", "uncounted", address)
    at_rest, begin = cpu(stem) if stem else 0.0, time.monotonic()
    time.sleep(arguments.rest)
    at_rest = ((cpu(stem) if stem else 0.0) - at_rest) / max(time.monotonic() - begin, 1e-9)
    peaks = {}
    for kind in KINDS:
        if kind.name in arguments.kinds:
            asking.all([kind.name])
            peaks[kind.name] = status(dyad.child.pid, "VmHWM")
    return {
        **at_start,
        "engine_cpu_at_rest": at_rest,
        "dyad_peaks_mib": peaks,
        "dyad_rest_mib": status(dyad.child.pid, "VmRSS"),
        "engine_mib": memory(stem) if stem else 0.0,
        "answers": asking.answers,
    }


def machine(arguments) -> dict:
    model = [line.partition(":")[2].strip() for line in open("/proc/cpuinfo", encoding="ascii") if line.startswith("model name")]
    total = next(line.split()[1] for line in open("/proc/meminfo", encoding="ascii") if line.startswith("MemTotal"))
    packages = sorted(path.name.removesuffix(".dist-info") for path in arguments.tools.glob("lib/python*/site-packages/*.dist-info"))
    version = subprocess.run([arguments.dyad, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    # Which commit the program is of, the program says, where that was told to its build; the folder may have moved on since.
    commit = os.environ.get("DYAD_COMMIT", "commit not told")
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr.splitlines()[:1]
    return {
        "when": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), "cores": len(model), "model": model[0], "mib": int(total) // 1024,
        "kernel": platform.release(), "dyad": f"{version} ({commit})", "java": " ".join(java),
        "limits": {name: value for name, value in sorted(os.environ.items()) if name.startswith("DYAD_LIMIT_")},
        "load": os.getloadavg()[0],
        "engines": [name for name in packages if name.startswith(("pysail-", "pyspark-"))],
    }


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--sizes", default="20", help="millions of rows, one after another: 20,200,1000:embedded+sail2")
    words.add_argument("--contenders", default="embedded,sail1,sail2,spark2", help="the digit is how many worker processes")
    words.add_argument("--kinds", default=",".join(kind.name for kind in KINDS))
    words.add_argument("--data", type=pathlib.Path, default=ROOT / "target" / "engine" / "data")
    words.add_argument("--into", type=pathlib.Path, default=ROOT / "target" / "engine")
    words.add_argument("--dyad", type=pathlib.Path, default=ROOT / "target" / "release" / "dyad")
    words.add_argument("--tools", type=pathlib.Path, default=ROOT / "target" / "engine-venv", help="a Python environment with pysail, pyspark and pyarrow")
    words.add_argument("--memory", default="1g", help="of an executor of Spark")
    words.add_argument("--rest", type=float, default=5.0, help="seconds without a question, to see what an engine takes then")
    words.add_argument("--serve", action="append", default=[], help="another option of `dyad serve` over an engine")
    arguments = words.parse_args()
    arguments.kinds = arguments.kinds.split(",")
    # So that what was started ends too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    arguments.into.mkdir(parents=True, exist_ok=True)
    if twice := asked_twice():
        sys.exit(f"two kinds of questions ask for {', '.join(sorted(twice))}")
    results = {"machine": machine(arguments), "measured": []}
    for size in arguments.sizes.split(","):
        own = size.partition(":")[2]
        millions, contenders = int(size.partition(":")[0]), own.split("+") if own else arguments.contenders.split(",")
        data = Data(arguments.data, millions, arguments.dyad, arguments.tools / "bin" / "python")
        data.ready(with_published=contenders != ["embedded"])
        for contender in contenders:
            try:
                results["measured"].append(measured(data, contender, arguments))
            except (RuntimeError, OSError) as error:
                told(f"  FAILED: {error}")
                results["measured"].append({"contender": contender, **data.facts(), "failed": str(error)})
            (arguments.into / "results.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    text = report.written(results)
    (arguments.into / "report.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
