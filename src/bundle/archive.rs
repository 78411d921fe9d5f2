//! All of an answer in one archive.

use std::io::{Cursor, Write};

use chrono::{Datelike, Timelike};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{error::BundleError, readme};
use crate::{
    chart::{self, PictureSpec},
    query::{Answer, Format, split_suffix},
    write::{self, Dialect, OutputOptions, Site, citation, formats},
};

/// All of it in one archive: the same bytes for the same answer, its files by name and dated as the data.
pub(super) fn archive(answer: &Answer, site: &Site, options: &OutputOptions, spec: &PictureSpec) -> Result<Vec<u8>, BundleError> {
    let table = write::flat_table(answer, site);
    let cited = format!("{}\n\n{}\n", citation::short(answer, site), citation::long(answer, site));
    // The descriptor under the name that the standard wants, and under the one that it had here before.
    let described = write::document(&write::datapackage(answer, &table, site));
    let mut files = vec![
        ("citation.bib", formats::bibtex(answer, site).into_bytes()),
        ("citation.txt", cited.into_bytes()),
        ("data.csv", formats::csv_of(&table, Dialect::default())),
        ("data.json", formats::json(answer, site)),
        ("data.xlsx", formats::workbook(answer, site, options)?),
        ("datapackage.json", described.clone()),
        ("metadata.json", described),
    ];
    if answer.has_picture() {
        let drawing = chart::draw(answer, spec, &site.public_url)?;
        files.push(("chart.png", chart::png(&drawing, spec.scale)?));
        files.push(("chart.svg", drawing.svg().into_bytes()));
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let readme = readme::readme(answer, &table, site, &names, options.language());
    files.push((readme::NAME, readme.into_bytes()));
    files.sort_unstable_by_key(|(name, _)| *name);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, entry(name, answer.origin().created))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Is a file of this name worth compressing?
pub(super) fn is_compressible(name: &str) -> bool {
    split_suffix(name).1.and_then(Format::with_suffix).is_none_or(Format::is_compressible)
}

/// What is compressed already is stored as it is.
pub(super) fn entry(name: &str, created: i64) -> SimpleFileOptions {
    let method = if is_compressible(name) { CompressionMethod::Deflated } else { CompressionMethod::Stored };
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
