#!/usr/bin/env python3
"""Writes the embedded subsets in src/chart/fonts/: `pip install fonttools brotli`, `npm pack inter-ui@4.1.1 vazirmatn@33.0.3`, and
`make.py FOLDER` with the folder in which both archives lie. Both fonts are under the SIL Open Font License, without reserved names.

Kept are the letters that names, titles and figures of three languages need; what is missing is set in DejaVu. Digits of Inter are
those of one width (its feature `tnum`), so that figures stand under one another and a growing figure does not move its neighbours.
"""

import io
import pathlib
import sys
import tarfile

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/chart/fonts"
LATIN_AND_CYRILLIC = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x2DE), *range(0x300, 0x330), *range(0x370, 0x400),
    *range(0x400, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x2070, 0x209D), *range(0x20A0, 0x20C1),
    *range(0x2100, 0x2150), *range(0x2190, 0x219A), *range(0x2200, 0x2270), *range(0x2460, 0x2474), *range(0x25A0, 0x2600), 0x2713, 0x2717,
]
PERSIAN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x600, 0x700), *range(0x750, 0x780), *range(0x2000, 0x2070), *range(0x20A0, 0x20C1),
    *range(0x2190, 0x219A), *range(0x2200, 0x2270), *range(0x25A0, 0x2600), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD),
]
FACES = [
    ("inter-ui", "package/web/Inter-Regular.woff2", "Inter-Regular.ttf", LATIN_AND_CYRILLIC),
    ("inter-ui", "package/web/Inter-Bold.woff2", "Inter-Bold.ttf", LATIN_AND_CYRILLIC),
    ("vazirmatn", "package/fonts/ttf/Vazirmatn-Regular.ttf", "Vazirmatn-Regular.ttf", PERSIAN),
    ("vazirmatn", "package/fonts/ttf/Vazirmatn-Bold.ttf", "Vazirmatn-Bold.ttf", PERSIAN),
]
LICENCES = [("inter-ui", "package/LICENSE.txt", "LICENSE-Inter.txt"), ("vazirmatn", "package/OFL.txt", "LICENSE-Vazirmatn.txt")]


def member(folder, archive, name):
    (path,) = pathlib.Path(folder).glob(f"{archive}-*.tgz")
    with tarfile.open(path) as files:
        return files.extractfile(name).read()


def digits_of_one_width(font):
    """Leads the digits to their glyphs of one width."""
    table = font["GSUB"].table
    (lookups,) = {tuple(record.Feature.LookupListIndex) for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"}
    changes = {}
    for lookup in lookups:
        for part in table.LookupList.Lookup[lookup].SubTable:
            changes.update(getattr(part, "ExtSubTable", part).mapping)
    for characters in font["cmap"].tables:
        if characters.isUnicode() and hasattr(characters, "cmap"):
            for digit in map(ord, "0123456789"):
                if characters.cmap.get(digit) in changes:
                    characters.cmap[digit] = changes[characters.cmap[digit]]


def main(folder):
    for archive, name, out, characters in FACES:
        font = TTFont(io.BytesIO(member(folder, archive, name)), recalcTimestamp=False)
        font.flavor = None
        if "tnum" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}:
            digits_of_one_width(font)
        options = subset.Options()
        options.layout_features = ["kern", "ccmp", "locl", "mark", "mkmk", "init", "medi", "fina", "isol", "rlig", "liga"]
        if archive == "inter-ui":
            options.layout_features.remove("liga")
        options.hinting = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.notdef_outline = True
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        font.save(OUT / out)
        print(out, (OUT / out).stat().st_size, "bytes", len(font.getBestCmap()), "characters")
    for archive, name, out in LICENCES:
        (OUT / out).write_bytes(member(folder, archive, name))


main(sys.argv[1])
