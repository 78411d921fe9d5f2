//! Which periods are covered well enough to rank their parts.
//!
//! The latest period often has the figures of a few early reporters only. A period is covered when, of the sum of the last period
//! before it that was covered itself, the parts that have a figure in it made up at least half, and those that have a figure or a
//! status of their own (suppressed, say) at least four fifths; or when its own figures add up to four fifths of that sum, so that
//! parts that take the place of others (the successors of a state) count too. The first period with figures is covered. A figure
//! that is null because parts of it are not out yet (`incomplete`, one flow of a turnover) is no status.

use crate::{
    series::{Point, Reason},
    trade::Period,
};

/// A part of a period: its place among the parts, and its amount if it has a figure.
type Part = (usize, Option<i64>);

/// Four fifths.
const ENOUGH: (i128, i128) = (4, 5);

/// The periods in which any part has a figure, each with whether it is covered; every part is sorted by period, all are of one
/// frequency.
#[must_use]
pub fn rankable_periods<'a>(parts: impl Iterator<Item = &'a [Point]> + Clone) -> Vec<(Period, bool)> {
    let mut base: Option<(Vec<i64>, i128)> = None;
    let count = parts.clone().count();
    let mut found = Vec::new();
    for (period, own) in by_period(parts) {
        let whole: i128 = own.iter().filter_map(|(_, amount)| *amount).map(i128::from).sum();
        let is_covered = base.as_ref().is_none_or(|(before, sum)| {
            let was =
                |wanted: fn(&&Part) -> bool| own.iter().filter(wanted).map(|(part, _)| i128::from(before[*part])).sum::<i128>();
            let (there, figures) = (was(|_| true), was(|(_, amount)| amount.is_some()));
            let is_enough = |part: i128| part * ENOUGH.1 >= *sum * ENOUGH.0;
            (is_enough(there) && figures * 2 >= *sum) || is_enough(whole)
        });
        if is_covered {
            let mut amounts = vec![0; count];
            for (part, amount) in own {
                amounts[part] = amount.unwrap_or(0);
            }
            base = Some((amounts, whole));
        }
        found.push((period, is_covered));
    }
    found
}

/// What every period has of the parts, by period; periods without any figure are left out.
fn by_period<'a>(parts: impl Iterator<Item = &'a [Point]> + Clone) -> impl Iterator<Item = (Period, Vec<Part>)> {
    let ends = parts.clone().filter_map(|points| Some((points.first()?.period, points.last()?.period)));
    let (first, last) = ends.fold((None::<Period>, None::<Period>), |(first, last), (from, to)| {
        (Some(first.map_or(from, |first| first.min(from))), Some(last.map_or(to, |last| last.max(to))))
    });
    let start = first.map_or(0, Period::ordinal);
    let length = last.map_or(0, |last| usize::try_from(last.ordinal() - start + 1).unwrap_or(0));
    let mut found: Vec<Vec<Part>> = vec![Vec::new(); length];
    for (place, points) in parts.enumerate() {
        for point in points.iter().filter(|point| is_there(point)) {
            let Ok(at) = usize::try_from(point.period.ordinal() - start) else { continue };
            let amount = point.level.map(|level| level.amount.hundredths());
            if let Some(period) = found.get_mut(at) {
                period.push((place, amount));
            }
        }
    }
    let with_figures = |own: &[Part]| own.iter().any(|(_, amount)| amount.is_some());
    let frequency = first.map(Period::frequency);
    let all = found.into_iter().zip(start..).filter(move |(own, _)| with_figures(own));
    all.filter_map(move |(own, ordinal)| Some((Period::from_ordinal(frequency?, ordinal), own)))
}

fn is_there(point: &Point) -> bool {
    let is_waiting = point.value_reason == Some(Reason::Incomplete) || point.exports.is_some() != point.imports.is_some();
    point.level.is_some() || !is_waiting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Level, Status, Valuation};

    /// Figures from 2020 on: a number, `Q` for suppressed, `-` for no row.
    fn part(text: &str) -> Vec<Point> {
        let point = |(year, word): (i32, &str)| {
            let level = word.parse().ok().map(|figure| Level::from_wording(figure, 6, None, Valuation::Fob).unwrap().0);
            let status = if level.is_some() { Status::Normal } else { Status::Suppressed };
            (word != "-").then(|| Point::new(Period::year(year), level, status))
        };
        (2020..).zip(text.split(' ')).filter_map(point).collect()
    }

    fn years(parts: &[&str]) -> Vec<(i32, bool)> {
        let parts: Vec<Vec<Point>> = parts.iter().map(|text| part(text)).collect();
        rankable_periods(parts.iter().map(Vec::as_slice))
            .into_iter()
            .map(|(period, covered)| (period.ordinal(), covered))
            .collect()
    }

    #[test]
    fn an_early_reporter_is_not_all() {
        // In 2021 only one of three equal partners is there; 2022 is held against 2020.
        assert_eq!(years(&["100 110 110", "100 - -", "100 - -"]), [(2020, true), (2021, false), (2022, false)]);
        assert_eq!(years(&["100 110 90", "100 - 90", "100 - 90"]), [(2020, true), (2021, false), (2022, true)]);
        // A suppressed partner is there; a small one that is gone changes little.
        assert_eq!(years(&["101 110", "100 Q", "1 -"]), [(2020, true), (2021, true)]);
        // One figure among suppressed ones is no ranking.
        assert_eq!(years(&["100 110", "100 Q", "100 Q"]), [(2020, true), (2021, false)]);
        // Successors take the place of a state that is gone.
        assert_eq!(years(&["100 -", "- 50", "- 40"]), [(2020, true), (2021, true)]);
        assert!(years(&["Q", "-"]).is_empty() && years(&[]).is_empty());
    }
}
