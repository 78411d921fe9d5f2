//! `dyad query`: one answer on standard output.

use std::path::PathBuf;

use clap::{Args, builder::PossibleValuesParser};

use super::{
    end::End,
    engine_choice::opened,
    engine_options::EngineOptions,
    output,
    roots::{DatasetsOption, MapOption, PublicUrlOption, StyleOption},
    said::note,
    served_address::host_and_text,
};
use crate::{
    bundle::{self, PackageArchive},
    chart::{PictureSpec, WordsOfAddress},
    dataset::Catalogue,
    query::{Answer, Format, LongTable, Request, Resource, parse_text},
    write::{OutputOptions, Site, check_stream, stream},
};

/// `dyad query`.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// An address such as 'RUS-IRN/turnover?from=2022', 'dyads' or '/v1/areas'; the host of a whole one is left out
    text: String,
    /// Form of the answer [default: the suffix of the address, else json]
    #[arg(long, value_parser = PossibleValuesParser::new(Format::ALL.map(Format::suffix)))]
    format: Option<String>,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    engine: EngineOptions,
    #[command(flatten)]
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
    #[command(flatten)]
    map: MapOption,
}

impl Query {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let (host, asked) = host_and_text(&self.text);
        let (path, parameters) = asked.split_once('?').unwrap_or((asked, ""));
        let bare = parse_text(path, &[])?;
        let format = self.format(&bare)?;
        // The suffix on the path, so that one parser finds what does not go together.
        let text = format!("{}.{}?{parameters}", without_suffix(path, bare.format), format.suffix());
        let request = parse_text(&text, PictureSpec::PARAMETERS)?;
        let resource = &request.query.resource;
        let plain = PictureSpec { style: self.style.read()?, map: self.map.read()?, ..PictureSpec::default() };
        let (options, spec) = if format.is_picture() {
            (OutputOptions::default(), plain.with(&request.picture, resource)?)
        } else {
            (OutputOptions::parse(&request.options)?, bundle::spec(&plain, &request.options, resource)?)
        };
        // Whoever runs the command writes the words that he asks for.
        let spec = PictureSpec { words_of_address: WordsOfAddress::None, ..spec };
        if let Some(host) = host {
            note(format_args!("dyad: {host} is not asked; the answer is from the datasets here"));
        }
        let engine = opened(&self.engine)?;
        let catalogue = self.datasets.asked_once(engine.as_ref())?;
        let site = self.public_url.site();
        let into = self.output.as_deref();
        if bundle::is_streamed(resource, format, &options) {
            let table = LongTable::open(&catalogue, &request.query)?;
            check_stream(&table.about(), &options)?;
            output::write(into, |file| Ok(stream(table, &site, format, &options, file)?))?;
            return Ok(End::Done);
        }
        let answer = bundle::answer(&catalogue, &request.query, &options)?;
        if let (Resource::Dataset(id), Format::Zip) = (resource, format) {
            return self.package(&catalogue, id, &answer, &site, &options);
        }
        let bytes = bundle::file(&answer, &site, format, &options, &spec)?;
        output::write(into, |file| Ok(file.write_all(&bytes)?))?;
        Ok(End::Done)
    }

    /// The data package of a dataset, written while it is read.
    fn package(
        &self,
        catalogue: &Catalogue,
        id: &str,
        answer: &Answer,
        site: &Site,
        options: &OutputOptions,
    ) -> anyhow::Result<End> {
        let dataset = catalogue.datasets().find(|dataset| dataset.name == *id);
        let dataset = dataset.ok_or_else(|| anyhow::anyhow!("the dataset {id:?} is refused for what its checks found"))?;
        let archive = PackageArchive::of(answer, dataset, site, options.language())?;
        output::write(self.output.as_deref(), |file| Ok(archive.stream(file)?))?;
        Ok(End::Done)
    }

    fn format(&self, request: &Request) -> anyhow::Result<Format> {
        let asked = self.format.as_deref().or(request.format.map(Format::suffix)).unwrap_or(Format::Json.suffix());
        Ok(request.query.resource.format(asked)?)
    }
}

/// The path without the suffix that was found on it.
fn without_suffix(path: &str, format: Option<Format>) -> &str {
    format.and_then(|format| path.strip_suffix(format.suffix())?.strip_suffix('.')).unwrap_or(path)
}
