//! How the exports and imports of a balance compare: ratios that every balance shows, each declared once.

use super::{coverage::coverage, relative_balance::relative_balance};
use crate::{
    series::{Columns, Point, Ratio, Reason, columns},
    trade::Level,
};

/// A ratio of exports and imports.
pub struct BalanceRatio {
    /// Its columns.
    pub columns: &'static Columns,
    /// Of exports and imports.
    of: fn(Level, Level) -> Ratio,
}

static RELATIVE_BALANCE: Columns = columns!(percent "relative_balance");
static COVERAGE: Columns = columns!(percent "coverage");

/// Every ratio that a balance shows, in the order of its columns.
pub static BALANCE_RATIOS: [BalanceRatio; 2] =
    [BalanceRatio { columns: &RELATIVE_BALANCE, of: relative_balance }, BalanceRatio { columns: &COVERAGE, of: coverage }];

/// Compares the exports and imports of every point of a balance.
pub fn compare_flows(points: &mut [Point]) {
    for point in points {
        let null = Ratio::null(point.reason().unwrap_or(Reason::Missing));
        let ratio = |ratio: &BalanceRatio| {
            point.exports.zip(point.imports).map_or(null, |(exports, imports)| (ratio.of)(exports, imports))
        };
        point.relations = Some(BALANCE_RATIOS.iter().map(ratio).collect());
    }
}
