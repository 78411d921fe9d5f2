"""Files that are small and want much: time and memory until they are refused."""

import gzip
import json
import os
import pathlib
import shutil
import subprocess
import time
import zipfile

DESCRIPTOR = {
    "name": "bomb",
    "sources": [{"name": "made", "title": "Made-up figures", "priority": 0, "reporting": "reported"}],
    "resources": [{"name": "observations", "path": "observations.csv"}],
}
HEADER = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source\n"
ROW = "DEU,FRA,export,TOTAL,2020,1,USD,6,0,FOB,A,made\n"
BACI = "t,i,j,k,v,q"


def run(table, settings):
    table.section("files that want much")
    # A build without optimisation on a busy machine is many times slower.
    patience = 20 if table.timed else 180
    folder = settings.work / "bombs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, write in TABLES.items():
        package = folder / name.replace(" ", "-").replace("/", "-")
        package.mkdir()
        (package / "datapackage.json").write_text(json.dumps(DESCRIPTOR), encoding="utf-8")
        write(package)
        told(table, name, measured([settings.binary, "check", package], patience))
    for name, (provider, file, write) in IMPORTS.items():
        path = folder / file
        write(path)
        told(table, name, measured([settings.binary, "import", provider, path, "--into", folder / "into" / path.name.split(".")[0].lower().replace("_", "-")], patience))
    shutil.rmtree(folder, ignore_errors=True)


def told(table, name, outcome):
    code, seconds, mebibytes = outcome
    # How soon a slow build gives memory back differs from run to run.
    most = 256 if table.timed else 512
    table.row(name, "refused in 1 s and 256 MiB", f"exit {code}, {seconds:.2f} s, {mebibytes:.0f} MiB",
              code in (1, 2) and table.in_time(seconds <= 1) and mebibytes <= most)


def measured(command, patience):
    """Exit code, seconds and the most MiB of a command; so many seconds or 6 GiB of addresses are the end of it."""
    begun, quiet = time.monotonic(), {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bounded = ["sh", "-c", "ulimit -v 6291456; exec \"$0\" \"$@\"", *(str(part) for part in command)]
    process = subprocess.Popen(bounded, **quiet)
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, time.monotonic() - begun, usage.ru_maxrss / 1024
        if time.monotonic() - begun > patience:
            process.kill()
        time.sleep(0.005)


def table_of(*parts):
    """Writes the CSV from pieces, each with how often it stands there."""

    def write(package):
        with open(package / "observations.csv", "w", encoding="utf-8") as file:
            for text, times in parts:
                piece = text * min(times, 100_000)
                for _ in range(times // 100_000):
                    file.write(piece)
                file.write(text * (times % 100_000) if times >= 100_000 else piece)

    return write


def fifo(package):
    os.mkfifo(package / "observations.csv")


def link(target):
    return lambda package: os.symlink(target, package / "observations.csv")


def sparse(package):
    with open(package / "observations.csv", "wb") as file:
        file.truncate(10 << 30)


TABLES = {
    "1 MB of commas": table_of((",", 1_000_000)),
    "20 MB of commas": table_of((",", 20_000_000)),
    "10,000 columns": table_of(("column,", 10_000), ("\n", 1)),
    "a field of 256 MiB": table_of((HEADER, 1), ("a", 256 << 20)),
    "2 million equal rows": table_of((HEADER, 1), (ROW, 2_000_000)),
    "a quote and nothing else": table_of(('"', 1)),
    "a FIFO": fifo,
    "a link to /dev/zero": link("/dev/zero"),
    "a link to /etc/passwd": link("/etc/passwd"),
    "a sparse file of 10 GiB": sparse,
    "a folder": lambda package: (package / "observations.csv").mkdir(),
}


def long_json(path):
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"data": [{"cmdCode": "')
        for _ in range(1024):
            file.write(b"a" * (1 << 20))
        file.write(b'"}]}')


def deep_json(path):
    path.write_text('{"data": ' + "[" * 1_000_000, encoding="utf-8")


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open("BACI_HS22_Y2022_V202601.csv", "w", force_zip64=True) as file:
            file.write(BACI.encode() + b"\n")
            for _ in range(1024):
                file.write(b"9" * (1 << 20))


def gzip_bomb(path):
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(1024):
            file.write(b"\0" * (1 << 20))


IMPORTS = {
    "JSON with a string of 1 GiB, gzipped": ("comtrade", "long.json.gz", long_json),
    "JSON a million deep": ("comtrade", "deep.json", deep_json),
    "a zip with a line of 1 GiB": ("baci", "BACI_HS22_Y2022_V202601.zip", bomb),
    "1 GiB of zeros, gzipped": ("comtrade", "zeros.csv.gz", gzip_bomb),
}
