//! `dyad query`: one answer on standard output.

use std::{
    fs,
    io::{BufWriter, Write},
    path::PathBuf,
};

use clap::{Args, builder::PossibleValuesParser};

use super::{
    end::End,
    roots::{DatasetsOption, PublicUrlOption, StyleOption},
};
use crate::{
    bundle,
    chart::PictureSpec,
    query::{Format, Panel, Request, parse_text},
    write::{OutputOptions, check_stream, stream},
};

/// `dyad query`.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// An address such as 'RUS-IRN/turnover?from=2022', 'dyads' or '/v1/areas'
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
    public_url: PublicUrlOption,
    #[command(flatten)]
    style: StyleOption,
}

impl Query {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let (path, parameters) = self.text.split_once('?').unwrap_or((&self.text, ""));
        let bare = parse_text(path, &[])?;
        let format = self.format(&bare)?;
        // The suffix on the path, so that one parser finds what does not go together.
        let text = format!("{}.{}?{parameters}", without_suffix(path, bare.format), format.suffix());
        let request = parse_text(&text, PictureSpec::PARAMETERS)?;
        let resource = &request.query.resource;
        let plain = PictureSpec { style: self.style.read()?, ..PictureSpec::default() };
        let (options, spec) = if format.is_picture() {
            (OutputOptions::default(), plain.with(&request.picture, resource)?)
        } else {
            (OutputOptions::parse(&request.options)?, bundle::spec(&plain, &request.options, resource)?)
        };
        let catalogue = self.datasets.catalogue()?;
        let site = self.public_url.site();
        if bundle::is_streamed(resource, format, &options) {
            check_stream(&options)?;
            let panel = Panel::open(&catalogue, &request.query.parameters)?;
            match self.output.as_ref().map(fs::File::create).transpose()? {
                Some(file) => stream(panel, &site, format, &options, BufWriter::new(file))?,
                None => stream(panel, &site, format, &options, BufWriter::new(std::io::stdout().lock()))?,
            }
            return Ok(End::Done);
        }
        let answer = bundle::answer(&catalogue, &request.query, &options)?;
        let bytes = bundle::file(&answer, &site, format, &options, &spec)?;
        match &self.output {
            Some(path) => fs::write(path, bytes)?,
            None => std::io::stdout().lock().write_all(&bytes)?,
        }
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
