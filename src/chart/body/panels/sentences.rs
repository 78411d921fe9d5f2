//! Series of marks in sentences.

use super::model::{Mark, Panel};
use crate::{
    chart::{
        period_axis::PeriodAxis,
        wording::{
            number::{Quantity, is_something, trimmed, trimmed_plain},
            phrases::{self, in_turn, listed},
        },
    },
    language::Language,
};

/// Up to so many figures are all told; of more, the first, last, highest and lowest.
const ALL_TOLD: usize = 12;

/// Every series of a panel in a sentence, the gaps between two of them first.
pub(super) fn of_panel(language: Language, panel: &Panel, slots: PeriodAxis) -> Vec<String> {
    let gaps = panel.gaps().into_iter().map(|gaps| SeriesTold {
        name: &gaps.name,
        heading: &panel.heading,
        quantity: Quantity::Percent,
        interval: false,
        marks: &gaps.marks,
        nulls: &gaps.nulls,
    });
    let layers = panel.layers().into_iter().map(|layer| SeriesTold {
        name: &layer.name,
        heading: &panel.heading,
        quantity: panel.quantity,
        interval: layer.shape.form().traits.interval,
        marks: &layer.marks,
        nulls: &layer.nulls,
    });
    gaps.chain(layers).map(|series| told(language, &series, slots)).collect()
}

/// Marks to be told.
struct SeriesTold<'a> {
    name: &'a str,
    heading: &'a str,
    quantity: Quantity,
    interval: bool,
    marks: &'a [Mark],
    nulls: &'a [(String, String)],
}

fn told(language: Language, series: &SeriesTold, slots: PeriodAxis) -> String {
    let name = if series.name.is_empty() { series.heading.to_owned() } else { format!("{} ({})", series.name, series.heading) };
    let at = |mark: &Mark| {
        let range = bounds(language, mark).filter(|_| series.interval);
        let figure = range.unwrap_or_else(|| mark_in_words(language, mark, series.quantity));
        let period = language.period_in(slots.period(mark.slot), slots.calendar);
        language.fill("chart.told.at", &[("period", &period), ("figure", &figure)])
    };
    let marks = series.marks;
    let mut parts = vec![if marks.is_empty() {
        language.fill("chart.no_figures", &[("name", &name)])
    } else if marks.len() <= ALL_TOLD {
        format!("{name}: {}", listed(language, &marks.iter().map(at).collect::<Vec<_>>()))
    } else {
        let highest = marks.iter().max_by(|one, other| one.value.total_cmp(&other.value));
        let lowest = marks.iter().min_by(|one, other| one.value.total_cmp(&other.value));
        let ends = [("first", marks.first()), ("last", marks.last()), ("highest", highest), ("lowest", lowest)];
        let told =
            |(end, mark): (&'static str, Option<&Mark>)| Some(format!("{} {}", language.term("chart.told.end", end), at(mark?)));
        let ends: Vec<String> = ends.into_iter().filter_map(told).collect();
        let parts = [("name", name.as_str()), ("ends", &listed(language, &ends))];
        language.count("chart.told.figures", marks.len(), &parts)
    }];
    if series.nulls.len() <= ALL_TOLD {
        let null =
            |(period, reason): &(String, String)| language.fill("chart.told.without", &[("period", period), ("reason", reason)]);
        parts.extend(series.nulls.iter().map(null));
    } else {
        parts.push(language.count("chart.told.nulls", series.nulls.len(), &[]));
    }
    in_turn(language, &parts) + "."
}

/// A figure with its bounds and what is doubtful about it.
pub(in crate::chart) fn mark_in_words(language: Language, mark: &Mark, quantity: Quantity) -> String {
    let value = match quantity {
        Quantity::Percent => percent(language, mark.value),
        Quantity::Money | Quantity::Index => number(language, mark.value),
    };
    let doubt = mark.doubt.map(|status| phrases::status(language, status));
    let remarks: Vec<String> = bounds(language, mark).into_iter().chain(doubt).collect();
    if remarks.is_empty() { value } else { format!("{value} ({})", in_turn(language, &remarks)) }
}

/// The bounds of rounding, where they are wider than the digits told.
pub(super) fn bounds(language: Language, mark: &Mark) -> Option<String> {
    let (low, high) = mark.bounds.map(|(low, high)| (number(language, low), number(language, high)))?;
    (low != high).then(|| language.fill("chart.range", &[("low", &low), ("high", &high)]))
}

fn decimals(value: f64) -> usize {
    if value.abs() < 1.0 { 3 } else { 2 }
}

fn number(language: Language, value: f64) -> String {
    trimmed(language, value, decimals(value))
}

fn percent(language: Language, value: f64) -> String {
    let text = trimmed_plain(value, decimals(value));
    language.percent(&if value > 0.0 && is_something(&text) { format!("+{text}") } else { text })
}
