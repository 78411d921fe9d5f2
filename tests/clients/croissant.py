"""Reads a dataset by its Croissant document: python croissant.py http://127.0.0.1:8080"""

import itertools
import json
import sys
import tempfile
import urllib.request
from pathlib import Path

import mlcroissant

site = sys.argv[1]
document = json.load(urllib.request.urlopen(f"{site}/v1/datasets/russia-iran/croissant.json"))
# This server knows no public address; what it names is its own.
document["distribution"][0]["contentUrl"] = site + document["distribution"][0]["contentUrl"]
document["url"] = site + document["url"]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "croissant.json"
    path.write_text(json.dumps(document))
    dataset = mlcroissant.Dataset(jsonld=path)
    assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.report()
    records = list(itertools.islice(dataset.records(record_set="observations"), 3))
    assert len(records) == 3, records
    assert records[0]["observations/reporter"] in (b"RUS", b"IRN"), records[0]
