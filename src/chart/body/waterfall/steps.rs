//! A change and what made it: where it began, the steps, what is left of them, and where it ended.

/// A change of a whole in steps, for every number of them that there may be room for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Waterfall {
    /// The unit of the values, for a picture without subtitle.
    pub(in crate::chart) unit: String,
    /// The whole a year before.
    pub(in crate::chart) start: Total,
    /// The whole now.
    pub(in crate::chart) end: Total,
    /// What made the change, the greatest first, of either sign.
    pub(in crate::chart) steps: Vec<Step>,
    /// What all others made, when the first so many steps are shown; nothing where nothing is left.
    pub(in crate::chart) rests: Vec<Option<Step>>,
    /// The change in a sentence.
    pub(in crate::chart) told: String,
}

/// The whole in one of the two periods.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Total {
    /// The period in words.
    pub(in crate::chart) name: String,
    /// The period as in data.
    pub(in crate::chart) period: String,
    /// Its value in the unit of the picture.
    pub(in crate::chart) value: f64,
    /// Its value as written beside it.
    pub(in crate::chart) written: String,
}

/// What one part made of the change.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Step {
    /// What the part is.
    pub(in crate::chart) name: String,
    /// Its code; none for all others.
    pub(in crate::chart) code: String,
    /// Its change in the unit of the picture.
    pub(in crate::chart) change: f64,
    /// Its change as written beside it, with its sign.
    pub(in crate::chart) written: String,
}

/// One row from the top: the whole, or a step from where the one before ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) enum Row<'a> {
    /// The whole.
    Total(&'a Total),
    /// A step and where it begins.
    Step(&'a Step, f64),
}

impl<'a> Row<'a> {
    /// Where its bar begins and ends.
    pub(in crate::chart) fn reach(&self) -> (f64, f64) {
        match self {
            Self::Total(total) => (0.0, total.value),
            Self::Step(step, from) => (*from, from + step.change),
        }
    }

    pub(in crate::chart) fn name(&self) -> &'a str {
        match self {
            Self::Total(total) => &total.name,
            Self::Step(step, _) => &step.name,
        }
    }

    pub(in crate::chart) fn code(&self) -> &'a str {
        match self {
            Self::Total(total) => &total.period,
            Self::Step(step, _) => &step.code,
        }
    }

    pub(in crate::chart) fn written(&self) -> &'a str {
        match self {
            Self::Total(total) => &total.written,
            Self::Step(step, _) => &step.written,
        }
    }
}

impl Waterfall {
    /// The rows when the first so many steps are shown: gains from the greatest, falls from the greatest, all others.
    pub(in crate::chart) fn rows(&self, shown: usize) -> Vec<Row<'_>> {
        let (gains, falls): (Vec<&Step>, Vec<&Step>) = self.steps.iter().take(shown).partition(|step| step.change > 0.0);
        let rest = self.rests.get(shown).and_then(Option::as_ref);
        let mut rows = vec![Row::Total(&self.start)];
        let mut from = self.start.value;
        for step in gains.into_iter().chain(falls).chain(rest) {
            rows.push(Row::Step(step, from));
            from += step.change;
        }
        rows.push(Row::Total(&self.end));
        rows
    }

    /// The most steps that can be shown in so many rows: at least one, though that were too many.
    pub(in crate::chart) fn fitting(&self, rows: usize) -> usize {
        let needed = |shown: usize| 2 + shown + usize::from(self.rests.get(shown).is_some_and(Option::is_some));
        (1..=self.steps.len()).rev().find(|shown| needed(*shown) <= rows).unwrap_or(1).min(self.steps.len())
    }

    /// Would the steps be hardly seen beside whole bars, so that the axis does not begin at zero?
    pub(in crate::chart) fn is_cut(&self) -> bool {
        let (low, high) = reach(&self.rows(self.steps.len())[1..]);
        low > 0.0 && high - low < high * LEAST_PART
    }
}

/// When the steps reach over less than this part of the axis, it does not begin at zero.
const LEAST_PART: f64 = 0.4;

/// The lowest and highest value that bars of steps reach, with the totals' ends.
pub(in crate::chart) fn reach(rows: &[Row<'_>]) -> (f64, f64) {
    let ends = rows.iter().flat_map(|row| match row {
        Row::Total(total) => [total.value, total.value],
        Row::Step(..) => [row.reach().0, row.reach().1],
    });
    ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(start: f64, changes: &[f64], rest: f64) -> Waterfall {
        let total = |value| Total { name: String::new(), period: String::new(), value, written: String::new() };
        let step = |change: f64| Step { name: change.to_string(), code: String::new(), change, written: String::new() };
        let left = |shown: usize| changes[shown..].iter().sum::<f64>() + rest;
        Waterfall {
            unit: String::new(),
            start: total(start),
            end: total(start + left(0)),
            steps: changes.iter().copied().map(step).collect(),
            rests: (0..=changes.len()).map(|shown| Some(step(left(shown))).filter(|step| step.change != 0.0)).collect(),
            told: String::new(),
        }
    }

    #[test]
    fn each_step_begins_where_the_one_before_ended() {
        let waterfall = made(100.0, &[-8.0, 5.0, 2.0], 1.0);
        for shown in 0..=3 {
            let rows = waterfall.rows(shown);
            let mut at = 100.0;
            for row in &rows[1..rows.len() - 1] {
                assert_eq!(row.reach().0, at);
                at = row.reach().1;
            }
            assert_eq!(at, waterfall.end.value, "{shown} steps and all others");
        }
        // Gains first; the greatest change of all is the fall.
        let names: Vec<&str> = waterfall.rows(2).iter().map(Row::name).collect();
        assert_eq!(names, ["", "5", "-8", "3", ""]);
        // Three steps and all others are six rows, so five hold two.
        assert_eq!([6, 5, 2].map(|rows| waterfall.fitting(rows)), [3, 2, 1]);
        assert_eq!(made(100.0, &[-8.0], 0.0).fitting(3), 1, "nothing is left");
    }

    #[test]
    fn small_changes_of_a_large_whole_are_not_drawn_from_zero() {
        assert!(made(100.0, &[-8.0, 5.0], 0.0).is_cut());
        assert!(!made(100.0, &[80.0], 0.0).is_cut());
        assert!(!made(1.0, &[-2.0], 0.0).is_cut(), "below zero an axis has zero");
    }
}
