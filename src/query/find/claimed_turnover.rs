//! Turnover that nobody states, of the exports and the imports that one source claims of the same months.

use super::figure::{Quantity, StatedAs, StatedFigure};
use crate::{
    series::Subject,
    statistics::plus,
    trade::{Amount, BOUND_PER_UNIT, Interval, Level, Status},
};

/// The turnover of claims, where their source states none itself.
pub(super) fn claimed_turnover(claimed: &[StatedFigure], found: &[StatedFigure]) -> Vec<StatedFigure> {
    let of = |subject: Subject| claimed.iter().filter(move |claim| claim.subject == subject);
    let is_stated = |one: &StatedFigure| {
        let all = found.iter().chain(claimed);
        all.into_iter().any(|figure| figure.subject == Subject::Turnover && is_beside(figure, one))
    };
    let made = of(Subject::Exports).filter(|exports| !is_stated(exports)).filter_map(|exports| {
        let imports = of(Subject::Imports).find(|imports| is_beside(imports, exports))?;
        let level = plus(level(exports)?, level(imports)?)?;
        Some(StatedFigure {
            stated_as: StatedAs::Derived,
            subject: Subject::Turnover,
            quantity: Quantity::Level(level),
            status: Status::worst([exports.status, imports.status].into_iter()),
            published: exports.published.max(imports.published),
            claim: None,
            ..exports.clone()
        })
    });
    made.collect()
}

/// Are the two of one source, of the same months and currency?
fn is_beside(one: &StatedFigure, other: &StatedFigure) -> bool {
    let months = |figure: &StatedFigure| (figure.calendar, figure.period.first_month(), figure.period.months());
    one.source.name == other.source.name
        && (one.dyad, one.product, &one.currency) == (other.dyad, other.product, &other.currency)
        && months(one) == months(other)
}

/// The level of a claim; none where it is open to a side.
fn level(claim: &StatedFigure) -> Option<Level> {
    let Quantity::Claimed { set, .. } = claim.quantity else { return None };
    let ends = set.ends();
    let bounds = Interval { low: ends.low?.scaled_down(BOUND_PER_UNIT), high: ends.high?.scaled_up(BOUND_PER_UNIT) };
    let amount = Amount::from_hundredths(i64::try_from(set.stated.scaled_down(100)).ok()?);
    Some(Level { amount, bounds, rounding: i8::try_from(claim.quantity.rounding()).ok(), valuation: claim.valuation })
}
