//! A dataset as an archive: the data package itself, its files as they are, with a read-me file and how it is cited.

use std::io::Write;

use zip::{CompressionMethod, ZipWriter};

use super::{
    archive::{entry, is_compressible},
    error::BundleError,
    readme,
};
use crate::{
    dataset::Dataset,
    language::Language,
    query::{Answer, QueryError},
    write::{Site, citation, formats},
};

/// The lowest level of compression that archives know.
const FASTEST: i64 = 1;
/// Bytes that are read at a time.
const PART: u64 = 1 << 20;
/// From so many bytes on an archive has to say that a file is large.
const LARGE: u64 = u32::MAX as u64;

/// What the archive of a dataset is made of.
#[derive(Debug)]
pub struct PackageArchive<'a> {
    dataset: &'a Dataset,
    created: i64,
    /// The files that are made for it.
    papers: Vec<(&'static str, Vec<u8>)>,
}

/// Why no file of a package is handed out whose rows lie with an engine.
#[must_use]
pub fn not_here(dataset: &str) -> String {
    format!(
        "the files of the data package {dataset:?} are not here: its rows lie with an engine, which this server asks; who publishes it \
         has them, and its figures are at /v1/observations?dataset={dataset}"
    )
}

impl<'a> PackageArchive<'a> {
    /// The archive of a dataset; `answer` is what is answered to its address.
    ///
    /// # Errors
    /// [`QueryError::NoData`] when a file of it is not handed out, so that the package would not be whole.
    pub fn of(answer: &Answer, dataset: &'a Dataset, site: &Site, language: Language) -> Result<Self, QueryError> {
        let files = &dataset.files;
        if files.is_elsewhere() {
            return Err(QueryError::NoData { detail: not_here(&dataset.name) });
        }
        if let Some(name) = files.withheld().first() {
            let detail = format!(
                "the package {:?} is not handed out whole: {name:?} is not there or lies outside its folder",
                dataset.name
            );
            return Err(QueryError::NoData { detail });
        }
        let cited = format!("{}\n\n{}\n", citation::short(answer, site), citation::long(answer, site));
        let mut papers = vec![("citation.bib", formats::bibtex(answer, site).into_bytes()), ("citation.txt", cited.into_bytes())];
        papers.retain(|(name, _)| files.file(name).is_none());
        if files.file(readme::NAME).is_none() {
            let names: Vec<&str> =
                files.files().iter().map(|file| file.name.as_str()).chain(papers.iter().map(|(name, _)| *name)).collect();
            papers.push((readme::NAME, readme::of_package(answer, site, &names, language).into_bytes()));
        }
        Ok(Self { dataset, created: answer.origin().created, papers })
    }

    /// Writes it into memory.
    ///
    /// # Errors
    /// [`BundleError`] when a file cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, BundleError> {
        let mut bytes = Vec::new();
        self.stream(&mut bytes)?;
        Ok(bytes)
    }

    /// Writes it while its files are read: by name, dated as the data.
    ///
    /// What is compressed already is deflated too, as quickly as can be: what is stored as it is would need its length before it,
    /// for readers that do not go back.
    ///
    /// # Errors
    /// [`BundleError`] when a file cannot be read or the archive not be written.
    pub fn stream(&self, into: impl Write) -> Result<(), BundleError> {
        let files = &self.dataset.files;
        let mut zip = ZipWriter::new_stream(into);
        let mut names: Vec<&str> = files.files().iter().map(|file| file.name.as_str()).collect();
        names.extend(self.papers.iter().map(|(name, _)| *name));
        names.sort_unstable();
        for name in names {
            let level = if is_compressible(name) { None } else { Some(FASTEST) };
            let options = entry(name, self.created).compression_method(CompressionMethod::Deflated).compression_level(level);
            if let Some(file) = files.file(name) {
                zip.start_file(name, options.large_file(file.length >= LARGE))?;
                file.parts::<BundleError>(0..file.length, PART, |part| Ok(zip.write_all(part)?))?;
            } else if let Some((_, bytes)) = self.papers.iter().find(|(paper, _)| *paper == name) {
                zip.start_file(name, options)?;
                zip.write_all(bytes)?;
            }
        }
        zip.finish()?.into_inner().flush()?;
        Ok(())
    }
}
