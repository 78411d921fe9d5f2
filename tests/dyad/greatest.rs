//! The greatest pairs from totals that are kept beside a table: the same list as from the series themselves, never of other data.

use std::{fs, path::Path, sync::Arc};

use dyad::{
    dataset::{Catalogue, Roots, write_index},
    http::{App, router},
    query::{keep_latest_totals, latest_totals},
    series::Latest,
    trade::Dyad,
    write::Site,
};
use polars::prelude::*;

use crate::served::get;

/// Exports and imports by year and month, with gaps, of pairs of which one is with the world: what a total is made of.
fn package(folder: &Path, name: &str, priority: i64, scale: i64) {
    let mut rows: Vec<(&str, &str, &str, String, String)> = Vec::new();
    let pairs = [("RUS", "IRN"), ("IRN", "RUS"), ("RUS", "TUR"), ("RUS", "WLD"), ("RUS", "S19"), ("DEU", "TUR"), ("TUR", "DEU")];
    for (place, (reporter, partner)) in (1..).zip(pairs) {
        for year in 2018..2024 {
            for flow in ["export", "import"] {
                // The last year has one flow only of some pairs, and of one there are months.
                if year == 2023 && flow == "import" && place % 2 == 0 {
                    continue;
                }
                let figure = |month: i64| (scale * (place * 1000 + i64::from(year) * 3 + month)).to_string();
                if place == 3 {
                    let months = (1..=12).filter(|month| year < 2023 || *month < 6);
                    rows.extend(months.map(|month| (reporter, partner, flow, format!("{year}-{month:02}"), figure(month))));
                } else {
                    rows.push((reporter, partner, flow, year.to_string(), figure(0)));
                }
            }
        }
    }
    rows.sort();
    let text = |word: &str| vec![word.to_owned(); rows.len()];
    let mut frame = df! {
        "reporter" => rows.iter().map(|row| row.0).collect::<Vec<_>>(), "partner" => rows.iter().map(|row| row.1).collect::<Vec<_>>(),
        "flow" => rows.iter().map(|row| row.2).collect::<Vec<_>>(), "product" => text("TOTAL"),
        "period" => rows.iter().map(|row| row.3.clone()).collect::<Vec<_>>(),
        "value" => rows.iter().map(|row| row.4.clone()).collect::<Vec<_>>(), "currency" => text("USD"),
        "unit_mult" => vec![3i32; rows.len()], "decimals" => vec![Some(0i32); rows.len()],
        "valuation" => text("FOB"), "status" => text("A"), "source" => text(name),
    }
    .unwrap();
    fs::create_dir_all(folder).unwrap();
    let descriptor = serde_json::json!({"name": name, "created": "2024-01-01T00:00:00Z",
        "sources": [{"name": name, "title": name, "reporting": "reported", "priority": priority}],
        "resources": [{"name": "observations", "path": "o.parquet"}]});
    fs::write(folder.join("datapackage.json"), descriptor.to_string()).unwrap();
    ParquetWriter::new(fs::File::create(folder.join("o.parquet")).unwrap()).finish(&mut frame).unwrap();
}

fn catalogue(root: &Path) -> Catalogue {
    let catalogue = Catalogue::load(&Roots::Folder(root.to_owned()), None).unwrap();
    assert!(catalogue.entries().iter().all(|entry| entry.findings.is_empty()), "{:?}", catalogue.entries());
    catalogue
}

/// How many datasets have kept their totals of these very data.
fn kept(root: &Path) -> usize {
    catalogue(root).datasets().filter(|dataset| dataset.kept_latest_totals().is_some()).count()
}

async fn lists(root: &Path) -> Vec<String> {
    let app = App::new(Site::default());
    app.set_catalogue(Arc::new(catalogue(root)));
    let router = router(Arc::new(app));
    let mut lists = Vec::new();
    for question in ["sort=total", "sort=total&limit=3&offset=2", "sort=total&reporter=RUS", "reporter=RUS&limit=2&offset=1"] {
        let answered = get(&router, &format!("/v1/dyads?{question}")).await;
        assert_eq!(answered.status, 200, "{question}: {}", answered.text());
        lists.push(answered.text());
    }
    lists
}

#[tokio::test]
async fn kept_totals_give_the_list_that_the_series_give() {
    let root = tempfile::tempdir().unwrap();
    let one = root.path().join("one");
    package(&one, "one", 1, 1);
    let expected = lists(root.path()).await;
    assert!(expected[0].contains("\"RUS-TUR\"") && expected[0].contains("\"latest"), "{}", expected[0]);
    write_index(&one).unwrap();
    keep_latest_totals(&one).unwrap();
    assert_eq!((kept(root.path()), lists(root.path()).await), (1, expected));
}

#[tokio::test]
async fn what_another_dataset_says_of_a_pair_counts_as_if_nothing_were_kept() {
    let root = tempfile::tempdir().unwrap();
    let (one, two) = (root.path().join("one"), root.path().join("two"));
    package(&one, "one", 1, 1);
    package(&two, "two", 2, 5);
    let expected = lists(root.path()).await;
    for folder in [&one, &two] {
        write_index(folder).unwrap();
        keep_latest_totals(folder).unwrap();
    }
    assert_eq!((kept(root.path()), lists(root.path()).await), (2, expected));
}

#[test]
fn what_is_kept_of_other_data_or_damaged_is_made_anew() {
    let root = tempfile::tempdir().unwrap();
    let one = root.path().join("one");
    let all = |root: &Path| -> Vec<(Dyad, Latest)> {
        let catalogue = catalogue(root);
        latest_totals(&catalogue).unwrap().by_dyad().map(|(dyad, latest, _)| (dyad, latest.clone())).collect()
    };
    package(&one, "one", 1, 1);
    write_index(&one).unwrap();
    keep_latest_totals(&one).unwrap();
    let (file, first) = (one.join("o.parquet.latest"), all(root.path()));
    assert_eq!(catalogue(root.path()).datasets().next().unwrap().kept_latest_totals().unwrap(), first);
    let bytes = fs::read(&file).unwrap();
    let mut damaged = bytes.clone();
    let at = damaged.len() - 20;
    damaged[at] ^= 4;
    for bytes in [&damaged[..], &bytes[..bytes.len() / 2], &[]] {
        fs::write(&file, bytes).unwrap();
        assert_eq!((kept(root.path()), all(root.path())), (0, first.clone()));
    }
    // The same file beside a table with other figures, and beside a changed descriptor.
    package(&one, "one", 1, 2);
    fs::remove_file(one.join("o.parquet.blocks")).unwrap();
    fs::write(&file, &bytes).unwrap();
    assert_eq!(kept(root.path()), 0);
    assert_ne!(all(root.path()), first);
    package(&one, "one", 1, 1);
    assert_eq!((kept(root.path()), all(root.path())), (1, first.clone()));
    package(&one, "one", 3, 1);
    assert_eq!((kept(root.path()), all(root.path())), (0, first));
}
