//! The finding of a balance: on which side of zero it surely is, and since when.

use super::{
    amount::stated,
    finding::{Balanced, Before, Finding},
    firm::{firm_level, held},
};
use crate::{
    series::Series,
    trade::{Level, Period},
};

/// Surely above zero, surely below it, or neither.
fn side(level: Level) -> Option<bool> {
    if level.bounds.low > 0 {
        Some(true)
    } else if level.bounds.high < 0 {
        Some(false)
    } else {
        None
    }
}

/// The surplus or deficit of a balance in the period of this place.
pub(super) fn finding(series: &Series, place: usize) -> Option<Finding> {
    let points = &series.points;
    let level = firm_level(&points[place])?;
    let (surplus, amount) = (side(level)?, stated(&level)?);
    let on = |other: usize| {
        let next = points[other].period == points[other + 1].period.previous();
        held(points, other, place).filter(|_| next).and_then(|(old, _)| Some((side(old)?, old)))
    };
    let same = (0..place).rev().take_while(|other| on(*other).is_some_and(|(side, _)| side == surplus)).last();
    let before = match same {
        Some(first) if place - first >= 2 => Some(Before::Same(points[first].period)),
        Some(_) => None,
        None => place
            .checked_sub(1)
            .and_then(on)
            .and_then(|(_, old)| Some(Before::Other(period_before(series, place), stated(&old)?))),
    };
    Some(Finding::Balance(Balanced { now: points[place].period, surplus, amount, before }))
}

fn period_before(series: &Series, place: usize) -> Period {
    series.points[place].period.previous()
}
