#!/usr/bin/env python3
"""The results of a run as tables of Markdown: `report.py results.json [price of a core hour in USD]`."""

import json
import pathlib
import statistics
import sys

from questions import NAMES

PRICE = 0.04


def median(values: list[float]) -> float:
    return statistics.median(values) if values else float("nan")


def ms(values: list[float]) -> str:
    """The median, and from the least to the greatest where they are apart."""
    values = [value * 1e3 for value in values]
    if not values:
        return "–"
    number = lambda value: f"{value:,.0f}" if value >= 9.95 else f"{value:.1f}"
    middle = number(statistics.median(values))
    return f"{middle} ({number(min(values))}–{number(max(values))})" if len(values) > 1 else middle


class Run:
    """The answers of one contender on one table."""

    def __init__(self, found: dict):
        self.found = found
        self.answers = found.get("answers", [])

    def some(self, kind: str, state: str) -> list[dict]:
        return [line for line in self.answers if line["kind"] == kind and line["state"] == state]

    def cell(self, kind: str, state: str) -> str:
        lines = self.some(kind, state)
        good = [line["seconds"] for line in lines if line["status"] == 200]
        refused = sorted({line["status"] for line in lines if line["status"] != 200})
        count = sum(line["status"] != 200 for line in lines)
        told = f"{count} of {len(lines)}: {', '.join(map(str, refused))}" if refused else ""
        return ", ".join(part for part in (ms(good) if good else "", told) if part) or "–"

    def cpu(self, kind: str, states: tuple[str, ...], who: str) -> float:
        lines = [line for state in states for line in self.some(kind, state) if line["status"] == 200]
        return statistics.mean(line[who] for line in lines) if lines else float("nan")


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(row) + " |" for row in rows), ""]


def million(found: dict) -> str:
    return f"{found['rows'] / 1e6:,.1f} M"


def speeds(runs: list[Run], contenders: list[str]) -> list[str]:
    rows = []
    for millions in dict.fromkeys(run.found["millions"] for run in runs):
        by = {run.found["contender"]: run for run in runs if run.found["millions"] == millions}
        size = million(next(iter(by.values())).found)
        for kind, name in NAMES.items():
            for state in ("cold", "warm", "kept"):
                cells = [by[one].cell(kind, state) if one in by else "–" for one in contenders]
                if any(cell != "–" for cell in cells):
                    rows.append([size, name, state, *cells])
    return table(["rows", "question", "", *contenders], rows)


def costs(runs: list[Run], contenders: list[str], price: float) -> list[str]:
    rows = []
    for millions in dict.fromkeys(run.found["millions"] for run in runs):
        by = {run.found["contender"]: run for run in runs if run.found["millions"] == millions}
        size = million(next(iter(by.values())).found)
        for kind, name in NAMES.items():
            cells = []
            for one in contenders:
                dyad, engine = (by[one].cpu(kind, ("warm",) if one not in by or by[one].some(kind, "warm") else ("cold",), who) if one in by else float("nan") for who in ("dyad_cpu", "engine_cpu"))
                both = dyad + engine
                cells.append("–" if both != both else f"{dyad * 1e3:,.0f} + {engine * 1e3:,.0f} = {both * 1e6 / 3600 * price:,.2f}")
            if any(cell != "–" for cell in cells):
                rows.append([size, name, *cells])
    return table(["rows", "question, warm", *contenders], rows)


def traffic(runs: list[Run], contenders: list[str]) -> list[str]:
    """How many questions of the engine an answer takes, and how many rows come."""
    rows = []
    for millions in dict.fromkeys(run.found["millions"] for run in runs):
        by = {run.found["contender"]: run for run in runs if run.found["millions"] == millions}
        for kind, name in NAMES.items():
            cells = []
            for one in contenders:
                lines = [line for line in by[one].some(kind, "warm") or by[one].some(kind, "cold") if line["status"] == 200 and "rows" in line] if one in by else []
                mean = lambda field: statistics.mean(line[field] for line in lines)
                cells.append(f"{mean('questions'):,.1f}, {mean('rows'):,.0f}" if lines else "–")
            if any(cell != "–" for cell in cells):
                rows.append([million(next(iter(by.values())).found), name, *cells])
    return table(["rows", "question, warm", *contenders], rows)


def memories(runs: list[Run]) -> list[str]:
    rows = []
    for run in runs:
        found = run.found
        if "failed" in found:
            rows.append([million(found), found["contender"], f"failed: {found['failed']}", "", "", "", "", ""])
            continue
        peaks, first = found["dyad_peaks_mib"], run.some("first", "first")
        rows.append([
            million(found), found["contender"], f"{found['dyad_start_seconds']:.1f}", ms([line["seconds"] for line in first]),
            f"{found['dyad_start_mib']:,.0f}", ", ".join(f"{kind} {peak:,.0f}" for kind, peak in peaks.items()),
            f"{found['engine_mib']:,.0f}" if found["engine_mib"] else "–",
            f"{found['engine_cpu_at_rest'] * 1e3:,.0f}" if found["engine_mib"] else "–",
        ])
    head = ["rows", "", "s until ready", "ms, first answer", "MiB of dyad, started", "its peak so far, MiB, after", "MiB of the engine", "engine at rest, CPU ms a second"]
    return table(head, rows)


def sameness(runs: list[Run]) -> list[str]:
    """Which answers had the bytes of the embedded ones."""
    lines = []
    for millions in dict.fromkeys(run.found["millions"] for run in runs):
        own = {line["address"]: line for run in runs if run.found["millions"] == millions and run.found["contender"] == "embedded" for line in run.answers}
        for run in runs:
            if run.found["millions"] != millions or run.found["contender"] == "embedded" or not own:
                continue
            both = {line["address"]: line for line in run.answers if line["status"] == 200 and own.get(line["address"], {}).get("status") == 200}
            other = [address for address, line in both.items() if line["hash"] != own[address]["hash"]]
            text = f"- {million(run.found)}, {run.found['contender']}: {len(both) - len(other)} of {len(both)} addresses have the bytes of the embedded answer"
            lines.append(text + (f"; others: {', '.join(f'`{address}`' for address in other[:5])}" if other else ""))
    return [*lines, ""]


def refusals(runs: list[Run]) -> list[str]:
    seen = {}
    for run in runs:
        for line in run.answers:
            if line["status"] != 200:
                key = (million(run.found), run.found["contender"], line["kind"], line["status"])
                seen.setdefault(key, (line["address"], line.get("problem", "")))
    return [*(f"- {', '.join(map(str, key))}: `{address}`: {problem[:300]}" for key, (address, problem) in seen.items()), ""]


def made(runs: list[Run]) -> list[str]:
    rows, seen = [], set()
    for run in runs:
        found = run.found
        if found["millions"] in seen:
            continue
        seen.add(found["millions"])
        times = {line["what"]: f"{line['seconds']:,.0f} s, {line['cpu']:,.0f} CPU s" for line in found["made"]}
        size = lambda name: f"{found[name] / 1e6:,.0f} MB, {found[name] / found['rows']:.1f}"
        rows.append([
            f"{found['rows']:,}", size("package_bytes"), size("blocks_bytes"), f"{size('published_bytes')}; {found['published_files']} files",
            *(times.get(what, "–") for what in ("make", "index", "publish")),
        ])
    head = ["rows", "package, bytes a row", "blocks beside it", "published", "made in", "`dyad index`", "`dyad publish`"]
    return table(head, rows)


def written(results: dict, price: float = PRICE) -> str:
    machine, runs = results["machine"], [Run(found) for found in results["measured"]]
    contenders = list(dict.fromkeys(run.found["contender"] for run in runs))
    text = [
        f"{machine['when']}; {machine['cores']} cores ({machine['model']}), {machine['mib']:,} MiB, Linux {machine['kernel']};"
        f" {machine['dyad']}; {', '.join(machine['engines'])}; {machine['java']}. Load at the start {machine.get('load', float('nan')):.1f}."
        f" Limits set: {machine.get('limits') or 'none'}.", "",
        "## Milliseconds until the whole answer is here: median (least–greatest)", "", *speeds(runs, contenders),
        "## CPU milliseconds a warm question, of dyad + of the engine = USD a million questions", "",
        f"At {price} USD a core hour.", "", *costs(runs, contenders, price),
        "## Questions of the engine, and rows from it, for an answer", "", *traffic(runs, contenders),
        "## Start and memory", "", *memories(runs),
        "## The tables", "", *made(runs),
        "## The same bytes", "", *sameness(runs),
        "## What did not answer 200", "", *refusals(runs),
    ]
    return "\n".join(text).rstrip() + "\n"


if __name__ == "__main__":
    print(written(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")), *map(float, sys.argv[2:3])), end="")
