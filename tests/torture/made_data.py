"""Made-up data: 40 countries that trade with one another in 24 years, as a CSV package."""

import csv
import json

AREAS = ("DEU FRA GBR ITA ESP NLD BEL POL TUR CHN IND JPN KOR USA CAN BRA EGY SAU ARE KAZ UKR SWE FIN NOR RUS IRN MEX ARG CHL "
         "ZAF NGA KEN THA VNM IDN MYS AUS NZL GRC PRT").split()
YEARS = range(2000, 2024)
COLUMNS = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source"


def package(folder, name="made", areas=AREAS, figure=lambda place, year: 1000 + place * 37 % 9000 + (year - 2000) * 11):
    """Writes a data package; `figure` says what each series has in each year."""
    folder.mkdir(parents=True, exist_ok=True)
    source = {"name": name, "title": "Made-up figures", "priority": 0, "reporting": "reported"}
    descriptor = {"name": name, "created": "2024-01-01T00:00:00Z", "sources": [source]}
    descriptor["resources"] = [{"name": "observations", "path": "observations.csv"}]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    write_table(folder / "observations.csv", name, areas, figure)


def write_table(path, name, areas, figure):
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS.split(","))
        place = 0
        for reporter in areas:
            for partner in areas:
                if partner == reporter:
                    continue
                for flow, valuation in (("export", "FOB"), ("import", "CIF")):
                    place += 1
                    for year in YEARS:
                        value = figure(place, year)
                        rows.writerow([reporter, partner, flow, "TOTAL", year, value, "USD", 6, 0, valuation, "A", name])


def pairs(areas=AREAS):
    """Every pair once."""
    return [f"{one}-{other}" for place, one in enumerate(areas) for other in areas[place + 1 :]]


def cold(suffix, views=("turnover", "exports", "mirror"), width=800, height=480):
    """Addresses of pictures, each another one: pair, view and a width of a few pixels more."""
    more = 0
    while True:
        for view in views:
            for pair in pairs():
                yield f"/v1/dyads/{pair}/{view}.{suffix}?width={width + more % 200}&height={height + more // 200}"
        more += 1
