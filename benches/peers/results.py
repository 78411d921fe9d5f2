"""Figures of one part of the comparison: written as they come, read by the report."""

import json
import pathlib

from places import RESULTS


class Results:
    """One part's figures: a line of JSON each. A part run again begins anew."""

    def __init__(self, part: str):
        self.path = RESULTS / f"{part}.jsonl"
        self.path.write_text("")

    def figure(self, measure: str, unit: str, who: str, value: float) -> None:
        """`who` is dyad or a peer; the same measure and unit of both stand side by side in the report."""
        self.add({"measure": measure, "unit": unit, "who": who, "value": value})

    def note(self, text: str) -> None:
        """What was skipped, or what else a reader should know."""
        print(f"peers: {text}", flush=True)
        self.add({"note": text})

    def add(self, line: dict) -> None:
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def read(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
