//! What several series have in common and what tells them apart, in words: the title and the name of each line.

use super::words;
use crate::{
    query::Measure,
    series::{Series, Subject},
    trade::{Area, Product},
};

/// The most names that a title tells; of more it tells three and how many there are besides.
const TOLD: usize = 4;

/// How the series differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// One reporter and flow: by partner.
    Partner,
    /// One partner and flow: by reporter.
    Reporter,
    /// One pair: by flow.
    Subject,
    /// One pair and flow: by product.
    Product,
    /// One pair, flow and product: by source.
    Source,
    /// In more than one way.
    All,
}

/// What one line is called, long and short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) long: String,
    pub(super) short: String,
}

/// What several series have in common and what tells them apart.
pub(super) struct Comparison<'a> {
    first: &'a Series,
    apart: Apart,
    /// The product of all, when it is one.
    product: Option<&'a Product>,
    /// What each is called, in their order.
    pub(super) names: Vec<Name>,
}

impl<'a> Comparison<'a> {
    /// Compares at least one series; `codes` are what they are called in the address.
    pub(super) fn of(series: &[&'a Series], codes: &[&str]) -> Option<Self> {
        let first = *series.first()?;
        let same = |of: fn(&Series, &Series) -> bool| series.iter().all(|other| of(first, other));
        let reporter = same(|one, other| one.dyad.reporter == other.dyad.reporter);
        let partner = same(|one, other| one.dyad.partner == other.dyad.partner);
        let subject = same(|one, other| one.subject == other.subject);
        let product = same(|one, other| one.product == other.product);
        let apart = match (reporter, partner, subject, product) {
            (true, true, true, true) => Apart::Source,
            (true, true, true, false) => Apart::Product,
            (true, true, false, true) => Apart::Subject,
            (true, false, true, true) => Apart::Partner,
            (false, true, true, true) => Apart::Reporter,
            _ => Apart::All,
        };
        let mut names: Vec<Name> = series.iter().zip(codes).map(|(one, code)| name(one, code, apart)).collect();
        // Of one name, but of two sources: names say which.
        if (1..names.len()).any(|place| names[..place].contains(&names[place])) {
            for (name, one) in names.iter_mut().zip(series) {
                name.long = format!("{} ({})", name.long, one.source.name);
                name.short = format!("{} {}", name.short, one.source.name);
            }
        }
        Some(Self { first, apart, product: product.then_some(&first.product), names })
    }

    /// "Index of trade turnover: Russia with Iran, Türkiye".
    pub(super) fn title(&self, measure: Measure) -> String {
        let names: Vec<&str> = self.names.iter().map(|name| name.long.as_str()).collect();
        let names = listed(&names);
        let (reporter, partner) = (self.first.dyad.reporter, self.first.dyad.partner);
        let product = self.product.map_or_else(String::new, words::product);
        let flow = noun(self.first.subject);
        let (what, who) = match self.apart {
            Apart::Partner => (flow.to_owned(), format!("{} {} {names}", reporter.name(), towards(self.first.subject))),
            Apart::Reporter => (format!("{flow} {} {}", towards(self.first.subject), partner.name()), names),
            Apart::Subject => ("trade".to_owned(), format!("{} with {}: {names}", reporter.name(), partner.name())),
            Apart::Product | Apart::Source => {
                let pair = format!("{} {} {}", reporter.name(), towards(self.first.subject), partner.name());
                (flow.to_owned(), format!("{pair}: {names}"))
            }
            Apart::All => ("trade".to_owned(), names),
        };
        let before = match measure {
            Measure::Yoy | Measure::Pop => "Growth of ",
            Measure::Index => "Index of ",
            _ => "",
        };
        let what = if before.is_empty() { capital(&what) } else { what };
        format!("{before}{what}{product}: {who}")
    }
}

fn name(series: &Series, code: &str, apart: Apart) -> Name {
    let area = |area: Area| Name { long: area.name().to_owned(), short: area.code().to_owned() };
    let plain = |long: String| Name { short: long.clone(), long };
    match apart {
        Apart::Partner => area(series.dyad.partner),
        Apart::Reporter => area(series.dyad.reporter),
        Apart::Subject => plain(noun(series.subject).trim_start_matches("trade ").to_owned()),
        Apart::Product => {
            plain(if series.product == Product::Total { "all products".to_owned() } else { series.product.to_string() })
        }
        Apart::Source => plain(series.source.name.clone()),
        Apart::All => Name {
            long: format!("{}{}", words::subject(series.subject, series.dyad), words::product(&series.product)),
            short: code.to_owned(),
        },
    }
}

fn noun(subject: Subject) -> &'static str {
    match subject {
        Subject::Turnover => "trade turnover",
        Subject::Exports => "exports",
        Subject::Imports => "imports",
        Subject::Balance => "trade balance",
    }
}

fn towards(subject: Subject) -> &'static str {
    match subject {
        Subject::Turnover | Subject::Balance => "with",
        Subject::Exports => "to",
        Subject::Imports => "from",
    }
}

fn listed(names: &[&str]) -> String {
    if names.len() <= TOLD {
        return names.join(", ");
    }
    format!("{} and {} more", names[..TOLD - 1].join(", "), names.len() - (TOLD - 1))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
