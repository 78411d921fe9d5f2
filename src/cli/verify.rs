//! `dyad verify`: what a text says of trade, held against every source.

use std::{
    fs::File,
    io::{self, Read},
    path::PathBuf,
};

use anyhow::{Context, bail};
use clap::{Args, builder::PossibleValuesParser};

use super::{
    end::End,
    engine_choice::opened,
    engine_options::EngineOptions,
    output,
    roots::{DatasetsOption, PublicUrlOption},
};
use crate::{
    bundle,
    chart::PictureSpec,
    language::Language,
    limits::{Limits, count},
    query::{Answer, Format, VerifyAnswer, parse_text},
    statistics::Verdict,
    write::OutputOptions,
};

/// `dyad verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The text, a file in UTF-8; - reads standard input
    #[arg(value_name = "FILE")]
    text: PathBuf,
    /// One JSON document, the one of /v1/verify, instead of words
    #[arg(long)]
    json: bool,
    /// The language of the text and of what is told [default: the text's letters tell it; words are English]
    #[arg(long, value_parser = PossibleValuesParser::new(Language::WORDS))]
    lang: Option<String>,
    /// Whose trade with whom, for sentences that do not name it: RUS-IRN
    #[arg(long, value_name = "PAIR")]
    pair: Option<String>,
    /// The day the text came out: 2024, 2024-10 or 2024-10-11
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Judge by what was known on this day: 2024-10-11
    #[arg(long, value_name = "DAY")]
    known: Option<String>,
    /// Whose statements they are, by the name of a source: it then bears no witness for itself
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    datasets: DatasetsOption,
    #[command(flatten)]
    engine: EngineOptions,
    #[command(flatten)]
    public_url: PublicUrlOption,
}

impl Verify {
    pub(super) fn run(&self) -> anyhow::Result<End> {
        let text = self.read()?;
        let format = if self.json { Format::Json } else { Format::Txt };
        let mut request = parse_text(&self.address(format), PictureSpec::PARAMETERS)?;
        let parameters = &mut request.query.parameters;
        parameters.statement.is_posted = true;
        parameters.statement.text = Some(text);
        parameters.validate()?;
        let options = OutputOptions::parse(&request.options)?;
        let spec = bundle::spec(&PictureSpec::default(), &request.options, &request.query.resource)?;
        let engine = opened(&self.engine)?;
        let catalogue = self.datasets.asked_once(engine.as_ref())?;
        let answer = bundle::answer(&catalogue, &request.query, &options)?;
        let bytes = bundle::file(&answer, &self.public_url.site(), format, &options, &spec)?;
        output::write(self.output.as_deref(), |file| Ok(file.write_all(&bytes)?))?;
        Ok(match &answer {
            Answer::Verify(answer) if is_ruled_out(answer) => End::Failed,
            _ => End::Done,
        })
    }

    /// The text, up to what a request may send.
    fn read(&self) -> anyhow::Result<String> {
        let most = Limits::current().body_bytes;
        let is_input = self.text.as_os_str() == "-";
        let name = if is_input { "standard input".to_owned() } else { self.text.display().to_string() };
        let mut bytes = Vec::new();
        let read = |input: &mut dyn Read, bytes: &mut Vec<u8>| input.take(most + 1).read_to_end(bytes);
        let read = if is_input {
            read(&mut io::stdin().lock(), &mut bytes)
        } else {
            let mut file = File::open(&self.text).with_context(|| format!("cannot read {name}"))?;
            read(&mut file, &mut bytes)
        };
        read.with_context(|| format!("cannot read {name}"))?;
        if bytes.len() > count(most) {
            bail!("{name} has more than {most} bytes, which is the most that is read at once (--limit body-bytes)");
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            anyhow::anyhow!("{name} is not UTF-8 behind its first {at} bytes")
        })?;
        if text.trim().is_empty() {
            bail!("{name} is empty");
        }
        Ok(text)
    }

    /// The address of the same question, without the text.
    fn address(&self, format: Format) -> String {
        let given = [
            ("lang", &self.lang),
            ("pair", &self.pair),
            ("published", &self.published),
            ("known", &self.known),
            ("source", &self.source),
        ];
        let coded = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let given = given.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", coded(value.as_ref()?))));
        format!("verify.{}?{}", format.suffix(), given.collect::<Vec<_>>().join("&"))
    }
}

/// Is a statement inconsistent with the figures?
fn is_ruled_out(answer: &VerifyAnswer) -> bool {
    let judged = answer.listing.items.iter().filter_map(|statement| statement.judged.as_ref());
    judged.into_iter().any(|judged| judged.decision.verdict == Verdict::Inconsistent)
}
