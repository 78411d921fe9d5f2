//! Loading a dataset that lies with an engine: descriptor, claims and events as those of files, its table as the engine has it.

use super::{
    claims::claims,
    elsewhere::PackageElsewhere,
    events::events,
    handed_out::HandedOut,
    latest_totals,
    loaded::{Loaded, ReadPackage, dataset},
    package::{DESCRIPTOR, Package, package},
    parquet_table::{Bytes, PARQUET},
    table_file::places,
};
use crate::trade::{Finding, FindingCode};

/// Loads a dataset that lies with an engine. What its checks found is said by who published it.
pub(super) fn load_elsewhere(package: &dyn PackageElsewhere) -> Loaded {
    whole(package).unwrap_or_else(|findings| (None, findings))
}

fn whole(elsewhere: &dyn PackageElsewhere) -> Result<Loaded, Vec<Finding>> {
    let one = |finding: Finding| vec![finding];
    let stated = elsewhere.stated().map_err(one)?;
    let descriptor = needed(elsewhere, DESCRIPTOR).map_err(one)?;
    let package = package(&descriptor)?;
    let mut read = ReadPackage::default();
    texts(elsewhere, &package, &mut read).map_err(one)?;
    if let Some(error) = read.findings.iter().find(|finding| finding.is_error()) {
        return Err(one(error.clone()));
    }
    let table = package.resources.iter().find(|resource| resource.name == "observations").map(|resource| resource.path.clone());
    if let Some(path) = &table {
        let (table, totals) = elsewhere.tables(&places(&package.sources)).map_err(one)?;
        (read.table, read.totals) = (Some(table), totals);
        if path.ends_with(PARQUET) {
            let kept = elsewhere.file(&format!("{path}{}", latest_totals::SUFFIX)).map_err(one)?;
            read.kept_latest = kept.map(|bytes| Bytes::Held(bytes.into()));
        }
    }
    let named: Vec<String> = package.resources.iter().map(|resource| resource.path.clone()).collect();
    let (mut dataset, _) = dataset(package, read, stated.hash);
    (dataset.content, dataset.files) = (stated.content, HandedOut::elsewhere(named));
    Ok((Some(dataset), stated.findings))
}

/// The claims and events of a package.
fn texts(elsewhere: &dyn PackageElsewhere, package: &Package, read: &mut ReadPackage) -> Result<(), Finding> {
    let sources = places(&package.sources);
    for resource in &package.resources {
        let path = resource.path.as_str();
        let found = match resource.name.as_str() {
            "claims" => {
                let (claims, found) = claims(&needed(elsewhere, path)?, path, &sources);
                read.claims.extend(claims);
                found
            }
            "events" => {
                let (events, found) = events(&needed(elsewhere, path)?, path, &sources);
                read.events.extend(events);
                found
            }
            _ => continue,
        };
        read.findings.extend(found);
    }
    Ok(())
}

fn needed(elsewhere: &dyn PackageElsewhere, name: &str) -> Result<Vec<u8>, Finding> {
    let missing = || Finding::of_file(FindingCode::Unreadable, name, "is not among what was published");
    elsewhere.file(name)?.ok_or_else(missing)
}
