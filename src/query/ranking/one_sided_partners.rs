//! What an area's turnover leaves out: partners of which the source has one flow only.

use std::cmp::Reverse;

use crate::{
    query::{LeftOut, select::candidate::Candidate},
    series::Point,
    statistics::{place_of, sum},
    trade::{Area, CautionPart, CautionText, Level, Period},
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
    pub(in crate::query) fn caution(&self, period: CautionPart, unit: &str) -> CautionText {
        let amount =
            |level: Option<Level>| CautionPart::Whole(level.map_or(0, |level| i128::from(level.amount.hundredths()) / 100));
        let named: Vec<Area> = self.partners.iter().take(NAMED).map(|(area, ..)| *area).collect();
        let more = self.partners.len().saturating_sub(named.len());
        let parts = [
            ("period", period),
            ("exports", amount(self.exports)),
            ("imports", amount(self.imports)),
            ("unit", CautionPart::Code(unit.to_owned())),
            ("names", CautionPart::Areas(named)),
        ];
        match more {
            0 => CautionText::of("caution.left_out", parts),
            more => CautionText::of_count("caution.left_out_more", more, parts),
        }
    }
}
