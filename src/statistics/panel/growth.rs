//! Change and growth on a year before, of all rows of a long table.
//!
//! The frame engine finds the row of a year before; the rule of [`Growth`] is applied to each pair of rows, exactly as to the
//! points of one series, so a figure or a reason is the same wherever it is asked for.

use polars::prelude::PolarsResult;

use super::{PanelPoint, lag};
use crate::{
    series::{Reason, Subject},
    statistics::{Growth, levels_of},
    trade::Status,
};

/// The growth of every point; `subject` says what a series counts. Points stand by series, and by period within one.
///
/// # Errors
/// Those of the frame engine.
pub fn grow_panel(points: &[PanelPoint], subject: impl Fn(u32) -> Subject) -> PolarsResult<Vec<Growth>> {
    let keys = points.iter().map(PanelPoint::key).collect();
    let bases = lag::rows_of(keys, points.iter().map(PanelPoint::key_before).collect())?;
    let breaks = breaks(points);
    let mut first = 0;
    let grown = points.iter().zip(bases).enumerate().map(|(place, (point, base))| {
        if points[first].series != point.series {
            first = place;
        }
        let base = base.map(|base| base as usize);
        let compared = base.ok_or_else(|| why_none(&points[first], point)).and_then(|base| {
            let broken = points[base].broken_inside || breaks[place] > breaks[base];
            levels_of(&points[base].comparable, &point.comparable, broken, true)
        });
        let published = base.map_or(0, |base| points[base].published);
        Growth::between(compared, subject(point.series), published, point.published)
    });
    Ok(grown.collect())
}

/// A series that begins after the year before has no previous period; any other has a gap.
fn why_none(first: &PanelPoint, point: &PanelPoint) -> Reason {
    if first.period <= point.period.year_before() { Reason::Gap } else { Reason::NoPreviousPeriod }
}

/// How many breaks there are up to each row.
fn breaks(points: &[PanelPoint]) -> Vec<u32> {
    let counted = points.iter().scan(0, |count, point| {
        *count += u32::from(point.status == Status::Break);
        Some(*count)
    });
    counted.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        series::Point,
        statistics::grow,
        trade::{Amount, Frequency, Period, Valuation},
    };

    /// Whether there is a row, its hundredths, its rounding, its status and its date: the last three by place in short lists.
    type Drawn = (bool, Option<i64>, usize, usize, usize);

    fn level(hundredths: i64, rounding: usize) -> crate::trade::Level {
        let (amount, valuation) = (Amount::from_hundredths(hundredths), [Valuation::Fob, Valuation::Cif][rounding / 5]);
        match rounding {
            4 => crate::trade::Level::finer(amount, valuation),
            other => crate::trade::Level::rounded_to(amount, [None, Some(0), Some(3), Some(9), None, Some(6)][other], valuation),
        }
    }

    fn points(frequency: Frequency, drawn: &[Drawn]) -> Vec<Point> {
        let statuses = [Status::Normal, Status::Normal, Status::Normal, Status::Break, Status::Provisional, Status::Missing];
        let there = drawn.iter().zip(0..).filter(|((is_there, ..), _)| *is_there);
        there
            .map(|((_, hundredths, rounding, status, published), place)| Point {
                published: [0, 20_210_101, 20_220_101][*published],
                ..Point::new(
                    Period::from_ordinal(frequency, 2_000 * frequency.per_year() + place),
                    hundredths.map(|hundredths| level(hundredths, *rounding)),
                    statuses[*status],
                )
            })
            .collect()
    }

    fn one() -> impl Strategy<Value = Vec<Drawn>> {
        let hundredths = prop_oneof![Just(Some(0)), Just(None), (1i64..5_000).prop_map(Some), (0..i64::MAX).prop_map(Some)];
        proptest::collection::vec((proptest::bool::weighted(0.85), hundredths, 0usize..6, 0usize..6, 0usize..3), 0..40)
    }

    proptest! {
        #[test]
        fn a_long_table_grows_as_each_of_its_series(series in proptest::collection::vec((0usize..3, 0usize..2, one()), 1..8)) {
            let (mut long, mut expected, mut subjects) = (Vec::new(), Vec::new(), Vec::new());
            for (place, (frequency, subject, drawn)) in (0u32..).zip(&series) {
                let frequency = [Frequency::Annual, Frequency::Quarterly, Frequency::Monthly][*frequency];
                subjects.push([Subject::Exports, Subject::DomesticExports][*subject]);
                let mut points = points(frequency, drawn);
                long.extend(points.iter().map(|point| PanelPoint::new(place, point)));
                grow(&mut points, subjects[place as usize]);
                expected.extend(points);
            }
            let grown = grow_panel(&long, |place| subjects[place as usize]).unwrap();
            for (grown, point) in grown.iter().zip(&expected) {
                prop_assert_eq!(grown.change, point.change);
                prop_assert_eq!(grown.yoy, point.yoy);
                prop_assert_eq!(grown.compared_published, point.compared_published);
            }
            prop_assert_eq!(grown.len(), expected.len());
        }
    }
}
