//! The window: applied after the statistic, so `from=2022` still has a growth for 2022.

use crate::{query::Parameters, trade::Period};

impl Parameters {
    /// Does a period lie in `from` and `to`?
    #[must_use]
    pub fn holds(&self, period: Period) -> bool {
        let after = self.from.is_none_or(|from| period.first_month() >= from.first_month());
        let before = self.to.is_none_or(|to| period.first_month() + period.months() <= to.first_month() + to.months());
        after && before
    }

    /// Keeps what lies in the window, then the last so many.
    pub fn keep_window<T>(&self, items: &mut Vec<T>, period: impl Fn(&T) -> Period) {
        items.retain(|item| self.holds(period(item)));
        self.keep_last(items);
    }

    /// Keeps the last so many.
    pub fn keep_last<T>(&self, items: &mut Vec<T>) {
        let surplus = self.last.map_or(0, |last| items.len().saturating_sub(last));
        items.drain(..surplus);
    }
}
