"""The table: each goal beside its figure."""

import sys


class Table:
    """Rows that are printed as they come, and once more at the end. Where time does not count, since the build is not optimised or
    the machine is busy, what is measured in time or rate is told and not judged."""

    def __init__(self, timed=True):
        self.rows, self.part, self.timed = [], "", timed

    def in_time(self, holds):
        return holds or not self.timed

    def section(self, name):
        self.part = name
        print(f"\n== {name}", file=sys.stderr, flush=True)

    def row(self, what, goal, figure, holds):
        self.rows.append((self.part, what, goal, figure, holds))
        print(f"   {what}: {figure} (goal {goal}) {'ok' if holds else 'SHORT'}", file=sys.stderr, flush=True)

    def at_most(self, what, most, figure, unit=""):
        self.row(what, f"≤ {most:g} {unit}".strip(), f"{figure:.4g} {unit}".strip(), self.judged(unit, figure <= most))

    def at_least(self, what, least, figure, unit=""):
        self.row(what, f"≥ {least:g} {unit}".strip(), f"{figure:.4g} {unit}".strip(), self.judged(unit, figure >= least))

    def judged(self, unit, holds):
        """What is no number never holds."""
        return self.in_time(holds) if unit in ("ms", "s", "%", "/s", "MiB/min") else holds

    def none(self, what, counts):
        """Nothing of this may be: a number, or counts by what they are of."""
        figure = sum(counts.values()) if isinstance(counts, dict) else counts
        told = f"{figure}" if figure == 0 or not isinstance(counts, dict) else f"{figure}: {dict(counts)}"
        self.row(what, "0", told, figure == 0)

    def note(self, what, figure):
        """What is told without a goal."""
        self.row(what, "–", figure, True)

    def skipped(self, what, why):
        self.rows.append((self.part, what, "", f"not measured: {why}", None))
        print(f"   {what}: NOT MEASURED, {why}", file=sys.stderr, flush=True)

    def markdown(self):
        lines = ["| | | goal | found | |", "|---|---|---|---|---|"]
        earlier = None
        for part, what, goal, figure, holds in self.rows:
            verdict = {True: "met", False: "**short**", None: "**not measured**"}[holds]
            lines.append(f"| {part if part != earlier else ''} | {what} | {goal} | {figure} | {'' if goal == '–' else verdict} |")
            earlier = part
        return "\n".join(lines)

    @property
    def short(self):
        return sum(1 for row in self.rows if row[4] is False)
