//! What an area's turnover leaves out: partners of which the source has one flow only.

use std::cmp::Reverse;

use crate::{
    query::{LeftOut, select::candidate::Candidate},
    series::Point,
    statistics::{place_of, sum},
    trade::{Area, Level, Period},
};

/// One partner with its series.
pub(in crate::query) type Partner = (Candidate, Vec<Point>);

/// So many are named.
const NAMED: usize = 3;

/// The partners that have one flow only in a period; nothing when there are none.
pub(in crate::query) fn left_out(partners: &[Partner], period: Period) -> Option<LeftOut> {
    let one_flow = |(candidate, points): &Partner| {
        let point = &points[place_of(points, period)?];
        let is_one = point.level.is_none() && point.exports.is_some() != point.imports.is_some();
        is_one.then_some((candidate.dyad.partner, point.exports, point.imports))
    };
    let mut partners: Vec<(Area, Option<Level>, Option<Level>)> = partners.iter().filter_map(one_flow).collect();
    partners.sort_by_key(|(area, exports, imports)| (Reverse(exports.or(*imports).map(|level| level.amount)), *area));
    let exports = sum(partners.iter().filter_map(|(_, exports, _)| *exports));
    let imports = sum(partners.iter().filter_map(|(_, _, imports)| *imports));
    (!partners.is_empty()).then_some(LeftOut { exports, imports, partners })
}

impl LeftOut {
    /// The same in a sentence.
    pub(in crate::query) fn caution(&self, period: Period, unit: &str) -> String {
        let amount = |level: Option<Level>| level.map_or(0, |level| level.amount.hundredths()) / 100;
        let names: Vec<&str> = self.partners.iter().take(NAMED).map(|(area, ..)| area.name()).collect();
        let more = self.partners.len().saturating_sub(names.len());
        let and = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!(
            "Turnover is put together only for partners that have both exports and imports: of {period} it leaves out exports of {} and \
             imports of {} {unit} with {}{and}, of which the source has one flow",
            amount(self.exports),
            amount(self.imports),
            names.join(", ")
        )
    }
}
