//! The window: applied after the statistic, so `from=2022` still has a growth for 2022.

use crate::{
    query::Parameters,
    trade::{Calendar, Frequency, Period},
};

impl Parameters {
    /// Does a period of this calendar lie in `from` and `to`?
    #[must_use]
    pub fn holds(&self, period: Period, calendar: Calendar) -> bool {
        let after = self.from.is_none_or(|from| from.begins_by(period, calendar));
        let before = self.to.is_none_or(|to| to.ends_by(period, calendar));
        after && before
    }

    /// Keeps what lies in the window, then the last so many.
    pub fn keep_window<T>(&self, items: &mut Vec<T>, calendar: Calendar, period: impl Fn(&T) -> Period) {
        items.retain(|item| self.holds(period(item), calendar));
        self.keep_last(items);
    }

    /// Keeps the last so many.
    pub fn keep_last<T>(&self, items: &mut Vec<T>) {
        let surplus = self.last.map_or(0, |last| items.len().saturating_sub(last));
        items.drain(..surplus);
    }

    /// The same with a window of periods, where it is one of days: what figures of this calendar and frequency are asked for.
    #[must_use]
    pub fn in_periods(&self, calendar: Calendar, frequency: Frequency) -> Self {
        let from = self.from.map(|from| from.first_period(calendar, frequency));
        let to = self.to.map(|to| to.last_period(calendar, frequency));
        Self { from, to, ..self.clone() }
    }
}
