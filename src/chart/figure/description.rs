//! The figure in sentences, for `<desc>` and for readers who do not see the picture.

use super::{
    Figure, Layer, Mark, MarkShape, Panel, PeriodAxis, Quantity, Ranking,
    number::{is_something, trimmed, trimmed_plain},
    phrases::{self, in_turn, listed, stopped},
};
use crate::language::Language;

/// Up to so many figures are all told; of more, the first, last, highest and lowest.
const ALL_TOLD: usize = 12;

/// The figure in sentences.
pub(super) fn describe(figure: &Figure, language: Language) -> String {
    let mut sentences = vec![format!("{} ({}).", figure.title, figure.subtitle)];
    match figure.slots.filter(|_| figure.composition.is_none()).filter(|_| figure.marks().next().is_some()) {
        Some(slots) => {
            let layers = figure.panels.iter().flat_map(|panel| panel.layers.iter().map(move |layer| (panel, layer)));
            sentences.extend(layers.map(|(panel, layer)| told(language, panel, layer, slots)));
        }
        None if figure.composition.is_some() => {
            sentences.extend(figure.composition.iter().map(|composition| composition.told(language)));
        }
        None if figure.is_empty() => sentences.push(format!("{}.", language.say("chart.nothing"))),
        None => {}
    }
    sentences
        .extend(figure.ranking.iter().filter(|ranking| !ranking.bars.is_empty()).map(|ranking| ranking.told(language, ALL_TOLD)));
    let ranked = figure.ranking.as_ref().is_some_and(Ranking::has_bounds);
    if ranked || figure.marks().any(|mark| bounds(language, mark).is_some()) {
        sentences.push(language.say("chart.told.bounds").to_owned());
    }
    if let Some(slots) = figure.slots {
        let period = |slot: usize| language.period_in(slots.period(slot), slots.calendar);
        let broken = |(slot, status): &(usize, _)| format!("{}: {}.", period(*slot), phrases::status(language, *status));
        sentences.extend(figure.breaks.iter().map(broken));
    }
    sentences.extend(figure.cautions.iter().map(|caution| language.fill("chart.caution", &[("text", &stopped(caution))])));
    sentences.extend(figure.note.iter().map(|note| stopped(note)));
    if !figure.events.is_empty() {
        let events: Vec<String> = figure.events.iter().map(|event| format!("{} {}", event.date, event.title)).collect();
        sentences.push(language.fill("chart.told.happened", &[("events", &in_turn(language, &events))]));
    }
    sentences.push(figure.source.clone());
    sentences.push(phrases::quoted(language, &figure.address));
    sentences.join(" ")
}

fn told(language: Language, panel: &Panel, layer: &Layer, slots: PeriodAxis) -> String {
    let name = if layer.name.is_empty() { panel.heading.clone() } else { format!("{} ({})", layer.name, panel.heading) };
    let quantity = if layer.shape == MarkShape::Stems { Quantity::Percent } else { panel.quantity };
    let at = |mark: &Mark| {
        let range = bounds(language, mark).filter(|_| layer.shape == MarkShape::Spans);
        let figure = range.unwrap_or_else(|| mark_in_words(language, mark, quantity));
        let period = language.period_in(slots.period(mark.slot), slots.calendar);
        language.fill("chart.told.at", &[("period", &period), ("figure", &figure)])
    };
    let marks = &layer.marks;
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
    if layer.nulls.len() <= ALL_TOLD {
        let null =
            |(period, reason): &(String, String)| language.fill("chart.told.without", &[("period", period), ("reason", reason)]);
        parts.extend(layer.nulls.iter().map(null));
    } else {
        parts.push(language.count("chart.told.nulls", layer.nulls.len(), &[]));
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
fn bounds(language: Language, mark: &Mark) -> Option<String> {
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
