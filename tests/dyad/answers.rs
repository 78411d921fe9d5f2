//! The recorded answers: status, headers and bytes of some four hundred addresses over all views, forms, languages and errors.
//!
//! `tests/answers.tsv` holds a line for each; a change of the house that should change no answer leaves it as it is.
//! `make answers` records anew, and `DYAD_ANSWERS=folder make answers` keeps the bytes as well, to compare two folders.

use std::{env, fmt::Write as _, fs, path::Path};

use axum::http::Method;

use crate::{
    package::{ServedPackage, serve_rows},
    served::{Answered, ask, builtin},
};

/// The forms of an answer, and none.
const SUFFIXES: [&str; 12] =
    ["", ".json", ".csv", ".jsonl", ".xlsx", ".parquet", ".arrow", ".zip", ".bib", ".svg", ".png", ".pdf"];
/// The views of a pair.
const VIEWS: [&str; 9] = ["turnover", "exports", "imports", "balance", "mirror", "revisions", "claims", "events", ""];
/// Parameters of figures, on every view that could take them.
const FIGURES: [&str; 20] = [
    "measure=yoy",
    "measure=index",
    "measure=index&base=2015",
    "measure=pop",
    "measure=rolling12",
    "measure=ytd",
    "measure=intensity",
    "measure=rca",
    "from=2010&to=2015",
    "last=3",
    "freq=A",
    "freq=M",
    "source=wits",
    "as_of=2022-06-01",
    "product=HS:27",
    "calendar=solar-hijri",
    "flow=export",
    "last=0",
    "unknown=1",
    "from=2020&to=2010",
];
/// Parameters of pictures.
const PICTURES: [&str; 14] = [
    "kind=bar",
    "kind=line&theme=dark",
    "kind=combo&events=false",
    "lang=ru",
    "lang=fa",
    "lang=fa&theme=dark&source=wits",
    "measure=yoy&lang=ru",
    "axis=log",
    "preset=og",
    "width=320&height=200",
    "text=outlined",
    "kind=nothing",
    "lang=de",
    "width=1",
];
/// Everything else that is answered.
const OTHERS: [&str; 65] = [
    "/",
    "/?lang=ru",
    "/?lang=fa&theme=dark",
    "/?dyad=RUS-IRN&view=mirror",
    "/?dyad=RUS-IRN&view=claims&lang=ru",
    "/?dyad=RUS-IRN&measure=yoy&lang=fa",
    "/?dyad=XXX",
    "/embed?dyad=RUS-IRN",
    "/docs",
    "/openapi.json",
    "/robots.txt",
    "/llms.txt",
    "/sitemap.xml",
    "/.well-known/api-catalog",
    "/healthz",
    "/readyz",
    "/favicon.svg",
    "/nothing",
    "/v1",
    "/v1/dyads",
    "/v1/dyads?sort=total",
    "/v1/dyads?search=russia+iran",
    "/v1/dyads?reporter=RUS&limit=1",
    "/v1/dyads?search=%20",
    "/v1/dyads?limit=0",
    "/v1/dyads.csv",
    "/v1/dyads.xlsx",
    "/v1/dyads/RUS-RUS",
    "/v1/dyads/RUS-IRN/claims.json?brief=true&limit=2",
    "/v1/compare.json?series=RUS-IRN/turnover,IRN-RUS/turnover&brief=true",
    "/v1/dyads/rus-irn",
    "/v1/dyads/RUS-FRA/exports",
    "/v1/dyads/RUS-IRN/turnover.doc",
    "/v1/areas",
    "/v1/areas?limit=3&offset=2",
    "/v1/areas.csv",
    "/v1/areas.jsonl",
    "/v1/areas/RUS",
    "/v1/areas/RUS.csv",
    "/v1/areas/QQQ",
    "/v1/areas/IRN/partners",
    "/v1/areas/IRN/partners.svg?lang=fa",
    "/v1/areas/IRN/partners?flow=import&top=2",
    "/v1/products",
    "/v1/products?search=oil",
    "/v1/products?level=2&limit=5",
    "/v1/products?parent=HS:27",
    "/v1/products/HS:27",
    "/v1/products/HS:2709",
    "/v1/products/99999999",
    "/v1/datasets",
    "/v1/datasets/russia-iran",
    "/v1/datasets/nothing",
    "/v1/sources",
    "/v1/sources.csv",
    "/v1/charts",
    "/v1/charts/russia-iran-turnover",
    "/v1/charts/russia-iran-turnover.svg",
    "/v1/charts/nothing.png",
    "/v1/find?value=1.5e9&pair=RUS-IRN",
    "/v1/find?value=7.77e9&pair=IRN-RUS",
    "/v1/find?value=-17.3&unit=percent&pair=RUS-IRN",
    "/v1/find.csv?value=1.5&unit_mult=9&pair=RUS-IRN",
    "/v1/find?value=1.5e9",
    "/v1/find?pair=RUS-IRN",
];
/// Series side by side.
const COMPARED: [&str; 8] = [
    "series=RUS-IRN/exports,IRN-RUS/exports",
    "series=RUS-IRN/exports,IRN-RUS/imports&measure=index",
    "series=RUS-IRN/exports;source=wits,RUS-IRN/turnover&measure=yoy",
    "series=RUS-IRN/exports,RUS-IRN/exports",
    "series=RUS-IRN/exports&base=2010",
    "series=",
    "series=RUS-IRN/claims",
    "",
];
/// Of a made package with partners, products and months, which the built-in data lack.
const MADE: [&str; 38] = [
    "/v1/areas/RUS/partners",
    "/v1/dyads/RUS-IRN/products.jsonl?flow=export",
    "/v1/dyads/RUS-IRN/products.parquet?flow=export",
    "/v1/dyads/RUS-IRN/products.zip?flow=export",
    "/v1/areas/RUS/partners.arrow?flow=export",
    "/v1/areas/RUS/partners.bib?flow=export",
    "/v1/dyads/RUS-IRN/exports.svg?freq=M&measure=yoy&lang=ru",
    "/v1/products",
    "/v1/products?search=oil",
    "/v1/products/HS:27",
    "/?dyad=RUS-IRN&view=products",
    "/?dyad=RUS-IRN&freq=M&lang=fa",
    "/?area=RUS",
    "/v1/areas/RUS/partners?flow=export",
    "/v1/areas/RUS/partners?flow=export&top=1",
    "/v1/areas/RUS/partners.csv?flow=export",
    "/v1/areas/RUS/partners.svg?flow=export",
    "/v1/areas/RUS/partners.png?flow=export&lang=ru",
    "/v1/areas/RUS/partners.pdf?flow=export&lang=fa",
    "/v1/areas/RUS/partners.xlsx?flow=export",
    "/v1/areas/RUS",
    "/v1/dyads",
    "/v1/dyads?sort=total",
    "/v1/dyads/RUS-IRN/products?flow=export",
    "/v1/dyads/RUS-IRN/products.svg?flow=export",
    "/v1/dyads/RUS-IRN/products.png?flow=export&kind=treemap&lang=fa",
    "/v1/dyads/RUS-IRN/products.csv?flow=export&level=2",
    "/v1/dyads/RUS-IRN/exports?freq=M",
    "/v1/dyads/RUS-IRN/exports?freq=M&measure=rolling12",
    "/v1/dyads/RUS-IRN/exports?freq=M&measure=ytd",
    "/v1/dyads/RUS-IRN/exports?freq=Q",
    "/v1/dyads/RUS-IRN/exports.svg?freq=M&lang=fa",
    "/v1/dyads/RUS-IRN/exports?measure=intensity",
    "/v1/dyads/RUS-IRN/exports?measure=rca&product=HS:27",
    "/v1/dyads/RUS-IRN/mirror",
    "/v1/dyads/RUS-IRN/mirror.svg?kind=dumbbell",
    "/v1/compare?series=RUS-IRN/exports,RUS-CHN/exports&measure=index",
    "/v1/compare.svg?series=RUS-IRN/exports,RUS-CHN/exports&lang=ru",
];

fn addresses() -> Vec<String> {
    let mut addresses: Vec<String> = OTHERS.map(str::to_owned).into();
    for view in VIEWS {
        let path = format!("/v1/dyads/RUS-IRN/{view}");
        let path = path.trim_end_matches('/');
        addresses.extend(SUFFIXES.map(|suffix| format!("{path}{suffix}")));
    }
    for view in ["turnover", "exports"] {
        addresses.extend(FIGURES.map(|figures| format!("/v1/dyads/RUS-IRN/{view}?{figures}")));
    }
    for view in ["mirror", "claims", "revisions", "nothing"] {
        addresses.extend(FIGURES[8..].iter().map(|figures| format!("/v1/dyads/RUS-IRN/{view}?{figures}")));
    }
    addresses.extend(FIGURES.map(|figures| format!("/v1/dyads/IRN-RUS/imports.csv?{figures}")));
    for view in ["turnover.svg", "mirror.png", "balance.pdf"] {
        addresses.extend(PICTURES.map(|picture| format!("/v1/dyads/RUS-IRN/{view}?{picture}")));
    }
    for suffix in ["", ".csv", ".svg"] {
        addresses.extend(COMPARED.map(|series| format!("/v1/compare{suffix}?{series}")));
    }
    addresses
}

/// Three partners, two products, two years of months, both sides of one trade.
fn small() -> ServedPackage {
    let mut rows: Vec<String> = Vec::new();
    for (place, partner) in ["IRN", "CHN", "WLD"].into_iter().enumerate() {
        for year in 2019..=2022 {
            for (product, share) in [("TOTAL", 10), ("HS:27", 6), ("HS:84", 3)] {
                let value = share * (100 + 37 * i32::try_from(place).unwrap() + 11 * (year - 2019));
                rows.push(format!("RUS {partner} export {product} {year} {value}"));
                if partner != "WLD" {
                    rows.push(format!("{partner} RUS import {product} {year} {}", value + 13));
                }
            }
        }
    }
    for month in 1..=24 {
        let (year, month) = (2021 + (month - 1) / 12, (month - 1) % 12 + 1);
        rows.push(format!("RUS IRN export TOTAL {year}-{month:02} {}", 80 + 3 * month));
    }
    serve_rows(&rows)
}

/// What is kept of an answer: its status, the headers that caches and clients read, the length and hash of its bytes.
fn line(address: &str, answered: &Answered) -> String {
    let headers =
        ["content-type", "content-language", "cache-control", "etag", "content-location", "content-disposition", "link"];
    let headers: String = headers.iter().fold(String::new(), |mut all, name| {
        let _ = writeln!(all, "{}", answered.header(name));
        all
    });
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex()[..16].to_owned();
    // The one part of an answer that is never the same: the number of its request, in what says that it failed.
    let id = answered.header("x-request-id");
    let text = answered.text();
    let body =
        if !answered.status.is_success() && !id.is_empty() { text.replace(id, "").into_bytes() } else { answered.body.clone() };
    let (body, length) = (hash(&body), body.len());
    format!("{address}\t{}\t{}\t{length}\t{body}\n", answered.status.as_u16(), hash(headers.as_bytes()))
}

#[tokio::test]
async fn answers_are_as_recorded() {
    let (builtin, small) = (builtin(), small());
    let kept = env::var_os("DYAD_ANSWERS");
    let all = addresses().into_iter().map(|address| (&builtin, "", address));
    let all = all.chain(MADE.map(|address| (&small.router, "made:", address.to_owned())));
    let mut text = "address\tstatus\theaders\tlength\tbody\n".to_owned();
    for (place, (router, data, address)) in all.enumerate() {
        let answered = ask(router, Method::GET, &address, &[]).await;
        text.push_str(&line(&format!("{data}{address}"), &answered));
        if let Some(folder) = &kept {
            fs::create_dir_all(folder).unwrap();
            let name = format!("{place:03}-{}", address.replace(|letter: char| !letter.is_ascii_alphanumeric(), "_"));
            fs::write(Path::new(folder).join(name), &answered.body).unwrap();
        }
    }
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers.tsv");
    if env::var_os("DYAD_RECORD").is_some() {
        fs::write(&recorded, &text).unwrap();
    }
    let before = fs::read_to_string(&recorded).unwrap_or_default();
    let changed: Vec<&str> = text.lines().filter(|line| !before.lines().any(|before| before == *line)).collect();
    assert!(text == before, "{} of {} answers changed:\n{}", changed.len(), text.lines().count() - 1, changed.join("\n"));
}

/// A document is what the code says; `make answers` writes it.
fn is_current(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if env::var_os("DYAD_RECORD").is_some() {
        fs::write(&file, text).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap_or_default() == text, "{name} is old; `make answers` writes it");
}

#[test]
fn the_reference_of_parameters_is_current() {
    is_current("docs/parameters.md", &dyad::openapi::parameter_reference());
}

#[test]
fn the_reference_of_limits_is_current() {
    is_current("docs/limits.md", &dyad::limits::reference());
}

#[test]
fn the_example_of_settings_is_current() {
    is_current("docs/dyad.toml", &dyad::cli::settings_example());
}
