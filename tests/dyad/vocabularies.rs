//! The catalogue in the words of others: DCAT, Croissant, CSV on the Web and schema.org, read by what reads them.

use std::{collections::BTreeSet, path::Path, process::Command};

use serde_json::Value;

use crate::{
    served::{builtin, get, json},
    server::start,
    tools::tool,
};

/// Runs a script of tests/clients on a live server.
fn ask(tool_name: &str, script: &str) {
    let (Some(_), Some(python)) = (tool(tool_name), tool("python")) else { return };
    let server = start(&[]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(script);
    let run = Command::new(python).arg(script).arg(format!("http://{}", server.address)).output().unwrap();
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}

#[test]
fn mlcroissant_reads_a_dataset_and_its_records() {
    ask("mlcroissant", "croissant.py");
}

#[test]
fn rdflib_reads_the_catalogue() {
    ask("rdfpipe", "dcat.py");
}

#[test]
fn csvw_validates_a_table_by_what_its_link_leads_to() {
    ask("csvwvalidate", "csvw_table.py");
}

#[tokio::test]
async fn what_the_catalogue_says_can_be_had_is_there() {
    let router = builtin();
    let catalog = json(&router, "/v1/datasets.jsonld").await;
    assert_eq!(get(&router, "/v1/datasets.jsonld").await.header("content-type"), "application/ld+json");
    let dataset = &catalog["dcat:dataset"][0];
    assert_eq!((&catalog["@type"], &dataset["dct:identifier"]), (&"dcat:Catalog".into(), &"russia-iran".into()));
    assert_eq!(dataset["dct:license"][0]["@id"], "https://creativecommons.org/publicdomain/zero/1.0/");
    assert_eq!(dataset["dct:temporal"]["dcat:startDate"]["@value"], "1963-01-01");
    let distributions = dataset["dcat:distribution"].as_array().unwrap();
    assert_eq!(distributions.len(), 5);
    for distribution in distributions {
        let (address, media) =
            (&distribution["dcat:downloadURL"]["@id"], distribution["dcat:mediaType"]["@id"].as_str().unwrap());
        let answered = get(&router, address.as_str().unwrap()).await;
        assert_eq!(answered.status, 200, "{address}");
        assert!(media.ends_with(answered.header("content-type").split(';').next().unwrap()), "{address} {media}");
    }
    let one = json(&router, "/v1/datasets/russia-iran.jsonld").await;
    assert_eq!(one["dcat:distribution"], dataset["dcat:distribution"]);
    for (address, status) in
        [("/v1/datasets/none.jsonld", 404), ("/v1/datasets/none/croissant.json", 404), ("/v1/datasets.jsonld?a=b", 400)]
    {
        assert_eq!(get(&router, address).await.status, status, "{address}");
    }
}

/// The address of a relation in the `Link` of an answer.
fn linked(link: &str, relation: &str) -> Option<String> {
    let own = link.split(", <").find(|one| one.contains(&format!("rel=\"{relation}\"")))?;
    Some(own.trim_start_matches('<').split_once('>')?.0.to_owned())
}

#[tokio::test]
async fn the_columns_of_every_csv_are_described_where_its_link_says() {
    let router = builtin();
    let mut addresses: Vec<String> = [
        "turnover?measure=index&from=2021",
        "balance?sep=semicolon&decimal=comma",
        "mirror",
        "revisions?source=wits",
        "claims",
        "events",
    ]
    .map(|view| format!("/v1/dyads/RUS-IRN/{view}").replacen('?', ".csv?", 1))
    .into_iter()
    .map(|address| if address.contains(".csv") { address } else { format!("{address}.csv") })
    .collect();
    let lists = [
        "dyads.csv?sort=total",
        "areas.csv",
        "areas/RUS/partners.csv?to=2016&source=wits",
        "products.csv?search=oil",
        "sources.csv",
    ];
    let tables =
        ["panel.csv", "observations.csv", "movers.csv", "compare.csv?series=RUS-IRN/exports,IRN-RUS/imports&source=wits"];
    addresses.extend(lists.iter().chain(&tables).map(|address| format!("/v1/{address}")));
    for address in addresses {
        let table = get(&router, &address).await;
        let described =
            linked(table.header("link"), "describedby").unwrap_or_else(|| panic!("{address}: {}", table.header("link")));
        let answered = get(&router, &described).await;
        assert_eq!((answered.status.as_u16(), answered.header("content-type")), (200, "application/csvm+json"), "{described}");
        let metadata = answered.json();
        let separator = metadata["dialect"]["delimiter"].as_str().unwrap();
        let text = table.text();
        let header: Vec<&str> = text.lines().next().unwrap().split(separator).collect();
        let columns: Vec<&str> = metadata["tableSchema"]["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| column["name"].as_str().unwrap())
            .collect();
        assert_eq!(columns, header, "{address}");
        let again = get(&router, metadata["url"].as_str().unwrap()).await;
        assert!(again.body == table.body, "{address} is not {}", metadata["url"]);
    }
}

#[tokio::test]
async fn the_addresses_of_the_site_map_are_canonical_and_know_each_other() {
    let router = builtin();
    let map = get(&router, "/sitemap.xml").await.text();
    let places: Vec<String> =
        map.split("<loc>").skip(1).map(|rest| rest.split_once('<').unwrap().0.replace("&amp;", "&")).collect();
    assert!(places.len() >= 6 && map.contains("hreflang=\"x-default\""), "{places:?}");
    for place in places {
        let page = get(&router, &place).await.text();
        let canonical =
            page.split("<link rel=\"canonical\" href=\"").nth(1).unwrap().split_once('"').unwrap().0.replace("&amp;", "&");
        assert_eq!(canonical, place);
        assert!(page.contains("hreflang=\"x-default\""), "{place}");
        let others =
            map.split("<loc>").skip(1).find(|rest| rest.replace("&amp;", "&").starts_with(&format!("{place}<"))).unwrap();
        for other in others.split("</url>").next().unwrap().split("href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0) {
            assert!(page.contains(&format!("href=\"{other}\"")), "{place} does not name {other}");
        }
    }
}

/// No member is null, wherever it stands.
fn is_without_null(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => items.iter().all(is_without_null),
        Value::Object(members) => members.values().all(is_without_null),
        _ => true,
    }
}

#[tokio::test]
async fn the_dataset_of_a_page_has_what_search_engines_ask_for() {
    let router = builtin();
    for view in ["turnover", "exports", "mirror", "claims"] {
        let page = get(&router, &format!("/?dyad=RUS-IRN&view={view}&lang=en")).await.text();
        let text = page.split("<script type=\"application/ld+json\">").nth(1).unwrap().split_once("</script>").unwrap().0;
        let dataset: Value = serde_json::from_str(text).unwrap();
        assert!(is_without_null(&dataset), "{view}: {dataset}");
        assert_eq!(dataset["license"], "https://creativecommons.org/publicdomain/zero/1.0/");
        assert_eq!((&dataset["dateModified"], &dataset["version"]), (&"2026-11-23T00:00:00Z".into(), &"1.0.0".into()));
        let names: BTreeSet<&str> = dataset.as_object().unwrap().keys().map(String::as_str).collect();
        for wanted in ["identifier", "citation", "publisher", "includedInDataCatalog", "name", "description", "url"] {
            assert!(names.contains(wanted), "{view} has no {wanted}: {names:?}");
        }
        // A commentary tells of figures whose maker it does not name.
        assert_eq!(names.contains("creator"), view != "turnover", "{view}: {names:?}");
        assert_eq!(dataset["distribution"].as_array().unwrap().len(), 10, "every form of the data, words among them");
    }
}
