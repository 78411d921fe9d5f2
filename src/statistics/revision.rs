//! Revisions: `x_latest − x_first`, in the currency unit, and `(x_latest − x_first)·100 / x_first`, per cent.
//!
//! First and latest are vintages of the same figure of the same source. Null with `single_vintage` where there is one
//! only, `missing`, `not_comparable` when the valuation differs, `zero_base` (per cent only). Bounds show rounding only.

use super::{
    comparable::place_of,
    growth::{change, growth},
};
use crate::{
    series::{Difference, Point, Ratio, Reason, Revision, Subject},
    trade::Period,
};

/// Both vintages of every period of the latest; all inputs are sorted by period, `vintages` counts them.
#[must_use]
pub fn revise(first: &[Point], latest: &[Point], vintages: impl Fn(Period) -> usize) -> Vec<Revision> {
    let pairs = latest.iter().filter_map(|last| Some((&first[place_of(first, last.period)?], last)));
    pairs.map(|(first, last)| revision(first, last, vintages(last.period))).collect()
}

fn revision(first: &Point, latest: &Point, vintages: usize) -> Revision {
    let null = |reason| (Difference::null(reason), Ratio::null(reason));
    let (difference, percent) = match (first.level, latest.level) {
        _ if vintages < 2 => null(Reason::SingleVintage),
        (Some(old), Some(new)) if old.valuation == new.valuation => (change(old, new), growth(old, new, Subject::Turnover)),
        (Some(_), Some(_)) => null(Reason::NotComparable),
        _ => null(latest.reason().or(first.reason()).unwrap_or(Reason::Missing)),
    };
    Revision {
        period: latest.period,
        first: (first.level, first.published),
        latest: (latest.level, latest.published),
        vintages,
        difference,
        percent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Level, Status, Valuation};

    #[test]
    fn four_billion_that_became_four_and_a_half() {
        let point = |year, text: &str, published| {
            let level = Level::from_wording(text.parse().unwrap(), 9, Some(1), Valuation::Fob).unwrap().0;
            Point { published, ..Point::new(Period::year(year), Some(level), Status::Normal) }
        };
        let first = [point(2022, "4", 20_230_301), point(2023, "5", 20_240_301)];
        let latest = [point(2022, "4.5", 20_240_301), point(2023, "5", 20_240_301)];
        let found = revise(&first, &latest, |period| if period == Period::year(2022) { 2 } else { 1 });
        // 4.5 − 4 = 0.5 billion or 12.5 %; at most 4.55/3.95 − 1 = 15.19 %.
        assert_eq!((found[0].difference.value.unwrap().hundredths(), found[0].percent.value), (50_000_000_000, Some(12.5)));
        assert_eq!(found[0].percent.high.map(|high| (high * 100.0).round()), Some(1519.0));
        assert_eq!((found[0].first.1, found[0].latest.1), (20_230_301, 20_240_301));
        assert_eq!(found[1].percent, Ratio::null(Reason::SingleVintage));
    }
}
