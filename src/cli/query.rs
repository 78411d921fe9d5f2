//! `dyad query`: one answer on standard output.

use std::{fs, io::Write, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{
    End,
    roots::{DatasetsOption, PublicUrlOption, StyleOption},
};
use crate::{
    chart::{self, PictureSpec},
    query::{Request, Suffix, answer, parse_text},
    write,
};

/// `dyad query`.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// An address such as 'RUS-IRN/turnover?from=2022', 'dyads' or '/v1/areas'
    text: String,
    /// Form of the answer [default: the suffix of the address, else json]
    #[arg(long, value_enum)]
    format: Option<Format>,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    Svg,
    Png,
    Pdf,
}

impl Query {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let request = parse_text(&self.text, PictureSpec::PARAMETERS)?;
        let suffix = self.suffix(&request)?;
        if !suffix.is_picture() && !request.picture.is_empty() {
            parse_text(&with_suffix(&self.text, suffix), PictureSpec::PARAMETERS)?;
        }
        let spec = PictureSpec::parse(&request.picture, &request.query.resource)?;
        let spec = PictureSpec { style: self.style.read()?, ..spec };
        let catalogue = self.datasets.catalogue()?;
        let answer = answer(&catalogue, &request.query)?;
        let site = self.public_url.site();
        let bytes = match suffix {
            Suffix::Json => write::json(&answer, &site),
            Suffix::Csv => write::csv(&answer, &site),
            Suffix::Svg => chart::draw(&answer, &spec, &site.public_url)?.svg.into_bytes(),
            Suffix::Pdf => chart::pdf(&chart::draw(&answer, &spec, &site.public_url)?)?,
            Suffix::Png => chart::png(&chart::draw(&answer, &spec, &site.public_url)?, spec.scale)?,
        };
        match &self.output {
            Some(path) => fs::write(path, bytes)?,
            None => std::io::stdout().lock().write_all(&bytes)?,
        }
        Ok(End::Done)
    }

    fn suffix(&self, request: &Request) -> anyhow::Result<Suffix> {
        let asked = self.format.map(|format| match format {
            Format::Json => Suffix::Json,
            Format::Csv => Suffix::Csv,
            Format::Svg => Suffix::Svg,
            Format::Png => Suffix::Png,
            Format::Pdf => Suffix::Pdf,
        });
        let suffix = asked.or(request.suffix).unwrap_or(Suffix::Json);
        Ok(Suffix::offered(suffix.word(), &request.query.resource)?)
    }
}

/// The address with this suffix on its path, so that one parser finds what does not go together.
fn with_suffix(text: &str, suffix: Suffix) -> String {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    format!("{path}.{}?{query}", suffix.word())
}
