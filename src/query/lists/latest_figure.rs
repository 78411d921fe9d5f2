//! The latest figure of some series.

use crate::{
    query::{
        Parameters,
        select::{candidate::Candidate, narrow::narrow},
    },
    series::Latest,
    trade::Frequency,
};

/// The latest figure of the best of these series: of years, published or rolled up, or of what comes first.
pub(super) fn latest_of(found: &[Candidate], of_years: bool) -> Option<Latest> {
    let parameters = Parameters { freq: of_years.then_some(Frequency::Annual), ..Parameters::default() };
    let candidate = narrow(found.to_vec(), &parameters, "").ok()?.into_iter().next()?;
    let points = candidate.points();
    let point = points.iter().rev().find(|point| point.level.is_some())?;
    Some(Latest { period: point.period, level: point.level?, unit: candidate.currency.clone() })
}
