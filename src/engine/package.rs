//! One published dataset: its manifest, the files of its package, and its tables as the engine has them.

use std::sync::{Arc, PoisonError};

use super::{
    asked_of::Engine,
    counts::{CountFault, counted},
    level_sums::levels,
    published::Version,
    rows::SourcePlaces,
    table_rows::{Published, TableRows},
    total_rows::{TotalRows, counted_totals},
};
use crate::{
    dataset::{PackageElsewhere, Stated, Totals},
    published::{CURRENT, FindingLine, Manifest, package_folder},
    table::{EngineFault, TradeTable},
    trade::{Finding, FindingCode},
};

/// A version of a published dataset.
#[derive(Debug)]
pub struct PublishedPackage {
    engine: Engine,
    manifest: Manifest,
    version: Arc<Version>,
}

/// A dataset of which nothing can be said but why.
#[derive(Debug)]
pub struct Broken {
    folder: String,
    finding: Finding,
}

/// The manifest of a dataset, read.
///
/// # Errors
/// Why it is none.
pub fn manifest(bytes: &[u8], id: &str) -> Result<Manifest, String> {
    let manifest = Manifest::read(bytes)?;
    if manifest.dataset != id {
        return Err(format!("is of the dataset {:?}, and stands in the folder {id:?}", manifest.dataset));
    }
    let rows: u64 = manifest.files.iter().map(|file| file.rows).sum();
    if rows != manifest.rows {
        return Err(format!("its files have {rows} rows, and it says {}", manifest.rows));
    }
    Ok(manifest)
}

impl PublishedPackage {
    /// The dataset of a manifest.
    ///
    /// # Errors
    /// What in the manifest cannot be.
    pub fn new(engine: Engine, manifest: Manifest) -> Result<Self, String> {
        let version = Arc::new(Version::new(engine.place.clone(), &manifest)?);
        Ok(Self { engine, manifest, version })
    }

    /// Asks what there is of the table; an engine that does not answer is not asked for each dataset again.
    fn asked<T>(&self, ask: impl FnOnce() -> Result<T, CountFault>) -> Result<T, Finding> {
        let silent = || self.engine.silent.lock().unwrap_or_else(PoisonError::into_inner);
        let known = silent().clone();
        let answer = known.map_or_else(ask, |fault| Err(fault.into()));
        answer.map_err(|fault| {
            if let CountFault::Engine(fault) = &fault
                && is_of_all(fault)
            {
                *silent() = Some(fault.clone());
            }
            unreadable(CURRENT, &fault.to_string())
        })
    }

    fn table_and_totals(&self, published: Published) -> Result<(TradeTable, Option<Totals>), Finding> {
        let Manifest { dataset, version, totals, .. } = &self.manifest;
        let name = format!("{dataset} {version}");
        let levels = levels(totals, &published.places).map_err(|reason| unreadable(CURRENT, &reason))?;
        let own = self.asked(|| counted(&*self.engine.asks, &self.version, &self.manifest, &published.places))?;
        let totals = if levels.is_empty() {
            None
        } else {
            let sums = self.asked(|| counted_totals(&published, &self.manifest, &levels))?;
            let known = (Arc::new(sums.index.clone()), sums.products);
            let source = TotalRows::new(published.clone(), &format!("{name} totals"), levels.clone(), known);
            Some(Totals { table: TradeTable::asked(sums.index, Arc::new(source)), levels })
        };
        let source = TableRows::new(published, &name, Arc::new(own.index.clone()), own.products);
        Ok((TradeTable::asked(own.index, Arc::new(source)), totals))
    }
}

impl PackageElsewhere for PublishedPackage {
    fn folder_name(&self) -> String {
        self.manifest.folder.clone()
    }

    fn version(&self) -> String {
        let Manifest { dataset, version, hash, content, .. } = &self.manifest;
        format!("{dataset} {version} {hash} {content} {:?} {:?}", self.manifest.findings, self.manifest.totals)
    }

    fn stated(&self) -> Result<Stated, Finding> {
        let Manifest { hash, content, findings, .. } = &self.manifest;
        let hash_fault = || unreadable(CURRENT, &format!("{content:?} is no hash"));
        let content = blake3::Hash::from_hex(content).map_err(|_| hash_fault())?;
        let findings = findings.iter().map(finding).collect::<Result<_, _>>()?;
        Ok(Stated { hash: hash.clone(), content, findings })
    }

    fn file(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        let Some(object) = self.manifest.package.iter().find(|object| object.name == name) else { return Ok(None) };
        let path = format!("{}/{name}", package_folder(&self.manifest.dataset, &self.manifest.version));
        let bytes = self.engine.location.get(&path).map_err(|error| {
            tracing::error!("{}: {error}", self.manifest.folder);
            unreadable(name, "cannot be read where it was published to; the log says why")
        })?;
        if blake3::hash(&bytes).to_hex().as_str() != object.blake3 {
            return Err(unreadable(name, "has other bytes than its manifest says; was it written over?"));
        }
        Ok(Some(bytes))
    }

    fn tables(&self, sources: &SourcePlaces) -> Result<(TradeTable, Option<Totals>), Finding> {
        let mut names = vec![String::new(); sources.len()];
        for (name, place) in sources {
            if let Some(own) = names.get_mut(usize::from(*place)) {
                own.clone_from(name);
            }
        }
        let published = Published {
            asks: Arc::clone(&self.engine.asks),
            version: Arc::clone(&self.version),
            sources: names.into(),
            places: Arc::new(sources.clone()),
            kept: Arc::clone(&self.engine.kept),
        };
        self.table_and_totals(published)
    }
}

impl Broken {
    /// A dataset whose file of this name cannot be read.
    #[must_use]
    pub fn new(folder: String, file: &str, reason: &str) -> Self {
        Self { folder, finding: unreadable(file, reason) }
    }
}

impl PackageElsewhere for Broken {
    fn folder_name(&self) -> String {
        self.folder.clone()
    }

    fn version(&self) -> String {
        format!("broken {}", self.finding)
    }

    fn stated(&self) -> Result<Stated, Finding> {
        Err(self.finding.clone())
    }

    fn file(&self, _: &str) -> Result<Option<Vec<u8>>, Finding> {
        Err(self.finding.clone())
    }

    fn tables(&self, _: &SourcePlaces) -> Result<(TradeTable, Option<Totals>), Finding> {
        Err(self.finding.clone())
    }
}

/// Would the engine answer nothing else either?
fn is_of_all(fault: &EngineFault) -> bool {
    matches!(fault, EngineFault::Unreachable | EngineFault::Unauthorized | EngineFault::Overdue { .. } | EngineFault::Busy)
}

/// A finding that was written when the dataset was published.
fn finding(line: &FindingLine) -> Result<Finding, Finding> {
    let unknown = || unreadable(CURRENT, &format!("{:?} is the number of no finding of this version of dyad", line.code));
    line.finding().ok_or_else(unknown)
}

fn unreadable(file: &str, reason: &str) -> Finding {
    Finding::of_file(FindingCode::Unreadable, file, reason)
}
