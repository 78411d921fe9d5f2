//! Laws of the field, as properties of the statistics.

use dyad::{
    series::{Point, Subject},
    statistics::{Entrant, Standing, combine, grow, growth, index_on, left, pair, rank, rest, roll_up, sum, whole},
    trade::{Figure, Frequency, Level, Period, Status, Valuation},
};
use proptest::prelude::*;

fn level(value: u64, unit_mult: u8, rounded: bool) -> Level {
    let figure: Figure = value.to_string().parse().unwrap();
    Level::from_wording(figure, unit_mult, rounded.then_some(0), Valuation::Fob).unwrap().0
}

#[expect(clippy::cast_precision_loss, reason = "the amounts made here have at most 12 digits")]
fn exact(level: Level) -> f64 {
    level.amount.hundredths() as f64
}

fn series() -> impl Strategy<Value = Vec<Point>> {
    let year = (1u64..10_000, 0u8..7, any::<bool>());
    proptest::collection::vec(year, 2..12).prop_map(|years| {
        let point = |(place, (value, unit_mult, rounded)): (usize, (u64, u8, bool))| {
            Point::new(Period::year(2000 + i32::try_from(place).unwrap()), Some(level(value, unit_mult, rounded)), Status::Normal)
        };
        years.into_iter().enumerate().map(point).collect()
    })
}

/// Some of the months of three years.
fn monthly() -> impl Strategy<Value = Vec<Point>> {
    proptest::collection::vec((1u64..10_000, any::<bool>(), 0u8..20), 36).prop_map(|months| {
        let point = |(place, (value, rounded, luck)): (i32, (u64, bool, u8))| {
            let period = Period::from_ordinal(Frequency::Monthly, 2020 * 12 + place);
            (luck > 0).then(|| Point::new(period, Some(level(value, 6, rounded)), Status::Normal))
        };
        (0..).zip(months).filter_map(point).collect()
    })
}

proptest! {
    #[test]
    fn bounds_hold_the_value(mut points in series()) {
        grow(&mut points, Subject::Exports);
        prop_assert!(index_on(&mut points, Period::year(2001), Subject::Exports));
        for point in &points {
            for ratio in [Some(point.yoy), point.measured_ratio()].into_iter().flatten() {
                if let (Some(low), Some(value)) = (ratio.low, ratio.value) {
                    prop_assert!(low <= value && ratio.high.is_none_or(|high| value <= high), "{ratio:?}");
                    prop_assert!(low.is_finite() && (low != 0.0 || low.is_sign_positive()));
                }
            }
        }
    }

    #[test]
    fn the_index_at_the_base_is_100(mut points in series()) {
        index_on(&mut points, Period::year(2000), Subject::Exports);
        let base = points[0].measured_ratio().unwrap();
        prop_assert_eq!((base.value, base.low, base.high), (Some(100.0), Some(100.0), Some(100.0)));
    }

    #[test]
    fn growth_inverts(mut points in series()) {
        grow(&mut points, Subject::Exports);
        for pair in points.windows(2) {
            let before = exact(pair[0].level.unwrap());
            let (back, there) = (before * (1.0 + pair[1].yoy.value.unwrap() / 100.0), exact(pair[1].level.unwrap()));
            prop_assert!((back - there).abs() <= there * 1e-9 + before * 1e-6);
        }
    }

    /// Quarters rolled up from months, then years from those quarters, are the years rolled up from the months.
    #[test]
    fn rolling_up_in_two_steps_is_rolling_up_in_one(months in monthly()) {
        let years = roll_up(&months, Frequency::Annual);
        let stepwise = roll_up(&roll_up(&months, Frequency::Quarterly), Frequency::Annual);
        for (one, two) in years.iter().zip(&stepwise) {
            prop_assert_eq!((one.period, one.level, one.reason()), (two.period, two.level, two.reason()));
        }
        let whole = years.iter().filter_map(|year| year.level).count();
        prop_assert!(whole == years.iter().filter(|year| year.months == Some(12)).count());
    }

    /// What is shown and the rest make up the whole: values exactly, shares to 100, contributions to the growth.
    #[test]
    fn a_ranking_adds_up(values in proptest::collection::vec((1u64..10_000, 1u64..10_000), 1..20), top in 0usize..20) {
        let entrants: Vec<Entrant<usize>> = values.iter().enumerate().map(|(key, (now, before))| Entrant {
            key, level: Some(level(*now, 6, true)), earlier: Some(level(*before, 6, true)), reason: None,
        }).collect();
        let whole = whole(&entrants).unwrap();
        let mut rows = rank(&entrants, whole);
        rows.truncate(top);
        let keys: Vec<usize> = rows.iter().map(|row| row.key).collect();
        let all: Vec<_> = rows.iter().map(|row| row.standing).chain(rest(&entrants, &keys, whole)).collect();
        prop_assert_eq!(sum(all.iter().map(|row| row.level)).unwrap().amount, whole.level.amount);
        if let (Some(left), Some(rest)) = (left(sum(rows.iter().map(|row| row.standing.level)), whole), rest(&entrants, &keys, whole)) {
            prop_assert_eq!((left.level.amount, left.level.bounds, left.share), (rest.level.amount, rest.level.bounds, rest.share));
        }
        let total = |part: fn(&Standing) -> Option<f64>| all.iter().filter_map(part).sum::<f64>();
        prop_assert!((total(|row| row.share.value) - 100.0).abs() < 1e-9);
        let grown = growth(whole.earlier.unwrap(), whole.level, Subject::Exports).value.unwrap();
        prop_assert!((total(|row| row.contribution.value) - grown).abs() < 1e-6);
        for ratio in all.iter().flat_map(|row| [row.share, row.contribution]) {
            prop_assert!(ratio.low <= ratio.value && ratio.value <= ratio.high, "{:?}", ratio);
        }
    }

    #[test]
    fn turnover_and_balance_give_back_the_flows(exports in series(), imports in series()) {
        let turnover = combine(&exports, &imports, Subject::Turnover);
        let balance = combine(&exports, &imports, Subject::Balance);
        for (sum, difference) in turnover.iter().zip(&balance) {
            if let (Some(sum), Some(net)) = (sum.level, difference.level) {
                let twice = sum.amount.hundredths() + net.amount.hundredths();
                prop_assert_eq!(twice, 2 * difference.exports.unwrap().amount.hundredths());
            }
        }
    }

    #[test]
    fn the_mirror_gap_changes_sign_when_the_sides_change(exports in series(), imports in series()) {
        for (one, two) in pair(&exports, &imports, true).iter().zip(&pair(&imports, &exports, true)) {
            prop_assert_eq!(one.gap.value, two.gap.value.map(|gap| -gap + 0.0));
            prop_assert_eq!((one.gap.low, one.gap.high), (two.gap.high.map(|gap| -gap + 0.0), two.gap.low.map(|gap| -gap + 0.0)));
        }
    }
}
