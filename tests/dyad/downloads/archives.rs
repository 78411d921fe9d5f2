//! The archive of an answer: each file is what its own address serves, and the descriptor describes the table.

use std::{io::Cursor, process::Command};

use axum::http::StatusCode;
use serde_json::Value;

use super::samples::{columns, form, samples, traded, with_suffix};
use crate::{
    archive::unzipped,
    served::{builtin, get},
    tools::tool,
};

#[tokio::test]
async fn each_file_is_what_its_address_serves() {
    for (router, address) in samples().all {
        // The archive of a dataset is its data package: `package_files` looks at it.
        if address.starts_with("/v1/datasets/") {
            continue;
        }
        let bytes = form(&router, &address, "zip").await;
        assert!(bytes == form(&router, &address, "zip").await, "{address}: other bytes when asked again");
        let mut files = unzipped(&bytes);
        for (name, suffix) in [("data.csv", "csv"), ("data.json", "json"), ("data.xlsx", "xlsx"), ("citation.bib", "bib")] {
            assert!(files.remove(name).unwrap() == form(&router, &address, suffix).await, "{address}: {name}");
        }
        for suffix in ["svg", "png"] {
            let alone = get(&router, &with_suffix(&address, suffix)).await;
            let picture = (alone.status == StatusCode::OK).then_some(alone.body);
            assert!(files.remove(&format!("chart.{suffix}")) == picture, "{address}: chart.{suffix}");
        }
        let readme = String::from_utf8(files.remove("README.txt").unwrap()).unwrap();
        for name in columns(&router, &address).await {
            assert!(readme.contains(&format!("- {name} (")), "{address}: {name} is not in the read-me file");
        }
        assert!(!files.remove("citation.txt").unwrap().is_empty());
        let descriptor = files.remove("datapackage.json").unwrap();
        assert!(files.remove("metadata.json").as_ref() == Some(&descriptor), "{address}: one descriptor under both names");
        let described: Value = serde_json::from_slice(&descriptor).unwrap();
        let fields = described["resources"][0]["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, columns(&router, &address).await, "{address}");
        assert!(files.is_empty(), "{address}: {:?}", files.keys());
    }
}

#[tokio::test]
async fn files_are_sorted_and_dated_as_the_data() {
    let bytes = form(&traded().router, "/v1/dyads/KAZ-DEU/exports", "zip").await;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut names = Vec::new();
    for place in 0..archive.len() {
        let file = archive.by_index(place).unwrap();
        let time = file.last_modified().unwrap();
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2024, 1, 1, 0), "place {place}");
        names.push(file.name().unwrap().into_owned());
    }
    assert!(names.is_sorted() && names.len() == 10, "{names:?}");
}

#[tokio::test]
async fn the_descriptor_is_valid() {
    let Some(frictionless) = tool("frictionless") else { return };
    let samples = samples();
    let wanted = ["RUS-IRN/mirror", "RUS-IRN/claims", "/v1/areas", "KAZ-DEU/exports", "BRA-CHN/products", "USA-CAN"];
    for name in wanted {
        let (router, address) = samples.all.iter().find(|(_, address)| address.contains(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        // The archive itself is the package.
        let archive = folder.path().join("archive.zip");
        std::fs::write(&archive, form(router, address, "zip").await).unwrap();
        let run = Command::new(&frictionless).args(["validate", "--type", "package"]).arg(&archive).output().unwrap();
        assert!(
            run.status.success(),
            "{address}: {}{}",
            String::from_utf8_lossy(&run.stdout),
            String::from_utf8_lossy(&run.stderr)
        );
    }
}

#[tokio::test]
async fn curated_charts_come_as_archives_with_their_own_picture() {
    let router = builtin();
    let chart = "/v1/charts/russia-iran-turnover";
    let files = unzipped(&form(&router, chart, "zip").await);
    assert!(files["chart.svg"] == form(&router, chart, "svg").await && files["chart.png"] == form(&router, chart, "png").await);
    for suffix in ["xlsx", "parquet", "jsonl", "arrow", "bib"] {
        assert!(!form(&router, chart, suffix).await.is_empty(), "{suffix}");
    }
    assert_eq!(get(&router, &format!("{chart}.csv?sep=tab")).await.status, StatusCode::OK);
    assert_eq!(get(&router, "/v1/charts.xlsx").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn read_me_files_speak_the_language_asked_for() {
    let router = builtin();
    for (lang, words) in
        [("ru", ["Россия – Иран: товарооборот", "Как ссылаться"]), ("fa", ["حجم تجارت روسیه و ایران", "شیوهٔ ارجاع"])]
    {
        let files = unzipped(&get(&router, &format!("/v1/dyads/RUS-IRN/turnover.zip?lang={lang}")).await.body);
        let readme = String::from_utf8_lossy(&files["README.txt"]).into_owned();
        assert!(words.iter().all(|word| readme.contains(word)), "{lang}: {readme}");
        assert!(files["data.csv"] == form(&router, "/v1/dyads/RUS-IRN/turnover", "csv").await, "data stay the same");
    }
}
