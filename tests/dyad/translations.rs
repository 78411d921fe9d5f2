//! Texts of data packages in other languages: `title@ru` in tables and descriptors, and what such columns were called before.

use std::{fs, path::Path, process::Command};

use axum::Router;
use serde_json::Value;

use crate::served::{self, builtin, get};

const EVENTS: &str = "/v1/dyads/RUS-IRN/events";
const TURNOVER: &str = "/v1/dyads/RUS-IRN/turnover";

/// The built-in dataset in a folder of its own, with the header of its events and its descriptor changed.
fn changed(header: impl Fn(&str) -> String, descriptor: impl Fn(&str) -> String) -> (tempfile::TempDir, Router) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("russia-iran");
    fs::create_dir(&to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let mut text = fs::read_to_string(&path).unwrap();
        match path.file_name().unwrap().to_str().unwrap() {
            "events.csv" => {
                let (head, rows) = text.split_once('\n').unwrap();
                text = format!("{}\n{rows}", header(head));
            }
            "datapackage.json" => text = descriptor(&text),
            _ => {}
        }
        fs::write(to.join(path.file_name().unwrap()), text).unwrap();
    }
    let router = served::package(folder.path());
    (folder, router)
}

/// What `dyad check` says of a sound package.
fn checked(folder: &Path) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_dyad")).arg("check").arg(folder.join("russia-iran")).output().unwrap();
    let told = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
    assert!(run.status.success(), "{told}");
    told
}

#[tokio::test]
async fn columns_that_were_called_title_ru_and_title_fa_are_the_same() {
    let former = |header: &str| header.replace("title@ru,title@fa", "title_ru,title_fa");
    let (_folder, old) = changed(former, str::to_owned);
    for path in [format!("{EVENTS}.csv"), format!("{EVENTS}.jsonl")] {
        assert_eq!(get(&old, &path).await.text(), get(&builtin(), &path).await.text(), "{path}");
    }
    let items = get(&old, EVENTS).await.json()["items"].take();
    assert!(items[0]["title_ru"].as_str().unwrap().starts_with("Масуд") && items[0]["title_fa"].is_string(), "{items}");
}

#[tokio::test]
async fn a_language_that_dyad_does_not_speak_is_harmless() {
    let (folder, router) = changed(|header| header.replace("title@fa", "title@tlh-Piqd"), str::to_owned);
    let items = get(&router, EVENTS).await.json()["items"].take();
    let names: Vec<&String> = items[0].as_object().unwrap().keys().collect();
    assert_eq!((&items[0]["title_fa"], names.iter().any(|name| name.contains("tlh"))), (&Value::Null, false), "{names:?}");
    let page = get(&router, "/?dyad=RUS-IRN&lang=fa").await.text();
    assert!(page.contains("Masoud Pezeshkian takes office"), "what is not there in Persian is English");
    let told = checked(folder.path());
    assert!(told.contains("0 warnings"), "{told}");
}

#[tokio::test]
async fn sources_are_called_what_people_call_them() {
    let title = r#""title": "UN Comtrade via WITS (World Bank)","#;
    let more = format!(r#"{title} "title@ru": "База ООН «Комтрейд» (WITS)", "title@??": "x","#);
    let (folder, router) = changed(str::to_owned, |text| {
        assert!(text.contains(title));
        text.replacen(title, &more, 1)
    });
    for path in [format!("{TURNOVER}.svg?source=wits"), "/?dyad=RUS-IRN&source=wits".to_owned()] {
        let russian = get(&router, &format!("{path}&lang=ru")).await.text();
        let english = get(&router, &path).await.text();
        assert!(russian.contains("Комтрейд") && !english.contains("Комтрейд"), "{path}");
    }
    let sources = get(&router, "/v1/sources").await.text();
    assert!(sources.contains("UN Comtrade via WITS") && !sources.contains("Комтрейд"), "answers for machines are English");
    let told = checked(folder.path());
    assert!(told.contains("W10") && told.contains("wits: title@??: no language has this tag"), "{told}");
}
