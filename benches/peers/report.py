"""One Markdown table of all results: each figure of dyad's beside the peers' of the same run."""

import datetime
import os
import platform
from collections import defaultdict

from places import REPORT, RESULTS
from results import read

# Where more is better; elsewhere less is.
MORE = {"requests/s", "charts/s"}


def number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def ratio(unit: str, dyad: float, peer: float) -> str:
    """How many times better dyad is than the peer; below 1 it is worse."""
    if not dyad or not peer:
        return ""
    times = dyad / peer if unit in MORE else peer / dyad
    return f"{times:,.0f}x" if times >= 10 else f"{times:.2f}x"


def rows(lines: list[dict]) -> list[str]:
    measures = defaultdict(dict)
    for line in lines:
        if "note" not in line:
            measures[line["measure"], line["unit"]][line["who"]] = line["value"]
    written = []
    for (measure, unit), by in measures.items():
        dyad = by.pop("dyad", None)
        own = "" if dyad is None else number(dyad)
        for who, value in by.items() or [("", None)]:
            peer = "" if value is None else number(value)
            times = "" if dyad is None or value is None else ratio(unit, dyad, value)
            written.append(f"| {measure} | {unit} | {own} | {who} | {peer} | {times} |")
    return written


def report() -> str:
    lines = [line for path in sorted(RESULTS.glob("*.jsonl")) for line in read(path)]
    when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    text = [
        f"dyad and its peers, {when}, {os.cpu_count()} cores, {platform.machine()}. The last column says how many times"
        " better dyad is than the peer; below 1 it is worse.",
        "",
        "| measure | unit | dyad | peer | of the peer | dyad is |",
        "|---|---|---|---|---|---|",
        *rows(lines),
        "",
        *(f"- {line['note']}" for line in lines if "note" in line),
    ]
    return "\n".join(text).rstrip() + "\n"


def write() -> None:
    text = report()
    REPORT.write_text(text, encoding="utf-8")
    print(text, end="")
