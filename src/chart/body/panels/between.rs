//! The area between two lines: the gap between two counts of the same trade, or surplus and deficit.

use super::{
    frame::PlotFrame,
    model::{Between, Layer, Mark, Panel},
};
use crate::{
    chart::{
        fonts::Typesetter,
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, Spot, number, pixel},
            sizes::Sizes,
            swatch::{AREA, Swatch},
        },
        theme::Ink,
    },
    language::Language,
};

/// Both figures of a slot.
type Pair<'a> = (&'a Mark, &'a Mark);

/// Pairs of neighbouring slots, without a break between them, whose first figure is never the lesser or never the greater.
struct Stretch<'a> {
    pairs: Vec<Pair<'a>>,
    /// Is the first figure the greater?
    over: bool,
}

/// The two series that are filled between, with what that shows.
fn filled(panel: &Panel) -> Option<(Between, &Layer, &Layer)> {
    let layers = panel.layers();
    let place = layers.iter().position(|layer| layer.between != Between::Nothing)?;
    Some((layers[place].between, layers[place], *layers.get(place + 1)?))
}

/// The slots that both series have a figure of, in runs that no gap and no break parts.
fn runs<'a>(first: &'a Layer, second: &'a Layer) -> Vec<Vec<Pair<'a>>> {
    let mut runs: Vec<Vec<Pair>> = Vec::new();
    let mut others = second.marks.iter().peekable();
    for one in &first.marks {
        while others.next_if(|other| other.slot < one.slot).is_some() {}
        let Some(other) = others.next_if(|other| other.slot == one.slot) else { continue };
        let broken = one.broken || other.broken;
        match runs.last_mut() {
            Some(run) if !broken && run.last().is_some_and(|(last, _)| last.slot + 1 == one.slot) => run.push((one, other)),
            _ => runs.push(vec![(one, other)]),
        }
    }
    runs
}

/// "Surplus" and "deficit".
pub(super) fn words(language: Language) -> [&'static str; 2] {
    ["surplus", "deficit"].map(|side| language.term("chart.sight.balance", side))
}

/// Fills the area, before anything else is drawn.
pub(super) fn draw(canvas: &mut Canvas, panel: &Panel, frame: &PlotFrame) {
    let Some((between, first, second)) = filled(panel) else { return };
    let ground = canvas.palette.background;
    let [over, under] = match between {
        Between::Balance => [canvas.palette.first, canvas.palette.second].map(|ink| ink.into(ground, AREA)),
        Between::Gap | Between::Nothing => [canvas.palette.event.into(ground, AREA); 2],
    };
    for run in runs(first, second) {
        area(canvas, frame, &run, (over, under));
    }
}

/// The area of one run: one polygon up to each place where the lines cross, or a strip where there is one slot only.
fn area(canvas: &mut Canvas, frame: &PlotFrame, run: &[Pair], (over, under): (Ink, Ink)) {
    let ink = |above: bool| if above { over } else { under };
    let y = |mark: &Mark| frame.y_axis.y(mark.value);
    if let [(one, other)] = run {
        let half = pixel((frame.x_axis.step * 0.2).min(frame.sizes.text * 0.5)).max(1);
        let x = frame.x_axis.centre(one.slot);
        let rect = Rect { left: x - half, right: x + half, top: y(one).min(y(other)), bottom: y(one).max(y(other)) };
        return canvas.rect(rect, ink(one.value >= other.value));
    }
    let (mut upper, mut lower): (Vec<Spot>, Vec<Spot>) = (Vec::new(), Vec::new());
    let flush = |canvas: &mut Canvas, upper: &mut Vec<Spot>, lower: &mut Vec<Spot>, above: bool| {
        let corners: Vec<Spot> = upper.drain(..).chain(lower.drain(..).rev()).collect();
        if corners.len() > 2 {
            canvas.polygon(corners, ink(above));
        }
    };
    for (place, (one, other)) in run.iter().enumerate() {
        let x = frame.x_axis.centre(one.slot);
        if let Some((next, then)) = run.get(place + 1) {
            let heights = [y(one), y(other), y(next), y(then)];
            let (top, bottom) = heights.iter().fold((i32::MAX, i32::MIN), |(top, bottom), y| (top.min(*y), bottom.max(*y)));
            canvas.tint(Rect { left: x, top, right: frame.x_axis.centre(next.slot), bottom });
        }
        upper.push((x, y(one)));
        lower.push((x, y(other)));
        let above = one.value >= other.value;
        match run.get(place + 1) {
            Some((next, then)) if (next.value >= then.value) != above => {
                let crossing = crossing((x, y(one), y(other)), (frame.x_axis.centre(next.slot), y(next), y(then)));
                upper.push(crossing);
                flush(canvas, &mut upper, &mut lower, above);
                upper.push(crossing);
            }
            Some(_) => {}
            None => flush(canvas, &mut upper, &mut lower, above),
        }
    }
}

/// Where two straight lines meet between two slots, each given as its x and the heights of both lines.
fn crossing(from: (i32, i32, i32), to: (i32, i32, i32)) -> Spot {
    let (before, after) = (f64::from(from.1 - from.2), f64::from(to.1 - to.2));
    let part = if (before - after).abs() < f64::EPSILON { 0.5 } else { before / (before - after) };
    let at = |start: i32, end: i32| pixel(f64::from(start) + f64::from(end - start) * part);
    (at(from.0, to.0), at(from.1, to.1))
}

/// The stretches of surplus and deficit.
fn stretches<'a>(first: &'a Layer, second: &'a Layer) -> Vec<Stretch<'a>> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for run in runs(first, second) {
        let sides = run.chunk_by(|one, next| (one.0.value >= one.1.value) == (next.0.value >= next.1.value));
        stretches.extend(sides.map(|pairs| Stretch { pairs: pairs.to_vec(), over: pairs[0].0.value >= pairs[0].1.value }));
    }
    stretches
}

/// Where a word so wide and high stands between the lines: in the slot in which they are farthest apart of those where it fits.
fn place(stretch: &Stretch, step: f64, (wide, high): (f64, f64), pixels: impl Fn(f64, f64) -> f64) -> Option<usize> {
    let apart = |pair: &Pair| pixels(pair.0.value, pair.1.value);
    // How many slots on either side the word reaches over.
    let reach = usize::try_from(pixel((wide / 2.0 / step.max(0.1)).ceil())).unwrap_or(0);
    let clear = |at: usize| {
        let around = stretch.pairs.get(at.checked_sub(reach)?..=at + reach)?;
        let low = around.iter().map(|pair| pair.0.value.min(pair.1.value)).fold(f64::MIN, f64::max);
        let high = around.iter().map(|pair| pair.0.value.max(pair.1.value)).fold(f64::MAX, f64::min);
        (low < high).then(|| pixels(low, high))
    };
    let fitting = (0..stretch.pairs.len()).filter(|at| clear(*at).is_some_and(|free| free >= high));
    fitting.max_by(|one, other| apart(&stretch.pairs[*one]).total_cmp(&apart(&stretch.pairs[*other])))
}

/// "Surplus" and "deficit" within the widest area of each.
pub(super) fn names(canvas: &mut Canvas, panel: &Panel, words: [&str; 2], frame: &PlotFrame) {
    let Some((Between::Balance, first, second)) = filled(panel).filter(|_| frame.sizes.labels) else { return };
    let stretches = stretches(first, second);
    let pixels = |one: f64, other: f64| f64::from(frame.y_axis.pixels(one.min(other), one.max(other)));
    for (words, over) in words.into_iter().zip([true, false]) {
        let colour = if over { canvas.palette.first } else { canvas.palette.second };
        let ink = canvas.palette.written(colour);
        let style = Style { size: frame.sizes.text, bold: true, ink, anchor: Anchor::Middle };
        let size = (style.width(canvas.typesetter, words) + 6.0, style.size * 1.6);
        let own = stretches.iter().filter(|stretch| stretch.over == over);
        let mut found: Vec<(f64, Spot)> = own
            .filter_map(|stretch| {
                let (one, other) = stretch.pairs[place(stretch, frame.x_axis.step, size, pixels)?];
                let middle = i32::midpoint(frame.y_axis.y(one.value), frame.y_axis.y(other.value));
                Some((pixels(one.value, other.value), (frame.x_axis.centre(one.slot), style.centred(middle))))
            })
            .collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        let free = |spot: &Spot| canvas.is_free(style.boxed(canvas.typesetter, words, *spot).grown(1));
        if let Some(spot) = found.into_iter().map(|(_, spot)| spot).find(free) {
            canvas.text(words, spot, &style);
        }
    }
}

/// What the key has to say of areas that have no room for their word in a plot of about this size.
pub(super) fn key(
    typesetter: Typesetter,
    panel: &Panel,
    words: [&str; 2],
    (width, high, slots, range): (f64, f64, usize, f64),
    sizes: &Sizes,
) -> Vec<(Swatch, String)> {
    let Some((Between::Balance, first, second)) = filled(panel) else { return Vec::new() };
    let (stretches, step) = (stretches(first, second), width * 0.85 / number(slots.max(1)));
    let pixels = |one: f64, other: f64| (one - other).abs() / range * high * 0.8;
    let mut items = Vec::new();
    for (words, over, sign) in [(words[0], true, Swatch::Surplus), (words[1], false, Swatch::Deficit)] {
        let size = (typesetter.width(words, sizes.text, true) + 6.0, sizes.text * 1.8);
        let mut own = stretches.iter().filter(|stretch| stretch.over == over).peekable();
        if own.peek().is_some() && !own.any(|stretch| place(stretch, step, size, pixels).is_some()) {
            items.push((sign, words.to_owned()));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(values: &[(usize, f64)]) -> Layer {
        let mark = |(slot, value): &(usize, f64)| Mark {
            slot: *slot,
            value: *value,
            bounds: None,
            doubt: None,
            broken: false,
            label: String::new(),
        };
        Layer { marks: values.iter().map(mark).collect(), ..Layer::default() }
    }

    #[test]
    fn only_slots_that_both_have_are_filled_and_signs_part_them() {
        let first = layer(&[(0, 1.0), (1, 3.0), (2, 3.0), (4, 1.0), (5, 4.0)]);
        let second = layer(&[(1, 2.0), (2, 5.0), (3, 1.0), (4, 2.0), (5, 2.0)]);
        let slots = |pairs: &[Pair]| pairs.iter().map(|(one, _)| one.slot).collect::<Vec<_>>();
        assert_eq!(runs(&first, &second).iter().map(|run| slots(run)).collect::<Vec<_>>(), [vec![1, 2], vec![4, 5]]);
        let signs: Vec<(Vec<usize>, bool)> =
            stretches(&first, &second).iter().map(|stretch| (slots(&stretch.pairs), stretch.over)).collect();
        assert_eq!(signs, [(vec![1], true), (vec![2], false), (vec![4], false), (vec![5], true)]);
    }

    #[test]
    fn lines_meet_where_their_difference_is_nothing() {
        // From 10 below to 30 above in 40 pixels: after a quarter of the way.
        assert_eq!(crossing((0, 100, 110), (40, 80, 50)), (10, 95));
        assert_eq!(crossing((0, 5, 5), (40, 5, 5)), (20, 5), "lines that lie on one another");
    }
}
