//! Series of marks in a sentence.

use super::{
    model::{Arrangement, Layer, Mark, Panel},
    panel_set::PanelSet,
};
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

/// Up to so many figures of one series are all told; of more, the first, last, highest and lowest.
const ALL_TOLD: usize = 3;
/// Of up to so many series each is told from its lowest to its highest; of more only the highest and the lowest of all.
const EACH_TOLD: usize = 2;
/// So many gaps are named.
const GAPS_TOLD: usize = 3;

/// One series that is told, and the panel it is in.
type Told<'a> = (&'a Layer, &'a Panel);

/// What panels show in a sentence: what is measured, from when to when, the lowest and the highest, and where nothing is.
pub(super) fn of_panels(language: Language, set: &PanelSet, slots: PeriodAxis) -> String {
    // Of panels above one another the first series of the first is what they are about.
    let (panels, series) = if set.arrangement == Arrangement::Stacked { (1, 1) } else { (usize::MAX, usize::MAX) };
    let all = set.panels.iter().take(panels).flat_map(|panel| {
        let shown = panel.layers().into_iter().filter(|layer| !layer.marks.is_empty());
        shown.take(series).map(move |layer| (layer, panel))
    });
    let told: Vec<Told> = all.collect();
    let exact: Vec<Told> = told.iter().copied().filter(|(layer, _)| !layer.shape.form().traits.interval).collect();
    let told = if exact.is_empty() { told } else { exact };
    let mut parts = match &told[..] {
        [] => return format!("{}.", language.say("chart.nothing")),
        [one] => vec![alone(language, *one, slots)],
        some if some.len() <= EACH_TOLD => some.iter().map(|one| from_to(language, *one, slots)).collect(),
        many => vec![of_all(language, many, slots)],
    };
    if let [(layer, _)] = &told[..] {
        parts.extend(gaps(language, layer, slots));
    }
    in_turn(language, &parts) + "."
}

fn called((layer, panel): Told) -> String {
    if layer.name.is_empty() { panel.heading.clone() } else { format!("{} ({})", layer.name, panel.heading) }
}

/// A figure and its period.
fn at(language: Language, (layer, panel): Told, mark: &Mark, slots: PeriodAxis) -> String {
    let range = bounds(language, mark).filter(|_| layer.shape.form().traits.interval);
    let figure = range.unwrap_or_else(|| mark_in_words(language, mark, panel.quantity));
    let period = language.period_in(slots.period(mark.slot), slots.calendar);
    language.fill("chart.told.at", &[("period", &period), ("figure", &figure)])
}

fn highest(layer: &Layer) -> Option<&Mark> {
    layer.marks.iter().max_by(|one, other| one.value.total_cmp(&other.value))
}

fn lowest(layer: &Layer) -> Option<&Mark> {
    layer.marks.iter().min_by(|one, other| one.value.total_cmp(&other.value))
}

fn alone(language: Language, told: Told, slots: PeriodAxis) -> String {
    let (layer, name) = (told.0, called(told));
    let marks = &layer.marks;
    if marks.len() <= ALL_TOLD {
        let all: Vec<String> = marks.iter().map(|mark| at(language, told, mark, slots)).collect();
        return format!("{name}: {}", listed(language, &all));
    }
    let ends = [("first", marks.first()), ("last", marks.last()), ("highest", highest(layer)), ("lowest", lowest(layer))];
    let end = |(word, mark): (&'static str, Option<&Mark>)| {
        Some(format!("{} {}", language.term("chart.told.end", word), at(language, told, mark?, slots)))
    };
    let ends: Vec<String> = ends.into_iter().filter_map(end).collect();
    language.count("chart.told.figures", marks.len(), &[("name", &name), ("ends", &listed(language, &ends))])
}

fn from_to(language: Language, told: Told, slots: PeriodAxis) -> String {
    let (layer, name) = (told.0, called(told));
    let end = |mark: Option<&Mark>| mark.map_or_else(String::new, |mark| at(language, told, mark, slots));
    language.fill("chart.told.from_to", &[("name", &name), ("low", &end(lowest(layer))), ("high", &end(highest(layer)))])
}

/// The lowest and the highest of many series.
fn of_all(language: Language, all: &[Told], slots: PeriodAxis) -> String {
    let named = |(told, mark): (Told, &Mark)| listed(language, &[called(told), at(language, told, mark, slots)]);
    let of = |end: fn(&Layer) -> Option<&Mark>| all.iter().filter_map(move |told| Some((*told, end(told.0)?)));
    let by_value = |one: &(Told, &Mark), other: &(Told, &Mark)| one.1.value.total_cmp(&other.1.value);
    let (low, high) = (of(lowest).min_by(by_value).map(named), of(highest).max_by(by_value).map(named));
    let parts = [("low", low.unwrap_or_default()), ("high", high.unwrap_or_default())];
    language.count("chart.told.series", all.len(), &parts.each_ref().map(|(name, words)| (*name, words.as_str())))
}

/// The periods between its figures in which a series has none, in a row as one.
fn gaps(language: Language, layer: &Layer, slots: PeriodAxis) -> Option<String> {
    let period = |slot: usize| language.period_in(slots.period(slot), slots.calendar);
    let mut between: Vec<String> = Vec::new();
    for pair in layer.marks.windows(2) {
        let (first, last) = (pair[0].slot + 1, pair[1].slot.saturating_sub(1));
        if first < last {
            between.push(language.fill("chart.span", &[("first", &period(first)), ("last", &period(last))]));
        } else if first == last {
            between.push(period(first));
        }
    }
    let more = between.len().saturating_sub(GAPS_TOLD);
    between.truncate(GAPS_TOLD);
    if more > 0 {
        between.push(language.fill("chart.more", &[("count", &language.number(&more.to_string()))]));
    }
    (!between.is_empty()).then(|| language.fill("chart.told.gaps", &[("periods", &listed(language, &between))]))
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
