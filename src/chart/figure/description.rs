//! The figure in sentences, for `<desc>` and for readers who do not see the picture.

use super::{Composition, Figure, Layer, Mark, Panel, Quantity, Ranking, Shape, Slots, number::trimmed};

/// Up to so many figures are all told; of more, the first, last, highest and lowest.
const ALL_TOLD: usize = 12;

/// The figure in sentences.
pub(super) fn describe(figure: &Figure) -> String {
    let mut sentences = vec![format!("{} ({}).", figure.title, figure.subtitle)];
    match figure.slots.filter(|_| figure.composition.is_none()).filter(|_| figure.marks().next().is_some()) {
        Some(slots) => {
            let layers = figure.panels.iter().flat_map(|panel| panel.layers.iter().map(move |layer| (panel, layer)));
            sentences.extend(layers.map(|(panel, layer)| told(panel, layer, slots)));
        }
        None if figure.composition.is_some() => sentences.extend(figure.composition.iter().map(Composition::told)),
        None if figure.is_empty() => sentences.push("No figures in this window.".to_owned()),
        None => {}
    }
    sentences.extend(figure.ranking.iter().filter(|ranking| !ranking.bars.is_empty()).map(|ranking| ranking.told(ALL_TOLD)));
    let ranked = figure.ranking.as_ref().is_some_and(Ranking::has_bounds);
    if ranked || figure.marks().any(|mark| bounds(mark).is_some()) {
        sentences.push("Figures in brackets are the bounds that rounding alone allows.".to_owned());
    }
    if let Some(slots) = figure.slots {
        let broken = figure.breaks.iter().map(|(slot, meaning)| format!("{}: {meaning}.", slots.period(*slot)));
        sentences.extend(broken);
    }
    sentences.extend(figure.cautions.iter().map(|caution| format!("Caution: {}", stopped(caution))));
    sentences.extend(figure.note.iter().map(|note| stopped(note)));
    if !figure.happenings.is_empty() {
        let events: Vec<String> = figure.happenings.iter().map(|event| format!("{} {}", event.date, event.title)).collect();
        sentences.push(format!("Events: {}.", events.join("; ")));
    }
    sentences.push(figure.source.clone());
    sentences.push(figure.address.clone());
    sentences.join(" ")
}

/// Ends in a full stop.
fn stopped(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn told(panel: &Panel, layer: &Layer, slots: Slots) -> String {
    let name = if layer.name.is_empty() { panel.heading.clone() } else { format!("{} ({})", layer.name, panel.heading) };
    let quantity = if layer.shape == Shape::Stems { Quantity::Percent } else { panel.quantity };
    let figure = |mark: &Mark| format!("{} {}", slots.period(mark.slot), mark_in_words(mark, quantity));
    let marks = &layer.marks;
    let mut text = if marks.len() <= ALL_TOLD {
        let figures: Vec<String> = marks.iter().map(figure).collect();
        if figures.is_empty() { format!("{name}: no figures") } else { format!("{name}: {}", figures.join(", ")) }
    } else {
        let highest = marks.iter().max_by(|one, other| one.value.total_cmp(&other.value));
        let lowest = marks.iter().min_by(|one, other| one.value.total_cmp(&other.value));
        let ends = [("first", marks.first()), ("last", marks.last()), ("highest", highest), ("lowest", lowest)];
        let ends: Vec<String> = ends.into_iter().filter_map(|(word, mark)| Some(format!("{word} {}", figure(mark?)))).collect();
        format!("{name}: {} figures, {}", marks.len(), ends.join(", "))
    };
    if layer.nulls.len() <= ALL_TOLD {
        for (period, reason) in &layer.nulls {
            text = format!("{text}; {period} without a figure, {reason}");
        }
    } else {
        text = format!("{text}; {} periods without a figure", layer.nulls.len());
    }
    text + "."
}

/// A figure with its bounds and what is doubtful about it.
pub(in crate::chart) fn mark_in_words(mark: &Mark, quantity: Quantity) -> String {
    let value = match quantity {
        Quantity::Percent if mark.value > 0.0 => format!("+{}%", number(mark.value)),
        Quantity::Percent => format!("{}%", number(mark.value)),
        Quantity::Money | Quantity::Index => number(mark.value),
    };
    let remarks: Vec<String> = bounds(mark).into_iter().chain(mark.doubt.map(str::to_owned)).collect();
    if remarks.is_empty() { value } else { format!("{value} ({})", remarks.join("; ")) }
}

/// The bounds of rounding, where they are wider than the digits told.
fn bounds(mark: &Mark) -> Option<String> {
    let (low, high) = mark.bounds.map(|(low, high)| (number(low), number(high)))?;
    (low != high).then(|| format!("{low} to {high}"))
}

fn number(value: f64) -> String {
    trimmed(value, if value.abs() < 1.0 { 3 } else { 2 })
}
