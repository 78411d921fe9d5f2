//! The trade of a pair as both of its members report it.

use std::sync::Arc;

use super::{basis::basis, ratio::Ratio};
use crate::trade::{
    Area, Bound, Calendar, CautionText, Dyad, Frequency, Level, Period, Product, Reporting, Source, Status, Valuation,
};

/// The trade of a dyad as both members report it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mirror {
    /// The dyad asked for.
    pub dyad: Dyad,
    /// Which product.
    pub product: Product,
    /// Years, quarters, months or parts of years.
    pub frequency: Frequency,
    /// The calendar of the period labels.
    pub calendar: Calendar,
    /// ISO 4217 code of the currency.
    pub unit: String,
    /// Power of ten of the coarsest rounding unit of any input.
    pub rounding: Option<i8>,
    /// What to beware of.
    pub cautions: Vec<CautionText>,
    /// From the reporter to the partner, then back.
    pub directions: Vec<MirrorDirection>,
}

/// One direction of trade, seen from both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct MirrorDirection {
    /// The goods go from `reporter` to `partner`: exports by the reporter's count, imports by the partner's.
    pub dyad: Dyad,
    /// The source of the exporter's figures.
    pub exports_source: Option<Arc<Source>>,
    /// The source of the importer's figures.
    pub imports_source: Option<Arc<Source>>,
    /// How the exporter's figures were made.
    pub exports_making: Option<MirrorMaking>,
    /// How the importer's figures were made.
    pub imports_making: Option<MirrorMaking>,
    /// The figures, by period.
    pub points: Vec<MirrorPoint>,
}

/// How the figures of one end were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorMaking {
    /// At which border they are valued.
    pub valuation: Valuation,
    /// Put together here, not published as such.
    pub derived: bool,
    /// The frequency that was published, when the periods were rolled up from it.
    pub rolled_up_from: Option<Frequency>,
    /// The level that a total was summed over, where the source publishes none.
    pub summed_over: Option<String>,
    /// The calendars of the figures, which need not be that of the mirror.
    pub calendars: Vec<Calendar>,
}

/// Both ends' figures of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct MirrorPoint {
    /// The period.
    pub period: Period,
    /// X: the exporter's exports.
    pub exports: Option<Level>,
    /// M: the importer's imports.
    pub imports: Option<Level>,
    /// (M − X)·100 / mean(M, X), per cent.
    pub gap: Ratio,
    /// M / X.
    pub ratio: Ratio,
    /// What else is known of the exporter's figure.
    pub exporter: MirrorSide,
    /// What else is known of the importer's figure.
    pub importer: MirrorSide,
}

/// What else is known of the figure of one end.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MirrorSide {
    /// SDMX observation status; none where there is no row.
    pub status: Option<Status>,
    /// A remark from the dataset.
    pub note: Option<Arc<str>>,
    /// How many months of a rolled-up period were published.
    pub months: Option<i32>,
    /// What figures of other periods allow, where there is none of exactly these days.
    pub allowed: Option<Allowed>,
}

/// The least and the most that figures of other periods allow, in ten-thousandths of the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// The least.
    pub low: Bound,
    /// The most; none where they do not cover the period.
    pub high: Option<Bound>,
}

impl Mirror {
    /// `rounded_published` when any input is rounded, else `as_published`.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        basis(self.rounding)
    }

    /// By whom the figures of both directions are counted: each side by itself, once for both, or otherwise where any is so.
    #[must_use]
    pub fn counting(&self) -> Counting {
        let with_figures = self.directions.iter().filter(|direction| !direction.points.is_empty());
        let mut all = with_figures.map(MirrorDirection::counting);
        let Some(first) = all.next() else { return Counting::EachSide };
        all.fold(first, |known, other| match (known, other) {
            (Counting::Once(_), Counting::Once(_)) => known,
            (one, two) if one == two => known,
            _ => Counting::Otherwise,
        })
    }
}

/// By whom the figures of a direction are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Each side by its own account, as far as it has one.
    EachSide,
    /// Both sides have one figure, of this account.
    Once(Counter),
    /// Two figures that are not two reports: one side's is taken from elsewhere.
    Otherwise,
}

/// Whose account one figure for both sides is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// The importer's.
    Importer,
    /// The exporter's.
    Exporter,
    /// That of a compiler, who made both agree.
    Compiler,
}

impl Counter {
    /// The word in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Importer => "importer",
            Self::Exporter => "exporter",
            Self::Compiler => "compiler",
        }
    }
}

impl MirrorDirection {
    /// By whom its figures are counted. What a source has `mirrored` is the partner's count, what it has `reconciled` its compiler's:
    /// neither is a report of its own side.
    #[must_use]
    pub fn counting(&self) -> Counting {
        let of = |source: &Option<Arc<Source>>| source.as_ref().map(|source| source.reporting);
        let one_source =
            self.exports_source.as_ref().map(|source| &source.name) == self.imports_source.as_ref().map(|source| &source.name);
        match (of(&self.exports_source), of(&self.imports_source)) {
            (Some(exports), Some(imports)) if exports.is_own_count() && imports.is_own_count() => Counting::EachSide,
            (Some(Reporting::Mirrored), Some(Reporting::Mirrored)) if one_source => Counting::Once(Counter::Importer),
            (Some(Reporting::Reconciled), Some(Reporting::Reconciled)) if one_source => Counting::Once(Counter::Compiler),
            (Some(exports), Some(Reporting::Mirrored)) if exports.is_own_count() => Counting::Once(Counter::Exporter),
            (Some(Reporting::Mirrored), Some(imports)) if imports.is_own_count() => Counting::Once(Counter::Importer),
            (Some(_), Some(_)) => Counting::Otherwise,
            (Some(Reporting::Mirrored), None) => Counting::Once(Counter::Importer),
            (None, Some(Reporting::Mirrored)) => Counting::Once(Counter::Exporter),
            (Some(Reporting::Reconciled), None) | (None, Some(Reporting::Reconciled)) => Counting::Once(Counter::Compiler),
            _ => Counting::EachSide,
        }
    }

    /// The account that one figure for both sides is of.
    #[must_use]
    pub fn counted_once(&self) -> Option<Counter> {
        match self.counting() {
            Counting::Once(counter) => Some(counter),
            Counting::EachSide | Counting::Otherwise => None,
        }
    }

    /// Whose account that is, where it is one of the two sides.
    #[must_use]
    pub fn counted_by(&self, counter: Counter) -> Option<Area> {
        match counter {
            Counter::Importer => Some(self.dyad.partner),
            Counter::Exporter => Some(self.dyad.reporter),
            Counter::Compiler => None,
        }
    }
}

impl MirrorPoint {
    /// The figure where both sides have one: that of the account that it is of, else the other.
    #[must_use]
    pub fn one_figure(&self) -> Option<&Level> {
        self.exports.as_ref().or(self.imports.as_ref())
    }

    /// What else is known of that figure.
    #[must_use]
    pub fn one_side(&self) -> &MirrorSide {
        if self.exports.is_some() || self.imports.is_none() { &self.exporter } else { &self.importer }
    }

    /// What is known of the exports: their own interval, or what other periods allow.
    #[must_use]
    pub fn exports_allowed(&self) -> Option<Allowed> {
        self.exports.map(Allowed::from).or(self.exporter.allowed)
    }

    /// The same of the imports.
    #[must_use]
    pub fn imports_allowed(&self) -> Option<Allowed> {
        self.imports.map(Allowed::from).or(self.importer.allowed)
    }
}

impl Allowed {
    /// Does it say anything, of a flow that is never below zero?
    #[must_use]
    pub fn says_something(self) -> bool {
        self.low > 0 || self.high.is_some()
    }
}

impl From<Level> for Allowed {
    fn from(level: Level) -> Self {
        Self { low: level.bounds.low, high: Some(level.bounds.high) }
    }
}
