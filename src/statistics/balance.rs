//! Turnover `X + M` and balance `X − M` of one source's exports and imports, in the currency unit; in the same way domestic
//! exports `X − RX`, exports less re-exports.
//!
//! Both are combined as reported, normally exports FOB and imports CIF, so the result is of mixed valuation and derived.
//! A period with only one of the two has no level. Bounds are the sums or differences of the bounds.

use super::sum::{minus, plus};
use crate::{
    series::{Point, Reason, Subject},
    trade::{Level, Status, Territories},
};

/// One point for every period that either flow has; both inputs are sorted by period.
#[must_use]
pub fn combine(exports: &[Point], imports: &[Point], subject: Subject) -> Vec<Point> {
    let (mut left, mut right) = (exports.iter().peekable(), imports.iter().peekable());
    let mut points = Vec::with_capacity(exports.len().max(imports.len()));
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(export), Some(import)) => export.period.min(import.period),
            (Some(only), None) | (None, Some(only)) => only.period,
            (None, None) => return points,
        };
        let export = left.next_if(|point| point.period == next);
        let import = right.next_if(|point| point.period == next);
        let (exports, imports) = (export.and_then(|point| point.level), import.and_then(|point| point.level));
        let level = exports.zip(imports).and_then(|(exports, imports)| combined(exports, imports, subject));
        let both = || [export, import].into_iter().flatten();
        let status = if level.is_some() { Status::worst(both().map(|point| point.status)) } else { why_empty(export, import) };
        let note = both().find_map(|point| point.note.clone());
        let published = both().map(|point| point.published).max().unwrap_or(0);
        let value_reason = (level.is_none() && exports.is_some() && imports.is_some()).then_some(Reason::TooLarge);
        let territories = both().map(|point| point.territories).reduce(Territories::and).unwrap_or_default();
        let made = Point { value_reason, published, note, territories, exports, imports, ..Point::new(next, level, status) };
        points.push(made);
    }
}

fn combined(exports: Level, imports: Level, subject: Subject) -> Option<Level> {
    if subject.is_difference() { minus(exports, imports) } else { plus(exports, imports) }
}

/// A break shows through even where nothing can be put together; else the reason that either flow gives.
fn why_empty(export: Option<&Point>, import: Option<&Point>) -> Status {
    let both = [export, import].map(|point| point.map(|point| point.status));
    let found = |wanted: fn(Status) -> bool| both.into_iter().flatten().find(|status| wanted(*status));
    found(|status| status == Status::Break).or_else(|| found(Status::allows_empty)).unwrap_or(Status::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Period, Valuation};

    #[test]
    fn russia_and_iran_in_2016_and_a_year_with_one_flow() {
        let point = |year, text: &str, valuation| {
            let level = Level::from_wording(text.parse().unwrap(), 3, Some(3), valuation).unwrap().0;
            Point::new(Period::year(year), Some(level), Status::Normal)
        };
        let exports = [point(2015, "5", Valuation::Fob), point(2016, "1881772.374", Valuation::Fob)];
        let imports = [point(2016, "302550.106", Valuation::Cif)];
        let turnover = combine(&exports, &imports, Subject::Turnover);
        assert_eq!((turnover[0].level, turnover[0].status), (None, Status::Missing));
        let total = turnover[1].level.unwrap();
        // 1,881,772.374 + 302,550.106 = 2,184,322.480 thousand, each give or take half a dollar.
        assert_eq!(total.amount.hundredths(), 218_432_248_000);
        assert_eq!(total.bounds.high - total.amount.bound(), 10_000);
        assert_eq!(total.valuation, Valuation::Mixed);
        let mut broken = exports.clone();
        broken[0].status = Status::Break;
        assert_eq!(combine(&broken, &imports, Subject::Balance)[0].status, Status::Break);
        let balance = combine(&exports, &imports, Subject::Balance)[1].level.unwrap();
        assert_eq!(balance.amount.hundredths(), 157_922_226_800);
        assert_eq!(balance.bounds.high - balance.bounds.low, 20_000);
    }
}
