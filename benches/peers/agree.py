"""Do all servers give the same years, turnovers and growth? 40 pairs, chosen by a seed.

Turnover may differ by a cent and by what a sum of floats cannot hold, growth by a unit of the peers' second decimal.
"""

import random

from contenders import Contender, Years
from places import DATA
from process import Process

PAIRS = 40
SEED = 7
CENT = 0.011
OF_A_FLOAT = 1e-14
PERCENT = 0.0101


def sample() -> list[tuple[str, str]]:
    pairs = [tuple(line.split()) for line in (DATA / "pairs.txt").read_text().splitlines()]
    return [("RUS", "IRN"), *random.Random(SEED).sample(pairs, PAIRS - 1)]


def same(one: Years, other: Years) -> bool:
    def point(a, b) -> bool:
        growth = (a[2] is None) == (b[2] is None) and (a[2] is None or abs(a[2] - b[2]) <= PERCENT)
        return a[0] == b[0] and abs(a[1] - b[1]) <= CENT + OF_A_FLOAT * abs(a[1]) and growth

    return len(one) == len(other) > 0 and all(point(a, b) for a, b in zip(one, other))


def differing(running: list[tuple[Contender, Process]]) -> list[str]:
    """A line for each server but the first: how many pairs differ from the first's."""
    pairs = sample()
    answers = {
        one.name: [one.read(process.get(one.address(*pair))) for pair in pairs] for one, process in running
    }
    (first, wanted), *others = answers.items()
    lines = []
    for name, found in others:
        bad = [f"{pair[0]}-{pair[1]}" for pair, a, b in zip(pairs, wanted, found) if not same(a, b)]
        lines.append(f"{name} and {first}: {len(pairs) - len(bad)} of {len(pairs)} pairs agree {' '.join(bad[:5])}".strip())
    return lines
