//! The words that the table and the sentences of a period share: what is counted, how much, when, and who says so.

use crate::{
    dataset::date_text,
    language::Language,
    page::{formatting, titles},
    query::View,
    series::{Point, Series},
    trade::{Calendar, Claim, Dyad, Level, Period, Product, Source, Valuation},
    wording::period_within,
};

/// `Exports of Russia to Iran`, with the product where it is of one.
pub(super) fn what(language: Language, dyad: Dyad, view: View, product: &Product) -> String {
    let plain = titles::view_title(language, dyad, view);
    match product {
        Product::Total => plain,
        product @ Product::Code { .. } => language.fill(
            "named.of_product",
            &[("what", &plain), ("product", &language.isolated(&titles::product_name(language, product)))],
        ),
    }
}

/// `4 billion USD`.
pub(super) fn plain_amount(language: Language, level: &Level, unit: &str) -> String {
    format!("{}\u{a0}{}", formatting::level(language, level), formatting::currency(language, unit))
}

/// `4 billion USD (rounded by the source: 3.5 to 4.5 billion)`; what is shown shorter than it was published with all its digits.
pub(super) fn amount(language: Language, level: &Level, unit: &str) -> String {
    let plain = plain_amount(language, level, unit);
    if let Some(range) = formatting::allowed(language, level) {
        return language.fill("figure.amount_rounded", &[("amount", &plain), ("range", &range)]);
    }
    match formatting::in_full(language, level) {
        Some(exact) => language.fill("figure.amount_in_full", &[("amount", &plain), ("exact", &exact)]),
        None => plain,
    }
}

/// `in 2023`; of another calendar with its name and its days.
pub(super) fn when(language: Language, period: Period, calendar: Calendar) -> String {
    let within = period_within(language, period, calendar);
    match days(language, period, calendar).filter(|_| calendar != Calendar::Gregorian) {
        Some(days) => language
            .fill("figure.when_by_calendar", &[("when", &within), ("calendar", &language.calendar(calendar)), ("days", &days)]),
        None => within,
    }
}

/// `21 March 2023 – 19 March 2024`.
pub(super) fn days(language: Language, period: Period, calendar: Calendar) -> Option<String> {
    let (first, last) = (period.first_day(calendar)?, period.last_day(calendar)?);
    Some(language.dates(&first.to_string(), &last.to_string()))
}

/// How the figures came about: reported, or taken from whom; compiled by whom; published when; at which border they are valued.
pub(super) fn provenance(language: Language, series: &Series, point: &Point) -> Vec<String> {
    let source = &series.source;
    let mut told = vec![account_of(language, source, series.dyad)];
    told.extend(
        source.compiler.as_ref().map(|compiler| language.fill("figure.compiled", &[("compiler", &language.isolated(compiler))])),
    );
    told.extend(made_here(language, series));
    told.extend(valuation(language, point));
    told.extend(published(language, series, point));
    told
}

/// Whose account it is; only what a country reports itself is said to be reported by it.
pub(in crate::page::pair) fn account_of(language: Language, source: &Source, dyad: Dyad) -> String {
    let owner = language.possessive(language.area_within(dyad.partner));
    let parts = [("reporter", language.area_within(dyad.reporter)), ("owner", owner.as_str())];
    language.fill_term("figure.kind", source.reporting.word(), &parts)
}

/// That the figure is put together here, where it is.
fn made_here(language: Language, series: &Series) -> Option<String> {
    if let Some(over) = &series.summed_over {
        return Some(language.fill("figure.summed", &[("over", over)]));
    }
    if let Some(from) = series.rolled_up_from {
        return Some(language.term("figure.rolled_up", from.letter()).to_owned());
    }
    series.combined.then(|| {
        let key = if series.subject.is_difference() { "figure.difference" } else { "figure.combined" };
        language.say(key).to_owned()
    })
}

fn valuation(language: Language, point: &Point) -> Option<String> {
    let valuation = point.level?.valuation;
    (valuation != Valuation::Unknown).then(|| language.term("chart.valuation", valuation.word()).to_owned())
}

/// When the figure came out, else when its source did.
fn published(language: Language, series: &Series, point: &Point) -> Option<String> {
    let own = Some(point.published).filter(|date| *date != 0).map(date_text);
    let date = own.or_else(|| series.source.published.clone())?;
    Some(language.fill("figure.published", &[("date", &language.date(&date))]))
}

/// Who stated it, in which document, when.
pub(super) fn speaker(language: Language, claim: &Claim, source: Option<&Source>) -> String {
    let title = source.map_or(claim.source.as_str(), |source| language.source_title(source));
    let published = claim.published.as_deref().or_else(|| source.and_then(|source| source.published.as_deref()));
    let quoted = language.fill("figure.document", &[("title", &language.isolated(title))]);
    let document: Vec<String> = [Some(quoted), published.map(|date| language.date(date))].into_iter().flatten().collect();
    let document = document.join(language.say("page.separator"));
    match claim.stated_by.as_deref() {
        Some(name) => language.fill("figure.speaker", &[("name", &language.isolated(name)), ("document", &document)]),
        None => document,
    }
}
