//! The description of the API: current, valid, and true of what is answered.

use std::{
    collections::{BTreeSet, VecDeque},
    fs,
    path::Path,
    process::Command,
};

use axum::Router;
use serde_json::Value;

use crate::{
    package::{serve_claims, serve_rows},
    schema::{fits, operation},
    served::{builtin, get},
    tools::tool,
};

/// So many answers are read of one server.
const MOST: usize = 400;

/// What the crawl of any server begins with.
const BEGINNINGS: [&str; 15] = [
    "/v1/dyads",
    "/v1/dyads?sort=total",
    "/v1/areas?limit=400",
    "/v1/products?search=oil",
    "/v1/datasets",
    "/v1/sources",
    "/v1/charts",
    "/v1/limits?limit=3",
    "/v1/movers?measure=change&sort=fall",
    "/v1/find?value=1.5e9&pair=RUS-IRN",
    "/v1/find?value=7.77e9&pair=IRN-RUS",
    "/v1/find?value=-17.3&unit=percent&pair=RUS-IRN",
    "/v1/panel?limit=20",
    "/healthz",
    "/readyz",
];

async fn description(router: &Router) -> Value {
    get(router, "/openapi.json").await.json()
}

fn committed() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/openapi.json")
}

#[tokio::test]
async fn the_committed_description_is_current() {
    let served = get(&builtin(), "/openapi.json").await;
    let file = fs::read(committed()).unwrap();
    assert!(
        served.body == file,
        "tests/openapi.json is not what is served; refresh it with `make openapi` and look at the change"
    );
    assert!(served.header("etag").starts_with('"') && served.header("content-type") == "application/json");
}

#[test]
fn the_description_is_valid() {
    let Some(validator) = tool("openapi-spec-validator") else { return };
    let run = Command::new(validator).arg(committed()).output().unwrap();
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}

/// Addresses within an answer that lead to others in JSON.
fn links(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(address) if ["href", "next", "children", "json", "self", "data"].contains(&name.as_str()) => {
                        found.push(address.clone());
                    }
                    value => links(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| links(item, found)),
        _ => {}
    }
}

/// Follows the links of a server from these addresses on, and holds every answer against its schema.
async fn crawl(router: &Router, beginnings: Vec<String>) -> BTreeSet<String> {
    let description = description(router).await;
    let mut waiting: VecDeque<String> = beginnings.into();
    let (mut asked, mut operations) = (BTreeSet::new(), BTreeSet::new());
    while let Some(address) = waiting.pop_front() {
        if asked.len() >= MOST || !asked.insert(address.clone()) {
            continue;
        }
        let answered = get(router, &address).await;
        let (name, response) = operation(&description, &address, answered.status.as_u16())
            .unwrap_or_else(|| panic!("{address}: {} is not described", answered.status));
        let media = answered.header("content-type");
        let schema = response["content"].get(media).unwrap_or_else(|| panic!("{address}: {media} is not described"));
        let value = answered.json();
        if let Err(fault) = fits(&description, &schema["schema"], &value) {
            panic!("{address} is not as described: {fault}");
        }
        if answered.status.is_success() {
            operations.insert(name);
        }
        let mut further = Vec::new();
        links(&value, &mut further);
        waiting.extend(further);
    }
    operations
}

/// Every view of a pair with every measure.
fn views(dyad: &str) -> Vec<String> {
    let measures = ["value", "yoy", "index", "pop", "rolling12", "ytd", "intensity", "rca"];
    let series = ["turnover", "exports", "imports", "balance"];
    let by_measure = series.iter().flat_map(|view| measures.map(|measure| format!("/v1/dyads/{dyad}/{view}?measure={measure}")));
    let others = ["mirror", "revisions", "products", "claims", "events"].map(|view| format!("/v1/dyads/{dyad}/{view}"));
    by_measure
        .chain(others)
        .chain([format!("/v1/areas/{}", &dyad[..3]), format!("/v1/areas/{}/partners?top=2", &dyad[..3])])
        .collect()
}

fn beginnings(dyad: &str) -> Vec<String> {
    let compared = format!("/v1/compare?series={dyad}/exports,{dyad}/imports&measure=index");
    BEGINNINGS.map(str::to_owned).into_iter().chain(views(dyad)).chain([compared]).collect()
}

#[tokio::test]
async fn the_answers_of_the_built_in_data_are_as_described() {
    let operations = crawl(&builtin(), beginnings("RUS-IRN")).await;
    for name in ["getTurnover", "getBalance", "getMirror", "getClaims", "getEvents", "getArea", "getPartners", "compareSeries"] {
        assert!(operations.contains(name), "{name} was not answered; {operations:?} were");
    }
}

#[tokio::test]
async fn the_answers_of_made_up_data_are_as_described() {
    let months = (1..=12).flat_map(|month| {
        [2022, 2023].into_iter().flat_map(move |year| {
            [("export", 10), ("import", 7)].map(|(flow, base)| format!("RUS IRN {flow} TOTAL {year}-{month:02} {}", base + month))
        })
    });
    let products = ["HS:10 2023 5", "HS:27 2023 4", "HS:2709 2023 3", "HS:10 2022 4", "HS:27 2022 "];
    let rows: Vec<String> = months.chain(products.map(|row| format!("RUS IRN export {row} two"))).collect();
    let data = serve_rows(&rows);
    let rolled = ["turnover?freq=A", "balance?freq=Q", "exports?measure=rolling12", "exports?measure=ytd", "products?level=2"];
    let more = rolled.map(|view| format!("/v1/dyads/RUS-IRN/{view}"));
    let operations = crawl(&data.router, beginnings("RUS-IRN").into_iter().chain(more).collect()).await;
    assert!(operations.contains("getDyadProducts") && operations.contains("getProduct"), "{operations:?}");
    let said =
        serve_claims(&rows, &["c1 2023 level 250 paper", "c2 2023 growth 9 one 2024-02-01", "c3 2023 record_high 250 paper"]);
    assert!(crawl(&said.router, beginnings("RUS-IRN")).await.contains("getClaims"));
}

/// The words between back ticks.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[tokio::test]
async fn what_a_member_is_said_to_bound_or_to_explain_stands_beside_it() {
    let description = description(&builtin()).await;
    let mut explained = BTreeSet::new();
    for (schema, object) in description["components"]["schemas"].as_object().unwrap() {
        let Some(members) = object["properties"].as_object() else { continue };
        let is_of_another =
            |member: &str| member.ends_with("_reason") || member.split('_').any(|part| ["low", "high"].contains(&part));
        for (member, own) in members.iter().filter(|(member, _)| is_of_another(member)) {
            for other in named(own["description"].as_str().unwrap_or_default()) {
                assert!(members.contains_key(other), "{schema}.{member} is told of {other}, which it does not have");
                explained.insert((member.clone(), other.to_owned()));
            }
        }
    }
    for (member, other) in
        [("coverage_reason", "coverage_percent"), ("yoy_low_percent", "yoy_percent"), ("first_low", "first_value")]
    {
        assert!(explained.contains(&(member.to_owned(), other.to_owned())), "{member} is not told of {other}");
    }
}

#[tokio::test]
async fn each_parameter_and_each_response_of_a_file_stands_once() {
    let description = description(&builtin()).await;
    let operations: Vec<&Value> = description["paths"].as_object().unwrap().values().map(|path| &path["get"]).collect();
    let parameters: Vec<&Value> =
        operations.iter().filter_map(|operation| operation["parameters"].as_array()).flatten().collect();
    let shared = description["components"]["parameters"].as_object().unwrap();
    assert!(parameters.len() > 20 * shared.len(), "{} references to {} parameters", parameters.len(), shared.len());
    for reference in parameters {
        let name = reference["$ref"].as_str().and_then(|place| place.strip_prefix("#/components/parameters/")).unwrap();
        assert!(shared.contains_key(name), "{name}");
    }
    let distinct: BTreeSet<String> = shared.values().map(Value::to_string).collect();
    assert_eq!(distinct.len(), shared.len());
    let inline = operations.iter().flat_map(|operation| operation["responses"].as_object().unwrap().values());
    let mut seen = BTreeSet::new();
    for response in inline.filter(|response| response.get("$ref").is_none()) {
        assert!(seen.insert(response.to_string()), "there twice: {response}");
    }
}

/// Every place that something refers to.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_component_is_used_and_every_reference_leads_somewhere() {
    let description = description(&builtin()).await;
    let mut found = BTreeSet::new();
    references(&description, &mut found);
    let all = description["components"].as_object().unwrap().iter().flat_map(|(kind, components)| {
        components.as_object().unwrap().keys().map(move |name| format!("#/components/{kind}/{name}"))
    });
    assert_eq!(found, all.collect::<BTreeSet<_>>());
}

#[tokio::test]
async fn the_description_is_short_and_its_words_are_open() {
    let answered = get(&builtin(), "/openapi.json").await;
    assert!(answered.body.len() < 760_000, "{} bytes", answered.body.len());
    let description = answered.json();
    assert_eq!(description["security"], serde_json::json!([]));
    assert!(description["info"]["contact"]["name"].is_string());
    for (name, schema) in description["components"]["schemas"].as_object().unwrap() {
        // What is closed is what may be asked for: another word there is refused.
        assert_eq!(schema.get("enum").is_some(), name.ends_with("Parameter"), "{name}");
        assert!(!schema["properties"].to_string().contains("\"enum\""), "{name} has a member with a closed list of words");
    }
}

#[tokio::test]
async fn addresses_without_suffix_are_described_as_json_and_every_address_may_refuse() {
    let description = description(&builtin()).await;
    // What `Accept` chooses the form of has no suffix.
    let is_bare = |path: &str| !path.rsplit('/').next().unwrap().contains('.');
    for (path, item) in description["paths"].as_object().unwrap() {
        let responses = item["get"]["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('4')), "{path} never refuses");
        if path.starts_with("/v1/") && is_bare(path) {
            let response = description.pointer(responses["200"]["$ref"].as_str().unwrap().trim_start_matches('#')).unwrap();
            let content = response["content"].as_object().unwrap();
            assert_eq!(content.keys().collect::<Vec<_>>(), ["application/json"], "{path}");
            let said = item["get"]["description"].as_str().unwrap();
            assert!(said.contains("`Accept`") && responses.contains_key("406"), "{path}: {said}");
        }
    }
}
