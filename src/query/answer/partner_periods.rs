//! What an area traded with its partners in each period of the window, not only in the one that is ranked.

use super::kinds::PartnersAnswer;
use crate::{
    statistics::{place_of, rankable_periods},
    trade::{Area, Level, Period},
};

impl PartnersAnswer {
    /// The periods of the window, up to the one that is ranked, in which enough partners have a figure to rank them; those between
    /// in which too few have are left out.
    #[must_use]
    pub fn ranked_periods(&self) -> Vec<Period> {
        let Some(last) = self.period else { return Vec::new() };
        let (parameters, calendar) = (&self.listing.origin.parameters, self.family.calendar);
        let all = rankable_periods(self.series.iter().map(|(_, points)| points.as_slice()));
        let covered = all.into_iter().filter(|(period, covered)| *period <= last && (*covered || *period == last));
        let mut periods: Vec<Period> = covered.map(|(period, _)| period).collect();
        parameters.keep_window(&mut periods, calendar, |period| *period);
        periods
    }

    /// The partners with a figure of a period and their levels; what was not told apart is not among them.
    #[must_use]
    pub fn ranked_in(&self, period: Period) -> Vec<(Area, Level)> {
        self.counted_in(period).into_iter().filter(|(area, _)| !area.is_residual()).collect()
    }

    /// The same with what was not told apart: all that adds up to what is known of the period. Sums of others are not among them.
    #[must_use]
    pub fn counted_in(&self, period: Period) -> Vec<(Area, Level)> {
        let year = period.first_day(self.family.calendar).map_or(period.calendar_year(), |day| chrono::Datelike::year(&day));
        let alone = self.series.iter().filter(|(area, _)| !area.is_group_in(year));
        alone.filter_map(|(area, points)| Some((*area, points[place_of(points, period)?].level?))).collect()
    }
}
