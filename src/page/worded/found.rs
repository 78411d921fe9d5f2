//! Who states a figure, in words: each figure that fits with its source, else those that come closest.

use super::{
    cells,
    model::{Table, Told},
    shown,
};
use crate::{
    language::Language,
    page::titles,
    query::{Answer, FoundAnswer, FoundFigure, Quantity, View},
    series::Reason,
    trade::{Calendar, Period, Span},
    write::Number,
};

/// What is told of who states a figure.
pub(super) fn found(told: &mut Told, answer: &Answer, found: &FoundAnswer, language: Language) {
    let most = shown::most(&found.listing.origin.parameters);
    let mut table = table(&found.listing.items, most, language);
    table.left_out = shown::left_out(answer, table.rows.len());
    told.tables.push(table);
    if let Some(reason) = found.reason {
        told.sentences.push(language.term("worded.nothing_fits", reason.word()).to_owned());
    }
    if !found.nearest.is_empty() {
        let heading = Some(language.say("worded.closest").to_owned());
        told.tables.push(Table { heading, ..self::table(&found.nearest, most, language) });
    }
}

fn table(figures: &[FoundFigure], most: usize, language: Language) -> Table {
    let words = [
        language.say("library.series"),
        language.say("page.period"),
        language.say("page.source"),
        language.term("worded.column", "stated_as"),
    ];
    Table {
        rows: figures.iter().take(most).map(|found| row(found, language)).collect(),
        ..Table::of(&words, &[language.say("page.value")])
    }
}

fn row(found: &FoundFigure, language: Language) -> Vec<String> {
    let figure = &found.figure;
    vec![
        titles::view_title(language, figure.dyad, View::showing(figure.subject)),
        cells::bounded(when(language, &figure.period, figure.calendar), by_calendar(language, figure.calendar)),
        language.isolated(&figure.source.name),
        language.term("worded.stated_as", figure.stated_as.word()).to_owned(),
        quantity(found, language),
    ]
}

fn when(language: Language, span: &Span, calendar: Calendar) -> String {
    let period = Period::of_months(span.first_month(), span.months());
    period.map_or_else(|| language.digits(&span.to_string()), |period| language.period_in(period, calendar))
}

/// The name of a calendar that is not the usual one.
fn by_calendar(language: Language, calendar: Calendar) -> Option<String> {
    (calendar != Calendar::Gregorian).then(|| language.calendar(calendar))
}

fn quantity(found: &FoundFigure, language: Language) -> String {
    let unit = found.figure.currency.as_deref().unwrap_or_default();
    match &found.figure.quantity {
        Quantity::Level(level) => cells::money(language, Some(level), unit, Reason::Missing),
        Quantity::Growth(ratio) => cells::percent(language, ratio, false),
        Quantity::Claimed { value, unit_mult, .. } => {
            let digits = Number::figure(*value, *unit_mult).plain_digits();
            if found.is_growth {
                language.percent(&digits)
            } else {
                format!("{}\u{a0}{}", language.number(&digits), language.term("chart.currency", unit))
            }
        }
    }
}
