//! Published datasets, asked of an engine in memory: the same rows, totals, versions and lists as of the folder they came from.

mod catalogues;
mod memory_engine;
mod tables;

use std::{
    fmt::Write,
    fs,
    path::Path,
    sync::{Arc, Mutex},
};

use self::memory_engine::{MemoryEngine, rows};
use super::{Engine, EngineDatasets, KeptSlices, Place};
use crate::{
    dataset::{Catalogue, Dataset, Roots},
    published::{CURRENT, DataFile, FindingLine, Location, Manifest, PackageObject, package_folder},
};

const DESCRIPTOR: &str = r#"{"name": "mine", "title": "Mine", "created": "2026-11-01T00:00:00Z",
    "sources": [{"name": "quoted", "reporting": "quoted"}, {"name": "office", "reporting": "reported", "complete_levels": ["HS:2"]}],
    "resources": [{"name": "observations", "path": "observations.csv"}, {"name": "events", "path": "events.csv"}]}"#;
const EVENTS: &str = "date,areas,title,event_kind,source\n2021-03-01,IRN,A treaty,agreement,quoted\n";
const HEAD: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar,published,note\n";

/// Rows of every kind: rounded, finer than hundredths, missing, of several dates, calendars and territories; and a whole level.
fn observations() -> String {
    let mut text = HEAD.to_owned();
    text.push_str(
        "RUS,IRN,turnover,TOTAL,2021,1.5,USD,9,1,unknown,A,quoted,gregorian,2022-03-01,\n\
         RUS,IRN,turnover,TOTAL,2021,1.6,USD,9,1,unknown,P,quoted,gregorian,2023,revised\n\
         RUS,IRN,export,TOTAL,1400,12.3456,USD,0,,FOB,E,quoted,solar-hijri,,\n\
         RUS,IRN,export,TOTAL,2022-01/P9M,,EUR,6,0,FOB,O,quoted,,2022-11,\"none, yet\"\n\
         RUS,IRN,import,HS:2709,2022-Q3,77,EUR,3,0,CIF,A,quoted,,,\n\
         RUS,BEL,import,HS:27,2022-05,8,USD,6,0,CIF,A,quoted,,,\n\
         IND,RUS,re-export,TOTAL,2011,4,USD,9,0,unknown,A,quoted,fiscal:04,,\n",
    );
    let mut number: u64 = 7;
    for (reporter, partner) in [("DEU", "BEL"), ("DEU", "RUS"), ("IRN", "RUS")] {
        for year in [1990, 1998, 2003] {
            for chapter in ["01", "27", "84", "99"] {
                number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let value = number >> 34;
                if value.is_multiple_of(5) {
                    continue;
                }
                let status = ["A", "E", "P", "U", "A", "A", "I"][usize::try_from(value % 7).unwrap()];
                let note = match (partner, value % 3) {
                    ("BEL", 0) => "partner: Belgium-Luxembourg",
                    (_, 1) => "as told by the office",
                    _ => "",
                };
                let cents = value % 100;
                writeln!(
                    text,
                    "{reporter},{partner},export,HS:{chapter},{year},{value}.{cents:02},USD,0,,FOB,{status},office,,,{note}"
                )
                .unwrap();
            }
        }
    }
    text
}

/// A folder with the data package, and a location that it is published to.
fn folders() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let package = root.path().join("packages/mine");
    fs::create_dir_all(&package).unwrap();
    fs::create_dir_all(root.path().join("location")).unwrap();
    fs::write(package.join("datapackage.json"), DESCRIPTOR).unwrap();
    fs::write(package.join("events.csv"), EVENTS).unwrap();
    fs::write(package.join("observations.csv"), observations()).unwrap();
    root
}

fn embedded(root: &Path) -> Catalogue {
    Catalogue::load(&Roots::Folder(root.join("packages")), None).unwrap()
}

fn dataset(catalogue: &Catalogue) -> Arc<Dataset> {
    Arc::clone(catalogue.datasets().next().unwrap())
}

fn source_names(dataset: &Dataset) -> Vec<String> {
    dataset.sources.iter().map(|source| source.name.clone()).collect()
}

/// The manifest of a dataset as it would be published.
fn manifest(root: &Path, dataset: &Dataset) -> Manifest {
    let catalogue = embedded(root);
    let findings = catalogue.entries()[0].findings.iter().map(FindingLine::from);
    let mut files: Vec<DataFile> = Vec::new();
    for extent in dataset.table.index().dyads() {
        let path = format!("reporter={}/part-00000.parquet", extent.dyad.reporter);
        let rows = u64::try_from(extent.observations).unwrap();
        let partner = extent.dyad.partner.code().to_owned();
        match files.last_mut().filter(|file| file.path == path) {
            Some(file) => (file.rows, file.last_partner) = (file.rows + rows, partner),
            None => files.push(DataFile {
                path,
                rows,
                bytes: 1,
                first_partner: partner.clone(),
                last_partner: partner,
                ..DataFile::default()
            }),
        }
    }
    let package = ["datapackage.json", "events.csv"].map(|name| {
        let bytes = fs::read(root.join("packages/mine").join(name)).unwrap();
        PackageObject { name: name.to_owned(), bytes: 1, blake3: blake3::hash(&bytes).to_hex().to_string() }
    });
    Manifest {
        format: Manifest::FORMAT,
        dataset: "mine".to_owned(),
        generation: 1,
        folder: "mine".to_owned(),
        version: format!("v{}", &blake3::hash(dataset.hash.as_bytes()).to_hex()[..32]),
        hash: dataset.hash.clone(),
        content: dataset.content(),
        rows: u64::try_from(dataset.table.len()).unwrap(),
        files,
        package: package.into(),
        findings: findings.collect(),
        ..Manifest::default()
    }
}

/// Puts a manifest and its package in place.
fn put(root: &Path, manifest: &Manifest) {
    let location = root.join("location");
    let package = location.join(package_folder("mine", &manifest.version));
    fs::create_dir_all(&package).unwrap();
    for object in &manifest.package {
        fs::copy(root.join("packages/mine").join(&object.name), package.join(&object.name)).unwrap();
    }
    fs::write(location.join("mine").join(CURRENT), manifest.bytes()).unwrap();
}

/// An engine that has the rows of a table, and the datasets at the location.
fn asked(root: &Path, dataset: &Dataset) -> (Arc<MemoryEngine>, Roots) {
    let engine = Arc::new(MemoryEngine::default());
    *engine.rows.lock().unwrap() = rows(&dataset.table, &source_names(dataset));
    let asks = Engine {
        asks: Arc::<MemoryEngine>::clone(&engine),
        location: Arc::new(Location::open(root.join("location").to_str().unwrap()).unwrap()),
        place: Place::location("/data").unwrap(),
        kept: Arc::new(KeptSlices::new(1 << 20)),
        silent: Arc::new(Mutex::new(None)),
    };
    (engine, Roots::Elsewhere(Arc::new(EngineDatasets::new(asks)), None))
}
