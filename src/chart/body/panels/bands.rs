//! Slots without a figure as pale bands, named where their words have room; where they have none, the key names them.

use super::{
    frame::PlotFrame,
    model::{AbsenceKind, Panel},
};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, number, pixel},
        sizes::Sizes,
        swatch::{Emptiness, Swatch, empty},
        text,
    },
};

/// Neighbouring slots that are empty for the same reason.
#[derive(Debug, PartialEq, Eq)]
struct Band<'a> {
    from: usize,
    to: usize,
    kind: AbsenceKind,
    words: &'a str,
}

/// The most lines that words within a band take.
const LINES: usize = 4;

/// At how many heights a place for the words is looked for.
const HEIGHTS: i32 = 10;

/// The bands of a panel, from left to right.
fn of(panel: &Panel) -> Vec<Band<'_>> {
    let mut bands: Vec<Band> = Vec::new();
    for absence in panel.layers().into_iter().flat_map(|layer| &layer.absences) {
        match bands.last_mut() {
            Some(last) if last.to + 1 == absence.slot && last.kind == absence.kind && last.words == absence.words => {
                last.to = absence.slot;
            }
            _ => bands.push(Band { from: absence.slot, to: absence.slot, kind: absence.kind, words: &absence.words }),
        }
    }
    bands
}

/// The grounds of the bands, behind everything.
pub(super) fn grounds(canvas: &mut Canvas, panel: &Panel, frame: &PlotFrame) {
    for band in of(panel) {
        let kind = match band.kind {
            AbsenceKind::NoData => Emptiness::NoData,
            AbsenceKind::Suppressed => Emptiness::Suppressed,
            AbsenceKind::Incomplete => Emptiness::Incomplete,
        };
        empty(canvas, rect(frame, &band), kind, frame.sizes);
        canvas.tint(rect(frame, &band));
    }
}

fn rect(frame: &PlotFrame, band: &Band) -> Rect {
    Rect { left: frame.x_axis.at(number(band.from)), right: frame.x_axis.at(number(band.to + 1)), ..frame.plot }
}

/// The names of the bands, where nothing else stands.
pub(super) fn names(canvas: &mut Canvas, panel: &Panel, frame: &PlotFrame) {
    if !frame.sizes.subtitle {
        return;
    }
    let style = style(canvas, frame.sizes);
    for band in of(panel) {
        let rect = rect(frame, &band);
        let Some(lines) = lines(canvas.typesetter, band.words, rect.width(), frame.sizes) else { continue };
        let middle = i32::midpoint(rect.left, rect.right);
        let place = |baseline: i32| -> Vec<(&String, Spot)> {
            (0..).zip(&lines).map(|(line, words)| (words, (middle, baseline + line * Sizes::line(style.size)))).collect()
        };
        let high = Sizes::line(style.size) * i32::try_from(lines.len()).unwrap_or(1);
        let (lowest, highest) = (rect.bottom - frame.sizes.gap / 2 - high, rect.top + frame.sizes.gap / 2);
        let tops = (0..=HEIGHTS).map(|step| lowest - (lowest - highest) * step / HEIGHTS);
        let free = tops.filter(|top| *top >= highest).map(|top| place(top + pixel(style.size))).find(|spots| {
            spots.iter().all(|(words, spot)| canvas.is_free(style.boxed(canvas.typesetter, words, *spot).grown(2)))
        });
        for (words, spot) in free.into_iter().flatten() {
            canvas.text(words, spot, &style);
        }
    }
}

/// What the key has to say of a panel whose plot is about so wide: the bands of which none is as wide as its words.
pub(super) fn key(typesetter: Typesetter, panel: &Panel, (width, slots): (f64, usize), sizes: &Sizes) -> Vec<(Swatch, String)> {
    let step = width / number(slots.max(1));
    let mut items: Vec<(Swatch, String, bool)> = Vec::new();
    for band in of(panel) {
        // The plot may turn out a little narrower.
        let room = pixel(step * number(band.to + 1 - band.from) * 0.85);
        let sign = match band.kind {
            AbsenceKind::NoData => Swatch::NoData,
            AbsenceKind::Suppressed => Swatch::Suppressed,
            AbsenceKind::Incomplete => Swatch::Incomplete,
        };
        let fits = lines(typesetter, band.words, room, sizes).is_some();
        match items.iter_mut().find(|(other, words, _)| *other == sign && words == band.words) {
            Some((.., named)) => *named |= fits,
            None => items.push((sign, band.words.to_owned(), fits)),
        }
    }
    items.into_iter().filter(|(.., named)| !named).map(|(sign, words, _)| (sign, words)).collect()
}

/// The words in lines of this width; none where a word is wider, or there are too many lines.
fn lines(typesetter: Typesetter, words: &str, width: i32, sizes: &Sizes) -> Option<Vec<String>> {
    let room = f64::from(width - sizes.gap / 3);
    let fits = |word: &str| typesetter.width(word, sizes.small, false) <= room;
    if !words.split_ascii_whitespace().all(fits) {
        return None;
    }
    let lines = text::wrapped(typesetter, words, sizes.small, false, room, LINES + 1);
    (lines.len() <= LINES).then_some(lines)
}

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{
        body::panels::model::{Absence, Layer, PanelContent},
        wording::number::Quantity,
    };

    #[test]
    fn neighbours_that_are_empty_for_the_same_reason_are_one_band() {
        let absence = |(slot, kind, words): (usize, AbsenceKind, &str)| Absence { slot, kind, words: words.to_owned() };
        let (no_data, suppressed) = (AbsenceKind::NoData, AbsenceKind::Suppressed);
        let absences = [(1, no_data, "no data"), (2, no_data, "no data"), (3, suppressed, "suppressed"), (5, no_data, "no data")]
            .map(absence);
        let layers = vec![Layer { absences: absences.to_vec(), ..Layer::default() }];
        let panel = Panel {
            heading: String::new(),
            short: String::new(),
            share: 1,
            quantity: Quantity::Money,
            content: PanelContent::Layers(layers),
        };
        let found: Vec<(usize, usize, &str)> = of(&panel).iter().map(|band| (band.from, band.to, band.words)).collect();
        assert_eq!(found, [(1, 2, "no data"), (3, 3, "suppressed"), (5, 5, "no data")]);
    }
}
