//! A figure that somebody states of a pair: of what, of which months, whose it is, and which values it stands for.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    query::{Parameters, Query, Resource, View, WindowEdge},
    series::{Ratio, Subject},
    statistics::{ClaimSet, DataRange, Fraction},
    trade::{Calendar, Day, Dyad, Figure, Frequency, Level, Period, Product, Reporting, Source, Span, Status, Valuation},
};

/// How a figure comes to be stated, the plainest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatedAs {
    /// Published as such; of growth, between two figures that are.
    Figure,
    /// Made of two flows, also of two that are claimed, or of the products of a level.
    Derived,
    /// The sum of the months or quarters that make up its period.
    Sum,
    /// Claimed.
    Claim,
}

/// How much it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// An amount as published.
    Level(Level),
    /// A growth in per cent, which has a value.
    Growth(Ratio),
    /// As worded in a claim.
    Claimed {
        /// The stated value.
        value: Figure,
        /// Its scale, a power of ten.
        unit_mult: u8,
        /// The values that the claim allows.
        set: ClaimSet,
    },
}

/// What shows a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ShownBy {
    /// A series in one of its periods, of figures as they were out on a day where they are others today.
    Series { query: Arc<Query>, period: Period, as_of: Option<Day> },
    /// The claims of its pair.
    Claims,
}

/// A figure that somebody states of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedFigure {
    /// How it comes to be stated.
    pub stated_as: StatedAs,
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What is counted.
    pub subject: Subject,
    /// Which product.
    pub product: Product,
    /// Of which months.
    pub period: Span,
    /// The calendar of the months.
    pub calendar: Calendar,
    /// The source.
    pub source: Arc<Source>,
    /// How much it is.
    pub quantity: Quantity,
    /// ISO 4217 code of the currency; of a claimed growth only where it is said.
    pub currency: Option<String>,
    /// Of growth the months compared with, where they are not those a year earlier.
    pub compared_to: Option<Span>,
    /// At which border it is valued.
    pub valuation: Valuation,
    /// SDMX observation status.
    pub status: Status,
    /// When it came out, `yyyymmdd` with zeros for what is not known.
    pub published: i32,
    /// Has its source another figure of the same months today?
    pub is_superseded: bool,
    /// The id of the claim that states it.
    pub claim: Option<String>,
    pub(super) shown_by: ShownBy,
}

impl StatedAs {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Figure, Self::Derived, Self::Sum, Self::Claim];

    /// The word used in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Derived => "derived",
            Self::Sum => "sum",
            Self::Claim => "claim",
        }
    }
}

/// A growth in billionths of a per cent, which is finer than any is stated.
fn growth_fraction(percent: f64) -> Option<Fraction> {
    const PARTS: i128 = 1_000_000_000;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "rounded to billionths; a cast keeps to its limits"
    )]
    let parts = (percent * PARTS as f64).round() as i128;
    Fraction::new(parts, PARTS)
}

impl Quantity {
    /// The figure as stated: units of the currency, of growth per cent.
    #[must_use]
    pub fn stated(&self) -> Option<Fraction> {
        match self {
            Self::Level(level) => Fraction::new(level.amount.hundredths().into(), 100),
            Self::Growth(ratio) => growth_fraction(ratio.value?),
            Self::Claimed { set, .. } => Some(set.stated),
        }
    }

    /// The values that it stands for.
    #[must_use]
    pub fn allowed(&self) -> DataRange {
        match self {
            Self::Level(level) => {
                let end = |bound| Fraction::new(bound, crate::trade::BOUND_PER_UNIT);
                DataRange { low: end(level.bounds.low), high: end(level.bounds.high) }
            }
            Self::Growth(ratio) => {
                DataRange { low: ratio.low.and_then(growth_fraction), high: ratio.high.and_then(growth_fraction) }
            }
            Self::Claimed { set, .. } => set.ends(),
        }
    }

    /// The power of ten that it is rounded to; the least of what is not rounded.
    pub(super) fn rounding(&self) -> i32 {
        match self {
            Self::Level(level) => level.rounding.map_or(i32::MIN, i32::from),
            Self::Growth(_) => i32::MIN,
            Self::Claimed { value, unit_mult, .. } => {
                i32::from(*unit_mult) - i32::try_from(value.written_decimals()).unwrap_or(i32::MAX)
            }
        }
    }
}

impl StatedFigure {
    /// How often there is such a figure; none of months that are no period.
    #[must_use]
    pub fn frequency(&self) -> Option<Frequency> {
        Period::of_months(self.period.first_month(), self.period.months()).map(Period::frequency)
    }

    /// The first and the last day of its months.
    #[must_use]
    pub fn days(&self) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        super::months::days(&self.period, self.calendar)
    }

    /// The canonical path and query of what shows it.
    #[must_use]
    pub fn address(&self) -> String {
        match &self.shown_by {
            ShownBy::Series { query, period, as_of } => {
                let edge = Some(WindowEdge::from(*period));
                let of_series = &query.parameters;
                let parameters = Parameters { from: edge, to: edge, as_of: as_of.or(of_series.as_of), ..of_series.clone() };
                Query { parameters, ..(**query).clone() }.address()
            }
            ShownBy::Claims => {
                let is_one = self.stated_as == StatedAs::Claim && Subject::FLOWS.contains(&self.subject);
                let edges = self.days().map(|(first, last)| [WindowEdge::Day(first), WindowEdge::Day(last)]);
                let parameters = Parameters {
                    source: Some(self.source.name.clone()),
                    flow: Some(self.subject).filter(|_| is_one),
                    from: edges.map(|[first, _]| first),
                    to: edges.map(|[_, last]| last),
                    ..Parameters::default()
                };
                Query { resource: Resource::View(self.dyad, View::Claims), parameters }.address()
            }
        }
    }

    /// Its place among figures that fit as well: those stated exactly, the plainest, of whoever counted himself, by priority; and then
    /// in an order of its own, so that no two are alike.
    pub(super) fn rank(&self) -> impl Ord + '_ {
        let reporting = Reporting::ALL.into_iter().position(|known| known == self.source.reporting);
        let quality = (self.is_superseded, self.quantity.rounding(), self.stated_as, reporting, Reverse(self.source.priority));
        let subject = Subject::ALL.into_iter().position(|known| known == self.subject);
        let trade = (self.dyad, subject, self.product, self.calendar, &self.currency);
        let months = (self.period.first_month(), self.period.months(), Reverse(self.published));
        (quality, &self.source.name, trade, months, &self.claim)
    }
}
