//! Files of an answer for people to keep: any data form, or all of it in one archive, figures beside their picture and papers (floor 5).

mod readme;

use std::io::{Cursor, Write};

use chrono::{Datelike, Timelike};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    chart::{self, ChartError, PictureSpec},
    query::{Answer, QueryError, Resource, Suffix},
    write::{self, OutputOptions, Site, WriteError, citation},
};

/// What can go wrong between an answer and its file.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The data.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The picture.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The archive.
    #[error("archive: {0}")]
    Archive(#[from] ZipError),
    /// Writing to memory.
    #[error("archive: {0}")]
    Memory(#[from] std::io::Error),
}

/// An answer in a data form; the archive has a picture drawn by `spec`.
///
/// # Errors
/// [`BundleError`] when a library fails; [`BundleError::Chart`] may be the client's fault.
pub fn file(
    answer: &Answer,
    site: &Site,
    suffix: Suffix,
    form: OutputOptions,
    spec: &PictureSpec,
) -> Result<Vec<u8>, BundleError> {
    if suffix == Suffix::Zip { archive(answer, site, form, spec) } else { Ok(write::written(answer, site, suffix, form)?) }
}

/// How the picture of an archive is drawn: as a picture of these parameters, as far as they are of pictures.
///
/// # Errors
/// [`QueryError::Parameter`] with the parameter and what is allowed.
pub fn spec(base: &PictureSpec, parameters: &[(String, String)], resource: &Resource) -> Result<PictureSpec, QueryError> {
    let of_pictures = |(name, _): &&(String, String)| PictureSpec::PARAMETERS.contains(&name.as_str());
    base.with(&parameters.iter().filter(of_pictures).cloned().collect::<Vec<_>>(), resource)
}

/// All of it in one archive: the same bytes for the same answer, its files by name and dated as the data.
fn archive(answer: &Answer, site: &Site, form: OutputOptions, spec: &PictureSpec) -> Result<Vec<u8>, BundleError> {
    let table = write::flat_table(answer, site);
    let cited = format!("{}\n\n{}\n", citation::short(answer, site), citation::long(answer, site));
    let mut files = vec![
        ("citation.bib", citation::bibtex(answer, site).into_bytes()),
        ("citation.txt", cited.into_bytes()),
        ("data.csv", write::csv(answer, site)),
        ("data.json", write::json(answer, site)),
        ("data.xlsx", write::workbook(answer, site, form.language)?),
        ("metadata.json", write::document(&write::datapackage(answer, &table, site))),
    ];
    if answer.has_picture() {
        let drawing = chart::draw(answer, spec, &site.public_url)?;
        files.push(("chart.png", chart::png(&drawing, spec.scale)?));
        files.push(("chart.svg", drawing.svg.into_bytes()));
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let readme = readme::readme(answer, &table, site, &names, form.language);
    files.push((readme::NAME, readme.into_bytes()));
    files.sort_unstable_by_key(|(name, _)| *name);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options(name, answer.origin().created))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What is compressed already is stored as it is.
fn options(name: &str, created: i64) -> SimpleFileOptions {
    let packed = ["data.xlsx", "chart.png"];
    let method = if packed.contains(&name) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default().compression_method(method).last_modified_time(dated(created)).unix_permissions(0o644)
}

/// A time as archives write it; the first they know where it is before that.
fn dated(created: i64) -> DateTime {
    let time = chrono::DateTime::from_timestamp(created, 0).unwrap_or_default();
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(time.year()).unwrap_or(0);
    let (month, day) = (small(time.month()), small(time.day()));
    let (hour, minute, second) = (small(time.hour()), small(time.minute()), small(time.second()));
    DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default()
}
