"""A version of a dataset as it is published, for a table that shall not be held twice: files of data, package, manifest.

`dyad publish` does this from a package, checks every row and takes longer; what this writes says of itself that its rows are made up
(its version and hash are of the seed and the size), and is for measuring only.
"""

import dataclasses
import hashlib
import json
import pathlib
import shutil

import pyarrow as pa
from blake3 import blake3

# Rows of a file and of a row group, as `dyad publish` has them.
FILE_ROWS, GROUP_ROWS = 8 << 20, 131_072
# The first second of 2026.
CREATED = 1_767_225_600


def hashed(path: pathlib.Path) -> tuple[int, str]:
    return path.stat().st_size, blake3(max_threads=1).update_mmap(path).hexdigest()


@dataclasses.dataclass
class Sums:
    """Of a flow."""

    rows: int = 0
    hundredths: int = 0


class Published:
    """The files of a version, reporter by reporter."""

    def __init__(self, location: pathlib.Path, name: str, seed: str, writer):
        self.location, self.name, self.writer = location, name, writer
        self.version = "v" + hashlib.sha256(seed.encode()).hexdigest()[:32]
        self.data = location / name / "data" / f"version={self.version}"
        self.files, self.sums = [], {}
        self.open, self.number, self.rows, self.partners = None, 0, 0, []

    def begin(self, reporter: str) -> None:
        self.reporter, self.number = f"reporter={reporter}", 0
        (self.data / self.reporter).mkdir(parents=True, exist_ok=True)

    def take(self, table: pa.Table, flows: list[str]) -> None:
        """Rows of the reporter that follow those before."""
        for flow in flows:
            some = table.filter(pa.compute.equal(table["flow"], flow))
            sums = self.sums.setdefault(flow, Sums())
            sums.rows += some.num_rows
            sums.hundredths += pa.compute.sum(some["hundredths"]).as_py() or 0
        while table.num_rows:
            if self.open is None:
                self.path = f"{self.reporter}/part-{self.number:05}.parquet"
                self.open, self.rows = self.writer(self.data / self.path, GROUP_ROWS), 0
                self.first = table["partner"][0].as_py()
            some = table.slice(0, FILE_ROWS - self.rows)
            table = table.slice(some.num_rows)
            self.open.take(some)
            self.rows += some.num_rows
            self.last = some["partner"][-1].as_py()
            if self.rows == FILE_ROWS:
                self.close()

    def close(self) -> None:
        if self.open is None:
            return
        self.open.end()
        self.open = None
        length, blake = hashed(self.data / self.path)
        of = {"path": self.path, "rows": self.rows, "bytes": length, "blake3": blake, "content": blake}
        self.files.append({**of, "first_partner": self.first, "last_partner": self.last})
        self.number += 1

    def finish(self, package: pathlib.Path, source: str) -> None:
        """Puts what belongs to the package beside it, and the manifest last."""
        folder = self.location / self.name / "package" / self.version
        folder.mkdir(parents=True, exist_ok=True)
        objects, own = [], self.version[1:]
        for name in ("datapackage.json", "observations.parquet.latest"):
            if (package / name).exists():
                shutil.copyfile(package / name, folder / name)
                length, blake = hashed(folder / name)
                objects.append({"name": name, "bytes": length, "blake3": blake})
        latest = folder / "observations.parquet.latest"
        if latest.exists():
            # The hash of the dataset as the package has it stands at the beginning of its latest totals.
            own = latest.read_bytes().partition(b"@")[2][:64].decode("ascii")
        sums = [
            {
                "source": source, "flow": flow, "currency": "USD", "calendar": "gregorian", "frequency": "M", "rows": sums.rows,
                "figures": sums.rows, "hundredths": str(sums.hundredths),
            }
            for flow, sums in self.sums.items()
        ]
        manifest = {
            "format": 1, "dataset": self.name, "generation": 1, "made": CREATED, "put": CREATED, "before": None, "folder": self.name, "version": self.version, "hash": own,
            "content": hashlib.sha256(self.version.encode()).hexdigest(), "rows": sum(file["rows"] for file in self.files),
            "files": self.files, "package": objects, "totals": [], "findings": [], "sums": sums,
        }
        text = json.dumps(manifest, separators=(",", ":"))
        manifests = self.location / self.name / "manifests"
        manifests.mkdir(exist_ok=True)
        (manifests / f"{self.version}.json").write_text(text, encoding="utf-8")
        (self.location / self.name / "manifest.json").write_text(text, encoding="utf-8")
