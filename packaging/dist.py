#!/usr/bin/env python3
"""Writes what is handed out: an archive with program, manual, completions, unit, licences and bill of materials, and SHA256SUMS.

    packaging/dist.py --binary target/release/dyad --into target/dist [--strip] [--preset 9]

The archive unpacks over a prefix (`tar -xJf dyad-….tar.xz -C /usr/local --strip-components=1`). It has the same bytes for the same
program and commit: entries are sorted, belong to root, and have the time of the commit (or SOURCE_DATE_EPOCH).
Only the standard library of Python is used.
"""
import argparse
import datetime
import hashlib
import io
import json
import lzma
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import textwrap
import tomllib
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What a file of licence is called, in any case.
LICENCE_NAMES = ("LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE")
DOCUMENTS = ("README.md", "CHANGELOG.md", "SECURITY.md", "CITATION.cff")
OWN_LICENCES = ("LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "src/chart/fonts/LICENSE-DejaVu.txt",
                "src/chart/fonts/LICENSE-Inter.txt", "src/chart/fonts/LICENSE-Vazirmatn.txt")
SHELLS = {
    "bash": "share/bash-completion/completions/dyad",
    "zsh": "share/zsh/site-functions/_dyad",
    "fish": "share/fish/vendor_completions.d/dyad.fish",
}


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout


def commit_time():
    """Seconds of the commit, which every entry of the archive has."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(told or output("git", "log", "-1", "--format=%ct"))


def compiled(target):
    """Names and versions of what is compiled for the program: `cargo metadata` also names what no chosen feature asks for."""
    tree = ["tree", "--locked", "--edges", "normal,build", "--prefix", "none", "--format", "{p}", "--target", target]
    words = (line.split() for line in output("cargo", *tree).decode().splitlines())
    return {(line[0], line[1].removeprefix("v")) for line in words if line}


def linked_packages(metadata, target):
    """The packages whose code is in the program or made it (not those of tests), the program's own first, then by name."""
    wanted, root = compiled(target), metadata["resolve"]["root"]
    packages = [package for package in metadata["packages"] if (package["name"], package["version"]) in wanted]
    packages.sort(key=lambda package: (package["id"] != root, package["name"], package["version"]))
    ids = {package["id"] for package in packages}
    needed = {}
    for node in metadata["resolve"]["nodes"]:
        named = [dep["pkg"] for dep in node["deps"] if any(kind["kind"] != "dev" for kind in dep["dep_kinds"])]
        needed[node["id"]] = [id for id in named if id in ids]
    return packages, needed


def licence_texts(package):
    """Files of licence beside a package's manifest, by name."""
    folder = pathlib.Path(package["manifest_path"]).parent
    named = {folder / package["license_file"]} if package.get("license_file") else set()
    named |= {path for path in folder.iterdir() if path.is_file() and path.name.upper().startswith(LICENCE_NAMES)}
    return [(path.name, path.read_text("utf-8", "replace").replace("\r\n", "\n").strip()) for path in sorted(named)]


def third_party_licences(packages):
    """One text: every package with its terms, then each text of a licence once with the packages that carry it."""
    lines = ["dyad contains code of these packages. Below the list are the texts of their licences as they carry them.", ""]
    carriers, without = {}, []
    for package in packages[1:]:
        name = f"{package['name']} {package['version']}"
        terms = spdx(package["license"] or "see the text below")
        where = package.get("repository") or f"https://crates.io/crates/{package['name']}"
        authors = ", ".join(package.get("authors") or [])
        lines.append(f"{name}: {terms}: {where}" + (f" ({authors})" if authors else ""))
        texts = licence_texts(package)
        for _, text in texts:
            carriers.setdefault(text, []).append(name)
        if not texts:
            without.append(name)
    if without:
        lines += ["", "Without a text of their own, under the terms named above (texts of the same name below): " + ", ".join(without)]
    for text, names in carriers.items():
        lines += ["", "=" * 100, "", *textwrap.wrap(", ".join(names), 100), "", text]
    return "\n".join(lines) + "\n"


def spdx(terms):
    """Cargo's older form of a choice, `MIT/Apache-2.0`, as SPDX says it."""
    return terms.replace(" / ", "/").replace("/", " OR ")


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, checksums):
    made = {
        "type": "library",
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "purl": reference(package),
        "scope": "required",
    }
    if package.get("description"):
        made["description"] = " ".join(package["description"].split())
    if package.get("license"):
        made["licenses"] = [{"expression": spdx(package["license"])}]
    if digest := checksums.get((package["name"], package["version"])):
        made["hashes"] = [{"alg": "SHA-256", "content": digest}]
    if package.get("repository"):
        made["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return made


def lock_checksums():
    """What Cargo.lock says each package hashes to."""
    with open(ROOT / "Cargo.lock", "rb") as file:
        locked = tomllib.load(file)["package"]
    return {(one["name"], one["version"]): one["checksum"] for one in locked if "checksum" in one}


def bill_of_materials(packages, needed, target, time):
    """CycloneDX 1.5."""
    own, others = packages[0], packages[1:]
    checksums = lock_checksums()
    program = component(own, {}) | {"type": "application"}
    del program["scope"]
    # The same program has the same number, as the format asks for one.
    seed = json.dumps([target, time, [reference(package) for package in packages]])
    by_id = {package["id"]: reference(package) for package in packages}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": program,
            "properties": [{"name": "dyad:target", "value": target}],
        },
        "components": [component(package, checksums) for package in others],
        "dependencies": [
            {"ref": by_id[package["id"]], "dependsOn": sorted({by_id[id] for id in needed[package["id"]]})} for package in packages
        ],
    }


def read_program(binary, strip):
    if not strip:
        return binary.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        stripped = pathlib.Path(folder) / "dyad"
        subprocess.run(["strip", "--strip-all", "-o", stripped, binary], check=True)
        return stripped.read_bytes()


def contents(binary, strip, target, time):
    """Every file of the archive by its path: bytes, and whether it is to be run."""
    metadata = json.loads(output("cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target))
    packages, needed = linked_packages(metadata, target)
    files = {"bin/dyad": (read_program(binary, strip), True)}
    with tempfile.TemporaryDirectory() as folder:
        output(binary, "man", "--into", folder)
        for page in pathlib.Path(folder).iterdir():
            files[f"share/man/man1/{page.name}"] = (page.read_bytes(), False)
    for shell, place in SHELLS.items():
        files[place] = (output(binary, "completions", shell), False)
    files["lib/systemd/system/dyad.service"] = ((ROOT / "packaging/dyad.service").read_bytes(), False)
    for name in DOCUMENTS:
        files[f"share/doc/dyad/{name}"] = ((ROOT / name).read_bytes(), False)
    for document in sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("*.toml")]):
        files[f"share/doc/dyad/docs/{document.name}"] = (document.read_bytes(), False)
    for document in sorted((ROOT / "docs/operating").iterdir()):
        files[f"share/doc/dyad/docs/operating/{document.name}"] = (document.read_bytes(), False)
    for name in OWN_LICENCES:
        files[f"share/doc/dyad/licences/{pathlib.Path(name).name}"] = ((ROOT / name).read_bytes(), False)
    files["share/doc/dyad/licences/THIRD-PARTY.txt"] = (third_party_licences(packages).encode(), False)
    materials = json.dumps(bill_of_materials(packages, needed, target, time), indent=1) + "\n"
    files["share/doc/dyad/dyad.cdx.json"] = (materials.encode(), False)
    return packages[0]["version"], files


def archive(top, files, time, preset):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        folders = {str(parent) for path in files for parent in pathlib.PurePosixPath(path).parents if str(parent) != "."}
        for path in sorted([*folders, *files, ""]):
            entry = tarfile.TarInfo(f"{top}/{path}".rstrip("/"))
            entry.mtime, entry.uname, entry.gname = time, "root", "root"
            if path in files:
                bytes, is_program = files[path]
                entry.size, entry.mode = len(bytes), 0o755 if is_program else 0o644
                tar.addfile(entry, io.BytesIO(bytes))
            else:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                tar.addfile(entry)
    return lzma.compress(packed.getvalue(), preset=preset)


def main():
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--binary", type=pathlib.Path, required=True, help="the program")
    wanted.add_argument("--into", type=pathlib.Path, required=True, help="folder of the archive and SHA256SUMS")
    wanted.add_argument("--strip", action="store_true", help="leave symbols out of the program")
    wanted.add_argument("--preset", type=int, choices=range(10), default=9, help="how hard xz works")
    asked = wanted.parse_args()
    binary, into = asked.binary.resolve(), asked.into.resolve()
    if not binary.is_file():
        sys.exit(f"dist.py: there is no program {binary}")
    host = next(line for line in output("rustc", "-vV").decode().splitlines() if line.startswith("host: "))
    target, time = host.removeprefix("host: "), commit_time()
    version, files = contents(binary, asked.strip, target, time)
    top = f"dyad-{version}-{target}"
    into.mkdir(parents=True, exist_ok=True)
    packed = archive(top, files, time, asked.preset)
    (into / f"{top}.tar.xz").write_bytes(packed)
    (into / "SHA256SUMS").write_text(f"{hashlib.sha256(packed).hexdigest()}  {top}.tar.xz\n")
    print(f"{into / top}.tar.xz: {len(packed):,} bytes, {len(files)} files; SHA256SUMS beside it")


if __name__ == "__main__":
    main()
