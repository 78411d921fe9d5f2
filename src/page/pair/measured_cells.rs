//! What a measure makes of the figures, as cells of a table: the columns that it adds, with their bounds and reasons.

use maud::{Markup, html};

use crate::{
    language::{Language, Magnitude},
    page::{formatting, table_cells},
    query::{Measure, SeriesAnswer},
    series::{FigureKind, Measured, Point, Ratio, Reason},
    statistics::MeasureColumns,
};

/// The headings of the columns that the measure of an answer adds; amounts are in this unit.
pub(in crate::page) fn headings(language: Language, answer: &SeriesAnswer, unit: &str) -> Vec<String> {
    let measure = answer.measure;
    let name = language.term("measure", measure.word());
    let heading = |columns: &MeasureColumns| match columns {
        MeasureColumns::Months(_) => language.say("choosing.months").to_owned(),
        MeasureColumns::Figure(columns) => match columns.kind {
            FigureKind::Money => format!("{name}{}{unit}", language.say("page.separator")),
            FigureKind::Percent if *columns != measure.shown() => {
                format!("{name}: {}", language.say("page.on_a_year_before"))
            }
            FigureKind::Index if measure.has_base() => index_heading(language, answer),
            _ => name.to_owned(),
        },
    };
    measure.columns().iter().map(heading).collect()
}

fn index_heading(language: Language, answer: &SeriesAnswer) -> String {
    let on = |base| language.fill("chart.unit.index_on", &[("base", &language.period_in(base, answer.series.calendar))]);
    answer.base.map_or_else(|| language.say("chart.unit.index").to_owned(), on)
}

/// The cells of a point in these columns.
pub(super) fn cells(language: Language, measure: Measure, point: &Point, scale: Magnitude) -> Markup {
    let measured: Vec<Measured> = point.measured.iter().flatten().copied().collect();
    html! {
        @for (place, columns) in measure.columns().iter().enumerate() {
            @match (columns, measured.get(place)) {
                (MeasureColumns::Figure(columns), Some(Measured::Ratio(ratio))) if columns.kind == FigureKind::Percent => {
                    (table_cells::growth(language, ratio, false))
                }
                (_, Some(Measured::Ratio(ratio))) => { (number(language, ratio)) }
                (_, Some(Measured::Level(level, reason))) => {
                    (table_cells::amount(language, level.as_ref(), scale, reason.unwrap_or(Reason::Missing)))
                }
                (_, Some(Measured::Months(months))) => { td.number { (language.number(&months.to_string())) } }
                (_, None) => { td.number.reason { (language.term("reason", Reason::Missing.word())) } }
            }
        }
    }
}

/// A cell with a number without a unit and its bounds, or why there is none.
fn number(language: Language, ratio: &Ratio) -> Markup {
    let Some(value) = ratio.value else {
        return html! { td.number.reason { (ratio.reason.map_or("", |reason| language.term("reason", reason.word()))) } };
    };
    let ends = ratio.low.zip(ratio.high).map(|(low, high)| (formatting::plain(language, low), formatting::plain(language, high)));
    let bounds = ends.filter(|(low, high)| low != high).map(|(low, high)| formatting::range(language, &low, &high));
    html! {
        td.number { (formatting::plain(language, value)) @if let Some(bounds) = bounds { " " span.bounds { (bounds) } } }
    }
}
