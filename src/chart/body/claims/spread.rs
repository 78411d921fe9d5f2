//! Where the dots of statements stand: those of the same months side by side, in the order in which they were said.

use super::model::{ClaimDot, ClaimDots};
use crate::{
    chart::paint::{
        geometry::{Rect, Spot, number, pixel},
        sizes::Sizes,
        value_axis::ValueAxis,
        x_axis::XAxis,
    },
    statistics::Verdict,
};

/// A statement and where it stands.
pub(super) struct PlacedDot<'a> {
    pub(super) dot: &'a ClaimDot,
    pub(super) spot: Spot,
    /// The highest and the lowest pixel of its bar.
    pub(super) bar: (i32, i32),
    /// The first and the last pixel of its months.
    pub(super) months: (i32, i32),
    /// Half the width that belongs to it alone.
    pub(super) half: i32,
}

/// The axes that statements stand on.
pub(super) struct ClaimAxes<'a> {
    pub(super) x_axis: XAxis,
    pub(super) y_axis: &'a ValueAxis,
    pub(super) plot: Rect,
}

/// How many statements have a verdict.
pub(super) fn count_of(dots: &[ClaimDot], verdict: Verdict) -> usize {
    dots.iter().filter(|dot| dot.verdict == verdict).count()
}

/// The radius of a dot.
pub(super) fn radius(sizes: &Sizes) -> i32 {
    i32::try_from(sizes.dot).unwrap_or(4) + 1
}

/// Every statement at its place, in the order of the dots.
pub(super) fn placed<'a>(claims: &'a ClaimDots, axes: &ClaimAxes, sizes: &Sizes) -> Vec<PlacedDot<'a>> {
    let radius = f64::from(radius(sizes));
    claims
        .dots
        .iter()
        .map(|dot| {
            let (left, right) = (axes.x_axis.at(dot.months.0), axes.x_axis.at(dot.months.1));
            let mut same: Vec<&ClaimDot> = claims.dots.iter().filter(|other| other.months == dot.months).collect();
            same.sort_by(|one, other| one.said.cmp(&other.said).then(one.value.total_cmp(&other.value)));
            let place = same.iter().position(|other| std::ptr::eq(*other, dot)).unwrap_or(0);
            let room = (f64::from(right - left) * 0.8).max(radius);
            let step = if same.len() > 1 { (room / number(same.len() - 1)).min(radius * 2.8) } else { radius * 2.8 };
            let aside = (number(place) - number(same.len() - 1) / 2.0) * step;
            let x = (i32::midpoint(left, right) + pixel(aside)).clamp(axes.plot.left, axes.plot.right);
            PlacedDot {
                dot,
                spot: (x, axes.y_axis.y(dot.value)),
                bar: bar(dot, axes),
                months: (left, right),
                half: pixel(step / 2.0).max(2),
            }
        })
        .collect()
}

/// The ends of a bar; an open side goes on for as long as is seen.
fn bar(dot: &ClaimDot, axes: &ClaimAxes) -> (i32, i32) {
    let open = (axes.plot.height() / 12).max(8);
    let y = axes.y_axis.y(dot.value);
    let top = dot.high.map_or(y - open, |high| axes.y_axis.y(high)).max(axes.plot.top);
    let bottom = dot.low.map_or(y + open, |low| axes.y_axis.y(low)).min(axes.plot.bottom);
    (top.min(y), bottom.max(y))
}
