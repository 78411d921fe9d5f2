//! The files of data packages by address: each is what lies in the folder, nothing else is handed out, and the Frictionless tool
//! loads the package by its descriptor's address and by its archive's.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use axum::{
    Router,
    http::{Method, StatusCode},
};
use dyad::{
    dataset::{Catalogue, Roots},
    http::{App, router},
    write::Site,
};
use serde_json::Value;

use crate::{
    archive::unzipped,
    command::{dyad, fixture, summary},
    package::{PLAIN_DESCRIPTOR, folder_of, plain_rows, write_package},
    served::{ask, builtin, get, json, package},
    server::listening,
    tools::tool,
};

const ROW: &str = "RUS,IRN,export,TOTAL,2021,5,USD,9,0,FOB,A,one";

#[tokio::test]
async fn each_file_is_as_it_lies_in_the_folder_alone_and_in_the_archive() {
    let router = builtin();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
    let archive = get(&router, "/v1/datasets/russia-iran.zip").await;
    assert_eq!((archive.status, archive.header("content-type")), (StatusCode::OK, "application/zip"));
    assert!(archive.body == get(&router, "/v1/datasets/russia-iran.zip").await.body);
    let mut files = unzipped(&archive.body);
    for (name, kind) in [
        ("datapackage.json", "application/json"),
        ("observations.csv", "text/csv; charset=utf-8"),
        ("claims.csv", "text/csv; charset=utf-8"),
        ("events.csv", "text/csv; charset=utf-8"),
    ] {
        let stored = fs::read(folder.join(name)).unwrap();
        let alone = get(&router, &format!("/v1/datasets/russia-iran/{name}")).await;
        assert_eq!((alone.status, alone.header("content-type")), (StatusCode::OK, kind), "{name}");
        assert_eq!(alone.header("content-disposition"), format!("inline; filename=\"{name}\""));
        assert!(alone.body == stored && files.remove(name) == Some(stored), "{name}");
        let head = ask(&router, Method::HEAD, &format!("/v1/datasets/russia-iran/{name}"), &[]).await;
        assert_eq!((head.body.len(), head.header("content-length")), (0, alone.body.len().to_string().as_str()));
        let own = format!("/v1/datasets/russia-iran/{name}");
        let known = ask(&router, Method::GET, &own, &[("if-none-match", alone.header("etag"))]).await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    }
    let readme = String::from_utf8(files.remove("README.txt").unwrap()).unwrap();
    assert!(
        readme.contains("observations.csv: the figures") && readme.contains("CC0-1.0") && readme.contains("[wits]"),
        "{readme}"
    );
    assert_eq!(files.into_keys().collect::<Vec<_>>(), ["citation.bib", "citation.txt"]);
    let russian = unzipped(&get(&router, "/v1/datasets/russia-iran.zip?lang=ru").await.body);
    assert!(String::from_utf8_lossy(&russian["README.txt"]).contains("Как ссылаться"));
    let root = tempfile::tempdir().unwrap();
    assert!(dyad(root.path(), &["query", "datasets/russia-iran.zip"], &[]).stdout == archive.body, "the command gives the same");
    let described = json(&router, "/v1/datasets/russia-iran").await;
    assert_eq!(described["package"], "/v1/datasets/russia-iran/datapackage.json");
}

#[tokio::test]
async fn nothing_else_of_the_folder_is_handed_out() {
    let root = folder_of(plain_rows(&[ROW]).as_bytes());
    let made = root.path().join("made");
    fs::write(made.join("notes.txt"), "mine").unwrap();
    fs::write(made.join("README.md"), "read me").unwrap();
    fs::write(root.path().join("secret.csv"), "secret").unwrap();
    fs::create_dir(made.join("more")).unwrap();
    let router = package(root.path());
    assert_eq!(get(&router, "/v1/datasets/made/README.md").await.text(), "read me");
    for name in [
        "notes.txt",
        "../secret.csv",
        "..%2Fsecret.csv",
        "%2e%2e/secret.csv",
        "./observations.csv",
        "more",
        "more/",
        "",
        "/etc/passwd",
        "%2Fetc%2Fpasswd",
        "observations.csv/",
        "observations.csv%00",
        "OBSERVATIONS.CSV",
        "observations.csv.gz",
    ] {
        let answered = get(&router, &format!("/v1/datasets/made/{name}")).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND, "{name}: {}", answered.text());
        assert!(!answered.text().contains("notes.txt\"]"), "{name}");
    }
    let unknown = get(&router, "/v1/datasets/made/notes.md").await.json();
    assert_eq!(unknown["allowed"], serde_json::json!(["README.md", "datapackage.json", "observations.csv"]));
    assert_eq!(get(&router, "/v1/datasets/other/observations.csv").await.json()["allowed"], serde_json::json!(["made"]));
    let asked = get(&router, "/v1/datasets/made/observations.csv?lang=ru").await;
    assert_eq!((asked.status, &asked.json()["parameter"]), (StatusCode::BAD_REQUEST, &"lang".into()));
}

#[tokio::test]
async fn a_link_out_of_the_folder_is_no_file_of_it() {
    let root = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    write_package(root.path(), "made", PLAIN_DESCRIPTOR, plain_rows(&[ROW]).as_bytes());
    let inside = root.path().join("made/observations.csv");
    fs::rename(&inside, outside.path().join("table.csv")).unwrap();
    symlink(outside.path().join("table.csv"), &inside).unwrap();
    let router = package(root.path());
    assert_eq!(json(&router, "/v1/observations").await["total"], 0, "nothing outside is read");
    let findings = json(&router, "/v1/datasets/made").await.to_string();
    assert!(findings.contains("leads out of its folder") && !findings.contains("table.csv"), "{findings}");
    for name in ["made/observations.csv", "made.zip"] {
        assert_eq!(get(&router, &format!("/v1/datasets/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    // A link within the folder is a file of it.
    fs::remove_file(&inside).unwrap();
    fs::copy(outside.path().join("table.csv"), root.path().join("made/table.csv")).unwrap();
    symlink("table.csv", &inside).unwrap();
    let router = package(root.path());
    assert_eq!(get(&router, "/v1/datasets/made/observations.csv").await.status, StatusCode::OK);
}

fn app(root: &Path) -> (Arc<App>, Router) {
    let app = Arc::new(App::new(Site { public_url: String::new() }));
    app.set_catalogue(Arc::new(Catalogue::load(&Roots::Folder(root.to_owned()), None).unwrap()));
    (Arc::clone(&app), router(app))
}

#[tokio::test]
async fn files_are_those_that_the_data_were_read_from() {
    let root = folder_of(plain_rows(&[ROW]).as_bytes());
    let (app, router) = app(root.path());
    let file = root.path().join("made/observations.csv");
    let address = "/v1/datasets/made/observations.csv";
    // Another file of this name, as editors and imports put it: the earlier one is still there.
    let earlier = fs::read(&file).unwrap();
    let other = plain_rows(&[ROW, "RUS,IRN,import,TOTAL,2021,5,USD,9,0,CIF,A,one"]);
    fs::write(root.path().join("next"), &other).unwrap();
    fs::rename(root.path().join("next"), &file).unwrap();
    assert_eq!(get(&router, address).await.body, earlier);
    let catalogue = Catalogue::load(&Roots::Folder(root.path().to_owned()), app.current().as_deref()).unwrap();
    app.set_catalogue(Arc::new(catalogue));
    assert_eq!(get(&router, address).await.text(), other);
    // Written over in place: neither the earlier one nor the one that was loaded.
    let (_, router) = self::app(root.path());
    fs::write(&file, format!("{other}x")).unwrap();
    for address in [address, "/v1/datasets/made.zip"] {
        let changed = get(&router, address).await;
        assert_eq!((changed.status, changed.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "2"), "{}", changed.text());
        assert!(changed.text().contains("observations.csv has been changed"), "{}", changed.text());
    }
}

#[tokio::test]
async fn large_files_and_archives_are_sent_while_they_are_read() {
    let root = folder_of(plain_rows(&[ROW]).as_bytes());
    // Not to be compressed to next to nothing.
    let mut state = 7u32;
    let mut draw = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(state >> 24).unwrap()
    };
    let large: Vec<u8> = std::iter::repeat_with(&mut draw).take((9 << 20) + 3).collect();
    fs::write(root.path().join("made/README.txt"), &large).unwrap();
    let router = package(root.path());
    let whole = get(&router, "/v1/datasets/made/README.txt").await;
    assert_eq!((whole.status, whole.header("content-length")), (StatusCode::OK, large.len().to_string().as_str()));
    assert!(whole.body == large);
    let tag = whole.header("etag").to_owned();
    let known = ask(&router, Method::GET, "/v1/datasets/made/README.txt", &[("if-none-match", &tag)]).await;
    assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let archive = get(&router, "/v1/datasets/made.zip").await;
    let files = unzipped(&archive.body);
    assert!(files["README.txt"] == large, "the package's own read-me file");
    assert_eq!(files["observations.csv"], plain_rows(&[ROW]).as_bytes());
    assert!(dyad(root.path(), &["query", "datasets/made.zip", "--datasets", "."], &[]).stdout == archive.body);
    let known = ask(&router, Method::GET, "/v1/datasets/made.zip", &[("if-none-match", archive.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
}

/// What the Frictionless tool, in its own language, makes of packages by their addresses: rows by resource, and errors.
const READER: &str = r#"
import json, sys
import frictionless
found = {}
for address in sys.argv[1:]:
    package = frictionless.Package(address)
    # It counts no bytes of Parquet, and takes that for a fault of the descriptor.
    report = package.validate(frictionless.Checklist(skip_errors=["byte-count"]))
    rows = {resource.name: len(resource.read_rows()) for resource in package.resources}
    found[address] = {"rows": rows, "errors": report.stats["errors"], "warnings": report.stats["warnings"], "tasks": report.stats["tasks"]}
print(json.dumps(found))
"#;

/// Puts the built-in dataset beside others; where those are, and where it stands in the sources.
fn with_built_in(datasets: PathBuf) -> (PathBuf, PathBuf) {
    let russia_iran = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/russia-iran");
    fs::create_dir(datasets.join("russia-iran")).unwrap();
    for entry in fs::read_dir(&russia_iran).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, datasets.join("russia-iran").join(path.file_name().unwrap())).unwrap();
    }
    (datasets, russia_iran)
}

#[test]
fn the_frictionless_tool_loads_packages_by_address() {
    let Some(python) = tool("python") else { return };
    if tool("frictionless").is_none() {
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let run = dyad(
        root.path(),
        &["import", "comtrade", fixture("comtrade_v1.csv").to_str().unwrap(), "--into", "datasets/comtrade", "--json"],
        &[],
    );
    let kept = summary(&run)["kept"].as_u64().unwrap();
    // Two vintages of the same figures, and other terms than the provider's.
    for (published, terms) in [("2023-01", "CC BY 4.0"), ("2024-05-31", "no terms known")] {
        let run = dyad(
            root.path(),
            &[
                "import",
                "wits",
                fixture("wits.csv").to_str().unwrap(),
                "--into",
                "datasets/vintages",
                "--source",
                "office",
                "--published",
                published,
                "--license",
                terms,
                "--json",
            ],
            &[],
        );
        assert!(summary(&run)["kept"].as_u64().unwrap() > 0);
    }
    let (datasets, russia_iran) = with_built_in(root.path().join("datasets"));
    let server = listening(&["--datasets", datasets.to_str().unwrap()]);
    let addresses = [
        "v1/datasets/russia-iran/datapackage.json",
        "v1/datasets/russia-iran.zip",
        "v1/datasets/comtrade/datapackage.json",
        "v1/datasets/comtrade.zip",
        "v1/datasets/vintages.zip",
        "v1/dyads/RUS-IRN/turnover.zip",
        "v1/dyads/RUS-IRN/mirror.zip",
    ]
    .map(|path| format!("http://{}/{path}", server.address));
    let run = Command::new(&python).arg("-c").arg(READER).args(&addresses).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let found: Value = serde_json::from_slice(&run.stdout).unwrap();
    for address in &addresses {
        let package = &found[address];
        assert_eq!((&package["errors"], &package["warnings"]), (&0.into(), &0.into()), "{address}: {found}");
    }
    for both in [&addresses[0], &addresses[1]] {
        let lines = |name: &str| fs::read_to_string(russia_iran.join(name)).unwrap().lines().count() - 1;
        assert_eq!(found[both]["rows"]["observations"], lines("observations.csv"), "{found}");
        assert_eq!((&found[both]["rows"]["events"], &found[both]["tasks"]), (&lines("events.csv").into(), &3.into()), "{found}");
    }
    for both in [&addresses[2], &addresses[3]] {
        assert_eq!(found[both]["rows"]["observations"], kept, "{found}");
    }
    described_as_imported(&datasets);
}

/// What the descriptors of imports say of keys, values and terms.
fn described_as_imported(datasets: &Path) {
    let descriptor = |name: &str| -> Value {
        serde_json::from_slice(&fs::read(datasets.join(name).join("datapackage.json")).unwrap()).unwrap()
    };
    let (comtrade, vintages) = (descriptor("comtrade"), descriptor("vintages"));
    let schema = &comtrade["resources"][0]["schema"];
    assert_eq!(schema["primaryKey"].as_array().unwrap().last().unwrap(), "published");
    let flow = &schema["fields"].as_array().unwrap()[2];
    assert_eq!((&flow["constraints"]["enum"][0], &flow["constraints"]["required"]), (&"export".into(), &true.into()));
    assert_eq!(comtrade["licenses"][0]["name"], "LicenseRef-comtrade");
    // The terms of the later command count.
    assert_eq!(vintages["sources"][0]["license"], "no terms known");
    let names: Vec<&str> =
        vintages["licenses"].as_array().unwrap().iter().map(|license| license["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["LicenseRef-office"]);
}
