//! How long a series is, which decides what suits it when nothing is asked for.

use super::marks;
use crate::{series::Series, trade::Frequency};

/// So few periods are told by their figures alone.
const FEW: usize = 2;
/// More periods than these are a line.
const MANY: usize = 30;
/// More months than these are a line.
pub(super) const MANY_MONTHS: usize = 24;

/// How long a series is from its first period to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Length {
    /// One period or two.
    Few,
    /// So many that a bar each can be told from its neighbours.
    Some,
    /// A course in time.
    Many,
}

impl Length {
    /// The length of a series.
    pub(in crate::chart) fn of(series: &Series) -> Self {
        let most = if series.frequency == Frequency::Monthly { MANY_MONTHS } else { MANY };
        match marks::slots(series).map_or(0, |slots| slots.count) {
            0..=FEW => Self::Few,
            count if count <= most => Self::Some,
            _ => Self::Many,
        }
    }
}

/// Is growth known for half of the periods, so that a panel of it is not half empty?
pub(in crate::chart) fn growth_is_known(series: &Series) -> bool {
    let known = series.points.iter().filter(|point| point.yoy.value.is_some()).count();
    marks::slots(series).is_some_and(|slots| known * 2 >= slots.count)
}
