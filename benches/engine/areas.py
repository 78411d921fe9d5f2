"""The areas of the made-up data: real codes of countries, in order of size."""

import csv
import pathlib

TRADE = pathlib.Path(__file__).resolve().parents[2] / "src" / "trade"
# The greatest traders first; the rest by code.
GREATEST = """
CHN USA DEU JPN NLD KOR ITA FRA HKG MEX GBR CAN BEL IND SGP TWN ESP ARE VNM RUS POL CHE MYS THA AUS BRA TUR IDN CZE SAU SWE AUT IRL
HUN PHL NOR DNK ZAF ROU SVK CHL PRT FIN ISR IRN ARG COL KAZ NGA EGY PAK BGD UKR GRC PER NZL QAT MAR KWT OMN ECU UZB BLR AZE LKA
""".split()


def areas() -> list[str]:
    """Codes of countries, the greatest traders first."""
    with open(TRADE / "areas.csv", encoding="utf-8", newline="") as file:
        countries = sorted(row["code"] for row in csv.DictReader(file) if row["area_kind"] == "country")
    return GREATEST + [code for code in countries if code not in set(GREATEST)]
