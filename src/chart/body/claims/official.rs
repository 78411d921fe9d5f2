//! Official statistics as steps behind the statements, each series with its name where there is room for it.

use super::{
    model::{OfficialStep, OfficialSteps},
    spread::ClaimAxes,
};
use crate::chart::{
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, Spot, pixel},
        sizes::Sizes,
        strokes::{Dash, stroke},
        text,
    },
    theme::Ink,
};

/// How the lines of several sources are told apart.
const DASHES: [Dash; 3] = [Dash::Solid, Dash::Dashed, Dash::Dotted];

/// The grey of the steps: seen, and quieter than every statement.
fn grey(canvas: &Canvas) -> Ink {
    canvas.palette.event.into(canvas.palette.background, 0.72)
}

/// Draws the steps of a source; a year without a figure parts them.
pub(super) fn steps(canvas: &mut Canvas, official: &OfficialSteps, place: usize, axes: &ClaimAxes, sizes: &Sizes) {
    let ink = grey(canvas);
    for (from, to) in lines(official, axes) {
        canvas.keep_clear(from, to);
    }
    canvas.marks_of(&official.name, |canvas| {
        for run in runs(&official.steps) {
            let spots: Vec<Spot> = run.iter().flat_map(|step| corners(step, axes)).collect();
            stroke(canvas, spots, DASHES[place % DASHES.len()], ink, sizes.stroke);
        }
    });
    for step in &official.steps {
        let [(left, y), (right, _)] = corners(step, axes);
        let rect = Rect { left, right, top: (y - sizes.gap).max(axes.plot.top), bottom: (y + sizes.gap).min(axes.plot.bottom) };
        let (period, series) = (step.period.clone(), official.name.clone());
        canvas.hit_area(rect, Datum { period, series, value: step.value, words: step.words.clone() });
    }
}

fn corners(step: &OfficialStep, axes: &ClaimAxes) -> [Spot; 2] {
    let y = axes.y_axis.y(step.value);
    [(axes.x_axis.at(step.months.0), y), (axes.x_axis.at(step.months.1), y)]
}

/// The straight lines that the steps are made of.
pub(super) fn lines(official: &OfficialSteps, axes: &ClaimAxes) -> Vec<(Spot, Spot)> {
    let of_run = |run: &[OfficialStep]| {
        let spots: Vec<Spot> = run.iter().flat_map(|step| corners(step, axes)).collect();
        spots.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    runs(&official.steps).flat_map(of_run).collect()
}

/// The years that follow on one another.
fn runs(steps: &[OfficialStep]) -> impl Iterator<Item = &[OfficialStep]> {
    steps.chunk_by(|one, next| next.months.0 - one.months.1 < 0.01)
}

/// Writes the name of a source near its steps: above the end of a year, else below one, the latest first.
pub(super) fn name(canvas: &mut Canvas, official: &OfficialSteps, axes: &ClaimAxes, sizes: &Sizes) {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    let most = f64::from(axes.plot.width()) * 0.45;
    let words = text::shortened(canvas.typesetter, &official.name, style.size, false, most);
    let wide = pixel(style.width(canvas.typesetter, &words).ceil());
    let (above, below) = (-(sizes.gap / 2 + 2), sizes.gap / 2 + pixel(style.size));
    for aside in [above, below, above * 3, below * 2] {
        for step in official.steps.iter().rev() {
            let [(left, y), (right, _)] = corners(step, axes);
            for x in [i32::midpoint(left, right) - wide / 2, left, right - wide] {
                let place = style.boxed(canvas.typesetter, &words, (x, y + aside));
                if axes.plot.holds(place) && canvas.is_free(place.grown(1)) {
                    return canvas.label(&words, (x, y + aside), &style);
                }
            }
        }
    }
}
