"""Writes tests/shapes/odd: made-up figures in the shapes that are hard to draw. The same bytes each time (no random source of the machine)."""

import csv, json, math, pathlib

HERE = pathlib.Path(__file__).parent / "odd"
HEADER = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar,published,note".split(",")
rows = []
seed = 20240229


def noise():
    """A number from 0 to 1 of a linear congruential generator."""
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) / 2**31


def row(pair, flow, period, value, status="A", product="TOTAL", source="odd", unit_mult=6, decimals=3, calendar="gregorian", published="", note=""):
    reporter, partner = pair.split("-")
    text = "" if value is None else f"{value:.{decimals}f}"
    rows.append([reporter, partner, flow, product, period, text, "USD", unit_mult, decimals, "CIF" if flow == "import" else "FOB", status, source, calendar, published, note])


def months(first, count):
    for step in range(count):
        yield f"{first + step // 12}-{step % 12 + 1:02}", step


# Ten years of months, both reporters, with a season and a shock.
for period, step in months(2014, 120):
    level = 8000 + 40 * step + 900 * math.sin(step * math.pi / 6) - (2500 if 75 <= step <= 79 else 0)
    status = "P" if step >= 114 else "A"
    row("DEU-FRA", "export", period, level + 300 * noise(), status)
    row("DEU-FRA", "import", period, level * 0.7 + 300 * noise(), status)
    row("FRA-DEU", "import", period, level * 1.05 + 300 * noise(), status)
    row("FRA-DEU", "export", period, level * 0.66 + 300 * noise(), status)
# Eighteen months, without a year before.
for period, step in months(2023, 18):
    for flow, part in (("export", 1), ("import", 0.6)):
        row("KAZ-UZB", flow, period, part * (180 + 5 * step + 30 * noise()))
# Two hundred years.
for year in range(1820, 2020):
    row("ITA-ESP", "export", year, 2 * 1.04 ** (year - 1820) * (0.8 + 0.4 * noise()))
# Thirty years of months.
for period, step in months(1994, 360):
    row("GBR-USA", "export", period, 2500 + 9 * step + 400 * noise())
# One year far above all others, and years that are almost nothing beside it.
for year, value in enumerate([0.003, 3.4, 191.4, 0.16, 0, 10.7, None, 4.1, 0.2, 7.7], 2010):
    row("CAN-MNG", "export", year, value, "O" if value is None else "A")
# Every status.
for year, (value, status) in enumerate([(20, "A"), (22, "D"), (25, "E"), (None, "Q"), (None, "O"), (27, "U"), (0, "A"), (31, "I"), (36, "B"), (34, "A"), (35, "P"), (38, "F"), (41, "F")], 2014):
    row("TUR-RUS", "export", year, value, status)
    row("TUR-RUS", "import", year, None if value is None else value * 0.8, status)
# One period; two periods; all equal; all zero; a balance that changes sign; tiny against a huge partner's count.
row("IND-CHN", "export", 2022, 15.1, decimals=1, unit_mult=9)
for year, value in ((2021, 1.5), (2022, 5)):
    row("JPN-KOR", "turnover", year, value, unit_mult=9, decimals=1)
for year in range(2012, 2022):
    row("BRA-ARG", "export", year, 100)
    row("CHL-PER", "export", year, 0)
    row("POL-UKR", "export", year, 3000 + 400 * math.sin(year), decimals=0)
    row("POL-UKR", "import", year, 3000 + 600 * math.cos(year), decimals=0)
    row("NOR-SWE", "export", year, 9000 + 100 * (year - 2012), decimals=0)
    row("SWE-NOR", "import", year, 900 + 20 * (year - 2012), decimals=0)
# Coarse rounding, an axis of quarters, a Solar Hijri calendar.
for year, value in enumerate([1, 2, 2, 3, 5, 4, 4, 3], 2015):
    row("QAT-JPN", "turnover", year, value, unit_mult=9, decimals=0)
for year in range(2018, 2024):
    for quarter in range(1, 5):
        row("KOR-VNM", "export", f"{year}-Q{quarter}", 9000 + 500 * quarter + 300 * (year - 2018), decimals=0)
for year in range(1395, 1403):
    for month in range(1, 13):
        row("IRN-AFG", "export", f"{year}-{month:02}", 150 + 40 * noise() + 3 * (year - 1395), calendar="solar-hijri")
# A break, and a gap of many years.
for year in [*range(1950, 1965), *range(1992, 2012)]:
    row("EGY-GRC", "export", year, 20 + (year - 1950) * 3 + 5 * noise(), "B" if year == 2001 else "A")
# Long names.
for year in range(2010, 2020):
    row("VCT-SGS", "export", year, 1 + noise())
    row("VCT-SGS", "import", year, 0.4 + noise())
    row("BIH-COD", "export", year, 5 + noise() * 3)
    row("USA-MEX", "export", year, 200000 + 9000 * (year - 2010), decimals=0)
# Products: ninety-seven chapters, a thousand subheadings, three; two years for movements.
chapters = [chapter for chapter in range(1, 98) if chapter != 77]
codes = [line.split(",")[0] for line in (HERE.parents[2] / "src/trade/products_hs.csv").read_text().splitlines()[1:]]
for year in (2022, 2023):
    for chapter in chapters:
        weight = math.exp(4 * noise() - (3 if chapter > 40 else 0)) * (1.2 if year == 2023 and chapter % 3 == 0 else 1)
        row("NLD-BEL", "export", year, weight * 100, product=f"HS:{chapter:02}")
    six = [code for code in codes if len(code.removeprefix("HS:")) == 6][::4][:1200]
    for code in six:
        row("USA-MEX", "import", year, math.exp(9 * noise()), product=f"HS:{code.removeprefix('HS:')}")
    for chapter, value in ((27, 900), (71, 50), (84, 3)):
        row("QAT-JPN", "export", year, value * (1 if year == 2022 else 1.1), product=f"HS:{chapter}")
for year in range(2008, 2024):
    for chapter, value in ((27, 500), (72, 120), (10, 90), (44, 40), (84, 30), (31, 60), (3, 8), (71, 200)):
        row("RUS-TUR", "export", year, value * (0.6 + noise()), product=f"HS:{chapter:02}")
# Partners: exports only; many of them over years, one dominant.
partners = "CHN DEU USA ITA FRA GBR JPN KOR IND NLD POL TUR BLR KAZ UZB UKR FIN SWE NOR ESP BRA ARG EGY ZAF NGA KEN MAR VNM THA IDN AUS CAN MEX CHL".split()
for year in range(2010, 2024):
    for rank, partner in enumerate(partners):
        level = 50000 / (rank + 1) ** 1.3 * (0.7 + 0.6 * noise()) * (1 + 0.1 * (year - 2010) if partner in ("CHN", "IND", "TUR") else 1)
        row(f"RUS-{partner}" if partner != "TUR" else "RUS-IRN", "export", year, level, source="odd-partners", decimals=0)
        if rank < 8:
            row(f"SAU-{partner}", "export", year, level / 3, decimals=0)
for partner, value in (("CHN", 900), ("IND", 90), ("LKA", 2)):
    row(f"MDV-{partner}", "export", 2022, value)
    row(f"MDV-{partner}", "export", 2023, value * 1.2)
# Vintages of one series.
for vintage in (2021, 2022, 2023, 2024):
    for year in range(2016, vintage):
        row("FIN-EST", "export", year, 1500 + 60 * (year - 2016) + 25 * (vintage - year) * (1 if year % 2 else -1), decimals=0, published=f"{vintage}-03-01")

HERE.mkdir(exist_ok=True)
with open(HERE / "observations.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
events = """date,end_date,areas,title,title@ru,title@fa,event_kind,expected,source
2014-03-18,,RUS,Annexation of Crimea,Присоединение Крыма,الحاق کریمه,politics,false,odd
2015-11-24,,TUR RUS,A fighter jet is shot down,Сбит бомбардировщик,سرنگونی جنگنده,conflict,false,odd
2016-06-23,,GBR,Referendum on leaving the union,Референдум о выходе из союза,همه‌پرسی خروج از اتحادیه,politics,false,odd
2020-03-11,2021-06-30,DEU,A pandemic closes borders and ports everywhere,Пандемия закрывает границы и порты,همه‌گیری مرزها و بندرها را می‌بندد,health,false,odd
2022-02-24,,RUS UKR,Invasion of Ukraine,Вторжение в Украину,حمله به اوکراین,conflict,false,odd
2022-06-03,2023-02-05,RUS,An embargo on oil is agreed and comes into force in steps,Эмбарго на нефть вводится поэтапно,تحریم نفتی گام‌به‌گام اجرا می‌شود,sanctions,false,odd
2019-01-22,,DEU FRA,Treaty of Aachen,Ахенский договор,پیمان آخن,treaty,false,odd
2018-06-01,,DEU,A tariff on steel,Пошлина на сталь,تعرفهٔ فولاد,tariff,false,odd
2018-07-06,,DEU,Another tariff,Ещё одна пошлина,تعرفه‌ای دیگر,tariff,false,odd
2018-08-23,,FRA,A third tariff a month later,Третья пошлина месяц спустя,سومین تعرفه یک ماه بعد,tariff,false,odd
"""
(HERE / "events.csv").write_text(events)
source = lambda name, title, priority, reporting: {"name": name, "title": title, "priority": priority, "reporting": reporting, "published": "2024-05", "license": "made up, CC0"}
package = {
    "profile": "tabular-data-package",
    "name": "odd",
    "title": "Made-up figures of shapes that are hard to draw",
    "version": "1.0.0",
    "created": "2024-06-01T00:00:00Z",
    "licenses": [{"name": "CC0-1.0"}],
    "sources": [source("odd", "Made-up figures", 10, "reported"), source("odd-partners", "Made-up partners of many sizes", 5, "mirrored")],
    "resources": [{"name": "observations", "path": "observations.csv"}, {"name": "events", "path": "events.csv"}],
}
(HERE / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n")
