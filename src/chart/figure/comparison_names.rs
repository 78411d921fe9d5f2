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
    /// As the title has it within its sentence: an area with its article.
    within: String,
    pub(in crate::chart) short: String,
}

/// What several series have in common and what tells them apart.
pub(in crate::chart) struct Comparison<'a> {
    language: Language,
    first: &'a Series,
    apart: Apart,
    /// Is there one series only?
    only: bool,
    /// The product of all, when it is one.
    product: Option<&'a Product>,
    /// What each is called, in their order.
    pub(in crate::chart) names: Vec<LineName>,
}

impl<'a> Comparison<'a> {
    /// Compares at least one series.
    pub(in crate::chart) fn of(language: Language, series: &[&'a Series]) -> Option<Self> {
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
        let mut names: Vec<LineName> = series.iter().map(|one| name(language, one, apart)).collect();
        // Of one name, but of two sources: names say which.
        if (1..names.len()).any(|place| names[..place].contains(&names[place])) {
            for (name, one) in names.iter_mut().zip(series) {
                let source = phrases::quoted(language, language.source_short(&one.source));
                name.long = format!("{} ({source})", name.long);
                name.short = format!("{} ({source})", name.short);
            }
        }
        let only = series.len() == 1;
        Some(Self { language, first, apart, only, product: product.then_some(&first.product), names })
    }

    /// "Index of trade turnover: Russia with Iran, Türkiye"; where not all can be told, the first of this order.
    pub(in crate::chart) fn title(&self, measure: Measure, by_size: &[usize]) -> String {
        let language = self.language;
        if self.only {
            return self.title_of_one(measure);
        }
        let mut names: Vec<&str> = self.names.iter().map(|name| name.within.as_str()).collect();
        if names.len() > TOLD {
            names = by_size.iter().filter_map(|place| self.names.get(*place)).map(|name| name.within.as_str()).collect();
        }
        let names = shortened(language, &names);
        let (reporter, partner) = (self.first.dyad.reporter, self.first.dyad.partner);
        let subject = self.first.subject;
        let flow = noun(language, subject);
        let (what, who) = match self.apart {
            Apart::Partner => (flow.to_owned(), pair(language, Some(subject), language.area_within(reporter), &names)),
            Apart::Reporter => (flow_of(language, subject, partner), names),
            Apart::Subject => {
                let pair = pair(language, None, language.area_within(reporter), language.area_within(partner));
                (of_two(language, language.term("chart.flow_noun", "trade"), &pair), names)
            }
            Apart::Product | Apart::Source => {
                let pair = pair(language, Some(subject), language.area_within(reporter), language.area_within(partner));
                (of_two(language, flow, &pair), names)
            }
            Apart::All => (language.term("chart.flow_noun", "trade").to_owned(), names),
        };
        let what = measured(language, measure, what);
        let product = self.product.map_or_else(String::new, |product| in_brackets(language, product));
        format!("{}{product}: {who}", phrases::capitalised(&what))
    }

    /// "Index of Russia’s exports to Iran": one series has nothing that tells it apart.
    fn title_of_one(&self, measure: Measure) -> String {
        let (language, one) = (self.language, self.first);
        let what = measured(language, measure, phrases::subject(language, one.subject, one.dyad));
        phrases::of_product(language, &phrases::capitalised(&what), &one.product)
    }
}

/// What is measured of it.
fn measured(language: Language, measure: Measure, what: String) -> String {
    match measure {
        Measure::Yoy | Measure::Pop => language.fill("title.chart.growth", &[("what", &what)]),
        Measure::Index => language.fill("title.chart.index", &[("what", &what)]),
        _ => what,
    }
}

/// The product in brackets, unless it is all products.
fn in_brackets(language: Language, product: &Product) -> String {
    if *product == Product::Total { String::new() } else { format!(" ({})", phrases::product_briefly(language, product)) }
}

/// "Exports, Russia to Iran".
fn of_two(language: Language, what: &str, who: &str) -> String {
    language.fill("named.of_two", &[("what", what), ("who", who)])
}

fn name(language: Language, series: &Series, apart: Apart) -> LineName {
    let area = |area: Area| LineName {
        long: language.area(area).to_owned(),
        within: language.area_within(area).to_owned(),
        short: area.code().to_owned(),
    };
    let plain = |long: String| LineName { short: long.clone(), within: long.clone(), long };
    let short = |flow: &'static str| language.term("chart.flow_short", flow).to_owned();
    match apart {
        Apart::Partner => area(series.dyad.partner),
        Apart::Reporter => LineName { within: language.area(series.dyad.reporter).to_owned(), ..area(series.dyad.reporter) },
        Apart::Subject => plain(short(series.subject.word())),
        Apart::Product if series.product == Product::Total => plain(short("all_products")),
        Apart::Product => plain(phrases::product_briefly(language, &series.product)),
        Apart::Source => plain(phrases::quoted(language, language.source_short(&series.source))),
        Apart::All => {
            let product = in_brackets(language, &series.product);
            let pair = format!("{}\u{2013}{}", series.dyad.reporter, series.dyad.partner);
            let long = format!("{}{product}", phrases::subject(language, series.subject, series.dyad));
            let short = format!("{} {}{product}", phrases::quoted(language, &pair), short(series.subject.word()));
            LineName { within: long.clone(), long, short }
        }
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
    language.fill(key, &[("flow", noun(language, subject)), ("partner", language.area_within(partner))])
}

fn shortened(language: Language, names: &[&str]) -> String {
    if names.len() <= TOLD {
        return phrases::listed(language, names);
    }
    let (told, count) = (phrases::listed(language, &names[..TOLD - 1]), names.len() - (TOLD - 1));
    let count = language.number(&count.to_string());
    language.fill("chart.compare.shortened", &[("names", &told), ("count", &count)])
}
