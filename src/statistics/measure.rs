//! What a series can be asked to show beside its values (`measure=`), each declared once: its word, its columns, whether it can be
//! drawn, and how it is computed. JSON, CSV, schemas, workbooks, Parquet and metadata take their columns from this table.
//!
//! A new measure of the points alone is a file with its formula and a row here, with its texts in the messages. One that can be
//! drawn has its panels in `chart::figure::series`.

use super::{
    comparable::place_of, index::index, intensity::intensity, pop::pop, rca::rca, rolling12::first_of_twelve_months,
    running_sum::running_sum, share_ratio::Shares, ytd::first_of_year,
};
use crate::{
    series::{Columns, FigureKind, Measured, Point, Ratio, Reason, Subject, columns, figures},
    trade::Period,
};

/// One column or set of columns that a measure adds.
#[derive(Debug, Clone, Copy)]
pub enum MeasureColumns {
    /// A figure with its bounds.
    Figure(&'static Columns),
    /// A number of months.
    Months(&'static str),
}

/// Whose totals a measure is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalsOf {
    /// The reporter's and the world's trade with the partner and with all.
    Partner,
    /// The reporter's and the world's trade of the product and of all.
    Product,
}

/// How a measure is computed.
#[derive(Debug, Clone, Copy)]
pub enum Computation {
    /// Every series has it.
    Standing,
    /// Of a point and of the base, by their places.
    OnBase(fn(&[Point], usize, usize, Subject) -> Ratio),
    /// Of a point by its place, and of those before it.
    OfPoints(fn(&[Point], usize, Subject) -> Ratio),
    /// The sum from the period that this makes of a point's own, and its growth.
    Running(fn(Period) -> Period),
    /// Of a point and of totals that the same source publishes.
    OfTotals(TotalsOf, fn(&Shares) -> Ratio),
}

/// One row of the table.
struct Definition {
    /// The word used in addresses.
    word: &'static str,
    /// The columns of the figure that it is about.
    shown: &'static Columns,
    /// What it adds to every observation.
    columns: &'static [MeasureColumns],
    /// Can it be drawn?
    is_drawn: bool,
    /// How it is computed.
    computation: Computation,
}

/// Declares the measures: a variant and a row of the table for each, in one order.
macro_rules! measures {
    ($($(#[$meta:meta])* $name:ident = $definition:expr;)*) => {
        /// What a series shows beside its values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Measure {
            $($(#[$meta])* $name,)*
        }

        impl Measure {
            /// Every measure, those that can be drawn first.
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];
        }

        static MEASURES: [Definition; Measure::ALL.len()] = [$($definition),*];
    };
}

static INDEX: Columns = columns!(index "index");
static POP: Columns = columns!(percent "pop");
static ROLLING12: Columns = columns!(money "rolling12");
static ROLLING12_YOY: Columns = columns!(percent "rolling12_yoy");
static YTD: Columns = columns!(money "ytd");
static YTD_YOY: Columns = columns!(percent "ytd_yoy");
static INTENSITY: Columns = columns!(index "intensity");
static RCA: Columns = columns!(index "rca");

measures! {
    /// The amounts.
    #[default]
    Value = Definition {
        word: "value",
        shown: &figures::VALUE,
        columns: &[],
        is_drawn: true,
        computation: Computation::Standing,
    };
    /// Per cent change on a year before.
    Yoy = Definition {
        word: "yoy",
        shown: &figures::YOY,
        columns: &[],
        is_drawn: true,
        computation: Computation::Standing,
    };
    /// The index on a base period.
    Index = Definition {
        word: "index",
        shown: &INDEX,
        columns: &[MeasureColumns::Figure(&INDEX)],
        is_drawn: true,
        computation: Computation::OnBase(index),
    };
    /// Per cent change on the period before.
    Pop = Definition {
        word: "pop",
        shown: &POP,
        columns: &[MeasureColumns::Figure(&POP)],
        is_drawn: false,
        computation: Computation::OfPoints(pop),
    };
    /// The last twelve months and their growth.
    Rolling12 = Definition {
        word: "rolling12",
        shown: &ROLLING12,
        columns: &[
            MeasureColumns::Figure(&ROLLING12),
            MeasureColumns::Months("rolling12_months"),
            MeasureColumns::Figure(&ROLLING12_YOY),
        ],
        is_drawn: false,
        computation: Computation::Running(first_of_twelve_months),
    };
    /// The year to date and its like-for-like growth.
    Ytd = Definition {
        word: "ytd",
        shown: &YTD,
        columns: &[MeasureColumns::Figure(&YTD), MeasureColumns::Months("ytd_months"), MeasureColumns::Figure(&YTD_YOY)],
        is_drawn: false,
        computation: Computation::Running(first_of_year),
    };
    /// Trade intensity.
    Intensity = Definition {
        word: "intensity",
        shown: &INTENSITY,
        columns: &[MeasureColumns::Figure(&INTENSITY)],
        is_drawn: false,
        computation: Computation::OfTotals(TotalsOf::Partner, intensity),
    };
    /// Revealed comparative advantage.
    Rca = Definition {
        word: "rca",
        shown: &RCA,
        columns: &[MeasureColumns::Figure(&RCA)],
        is_drawn: false,
        computation: Computation::OfTotals(TotalsOf::Product, rca),
    };
}

impl Measure {
    fn definition(self) -> &'static Definition {
        &MEASURES[self as usize]
    }

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.definition().word
    }

    /// The columns of the figure that it is about.
    #[must_use]
    pub fn shown(self) -> &'static Columns {
        self.definition().shown
    }

    /// The columns that it adds to every observation.
    #[must_use]
    pub fn columns(self) -> &'static [MeasureColumns] {
        self.definition().columns
    }

    /// Is it an amount of money?
    #[must_use]
    pub fn is_money(self) -> bool {
        self.shown().kind == FigureKind::Money
    }

    /// Can it be drawn?
    #[must_use]
    pub fn has_picture(self) -> bool {
        self.definition().is_drawn
    }

    /// How it is computed.
    #[must_use]
    pub fn computation(self) -> Computation {
        self.definition().computation
    }

    /// Is it held against a base period?
    #[must_use]
    pub fn has_base(self) -> bool {
        matches!(self.computation(), Computation::OnBase(_))
    }

    /// Does a figure of it rest on periods before its own, whichever they are?
    #[must_use]
    pub fn looks_back(self) -> bool {
        matches!(self.computation(), Computation::OfPoints(_) | Computation::Running(_))
    }

    /// Does it sum parts of years, so that a series of years has none?
    #[must_use]
    pub fn needs_parts_of_years(self) -> bool {
        matches!(self.computation(), Computation::Running(_))
    }
}

/// Measures every point, but for what needs totals; the points are sorted by period and of one frequency. Without a base among
/// them an index is null.
pub fn measure(points: &mut [Point], subject: Subject, measure: Measure, base: Option<Period>) {
    let base = base.and_then(|base| place_of(points, base));
    for place in 0..points.len() {
        points[place].measured = match measure.computation() {
            Computation::Standing | Computation::OfTotals(..) => return,
            Computation::OnBase(of) => {
                let ratio = base.map_or(Ratio::null(Reason::Missing), |base| of(points, base, place, subject));
                Some(Box::new([ratio.into()]))
            }
            Computation::OfPoints(of) => Some(Box::new([of(points, place, subject).into()])),
            Computation::Running(first) => Some(Box::new(<[Measured; 3]>::from(running_sum(points, place, subject, first)))),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_its_row_and_a_point_has_what_its_columns_say() {
        for (place, measure) in Measure::ALL.into_iter().enumerate() {
            assert_eq!(measure as usize, place);
            let stands = matches!(measure.computation(), Computation::Standing);
            assert_eq!(measure.columns().is_empty(), stands, "{measure:?}");
            let adds_what_it_shows =
                matches!(measure.columns().first(), Some(MeasureColumns::Figure(first)) if *first == measure.shown());
            assert!(stands || adds_what_it_shows, "{measure:?}");
        }
        let drawn: Vec<bool> = Measure::ALL.map(Measure::has_picture).to_vec();
        assert!(drawn.is_sorted_by(|one, two| one >= two), "those that can be drawn come first");
        assert_eq!((Measure::default(), Measure::Rolling12.word()), (Measure::Value, "rolling12"));
    }
}
