//! `dyad query`: one answer on standard output.

use std::{
    fs,
    io::{BufWriter, Write},
    path::PathBuf,
};

use clap::{Args, builder::PossibleValuesParser};

use super::{
    End,
    roots::{DatasetsOption, PublicUrlOption, StyleOption},
};
use crate::{
    bundle,
    chart::{self, PictureSpec},
    query::{Panel, Request, Resource, Suffix, answer, parse_text},
    write::{OutputOptions, stream},
};

/// `dyad query`.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// An address such as 'RUS-IRN/turnover?from=2022', 'dyads' or '/v1/areas'
    text: String,
    /// OutputOptions of the answer [default: the suffix of the address, else json]
    #[arg(long, value_parser = PossibleValuesParser::new(Suffix::ALL.map(Suffix::word)))]
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
        let suffix = self.suffix(&bare)?;
        // The suffix on the path, so that one parser finds what does not go together.
        let text = format!("{}.{}?{parameters}", without_suffix(path, bare.suffix), suffix.word());
        let request = parse_text(&text, PictureSpec::PARAMETERS)?;
        let resource = &request.query.resource;
        let plain = PictureSpec { style: self.style.read()?, ..PictureSpec::default() };
        let (form, spec) = if suffix.is_picture() {
            (OutputOptions::default(), plain.with(&request.picture, resource)?)
        } else {
            (OutputOptions::parse(&request.form)?, bundle::spec(&plain, &request.form, resource)?)
        };
        let catalogue = self.datasets.catalogue()?;
        let site = self.public_url.site();
        if request.query.resource == Resource::Panel && suffix != Suffix::Json {
            let panel = Panel::open(&catalogue, &request.query.parameters)?;
            let into = self.output.as_ref().map(fs::File::create).transpose()?;
            match into {
                Some(file) => stream(panel, &site, suffix, form, BufWriter::new(file))?,
                None => stream(panel, &site, suffix, form, BufWriter::new(std::io::stdout().lock()))?,
            }
            return Ok(End::Done);
        }
        let answer = answer(&catalogue, &request.query)?;
        let bytes = match suffix {
            Suffix::Svg => chart::draw(&answer, &spec, &site.public_url)?.svg.into_bytes(),
            Suffix::Pdf => chart::pdf(&chart::draw(&answer, &spec, &site.public_url)?)?,
            Suffix::Png => chart::png(&chart::draw(&answer, &spec, &site.public_url)?, spec.scale)?,
            data => bundle::file(&answer, &site, data, form, &spec)?,
        };
        match &self.output {
            Some(path) => fs::write(path, bytes)?,
            None => std::io::stdout().lock().write_all(&bytes)?,
        }
        Ok(End::Done)
    }

    fn suffix(&self, request: &Request) -> anyhow::Result<Suffix> {
        let word = self.format.as_deref().or(request.suffix.map(Suffix::word)).unwrap_or(Suffix::Json.word());
        Ok(Suffix::offered(word, &request.query.resource)?)
    }
}

/// The path without the suffix that was found on it.
fn without_suffix(path: &str, suffix: Option<Suffix>) -> &str {
    suffix.and_then(|suffix| path.strip_suffix(suffix.word())?.strip_suffix('.')).unwrap_or(path)
}
