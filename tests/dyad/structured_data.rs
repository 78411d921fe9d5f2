//! What pages say to search engines, held against what schema.org allows and what Google asks of datasets: every property is one of
//! its type, every value is of a kind that the property takes, and what is required is there.

use axum::Router;
use serde_json::Value;

use crate::{
    package::{package_of_a_claim, serve_rows},
    served::{builtin, get, package},
};

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Takes {
    Text,
    /// An address: of this server or of the web.
    Url,
    Truth,
    /// A day or a moment.
    Day,
    /// A date, or two of the same form with a slash between.
    Interval,
    /// The two-letter name of a language.
    Language,
    /// A thing of this type.
    Thing(&'static str),
}

use Takes::{Day, Interval, Language, Text, Thing, Truth, Url};

/// The properties of each type that are used here, as schema.org has them; and those that must be there.
type Type = (&'static str, &'static [(&'static str, &'static [Takes])], &'static [&'static str]);
const TYPES: [Type; 9] = [
    (
        "Dataset",
        &[
            ("name", &[Text]),
            ("description", &[Text]),
            ("url", &[Url]),
            ("identifier", &[Url, Text]),
            ("publisher", &[Thing("Organization")]),
            ("creator", &[Thing("Organization")]),
            ("includedInDataCatalog", &[Thing("DataCatalog")]),
            ("inLanguage", &[Language]),
            ("isAccessibleForFree", &[Truth]),
            ("keywords", &[Text]),
            ("spatialCoverage", &[Thing("Place")]),
            ("temporalCoverage", &[Interval]),
            ("variableMeasured", &[Text]),
            ("isBasedOn", &[Thing("CreativeWork"), Url]),
            ("isPartOf", &[Thing("Dataset")]),
            ("distribution", &[Thing("DataDownload")]),
            ("citation", &[Text]),
            ("dateModified", &[Day]),
            ("version", &[Text]),
            ("license", &[Url]),
        ],
        &["name", "description", "url"],
    ),
    ("DataDownload", &[("encodingFormat", &[Text]), ("contentUrl", &[Url])], &["encodingFormat", "contentUrl"]),
    (
        "DataCatalog",
        &[
            ("name", &[Text]),
            ("url", &[Url]),
            ("description", &[Text]),
            ("inLanguage", &[Language]),
            ("isAccessibleForFree", &[Truth]),
            ("publisher", &[Thing("Organization")]),
            ("dataset", &[Thing("Dataset")]),
        ],
        &["name", "url"],
    ),
    ("Organization", &[("name", &[Text]), ("url", &[Url])], &["name"]),
    ("Place", &[("name", &[Text])], &["name"]),
    // Only a work with an address is told.
    ("CreativeWork", &[("name", &[Text]), ("url", &[Url])], &["name", "url"]),
    (
        "WebSite",
        &[
            ("name", &[Text]),
            ("url", &[Url]),
            ("description", &[Text]),
            ("inLanguage", &[Language]),
            ("publisher", &[Thing("Organization")]),
            ("potentialAction", &[Thing("SearchAction")]),
        ],
        &["name", "url", "potentialAction"],
    ),
    ("SearchAction", &[("target", &[Thing("EntryPoint")]), ("query-input", &[Text])], &["target", "query-input"]),
    ("EntryPoint", &[("urlTemplate", &[Url])], &["urlTemplate"]),
];

fn is_address(text: &str) -> bool {
    (text.starts_with('/') || text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

fn is_day(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() || chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

fn is_interval(text: &str) -> bool {
    let date = |text: &str| is_day(text) || text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
    date(text)
        || text
            .split_once('/')
            .is_some_and(|(first, last)| date(first) && date(last) && first.len() == last.len() && first <= last)
}

fn fits(value: &Value, takes: Takes) -> bool {
    let text = || value.as_str().map(str::trim).filter(|text| !text.is_empty());
    match takes {
        Text => text().is_some(),
        Url => text().is_some_and(is_address),
        Truth => value.is_boolean(),
        Day => text().is_some_and(is_day),
        Interval => text().is_some_and(is_interval),
        Language => text().is_some_and(|text| dyad::language::Language::WORDS.contains(&text)),
        Thing(name) => value["@type"] == name,
    }
}

/// What is wrong with a thing and all in it.
fn faults(thing: &Value, wrong: &mut Vec<String>) {
    let name = thing["@type"].as_str().unwrap_or("nothing");
    let Some((_, properties, required)) = TYPES.iter().find(|(known, ..)| *known == name) else {
        return wrong.push(format!("{name} is no type of these pages"));
    };
    for missing in required.iter().filter(|property| thing.get(**property).is_none()) {
        wrong.push(format!("{name} has no {missing}"));
    }
    for (property, value) in thing.as_object().unwrap().iter().filter(|(property, _)| !property.starts_with('@')) {
        let Some((_, takes)) = properties.iter().find(|(known, _)| known == property) else {
            wrong.push(format!("{name} has no property {property}"));
            continue;
        };
        let values = value.as_array().map_or_else(|| vec![value], |values| values.iter().collect());
        if values.is_empty() {
            wrong.push(format!("{name}.{property} is empty"));
        }
        for value in values {
            if !takes.iter().any(|takes| fits(value, *takes)) {
                wrong.push(format!("{name}.{property} takes {takes:?} and not {value}"));
            }
            if value.is_object() {
                faults(value, wrong);
            }
        }
    }
    if name == "Dataset" {
        described(thing, wrong);
    }
}

/// Google's bounds, and no sentence twice.
fn described(dataset: &Value, wrong: &mut Vec<String>) {
    let text = dataset["description"].as_str().unwrap_or_default();
    if !(50..=5000).contains(&text.chars().count()) {
        wrong.push(format!("the description has {} letters: {text}", text.chars().count()));
    }
    let mut sentences: Vec<&str> = text.split(". ").map(|sentence| sentence.trim_end_matches('.')).collect();
    let all = sentences.len();
    sentences.sort_unstable();
    sentences.dedup();
    if sentences.len() < all {
        wrong.push(format!("a sentence stands twice: {text}"));
    }
}

async fn told(router: &Router, address: &str) -> Value {
    let text = get(router, address).await.text();
    let rest = text.split_once("<script type=\"application/ld+json\">").unwrap_or_else(|| panic!("{address} tells nothing")).1;
    let document: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(document["@context"], "https://schema.org");
    let things = document["@graph"].as_array().cloned().unwrap_or_else(|| vec![document.clone()]);
    let mut wrong = Vec::new();
    for thing in &things {
        faults(thing, &mut wrong);
    }
    assert_eq!(wrong, Vec::<String>::new(), "{address}: {document:#}");
    document
}

#[test]
fn what_is_wrong_is_found() {
    let thing = serde_json::json!({"@type": "Dataset", "name": "", "url": "a b", "license": "CC0", "keywords": [], "colour": "red",
        "temporalCoverage": "2014/1990", "description": "Short.", "creator": {"@type": "Place", "name": "x"}});
    let mut wrong = Vec::new();
    faults(&thing, &mut wrong);
    for part in [
        "name takes",
        "url takes",
        "license takes",
        "keywords is empty",
        "no property colour",
        "temporalCoverage takes",
        "6 letters",
        "creator takes",
    ] {
        assert!(wrong.iter().any(|fault| fault.contains(part)), "{part}: {wrong:?}");
    }
    assert_eq!(wrong.len(), 8, "{wrong:?}");
}

#[tokio::test]
async fn every_view_and_the_beginning_hold_in_every_language() {
    let router = builtin();
    for language in dyad::language::Language::WORDS {
        for view in ["turnover", "exports", "imports", "balance", "mirror", "revisions", "claims", "events"] {
            told(&router, &format!("/?dyad=RUS-IRN&view={view}&lang={language}")).await;
        }
        for address in ["/?", "/datasets/russia-iran?", "/?area=RUS&"] {
            told(&router, &format!("{address}lang={language}")).await;
        }
    }
    let made = serve_rows(&["TUR DEU export HS:27 2022 10".to_owned(), "TUR DEU turnover TOTAL 2023-Q1 10".to_owned()]);
    for address in ["/", "/?dyad=TUR-DEU", "/?dyad=TUR-DEU&view=products", "/?dyad=TUR-DEU&view=exports", "/?product=HS:27"] {
        told(&made.router, address).await;
    }
    let said = package_of_a_claim();
    told(&package(said.path()), "/?dyad=RUS-IRN").await;
}

#[tokio::test]
async fn a_dataset_is_what_was_asked_for() {
    let router = builtin();
    let document = told(&router, "/?dyad=RUS-IRN&view=exports&source=wits&from=2000&to=2010").await;
    assert_eq!(document["temporalCoverage"], "2000/2010", "the window, and not all there is");
    assert_eq!(document["license"], "https://creativecommons.org/publicdomain/zero/1.0/");
    assert_eq!(document["creator"][0]["name"], "UN Statistics Division", "who compiled it, and no title of a source");
    assert_eq!(document["isBasedOn"][0]["url"], "https://wits.worldbank.org/");
    assert!(document["dateModified"].as_str().unwrap().starts_with("2026-11-23"));
    let forms: Vec<&str> =
        document["distribution"].as_array().unwrap().iter().map(|one| one["contentUrl"].as_str().unwrap()).collect();
    for suffix in ["csv", "json", "xlsx", "parquet", "arrow", "jsonl", "zip"] {
        assert!(forms.iter().any(|form| form.contains(&format!("exports.{suffix}?"))), "{suffix}: {forms:?}");
    }
    for form in forms {
        assert_eq!(get(&router, form).await.status, 200, "{form}");
    }
    // A source without an address is none that one can be led to, and one without a compiler has no known maker.
    let quoted = told(&router, "/?dyad=RUS-IRN&view=turnover").await;
    assert!(quoted.get("isBasedOn").is_none() && quoted.get("creator").is_none(), "{quoted:#}");
    let made = serve_rows(&["TUR DEU export TOTAL 2023-Q1 10".to_owned(), "TUR DEU export TOTAL 2023-Q3 10".to_owned()]);
    assert_eq!(told(&made.router, "/?dyad=TUR-DEU&view=exports&freq=Q").await["temporalCoverage"], "2023-01-01/2023-09-30");
}

#[tokio::test]
async fn the_search_that_is_told_finds() {
    let router = builtin();
    let document = told(&router, "/").await;
    let target = document["@graph"][0]["potentialAction"]["target"]["urlTemplate"].as_str().unwrap();
    assert!(get(&router, &target.replace("{words}", "iran")).await.text().contains("/?dyad=RUS-IRN"), "{target}");
}
