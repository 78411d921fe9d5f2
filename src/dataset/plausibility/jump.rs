//! A jump of a thousand or a million: part of a series that stands about so many times above or below what it borders on, both
//! sides being steady in themselves. That is how a slip of the unit looks; trade that grows from next to nothing is not steady.

use super::{
    amount_text::units,
    checked_table::CheckedTable,
    unit_slip::{slip, times},
};
use crate::{
    dataset::findings::Findings,
    series::Point,
    table::SeriesKey,
    trade::{Amount, FindingCode, Period},
};

/// A step of at least so many powers of ten parts two stretches.
const STEP: f64 = 2.5;
/// How many figures next to a border are looked at.
const WINDOW: usize = 3;
/// Over more years than these between two figures anything may have happened.
const YEARS: i32 = 5;

/// What bears a jump out.
struct JumpEvidence {
    /// Figures of a steady stretch lie within so many powers of ten next to its border.
    steady: f64,
    /// How many figures there must be, on both sides together.
    witnesses: usize,
}

/// Of trade of some size: within a factor of three and a bit, three figures.
const USUAL: JumpEvidence = JumpEvidence { steady: 0.52, witnesses: 3 };
/// Where a figure is below so many units, single consignments make a series leap: within a factor of two, five figures.
const SMALL: (i64, JumpEvidence) = (100_000, JumpEvidence { steady: 0.301, witnesses: 5 });

/// A figure above zero and its power of ten.
struct ScaledFigure {
    period: Period,
    published: i32,
    amount: Amount,
    power: f64,
}

/// Where a series passes from one stretch into the next: the figures next to the border.
struct Border<'a> {
    before: &'a [ScaledFigure],
    after: &'a [ScaledFigure],
}

/// Looks for jumps in a series.
pub(super) fn look(checked: &CheckedTable<'_>, key: &SeriesKey, points: &[Point], findings: &mut Findings) {
    if points.len() < USUAL.witnesses {
        return;
    }
    let figures: Vec<ScaledFigure> = points.iter().filter_map(figure).collect();
    let borders = borders(&figures);
    let Some(slips) = borders.iter().map(slip_of).collect::<Option<Vec<f64>>>() else {
        // A series that leaps about in other ways too is evidence of nothing.
        return;
    };
    let mut slips = slips.into_iter().peekable();
    let mut borders = borders.iter();
    while let (Some(border), Some(power)) = (borders.next(), slips.next()) {
        // There and back again is one stretch that stands out, and both its neighbours bear it out.
        let back = slips.next_if(|next| *next + power == 0.0).and_then(|_| borders.next());
        let witnesses = border.before.len() + border.after.len() + back.map_or(0, |border| border.after.len());
        let (Some(last), Some(first)) = (border.before.last(), border.after.first()) else { continue };
        let gap = first.period.ordinal() - last.period.ordinal();
        let evidence = evidence(border);
        let steady = back.into_iter().chain([border]).all(|border| steady(border, evidence));
        if witnesses < evidence.witnesses || !steady || gap > YEARS * key.frequency.per_year() {
            continue;
        }
        findings.push_with(FindingCode::SuspiciousJump, || {
            let text = format!(
                "{} is about {} {} in {}; a figure in another unit? unit_mult says by which power of ten a value is multiplied",
                units(first.amount),
                times(power),
                units(last.amount),
                last.period
            );
            checked.doubt(FindingCode::SuspiciousJump, key, (first.period, first.published), &text)
        });
    }
}

fn figure(point: &Point) -> Option<ScaledFigure> {
    let amount = point.level?.amount;
    let hundredths = amount.hundredths();
    #[expect(clippy::cast_precision_loss, reason = "only its power of ten is wanted")]
    let power = (hundredths > 0).then(|| libm::log10(hundredths as f64))?;
    Some(ScaledFigure { period: point.period, published: point.published, amount, power })
}

/// Every border, with up to three figures of the stretches on both sides of it.
fn borders(figures: &[ScaledFigure]) -> Vec<Border<'_>> {
    let step = |place: &usize| (figures[*place].power - figures[*place - 1].power).abs() >= STEP;
    let places: Vec<usize> = (1..figures.len()).filter(step).collect();
    let border = |(number, place): (usize, &usize)| {
        let from = number.checked_sub(1).map_or(0, |earlier| places[earlier]);
        let to = places.get(number + 1).copied().unwrap_or(figures.len());
        let (before, after) = (&figures[from..*place], &figures[*place..to]);
        Border { before: &before[before.len().saturating_sub(WINDOW)..], after: &after[..after.len().min(WINDOW)] }
    };
    places.iter().enumerate().map(border).collect()
}

/// The slip of the unit that a border looks like: 3 or 6 powers of ten, up or down.
fn slip_of(border: &Border<'_>) -> Option<f64> {
    steady(border, &USUAL).then(|| slip(level(border.after) - level(border.before)))?
}

/// Are both sides of a border steady?
fn steady(border: &Border<'_>, evidence: &JumpEvidence) -> bool {
    let spread = |figures| {
        let (low, high) = ends(figures);
        high - low
    };
    spread(border.before) <= evidence.steady && spread(border.after) <= evidence.steady
}

/// The middle of figures, as a power of ten.
fn level(figures: &[ScaledFigure]) -> f64 {
    let (low, high) = ends(figures);
    f64::midpoint(low, high)
}

/// The least and the greatest power of ten.
fn ends(figures: &[ScaledFigure]) -> (f64, f64) {
    let powers = figures.iter().map(|figure| figure.power);
    powers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), power| (low.min(power), high.max(power)))
}

/// What must bear out a jump between figures of this size.
fn evidence(border: &Border<'_>) -> &'static JumpEvidence {
    let least = border.before.iter().chain(border.after).map(|figure| figure.amount.hundredths()).min();
    if least.is_some_and(|least| least < SMALL.0 * 100) { &SMALL.1 } else { &USUAL }
}
