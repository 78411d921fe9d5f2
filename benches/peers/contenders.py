"""The servers that answer one pair's years: how each is started, asked and read."""

import dataclasses
import importlib.util
import json
import pathlib
from collections.abc import Callable

from places import CEIL, DATA, DATASETS, DYAD, HERE, VENV

# Year, turnover, growth in per cent or None.
Years = list[tuple[int, float, float | None]]


@dataclasses.dataclass(frozen=True)
class Contender:
    name: str
    command: Callable[[int], list]
    path: str
    needs: list[pathlib.Path]
    packages: list[str]
    read: Callable[[bytes], Years]

    def missing(self) -> list[str]:
        files = [str(path) for path in self.needs if not path.exists()]
        return files + [name for name in self.packages if importlib.util.find_spec(name) is None]

    def address(self, reporter: str, partner: str) -> str:
        return self.path.replace("{r}", reporter).replace("{p}", partner)


def dyad_command(dataset: str) -> Callable[[int], list]:
    return lambda port: [DYAD, "serve", "--listen", f"127.0.0.1:{port}", "--datasets", DATASETS / dataset]


def read_dyad(body: bytes) -> Years:
    points = json.loads(body)["observations"]
    return [(int(point["period"]), point["value"], point["yoy_percent"]) for point in points]


def read_peer(body: bytes) -> Years:
    answer = json.loads(body)
    series = answer["series"] if isinstance(answer, dict) else answer
    return [(point["year"], point["turnover"], point["yoy_percent"]) for point in series]


def python(name: str) -> Callable[[int], list]:
    return lambda port: [VENV / "python", HERE / "servers" / f"{name}.py", port, DATA / "world.parquet"]


def datasette(port: int) -> list:
    settings = HERE / "servers" / "datasette.json"
    return [VENV / "datasette", "serve", "-i", DATA / "world.db", "-m", settings, "-h", "127.0.0.1", "-p", port]


WORLD = DATASETS / "world"

CONTENDERS = [
    Contender(
        "dyad", dyad_command("world"), "/v1/dyads/{r}-{p}/turnover", [DYAD, WORLD], [], read_dyad,
    ),
    Contender(
        "axum-compute", lambda port: [CEIL, port, DATA / "world.csv"], "/pair/{r}/{p}", [CEIL], [], read_peer,
    ),
    Contender(
        "datasette", datasette, "/world/pair.json?r={r}&p={p}&_shape=array", [DATA / "world.db"], ["datasette"], read_peer,
    ),
    Contender(
        "fastapi+duckdb", python("fastapi_duckdb"), "/pair/{r}/{p}", [], ["fastapi", "duckdb"], read_peer,
    ),
    Contender(
        "fastapi+polars", python("fastapi_polars"), "/pair/{r}/{p}", [], ["fastapi", "polars"], read_peer,
    ),
]
