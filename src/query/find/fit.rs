//! How a figure stands to the values that are looked for.

use super::figure::StatedFigure;
use crate::statistics::{ClaimSet, DataRange, Fraction};

/// How a figure stands to the values that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// The figure as stated is one of them.
    Within,
    /// Some value that it stands for is.
    Touches,
    /// None is.
    Beyond,
}

/// A figure beside the value that is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFigure {
    /// The figure.
    pub figure: StatedFigure,
    /// How it stands to what is looked for.
    pub fits: Fits,
    /// Is it of growth, in per cent?
    pub is_growth: bool,
    /// `(value − figure)·100 / figure`; of growth `value − figure` in percentage points; none of a figure that is not above zero.
    pub difference_percent: Option<f64>,
}

impl Fits {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Within, Self::Touches, Self::Beyond];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Touches => "touches",
            Self::Beyond => "beyond",
        }
    }

    /// How a figure stands to a set of values. One that is open to a side, "over 2 billion", does not say all that lies there.
    pub(super) fn of(figure: &StatedFigure, set: &ClaimSet) -> Self {
        let (stated, allowed) = (figure.quantity.stated(), figure.quantity.allowed());
        let is_closed = allowed.low.is_some() && allowed.high.is_some();
        if set.contains(DataRange { low: stated, high: stated }) {
            Self::Within
        } else if is_closed && set.intersects(allowed) {
            Self::Touches
        } else {
            Self::Beyond
        }
    }
}

impl FoundFigure {
    /// A figure beside the values that are looked for.
    pub(super) fn new(figure: StatedFigure, set: &ClaimSet, is_growth: bool) -> Self {
        let difference = figure.quantity.stated().and_then(|stated| {
            let away = set.stated.minus(stated)?;
            if is_growth { Some(away) } else { away.over(stated).map(Fraction::percent) }
        });
        Self { fits: Fits::of(&figure, set), is_growth, difference_percent: difference.map(Fraction::to_f64), figure }
    }
}

/// How far a figure is from the value that is looked for, in its units; from the nearest of several where a range is.
pub(super) fn distance(figure: &StatedFigure, set: &ClaimSet, is_range: bool) -> f64 {
    let Some(stated) = figure.quantity.stated() else { return f64::INFINITY };
    let ends = if is_range { set.ends() } else { DataRange { low: Some(set.stated), high: Some(set.stated) } };
    let below = ends.low.map_or(0.0, |low| (low.to_f64() - stated.to_f64()).max(0.0));
    let above = ends.high.map_or(0.0, |high| (stated.to_f64() - high.to_f64()).max(0.0));
    below + above
}
