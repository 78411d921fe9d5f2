//! What an answer is, in words of a language: for citations, notes and metadata.

use crate::{
    language::Language,
    query::{Answer, SeriesAnswer},
    series::{Series, Subject},
    trade::{Area, Dyad, Product},
};

/// What the answer is called.
#[must_use]
pub fn title(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Series(series) => series_title(&series.series, language),
        Answer::Mirror(mirror) => {
            let title = of_pair("document.title.mirror", mirror.mirror.dyad, language);
            title + &product(&mirror.mirror.product, language)
        }
        Answer::Compare(compare) => {
            let names: Vec<&str> = compare.items.iter().map(|(name, _)| name.as_str()).collect();
            language.fill("document.title.compare", &[("names", &names.join(", "))])
        }
        Answer::Revisions(revisions) => {
            language.fill("document.title.revisions", &[("title", &series_title(&revisions.series, language))])
        }
        Answer::Verdicts(verdicts) => of_pair("document.title.claims", verdicts.dyad, language),
        Answer::Events(events) => of_pair("document.title.events", events.dyad, language),
        Answer::Dyad(summary) => of_pair("document.title.dyad", summary.dyad, language),
        Answer::Partners(partners) => {
            let key = match partners.family.subject {
                Subject::Exports => "document.title.partners_export",
                Subject::Imports => "document.title.partners_import",
                Subject::Turnover | Subject::Balance => "document.title.partners_turnover",
                Subject::ReExports => "document.title.partners_re_export",
                Subject::ReImports => "document.title.partners_re_import",
                Subject::DomesticExports => "document.title.partners_domestic_export",
            };
            language.fill(key, &[("reporter", language.area(partners.reporter))]) + &product(&partners.product, language)
        }
        Answer::DyadProducts(products) => {
            let title = of_pair(subject(products.family.subject), products.dyad, language);
            language.fill("document.title.products", &[("title", &(title + &product(&products.branch, language)))])
        }
        Answer::Product(found) => {
            let (code, name) = (found.entry.product.to_string(), language.product(&found.entry.product));
            let name = name.map_or_else(|| code.clone(), |name| format!("{code} {name}"));
            language.fill("document.title.product", &[("name", &name)])
        }
        Answer::Area(area) => language.fill("document.title.area", &[("name", language.area(area.area))]),
        Answer::Dataset(dataset, _) => dataset.title.clone(),
        Answer::Dyads(_) => language.say("document.title.dyads").to_owned(),
        Answer::Products(_) => language.say("document.title.product_list").to_owned(),
        Answer::Areas(_) => language.say("document.title.areas").to_owned(),
        Answer::Datasets(_) => language.say("document.title.datasets").to_owned(),
        Answer::Panel(_) => language.say("document.title.panel").to_owned(),
        Answer::Movers(_) => language.say("document.title.movers").to_owned(),
        Answer::Sources(_) => language.say("document.title.sources").to_owned(),
    }
}

/// What its rows are, in a few sentences.
#[must_use]
pub fn description(answer: &Answer, language: Language) -> &'static str {
    language.say(match answer {
        Answer::Series(_) => "document.what.series",
        Answer::Compare(_) => "document.what.compare",
        Answer::Mirror(_) => "document.what.mirror",
        Answer::Revisions(_) => "document.what.revisions",
        Answer::Partners(_) => "document.what.partners",
        Answer::DyadProducts(_) => "document.what.products",
        Answer::Verdicts(_) => "document.what.claims",
        Answer::Panel(_) => "document.what.panel",
        Answer::Movers(_) => "document.what.movers",
        _ => "document.what.list",
    })
}

/// The day on which the data were put together, as an ISO date.
#[must_use]
pub fn data_day(answer: &Answer) -> String {
    let time = chrono::DateTime::from_timestamp(answer.origin().created, 0);
    time.map_or_else(String::new, |time| time.date_naive().to_string())
}

/// The periods that its figures are of: `2021–2023`, `2023`; nothing for lists.
#[must_use]
pub fn span(answer: &Answer, language: Language) -> Option<String> {
    let (first, last) = answer.span()?;
    let (first, last) = (language.period(first), language.period(last));
    Some(if first == last { first } else { format!("{first}\u{2013}{last}") })
}

/// The name of one of several series side by side.
pub(super) fn series_name(name: &str, one: &SeriesAnswer, language: Language) -> String {
    format!("{} [{name}]", series_title(&one.series, language))
}

fn series_title(series: &Series, language: Language) -> String {
    let title = of_pair(subject(series.subject), series.dyad, language) + &product(&series.product, language);
    match series.source.attribution.as_ref().filter(|_| language == Language::English) {
        Some(words) => format!("{title} {words}"),
        None => title,
    }
}

fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Turnover => "document.title.turnover",
        Subject::Exports => "document.title.exports",
        Subject::Imports => "document.title.imports",
        Subject::Balance => "document.title.balance",
        Subject::ReExports => "document.title.re_exports",
        Subject::ReImports => "document.title.re_imports",
        Subject::DomesticExports => "document.title.domestic_exports",
    }
}

/// What is said of a pair, by the key of its title.
pub(super) fn of_pair(key: &str, dyad: Dyad, language: Language) -> String {
    let name = |area: Area| language.area(area);
    language.fill(key, &[("reporter", name(dyad.reporter)), ("partner", name(dyad.partner))])
}

/// The product in brackets, unless it is all products.
fn product(product: &Product, language: Language) -> String {
    match language.product(product) {
        Some(name) => format!(" ({product} {name})"),
        None if *product == Product::Total => String::new(),
        None => format!(" ({product})"),
    }
}
