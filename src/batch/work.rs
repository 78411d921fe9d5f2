//! One chart of the batch: definition to bytes, and bytes to files.

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::{
    chart::{self, ChartDefinition, Drawing, RENDERER_REVISION},
    dataset::Catalogue,
    durable::NewFile,
    query::{Answer, Format, answer},
    write::{OutputOptions, Site, formats},
};

/// The files a chart renders to, by format.
pub(super) type Outputs = Vec<(Format, Vec<u8>)>;

const FORMATS: [Format; 3] = [Format::Svg, Format::Png, Format::Csv];

/// A chart whose data have been found.
pub(super) struct Job<'a> {
    definition: &'a ChartDefinition,
    answer: Answer,
    site: &'a Site,
    /// Hash of everything that the picture depends on.
    pub inputs: String,
}

impl<'a> Job<'a> {
    pub(super) fn prepare(definition: &'a ChartDefinition, catalogue: &Catalogue, site: &'a Site) -> anyhow::Result<Self> {
        let mut query = definition.parsed_query()?;
        query.parameters.whole = true;
        let answer = answer(catalogue, &query)?;
        let inputs = hash(format!("{RENDERER_REVISION}\n{}\n{definition:?}\n{answer:?}", site.public_url).as_bytes());
        Ok(Self { definition, answer, site, inputs })
    }

    pub(super) fn draw(&self) -> anyhow::Result<Drawing> {
        Ok(chart::draw(&self.answer, &self.definition.spec, &self.site.public_url)?)
    }

    pub(super) fn render(&self, drawing: &Drawing, svg: String) -> anyhow::Result<Outputs> {
        let png = chart::png(drawing, self.definition.spec.scale)?;
        let csv = formats::csv(&self.answer, self.site, &OutputOptions::default())?;
        Ok(FORMATS.into_iter().zip([svg.into_bytes(), png, csv]).collect())
    }
}

/// Where each file of a chart lies.
pub(super) fn files_of(folder: &Path, slug: &str) -> impl Iterator<Item = (Format, PathBuf)> {
    FORMATS.into_iter().map(move |format| (format, folder.join(format!("{slug}.{}", format.suffix()))))
}

/// Where each output of a chart goes.
pub(super) fn files<'a>(folder: &'a Path, slug: &'a str, outputs: &'a Outputs) -> impl Iterator<Item = (PathBuf, &'a [u8])> {
    outputs.iter().map(move |(format, bytes)| (folder.join(format!("{slug}.{}", format.suffix())), bytes.as_slice()))
}

pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(32).collect()
}

/// Writes the files of a chart: all of them under other names first, so that a full disk changes none.
pub(super) fn put(files: &[(PathBuf, &[u8])]) -> anyhow::Result<()> {
    let written = files.iter().map(|(path, bytes)| NewFile::holding(path, bytes).with_context(|| cannot_write(path)));
    for new in written.collect::<anyhow::Result<Vec<NewFile>>>()? {
        let path = new.place().to_owned();
        new.put().with_context(|| cannot_write(&path))?;
    }
    Ok(())
}

/// What stands before the reason why a file cannot be written.
pub(super) fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}
