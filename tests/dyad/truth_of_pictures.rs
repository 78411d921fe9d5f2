//! What pictures and pages say is true of the data that answer: their date, their events, who counted them, as known when.

use std::{fmt::Write, fs};

use axum::Router;

use crate::{
    package::{PLAIN_HEADER, write_package},
    served::{self, get},
};

/// A package of one source of this reporting, with one figure for both sides of the trade of two countries from 2000 to 2004.
fn descriptor(name: &str, created: &str, source: &str) -> String {
    format!(
        r#"{{"name": "{name}", "created": "{created}", "sources": [{source}],
        "resources": [{{"name": "observations", "path": "observations.csv"}}]}}"#
    )
}

fn rows(pairs: &[(&str, &str)], source: &str) -> String {
    let mut text = format!("{PLAIN_HEADER}\n");
    for (year, (exporter, importer)) in (2000..2005).flat_map(|year| pairs.iter().map(move |pair| (year, *pair))) {
        let value = year - 1990 + i32::from(exporter < importer);
        for (reporter, partner, flow) in [(exporter, importer, "export"), (importer, exporter, "import")] {
            writeln!(text, "{reporter},{partner},{flow},TOTAL,{year},{value},USD,9,0,unknown,A,{source}").unwrap();
        }
    }
    text
}

const ROADS: [(&str, &str); 2] = [("USA", "CHN"), ("CHN", "USA")];

/// The text of an address.
async fn text(router: &Router, address: &str) -> String {
    get(router, address).await.text()
}

#[tokio::test]
async fn an_import_changes_neither_the_date_nor_the_bytes_of_another_dataset_s_picture() {
    let folder = tempfile::tempdir().unwrap();
    let old = r#"{"name": "old", "title": "Old", "priority": 1, "reporting": "reported"}"#;
    write_package(folder.path(), "old", &descriptor("old", "2020-05-06T00:00:00Z", old), rows(&ROADS, "old").as_bytes());
    let addresses = ["exports.svg", "exports.png", "mirror.svg", "exports.bib"].map(|view| format!("/v1/dyads/USA-CHN/{view}"));
    let mut bytes: Vec<Vec<Vec<u8>>> = Vec::new();
    for imported in [false, true] {
        if imported {
            let new = r#"{"name": "new", "title": "New", "priority": 9, "reporting": "reported"}"#;
            let trade = rows(&[("DEU", "FRA")], "new");
            write_package(folder.path(), "new", &descriptor("new", "2026-11-27T00:00:00Z", new), trade.as_bytes());
        }
        let router = served::package(folder.path());
        let mut all = Vec::new();
        for address in &addresses {
            all.push(get(&router, address).await.body);
        }
        bytes.push(all);
    }
    assert_eq!(bytes[0], bytes[1], "what was imported today is of other pairs");
    let said = String::from_utf8(bytes[1][0].clone()).unwrap();
    assert!(said.contains("Imported on 6\u{a0}May\u{a0}2020") && !said.contains("2026"), "{said}");
    let cited = String::from_utf8(bytes[1][3].clone()).unwrap();
    // Nobody says when it came out: the day of the import is no year of publication.
    assert!(cited.contains("year = {n.d.}") && cited.contains("data imported on 2020-05-06"), "{cited}");
}

#[tokio::test]
async fn the_publication_of_a_source_comes_before_the_day_of_its_import() {
    let folder = tempfile::tempdir().unwrap();
    let source = r#"{"name": "old", "title": "Old", "priority": 1, "reporting": "reported", "published": "2019-03"}"#;
    write_package(folder.path(), "old", &descriptor("old", "2020-05-06T00:00:00Z", source), rows(&ROADS, "old").as_bytes());
    let router = served::package(folder.path());
    let picture = text(&router, "/v1/dyads/USA-CHN/exports.svg").await;
    assert!(picture.contains("Data as of March\u{a0}2019") && !picture.contains("Imported on"), "{picture}");
    let cited = text(&router, "/v1/dyads/USA-CHN/exports.bib").await;
    assert!(cited.contains("year = {2019}") && cited.contains("data of 2019-03"), "{cited}");
}

#[tokio::test]
async fn what_was_known_on_a_day_says_so_in_the_subtitle() {
    let router = served::builtin();
    let address = "/v1/dyads/RUS-IRN/exports.svg?as_of=2024-03-01&source=wits";
    assert!(text(&router, address).await.contains("as known on 1\u{a0}March\u{a0}2024"));
    assert!(text(&router, &format!("{address}&lang=ru")).await.contains("по состоянию на 1\u{a0}марта\u{a0}2024"));
    assert!(!text(&router, "/v1/dyads/RUS-IRN/exports.svg?source=wits").await.contains("as known on"));
}

#[tokio::test]
async fn a_mirror_of_a_mirrored_source_is_one_figure_in_picture_page_and_data() {
    let folder = tempfile::tempdir().unwrap();
    for (name, reporting, counted) in
        [("cow", "mirrored", "counted by China, the importer"), ("baci", "reconciled", "reconciled by the compiler")]
    {
        let source = format!(r#"{{"name": "{name}", "title": "Compiled", "priority": 1, "reporting": "{reporting}"}}"#);
        let root = folder.path().join(name);
        fs::create_dir(&root).unwrap();
        write_package(&root, name, &descriptor(name, "2020-05-06T00:00:00Z", &source), rows(&ROADS, name).as_bytes());
        let router = served::package(&root);
        let one = "Trade between the United States and China: one figure for both sides";
        for kind in ["line", "dumbbell"] {
            let picture = text(&router, &format!("/v1/dyads/USA-CHN/mirror.svg?kind={kind}")).await;
            assert!(picture.contains(one) && picture.contains(counted), "{name} {kind}: {picture}");
            assert!(!picture.contains("each side reports") && !picture.contains("freight"), "{name} {kind}: {picture}");
        }
        let page = text(&router, "/?dyad=USA-CHN&view=mirror").await;
        let frame = text(&router, "/embed?dyad=USA-CHN&view=mirror").await;
        assert!(frame.contains(one), "{name}: {frame}");
        assert!(page.contains(&format!("<h1>{one}</h1>")) && page.contains(&format!("\"name\":\"{one}\"")), "{name}: {page}");
        for two_reports in ["each report", "as both sides report it", "The gap mixes"] {
            assert!(!page.contains(two_reports) && !frame.contains(two_reports), "{name}: {two_reports}");
        }
        let data = text(&router, "/v1/dyads/USA-CHN/mirror").await;
        assert!(data.contains("One figure for both sides"), "{name}: {data}");
    }
}

#[tokio::test]
async fn dyad_s_own_cautions_are_in_the_reader_s_language_and_in_data_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let source = r#"{"name": "one", "title": "One", "priority": 1, "reporting": "reported"}"#;
    let mut text_of_rows = format!("{PLAIN_HEADER}\n");
    for (product, value) in [("HS:27", 5), ("HS:72", 3)] {
        writeln!(text_of_rows, "RUS,IRN,export,{product},2020,{value},USD,9,0,FOB,A,one").unwrap();
    }
    write_package(folder.path(), "one", &descriptor("one", "2020-05-06T00:00:00Z", source), text_of_rows.as_bytes());
    let router = served::package(folder.path());
    let english = "No total is published here: shares are of the sum of these products, which may not be all trade";
    assert!(text(&router, "/v1/dyads/RUS-IRN/products?flow=export").await.contains(english));
    for (language, said) in [("ru", "Общий итог здесь не опубликован"), ("fa", "جمع کل اینجا منتشر نشده است")]
    {
        let picture = text(&router, &format!("/v1/dyads/RUS-IRN/products.svg?flow=export&kind=bar&lang={language}")).await;
        assert!(picture.contains(said) && !picture.contains("No total is published"), "{language}: {picture}");
    }
}
