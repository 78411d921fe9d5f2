#!/usr/bin/env python3
"""Every kind of picture of the hard shapes on a few sheets, to be looked at: `make contact-sheets`.

contact_sheet.py BINARY OUT: for each language, theme and size one or more sheets `OUT/<size>-<language>-<theme>-<n>.png`. Which kinds
an address can be drawn as is asked of the server, so a new kind is on the sheets without being named here.
"""

import concurrent.futures
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from PIL import Image, ImageDraw

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIZES = {"320x200": 320, "1200x630": 480, "1200x800": 480, "4000x2000": 640}
LANGUAGES = ("en", "ru", "fa")
THEMES = ("light", "dark")
#: What is drawn, below /v1/.
ADDRESSES = """
dyads/RUS-IRN/turnover  dyads/RUS-IRN/turnover?source=wits  dyads/RUS-IRN/balance?source=wits  dyads/RUS-IRN/mirror
dyads/RUS-IRN/turnover?measure=yoy  dyads/RUS-IRN/exports?source=wits&measure=index  dyads/RUS-IRN/claims  dyads/RUS-IRN/exports?source=wits&axis=log
dyads/DEU-FRA/exports  dyads/DEU-FRA/mirror  dyads/DEU-FRA/balance  dyads/DEU-FRA/exports?measure=yoy  dyads/DEU-FRA/exports?freq=Q
dyads/KAZ-UZB/turnover  dyads/KAZ-UZB/turnover?freq=A  dyads/ITA-ESP/exports  dyads/GBR-USA/exports  dyads/CAN-MNG/exports  dyads/CAN-MNG/exports?measure=yoy
dyads/TUR-RUS/exports  dyads/TUR-RUS/turnover  dyads/TUR-RUS/exports?axis=log  dyads/IND-CHN/exports  dyads/JPN-KOR/turnover  dyads/QAT-JPN/turnover
dyads/BRA-ARG/exports  dyads/CHL-PER/exports  dyads/POL-UKR/balance  dyads/NOR-SWE/mirror  dyads/KOR-VNM/exports  dyads/IRN-AFG/exports
dyads/EGY-GRC/exports  dyads/VCT-SGS/balance  dyads/BIH-COD/exports  dyads/FIN-EST/exports  dyads/FIN-EST/revisions
dyads/NLD-BEL/products  dyads/USA-MEX/products?flow=import  dyads/QAT-JPN/products  dyads/RUS-TUR/products
areas/RUS/partners?source=odd-partners  areas/RUS/partners?source=odd-partners&highlight=IRN  areas/SAU/partners  areas/MDV/partners
compare?series=RUS-IRN/turnover;source=wits,RUS-IRN/turnover  compare?series=NOR-SWE/exports,BRA-ARG/exports,POL-UKR/exports,BIH-COD/exports
compare?series=RUS-CHN/exports,RUS-DEU/exports,RUS-USA/exports,RUS-ITA/exports,RUS-FRA/exports,RUS-GBR/exports,RUS-JPN/exports,RUS-KOR/exports,RUS-IND/exports,RUS-NLD/exports,RUS-POL/exports,RUS-BLR/exports
""".split()
COLUMNS, ROWS = 5, 8


class Site:
    """A server of the program on the built-in data and the hard shapes."""

    def __init__(self, binary):
        self.folder = tempfile.TemporaryDirectory()
        shutil.copytree(ROOT / "datasets", self.folder.name, dirs_exist_ok=True)
        shutil.copytree(HERE / "odd", f"{self.folder.name}/odd")
        command = [binary, "serve", "--datasets", self.folder.name, "--charts", ROOT / "charts", "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = []
        for line in self.process.stdout:
            said.append(line)
            if found := re.search(r"http://[0-9.:]+", line):
                self.origin = found[0]
                return
        sys.exit(f"the server did not start: {said}")

    def get(self, address):
        try:
            with urllib.request.urlopen(self.origin + address) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


def picture(address, **parameters):
    path, _, query = address.partition("?")
    own = "&".join(f"{name}={value}" for name, value in parameters.items() if value)
    return f"/v1/{path}.png?{'&'.join(filter(None, [query, own]))}"


def kinds(site, address):
    """The kinds an address can be drawn as, from what it says to a word that is none; none of it, the usual one."""
    status, body = site.get(picture(address, kind="none-such"))
    problem = json.loads(body)
    if status != 400 or problem.get("parameter") not in ("kind", None):
        return [None], problem.get("detail")
    return [None, *problem.get("allowed", [])], None


def sheets(cells, width):
    """Cells of a caption and a picture or a reason, on as many sheets as they need."""
    for start in range(0, len(cells), COLUMNS * ROWS):
        part = cells[start : start + COLUMNS * ROWS]
        tiles = []
        for caption, content in part:
            if isinstance(content, bytes):
                shown = Image.open(io.BytesIO(content)).convert("RGB")
                shown = shown.resize((width, max(1, round(shown.height * width / shown.width))), Image.LANCZOS)
            else:
                shown = Image.new("RGB", (width, 60), "#fee")
                ImageDraw.Draw(shown).multiline_text((4, 4), "\n".join(re.findall(r".{1,70}", content)), fill="#a00")
            tile = Image.new("RGB", (width, shown.height + 14), "#ddd")
            ImageDraw.Draw(tile).text((2, 1), caption[: width // 6], fill="#000")
            tile.paste(shown, (0, 14))
            tiles.append(tile)
        rows = [tiles[at : at + COLUMNS] for at in range(0, len(tiles), COLUMNS)]
        sheet = Image.new("RGB", (COLUMNS * (width + 6), sum(max(tile.height for tile in row) + 6 for row in rows)), "#888")
        top = 0
        for row in rows:
            for column, tile in enumerate(row):
                sheet.paste(tile, (column * (width + 6), top))
            top += max(tile.height for tile in row) + 6
        yield sheet


def main(binary, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    site = Site(binary)
    failed = 0
    try:
        wanted = []
        for address in ADDRESSES:
            found, why = kinds(site, address)
            if why:
                print(f"{address}: {why}")
                failed += 1
            wanted += [(address, kind) for kind in found]
        print(len(wanted), "pictures a sheet set,", len(wanted) * len(SIZES) * len(LANGUAGES) * len(THEMES), "in all")
        pool = concurrent.futures.ThreadPoolExecutor(2)
        for size, width in SIZES.items():
            across, down = size.split("x")
            for language in LANGUAGES:
                for theme in THEMES:

                    def drawn(pair):
                        address, kind = pair
                        status, body = site.get(picture(address, kind=kind, width=across, height=down, lang=language, theme=theme))
                        caption = f"{address} {kind or ''}"
                        if status != 200:
                            # A kind that a shape cannot be drawn as is refused; anything else is a fault.
                            reason = json.loads(body).get("detail", "") if status == 400 else f"status {status}"
                            return caption, reason, status
                        return caption, body, status

                    cells = list(pool.map(drawn, wanted))
                    for caption, _, status in cells:
                        if status not in (200, 400):
                            print(f"{size} {language} {theme} {caption}: {status}")
                            failed += 1
                    for place, sheet in enumerate(sheets([cell[:2] for cell in cells], width), 1):
                        sheet.save(out / f"{size}-{language}-{theme}-{place}.png")
    finally:
        site.process.terminate()
    print("sheets are in", out)
    sys.exit(1 if failed else 0)


main(*sys.argv[1:])
