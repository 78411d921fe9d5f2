//! Who states a figure: the reverse look-up, and what would make a claim's figure right.

pub(in crate::query) mod changes;
mod claimed_figures;
mod claimed_turnover;
pub(in crate::query) mod figure;
pub(in crate::query) mod fit;
mod gathered;
mod months;
pub(in crate::query) mod nearest;
#[cfg(test)]
mod nearest_tests;
mod scale;
mod scope;
pub(in crate::query) mod search;
mod series_figures;
#[cfg(test)]
mod tests;
mod wanted;
