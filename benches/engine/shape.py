"""Made-up monthly trade by HS6 in the shape of UN Comtrade's history, the same on every machine: which cells there are, and their rows.

A cell is a reporter, a partner, a flow and a product of six digits. Areas' sizes fall by rank; a pair trades the more products,
the greater both are; its first products are there every month, its last ones in few; values are log-normal around the size of
the cell. Products of four and two digits and the total are exact sums of what lies below them.
"""

import csv
import dataclasses

import numpy as np

from areas import TRADE, areas

SEED = 20260101
FIRST_YEAR, YEARS = 2015, 10
MONTHS = 12 * YEARS
REPORTERS, PARTNERS = 200, 230
FLOWS = ("export", "import")
# Rows of a cell by the place of its product among its pair's, from the first (0) to the last (1).
TAIL = 1.5


def products() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """All products in the order of a trade table, and of each of six digits its own place, its heading's and its chapter's."""
    with open(TRADE / "products_hs.csv", encoding="utf-8", newline="") as file:
        codes = sorted(row["code"] for row in csv.DictReader(file))
    place = {code: number + 1 for number, code in enumerate(codes)}
    six = [code for code in codes if len(code) == 6 and code[:4] in place and code[:2] in place]
    names = ["TOTAL", *(f"HS:{code}" for code in codes)]
    of = lambda digits: np.array([place[code[:digits]] for code in six], np.int64)
    return names, of(6), of(4), of(2)


@dataclasses.dataclass
class Rows:
    """Rows of one reporter in the order of a trade table, all but the value as places: of partners by code, products by code."""

    partner: np.ndarray
    product: np.ndarray
    flow: np.ndarray
    month: np.ndarray
    value: np.ndarray


class Trade:
    def __init__(self, rows: int):
        codes = areas()
        self.reporters = sorted(codes[:REPORTERS])
        self.partners = sorted(codes[:PARTNERS])
        weight = {code: 1.0 / (rank + 2) ** 1.1 for rank, code in enumerate(codes)}
        self.of_reporter = np.array([weight[code] for code in self.reporters])
        self.of_partner = np.array([weight[code] for code in self.partners])
        self.products, self.six, self.four, self.two = products()
        # How large a product's trade is in the world, log-normal.
        self.of_product = np.random.default_rng([SEED, 1]).normal(0, 1.2, len(self.six))
        self.scale = self._scale(rows)

    def _counts(self, scale: float) -> np.ndarray:
        """How many products each pair trades, of both flows alike."""
        gravity = self.of_reporter[:, None] * self.of_partner[None, :]
        counts = np.minimum(len(self.six), (scale * gravity**0.75)).astype(np.int64)
        counts[np.equal.outer(self.reporters, self.partners)] = 0
        return counts

    def _scale(self, rows: int) -> float:
        """So that there are about so many rows, those of sums among them."""
        low, high = 1e-3, 1e9
        for _ in range(60):
            middle = (low * high) ** 0.5
            low, high = (middle, high) if self._expected(self._counts(middle)).sum() < rows else (low, middle)
        return middle

    @staticmethod
    def _expected(counts: np.ndarray) -> np.ndarray:
        """About how many rows each pair has."""
        six = counts.astype(np.float64)
        share = np.minimum(1, (six / 20) ** 0.5) / (TAIL + 1) + 0.5 / MONTHS
        rows = six * MONTHS * share
        for codes in (1230, 97, 1):
            there = np.maximum(codes * (1 - (1 - 1 / codes) ** six), 1e-9)
            rows += there * MONTHS * (1 - (1 - share) ** (six / there))
        return 2 * rows

    def chunks(self, place: int, most: int = 3_000_000):
        """The rows of a reporter, some partners at a time."""
        counts = self._counts(self.scale)[place]
        expected = np.cumsum(self._expected(counts))
        edges = np.searchsorted(expected, np.arange(most, expected[-1] + most, most))
        start = 0
        for edge in [*edges.tolist(), len(counts)]:
            end = min(max(edge, start), len(counts))
            if counts[start:end].any():
                yield self._rows(place, start, counts[start:end])
            start = end

    def _cells(self, place: int, first: int, counts: np.ndarray):
        """Partner, flow and product (of six digits) of the cells, sorted by partner, product and flow; their months and sizes."""
        found = []
        for offset, count in enumerate(counts.tolist()):
            if not count:
                continue
            partner = first + offset
            random = np.random.default_rng([SEED, 2, place, partner])
            gravity = self.of_reporter[place] * self.of_partner[partner]
            for flow in (0, 1):
                taste = random.standard_normal(len(self.six), dtype=np.float32) + self.of_product
                chosen = np.argpartition(-taste, count - 1)[:count]
                chosen = chosen[np.argsort(-taste[chosen])]
                place_of = np.arange(count) / count
                months = np.ceil(MONTHS * (1 - place_of) ** TAIL * min(1.0, (count / 20) ** 0.5)).astype(np.int64)
                size = np.log(4e6 * gravity**0.6) + taste[chosen]
                found.append((np.full(count, partner), np.full(count, flow), chosen, np.maximum(months, 1), size))
        partner, flow, six, months, size = (np.concatenate(column) for column in zip(*found))
        order = np.lexsort((flow, six, partner))
        return partner[order], flow[order], six[order], months[order], size[order]

    def _rows(self, place: int, first: int, counts: np.ndarray) -> Rows:
        partner, flow, six, months, size = self._cells(place, first, counts)
        random = np.random.default_rng([SEED, 3, place, first])
        cells, rows = len(months), int(months.sum())
        cell = np.repeat(np.arange(cells), months)
        nth = np.arange(rows) - np.repeat(np.cumsum(months) - months, months)
        phase = random.random(cells)
        month = ((nth + phase[cell]) * (MONTHS / months)[cell]).astype(np.int64)
        value = random.standard_normal(rows, dtype=np.float32) * np.float32(0.6)
        value += (size[cell] + month * (0.04 / 12)).astype(np.float32)
        value = np.maximum(np.rint(np.exp(value.astype(np.float64))), 1)
        base = (partner * len(self.products)) * 2 + flow
        levels = [((base + self.six[six] * 2)[cell] * MONTHS + month, value)]
        for parent in (self.four[six], self.two[six], np.zeros(cells, np.int64)):
            keys, of_cell = np.unique(base + parent * 2, return_inverse=True)
            sums = np.bincount(of_cell[cell] * MONTHS + month, weights=value, minlength=len(keys) * MONTHS)
            there = np.flatnonzero(sums)
            levels.append((keys[there // MONTHS] * MONTHS + there % MONTHS, sums[there]))
        key = np.concatenate([keys for keys, _ in levels])
        order = np.argsort(key, kind="stable")
        key, value = key[order], np.concatenate([values for _, values in levels])[order].astype(np.int64)
        key, month = np.divmod(key, MONTHS)
        key, flow = np.divmod(key, 2)
        partner, product = np.divmod(key, len(self.products))
        return Rows(partner, product, flow, month, value)
