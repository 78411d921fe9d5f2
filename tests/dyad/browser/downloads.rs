//! Each download of the page is clicked, saved by the browser and opened by another program's reader.

use std::{
    fs,
    io::{Cursor, Read},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use calamine::Reader;
use fantoccini::Locator;
use polars::prelude::*;

use super::{LANGUAGES, Session};

/// Clicks a link of the download panel and waits for its file.
async fn saved(session: &Session, place: usize) -> PathBuf {
    let known = files(session.downloads.path());
    session.client.find_all(Locator::Css("#download .downloads a")).await.unwrap()[place].click().await.unwrap();
    let begun = Instant::now();
    loop {
        let fresh = files(session.downloads.path()).into_iter().find(|path| {
            !known.contains(path)
                && path.extension().is_none_or(|extension| extension != "crdownload")
                && fs::metadata(path).is_ok_and(|file| file.len() > 0)
        });
        if let Some(path) = fresh.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.')) {
            return path;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "download {place} did not come");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Opens a file by what it is called, and tells whether its figures are those of Turkey's exports in ten years.
fn check(path: &Path, bytes: Vec<u8>) {
    let text = || String::from_utf8(bytes.clone()).unwrap();
    match path.extension().unwrap().to_str().unwrap() {
        "png" => {
            let reader = png::Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
            assert!(reader.info().width >= 600 && !reader.info().utf8_text.is_empty());
        }
        "svg" => assert!(text().starts_with("<svg") && text().contains("<desc>")),
        "pdf" => assert!(bytes.starts_with(b"%PDF")),
        "csv" => {
            let plain = text().trim_start_matches('\u{feff}').replace(';', ",");
            assert_eq!((plain.lines().count(), plain.contains("1810000000")), (11, true), "{plain}");
        }
        "json" => {
            let answer: serde_json::Value = serde_json::from_str(&text()).unwrap();
            assert_eq!(
                (answer["observations"].as_array().unwrap().len(), &answer["observations"][9]["value"]),
                (10, &1_810_000_000_u64.into())
            );
        }
        "jsonl" => {
            let rows: Vec<serde_json::Value> = text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!((rows.len(), &rows[9]["value"]), (10, &1_810_000_000_u64.into()));
        }
        "xlsx" => {
            let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
            let name = book.sheet_names()[0].clone();
            let sheet = book.worksheet_range(&name).unwrap();
            assert_eq!(sheet.height(), 11);
            assert!(sheet.rows().next_back().unwrap().contains(&calamine::Data::Float(1_810_000_000.0)));
        }
        "parquet" => assert_eq!(ParquetReader::new(Cursor::new(bytes)).finish().unwrap().height(), 10),
        "arrow" => assert_eq!(IpcReader::new(Cursor::new(bytes)).finish().unwrap().height(), 10),
        "zip" => {
            let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
            for wanted in ["data.csv", "chart.svg", "chart.png", "README.txt", "citation.txt"] {
                assert!(names.iter().any(|name| name.ends_with(wanted)), "{names:?}");
            }
            let csv = names.iter().find(|name| name.ends_with("data.csv")).unwrap();
            let mut text = String::new();
            archive.by_name(csv).unwrap().read_to_string(&mut text).unwrap();
            assert!(text.contains("1810000000"));
        }
        "md" => {
            assert!(text().starts_with("# ") && text().lines().filter(|line| line.starts_with('|')).count() > 10, "{}", text());
        }
        "txt" => {
            assert!(
                text().lines().nth(1).is_some_and(|line| line.starts_with("==")) && text().lines().count() > 12,
                "{}",
                text()
            );
        }
        other => panic!("what is .{other}?"),
    }
}

#[tokio::test]
async fn each_format_is_downloaded_and_opened() {
    let Some(session) = Session::open().await else { return };
    session.window(1280, 900, "light").await;
    for language in LANGUAGES {
        session.goto(&format!("/?dyad=TUR-DEU&view=exports&lang={language}")).await;
        session.click("#download summary").await;
        let count = session.value("document.querySelectorAll('#download .downloads a').length").await.as_u64().unwrap();
        let mut forms = std::collections::BTreeSet::new();
        for place in 0..usize::try_from(count).unwrap() {
            let path = saved(&session, place).await;
            forms.insert(path.extension().unwrap().to_string_lossy().into_owned());
            check(&path, fs::read(&path).unwrap());
            fs::remove_file(&path).unwrap();
        }
        let wanted = ["arrow", "csv", "json", "jsonl", "md", "parquet", "pdf", "png", "svg", "txt", "xlsx", "zip"];
        assert_eq!(forms.iter().map(String::as_str).collect::<Vec<_>>(), wanted, "{language}");
    }
    session.close().await;
}
