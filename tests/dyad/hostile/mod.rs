//! Hostile texts are only ever text: a dataset in which every text is hostile, and addresses that are, in every form and on every
//! page; each body is read by a parser of its kind (`tests/clients/hostile_bodies.py`), which looks for what came out of a text.

mod made;

use std::{collections::BTreeMap, fmt::Write, fs, path::Path, process::Command, sync::Arc};

use axum::{
    Router,
    http::{Method, StatusCode},
};
use dyad::{
    dataset::{Catalogue, Roots},
    http::{App, router},
    write::Site,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tempfile::TempDir;

use crate::{
    command::dyad,
    served::{Answered, ask},
    tools::tool,
};

const DATA: &[&str] = &[
    "/v1/dyads/RUS-IRN",
    "/v1/dyads/RUS-IRN/turnover",
    "/v1/dyads/RUS-IRN/exports",
    "/v1/dyads/RUS-IRN/exports?source=hostile-1&measure=yoy",
    "/v1/dyads/RUS-IRN/balance",
    "/v1/dyads/RUS-IRN/mirror",
    "/v1/dyads/RUS-IRN/revisions",
    "/v1/dyads/RUS-IRN/products",
    "/v1/dyads/RUS-IRN/claims",
    "/v1/dyads/RUS-IRN/events",
    "/v1/dyads",
    "/v1/compare?series=RUS-IRN/exports,IRN-RUS/imports",
    "/v1/compare?series=RUS-IRN/exports@hostile-1,RUS-IRN/exports@hostile-2,RUS-IRN/exports@hostile-3",
    "/v1/areas/RUS",
    "/v1/areas/RUS/partners",
    "/v1/datasets",
    "/v1/datasets/hostile",
    "/v1/datasets/unseen",
    "/v1/datasets/commands",
    "/v1/sources",
    "/v1/claims",
    "/v1/events",
    "/v1/panel",
    "/v1/observations",
    "/v1/movers",
    "/v1/charts",
    "/v1/charts/chart-1",
];
const SUFFIXES: [&str; 12] =
    ["json", "csv", "jsonl", "md", "txt", "bib", "xlsx", "zip", "svg", "png", "pdf", "csv-metadata.json"];

const OTHERS: &[&str] = &[
    "/v1/datasets.jsonld",
    "/v1/find?value=5e6&pair=RUS-IRN",
    "/v1/find.csv?value=5e6&pair=RUS-IRN",
    "/v1/datasets/hostile.jsonld",
    "/v1/datasets/hostile/croissant.json",
    "/v1/datasets/hostile/README.md",
    "/v1/datasets/hostile/datapackage.json",
    "/v1/datasets/hostile/claims.csv",
    "/sitemap.xml",
    "/oembed?url=/?dyad=RUS-IRN",
    "/oembed?format=xml&url=/?dyad=RUS-IRN%26view=exports",
    "/v1/dyads/RUS-IRN/exports.svg?text=outlined&lang=fa",
    "/v1/dyads/RUS-IRN/exports.csv?lang=ru&shape=wide&names=full",
    "/v1/compare.csv?series=RUS-IRN/exports@hostile-1,RUS-IRN/exports@hostile-2&shape=wide&names=short&lang=en",
    "/v1/dyads/RUS-IRN/exports.csv?sep=tab&lang=fa",
    "/v1/dyads/RUS-IRN/claims.csv?sep=semicolon&decimal=comma&bom=true",
    "/v1/dyads/RUS-IRN/exports.xlsx?lang=ru",
    "/docs",
];

const PAGES: &[&str] = &[
    "/",
    "/?dyad=RUS-IRN",
    "/?dyad=RUS-IRN&view=exports",
    "/?dyad=RUS-IRN&view=mirror",
    "/?dyad=RUS-IRN&view=revisions",
    "/?dyad=RUS-IRN&view=products",
    "/?dyad=RUS-IRN&view=claims",
    "/?dyad=RUS-IRN&view=events",
    "/?dyad=RUS-IRN&view=exports&source=hostile-1",
    "/?dyad=RUS-IRN&view=exports&source=unseen-1",
    "/?dyad=RUS-IRN&view=exports&period=2021",
    "/embed?dyad=RUS-IRN&view=exports",
    "/?area=RUS",
    "/?product=HS:27",
    "/sources",
    "/sources/hostile-1",
    "/sources/hostile-8",
    "/sources/unseen-2",
    "/datasets",
    "/datasets/hostile",
    "/datasets/unseen",
    "/datasets/commands",
    "/charts",
    "/charts/chart-1",
    "/charts/chart-8",
    "/claims",
    "/verify",
    "/areas",
    "/method",
];

/// Where an address takes any text.
const ASKED: &[&str] = &[
    "/?search={}",
    "/verify?text={}",
    "/verify?text=1&pair={}",
    "/verify?text=1&published={}",
    "/?dyad={}",
    "/?dyad=RUS-IRN&view={}",
    "/?dyad=RUS-IRN&{}=1",
    "/?area={}",
    "/?product={}",
    "/?lang={}",
    "/{}",
    "/embed?dyad={}",
    "/embed?dyad=RUS-IRN&kind={}",
    "/sources/{}",
    "/datasets/{}",
    "/charts/{}",
    "/claims?claim={}",
    "/claims?dyad={}",
    "/assets/0/{}",
    "/problems/{}",
    "/oembed?url={}",
    "/oembed?url=/?dyad={}",
    "/v1/{}",
    "/v1/dyads/{}",
    "/v1/dyads/RUS-IRN/{}",
    "/v1/dyads/RUS-IRN/exports?source={}",
    "/v1/find?value={}&pair=RUS-IRN",
    "/v1/dyads/RUS-IRN/exports.csv?{}=1",
    "/v1/dyads/RUS-IRN/exports.txt?source={}",
    "/v1/dyads/RUS-IRN/exports.svg?title={}",
    "/v1/dyads/RUS-IRN/exports.svg?subtitle={}&lang=fa",
    "/v1/dyads/RUS-IRN/exports.pdf?title={}",
    "/v1/dyads/RUS-IRN/exports.svg?event_kind={}",
    "/v1/dyads?search={}",
    "/v1/dyads.csv?search={}",
    "/v1/datasets/{}",
    "/v1/datasets/hostile/{}",
    "/v1/charts/{}.svg",
];

/// The router on the hostile data; the folder lives as long as they are wanted.
fn hostile() -> (Router, TempDir) {
    let folder = made::datasets();
    let app = App::new(Site::new("https://trade.example.org"));
    let catalogue = Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).unwrap();
    for (name, is_served) in [("hostile", true), ("unseen", true), ("commands", false)] {
        let entry = catalogue.entries().iter().find(|entry| entry.name == name).unwrap();
        assert_eq!(entry.dataset.is_some(), is_served, "{name}: {:?}", entry.findings);
    }
    app.set_charts(made::charts());
    app.set_catalogue(Arc::new(catalogue));
    (router(Arc::new(app)), folder)
}

/// Every address to walk, with what it is asked with.
fn addresses() -> Vec<(String, &'static str)> {
    let (any, page) = ("*/*", "text/html");
    let mut all: Vec<(String, &str)> = Vec::new();
    for data in DATA {
        let (path, query) = data.split_once('?').map_or((*data, String::new()), |(path, query)| (path, format!("?{query}")));
        all.extend(SUFFIXES.iter().map(|suffix| (format!("{path}.{suffix}{query}"), any)));
        let mark = if query.is_empty() { '?' } else { '&' };
        all.extend(["ru", "fa"].map(|language| (format!("{path}.svg{query}{mark}lang={language}&width=300&height=260"), any)));
    }
    all.extend(OTHERS.iter().map(|path| ((*path).to_owned(), any)));
    for path in PAGES {
        let mark = if path.contains('?') { '&' } else { '?' };
        all.extend(["en", "ru", "fa"].map(|language| (format!("{path}{mark}lang={language}"), page)));
    }
    let coded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    for text in [
        made::MARKUP,
        "javascript:xqz()",
        "=xqz",
        "\u{1b}[31mxqz\r\nSet-Cookie: xqz=1",
        "https://evil.example/",
        "//evil.example",
        "../../../etc/passwd",
        "\u{202e}xqz",
    ] {
        for path in ASKED {
            all.extend([any, page].map(|accept| (path.replace("{}", &coded(text)), accept)));
        }
    }
    all
}

/// How a body is read, by its type.
fn kind(answered: &Answered) -> Option<&'static str> {
    let kind = answered.header("content-type").split(';').next().unwrap_or_default().to_owned();
    Some(match kind.as_str() {
        "text/html" => "html",
        "image/svg+xml" => "svg",
        "application/xml" | "text/xml" => "xml",
        "application/json" | "application/problem+json" | "application/csvm+json" | "application/linkset+json" => "json",
        "application/ld+json" => "jsonld",
        "application/jsonl" => "jsonl",
        "text/csv" => {
            if answered.text().lines().next().is_some_and(|line| line.contains(';') && !line.contains(',')) {
                "ssv"
            } else {
                "csv"
            }
        }
        "text/tab-separated-values" => "tsv",
        "application/x-bibtex" => "bib",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/zip" => "zip",
        "application/pdf" => "pdf",
        "image/png" => "png",
        "text/markdown" => "md",
        "text/plain" => "txt",
        _ => return None,
    })
}

/// What a head says is one line each, and its parts are quoted.
fn head_is_sound(told: &str, answered: &Answered) {
    for (name, value) in &answered.headers {
        let text = value.to_str().unwrap_or_else(|_| panic!("{told}: {name} is no ASCII"));
        assert!(text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()), "{told}: {name}: {text}");
        assert!(
            !text.contains("xqz") || ["link", "location", "content-disposition"].contains(&name.as_str()),
            "{told}: {name}: {text}"
        );
    }
    assert_eq!(answered.header("set-cookie"), "", "{told}");
    if let Some(name) = answered.header("content-disposition").strip_prefix("inline; filename=") {
        let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap();
        let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        assert!(is_plain && !name.is_empty() && !name.starts_with('.'), "{told}: {name}");
    }
    // <target>; rel="word"; type="word", …
    for part in answered.header("link").split(", <").filter(|part| !part.is_empty()) {
        let (target, parameters) = part.trim_start_matches('<').split_once('>').unwrap_or_else(|| panic!("{told}: {part}"));
        assert!(target.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte)), "{told}: {target}");
        assert!(["https://", "http://", "/"].iter().any(|start| target.starts_with(start)), "{told}: {target}");
        assert!(!parameters.contains("stylesheet") && parameters.matches('"').count() % 2 == 0, "{told}: {parameters}");
    }
    let location = answered.header("location");
    assert!(location.is_empty() || location.starts_with('/') && !location.starts_with("//"), "{told}: {location}");
}

#[tokio::test]
async fn hostile_texts_are_only_ever_text() {
    let (router, folder) = hostile();
    let bodies = tempfile::tempdir().unwrap();
    let (mut list, mut statuses) = (String::new(), BTreeMap::new());
    for (number, (path, accept)) in addresses().into_iter().enumerate() {
        let answered = ask(&router, Method::GET, &path, &[("accept", accept)]).await;
        let told = format!("{path} accepting {accept}");
        *statuses.entry(answered.status.as_u16()).or_insert(0) += 1;
        assert!(!answered.status.is_server_error(), "{told}: {}: {}", answered.status, answered.text());
        head_is_sound(&told, &answered);
        // Nor does it tell where its data lie, or what the program is made of.
        let inside = [folder.path().to_str().unwrap(), "/root/", "/src/", ".rs:", "panicked", "polars", "os error"];
        for word in inside.iter().filter(|_| !path.starts_with("/docs")) {
            assert!(!contains(&answered.body, word), "{told} tells {word}");
        }
        // The files of a package are handed out as they are, to programs.
        let is_raw = ["claims.csv", "README.md"].iter().any(|file| path.ends_with(&format!("/hostile/{file}")));
        if let Some(kind) = kind(&answered).filter(|_| !is_raw) {
            fs::write(bodies.path().join(format!("{number:05}.{kind}")), &answered.body).unwrap();
            writeln!(list, "{number:05}.{kind}\t{kind}\t{told}").unwrap();
        }
    }
    assert!(statuses[&200] > 300 && statuses[&404] > 50 && statuses[&400] > 50, "{statuses:?}");
    fs::write(bodies.path().join("list.tsv"), list).unwrap();
    read(bodies.path());
}

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// Has every body read by a parser of its kind.
fn read(bodies: &Path) {
    let Some(python) = tool("python") else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/hostile_bodies.py");
    let run = Command::new(python).arg(script).arg(bodies).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success() && said.contains("bodies are only text"), "{said}");
}

#[tokio::test]
async fn the_parsers_find_what_is_let_through() {
    let Some(python) = tool("python") else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/hostile_bodies.py");
    for (kind, body) in [
        ("html", "<!DOCTYPE html><title>a</title><p>a<xqz></xqz></p>"),
        ("html", "<!DOCTYPE html><title>a</title><p onxqz=\"1\">a</p>"),
        ("html", "<!DOCTYPE html><title>a</title><a href=\" javascript:xqz()\">a</a>"),
        ("html", "<!DOCTYPE html><title>a</title><script type=\"application/ld+json\">{\"a\": \"</script>\"}</script>"),
        ("html", "<!DOCTYPE html><title>a</title><script type=\"application/ld+json\">{\"url\": \"javascript:xqz()\"}</script>"),
        ("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"),
        ("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>a & b</text></svg>"),
        ("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text onclick=\"a\">a</text></svg>"),
        ("xml", "<a><xqz/></a>"),
        ("json", "{\"a\": \"\u{1}\"}"),
        ("jsonld", "{\"@context\": \"https://schema.org\", \"@id\": \"javascript:xqz()\"}"),
        ("csv", "a,b\n1,=xqz\n"),
        ("csv", "a,=xqz\n1,2\n"),
        ("csv", "a,b\n1,2,3\n"),
        ("tsv", "a\tb\n1\t@xqz\n"),
        ("bib", "@misc{a,\n  title = {{a}},\n}\n@misc{b,\n}\n"),
        ("bib", "@misc{a,\n  title = {{a},\n}\n"),
        ("txt", "a\u{1b}[31m"),
        ("md", "# a\n\n<script>xqz()</script>\n"),
        ("md", "# a\n\n[a](javascript:xqz())\n"),
        ("md", "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n"),
        ("pdf", "%PDF-1.7 /URI (javascript:xqz())"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("0"), body).unwrap();
        fs::write(folder.path().join("list.tsv"), format!("0\t{kind}\tmade for this\n")).unwrap();
        let run = Command::new(&python).arg(&script).arg(folder.path()).output().unwrap();
        assert!(!run.status.success(), "{kind} was let through: {body}");
    }
}

#[test]
fn a_terminal_and_a_log_are_told_text_only() {
    let folder = made::datasets();
    // One more that is refused with findings that quote what stands there.
    let broken = folder.path().join("broken\u{1b}[31m");
    fs::create_dir(&broken).unwrap();
    fs::write(
        broken.join("datapackage.json"),
        "{\"name\": \"\u{1b}]0;xqz\u{7}\nWARN forged\", \"created\": \"\\u001b[2J\", \"resources\": []}",
    )
    .unwrap();
    let root = folder.path().to_str().unwrap();
    for arguments in [
        vec!["check", root],
        vec!["query", "sources.json", "--datasets", root],
        vec!["query", "RUS-IRN/exports?source=\u{1b}[31m", "--datasets", root],
        vec!["query", "\u{1b}]0;xqz\u{7}", "--datasets", root],
        vec!["query", "RUS-IRN/claims.json", "--datasets", root],
    ] {
        let run = dyad(folder.path(), &arguments, b"");
        for (stream, bytes) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
            let text = String::from_utf8_lossy(bytes);
            let raw = text.chars().find(|letter| letter.is_control() && *letter != '\n');
            assert!(raw.is_none(), "{arguments:?}: {stream} holds {raw:?}: {text}");
            assert!(!text.lines().any(|line| line.starts_with("WARN forged")), "{arguments:?}: {stream}: {text}");
        }
    }
}

#[tokio::test]
async fn what_leads_elsewhere_is_an_address_of_the_web() {
    let (router, _folder) = hostile();
    // Links that the data name are addresses of the web, or no links.
    let page = ask(&router, Method::GET, "/sources/hostile-8", &[("accept", "text/html")]).await;
    assert_eq!(page.status, StatusCode::OK);
    for link in page.text().split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_lowercase()) {
        assert!(!link.contains("xqz") && !link.trim_start().starts_with("javascript"), "{link}");
    }
}
