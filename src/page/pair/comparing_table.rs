//! Several series side by side as a table: each with its source and unit, its figures with their bounds, and what is measured.

use maud::{Markup, html};

use super::{comparing_names::names, measured_cells};
use crate::{
    language::{Language, Magnitude},
    page::{data_words, formatting, table_cells},
    query::{CompareAnswer, Measure, SeriesAnswer},
    series::{Point, Reason},
    trade::{Period, Status},
};

/// One series of the table.
struct Column<'a> {
    answer: &'a SeriesAnswer,
    name: String,
    scale: Magnitude,
    /// What its columns are headed with.
    headings: Vec<String>,
}

pub(super) fn table(language: Language, answer: &CompareAnswer, title: &str) -> Markup {
    let columns = columns(language, answer);
    let mut periods: Vec<Period> =
        columns.iter().flat_map(|column| column.answer.series.points.iter().map(|point| point.period)).collect();
    periods.sort_unstable();
    periods.dedup();
    let calendar = columns.first().map(|column| column.answer.series.calendar).unwrap_or_default();
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table.compared {
                caption.hidden { (title) }
                thead {
                    tr {
                        th rowspan="2" scope="col" { (language.say("page.period")) }
                        @for column in &columns {
                            th scope="colgroup" colspan=(column.headings.len()) {
                                (column.name) " "
                                span.bounds { (data_words::source_title(language, &column.answer.series.source)) }
                            }
                        }
                    }
                    tr { @for heading in columns.iter().flat_map(|column| &column.headings) { th.number scope="col" { (heading) } } }
                }
                tbody {
                    @for period in &periods {
                        tr data-period=(period) {
                            th scope="row" { (language.period_in(*period, calendar)) }
                            @for column in &columns { (cells(language, column, *period)) }
                        }
                    }
                }
            }
        }
        p.small { (language.say("page.below_each")) " " (language.say("page.bounds_are")) }
    }
}

fn columns(language: Language, answer: &CompareAnswer) -> Vec<Column<'_>> {
    let scale = |unit: &str| {
        let like = answer.items.iter().map(|(_, one)| &one.series).filter(|series| series.unit == unit);
        formatting::common_scale(like.flat_map(|series| &series.points).filter_map(|point| point.level))
    };
    let headed = |answer: &SeriesAnswer| {
        let scale = scale(&answer.series.unit);
        let unit = formatting::scaled_unit(language, scale, &answer.series.unit);
        let mut headings = vec![unit.clone()];
        headings.extend((answer.measure == Measure::Yoy).then(|| language.say("page.on_a_year_before").to_owned()));
        headings.extend(measured_cells::headings(language, answer, &unit));
        (scale, headings)
    };
    let items = answer.items.iter().map(|(_, one)| one).zip(names(language, answer));
    items
        .map(|(answer, name)| {
            let (scale, headings) = headed(answer);
            Column { answer, name, scale, headings }
        })
        .collect()
}

/// The cells of a series in one period.
fn cells(language: Language, column: &Column, period: Period) -> Markup {
    let (answer, scale) = (column.answer, column.scale);
    let found = answer.series.points.iter().find(|point| point.period == period);
    let none = Point::new(period, None, Status::Missing);
    let point = found.unwrap_or(&none);
    html! {
        (table_cells::amount(language, point.level.as_ref(), scale, point.value_reason.unwrap_or(Reason::Missing)))
        @if answer.measure == Measure::Yoy { (table_cells::growth(language, &point.yoy, false)) }
        (measured_cells::cells(language, answer.measure, point, scale))
    }
}
