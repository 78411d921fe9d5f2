//! Months or quarters by year as a table of shades, without pixels.

/// Months or quarters by year.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct HeatMap {
    /// What the shades stand for.
    pub(in crate::chart) unit: String,
    /// The names of the columns, the longest first: whole words, short ones, numbers.
    pub(in crate::chart) columns: Vec<Vec<String>>,
    /// The years.
    pub(in crate::chart) rows: Vec<HeatRow>,
    /// From which to which value the shades run.
    pub(in crate::chart) scale: HeatScale,
    /// The series in one sentence.
    pub(in crate::chart) told: String,
}

/// One year.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct HeatRow {
    /// The year.
    pub(in crate::chart) label: String,
    /// One cell a column.
    pub(in crate::chart) cells: Vec<HeatCell>,
}

/// One month or quarter.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) enum HeatCell {
    /// Before the first period of the series, or after its last.
    Outside,
    /// Within the series and without a figure.
    Gap,
    /// A figure.
    Figure(HeatFigure),
}

/// The figure of a month or quarter.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct HeatFigure {
    pub(in crate::chart) value: f64,
    /// As it is written in its cell.
    pub(in crate::chart) written: String,
    /// Is it less than firm?
    pub(in crate::chart) is_tentative: bool,
    /// The period, for scripts.
    pub(in crate::chart) period: String,
    /// The figure in words.
    pub(in crate::chart) words: String,
}

/// The values that shades run over.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct HeatScale {
    /// One colour from the low end on, or two from zero on.
    pub(in crate::chart) is_diverging: bool,
    pub(in crate::chart) low: f64,
    pub(in crate::chart) high: f64,
    /// What is written at the ends, and at zero between them where there are two colours.
    pub(in crate::chart) labels: Vec<String>,
}

/// Into so many shades each colour is divided: more cannot be told apart.
const SHADES: f64 = 8.0;

impl HeatScale {
    /// The shade of a value: from 0 to 1, or from −1 to 1 with two colours; beyond the ends that of the end.
    pub(in crate::chart) fn shade(&self, value: f64) -> f64 {
        let part = if self.is_diverging {
            value / self.high.max(-self.low).max(f64::MIN_POSITIVE)
        } else {
            (value - self.low) / (self.high - self.low).max(f64::MIN_POSITIVE)
        };
        let steps = (part.clamp(-1.0, 1.0) * SHADES).round();
        // What is not zero has a colour.
        let steps = if self.is_diverging && steps == 0.0 && value != 0.0 { value.signum() * 0.4 } else { steps };
        steps / SHADES
    }

    /// Every shade there is, the lowest first.
    pub(in crate::chart) fn shades(&self) -> Vec<f64> {
        let first = if self.is_diverging { -8 } else { 0 };
        (first..=8).map(|step| f64::from(step) / SHADES).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_run_from_end_to_end_and_hold_what_is_beyond() {
        let growth = HeatScale { is_diverging: true, low: -50.0, high: 50.0, labels: Vec::new() };
        assert_eq!([-500.0, -50.0, 0.0, 25.0, 80.0].map(|value| growth.shade(value)), [-1.0, -1.0, 0.0, 0.5, 1.0]);
        assert!(growth.shade(0.1) > 0.0 && growth.shade(-0.1) < 0.0, "a little is not nothing");
        let amounts = HeatScale { is_diverging: false, low: 2.0, high: 4.0, labels: Vec::new() };
        assert_eq!([2.0, 3.0, 4.0, 9.0].map(|value| amounts.shade(value)), [0.0, 0.5, 1.0, 1.0]);
        assert_eq!((amounts.shades().len(), growth.shades().len()), (9, 17));
    }
}
