"""Twelve rotating questions of the product table: reporter, partner, year. Great pairs and small ones."""

QUESTIONS = [
    ("RUS", "IRN", 2023), ("USA", "CHN", 2022), ("DEU", "FRA", 2021), ("ESP", "DNK", 2020),
    ("TKM", "ARM", 2019), ("USA", "MEX", 2018), ("BRA", "IND", 2017), ("EGY", "ZAF", 2016),
    ("CHN", "RUS", 2015), ("IRN", "TUR", 2014), ("KAZ", "UZB", 2013), ("JPN", "KOR", 2012),
]
