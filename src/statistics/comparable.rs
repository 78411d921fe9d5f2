//! Are two points of a series comparable? The same flow's valuation must be the same, they must be about the same territories, and
//! no break may lie between. Where the territory changes, the first figure of the new one has the status `B` and says what changed.

use std::sync::Arc;

use crate::{
    series::{Point, Reason},
    trade::{Dyad, Level, Period, Status, Territories, Valuation},
};

/// The place of a period in points sorted by period.
#[must_use]
pub fn place_of(points: &[Point], period: Period) -> Option<usize> {
    points.binary_search_by_key(&period, |point| point.period).ok()
}

/// The place of the point a year before, or why there is none to compare with.
///
/// # Errors
/// `no_previous_period` at the beginning of the series, `gap` when only that period is not there.
pub fn year_before(points: &[Point], place: usize) -> Result<usize, Reason> {
    before(points, place, points[place].period.year_before())
}

/// The place of an earlier period, or why there is none to compare with.
///
/// # Errors
/// `no_previous_period` at the beginning of the series, `gap` when only that period is not there.
pub fn before(points: &[Point], place: usize, wanted: Period) -> Result<usize, Reason> {
    match place_of(&points[..place], wanted) {
        Some(base) => Ok(base),
        None if points[..place].iter().any(|point| point.period <= wanted) => Err(Reason::Gap),
        None => Err(Reason::NoPreviousPeriod),
    }
}

/// The levels of two points, if they may be compared.
///
/// # Errors
/// `missing` or `incomplete` when one was not published, `not_comparable` when valuations or territories differ or a break lies
/// between.
pub fn comparable_levels(points: &[Point], base: usize, place: usize) -> Result<(Level, Level), Reason> {
    let (earlier, later) = (base.min(place), base.max(place));
    let broken = is_broken(&points[earlier..=later]);
    levels_of(&Comparable::of(&points[base]), &Comparable::of(&points[place]), broken, earlier != later)
}

/// What of a point decides whether it may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparable {
    /// The level.
    pub level: Option<Level>,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// The valuations that two points must share.
    pub valuations: [Option<Valuation>; 3],
    /// The territories that they must share.
    pub territories: Territories,
}

impl Comparable {
    /// What of this point decides.
    #[must_use]
    pub fn of(point: &Point) -> Self {
        Self { level: point.level, reason: point.reason(), valuations: valuations(point), territories: point.territories }
    }
}

/// The levels of a base and of what is held against it, if they may be compared: `broken` where the series breaks between them,
/// `apart` where they are two points and not one.
///
/// # Errors
/// As [`comparable_levels`].
pub fn levels_of(base: &Comparable, point: &Comparable, broken: bool, apart: bool) -> Result<(Level, Level), Reason> {
    let (Some(old), Some(new)) = (base.level, point.level) else {
        return Err(point.reason.or(base.reason).unwrap_or(Reason::Missing));
    };
    let differs = base.valuations != point.valuations || !base.territories.are_those(point.territories);
    if apart && (broken || differs) { Err(Reason::NotComparable) } else { Ok((old, new)) }
}

/// Does the series break behind the first part of the first of these points? A break before it changes nothing between them; one
/// inside it, where it is rolled up, does.
pub fn is_broken(points: &[Point]) -> bool {
    points.first().is_some_and(|first| first.broken_inside) || points.iter().skip(1).any(|point| point.status == Status::Break)
}

/// The valuations that two points must share to be compared.
pub fn valuations(point: &Point) -> [Option<Valuation>; 3] {
    [point.level, point.exports, point.imports].map(|level| level.map(|level| level.valuation))
}

/// Marks the first figure of every new territory as a break and says what changed; the points are sorted by period. A figure
/// that is of low reliability or was not published keeps its status, which says more; it is compared with none all the same.
pub fn mark_territories(points: &mut [Point], dyad: Dyad) {
    if !Territories::may_differ(dyad) {
        return;
    }
    let mut earlier: Option<Territories> = None;
    for point in points.iter_mut().filter(|point| point.level.is_some()) {
        let changed = earlier.filter(|earlier| !point.territories.are_those(*earlier));
        if let Some(told) = changed.and_then(|earlier| point.territories.change_since(earlier, dyad)) {
            let was = Some(point.status).filter(|status| !matches!(status, Status::Normal | Status::Break | Status::Doubtful));
            if point.status != Status::Doubtful {
                point.status = Status::Break;
            }
            let status = was.map(|was| format!("status {} but for that ({})", was.letter(), was.meaning()));
            let parts = [point.note.as_deref().map(str::to_owned), Some(told), status];
            point.note = Some(Arc::from(parts.into_iter().flatten().collect::<Vec<_>>().join("; ")));
        }
        earlier = Some(point.territories);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::Subject,
        statistics::{grow, index_on},
        trade::Calendar,
    };

    fn points(dyad: Dyad, rows: &[(&str, Option<&str>, Status)]) -> Vec<Point> {
        let point = |(period, note, status): &(&str, Option<&str>, Status)| {
            let level = Level::from_wording("5".parse().unwrap(), 6, None, Valuation::Fob).unwrap().0;
            let period: Period = period.parse().unwrap();
            let level = Some(level).filter(|_| !status.allows_empty());
            let territories = Territories::of_dyad(dyad, Calendar::Gregorian, period, *note);
            Point { note: note.map(Arc::from), territories, ..Point::new(period, level, *status) }
        };
        let mut points: Vec<Point> = rows.iter().map(point).collect();
        mark_territories(&mut points, dyad);
        points
    }

    fn told(points: &[Point]) -> String {
        points.iter().map(|point| point.status.letter()).collect()
    }

    #[test]
    fn the_first_figure_of_a_territory_is_a_break_also_behind_a_gap() {
        let dyad: Dyad = "RUS-BEL".parse().unwrap();
        let normal = Status::Normal;
        let mut plain =
            points(dyad, &[("1997", None, normal), ("1998", None, normal), ("1999", None, normal), ("2000", None, normal)]);
        assert_eq!(told(&plain), "AABA");
        let note = plain[2].note.as_deref().unwrap();
        assert_eq!(note, "the territory of BEL is another from here: Belgium, before Belgium-Luxembourg");
        grow(&mut plain, Subject::Exports);
        let reasons =
            |points: &[Point]| points.iter().map(|point| point.yoy.reason.map(crate::series::Reason::word)).collect::<Vec<_>>();
        assert_eq!(reasons(&plain), [Some("no_previous_period"), None, Some("not_comparable"), None]);
        assert!(index_on(&mut plain, Period::year(1997), Subject::Exports));
        assert_eq!(plain[3].measured_ratio().unwrap().reason, Some(crate::series::Reason::NotComparable));
        // 1999 is not there, or was suppressed: the next one is the first of the new territory.
        assert_eq!(told(&points(dyad, &[("1998", None, normal), ("2001", None, normal), ("2002", None, normal)])), "ABA");
        let suppressed = [("1998", None, normal), ("1999", None, Status::Suppressed), ("2000", None, normal)];
        assert_eq!(told(&points(dyad, &suppressed)), "AQB");
    }

    #[test]
    fn a_doubtful_figure_stays_doubtful_and_is_compared_with_none() {
        let dyad: Dyad = "RUS-BEL".parse().unwrap();
        let mut found =
            points(dyad, &[("1998", None, Status::Normal), ("1999", None, Status::Doubtful), ("2000", None, Status::Normal)]);
        assert_eq!(told(&found), "AUA");
        grow(&mut found, Subject::Exports);
        assert_eq!(found[1].yoy.reason, Some(crate::series::Reason::NotComparable));
        assert_eq!(found[2].yoy.reason, None);
        let estimated = points(dyad, &[("1998", None, Status::Normal), ("1999", None, Status::Estimated)]);
        assert!(
            estimated[1].status == Status::Break
                && estimated[1].note.as_deref().unwrap().ends_with("status E but for that (estimated)")
        );
    }

    #[test]
    fn areas_that_never_changed_have_no_break_and_both_sides_count() {
        let normal = Status::Normal;
        let years: Vec<String> = (1960..2024).map(|year| year.to_string()).collect();
        let rows: Vec<(&str, Option<&str>, Status)> = years.iter().map(|year| (year.as_str(), None, normal)).collect();
        assert!(!told(&points("FRA-ITA".parse().unwrap(), &rows)).contains('B'));
        assert!(!told(&points("FRA-WLD".parse().unwrap(), &rows)).contains('B'));
        // Germany 1991, Belgium 1999.
        assert_eq!(told(&points("DEU-BEL".parse().unwrap(), &rows)).matches('B').count(), 2);
        // The code goes by the provider, the year by the note: one break, in 1997.
        let imf = rows.iter().map(|row| match row.0 {
            year if year < "1997" => (row.0, Some("partner: Belgium-Luxembourg"), normal),
            _ => (row.0, Some("partner: Belgium"), normal),
        });
        let found = points("FRA-BEL".parse().unwrap(), &imf.collect::<Vec<_>>());
        assert_eq!(found.iter().find(|point| point.status == Status::Break).map(|point| point.period), Some(Period::year(1997)));
        assert_eq!(told(&found).matches('B').count(), 1);
    }
}
