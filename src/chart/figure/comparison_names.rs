//! What several series have in common and what tells them apart, in words: the title and the name of each line.

use crate::{
    chart::wording::phrases,
    language::Language,
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
pub(in crate::chart) struct LineName {
    pub(in crate::chart) long: String,
    pub(in crate::chart) short: String,
}

/// What several series have in common and what tells them apart.
pub(in crate::chart) struct Comparison<'a> {
    language: Language,
    first: &'a Series,
    apart: Apart,
    /// The product of all, when it is one.
    product: Option<&'a Product>,
    /// What each is called, in their order.
    pub(in crate::chart) names: Vec<LineName>,
}

impl<'a> Comparison<'a> {
    /// Compares at least one series; `codes` are what they are called in the address.
    pub(in crate::chart) fn of(language: Language, series: &[&'a Series], codes: &[&str]) -> Option<Self> {
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
        let mut names: Vec<LineName> = series.iter().zip(codes).map(|(one, code)| name(language, one, code, apart)).collect();
        // Of one name, but of two sources: names say which.
        if (1..names.len()).any(|place| names[..place].contains(&names[place])) {
            for (name, one) in names.iter_mut().zip(series) {
                name.long = format!("{} ({})", name.long, one.source.name);
                name.short = format!("{} {}", name.short, one.source.name);
            }
        }
        Some(Self { language, first, apart, product: product.then_some(&first.product), names })
    }

    /// "Index of trade turnover: Russia with Iran, Türkiye"; where not all can be told, the first of this order.
    pub(in crate::chart) fn title(&self, measure: Measure, by_size: &[usize]) -> String {
        let language = self.language;
        let mut names: Vec<&str> = self.names.iter().map(|name| name.long.as_str()).collect();
        if names.len() > TOLD {
            names = by_size.iter().filter_map(|place| self.names.get(*place)).map(|name| name.long.as_str()).collect();
        }
        let names = shortened(language, &names);
        let (reporter, partner) = (self.first.dyad.reporter, self.first.dyad.partner);
        let subject = self.first.subject;
        let flow = noun(language, subject);
        let (what, who) = match self.apart {
            Apart::Partner => (flow.to_owned(), pair(language, Some(subject), language.area(reporter), &names)),
            Apart::Reporter => (flow_of(language, subject, partner), names),
            Apart::Subject => {
                let pair = pair(language, None, language.area(reporter), language.area(partner));
                (language.term("chart.flow_noun", "trade").to_owned(), format!("{pair}: {names}"))
            }
            Apart::Product | Apart::Source => {
                let pair = pair(language, Some(subject), language.area(reporter), language.area(partner));
                (flow.to_owned(), format!("{pair}: {names}"))
            }
            Apart::All => (language.term("chart.flow_noun", "trade").to_owned(), names),
        };
        let what = match measure {
            Measure::Yoy | Measure::Pop => language.fill("title.chart.growth", &[("what", &what)]),
            Measure::Index => language.fill("title.chart.index", &[("what", &what)]),
            _ => what,
        };
        format!("{}{}: {who}", capital(&what), self.product.map_or_else(String::new, phrases::product))
    }
}

fn name(language: Language, series: &Series, code: &str, apart: Apart) -> LineName {
    let area = |area: Area| LineName { long: language.area(area).to_owned(), short: area.code().to_owned() };
    let plain = |long: String| LineName { short: long.clone(), long };
    let short = |flow: &'static str| language.term("chart.flow_short", flow).to_owned();
    match apart {
        Apart::Partner => area(series.dyad.partner),
        Apart::Reporter => area(series.dyad.reporter),
        Apart::Subject => plain(short(series.subject.word())),
        Apart::Product if series.product == Product::Total => plain(short("all_products")),
        Apart::Product => plain(series.product.to_string()),
        Apart::Source => plain(series.source.name.clone()),
        Apart::All => LineName {
            long: format!("{}{}", phrases::subject(language, series.subject, series.dyad), phrases::product(&series.product)),
            short: code.to_owned(),
        },
    }
}

fn noun(language: Language, subject: Subject) -> &'static str {
    language.term("chart.flow_noun", subject.word())
}

/// "Russia to Iran", as the flow goes; "Russia with Iran" without one.
fn pair(language: Language, subject: Option<Subject>, reporter: &str, partner: &str) -> String {
    let key = match subject {
        Some(Subject::Exports | Subject::ReExports | Subject::DomesticExports) => "chart.compare.to",
        Some(Subject::Imports | Subject::ReImports) => "chart.compare.from",
        Some(Subject::Turnover | Subject::Balance) | None => "chart.compare.with",
    };
    language.fill(key, &[("reporter", reporter), ("partner", partner)])
}

/// "exports to Iran".
fn flow_of(language: Language, subject: Subject, partner: Area) -> String {
    let key = match subject {
        Subject::Exports | Subject::ReExports | Subject::DomesticExports => "chart.compare.flow_to",
        Subject::Imports | Subject::ReImports => "chart.compare.flow_from",
        Subject::Turnover | Subject::Balance => "chart.compare.flow_with",
    };
    language.fill(key, &[("flow", noun(language, subject)), ("partner", language.area(partner))])
}

fn shortened(language: Language, names: &[&str]) -> String {
    if names.len() <= TOLD {
        return phrases::listed(language, names);
    }
    let (told, count) = (phrases::listed(language, &names[..TOLD - 1]), names.len() - (TOLD - 1));
    let count = language.number(&count.to_string());
    language.fill("chart.compare.shortened", &[("names", &told), ("count", &count)])
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
