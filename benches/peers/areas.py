"""The 200 areas of the made-up data: real ISO 3166-1 alpha-3 codes, the greatest traders first."""

import csv
import pathlib

AREAS_CSV = pathlib.Path(__file__).resolve().parents[2] / "src" / "trade" / "areas.csv"
COUNT = 200

# In order of size: the weights of the generator fall by rank.
NAMED = """
USA CHN DEU JPN GBR FRA NLD ITA KOR CAN MEX RUS BEL IND ESP SGP HKG TWN CHE POL AUS ARE BRA VNM THA MYS IDN TUR SAU SWE
AUT CZE IRN ISR KAZ UZB BLR AZE ARM GEO TKM KGZ TJK EGY ZAF NGA PAK BGD UKR FIN NOR DNK
""".split()


def areas() -> list[str]:
    """The named ones, then the other countries of dyad's own code list by their code."""
    with open(AREAS_CSV, encoding="utf-8", newline="") as file:
        countries = sorted(row["code"] for row in csv.DictReader(file) if row["area_kind"] == "country")
    known = set(countries)
    named = [code for code in NAMED if code in known]
    return (named + [code for code in countries if code not in set(named)])[:COUNT]
