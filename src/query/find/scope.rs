//! What is gone through to find a figure.

use crate::{
    series::Subject,
    trade::{Day, Dyad, Product},
};

/// What is gone through.
pub(super) struct Scope {
    pub pair: Dyad,
    /// From the side of whoever reports.
    pub subjects: Vec<Subject>,
    pub product: Product,
    /// Only what was out on this day.
    pub as_of: Option<Day>,
    /// Growth, else levels.
    pub is_growth: bool,
}

/// The pair from either side.
pub(super) fn directions(pair: Dyad) -> impl Iterator<Item = Dyad> {
    std::iter::once(pair).chain(Some(pair.mirror()).filter(|mirror| *mirror != pair))
}
