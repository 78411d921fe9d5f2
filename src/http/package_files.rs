//! `/v1/datasets/<id>/<file>`: the files of a data package as they are, so that what the descriptor names is found beside it;
//! and `/v1/datasets/<id>.zip`: all of them.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, Method, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

use super::{
    current::Current,
    data_request::DataRequest,
    filename::filename,
    headers::set,
    problem::Problem,
    query_text,
    render_pool::Work,
    reply::{CachePolicy, Reply},
    sent_file::Sent,
    stream::Ended,
};
use crate::{
    bundle::{PackageArchive, not_here},
    dataset::{Catalogue, Dataset},
    query::{self, Format, Query, QueryError, split_suffix},
    write::Media,
};

/// Up to so many bytes a file is held in memory, and kept as other answers are.
const HELD: u64 = 8 << 20;

/// A file of a package, by the id of its dataset and its path.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileAddress {
    dataset: String,
    name: String,
}

/// Is this path (below `/v1/`) one of a file of a package?
pub(super) fn parse(path: &str) -> Option<FileAddress> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let (dataset, name) = decoded.strip_prefix("datasets/")?.split_once('/')?;
    Some(FileAddress { dataset: dataset.to_owned(), name: name.to_owned() })
}

/// The dataset of this id, where it is served.
fn dataset(catalogue: &Catalogue, id: &str) -> Result<Arc<Dataset>, Problem> {
    let Some(entry) = catalogue.entries().iter().find(|entry| entry.name == id) else {
        let allowed = catalogue.entries().iter().map(|entry| entry.name.clone()).collect();
        return Err(QueryError::UnknownItem { kind: "dataset", text: id.to_owned(), allowed }.into());
    };
    entry.dataset.clone().ok_or_else(|| {
        let detail = format!("the dataset {id:?} is refused for what its checks found, and no file of it is handed out");
        QueryError::NoData { detail }.into()
    })
}

/// A file of a package.
pub(super) async fn file(
    app: &Current,
    asked: &FileAddress,
    raw: Option<&str>,
    (method, headers): (&Method, &HeaderMap),
) -> Result<Response, Problem> {
    query_text::pairs(raw, &[])?;
    let dataset = dataset(&*app.catalogue()?, &asked.dataset)?;
    if dataset.files.is_elsewhere() {
        return Err(QueryError::NoData { detail: not_here(&dataset.name) }.into());
    }
    let Some(file) = dataset.files.file(&asked.name).cloned() else {
        let allowed = dataset.files.files().iter().map(|file| file.name.clone()).collect();
        return Err(QueryError::UnknownItem { kind: "file of the package", text: asked.name.clone(), allowed }.into());
    };
    if file.length > HELD {
        let tag = hashed(&file.identity(&dataset.hash));
        let (media, name) = (media(&file.name), last(&file.name).to_owned());
        let sent = Sent { tag: &tag, modified: dataset.created_seconds, media, name: &name };
        let response = match sent.head(headers) {
            Ok(response) => response,
            Err(ended) => return ended,
        };
        // What was written over is told before the first byte.
        let first = file.clone();
        app.render_cache.once(Work::Page, &asked.name, move || Ok(first.read(0..first.length.min(1))?)).await?;
        return sent.file(response, file, &app.streams, (method, headers));
    }
    let (media, key) = (media(&file.name), format!("file\n{}", file.identity(&dataset.hash)));
    let name = split_suffix(last(&file.name)).0.to_owned();
    let content = app.render_cache.get(key, Work::Page, move || Ok(file.read(0..file.length)?)).await?;
    let modified = Some(dataset.created_seconds);
    Ok(Reply { content, media, cache: CachePolicy::Shared, modified, filename: Some(name) }.into_response())
}

/// All files of a package in an archive.
pub(super) async fn archive(
    app: &Current,
    catalogue: Arc<Catalogue>,
    asked: Query,
    id: &str,
    wanted: &DataRequest,
    (method, headers): (&Method, &HeaderMap),
) -> Result<Response, Problem> {
    let (site, language, address) = (app.site.clone(), wanted.options.language(), asked.address());
    let dataset = dataset(&catalogue, id)?;
    let modified = catalogue.created();
    let parts = [env!("CARGO_PKG_VERSION"), catalogue.version(), &address, "package", &wanted.options.canonical()];
    let key = parts.join("\n");
    if dataset.files.length() <= HELD {
        let make = move || {
            let answer = query::answer(&catalogue, &asked)?;
            Ok(PackageArchive::of(&answer, &dataset, &site, language)?.bytes()?)
        };
        let content = app.render_cache.get(key, Work::Workbook, make).await?;
        let (media, filename) = (Format::Zip.into(), Some(filename(&address)));
        return Ok(Reply { content, media, cache: CachePolicy::Shared, modified: Some(modified), filename }.into_response());
    }
    // What is wrong with it is told before the first byte.
    let (of, whole) = (site.clone(), Arc::clone(&dataset));
    let open = move || {
        let answer = query::answer(&catalogue, &asked)?;
        PackageArchive::of(&answer, &whole, &of, language)?;
        Ok(answer)
    };
    let answer = app.render_cache.once(Work::Page, &address, open).await?;
    let (tag, name) = (hashed(&key), format!("{}.{}", filename(&address), Format::Zip.suffix()));
    let mut response = match (Sent { tag: &tag, modified, media: Format::Zip.into(), name: &name }).head(headers) {
        Ok(response) => response,
        Err(ended) => return ended,
    };
    // Where a part of it begins is known only when all that stands before it is written.
    set(response.headers_mut(), header::ACCEPT_RANGES, "none");
    if method != Method::HEAD {
        *response.body_mut() = app.streams.body(false, move |into| {
            let archive =
                PackageArchive::of(&answer, &dataset, &site, language).map_err(|error| Ended::Fault(error.to_string()))?;
            Ok(archive.stream(into)?)
        })?;
    }
    Ok(response)
}

/// A tag made of what tells bytes from all others.
fn hashed(identity: &str) -> String {
    blake3::hash(identity.as_bytes()).to_hex()[..32].to_owned()
}

/// The last part of a path.
fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// What a file is, by its ending.
fn media(name: &str) -> Media {
    let suffix = split_suffix(last(name)).1.unwrap_or_default();
    let table = [Format::Csv, Format::Json, Format::Parquet].into_iter().find(|format| format.suffix() == suffix);
    match suffix {
        _ if table.is_some() => table.map_or(Media::Bytes, Media::Answer),
        "md" | "txt" | "" => Media::Text,
        _ => Media::Bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_dataset_and_path() {
        let parsed = |path: &str| parse(path).map(|asked| (asked.dataset, asked.name));
        let file = |dataset: &str, name: &str| Some((dataset.to_owned(), name.to_owned()));
        assert_eq!(parsed("datasets/russia-iran/claims.csv"), file("russia-iran", "claims.csv"));
        assert_eq!(parsed("datasets/a/data/b%20c.csv"), file("a", "data/b c.csv"));
        assert_eq!(parsed("datasets/a/../b"), file("a", "../b"), "no file of a package has this name");
        assert_eq!((parsed("datasets/russia-iran.zip"), parsed("datasets"), parsed("dyads/RUS-IRN/exports")), (None, None, None));
    }

    #[test]
    fn files_are_what_their_endings_say() {
        let types = ["datapackage.json", "a/observations.parquet", "README.md", "README", "notes.html"]
            .map(|name| media(name).content_type());
        let text = "text/plain; charset=utf-8";
        assert_eq!(types, ["application/json", "application/vnd.apache.parquet", text, text, "application/octet-stream"]);
    }
}
