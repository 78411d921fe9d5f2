//! The data package that an import makes: its descriptor, and how both files come into place at once. The table has a name of
//! its own content; the descriptor that names it is renamed into place last, so a reader, a crash or a failed import finds the
//! old dataset whole or the new one whole.

use std::{
    collections::BTreeSet,
    fs::{self, File, Metadata},
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{error::ImportError, report::REPORT, revision::HsRevisions, table_schema::table_schema};
use crate::{
    dataset::{DESCRIPTOR, Files, Memory, is_slug, load, write_index},
    durable::{self, Turn, folder_of, sync_folder},
    limits::Limits,
    regular_file,
    trade::{License, Severity},
};

/// The dataset that is there before an import.
pub(super) struct Existing {
    pub descriptor: Map<String, Value>,
    /// The table, when it has one.
    pub table: Option<PathBuf>,
}

/// What the descriptor says of an import.
pub(super) struct Imported<'a> {
    pub id: &'a str,
    pub source: Value,
    pub created: &'a str,
    pub command: &'a str,
    pub title: Option<&'a str>,
    /// The sources that have rows.
    pub used: &'a BTreeSet<String>,
    /// Which reporters and periods are of which revision of the Harmonized System, of this source.
    pub revisions: Value,
    /// What users must know of what is left out.
    pub caution: Option<String>,
    /// Is nothing left of earlier imports of this source?
    pub renewed: bool,
    /// The terms of the source that the command gives, which count before those that were there.
    pub license: Option<&'a str>,
}

/// What is put in place at once.
pub(super) struct Made<'a> {
    /// The table and its name.
    pub table: (&'a Path, &'a str),
    pub descriptor: &'a [u8],
    pub report: &'a [u8],
}

impl Existing {
    /// The revisions that a source has.
    pub(super) fn revisions(&self, source: &str) -> HsRevisions {
        let sources = self.descriptor.get("sources").and_then(Value::as_array);
        let known = sources.into_iter().flatten().find(|known| known["name"] == source);
        known.map_or_else(HsRevisions::default, HsRevisions::read)
    }
}

/// A dataset folder split into the folder it lies in and its id.
pub(super) fn place(into: &Path) -> Result<(PathBuf, String), ImportError> {
    let id = into.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !is_slug(&id) || id.starts_with('.') {
        return Err(ImportError::WrongUse(format!(
            "--into {}: the folder's name is the dataset's id: a-z, 0-9, -._",
            into.display()
        )));
    }
    Ok((folder_of(into).to_owned(), id))
}

/// Reads the dataset that is there, if there is one.
pub(super) fn existing(into: &Path) -> Result<Option<Existing>, ImportError> {
    let path = into.join(DESCRIPTOR);
    let bytes = match regular_file::read(&path, Limits::current().descriptor_bytes) {
        Err(error) if error.is_missing() => return if_empty(into).map(|()| None),
        read => read.map_err(ImportError::file(&path))?,
    };
    let broken = |why: &str| ImportError::Dataset(format!("{}: {why}", path.display()));
    let descriptor: Map<String, Value> = serde_json::from_slice(&bytes).map_err(|error| broken(&error.to_string()))?;
    let resources = descriptor.get("resources").and_then(Value::as_array);
    let observations = resources.into_iter().flatten().find(|resource| resource["name"] == "observations");
    let table = match observations.map(|resource| resource["path"].as_str().unwrap_or_default()) {
        None => None,
        Some(name) if name.ends_with(".parquet") && !name.contains('/') => Some(into.join(name)),
        Some(name) => {
            return Err(broken(&format!(
                "its observations are {name:?}, not made by `dyad import`; import into another dataset"
            )));
        }
    };
    Ok(Some(Existing { descriptor, table }))
}

/// A folder that is no data package may be there when there is nothing in it.
fn if_empty(into: &Path) -> Result<(), ImportError> {
    match fs::read_dir(into).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => {
            let text = format!("{} is there and is no data package; import into another folder", into.display());
            Err(ImportError::Dataset(text))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(ImportError::io(into)(error)),
    }
}

/// Another dataset of the folder that has a source of this name: names are unique across datasets.
pub(super) fn taken_by(parent: &Path, id: &str, source: &str) -> Result<Option<String>, ImportError> {
    let folders = fs::read_dir(parent).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(ImportError::io(parent))?;
    let folders = folders.into_iter();
    let named = folders.filter(|folder| !folder.file_name().to_string_lossy().starts_with('.')).find(|folder| {
        let read = regular_file::read_within(&folder.path(), DESCRIPTOR, Limits::current().descriptor_bytes).ok();
        let descriptor = read.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok()).unwrap_or_default();
        let sources = descriptor["sources"].as_array().cloned().unwrap_or_default();
        folder.file_name() != *id && sources.iter().any(|known| known["name"] == source)
    });
    Ok(named.map(|folder| folder.file_name().to_string_lossy().into_owned()))
}

/// The descriptor with this import in it; what people wrote into an earlier one stays.
pub(super) fn descriptor(earlier: Option<&Existing>, imported: &Imported<'_>, table: &StoredTable) -> Vec<u8> {
    let mut members = earlier.map(|existing| existing.descriptor.clone()).unwrap_or_default();
    members.entry("profile").or_insert_with(|| json!("tabular-data-package"));
    members.insert("name".to_owned(), json!(imported.id));
    match imported.title {
        Some(title) => members.insert("title".to_owned(), json!(title)),
        None => Some(members.entry("title").or_insert_with(|| imported.source["title"].clone()).clone()),
    };
    members.insert("created".to_owned(), json!(imported.created));
    let mut sources = members.get("sources").and_then(Value::as_array).cloned().unwrap_or_default();
    match sources.iter_mut().find(|known| known["name"] == imported.source["name"]) {
        Some(known) => renew(known, &imported.source),
        None => sources.push(imported.source.clone()),
    }
    let own = sources.iter_mut().find(|known| known["name"] == imported.source["name"]);
    if let Some(own) = own.filter(|_| imported.revisions.as_object().is_some_and(|revisions| !revisions.is_empty())) {
        own["revisions"] = imported.revisions.clone();
    }
    let own = sources.iter_mut().find(|known| known["name"] == imported.source["name"]);
    let replaced = own.zip(imported.license).and_then(|(own, terms)| {
        let earlier = license(own);
        own["license"] = json!(terms);
        earlier
    });
    licenses(&mut members, &sources, replaced.as_ref());
    members.insert("sources".to_owned(), json!(sources));
    caution(&mut members, imported);
    let mut imports = members.get("imports").and_then(Value::as_array).cloned().unwrap_or_default();
    imports.push(json!({"source": imported.source["name"], "created": imported.created, "command": imported.command}));
    members.insert("imports".to_owned(), json!(imports));
    let mut resources = members.get("resources").and_then(Value::as_array).cloned().unwrap_or_default();
    resources.retain(|resource| resource["name"] != "observations");
    resources.insert(0, resource(table, imported.used));
    members.insert("resources".to_owned(), json!(resources));
    let mut bytes = serde_json::to_vec_pretty(&Value::Object(members)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The licence that the terms of a source are, as the descriptor has it.
fn license(source: &Value) -> Option<Value> {
    let (name, terms) = (source["name"].as_str()?, source["license"].as_str()?);
    let License { name, title, path } = License::of(terms, name, source["path"].as_str());
    let mut license = json!({"name": name, "title": title});
    if let Some(path) = path {
        license["path"] = json!(path);
    }
    Some(license)
}

/// The licences of the package: those of its sources, beside what people wrote, and without one that is replaced.
fn licenses(members: &mut Map<String, Value>, sources: &[Value], replaced: Option<&Value>) {
    let mut licenses = members.get("licenses").and_then(Value::as_array).cloned().unwrap_or_default();
    licenses.retain(|known| Some(known) != replaced);
    for license in sources.iter().filter_map(license) {
        if licenses.iter().all(|known| known["name"] != license["name"]) {
            licenses.push(license);
        }
    }
    if !licenses.is_empty() || members.contains_key("licenses") {
        members.insert("licenses".to_owned(), json!(licenses));
    }
}

/// Says with every series of the source what was left out; what an earlier import said goes when its figures are gone.
fn caution(members: &mut Map<String, Value>, imported: &Imported<'_>) {
    let mut cautions = members.get("cautions").and_then(Value::as_array).cloned().unwrap_or_default();
    let name = &imported.source["name"];
    cautions.retain(|known| known["of"] != "import" || known["source"] != *name || !imported.renewed);
    if let Some(text) = &imported.caution {
        cautions.retain(|known| known["source"] != *name || known["text"] != json!(text));
        cautions.push(json!({"source": name, "text": text, "of": "import"}));
    }
    if !cautions.is_empty() || members.contains_key("cautions") {
        members.insert("cautions".to_owned(), json!(cautions));
    }
}

/// Members that were there stay as people may have edited them; only the date of the figures is new.
fn renew(known: &mut Value, source: &Value) {
    let (Some(known), Some(source)) = (known.as_object_mut(), source.as_object()) else { return };
    for (name, value) in source {
        if name == "published" || !known.contains_key(name) {
            known.insert(name.clone(), value.clone());
        }
    }
}

fn resource(table: &StoredTable, sources: &BTreeSet<String>) -> Value {
    json!({
        "name": "observations",
        "path": table.name,
        "bytes": table.bytes,
        "hash": table.hash,
        "profile": "tabular-data-resource",
        "title": "Observations",
        "description": "Sorted by reporter, partner, product, flow and period, in groups of 131072 rows with statistics",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(sources),
    })
}

/// A finished table: its name, of its content, so that the old and the new one lie side by side until the descriptor changes; and
/// its length and hash, by which anybody can tell later whether it is still that one.
pub(super) struct StoredTable {
    pub name: String,
    bytes: u64,
    hash: String,
}

impl StoredTable {
    /// Reads the table through.
    pub(super) fn of(path: &Path) -> Result<Self, ImportError> {
        let (mut content, mut stated, mut bytes) = (blake3::Hasher::new(), Sha256::new(), 0);
        let mut file = File::open(path).map_err(ImportError::io(path))?;
        let mut piece = vec![0; 1 << 20];
        loop {
            let read = file.read(&mut piece).map_err(ImportError::io(path))?;
            if read == 0 {
                break;
            }
            content.update(&piece[..read]);
            stated.update(&piece[..read]);
            bytes += u64::try_from(read).unwrap_or(0);
        }
        let content: String = content.finalize().to_hex().chars().take(12).collect();
        let stated: Vec<String> = stated.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { name: format!("observations-{content}.parquet"), bytes, hash: format!("sha256:{}", stated.concat()) })
    }
}

/// Puts a finished table and its descriptor in place, after the loader has taken them where they were made. On any fault before
/// the descriptor is renamed the dataset is as it was.
pub(super) fn commit(work: &Path, into: &Path, made: &Made<'_>, earlier: Option<&Existing>) -> Result<(), ImportError> {
    let sync = |path: &Path| sync_folder(path).map_err(ImportError::io(path));
    let (package, table) = (work.join("package"), made.table.0);
    fs::create_dir_all(&package).map_err(ImportError::io(&package))?;
    File::open(table).and_then(|file| file.sync_all()).map_err(ImportError::io(table))?;
    rename(table, &package.join(made.table.1))?;
    for (name, bytes) in [(DESCRIPTOR, made.descriptor), (REPORT, made.report)] {
        let path = package.join(name);
        durable::write(&path, bytes).map_err(ImportError::io(&path))?;
    }
    held_against_the_loader(&package, into, earlier)?;
    let new = names(&package)?;
    modes_kept(&package, &new, into, earlier)?;
    sync(&package)?;
    if earlier.is_some() {
        // The descriptor last: until then the old one names the old table. The report names the table that it is of.
        for name in new.iter().filter(|name| *name != DESCRIPTOR) {
            rename(&package.join(name), &into.join(name))?;
        }
        sync(into)?;
        rename(&package.join(DESCRIPTOR), &into.join(DESCRIPTOR))?;
        sync(into)?;
    } else {
        rename(&package, into)?;
    }
    sync(folder_of(into))
}

fn rename(from: &Path, to: &Path) -> Result<(), ImportError> {
    fs::rename(from, to).map_err(ImportError::io(to))
}

/// Gives what takes the place of another file or folder the mode of that: a table and what stands beside it that of the earlier
/// table.
fn modes_kept(package: &Path, new: &[String], into: &Path, earlier: Option<&Existing>) -> Result<(), ImportError> {
    let keep = |from: &Path, to: &Path| match fs::metadata(from).as_ref().map(Metadata::permissions) {
        Ok(mode) => fs::set_permissions(to, mode).map_err(ImportError::io(to)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(ImportError::io(from)(io::Error::new(error.kind(), error.to_string()))),
    };
    let Some(earlier) = earlier else { return keep(into, package) };
    for name in new {
        let old = match (&earlier.table, name.as_str()) {
            (_, DESCRIPTOR | REPORT) => into.join(name),
            (Some(table), _) => table.clone(),
            (None, _) => continue,
        };
        keep(&old, &package.join(name))?;
    }
    Ok(())
}

/// Loads the package as a start would, with what the dataset that is there has beside its observations.
fn held_against_the_loader(package: &Path, into: &Path, earlier: Option<&Existing>) -> Result<(), ImportError> {
    let resources = earlier.and_then(|existing| existing.descriptor.get("resources")).and_then(Value::as_array);
    let others = resources.into_iter().flatten().filter(|resource| resource["name"] != "observations");
    let mut linked = Vec::new();
    // A path that leaves the package is left to the loader, which refuses it.
    let inside = |path: &&str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    for path in others.filter_map(|resource| resource["path"].as_str()).filter(inside) {
        // The loader follows no link out of a folder, so that each is there as a file of its own.
        let is_file = regular_file::open_within(into, path).is_ok();
        let (Ok(from), to) = (into.join(path).canonicalize(), package.join(path)) else { continue };
        // What is there already is the new descriptor, the report, or the same file by another name, which a copy would empty.
        if !is_file || to.symlink_metadata().is_ok() {
            continue;
        }
        fs::create_dir_all(folder_of(&to)).map_err(ImportError::io(&to))?;
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop)).map_err(ImportError::io(&to))?;
        linked.push(to);
    }
    // Every row is looked at while the index is made, which only makes a start quicker: what it finds, the loader tells below.
    let unindexed = write_index(package).err().unwrap_or_default();
    let (loaded, findings) = load(&Files::Folder(package.to_owned()), &Memory::default());
    for link in linked {
        fs::remove_file(&link).map_err(ImportError::io(&link))?;
    }
    if loaded.is_some() {
        for finding in &unindexed {
            tracing::warn!("no index is written: {finding}");
        }
        return Ok(());
    }
    let errors = findings.iter().filter(|finding| finding.code.severity() == Severity::Error);
    let told: Vec<String> = errors.take(10).map(ToString::to_string).collect();
    Err(ImportError::Dataset(format!("the dataset would be refused, so it is left as it was: {}", told.join("; "))))
}

/// What is in a package that has been made.
fn names(package: &Path) -> Result<Vec<String>, ImportError> {
    let entries = fs::read_dir(package).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(ImportError::io(package))?;
    let files = entries.iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    Ok(files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// Removes tables that the descriptor of a dataset does not name, with what stands beside them, and what writers left that were
/// killed. One that cannot be removed is only in the way.
pub(super) fn remove_unnamed(folder: &Path, turn: &Turn) {
    let table = |name: &str| {
        let (table, _) = name.strip_prefix("observations-")?.split_once(".parquet")?;
        let hash = table.len() == 12 && table.bytes().all(|byte| byte.is_ascii_hexdigit());
        hash.then(|| format!("observations-{table}.parquet"))
    };
    // Where there is none, nothing is known to be in the way.
    let Ok(descriptor) = regular_file::read_within(folder, DESCRIPTOR, Limits::current().descriptor_bytes) else { return };
    let descriptor = String::from_utf8_lossy(&descriptor);
    turn.sweep(folder);
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if table(&name).is_some_and(|table| !descriptor.contains(&table)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
