//! What an answer is, in words of a language: for citations, notes and metadata.

use crate::{
    language::Language,
    query::{Answer, DataDate, SeriesAnswer, View},
    series::{Counting, Series, Subject},
    trade::{Dyad, Product, Source},
};

/// What the answer is called.
#[must_use]
pub fn title(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Series(series) => series_title(&series.series, language),
        Answer::Mirror(mirror) => {
            let key = match mirror.mirror.counting() {
                Counting::EachSide => "title.document.mirror",
                Counting::Once(_) => "one_figure.title",
                Counting::Otherwise => "one_figure.unconfirmed",
            };
            let title = of_pair(key, mirror.mirror.dyad, language);
            title + &product(&mirror.mirror.product, language)
        }
        Answer::Compare(compare) => {
            let names: Vec<&str> = compare.items.iter().map(|(name, _)| name.as_str()).collect();
            language.fill("title.document.compare", &[("names", &names.join(", "))])
        }
        Answer::Revisions(revisions) => {
            language.fill("title.document.revisions", &[("title", &series_title(&revisions.series, language))])
        }
        Answer::Verdicts(verdicts) => of_pair("title.document.claims", verdicts.dyad, language),
        Answer::Events(events) => of_pair("title.document.events", events.dyad, language),
        Answer::Dyad(summary) => of_pair("title.document.dyad", summary.dyad, language),
        Answer::Partners(partners) => {
            let (view, reporter) = (View::showing(partners.family.subject), language.area_within(partners.reporter));
            let title = language.fill_term("title.partners", view.word(), &[("reporter", reporter)]);
            title + &product(&partners.product, language)
        }
        Answer::DyadProducts(products) => {
            let title = of_subject(products.family.subject, products.dyad, language);
            language.fill("title.document.products", &[("title", &(title + &product(&products.branch, language)))])
        }
        Answer::Product(found) => {
            let (code, name) = (found.entry.product.to_string(), language.product(&found.entry.product));
            let name = name.map_or_else(|| code.clone(), |name| format!("{code} {name}"));
            language.fill("title.document.product", &[("name", &name)])
        }
        Answer::Area(area) => language.fill("title.document.area", &[("name", language.area_within(area.area))]),
        Answer::Dataset(dataset, _) => language.own(&dataset.titles).unwrap_or(&dataset.title).to_owned(),
        Answer::Dyads(_) => language.say("title.document.dyads").to_owned(),
        Answer::Products(_) => language.say("title.document.product_list").to_owned(),
        Answer::Areas(_) => language.say("title.document.areas").to_owned(),
        Answer::Datasets(_) => language.say("title.document.datasets").to_owned(),
        Answer::Panel(_) => language.say("title.document.panel").to_owned(),
        Answer::Movers(_) => language.say("title.document.movers").to_owned(),
        Answer::Found(found) => of_pair("title.document.found", found.pair, language),
        Answer::Observations(_) => language.say("title.document.observations").to_owned(),
        Answer::Verify(_) => language.say("title.document.verify").to_owned(),
        Answer::Sources(_) => language.say("title.document.sources").to_owned(),
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
        Answer::Found(_) => "document.what.found",
        Answer::Observations(_) => "document.what.observations",
        Answer::Verify(_) => "document.what.verify",
        _ => "document.what.list",
    })
}

/// The day on which the data were put together, as an ISO date.
#[must_use]
pub fn data_day(answer: &Answer) -> String {
    let time = chrono::DateTime::from_timestamp(answer.origin().created, 0);
    time.map_or_else(String::new, |time| time.date_naive().to_string())
}

/// Of which time the data are: a label such as "Data as of" or "Imported on", and the date in words.
#[must_use]
pub fn data_date(answer: &Answer, language: Language) -> Option<(&'static str, String)> {
    let date = answer.origin().data_date()?;
    let key = match date {
        DataDate::Published(_) => "document.label.data_of",
        DataDate::Imported(_) => "data_time.label_imported",
    };
    Some((key, language.date(date.date())))
}

/// The periods that its figures are of: `2021–2023`, `2023`; nothing for lists.
#[must_use]
pub fn span(answer: &Answer, language: Language) -> Option<String> {
    let (first, last) = answer.span()?;
    let (first, last) = (language.period(first), language.period(last));
    Some(if first == last { first } else { format!("{first}\u{2013}{last}") })
}

/// What a source is called, how it came by its figures, its terms, when it came out and where it is.
#[must_use]
pub fn source(source: &Source, language: Language) -> String {
    let terms = source.license.as_deref().unwrap_or_else(|| language.say("document.label.not_stated"));
    let reporting = language.term("document.reporting", source.reporting.word());
    let title = language.source_title(source);
    let published = source.published.as_ref();
    let parts = [
        Some(format!("{title} [{}]", source.name)),
        Some(reporting.to_owned()),
        Some(format!("{}: {terms}", language.say("document.label.terms"))),
        published.map(|when| format!("{}: {}", language.say("document.label.published"), language.date(when))),
        source.path.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The name of one of several series side by side.
pub(super) fn series_name(name: &str, one: &SeriesAnswer, language: Language) -> String {
    format!("{} [{name}]", series_title(&one.series, language))
}

fn series_title(series: &Series, language: Language) -> String {
    let title = of_subject(series.subject, series.dyad, language) + &product(&series.product, language);
    match series.source.attribution.as_ref().filter(|_| language == Language::English) {
        Some(words) => format!("{title} {words}"),
        None => title,
    }
}

/// What the trade of a pair is called.
pub(super) fn of_subject(subject: Subject, dyad: Dyad, language: Language) -> String {
    language.fill_term("title.pair", View::showing(subject).word(), &sides(dyad, language))
}

/// What is said of a pair, by the key of its title.
pub(super) fn of_pair(key: &str, dyad: Dyad, language: Language) -> String {
    language.fill(key, &sides(dyad, language))
}

fn sides(dyad: Dyad, language: Language) -> [(&'static str, &'static str); 4] {
    [
        ("reporter", language.area_within(dyad.reporter)),
        ("partner", language.area_within(dyad.partner)),
        ("reporter_name", language.area(dyad.reporter)),
        ("partner_name", language.area(dyad.partner)),
    ]
}

/// The product in brackets, unless it is all products.
fn product(product: &Product, language: Language) -> String {
    match language.product(product) {
        Some(name) => format!(" ({product} {name})"),
        None if *product == Product::Total => String::new(),
        None => format!(" ({product})"),
    }
}
