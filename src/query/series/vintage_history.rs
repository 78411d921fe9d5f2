//! Every figure that was published of a period, in the order in which they came out.

use std::collections::BTreeSet;

use crate::{
    query::select::candidate::Candidate,
    series::Point,
    trade::{Day, Level, Period, Vintage},
};

/// A period with every figure that was published of it.
#[derive(Debug, Clone, PartialEq)]
pub struct VintageHistory {
    /// The period.
    pub period: Period,
    /// When each came out, `yyyymmdd` with zeros for what is not known, and the figure; the earliest first.
    pub figures: Vec<(i32, Level)>,
}

/// The histories of the periods of a series, by period; `known` are the dates on which figures of each came out.
pub(in crate::query) fn histories(candidate: &Candidate, known: &BTreeSet<(Period, i32)>) -> Vec<VintageHistory> {
    let dates: BTreeSet<i32> = known.iter().map(|(_, published)| *published).collect();
    let mut found: Vec<VintageHistory> = Vec::new();
    let points: Vec<(i32, Vec<Point>)> = dates
        .into_iter()
        .filter_map(|date| Some((date, candidate.clone().of(Vintage::AsOf(last_day(date)?)).points())))
        .collect();
    for (period, published) in known {
        let snapshot = points.iter().find(|(date, _)| date == published).map(|(_, points)| points);
        let place = snapshot.and_then(|points| points.binary_search_by_key(period, |point| point.period).ok());
        let Some(level) = snapshot.zip(place).and_then(|(points, place)| points[place].level) else { continue };
        match found.last_mut().filter(|history| history.period == *period) {
            Some(history) => history.figures.push((*published, level)),
            None => found.push(VintageHistory { period: *period, figures: vec![(*published, level)] }),
        }
    }
    found
}

/// The last day that a date of figures may mean; of figures without a date, a day before all others.
pub(in crate::query) fn last_day(published: i32) -> Option<Day> {
    let (year, month, day) = (published / 10_000, published / 100 % 100, published % 100);
    Day::last_of(&match (month, day) {
        (0, _) => format!("{:04}", year.max(1)),
        (_, 0) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_means_its_last_day() {
        let days =
            [20_240_000, 20_240_200, 20_241_005, 0].map(|date| last_day(date).map_or_else(String::new, |day| day.to_string()));
        assert_eq!(days, ["2024-12-31", "2024-02-29", "2024-10-05", "0001-12-31"]);
    }
}
