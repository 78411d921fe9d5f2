"""Bodies made of hostile texts, each read by a parser of its kind: nothing in them may come out of a text.

A folder with `list.tsv`: file, kind, where it is from. Hostile texts make elements, attributes and calls named xqz."""

import csv
import io
import json
import pathlib
import re
import sys
import zipfile

from lxml import etree, html

csv.field_size_limit(1 << 30)
FORMULA = re.compile(r"[ ]*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$")
# Members of linked data whose values are addresses.
ADDRESSES = {"@id", "url", "license", "contentUrl", "isBasedOn", "sameAs", "dc:source", "dcat:accessURL", "dcat:downloadURL", "dcat:landingPage", "citation_url", "image", "thumbnailUrl", "itemReviewed_url"}
LINKS = {"href", "src", "action", "formaction", "data", "poster", "background", "cite", "longdesc", "manifest", "ping", "{http://www.w3.org/1999/xlink}href"}


def is_address(text):
    return re.match(r"(https?://|/|\?|#|\.|urn:|mailto:)", text) is not None


def linked(value, where="", typed=False):
    """Addresses of linked data, wherever they stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            assert "xqz" not in key, f"a member is called {key}"
            linked(inner, key, key in ADDRESSES)
    elif isinstance(value, list):
        for inner in value:
            linked(inner, where, typed)
    elif typed and isinstance(value, str):
        # A prefix of the vocabulary, such as cr:data, is no scheme.
        assert "xqz" not in value or is_address(value) or where == "license", f"{where} leads to {value!r}"
        assert not re.match(r"\s*(javascript|data|vbscript):", value, re.I), f"{where} leads to {value!r}"


def strict(text):
    return json.loads(text, parse_constant=lambda word: (_ for _ in ()).throw(ValueError(word)))


def read_json(body, is_linked=False):
    value = strict(body.decode())
    if is_linked or isinstance(value, dict) and "@context" in value:
        linked(value)


def element(node, allowed_scripts):
    if not isinstance(node.tag, str):
        assert "xqz" not in (node.text or ""), "a comment or an instruction came out of a text"
        return
    tag = etree.QName(node).localname.lower()
    assert "xqz" not in tag, f"an element <{tag}> came out of a text"
    assert tag not in {"base", "object", "embed", "applet", "foreignobject", "frame"}, f"there is <{tag}>"
    for name, value in node.attrib.items():
        plain = etree.QName(name).localname.lower()
        assert "xqz" not in plain and not plain.startswith("on"), f"an attribute {name} came out of a text"
        assert plain not in {"srcdoc", "http-equiv"}, f"there is {plain}"
        if name in LINKS or plain == "srcset":
            bare = re.sub(r"[\x00-\x20]", "", value).lower()
            assert not re.match(r"(javascript|vbscript|data|file|about):", bare), f"{name} leads to {value!r}"
            assert not bare.startswith(("//", "\\")), f"{name} leads to {value!r}"
        if plain == "style":
            assert "xqz" not in value and "url(" not in value, f"style {value!r}"
    text = "".join(node.itertext()) if tag in {"script", "style"} else ""
    if tag == "script":
        assert allowed_scripts, "there is a script"
        kind = node.get("type", "")
        if kind in {"application/ld+json", "application/json"}:
            linked(strict(text))
        else:
            assert node.get("src") and not text.strip(), f"a script with words: {text[:80]}"
    if tag == "style":
        assert "xqz" not in text, "a style came out of a text"


def read_html(body):
    text = body.decode()
    assert text.lower().startswith("<!doctype html>")
    for node in html.document_fromstring(text).iter():
        element(node, True)
    # A parser of HTML 4 and one of HTML 5 agree on where an element of script ends.
    for inside in re.findall(r"<script\b[^>]*>(.*?)</script", text, re.S | re.I):
        assert "<" not in inside, inside[:80]


def read_xml(body, is_svg=False):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(body, parser)
    assert not root.getroottree().docinfo.doctype
    for node in root.iter():
        element(node, False)
        if is_svg:
            for name in ("href", "{http://www.w3.org/1999/xlink}href"):
                assert node.get(name, "#").startswith("#"), node.get(name)


def read_csv(body, delimiter=","):
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True))
    assert rows and len({len(row) for row in rows}) == 1, f"rows of {sorted({len(row) for row in rows})} fields"
    for cell in (cell for row in rows for cell in row):
        assert not FORMULA.match(cell) or NUMBER.match(cell), f"a cell is a formula: {cell[:60]!r}"


def names_are_safe(archive):
    for name in archive.namelist():
        assert not name.startswith("/") and "\\" not in name and ".." not in name.split("/") and "xqz" not in name, name


def read_xlsx(body):
    archive = zipfile.ZipFile(io.BytesIO(body))
    names_are_safe(archive)
    for name in archive.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        for node in root.iter():
            element_name = etree.QName(node).localname
            assert "xqz" not in element_name
            if element_name == "f":
                assert "xqz" not in (node.text or "") and "(" not in (node.text or ""), f"a formula {node.text}"
            if element_name == "Relationship" and node.get("TargetMode") == "External":
                assert re.match(r"https?://", node.get("Target")), node.get("Target")
            if element_name in {"ddeLink", "oleLink", "externalBook"}:
                raise AssertionError(element_name)


def read_zip(body):
    archive = zipfile.ZipFile(io.BytesIO(body))
    names_are_safe(archive)
    for name in archive.namelist():
        kind = name.rsplit(".", 1)[-1]
        # Files of a package are handed out as they are.
        if "data.csv" in archive.namelist() and kind in READERS:
            READERS[kind](archive.read(name))


def read_bib(body):
    text = body.decode()
    plain = re.sub(r"\\[{}&%$#_]|\\text\w+\{\}", "", text)
    depth, entries = 0, 0
    for place, letter in enumerate(plain):
        if letter == "@" and depth == 0:
            entries += 1
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0, "a brace closes what a text did not open"
    assert depth == 0 and entries == 1, f"{entries} entries, {depth} braces open"
    assert "\\end" not in plain


def read_txt(body):
    text = body.decode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text), "a control character"


def read_md(body):
    read_txt(body)
    text = body.decode()
    assert "<" not in text and ">" not in text, "a mark of HTML"
    assert not re.search(r"(?<!\\)\]\(", text), "a link"
    assert not re.search("[\u202a-\u202e]", text), "a change of direction"
    width = 0
    for line in text.splitlines():
        columns = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("| ") else 0
        assert not (width and columns) or columns == width, f"a row of {columns} columns in a table of {width}"
        width = columns


def read_pdf(body):
    assert body.startswith(b"%PDF")
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/SubmitForm", b"/EmbeddedFile", b"/URI (javascript:", b"/URI(javascript:", b"/URI (data:", b"/URI(data:"):
        assert word not in body, word


READERS = {
    "html": read_html,
    "svg": lambda body: read_xml(body, True),
    "xml": read_xml,
    "json": read_json,
    "jsonld": lambda body: read_json(body, True),
    "jsonl": lambda body: [strict(line) for line in body.decode().split("\n") if line],
    "csv": read_csv,
    "ssv": lambda body: read_csv(body, ";"),
    "tsv": lambda body: read_csv(body, "\t"),
    "bib": read_bib,
    "xlsx": read_xlsx,
    "zip": read_zip,
    "txt": read_txt,
    "md": read_md,
    "pdf": read_pdf,
    "png": lambda body: None,
}

folder = pathlib.Path(sys.argv[1])
faults, count = [], 0
for line in (folder / "list.tsv").read_text().splitlines():
    file, kind, told = line.split("\t", 2)
    count += 1
    try:
        READERS[kind]((folder / file).read_bytes())
    except Exception as fault:
        faults.append(f"{told} ({file}): {type(fault).__name__}: {str(fault)[:300]}")
if faults:
    print("\n".join(faults[:40]), f"\n{len(faults)} of {count}")
    sys.exit(1)
print(f"{count} bodies are only text")
