"""Reads tables with what their metadata say of them: python csvw_table.py http://127.0.0.1:8080"""

import json
import sys
import tempfile
import urllib.request
from pathlib import Path

from csvw import CSVW

site = sys.argv[1]
for address in [
    "/v1/dyads/RUS-IRN/turnover.csv?measure=index",
    "/v1/dyads/RUS-IRN/balance.csv?sep=semicolon&decimal=comma",
    "/v1/areas.csv",
    "/v1/observations.csv",
]:
    with urllib.request.urlopen(site + address) as answer:
        table, link = answer.read(), answer.headers["Link"]
    (described,) = [one.split(">")[0].lstrip(" <") for one in link.split(", <") if 'rel="describedby"' in one]
    metadata = json.load(urllib.request.urlopen(site + described))
    with tempfile.TemporaryDirectory() as folder:
        metadata["url"] = "table.csv"
        (Path(folder) / "table.csv").write_bytes(table)
        (Path(folder) / "metadata.json").write_text(json.dumps(metadata))
        table = CSVW(str(Path(folder) / "metadata.json"), validate=True)
        assert table.is_valid, (address, [str(warning.message) for warning in table.warnings[:3]])
        (only,) = table.tables
        assert list(only.iterdicts(strict=True)), address
