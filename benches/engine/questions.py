"""What is asked. Every question is asked of pairs or areas of its own, so that nothing that an earlier one left serves it."""

import dataclasses
import re

from areas import GREATEST

# Enough trade for every size: the first places of the list, each with a partner further down.
AREAS = GREATEST[:48]
# Where a kind begins in the list, if not at its own place: the panel reads what the partners of the same reporter read.
BEGINS = {"panel": 30}
MONTH = "top=20&from=2024-12&to=2024-12"


@dataclasses.dataclass(frozen=True)
class Kind:
    name: str
    # `{r}` and `{p}` are put in; `{y}` is a year.
    address: str
    # The same from what is kept of the question before: another form of the same answer.
    other: str
    # Of so many pairs cold, and of so many with the files in memory.
    cold: int
    warm: int


KINDS = [
    Kind("pair", "/v1/dyads/{r}-{p}/turnover?freq=M", "/v1/dyads/{r}-{p}/turnover.csv?freq=M", 5, 11),
    Kind("page", "/?dyad={r}-{p}", "/v1/dyads/{r}-{p}", 3, 5),
    Kind("partners", f"/v1/areas/{{r}}/partners?{MONTH}", f"/v1/areas/{{r}}/partners.csv?{MONTH}", 3, 5),
    Kind("products", f"/v1/dyads/{{r}}-{{p}}/products?level=4&{MONTH}", f"/v1/dyads/{{r}}-{{p}}/products.csv?level=4&{MONTH}", 3, 5),
    Kind("panel", "/v1/panel.csv?reporter={r}", "/v1/panel.jsonl?reporter={r}", 1, 3),
    Kind("movers", "/v1/movers?freq=M&flow={f}", "/v1/movers.csv?freq=M&flow={f}", 1, 0),
]
NAMES = {
    "pair": "a pair's turnover, every month of ten years",
    "page": "the page of a pair",
    "partners": "the 20 greatest partners of a reporter",
    "products": "the 20 greatest products of a pair, four digits",
    "panel": "the panel of a reporter, CSV, every month of every partner",
    "movers": "the movers among all pairs",
}


def addresses(kind: Kind) -> tuple[list[str], list[tuple[str, str]]]:
    """Those that are asked cold, and those that are asked warm, each with its other form."""
    # Each kind begins elsewhere in the list, and partners lie at another distance, so that no two kinds ask for one pair.
    place = KINDS.index(kind)
    wanted = []
    for number in range(kind.cold + kind.warm):
        reporter = AREAS[(number * 2 + BEGINS.get(kind.name, place)) % len(AREAS)]
        partner = AREAS[(number * 2 + 3 * place + 1 + 2 * (place % 2)) % len(AREAS)]
        if partner == reporter:
            partner = AREAS[(number * 2 + 3 * place + 8) % len(AREAS)]
        words = {"r": reporter, "p": partner, "f": ("export", "import")[number % 2]}
        wanted.append((kind.address.format(**words), kind.other.format(**words)))
    return [address for address, _ in wanted[: kind.cold]], wanted[kind.cold :]


def asked_twice() -> set[str]:
    """Pairs, and reporters as a whole, that two kinds ask for: there must be none, since the second would find what the first left."""
    seen: dict[str, str] = {}
    twice = set()
    for kind in KINDS:
        cold, warm = addresses(kind)
        for address in [*cold, *(address for address, _ in warm)]:
            for about in re.findall(r"(?:dyads/|dyad=|areas/|reporter=)([A-Z]{3}(?:-[A-Z]{3})?)", address):
                if seen.setdefault(about, kind.name) != kind.name:
                    twice.add(about)
    return twice
