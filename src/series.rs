//! A series: one source's figures of one reporter about one partner, by period, with what is derived from them (floor 1).

mod mirror;
mod subject;

use std::sync::Arc;

pub use mirror::{Allowed, Mirror, MirrorDirection, MirrorMaking, MirrorPoint, MirrorSide};
pub use subject::Subject;

use crate::trade::{Amount, Bound, Calendar, Dyad, Frequency, Level, Period, Product, Source, Status, Territories, Valuation};

/// Why a figure is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The first period of the series.
    NoPreviousPeriod,
    /// The series has earlier periods, but not the one compared with.
    Gap,
    /// The base was published as 0.
    ZeroBase,
    /// One of the figures was not published.
    Missing,
    /// The valuation or the territory differs, or a break lies between.
    NotComparable,
    /// Mirror figures that do not come from two reporting sources.
    NotIndependent,
    /// A balance may be on either side of zero.
    SignNotCertain,
    /// Rolled up from fewer than all parts.
    Incomplete,
    /// Published once, so there is nothing to compare with.
    SingleVintage,
    /// Held against periods of another calendar, which share only a part of its days.
    CalendarsDiffer,
    /// A sum or difference past what is held exactly.
    TooLarge,
    /// The source has the whole of the period and no row of this part: not traded, below its threshold, or not broken down.
    NoRow,
}

/// A ratio, percentage or index with the bounds that rounding allows, or the reason it is null.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ratio {
    /// From the values as published.
    pub value: Option<f64>,
    /// The lowest consistent with the rounding of the inputs.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// Why `value` is null.
    pub reason: Option<Reason>,
}

/// A difference of amounts with its bounds, or the reason it is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    /// From the values as published.
    pub value: Option<Amount>,
    /// The lowest, in ten-thousandths of the unit.
    pub low: Option<Bound>,
    /// The highest.
    pub high: Option<Bound>,
    /// Why `value` is null.
    pub reason: Option<Reason>,
}

/// A sum over months or quarters in a row, and its growth on the same ones a year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Running {
    /// The sum.
    pub level: Option<Level>,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// How many of its months were published.
    pub months: i32,
    /// Its growth, per cent.
    pub yoy: Ratio,
}

/// What was asked for beside the value and its growth on a year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measured {
    /// Growth on the period before, per cent.
    Pop(Ratio),
    /// The last twelve months.
    Rolling12(Running),
    /// The months of the calendar's year so far.
    Ytd(Running),
    /// Trade intensity.
    Intensity(Ratio),
    /// Revealed comparative advantage.
    Rca(Ratio),
}

/// How the exports and imports of a balance compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relations {
    /// (X − M)·100 / (X + M), per cent.
    pub relative_balance: Ratio,
    /// X·100 / M, per cent.
    pub coverage: Ratio,
}

/// One period's figure as first published and as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Revision {
    /// The period.
    pub period: Period,
    /// As first published, and when, `yyyymmdd` with zeros for what is not known.
    pub first: (Option<Level>, i32),
    /// As it stands, and since when.
    pub latest: (Option<Level>, i32),
    /// How many dates it was published on.
    pub vintages: usize,
    /// The latest less the first.
    pub difference: Difference,
    /// The same in per cent of the first.
    pub percent: Ratio,
}

/// The figures of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The period, in the calendar of the series.
    pub period: Period,
    /// The level; none when it was not published.
    pub level: Option<Level>,
    /// SDMX observation status.
    pub status: Status,
    /// Why there is no level, where that is not plainly that none was published.
    pub value_reason: Option<Reason>,
    /// How many months of a rolled-up period were published.
    pub months: Option<i32>,
    /// How many of those months were published in quarters only; none where the source has months only.
    pub months_from_quarters: Option<i32>,
    /// The series breaks between parts of this rolled-up period, not only before it.
    pub broken_inside: bool,
    /// When the figure came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// A remark from the dataset.
    pub note: Option<Arc<str>>,
    /// The territories that the figure is about.
    pub territories: Territories,
    /// The exports that a derived level was made from.
    pub exports: Option<Level>,
    /// The imports that a derived level was made from; of domestic exports, the re-exports.
    pub imports: Option<Level>,
    /// Change on a year before.
    pub change: Difference,
    /// Per cent change on a year before.
    pub yoy: Ratio,
    /// When the figure a year before came out, where it is of a later vintage than this one: it was revised and this one was not.
    pub compared_published: Option<i32>,
    /// Index on the base period, when asked for.
    pub index: Option<Ratio>,
    /// Another measure, when asked for.
    pub measured: Option<Box<Measured>>,
    /// How exports and imports compare, in a balance.
    pub relations: Option<Box<Relations>>,
}

/// One source's figures of one reporter about one partner, sorted by period.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What is counted.
    pub subject: Subject,
    /// Which product.
    pub product: Product,
    /// Years, quarters or months.
    pub frequency: Frequency,
    /// The calendar of the period labels.
    pub calendar: Calendar,
    /// ISO 4217 code of the currency of all amounts.
    pub unit: String,
    /// At which border the figures are valued.
    pub valuation: Valuation,
    /// Power of ten of the coarsest rounding unit of any input; none when no input is rounded.
    pub rounding: Option<i8>,
    /// Made from exports and imports here, not published as such.
    pub derived: bool,
    /// Each figure is exports and imports put together here.
    pub combined: bool,
    /// The frequency that was published, when the periods were rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// The level that a total was summed over, such as `HS:2`, where the source publishes none.
    pub summed_over: Option<String>,
    /// Where the figures come from.
    pub source: Arc<Source>,
    /// What to beware of.
    pub cautions: Vec<String>,
    /// The figures, by period.
    pub points: Vec<Point>,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 12] = [
        Self::NoPreviousPeriod,
        Self::Gap,
        Self::ZeroBase,
        Self::Missing,
        Self::NotComparable,
        Self::NotIndependent,
        Self::SignNotCertain,
        Self::Incomplete,
        Self::SingleVintage,
        Self::CalendarsDiffer,
        Self::TooLarge,
        Self::NoRow,
    ];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoPreviousPeriod => "no_previous_period",
            Self::Gap => "gap",
            Self::ZeroBase => "zero_base",
            Self::Missing => "missing",
            Self::NotComparable => "not_comparable",
            Self::NotIndependent => "not_independent",
            Self::SignNotCertain => "sign_not_certain",
            Self::Incomplete => "incomplete",
            Self::SingleVintage => "single_vintage",
            Self::CalendarsDiffer => "calendars_differ",
            Self::TooLarge => "too_large",
            Self::NoRow => "no_row",
        }
    }

    /// The reason in a sentence.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoPreviousPeriod => "the series begins here",
            Self::Gap => "the period a year before is not in the series",
            Self::ZeroBase => "the base was published as 0",
            Self::Missing => "a figure was not published",
            Self::NotComparable => "the valuation differs or the series has a break",
            Self::NotIndependent => "the two sides are not both reported by their own statistics",
            Self::SignNotCertain => "the balance may be on either side of zero",
            Self::Incomplete => "not all parts of the period were published",
            Self::SingleVintage => "the figure was published once",
            Self::CalendarsDiffer => "the periods of two calendars share only a part of their days",
            Self::NoRow => {
                "the source has the whole of the period and no row of this: not traded, below its threshold, or not broken down"
            }
            Self::TooLarge => "past 92 quadrillion units, which is the most that is held exactly",
        }
    }
}

impl Ratio {
    /// Null, for this reason.
    #[must_use]
    pub fn null(reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }
}

impl Difference {
    /// Null, for this reason.
    #[must_use]
    pub fn null(reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }
}

impl Point {
    /// Why the level is null; nothing when it is not.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.level.is_none().then(|| self.value_reason.unwrap_or(Reason::Missing))
    }

    /// A point with nothing derived yet.
    #[must_use]
    pub fn new(period: Period, level: Option<Level>, status: Status) -> Self {
        Self {
            period,
            level,
            status,
            value_reason: None,
            months: None,
            months_from_quarters: None,
            broken_inside: false,
            published: 0,
            note: None,
            territories: Territories::default(),
            exports: None,
            imports: None,
            change: Difference::default(),
            yoy: Ratio::default(),
            compared_published: None,
            index: None,
            measured: None,
            relations: None,
        }
    }
}

impl Series {
    /// `rounded_published` when any input is rounded, else `as_published`.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        basis(self.rounding)
    }
}

fn basis(rounding: Option<i8>) -> &'static str {
    if rounding.is_some() { "rounded_published" } else { "as_published" }
}

/// The latest figure of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Its period.
    pub period: Period,
    /// How much.
    pub level: Level,
    /// ISO 4217 code of the currency.
    pub unit: String,
}
