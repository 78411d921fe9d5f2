//! `/v1/datasets/<id>/<file>`: the files of a data package as they are, so that what the descriptor names is found beside it;
//! and `/v1/datasets/<id>.zip`: all of them.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

use super::{
    app::App,
    conditional::is_fresh,
    data_request::DataRequest,
    filename::filename,
    headers::set,
    problem::Problem,
    query_text,
    reply::{CachePolicy, Reply, http_date},
    stream::Ended,
};
use crate::{
    bundle::PackageArchive,
    dataset::{Catalogue, Dataset, PackageFile},
    query::{self, Format, Query, QueryError, split_suffix},
    write::Media,
};

/// Up to so many bytes a file is held in memory, and kept as other answers are.
const HELD: u64 = 8 << 20;
/// Bytes that are read at a time of others.
const PART: u64 = 256 << 10;

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
    app: &App,
    asked: &FileAddress,
    raw: Option<&str>,
    (method, headers): (&Method, &HeaderMap),
) -> Result<Response, Problem> {
    query_text::pairs(raw, &[])?;
    let dataset = dataset(&*app.catalogue()?, &asked.dataset)?;
    let Some(file) = dataset.files.file(&asked.name).cloned() else {
        let allowed = dataset.files.files().iter().map(|file| file.name.clone()).collect();
        return Err(QueryError::UnknownItem { kind: "file of the package", text: asked.name.clone(), allowed }.into());
    };
    if file.length > HELD {
        return large(app, &dataset, file, (method, headers));
    }
    let (media, key) = (media(&file.name), format!("file\n{}", file.identity(&dataset.hash)));
    let name = split_suffix(last(&file.name)).0.to_owned();
    let content = app.render_cache.get(key, move || Ok(file.read(0..file.length)?)).await?;
    let modified = Some(dataset.created_seconds);
    Ok(Reply { content, media, cache: CachePolicy::Shared, modified, filename: Some(name) }.into_response())
}

/// A file that is read while it is sent.
fn large(app: &App, dataset: &Dataset, file: PackageFile, (method, headers): (&Method, &HeaderMap)) -> Result<Response, Problem> {
    let tag = blake3::hash(file.identity(&dataset.hash).as_bytes()).to_hex()[..32].to_owned();
    let media = media(&file.name);
    let Some(mut response) = head(&tag, dataset.created_seconds, media, last(&file.name), headers) else {
        return Ok(unchanged(&tag, dataset.created_seconds));
    };
    // What was written over is told before the first byte.
    file.read(0..1)?;
    response.headers_mut().insert(header::CONTENT_LENGTH, file.length.into());
    if method != Method::HEAD {
        *response.body_mut() =
            app.streams.body(false, move |into| file.parts(PART, |part| into.write_all(part).map_err(Ended::Reader)))?;
    }
    Ok(response)
}

/// All files of a package in an archive.
pub(super) async fn archive(
    app: &App,
    catalogue: Arc<Catalogue>,
    asked: Query,
    id: &str,
    wanted: &DataRequest,
    (method, headers): (&Method, &HeaderMap),
) -> Result<Response, Problem> {
    let (site, language, address) = (app.site.clone(), wanted.options.language, asked.address());
    let dataset = dataset(&catalogue, id)?;
    let modified = catalogue.created();
    let parts = [env!("CARGO_PKG_VERSION"), catalogue.version(), &address, "package", &wanted.options.canonical()];
    let key = parts.join("\n");
    let answer = query::answer(&catalogue, &asked)?;
    if dataset.files.length() <= HELD {
        let make = move || Ok(PackageArchive::of(&answer, &dataset, &site, language)?.bytes()?);
        let content = app.render_cache.get(key, make).await?;
        let (media, filename) = (Format::Zip.into(), Some(filename(&address)));
        return Ok(Reply { content, media, cache: CachePolicy::Shared, modified: Some(modified), filename }.into_response());
    }
    // What is wrong with it is told before the first byte.
    PackageArchive::of(&answer, &dataset, &site, language)?;
    let tag = blake3::hash(key.as_bytes()).to_hex()[..32].to_owned();
    let name = format!("{}.{}", filename(&address), Format::Zip.suffix());
    let Some(mut response) = head(&tag, modified, Format::Zip.into(), &name, headers) else {
        return Ok(unchanged(&tag, modified));
    };
    if method != Method::HEAD {
        *response.body_mut() = app.streams.body(false, move |into| {
            let archive =
                PackageArchive::of(&answer, &dataset, &site, language).map_err(|error| Ended::Fault(error.to_string()))?;
            Ok(archive.stream(into)?)
        })?;
    }
    Ok(response)
}

/// The head of a response that is no reply; none for whoever has it already.
fn head(tag: &str, modified: i64, media: Media, name: &str, asked: &HeaderMap) -> Option<Response> {
    if is_fresh(asked, tag, http_date(modified).as_deref()) {
        return None;
    }
    let mut response = validated(tag, modified);
    let headers = response.headers_mut();
    set(headers, header::CONTENT_TYPE, media.content_type());
    let plain: String = name.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(*letter)).collect();
    set(headers, header::CONTENT_DISPOSITION, &format!("inline; filename=\"{plain}\""));
    Some(response)
}

fn unchanged(tag: &str, modified: i64) -> Response {
    let mut response = validated(tag, modified);
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    response
}

fn validated(tag: &str, modified: i64) -> Response {
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    set(headers, header::ETAG, &format!("\"{tag}\""));
    set(headers, header::CACHE_CONTROL, CachePolicy::Shared.header());
    if let Some(modified) = http_date(modified) {
        set(headers, header::LAST_MODIFIED, &modified);
    }
    response
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
